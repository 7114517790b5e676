"""The media of German statements by weight: their traits, and what those beside one another tell."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.weighing import BIAS, HUNDRED, packed, unpacked
from wortlaut.heads.rules.media_traits import Asked, medium_traits
from wortlaut.heads.rules.media_weighing import MEDIA, beside, leaning, media_weights, scores, weigh_media
from wortlaut.records import StatementType
from wortlaut.spans import Span, subtract


def asked(
    text: str, kind: StatementType, quote: str, speaker: str = "", cue: str = "", frame: str | None = None
) -> Asked:
    """Return a statement by its words; without a frame of its own the rest of the text is it where there is a cue."""
    spans = {"quote": _spans(text, quote), "speaker": _spans(text, speaker), "cue": _spans(text, cue)}
    rest = tuple(subtract([Span(0, len(text))], spans["quote"])) if cue else ()
    spans |= {"frame": rest if frame is None else _spans(text, frame), "addressee": ()}
    return Asked(kind, spans, None)  # type: ignore[arg-type]


def _spans(text: str, words: str) -> tuple[Span, ...]:
    at = text.index(words)
    return (Span(at, at + len(words)),) if words else ()


def read(text: str, *statements: Asked) -> list[str]:
    """Return the media for which most speaks."""
    return [MEDIA[row.index(max(row))] for row in weigh_media(text, statements)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "quote", "medium"),
    [
        (
            "Die Ärztin sagte, der Saal sei zu klein.",
            "Die Ärztin",
            "sagte",
            "der Saal sei zu klein",
            "speech",
        ),
        (
            "Der Anwalt schrieb in einem offenen Brief, der Saal sei zu klein.",
            "Der Anwalt",
            "schrieb",
            "der Saal sei zu klein",
            "writing",
        ),
        (
            "Im Gutachten heißt es, der Saal sei zu klein.",
            "Im Gutachten",
            "heißt es",
            "der Saal sei zu klein",
            "writing",
        ),
        (
            "Die Wirtin befürchtet, der Saal sei zu klein.",
            "Die Wirtin",
            "befürchtet",
            "der Saal sei zu klein",
            "speech_thought",
        ),
        (
            "Nach Angaben des Ministeriums ist der Saal zu klein.",
            "Angaben des Ministeriums",
            "Nach",
            "ist der Saal zu klein",
            "speech_writing",
        ),
    ],
)
def test_verb_and_frame_tell_the_medium(text: str, speaker: str, cue: str, quote: str, medium: str) -> None:
    assert read(text, asked(text, "indirect", quote, speaker, cue)) == [medium]


def test_what_the_same_one_goes_on_to_say_is_said_in_the_same_way() -> None:
    text = "Im Gutachten heißt es, der Saal sei zu klein. Auch fehle ein zweiter Ausgang."
    first = asked(
        text, "indirect", "der Saal sei zu klein", "Im Gutachten", "heißt es", "Im Gutachten heißt es,"
    )
    second = asked(text, "indirect_free_indirect", "Auch fehle ein zweiter Ausgang", "Im Gutachten")
    written = MEDIA.index("writing")
    (_, beside_it), (itself,) = weigh_media(text, [first, second]), weigh_media(text, [second])
    assert beside_it[written] - max(beside_it) > itself[written] - max(itself)
    assert weigh_media(text, [second, first]) == weigh_media(text, [first, second])[::-1]


def test_words_quoted_within_a_statement_lean_on_it_and_it_on_others() -> None:
    text = "Die Ärztin sagte, der Saal sei „eine Falle“. Der Wirt schwieg."
    whole = asked(text, "indirect", "der Saal sei „eine Falle“", "Die Ärztin", "sagte")
    part = asked(text, "direct", "„eine Falle“", "Die Ärztin", "sagte")
    other = asked(text, "free_indirect", "Der Wirt schwieg")
    given = [part, whole, other]
    found = list(beside(given, [{}, {}, {}], [[0, 0, 0, 0], [100, 0, 0, -100], [0, 50, 0, -50]]))
    assert found[0]["in own: speech"] == 100
    assert not any(trait.startswith("near") for trait in found[0])
    assert found[1]["near: writing"] == 50
    assert found[2]["near: speech"] == 100


def test_who_speaks_and_where_the_words_stand_are_traits() -> None:
    text = "Regierungssprecherin Ina Roth sagte in einem Interview: „Wir bleiben!“"
    found = medium_traits(
        text, asked(text, "direct", "„Wir bleiben!“", "Regierungssprecherin Ina Roth", "sagte")
    )
    assert {"verb=sagen", "by_spokes", "by_spokes/sagen", "frame. talk", "wir", "!", "quarter 3"} <= found
    assert not any(trait.startswith("quote. ") for trait in found)


def test_traits_add_up_in_hundredths_and_what_is_unknown_adds_nothing() -> None:
    weights = {BIAS: packed({0: 50}), "near: speech": packed({0: 200, 1: -100})}
    assert scores({BIAS: HUNDRED, "near: speech": 25, "unknown": 100}, weights) == [1.0, -0.25, 0.0, 0.0]


def test_a_leaning_lies_around_zero_and_rules_nothing_out() -> None:
    found = leaning([50.0, 0.0, -50.0, 0.0])
    assert abs(sum(found)) <= 2
    assert found.index(max(found)) == 0
    assert min(found) > -200


def test_the_weights_name_known_media_and_hold_the_trait_of_every_statement() -> None:
    for table in media_weights():
        assert BIAS in table
        assert all(packed(dict(enumerate(unpacked(of, len(MEDIA))))) == of for of in table.values())
    assert "near: speech" in media_weights().beside


def test_of_nothing_nothing_is_weighed_and_without_words_still_something() -> None:
    assert weigh_media("", []) == []
    nothing: Asked = Asked(
        "reported", {"quote": (), "speaker": (), "cue": (), "frame": (), "addressee": ()}, None
    )
    assert len(weigh_media("", [nothing])[0]) == len(MEDIA)
