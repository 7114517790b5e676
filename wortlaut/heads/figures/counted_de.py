"""What a German figure counts or measures."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.phrases_de import (
    Tokens,
    closing_noun,
    joined_nouns,
    leading_noun,
    object_before,
    subject,
    through_transparent,
    whole_name,
)
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line


def right_noun(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Return the noun that stands behind the number in its own phrase."""
    at = found.last
    if line.lower(at) in known.counted["partitives"]:
        return _partitive(line, at, found, known)
    noun = closing_noun(line, at, known)
    if noun is not None and found.unit is None:
        return joined_nouns(line, noun)
    return noun


def _partitive(line: Line, at: int, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "der von der Miliz gehaltenen [Städte]", "von [ihnen]"."""
    low = line.low[at]
    is_amount = found.unit not in (None, "share", "percent", "permille")
    if (low == "an" and (found.unit is None or not line.is_noun(at + 1))) or (is_amount and low != "an"):
        return None
    if line.lower(at + 1) in known.counted["pronouns"]:
        return at + 1, at + 2
    while line.lower(at + 1) in known.counted["determiners"] or line.is_number(at + 1):
        at += 1
    return closing_noun(line, at + 1, known, participial=True)


def counted(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Return what the figure counts or measures, as far as its own clause says so."""
    if found.kind == "score" or (found.unit == "point"):
        return None
    if found.kind == "age":
        return _aged(line, found, known)
    if found.unit is None or found.unit in ("share", "percent", "permille"):
        noun = right_noun(line, found, known) or _left(line, found, known)
        return noun or _whole(line, found, known) or _subject(line, found, known)
    if found.unit == "magnitude":
        return _quake(line, found, known) or _subject(line, found, known, any_verb=True)
    if line.lower(found.last) in known.counted["directions"] and not found.unit.isupper():
        return _left(line, found, known)
    return _measured(line, found, known) or _left(line, found, known) or _subject(line, found, known)


def _whole(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "mit 50 Prozent am [Flughafen] beteiligt"."""
    if found.unit != "percent" or line.lower(found.last) not in known.counted["shared_in"]:
        return None
    at = found.last + 1
    while line.lower(at) in known.counted["determiners"]:
        at += 1
    noun = closing_noun(line, at, known, participial=True)
    is_time = noun is not None and (
        line.low[noun[0]] in known.counted["time_nouns"] or line.low[noun[0]] in known.no_figure["weekdays"]
    )
    return None if is_time else noun


def _quake(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "ein [Beben] der Stärke 6,4"."""
    at = found.first - 1
    while at >= 0 and (line.low[at] in known.counted["determiners"] or line.low[at] in ("mit", "von")):
        at -= 1
    if known.leading.at(line.words, at) and at > 1:
        return _quake(line, Quantity(at, at + 1, 0, 0, 0.0, ""), known)
    return (at, at + 1) if line.is_noun(at) and at < found.first - 1 else None


def _measured(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "die 280 Meter lange [Brücke]", "55 Tonnen [Stahl]", "zwei Euro [Gebühr]"."""
    at = found.last
    low = line.lower(at)
    if low.endswith("lich") or low.startswith("entfernt"):
        return None
    is_distance = found.unit is not None and not found.unit.isupper()
    if is_distance and low in known.counted["stops"]:
        return None
    return right_noun(line, found, known)


def _aged(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    before, behind = line.word(found.first - 1), line.word(found.last)
    if before in ("(", ","):
        return _name_before(line, found.first - 1)
    if (
        line.words[found.last - 1].lower().lstrip("-").endswith(tuple(known.ages))
        or "jährig" in line.low[found.last - 1]
    ):
        # "der 58-Jährige" is himself who is that old.
        if line.is_noun(found.last - 1) and (
            found.form != "word" or found.first > 0 or not line.is_noun(found.last)
        ):
            return None
        noun = right_noun(line, found, known)
        return noun and whole_name(line, noun)
    if behind.lower() in known.age_words["old"] and behind.lower() not in ("alt", "jung"):
        noun = closing_noun(line, found.last + 1, known)
        return noun and whole_name(line, noun)
    noun = _young_before(line, found, known) or _noun_of_age(line, found, known)
    return noun or _subject(line, found, known, any_verb=True)


def _noun_of_age(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "[Spieler] im Alter von 16 Jahren"."""
    for at in range(found.first - 1, max(found.first - 4, 1), -1):
        if line.low[at] in known.age_words["bare"] and line.low[at - 1] == "im":
            is_time = line.lower(at - 2) in known.counted["time_nouns"]
            return _name_before(line, at - 1) if line.is_noun(at - 2) and not is_time else None
    return None


def _young_before(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    for at in range(found.first - 1, max(found.first - 5, -1), -1):
        if line.low[at] in known.age_words["young"]:
            return at, at + 1
    return None


def _name_before(line: Line, end: int) -> Tokens | None:
    start = end
    while start > 0 and end - start < 2 and line.is_noun(start - 1):
        start -= 1
    return (start, end) if start < end else None


def _left(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "ein [Schaden] von 500 Euro", "[Kosten] in Höhe von", "ein [Anstieg] um"."""
    at = found.first
    if line.lower(at - 1) in known.number["between"] or line.lower(at - 1) in known.counted["fillers"]:
        at -= 1
    link = known.links.before(line.low, at)
    if link is None:
        return _beside(line, found, at, known)
    words = " ".join(line.low[link[0] : at])
    changing = object_before(line, link[0], known) if words in known.counted["change_links"] else None
    noun = changing or _noun_before(line, link[0], known)
    if noun is None:
        return None
    low = line.low[noun[0]]
    is_weak = words in known.counted["weak_links"] and not (
        low.endswith(tuple(known.counted["changes"]))
        or (words in known.bound_words["over"] and low in known.bound_words["over_nouns"])
    )
    if is_weak and changing is None:
        return None
    if found.unit is None and low not in known.counted["count_leads"]:
        return _zahl(line, found, known)
    return through_transparent(line, noun, known)


def _beside(line: Line, found: Quantity, at: int, known: Lexicon) -> Tokens | None:
    """Read "[Reichweite] bis 300 km", "[SPD] 28 Prozent"."""
    name = _name_before(line, at)
    if name is None or _is_listed(line, found, name):
        return name
    is_amount = found.unit is not None and line.low[at - 1].endswith(tuple(known.counted["amount_nouns"]))
    return (at - 1, at) if is_amount else None


def _is_listed(line: Line, found: Quantity, noun: Tokens) -> bool:
    """Say whether it is one of a list of parties and their shares: "SPD 28 Prozent; Grüne 19,3 Prozent"."""
    return found.unit == "percent" and line.lower(noun[0] - 1) in ("", ",", ";", ":", "/", "und", "sowie")


def _noun_before(line: Line, end: int, known: Lexicon) -> Tokens | None:
    if not line.is_noun(end - 1):
        return None
    if line.lower(end - 2) in known.counted["rates"] and line.is_noun(end - 3):
        return end - 3, end - 2
    if line.low[end - 1] in known.counted["time_nouns"]:
        # "ein [Gewinn] im zweiten Quartal von"
        for at in range(end - 2, max(end - 6, 0), -1):
            if line.low[at] in known.counted["in_words"]:
                return (at - 1, at) if line.is_noun(at - 1) else None
        return None
    return end - 1, end


def _zahl(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "die Zahl der [Toten] stieg auf 41"."""
    for at in range(found.first - 1, max(found.first - 16, -1), -1):
        if line.low[at] in known.counted["transparent"]:
            noun = through_transparent(line, (at, at + 1), known)
            return noun if noun[0] > at and noun[1] <= found.first else None
    return None


def _subject(line: Line, found: Quantity, known: Lexicon, *, any_verb: bool = False) -> Tokens | None:
    of = _zahl(line, found, known)
    if of is not None:
        return of
    if found.unit is None and not _follows_measure_verb(line, found, known):
        return None
    of = subject(line, found.first, found.last, known)
    if of is None and any_verb:
        of = leading_noun(line, 0, found.first, known)
        is_sure = line.low[0] in known.counted["determiners"] or (of is not None and of[1] - of[0] > 1)
        of = of if is_sure or line.lower(0) in known.counted["person_pronouns"] else None
    return of


def _follows_measure_verb(line: Line, found: Quantity, known: Lexicon) -> bool:
    before = line.low[max(found.first - 8, 0) : found.first]
    return any(word in known.counted["measure_verbs"] for word in before)
