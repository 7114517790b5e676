"""Count which acts and statuses stand together more, or less, often than their weights say: ``act_status_pairs.toml``.

The weights of acts and those of statuses are fitted apart, so that a demand may come out as a fact. ``python -m train.act_pairs``
prints how often act, status and both are right when each is chosen alone and when they are chosen together; with ``--write`` it writes the file.
Every statement is judged by weights that were fitted without its article.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from train.act_weights import Labelled, corpus, fit, further, totals, written
from train.logistic import Floats, as_toml
from wortlaut.heads.rules.judging.weighing import ACTS, STATUSES

_TARGET = Path(__file__).parents[1] / "wortlaut" / "_data" / "de" / "act_status_pairs.toml"
_FOLDS = 5
# So many statements of each pair are taken for granted, on both sides: rare pairs say little.
_GRANTED = 3.0
# Of what the counts say so much is added: act and status are judged by the same traits, and often wrong together.
_SHARE = 0.25
_LABELS: tuple[Sequence[str], Sequence[str]] = (ACTS, STATUSES)


def logits(rows: Sequence[Labelled], weights: dict[str, dict[str, float]], which: int) -> Floats:
    """Return what speaks for each act (``which`` 0) or status (1) of statements, as logarithms of their chances."""
    total = np.array([list(totals(row, weights, _LABELS[which]).values()) for row in rows], np.float64)
    total -= total.max(1, keepdims=True)
    return np.asarray(total - np.log(np.exp(total).sum(1, keepdims=True)), np.float64)


def judged_apart(rows: Sequence[Labelled], beside: Sequence[Labelled]) -> tuple[Floats, Floats]:
    """Return what speaks for the acts and for the statuses of statements by weights fitted without their articles."""
    found = [np.zeros((len(rows), len(labels))) for labels in _LABELS]
    for fold in range(_FOLDS):
        part = [line for line, row in enumerate(rows) if row.article % _FOLDS == fold]
        others = [row for row in rows if row.article % _FOLDS != fold]
        for which, table in enumerate(found):
            table[part] = logits([rows[line] for line in part], fit([*others, *beside], which), which)
    return found[0], found[1]


def pairs_among(rows: Sequence[Labelled], acts: Floats, statuses: Floats) -> Floats:
    """Return what is added to each pair: by how much it is more frequent than its act and its status let expect."""
    met = np.full((len(ACTS), len(STATUSES)), _GRANTED)
    for row in rows:
        met[_LABELS[0].index(row.labels[0]), _LABELS[1].index(row.labels[1])] += 1
    expected = np.exp(acts).T @ np.exp(statuses) + _GRANTED
    return np.asarray(_SHARE * np.log(met / expected), np.float64)


def report(name: str, rows: Sequence[Labelled], acts: Floats, statuses: Floats, pairs: Floats) -> None:
    """Print how often act, status and both are right, each chosen alone and both together."""
    wanted = np.array(
        [[labels.index(one) for labels, one in zip(_LABELS, row.labels, strict=True)] for row in rows]
    )
    alone = np.stack([acts.argmax(1), statuses.argmax(1)], 1)
    both = (acts[:, :, None] + statuses[:, None, :] + pairs).reshape(len(rows), -1).argmax(1)
    for how, given in (("alone", alone), ("together", np.stack(np.divmod(both, len(STATUSES)), 1))):
        right = given == wanted
        print(
            f"{name}, {how}: act {right[:, 0].mean():.3f}, status {right[:, 1].mean():.3f}, both {right.all(1).mean():.3f}"
        )


def main() -> None:
    """Count, report, and write if asked to."""
    news, others = list(corpus()), list(further())
    rows = [*news, *others]
    acts, statuses = judged_apart(rows, list(written()))
    pairs = pairs_among(rows, acts, statuses)
    for name, part in (("news", slice(0, len(news))), ("other texts", slice(len(news), None))):
        report(name, rows[part], acts[part], statuses[part], pairs)
    if "--write" in sys.argv:
        _TARGET.write_text(_toml(pairs), encoding="utf-8")


def _toml(pairs: Floats) -> str:
    table = {
        act: {
            status: round(float(value), 2)
            for status, value in zip(STATUSES, row, strict=True)
            if round(float(value), 2)
        }
        for act, row in zip(ACTS, pairs, strict=True)
    }
    return (
        "# What speaks for an act and a status together, beyond what speaks for each (act_weights.toml): counts, as printed by\n"
        "# `python -m train.act_pairs --write` from the statements labelled for training (train/data/README.md).\n"
        "# Source: computed by the Wortlaut developers from their labels and the articles of quotes-wikinews-de.\n"
        "# Licence: CC BY-NC-SA 4.0, as the corpus. Used beside a pack that is not free, never by rules alone. "
        "Read by: wortlaut/heads/rules/judging/weighing.py\n\n[pairs]\n" + as_toml(table)
    )


if __name__ == "__main__":
    main()
