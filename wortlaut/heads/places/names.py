"""How a place's name is written as a key of the gazetteer, alike when it is built and when it is read."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_DROPPED = dict.fromkeys(map(ord, "().'’‘ʼ`´ʻʿʾ\u00ad\u200b\u200c\u200d\u2060"))
_GAP = re.compile(r"[\s\-‐‑–—_/]+")
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)


def fold(name: str) -> str:
    """Return the key of a name: no case, no full stops, apostrophes or brackets, one space for every gap."""
    if name.isalpha() and (name.isascii() or unicodedata.is_normalized("NFC", name)):
        return name.casefold()  # nine in ten: a single word
    return _GAP.sub(" ", unicodedata.normalize("NFC", name).casefold().translate(_DROPPED)).strip()


def plain(key: str) -> str:
    """Return a key without its marks: "córdoba" becomes "cordoba"."""
    if key.isascii():
        return key
    apart = unicodedata.normalize("NFKD", key.translate(_PLAIN))
    return "".join(c for c in apart if not unicodedata.combining(c))


def digest(key: str) -> int:
    """Return 64 bits that stand for a key in the index of the gazetteer."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")
