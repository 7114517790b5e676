"""Act and status by weight: traits add up, what is unknown adds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.heads.rules.judging.cue_acts import judge_spans
from wortlaut.heads.rules.judging.weighing import ACTS, LABELS, STATUSES, packed, scores, unpacked, weights_of
from wortlaut.records import StatementType
from wortlaut.spans import Span

CASES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "cases" / "acts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_traits_of_a_statement_add_up() -> None:
    accuse, denied = LABELS.index("accuse"), LABELS.index("denied")
    found = scores(
        ["blame", "unknown"], {"always": packed({accuse: 50}), "blame": packed({accuse: 100, denied: -200})}
    )
    assert found.acts[ACTS.index("accuse")] == 150
    assert found.statuses[STATUSES.index("denied")] == -200


def test_the_weights_name_known_labels_and_hold_the_trait_of_every_statement() -> None:
    weights = weights_of("de")
    assert "always" in weights
    assert all(packed(dict(enumerate(unpacked(of, len(LABELS))))) == of for of in weights.values())


def test_packed_values_add_up_and_multiply_place_by_place() -> None:
    total = 3 * packed({0: -7, 2: 5}) + packed({1: -1, 2: -20})
    assert unpacked(total, 4) == [-21, -1, -5, 0]


@pytest.mark.parametrize(("kind", "marked", "act", "status"), CASES)
def test_a_golden_sentence_has_its_act_and_status(
    kind: StatementType, marked: str, act: str, status: str
) -> None:
    text, spans = _unmarked(marked)
    assert judge_spans(text, kind, spans, "de") == (act, status)  # type: ignore[arg-type]


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Take the marks out: {frame}, <speaker>, ~cue~ and [quote]."""
    text = "".join(mark for mark in marked if mark not in "{}<>~[]")
    spans: dict[str, tuple[Span, ...]] = {}
    for part, opening, closing in (("frame", "{", "}"), ("speaker", "<", ">"), ("quote", "[", "]")):
        start, end = marked.find(opening), marked.find(closing)
        spans[part] = (Span(_bare(marked, start), _bare(marked, end)),) if start >= 0 else ()
    first = marked.find("~")
    last = marked.find("~", first + 1)
    spans["cue"] = (Span(_bare(marked, first), _bare(marked, last)),) if first >= 0 else ()
    return text, spans


def _bare(marked: str, index: int) -> int:
    """Return the place of a mark in the text without marks."""
    return sum(mark not in "{}<>~[]" for mark in marked[:index])
