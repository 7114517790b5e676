"""How large an article may be; what is above is reported, not read."""

from __future__ import annotations

TEXT_LIMIT = 2_000_000
"""Bytes of UTF-8 text that an article may have."""

PAGE_LIMIT = 8_000_000
"""Bytes that a web page, or a line of JSON Lines, may have: markup outweighs text."""
