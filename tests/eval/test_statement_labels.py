"""The figures of acts and statuses, and the way from labelled reports to the metric."""

from __future__ import annotations

import pytest

from eval.statement_labels import TRAIN_EN, Label, read_reports, scores, written_labels


def label(act: str, status: str, given: tuple[str, str] | None) -> Label:
    return Label("", act, status, given)


def test_accuracy_counts_those_that_were_found_alone() -> None:
    labels = [label("warn", "denied", ("warn", "actual")), label("ask", "planned", None)]
    figures = scores(labels)
    assert (figures["act_accuracy"], figures["status_accuracy"]) == (1.0, 0.0)


def test_f1_of_a_status_weighs_what_is_missed_and_what_is_made_up() -> None:
    labels = [
        label("assert", "denied", ("assert", "denied")),
        label("assert", "denied", ("assert", "actual")),
        label("assert", "actual", ("assert", "denied")),
    ]
    assert scores(labels)["denied_f1"] == pytest.approx(0.5)


def test_a_labelled_report_gives_tokens_for_every_quote() -> None:
    example, labels = next(read_reports(TRAIN_EN))
    assert len(example.gold) == len(labels) > 0
    assert all(one.tokens("quote") for one in example.gold)
    assert list(example.tokens) == sorted(example.tokens)


def test_every_written_statement_is_judged() -> None:
    assert all(one.given is not None for one in written_labels()[:50])
