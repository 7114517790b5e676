"""What requires in German without a modal verb ("gefordert ist", "gehört abgeschafft", "zu prüfen sein"), and requests that are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wortlaut.heads.rules.judging.brackets import grammar, is_participle
from wortlaut.heads.rules.judging.clause_parts import is_infinitive
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.modal_case import LEAD, OFFICIAL, Case, Test, forms_of

# "Wir wollen, dass …": a main clause of so few words has no verb beside the modal one.
_BARE = 4
# With these "gefragt" tells of what sells, or of a question.
_SOUGHT = frozenset({"sehr", "wegen", "stark", "weltweit", "besonders", "bei", "danach", "nach", "warum", "ob", "so"})  # fmt: skip
# Who asks for something, beside "wollen".
_OWN = frozenset({"ich", "wir", "man"})
REQUIRING = frozenset(
    {
        "expects_of",
        "told_saying",
        "belongs",
        "turn",
        "required",
        "takes",
        "remedy",
        "told_request",
        "first_task",
        "unbearable",
    }
)
"""The classes of words one of which requires."""


def required(c: Case) -> Iterator[Test]:
    """Yield the tests of what requires without a modal verb, and of requests that another one made."""
    finite = c.bracket.finite
    being = finite == "is"
    passed = "gewesen" in c.words or (_is_both(c.whole) and "gewesen" in c.whole)
    # Of a reported statement the verb that tells is its own.
    told = c.cue == "assert" and not c.reported and _is_told(c)
    yield told and "told_request" in c.met, "actual", "request told"
    yield told and "told_saying" in c.met and not c.negated, "actual", "act told"
    yield c.task and not c.negated, "demanded", "is to be done"
    by_law = "law" in c.framed and "draft" not in c.framed
    yield c.has_to and by_law and not c.negated, "actual", "has to by rule"
    due = c.has_to and not {"bis", "unverzüglich", "sofort", "umgehend", "künftig"}.isdisjoint(c.words)
    lot = "has_at_hand" in c.met or c.verb.removeprefix("zu") in forms_of("has_lot")
    yield (due or (c.has_to and not lot)) and not c.negated, "demanded", "has to"
    yield "unbearable" in c.met and c.bracket.behind in ("", "dass", "daß"), "demanded", "cannot go on"
    yield "expects_of" in c.met and not c.negated, "demanded", "expects of"
    that = {"dass", "daß"}.isdisjoint((c.bracket.behind, *c.bracket.inside))
    wants = finite == "wants" and ("slogan" in c.framed or (not that and len(c.words) <= _BARE))
    # "Sie wollen, dass …" tells what another one wants, "ich will darauf hinweisen, dass …" asks for nothing.
    theirs = not that and "slogan" not in c.framed and (_OWN.isdisjoint(c.words) or c.bracket.end == "do")
    yield wants and theirs and not c.negated and not c.reported, "actual", "another wants that"
    yield wants and not c.negated, "demanded", "wants that"
    yield "belongs" in c.met and not c.negated, "demanded", "belongs"
    turned = "turn" in c.met and being and not passed and "worden" not in c.words
    around = {name for name, _ in classes_in(c.whole, "de", "modality_words")}
    yield turned and "aufgerufen" in c.words and "voting" in around, "actual", "called to vote"
    yield turned and "gefragt" in c.words and not _SOUGHT.isdisjoint(c.words), "actual", "is sought"
    yield turned and "überfällig" in c.words and "overdue" in c.met, "actual", "has not come in"
    yield turned and not c.negated, "demanded", "turn"
    first = "first_task" in c.met and being and not passed and not c.negated
    yield first and not c.who & OFFICIAL, "demanded", "first task"
    was = passed and bool(c.met & {"turn", "required"})
    yield was and not c.negated, "actual", "was needed"
    needed = "required" in c.met and being and not passed
    yield needed and c.negated, "denied", "not required"
    for_something = not {"für", "dafür", "hierfür", "dazu"}.isdisjoint(c.words[:LEAD]) or "formal" in c.met
    yield needed and for_something and "urgent" not in c.met, "actual", "required for"
    yield needed, "demanded", "required"
    need = not {
        "brauche",
        "brauchen",
        "braucht",
        "brauchten",
        "benötige",
        "benötigen",
        "benötigt",
    }.isdisjoint(c.words)
    applies = not {"gilt", "gelte"}.isdisjoint(c.words) and not need and not _has_infinitive(c.whole)
    yield applies, "actual", "applies"
    yield (need or "takes" in c.met) and c.negated, "denied", "needs not"
    yield "takes" in c.met and "formal" not in c.met, "demanded", "takes"
    yield "takes" in c.met, "actual", "takes by rule"
    claimed = need and "remedy" in c.met
    yield claimed and (c.agent or "urgent" in c.met), "demanded", "needs a remedy"


def _has_infinitive(whole: Sequence[str]) -> bool:
    """Say whether an infinitive with "zu" stands anywhere: "es gilt, die Lücke zu schließen", not "es gilt der Grundsatz"."""
    return "zu" in whole or any(is_infinitive([word]) for word in whole)


def _is_both(whole: Sequence[str]) -> bool:
    """Say whether a sentence sets one predicate beside another: "nicht nur nötig, sondern auch angemessen gewesen"."""
    return ("nicht", "nur") in pairwise(whole) and "sondern" in whole


def belongs(c: Case) -> Iterator[Test]:
    """Yield the test of "gehören" with a participle or a place: "gehört abgeschafft", "gehören hinter Gitter"."""
    words = [word for word in c.words if word[:1].isalpha()]
    forms = forms_of("belong")
    at = next((place for place, word in enumerate(words) if word in forms), len(words))
    behind = words[at + 1 :]
    other = at == 0 or not forms_of("belongs_to").isdisjoint((*words[:at], *behind[:1]))
    if behind and not other and {"zu", "zum", "zur", "dazu"}.isdisjoint(behind):
        deserved = is_participle(behind[-1], grammar()) or behind[-1] in forms_of("belong_places")
        yield deserved, "demanded", "belongs"
    yield from required(c)


def _is_told(c: Case) -> bool:
    """Say whether somebody asked something once, who is not the speaker: "laut X forderte die Partei …"."""
    finite = c.bracket.finite
    perfect = finite in ("has", "have_many", "had") or "worden" in c.words
    selves = {"ich", "wir", "man"}
    preterite = finite.startswith("full")
    return (perfect or preterite) and selves.isdisjoint(c.words[:LEAD])
