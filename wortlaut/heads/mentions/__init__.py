"""Names, descriptions and pronouns: what in a text may stand for somebody or something that acts."""
