"""Classes of words that speak for an act or a status: what blames, approves, obliges, plans, guesses; and who speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from wortlaut.language import load
from wortlaut.records import Language

# Beginnings and ends of words are looked up by so many letters.
_KEY = 3
# So many words behind a negation are negated.
_REACH = 4
# So many words are kept of each topic, and so many sentences: those of a statement are asked for again and again.
_MOST_WORDS, _MOST_SENTENCES = 16384, 512


class Phrase(NamedTuple):
    """Words of a class that stand together, or ("…") apart."""

    name: str
    parts: tuple[str, ...]
    key: str | None = None
    """A whole word that must stand there behind the first, if the phrase has one."""

    @classmethod
    def of(cls, name: str, entry: str) -> Phrase:
        """Part the entry of a data file."""
        first, *others = entry.split(" ")
        key = next((part for part in reversed(others) if part != "…" and not part.endswith("*")), None)
        return cls(name, (first, *others), key)


class Begun(NamedTuple):
    """The phrases that a word may begin: by their second word where that is a whole one, and the others."""

    by_second: dict[str, tuple[Phrase, ...]]
    others: tuple[Phrase, ...]

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> Begun:
        """Sort the phrases by their second word."""
        by_second: dict[str, tuple[Phrase, ...]] = {}
        for phrase in phrases:
            second = phrase.parts[1]
            if second != "…" and not second.endswith("*"):
                by_second[second] = (*by_second.get(second, ()), phrase)
        sorted_in = {phrase for some in by_second.values() for phrase in some}
        return cls(by_second, tuple(phrase for phrase in phrases if phrase not in sorted_in))


class Classes(NamedTuple):
    """The classes of a language: whole words, beginnings and ends of words, phrases."""

    whole: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[tuple[str, str], ...]]
    ends: dict[str, tuple[tuple[str, str], ...]]
    phrases: dict[str, tuple[Phrase, ...]]

    @classmethod
    def of(cls, data: Mapping[str, Sequence[str]]) -> Classes:
        """Sort the entries of a data file by their kind."""
        whole: dict[str, tuple[str, ...]] = {}
        starts: dict[str, tuple[tuple[str, str], ...]] = {}
        ends: dict[str, tuple[tuple[str, str], ...]] = {}
        phrases: dict[str, tuple[Phrase, ...]] = {}
        for name, entry in ((name, entry) for name, entries in data.items() for entry in entries):
            if " " in entry:
                phrase = Phrase.of(name, entry)
                key = phrase.parts[0].rstrip("*")[:_KEY]
                phrases[key] = (*phrases.get(key, ()), phrase)
            elif entry.endswith("*"):
                stem = entry[:-1]
                starts[stem[:_KEY]] = (*starts.get(stem[:_KEY], ()), (stem, name))
            elif entry.startswith("*"):
                ends[entry[-_KEY:]] = (*ends.get(entry[-_KEY:], ()), (entry[1:], name))
            else:
                whole[entry] = (*whole.get(entry, ()), name)
        return cls(whole, starts, ends, phrases)


Topic = Literal[
    "judging_words",
    "value_words",
    "stance_words",
    "approval_words",
    "approval_nouns",
    "resolve_words",
    "valuing_words",
    "charge_words",
    "censure_words",
    "rebuke_words",
    "medium_words",
    "framing_words",
    "doer_words",
    "doer_papers",
    "outlook_words",
    "content_words",
    "prospect_words",
    "prospect_frame",
    "modality_words",
    "modality_frames",
    "judged",
    "judgement_words",
    "call_words",
    "standing_words",
    "turn_words",
    "plan_words",
    "acts",
    "status",
]

# Of topics that are not the classes of the file of their name: file and table.
_TABLES: dict[Topic, tuple[str, str]] = {
    "doer_papers": ("doer_words", "papers"),
    "approval_nouns": ("approval_words", "nouns"),
    "prospect_frame": ("prospect_words", "frame"),
    "modality_frames": ("modality_words", "frames"),
    "judged": ("act_verbs", "judged"),
    "status": ("statement_acts", "status"),
}


@cache
def _classes(language: Language, topic: Topic) -> Classes:
    if topic == "acts":
        return Classes.of(
            {group["act"]: group["words"] for group in load(language, "statement_acts")["acts"]}
        )
    name, table = _TABLES.get(topic, (topic, "classes"))
    return Classes.of(load(language, name)[table])


Known = tuple[tuple[str, ...], Begun | None]
"""The classes of a word, and the phrases that it may begin."""


class _Words(dict[str, Known | None]):
    """What is known of the words met so far, None of those that nothing is known of."""

    def __init__(self, classes: Classes) -> None:
        super().__init__()
        self._classes = classes

    def __missing__(self, word: str) -> Known | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = _known(word, self._classes)
        return found


@cache
def _words(language: Language, topic: Topic) -> _Words:
    return _Words(_classes(language, topic))


def _known(word: str, classes: Classes) -> Known | None:
    names = [
        *classes.whole.get(word, ()),
        *(name for start, name in classes.starts.get(word[:_KEY], ()) if word.startswith(start)),
        *(name for end, name in classes.ends.get(word[-_KEY:], ()) if word.endswith(end)),
    ]
    begun = [phrase for phrase in classes.phrases.get(word[:_KEY], ()) if _is(word, phrase.parts[0])]
    if not names and not begun:
        return None
    return tuple(dict.fromkeys(names)), Begun.of(begun) if begun else None


def _is(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def classes_in(
    words: Sequence[str], language: Language, topic: Topic = "judging_words"
) -> tuple[tuple[str, int], ...]:
    """Return the classes of the words and of the phrases among them, each with the place of its first word."""
    return _classes_in(tuple(words), language, topic)


@lru_cache(maxsize=_MOST_SENTENCES)
def _classes_in(words: tuple[str, ...], language: Language, topic: Topic) -> tuple[tuple[str, int], ...]:
    known, present = _words(language, topic), frozenset(words)
    found: list[tuple[str, int]] = []
    for index, word in enumerate(words):
        met = known[word]
        if met is None:
            continue
        names, begun = met
        if names:
            found += [(name, index) for name in names]
        if begun is None:
            continue
        likely = begun.others
        if begun.by_second and index + 1 < len(words):
            likely += begun.by_second.get(words[index + 1], ())
        if likely:
            found += [
                (phrase.name, index)
                for phrase in likely
                if (phrase.key is None or phrase.key in present) and _stands(words, index, phrase.parts)
            ]
    return tuple(found)


def _stands(words: Sequence[str], index: int, parts: Sequence[str]) -> bool:
    """Say whether a phrase whose first word is known stands there."""
    apart = False
    for part in parts[1:]:
        if part == "…":
            apart = True
            continue
        index += 1
        while apart and index < len(words) and not _is(words[index], part):
            index += 1
        if index >= len(words) or not _is(words[index], part):
            return False
        apart = False
    return True


def evidence(words: Sequence[str], clause: int, language: Language) -> set[str]:
    """Return the classes met in a sentence whose first main clause has so many words."""
    return placed(classes_in(words, language), clause)


def placed(met: Sequence[tuple[str, int]], clause: int) -> set[str]:
    """Return the classes met in a sentence whose first main clause has so many words, by where they are met.

    A class of the clause stands bare, one behind it with ".rest"; a negated one begins with "not.".
    """
    negated = negations(met)
    found = set()
    for name, index in met:
        bare = name if index < clause else name + ".rest"
        found.add("not." + bare if is_negated(index, negated) else bare)
    return found


def negations(met: Sequence[tuple[str, int]]) -> list[int]:
    """Return where the negations stand among the classes met."""
    return [index for name, index in met if name == "negation"]


def is_negated(index: int, negated: Sequence[int]) -> bool:
    """Say whether a word stands within the reach of one of the negations."""
    return any(0 < index - place <= _REACH for place in negated)


def classes_by(words: Sequence[str]) -> frozenset[str]:
    """Return the classes of bodies and offices that words name."""
    return frozenset(name for name, _ in classes_in(words, "de") if name.startswith("by_"))
