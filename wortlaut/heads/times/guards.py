"""What a pattern over words cannot say: when the words it found are no time after all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from wortlaut.heads.times.lexicon import CAPITAL, NUMBER, SMALL, Lexicon, Tokens
from wortlaut.heads.times.tense import is_verb
from wortlaut.language import load
from wortlaut.records import Language

_OPENING, _CLOSING = "„“”\"»«‚‘'’", "“”\"»«‘’'"
# A bare day belongs to a month so many tokens before at most.
_BACK = 120
# Bare years: with a preposition from the first, without one from the likely.
_FIRST, _LIKELY, _LAST = 1500, 1700, 2050
# A span of years is seldom longer.
_LONG_SPAN = 40
# Longer words than "was" and "rises" that end in a plural's letters are what is counted, not verbs.
_SHORT_VERB = 4
# The units that a length may be made of, longest first.
_UNITS = " Y M W D H MI S "
_OF_NUMBERS = "%€$£§#+"
_SENTENCE_ENDS = frozenset(".!?")
_SENTENCE_MARKS = '.!?:„“”"»«(–—|'


class Candidate(NamedTuple):
    """Tokens ``[first, last)`` that a rule takes for an expression."""

    tokens: Tokens
    first: int
    last: int
    lexicon: Lexicon
    language: Language

    def word(self, index: int) -> str:
        """Return a token by its index; nothing outside the stretch."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def code(self, index: int) -> str:
        """Return a token's code; nothing outside the stretch."""
        return self.tokens.codes[index] if 0 <= index < len(self.tokens.codes) else ""

    def before(self, count: int = 1) -> str:
        """Return the word before the expression, blanks not counted; the second before for 2."""
        index = self.first
        for _ in range(count):
            index -= 1
            if self.code(index) == " ":
                index -= 1
        return self.word(index)

    def after(self, count: int = 1) -> str:
        """Return the word after the expression, blanks not counted."""
        index = self.last - 1
        for _ in range(count):
            index += 1
            if self.code(index) == " ":
                index += 1
        return self.word(index)

    def is_of(self, word: str, name: str) -> bool:
        """Say whether a word is of a class."""
        return self.lexicon.has(word, name)


def whole(found: Candidate) -> bool:
    """Say whether no number or compound is cut: not in "3,5 Jahre", "G20", "Mai-Ausgabe", "2.014"."""
    first, last = found.word(found.first), found.word(found.last - 1)
    before, after = found.word(found.first - 1), found.word(found.last)
    if first[:1].isdigit() and (
        before[-1:].isalnum() or (before in tuple(".,:/$€£") and found.word(found.first - 2)[-1:].isdigit())
    ):
        return False
    if last[:1].isdigit() and (
        after[:1].isalnum() or (after in tuple(".,:%°") and _number(found, found.last + 1))
    ):
        return False
    if before == "-" and found.code(found.first - 2) in (CAPITAL, SMALL):
        return False
    return not (
        after in tuple("-’'")
        and after
        and found.code(found.last + 1) in (CAPITAL, SMALL, NUMBER)
        and not _s(found)
    )


def _number(found: Candidate, index: int) -> bool:
    return found.word(index)[:1].isdigit()


def _s(found: Candidate) -> bool:
    return found.word(found.last + 1) == "s"


def _year(found: Candidate) -> bool:
    """Say whether a bare number is a year: what stands beside it decides, then how round it is."""
    number = int(found.word(found.last - 1))
    data = load(found.language, "times")["year"]
    strong = found.before().lower() in data["after" if number % 100 else "after_round"]
    if number > _LAST or _is_count(found, strong):
        return False
    if number % 100 == 0 or number < _LIKELY:
        return strong and (number >= _FIRST or not found.after().islower())
    return True


def _compared(found: Candidate) -> bool:
    """Say whether "als 2014" compares with a year, not with a number of something."""
    words = load(found.language, "times")["year"]["than"]
    number = int(found.word(found.last - 1))
    return found.before().lower() in words and number % 10 != 0 and found.after() in tuple(".,;–)")


def _ends_span(found: Candidate) -> bool:
    """Say whether a year is the end of a span that another begins: "von 1998 bis 2000 Trainer"."""
    first = found.before(2)
    return (
        found.before().lower() in load(found.language, "times")["year"]["till"]
        and found.is_of(first, "year")
        and int(first) % 10 != 0
        and 0 < int(found.word(found.last - 1)) - int(first) < _LONG_SPAN
        and not found.is_of(found.after(), "unit")
        and found.after().lower() not in load(found.language, "times")["year"]["no_year_before"]
    )


def _is_count(found: Candidate, strong: bool) -> bool:
    """Say whether the words beside a number tell that it counts something."""
    data = load(found.language, "times")["year"]
    before, after = found.before(), found.after()
    if before == ".":  # "Art. 1906"
        before = found.before(2)
    if _compared(found) or _ends_span(found):
        return False
    if before.lower() in data["no_year_after"] or after.lower() in data["no_year_before"]:
        return True
    if (after and after in _OF_NUMBERS) or (before and before in _OF_NUMBERS) or found.is_of(after, "unit"):
        return True
    if after.islower() and after.endswith(tuple(data["counted_endings"])) and len(after) > _SHORT_VERB:
        return before.lower() not in data["after_round"]
    is_round = int(found.word(found.last - 1)) % 100 == 0
    if found.language == "de" and found.code(found.last) == " " and found.code(found.last + 1) == CAPITAL:
        return is_round or not strong
    return (
        is_round and after.endswith(tuple(data["adjective_endings"])) and not is_verb(after, found.language)
    )


def _month(found: Candidate) -> bool:
    return not found.is_of(found.word(found.first), "month_name")


def _singular(found: Candidate) -> bool:
    return not found.is_of(found.word(found.last - 1), "unit_plural")


def _nowadays(found: Candidate) -> bool:
    """Say whether "heute" is our time, not a day: "Früher gab es drei Klassen, heute ist es eine", "damals wie heute"."""
    data = load(found.language, "times").get("nowadays", {})
    if found.word(found.first).lower() != data.get("word"):
        return False
    if _still(found, data):
        return True
    if found.after().lower() in data["as"] and found.after(2).lower() in data["then"]:
        return True
    sentence, before = _sentences_before(found)
    if any(word.lower() in data["then"] for word in sentence):
        return True
    return (
        not sentence
        and found.after() in data["states"]
        and any(word.lower() in data["then"] for word in before)
    )


def _still(found: Candidate, data: dict[str, Any]) -> bool:
    """Say whether something lasts: "das noch heute steht", "die es heute noch gibt"."""
    before, after = found.before(), found.after()
    if data["still"] not in (before, after):
        return False
    behind, ahead = (
        found.after(2 if after == data["still"] else 1),
        found.before(2 if before == data["still"] else 1),
    )
    return behind in data["lasts"] or behind in data["lasts_behind"] or ahead in data["lasts"]


def _sentences_before(found: Candidate) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before the expression and those of the sentence before it."""
    sentences: list[list[str]] = [[], []]
    at = 0
    for index in range(found.first - 1, max(-1, found.first - _BACK), -1):
        word = found.word(index)
        if word in _SENTENCE_ENDS and not found.word(index - 1).isdigit():
            at += 1
            if at == len(sentences):
                break
        elif word.isalpha():
            sentences[at].append(word)
    return sentences[0], sentences[1]


def _deictic(found: Candidate) -> bool:
    word = found.word(found.first)
    data = load(found.language, "times").get("nowadays", {})
    before = f"{found.before(2).lower()} {found.before().lower()}"
    behind = [found.before().lower(), found.after().lower(), found.after(2).lower()]
    if data and (
        behind == data["opening"]
        or before in data["idioms"]
        or f"{found.before(3).lower()} {before}" in data["idioms"]
    ):
        return False
    if word.islower():
        return True
    return word.isupper() or _begins(found)


def _begins(found: Candidate) -> bool:
    before = found.before()
    return not before or before[-1] in _SENTENCE_MARKS


def _quoted(found: Candidate) -> bool:
    """Say whether the expression is not all that stands in quotation marks: a title, a name."""
    before, after = found.word(found.first - 1), found.word(found.last)
    return not (before and after and before in _OPENING and after in _CLOSING)


def _holiday(found: Candidate) -> bool:
    """Say whether a holiday's name is no title and no church's."""
    return _quoted(found) and found.before() not in load(found.language, "times")["names"]["churches"]


def _weekday(found: Candidate) -> bool:
    """Say whether a weekday is no part of a name: "the Sunday Courier", "Welt am Sonntag", "Ida Freitag"."""
    data = load(found.language, "times")["names"]
    if not _quoted(found) or found.before(2) in data["papers"]:
        return False
    named = found.code(found.first - 1) == " " and found.code(found.first - 2) == CAPITAL
    if found.code(found.last) == " " and found.code(found.last + 1) == CAPITAL:
        return not named and found.before().lower() not in data["after"]
    return not named or found.language == "en"  # "police arrested Cole Monday"


def _age(found: Candidate) -> bool:
    """Say whether a number of years is a duration and nobody's age."""
    data = load(found.language, "times")["age"]
    before, after = found.before().lower(), found.after().lower()
    if found.word(found.last - 1) in data["not_one"] and found.word(found.first).lower() in data["one"]:
        return False  # "a second reading"
    aged = f"{found.before(2).lower()} {before}" in data["phrases"]
    if not found.is_of(found.word(found.last - 1), "year_word"):
        of_two = found.is_of(found.after(2), "number") and found.is_of(found.after(3), "year_word")
        return not (of_two and (aged or found.after(4).lower() in data["before"]))  # "30 to 40 years old"
    if (
        found.is_of(found.before(2), "number")
        and f"{found.before(4)} {found.before(3)}".lower() in data["phrases"]
    ):
        return False  # "aged 30 to 40"
    if after in data["before"] or aged:
        return False
    return not (before in data["after"] and found.word(found.first)[:1].isdigit())


def _composite(found: Candidate) -> bool:
    """Say whether a length of several units goes from the longer to the shorter: "a year and two months"."""
    words = (found.word(index) for index in range(found.first, found.last))
    units = [str(found.lexicon.value(word, "unit")) for word in words if found.is_of(word, "unit")]
    old = found.after().lower() in load(found.language, "times")["age"]["before"]
    places = [_UNITS.find(f" {unit} ") for unit in units]
    return -1 not in places and places == sorted(set(places)) and not old


def _ref(found: Candidate) -> bool:
    data = load(found.language, "times")["ref"]
    return (
        found.before().lower() not in data["no_ref_after"]
        and found.after().lower() not in data["no_ref_before"]
    )


def _last(found: Candidate) -> bool:
    """Say whether "zuletzt" is "lately": not "last but not least", and no other time follows that it goes with."""
    data = load(found.language, "times")["ref"]
    after = found.after()
    return (
        found.before().lower() not in data["no_last_after"]
        and after.lower() not in data["no_last_before"]
        and not after[:1].isdigit()
        and not found.is_of(after, "month")
        and not found.is_of(after, "weekday")
    )


def _current(found: Candidate) -> bool:
    """Say whether "aktuell" is an adverb of time, no adjective: "aktuell sind es 46"."""
    data = load(found.language, "times")["ref"]
    after = found.after()
    if not after or not (after[0].isalnum()) or after.lower() in data["not_current_before"]:
        return _begins(found) and after in data["current_after"]
    return _begins(found) or found.before().lower() in data["current_after"]


def _former(found: Candidate) -> bool:
    """Say whether "früher" is "in former times", not "earlier": "Früher stand hier eine Linde"."""
    data = load(found.language, "times")["ref"]
    after = found.after()
    if after.lower() in data["not_former_before"]:
        return False
    if found.word(found.first)[0].isupper() and _begins(found):
        return after[:1].isalpha()
    return found.before().lower() in data["former_after"]


def _former_office(found: Candidate) -> bool:
    """Say whether "frühere" is "former": before an office, not before a time."""
    after = found.after()
    return after[:1].isupper() and after not in load(found.language, "times")["ref"]["not_former_noun"]


def _day(found: Candidate) -> bool:
    """Say whether a bare ordinal is a day: some month is named before, in the same stretch."""
    codes = found.tokens.codes[max(0, found.first - _BACK) : found.first]
    return any(code in found.lexicon.codes("month") for code in codes)


def _rate(found: Candidate) -> bool:
    """Say whether something is counted before "a year": "3 miles a week", "$5 million a year"."""
    before = found.before()
    data = load(found.language, "times")["rate"]
    return before in data["after"] or (
        before.endswith("s") and before not in data["not_after"] and len(before) > 3
    )


def _lasting(found: Candidate) -> bool:
    """Say whether "zehnjährig" is no age: what lasts is a thing."""
    data = load(found.language, "times")["lasting"]
    word = found.word(found.last - 1).lower()
    return not any(stem in word for stem in data["ages"]) or found.after().lower().endswith(
        tuple(data["things"])
    )


GUARDS: dict[str, Callable[[Candidate], bool]] = {
    "year": _year,
    "month": _month,
    "singular": _singular,
    "deictic": _deictic,
    "nowadays": _nowadays,
    "weekday": _weekday,
    "holiday": _holiday,
    "age": _age,
    "composite": _composite,
    "lasting": _lasting,
    "ref": _ref,
    "last": _last,
    "current": _current,
    "former": _former,
    "former_office": _former_office,
    "rate": _rate,
    "day": _day,
    "hyphen": lambda _: True,
}
