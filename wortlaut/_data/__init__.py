"""Language knowledge as data: TOML files, one topic each, with source, licence and reader in the header."""
