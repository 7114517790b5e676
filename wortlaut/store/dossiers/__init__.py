"""Dossiers: a matter with its actors, its lines of effort and its places; what belongs to it, and what it tells."""
