"""How well actors are linked across articles: pairs of small articles, each with the mention of one actor.

``python -m eval.actor_links [--errors] [--train]`` prints the figures; ``--errors`` with every pair that came out
wrong, ``--train`` those of the training pairs that the weights were fitted on.

Figures whose name begins with ``own.`` are the whole program's. For the others the reading is given the mention
itself, so that they measure the linking alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs

from wortlaut.article.source import Given, Source
from wortlaut.pipeline import STEPS
from wortlaut.records import Actor, Mention, Record
from wortlaut.spans import Span
from wortlaut.store.opening import open_for_reading
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

GOLD = Path(__file__).with_name("gold") / "link-actors.jsonl"
TRAIN = Path(__file__).parents[1] / "train" / "data" / "link-actors.jsonl"
SECOND = GOLD.with_name("link-actors-2.jsonl")
"""By another writer, who saw neither the program nor the training pairs; its errors were read since."""
BLIND = GOLD.with_name("link-actors-3.jsonl")
"""By a third writer; its errors are not read."""


class Outcome(NamedTuple):
    """What became of a pair: whether it was joined, and what the program said."""

    pair: dict[str, Any]
    joined: bool
    said: str


def measure() -> dict[str, float]:
    """Return precision and recall of joining on the gold pairs."""
    figures: dict[str, float] = {}
    for prefix, given in (("", True), ("own.", False)):
        for path in (GOLD, SECOND, BLIND):
            outcomes = list(judge(pairs(path), given=given))
            figures |= {f"{prefix}gold/{path.stem}.{key}": value for key, value in scores(outcomes).items()}
    return figures


def pairs(path: Path) -> list[dict[str, Any]]:
    """Return the pairs of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def scores(outcomes: list[Outcome]) -> dict[str, float]:
    """Return precision and recall of "same"."""
    joined = sum(one.joined for one in outcomes)
    right = sum(one.joined and one.pair["same"] for one in outcomes)
    same = sum(one.pair["same"] for one in outcomes)
    return {"precision": right / joined if joined else 0.0, "recall": right / same if same else 0.0}


def read_side(side: dict[str, Any], digest: str, *, given: bool) -> Record:
    """Read one article of a pair; ``given`` puts the mention among the names found."""
    known = Given(published=side["published"], publisher=side["publisher"], language=side["language"])
    source = Source(content=side["text"], kind="text", digest=digest, where="", given=known)
    findings: Any = source
    for step in STEPS[:-1]:
        findings = step(findings)
    if given:
        span = Span(*side["mention"])
        kept = [one for one in findings.mentions if one.end <= span.start or one.start >= span.end]
        named = Mention(start=span.start, end=span.end, kind=side["kind"])
        mentions = sorted([*kept, named], key=lambda one: (one.start, one.end))
        phrases = [
            one for one in findings.phrases if one.span.end <= span.start or one.span.start >= span.end
        ]
        findings = structs.replace(findings, mentions=tuple(mentions), phrases=tuple(phrases))
    record: Record = STEPS[-1](findings)
    return record


def actor_at(record: Record, mention: Span) -> Actor | None:
    """Return the actor whose mention shares most with a span."""
    shared: Counter[str] = Counter()
    for one in record.mentions:
        overlap = min(one.end, mention.end) - max(one.start, mention.start)
        if one.actor is not None and overlap > 0:
            shared[one.actor] = max(shared[one.actor], overlap)
    best = shared.most_common(1)
    return next((actor for actor in record.actors if best and actor.id == best[0][0]), None)


def judge(gold: list[dict[str, Any]], *, given: bool) -> Iterator[Outcome]:
    """Store both articles of every pair in a file of their own, which links them, and look up what is said of the two."""
    with tempfile.TemporaryDirectory() as folder:
        for number, pair in enumerate(gold):
            yield _judge(pair, Path(folder) / f"{number}.db", given=given)


def _judge(pair: dict[str, Any], path: Path, *, given: bool) -> Outcome:
    records = [read_side(pair[side], digit * 64, given=given) for side, digit in (("a", "1"), ("b", "2"))]
    with Writer(path) as writer, writer.transaction():
        for digit, record in zip("12", records, strict=True):
            writer.store(Incoming(record=record, digest=digit * 64, kind="text", origin=digit))
    actors = [
        actor_at(record, Span(*pair[side]["mention"])) for record, side in zip(records, "ab", strict=True)
    ]
    if None in actors:
        return Outcome(pair, joined=False, said="one of the two was not read as an actor")
    with closing(open_for_reading(path)) as connection:
        versions = [row[0] for row in connection.execute("SELECT id FROM versions ORDER BY id")]
        ids = [
            connection.execute(
                "SELECT id, coalesce(same_as, id) FROM actors WHERE version = ? AND key = ?",
                (version, actor.id),
            ).fetchone()
            for version, actor in zip(versions, actors, strict=True)
            if actor is not None
        ]
        said = connection.execute(
            "SELECT terms.name, score, reasons.text FROM actor_judgements JOIN terms ON terms.id = verdict"
            " JOIN reasons ON reasons.id = reason"
            " WHERE a = ? AND b = ?",
            sorted(row[0] for row in ids),
        ).fetchone()
    return Outcome(pair, joined=ids[0][1] == ids[1][1], said=str(said))


def main() -> None:
    """Print the figures, and what came out wrong."""
    parser = argparse.ArgumentParser(prog="python -m eval.actor_links", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print the pairs that came out wrong")
    parser.add_argument("--train", action="store_true", help="the training pairs in place of the gold ones")
    parser.add_argument("--second", action="store_true", help="the pairs of the second writer")
    parser.add_argument("--own", action="store_true", help="with the program's own mentions")
    arguments = parser.parse_args()
    path = TRAIN if arguments.train else SECOND if arguments.second else GOLD
    outcomes = list(judge(pairs(path), given=not arguments.own))
    for one in outcomes:
        if arguments.errors and one.joined != one.pair["same"]:
            sides = [one.pair[side] for side in "ab"]
            names = [side["text"][slice(*side["mention"])] for side in sides]
            print(
                f"{one.pair['id']} {'missed' if one.pair['same'] else 'WRONG'}: {' | '.join(names)}: {one.said}"
            )
    for key, value in scores(outcomes).items():
        print(f"{key} {value:.3f}")


if __name__ == "__main__":
    main()
