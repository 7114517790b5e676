"""From bytes to characters, none changed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from wortlaut.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
_LATIN = frozenset({"iso8859-1", "ascii"})
# Windows-1252 hardly ever looks like a character of UTF-8, and UTF-8 is hardly ever broken often.
_WHOLE_TO_BROKEN = 4
# Text has line ends, tabs and now and then a stray control character; a picture is full of them.
_CONTROL_SHARE = 0.02
_CONTROL_SAMPLE = 20_000


def decode(content: bytes, *, page: bool) -> str:
    """Return the characters of a text or page, without a byte-order mark.

    In this order: byte-order mark, UTF-8, for a page the encoding that it declares, Windows-1252 (what
    German and English text is when it is not UTF-8). A few broken bytes in UTF-8 become U+FFFD.
    Raises :class:`~wortlaut.errors.NotText`.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    if (mended := _damaged_utf8(content)) is not None:
        return _checked(mended)
    for encoding in ("utf-8", *([_declared(content)] if page else []), "cp1252"):
        try:
            return _checked(content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    raise NotText("not text: neither UTF-8 nor Windows-1252; save it as UTF-8")


def _damaged_utf8(content: bytes) -> str | None:
    """Return text that is UTF-8 but for a few bytes; None for UTF-8 without fault and for anything else."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken:
        return None
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if whole >= _WHOLE_TO_BROKEN * broken else None


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return _checked(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise NotText(f"not text: begins as {encoding} but is not ({error.reason})") from error


def _declared(content: bytes) -> str:
    declared = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    name = declared.group(1).decode("ascii") if declared else "cp1252"
    try:
        # Codecs such as rot13 or zip are no encodings of text.
        found = codecs.lookup(name)
        # What calls itself Latin-1 has the quotation marks of Windows-1252; browsers read it so.
        return name if found._is_text_encoding and found.name not in _LATIN else "cp1252"
    except LookupError:
        return "cp1252"


def _checked(text: str) -> str:
    sample = text[:_CONTROL_SAMPLE]
    controls = sum(
        unicodedata.category(character) == "Cc" and not character.isspace() for character in sample
    )
    if controls > _CONTROL_SHARE * len(sample):
        raise NotText("not text: full of control characters; Wortlaut reads text, HTML and JSON Lines")
    return text
