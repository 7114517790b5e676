"""The local web page: ``wortlaut serve`` loads it, nothing else does."""
