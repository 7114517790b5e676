"""Hostile text made harmless for a terminal."""

from __future__ import annotations

import re

# Escape sequences drive a terminal, and marks of direction reorder what stands beside them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff]"
)


def safe(text: str) -> str:
    """Return the text with control characters and marks of direction replaced by U+FFFD."""
    return _HARMFUL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the safe text with every run of white space as one space."""
    return " ".join(safe(text.replace("\r", " ").replace("\x0b", " ").replace("\x0c", " ")).split())
