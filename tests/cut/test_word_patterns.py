from __future__ import annotations

import re
import sys
import unicodedata

from wortlaut.cut.word_patterns import MAY_EXTEND, extending


def test_every_combining_mark_of_unicode_extends_what_stands_before() -> None:
    extend = re.compile(f"[{extending()}]")
    marks = [chr(p) for p in range(sys.maxunicode + 1) if unicodedata.category(chr(p))[0] == "M"]
    assert len(marks) > 2000
    assert [f"{ord(mark):x}" for mark in marks if not extend.match(mark)] == []


def test_no_letter_digit_or_white_space_extends_what_stands_before() -> None:
    extend = re.compile(f"[{extending()}]")
    others = (chr(p) for p in range(sys.maxunicode + 1))
    assert [c for c in others if (c.isalnum() or c.isspace()) and extend.match(c)] == []


def test_whatever_extends_a_character_is_seen_before_the_words_are_looked_for() -> None:
    extend = re.compile(f"[{extending()}]")
    every = (chr(p) for p in range(sys.maxunicode + 1))
    assert [f"{ord(c):x}" for c in every if extend.match(c) and not MAY_EXTEND.match(c)] == []
