"""From files and pages to an article and its parts."""
