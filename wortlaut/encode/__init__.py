"""From words to vectors: the one pass of the encoder that every neural head reads."""
