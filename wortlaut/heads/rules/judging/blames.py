"""What a German clause says of a deed that is ill, of whom it says so, and which kind of voice says it.

The same words are a charge or a report: an opponent who says that the government deceives blames it, a judge who finds
that a witness was deceived does not. So the wrong, on whom it falls and the voice are traits together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from wortlaut.heads.rules.judging.acts import Reading
from wortlaut.heads.rules.judging.brackets import grammar
from wortlaut.heads.rules.judging.charges import condemned_at, predicate, voice_of
from wortlaut.heads.rules.judging.doers import Deed
from wortlaut.heads.rules.judging.evidence import classes_in, is_negated, negations
from wortlaut.heads.rules.judging.statuses import Clause

_WORD = re.compile(r"[\w.-]+")
# On whom a deed falls, by whose it is seen from the speaker.
_ON = {
    **dict.fromkeys(("self", "name", "side", "country", "own infinitive", "principal"), "own"),
    **dict.fromkeys(("body", "land", "someone", "kin"), "other"),
    **dict.fromkeys(("nobody", "none"), "nobody"),
    **dict.fromkeys(("it", "thing"), "thing"),
}


def blames(clause: Clause, reading: Reading, deed: Deed | None) -> set[str]:
    """Return the traits of the wrong that a clause tells of."""
    wrong = wrong_of(clause)
    judged = {name for name, _ in classes_in(clause.whole, "de", "charge_words")}
    found = {"motive"} if "motive" in judged else set()
    if not wrong:
        return found
    on = _ON.get(deed.told.doer, deed.told.doer) if deed else "unread"
    voice = voice_of([word.lower() for word in _WORD.findall(reading.speaker)] or clause.frame)
    return found | {f"wrong {wrong}/{on}", f"wrong {wrong}/{on}/{voice}"}


def wrong_of(clause: Clause) -> str:
    """Return of which kind the wrong is that the predicate of a clause tells: blamed, left undone, of war, a crime; else nothing."""
    words = clause.words
    at = predicate(words) | _finite(words)
    met = classes_in(words, "de")
    judged = classes_in(words, "de", "charge_words")
    negated = negations(met)
    blamed = {place for name, place in met if name == "blame" and not is_negated(place, negated)}
    if condemned_at(words) or not blamed.isdisjoint(at):
        return "blamed"
    if _names_one("owed", judged, at | {place - 1 for place in at}) and negated:
        return "left undone"
    if any(name == "aggression" for name, _ in judged) and not negated:
        return "aggression"
    crime = {place for name, place in met if name == "crime" and not is_negated(place, negated)}
    if not crime.isdisjoint(at):
        return "crime"
    return "blamed by the way" if blamed else "crime by the way" if crime else ""


def _names_one(name: str, judged: Sequence[tuple[str, int]], places: Set[int]) -> bool:
    return any(one == name and place in places for one, place in judged)


def _finite(words: Sequence[str]) -> set[int]:
    """Return the places of finite verbs that are full of meaning."""
    known = grammar()
    return {place for place, word in enumerate(words) if word in known.full and word not in known.finite}
