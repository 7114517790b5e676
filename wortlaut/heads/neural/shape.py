"""The sizes that the graphs of a pack and the code around them agree on."""

from __future__ import annotations

from typing import Final

ROLES: Final = ("quote", "speaker", "cue", "frame", "addressee")
"""The roles of a word in a statement, in the order of the graph's outputs."""
RULES: Final = 16
"""What the rules say of a word (``features.word_features``)."""
CONDITION: Final = len(ROLES) + 2
"""What the rules say of a word given the statement's anchor (``features.conditions``)."""
REFINED: Final = 256
"""Width of the vectors that roles are read from."""
REACH: Final = 96
"""Words on either side of an anchor that its roles are looked for in."""
