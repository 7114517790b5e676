"""Statements from texts that were made for something else keep their places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from train.sets.statements import found, quoted_as, spoken, told_in_debates

SENTENCE = "Wir lehnen diesen Haushalt ab."


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@given(st.text(st.characters(categories=["L", "N", "S"]), min_size=1), st.integers(0, 500))
def test_a_sentence_is_quoted_whole_with_its_cue_and_its_speaker(words: str, number: int) -> None:
    text, spans = quoted_as(f"{words}.", number)
    (quote,), (cue,), (speaker,) = spans["quote"], spans["cue"], spans["speaker"]
    assert quote.text(text) in (f"„{words}“", f"„{words}.“")
    assert cue.text(text) in ("sagte", "erklärte", "so")
    assert speaker.text(text).lower().split()[0] in ("der", "die", "sie", "er")
    assert not set(range(*quote)) & {*range(*cue), *range(*speaker)}


def test_a_sentence_is_cut_out_of_its_protocol(tmp_path: Path) -> None:
    (tmp_path / "17001.txt").write_text(f"(Beifall) {SENTENCE} Danke.", "utf-8")
    label = {
        "protocol": "17001", "start": 10, "end": 10 + len(SENTENCE), "act": "reject", "status": "denied",
    }  # fmt: skip
    ((text, [(spans, labels)]),) = spoken(lines(tmp_path / "labels.jsonl", label), tmp_path)
    assert spans["quote"][0].text(text) == "„Wir lehnen diesen Haushalt ab“"
    assert labels == {"type": "direct", "act": "reject", "status": "denied"}


def test_what_was_found_in_an_article_stays_where_it_is(tmp_path: Path) -> None:
    label = {
        "article": 1, "type": "indirect", "quote": [[10, 18]], "cue": [[4, 8]], "act": "assert", "status": "actual",
    }  # fmt: skip
    texts = lines(tmp_path / "train.jsonl", {"text": "leer"}, {"text": "Sie sagt, er komme."})
    ((text, [(spans, _)]),) = found(lines(tmp_path / "labels.jsonl", label), texts)
    assert (spans["quote"][0].text(text), spans["cue"][0].text(text)) == ("er komme", "sagt")


@pytest.mark.parametrize("before", [[], ["Guten", "Tag", "!"]])
def test_what_is_told_in_a_debate_is_read_in_its_sentence(tmp_path: Path, before: list[str]) -> None:
    tokens = [before, ["Sie", "sagen", ",", "es", "reiche", "."], ["Nein", "!"]]
    speech = {
        "Sentences": [{"SentenceId": number, "Tokens": one} for number, one in enumerate(tokens)],
        "Annotations": [
            {"Message": ["1:3", "1:4"], "Source": ["1:0"], "Cue": ["1:1"], "PTC": [], "Addr": []}
        ],
    }
    label = {"speech": 0, "annotation": 0, "act": "assert", "status": "actual"}
    labels, speeches = lines(tmp_path / "labels.jsonl", label), lines(tmp_path / "train.jsonl", speech)
    ((text, [(spans, _)]),) = told_in_debates(labels, speeches)
    assert text == "Sie sagen, es reiche."
    assert " ".join(span.text(text) for span in spans["quote"]) == "es reiche"
    assert [span.text(text) for span in spans["frame"]] == ["Sie sagen"]


@pytest.mark.parametrize(
    ("tokens", "message", "quote", "frame"),
    [
        # The clause of the cue alone, from comma to comma, and the mark that makes it a question.
        (
            ["Da", "sie", "es", "weiß", ",", "kann", "ich", "nicht", "sagen", ",", "wer", "kommt", "?"],
            [10, 11],
            "wer kommt ?",
            ["kann ich nicht sagen"],
        ),
        # A dash parts, a hyphen does not.
        (["Der", "SPD-Chef", "-", "er", "sagt", "-", "kommt", "."], [6], "kommt", ["er sagt"]),
    ],
)
def test_of_what_is_told_in_a_debate_the_clause_around_its_cue_is_the_frame(
    tmp_path: Path, tokens: list[str], message: list[int], quote: str, frame: list[str]
) -> None:
    cue = next(place for place, word in enumerate(tokens) if word.startswith("sag"))
    speech = {
        "Sentences": [{"SentenceId": 0, "Tokens": tokens}],
        "Annotations": [
            {
                "Message": [f"0:{at}" for at in message],
                "Source": [],
                "Cue": [f"0:{cue}"],
                "PTC": [],
                "Addr": [],
            }
        ],
    }
    label = {"speech": 0, "annotation": 0, "act": "assert", "status": "actual"}
    labels, speeches = lines(tmp_path / "labels.jsonl", label), lines(tmp_path / "train.jsonl", speech)
    ((text, [(spans, _)]),) = told_in_debates(labels, speeches)
    assert " ".join(span.text(text) for span in spans["quote"]) == quote
    assert [span.text(text).strip() for span in spans["frame"]] == frame
