"""Who is spoken to: the noun phrases beside a German verb of saying that name neither who speaks nor what is said."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase
from wortlaut.language import load

_BY = frozenset({"von", "vom", "durch"})
_AT = frozenset({"an", "ans"})
_TO = frozenset({"zu", "zum", "zur"})


@cache
def lore(key: str) -> frozenset[str]:
    """Return a list of ``addressees.toml``."""
    return frozenset(load("de", "addressees")[key])


@cache
def _media() -> tuple[str, ...]:
    return tuple(load("de", "addressees")["media"])


def is_medium(word: str) -> bool:
    """Say whether a word (in lower case) names a newspaper, an agency, a station."""
    return word.endswith(_media())


def addressee(line: Line, cue: Cue, speaker: Range | None, end: int) -> Range | None:
    """Return who is spoken to, named beside the cue's finite verb or elsewhere in its clause, which ends at ``end``."""
    begin = cue.clause if cue.final else min(cue.clause, cue.at)
    led = marked(line, begin, end, speaker) or _turned_to(line, cue, begin, end)
    if led is not None:
        return led
    if cue.passive:
        return _patient(line, cue, begin, end)
    if cue.final:
        return _before_final(line, cue, speaker)
    found = _beside(line, cue, speaker, end) or _led_off(line, cue, speaker, begin)
    # The noun of the verb is nobody: "ist der Meinung, …".
    return None if found and not set(range(*found)).isdisjoint(cue.indices) else found


def told_beside(line: Line, start: int, end: int) -> Range | None:
    """Return whom words before ``end`` lead to, beside a source: "so Alder gegenüber der Zeitung"."""
    for index in range(start, end):
        if line.quoted[index] < 0 and line.low[index] in words("clause_words", "addressing"):
            last = noun_phrase(line, index + 1, line.last, close=True)
            return (index + 1, last) if last > index + 1 else None
    return None


def marked(line: Line, start: int, end: int, speaker: Range | None) -> Range | None:
    """Return whom words lead to: "gegenüber der Zeitung", "vor der Presse", "in einem Interview mit der Zeitung"."""
    for index in range(start, end):
        if line.quoted[index] >= 0 or not _marks(line, index):
            continue
        last = noun_phrase(line, index + 1, end, close=True)
        apart = speaker is None or last <= speaker[0] or index >= speaker[1]
        if last > index + 1 and apart and _can_listen(line, index, last):
            return index + 1, last
    return None


def _turned_to(line: Line, cue: Cue, start: int, end: int) -> Range | None:
    """Read "an die Länder" beside a verb that asks for it: "appellierte an die Länder, …"."""
    if cue.verb.name not in lore("turns_to"):
        return None
    at = next((i for i in range(start, end) if line.low[i] in _AT and line.quoted[i] < 0), end)
    last = noun_phrase(line, at + 1, end, close=True) if at < end else end
    return (at + 1, last) if at + 1 < last else None


def _marks(line: Line, index: int) -> bool:
    word = line.low[index]
    if word == "mit":
        return index > 0 and line.low[index - 1] in lore("talks")
    if word in words("clause_words", "addressing"):
        return index == 0 or line.low[index - 1] not in lore("attitudes")
    return word == "vor" or word in _TO


def _can_listen(line: Line, index: int, end: int) -> bool:
    """Say whether an audience stands behind "vor" and a medium behind "zu": both say much else."""
    behind = line.low[index + 1 : end]
    if line.low[index] == "vor":
        return not lore("audiences").isdisjoint(behind)
    return line.low[index] not in _TO or any(map(is_medium, behind))


def _patient(line: Line, cue: Cue, begin: int, end: int) -> Range | None:
    """Read whom a passive is about: "Alder wurde vorgeworfen", "Gestern wird der Rat aufgefordert"."""
    if cue.verb.name not in lore("accusative") and cue.verb.name not in lore("names_dative"):
        return None
    if cue.at > begin and not cue.final:
        stop = noun_phrase(line, begin, cue.at)
        if stop > begin and not _is_adverb(line, begin) and begin not in cue.indices:
            return begin, stop
    if cue.at == begin > line.first and line.words[begin - 1] == ",":
        # "Dem Leiter Ole Alder, einem Ingenieur, wird vorgeworfen, …"
        stop = noun_phrase(line, line.first, begin - 1)
        if stop == begin - 1:
            return line.first, stop
    start = cue.clause + 1 if cue.final else cue.at + 1
    return _phrase(line, start, min(end, max(cue.indices)))


def _phrase(line: Line, start: int, limit: int) -> Range | None:
    """Return the first noun phrase that no preposition leads."""
    index = start
    while index < limit:
        stop = noun_phrase(line, index, limit, close=True)
        if line.low[index] in words("clause_words", "prepositions") and not line.is_capital(index):
            index = max(index + 1, noun_phrase(line, index + 1, limit, close=True))
        elif stop > index:
            agent = (at for at in range(index, stop) if line.low[at] in _BY)
            return index, next(agent, stop)
        elif line.words[index] in ",:;" or line.quoted[index] >= 0:
            return None
        else:
            index += 1
    return None


def _is_adverb(line: Line, index: int) -> bool:
    """Say whether the first word of a clause is an adverb, a preposition or a bare "es", capital or not."""
    if line.low[index] == "es":
        return True
    return is_function_word(line.low[index]) and line.low[index] not in (
        words("clause_words", "determiners") | words("clause_words", "pronouns") | lore("pronouns_dative")
    )


def _beside(line: Line, cue: Cue, speaker: Range | None, end: int) -> Range | None:
    """Read who stands behind the verb, and behind who speaks if that stands there too."""
    behind = speaker is not None and speaker[0] > cue.at
    index = speaker[1] if speaker is not None and behind else cue.at + 1
    index = _behind_adverbs(line, index, end, must_name(cue))
    if index >= end or line.quoted[index] >= 0:
        return None
    accusative = cue.verb.name in lore("accusative")
    leads = lore("leads_accusative" if accusative else "leads_dative")
    last = noun_phrase(line, index, end, close=True)
    if line.low[index] in leads:
        dative_plural = line.low[index] != "den" or accusative or _is_plural(line, index, last)
        return (index, last) if last > index and dative_plural else None
    return _unled(line, cue, index, end) if speaker is not None else None


def _before_final(line: Line, cue: Cue, speaker: Range | None) -> Range | None:
    """Read who stands between the subject and a verb that ends its clause: "indem sie dem Rat vorwarf, …"."""
    if speaker is None or speaker[0] < cue.clause or "clause" not in cue.verb.takes:
        return None
    stop = next((at for at in cue.indices if at >= speaker[1]), cue.at)
    if not must_name(cue) and line.low[min(speaker[1], line.n - 1)] not in lore("leads_dative"):
        return None
    index = _behind_adverbs(line, speaker[1], stop, True)
    last = noun_phrase(line, index, stop, close=True)
    return (index, last) if index < last == stop else None


def _is_plural(line: Line, index: int, end: int) -> bool:
    """Say whether "den" may lead a dative: "den Bürgern", and no "den Abzug der Truppen"."""
    noun = next((line.low[at] for at in range(index + 1, end) if line.is_capital(at)), "")
    return noun[-1:] in ("n", "s") and not noun.endswith("ss")


def must_name(cue: Cue) -> bool:
    """Say whether a verb asks for somebody: nobody is only accused or called upon."""
    return cue.verb.name in lore("names_accusative") or cue.verb.name in lore("names_dative")


def _behind_adverbs(line: Line, index: int, end: int, far: bool) -> int:
    """Return where adverbs end; if ``far``, phrases with a preposition too: "am Montag in einem Brief"."""
    while index < end and line.quoted[index] < 0:
        if line.low[index] in lore("between") or (far and line.low[index] in lore("between_far")):
            index += 1
        elif far and line.low[index] in words("clause_words", "prepositions") and not line.is_capital(index):
            stop = noun_phrase(line, index + 1, end)
            index = stop if stop > index + 1 else index + 1
        else:
            break
    return index


def _unled(line: Line, cue: Cue, index: int, end: int) -> Range | None:
    """Read a pronoun, name or bare noun without an article: "warf ihm vor", "forderte Alder auf", "sagte Reportern"."""
    tells = cue.verb.name in lore("tells")
    pronouns = lore("pronouns_accusative" if cue.verb.name in lore("names_accusative") else "pronouns_dative")
    last = noun_phrase(line, index, end, close=True)
    if line.low[index] in pronouns and last <= index + 1 and not cue.final:
        return (index, index + 1) if tells or must_name(cue) else None
    if not line.is_capital(index) or last == index:
        return None
    told = tells and cue.at + 1 == index and last == end
    return (index, last) if told or must_name(cue) else None


def _led_off(line: Line, cue: Cue, speaker: Range | None, begin: int) -> Range | None:
    """Read who stands before the verb where who speaks stands behind it: "Dem Rat warf er vor, …"."""
    if speaker is None or speaker[0] < cue.at or cue.final or cue.at <= begin:
        return None
    if not must_name(cue) or _is_adverb(line, begin):
        return None
    stop = noun_phrase(line, begin, cue.at)
    return (begin, stop) if stop > begin else None
