"""Whether statements of two articles are the same: precision and recall on labelled pairs.

Twice: of the judgement of each pair by itself, and of the links in one file to which all articles of all pairs
were added, where candidates must be found first and a chain of links joins what no single one does.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from eval.link_pairs import record_of, said_of
from wortlaut.store.linking.statements import judge
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

GOLD = Path(__file__).parent / "gold" / "link-statements.jsonl"
SETS = (GOLD, *(GOLD.with_name(f"link-statements-{number}.jsonl") for number in (2, 3, 4)))
"""The last was written by another hand when linking was done, and its errors were never looked at."""
"""By another writer, who saw neither the program nor the training pairs; its errors have been read since."""
_AT_ONCE = 50
_WANTED_PRECISION = 0.95


def measure() -> dict[str, float]:
    """Return the figures for ``make eval``."""
    return {f"gold/{path.stem}.{name}": value for path in SETS for name, value in measured(path).items()}


def measured(path: Path) -> dict[str, float]:
    """Return the figures of a file of labelled pairs."""
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    scores, said = zip(*(_judged(pair) for pair in pairs), strict=True)
    joined = _joined(pairs)
    labels = [bool(pair["same"]) for pair in pairs]
    found = {"pair_" + name: value for name, value in _precision_and_recall(labels, said).items()}
    found |= {"file_" + name: value for name, value in _precision_and_recall(labels, joined).items()}
    found["pair_recall_at_precision_95"] = _recall_at_precision(labels, scores)
    for relation in sorted({pair["relation"] for pair in pairs if pair["same"]}):
        of = [said[index] for index, pair in enumerate(pairs) if pair["relation"] == relation]
        found[f"pair_recall_{relation}"] = sum(of) / len(of)
    return found


def _judged(pair: dict[str, Any]) -> tuple[float, bool]:
    judgement = judge(said_of(pair["a"], 1), said_of(pair["b"], 2))
    if judgement is None:
        return 0.0, False
    return judgement.score or 0.0, judgement.verdict == "same"


def _joined(pairs: list[dict[str, Any]]) -> list[bool]:
    """Say of each pair whether its statements are in one group, all articles being in one file."""
    sides = [side for pair in pairs for side in (pair["a"], pair["b"])]
    with tempfile.TemporaryDirectory() as folder, Writer(Path(folder) / "links.db") as writer:
        for start in range(0, len(sides), _AT_ONCE):
            with writer.transaction():
                for number in range(start, min(start + _AT_ONCE, len(sides))):
                    writer.store(_incoming(sides[number], number))
        rows = writer.connection.execute(
            "SELECT articles.key, coalesce(statements.same_as, statements.id) FROM statements"
            " JOIN versions ON versions.id = version JOIN articles ON articles.id = versions.article"
        )
        group = dict(rows)
    return [group[f"side-{2 * index}"] == group[f"side-{2 * index + 1}"] for index in range(len(pairs))]


def _incoming(side: dict[str, Any], number: int) -> Incoming:
    from msgspec import structs

    record = record_of(side)
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    record = structs.replace(record, source=structs.replace(record.source, id=f"side-{number}", url=None))
    return Incoming(record=record, digest=digest, kind="text", origin=f"side {number}")


def _precision_and_recall(labels: list[bool], said: Any) -> dict[str, float]:
    right = sum(label and told for label, told in zip(labels, said, strict=True))
    return {"precision": right / max(1, sum(said)), "recall": right / max(1, sum(labels))}


def _recall_at_precision(labels: list[bool], scores: Any) -> float:
    """Return the greatest recall at any threshold whose precision is at least 0.95."""
    best, right = 0.0, 0
    ordered = sorted(zip(scores, labels, strict=True), reverse=True)
    for count, (_, label) in enumerate(ordered, start=1):
        right += label
        if right / count >= _WANTED_PRECISION:
            best = max(best, right / sum(labels))
    return best


if __name__ == "__main__":
    for key, value in measured(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD).items():
        print(f"{key:40} {value:.3f}")
