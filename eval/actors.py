"""How well speakers are resolved to actors, English pronouns to names, and how well rules find names.

``python -m eval.actors [--errors N] [--show train]`` prints the figures; ``--errors`` with what went wrong by kind,
``--show train`` prints how the speakers of N training articles are read.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.data import folder
from eval.names import names
from eval.pronouns import pronouns
from eval.statements import CORPUS, MEDIA, TYPES, as_article
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.find import find_named
from wortlaut.heads.mentions.lexicon import fold
from wortlaut.heads.statements import find_statements
from wortlaut.link.actors import Linked, link_actors
from wortlaut.link.places import resolve_places
from wortlaut.records import Actor, Mention, Statement
from wortlaut.spans import Span, join

GOLD = Path(__file__).with_name("gold") / "statements-wikinews-de.jsonl"
ROLES = ("quote", "speaker", "cue", "frame", "addressee")
_NAME = "gold/statements-wikinews-de"


@dataclass(frozen=True)
class Case:
    """A labelled statement: its article, its annotation's number and the actors that the label names."""

    document: str
    annotation: int
    quote: tuple[Span, ...]
    actors: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Verdict:
    """How one case came out: ``right``, ``wrong`` or ``open``, and what was answered."""

    case: Case
    outcome: str
    answer: Sequence[str]
    speaker: str


def read_articles(part: str) -> dict[str, dict[str, Any]]:
    """Return the articles of ``train`` or ``dev`` of the quotation corpus by name."""
    with (folder(CORPUS) / f"{part}.jsonl").open(encoding="utf-8") as lines:
        return {(document := json.loads(line))["documentName"]: document for line in lines}


def read_gold() -> list[Case]:
    """Return the labelled statements."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [
        Case(row["document"], row["annotation"], tuple(Span(*span) for span in row["quote"]), row["actors"])
        for row in rows
    ]


def annotated(document: dict[str, Any]) -> list[Statement]:
    """Return the annotations of an article as statements; the id of each is its number."""
    return [
        Statement(
            id=str(number),
            type=TYPES[one["type"]],
            medium=MEDIA[one["medium"]],  # type: ignore[arg-type]
            act="assert",
            status="actual",
            score=1.0,
            **{role: _spans(one[role], document) for role in ROLES},  # type: ignore[arg-type]
        )
        for number, one in enumerate(document["annotations"])
    ]


def _spans(role: dict[str, Any], document: dict[str, Any]) -> tuple[Span, ...]:
    text = document["originalText"]
    spans = [Span(one["charBegin"], one["charEnd"]) for one in role.get("spans", ())]
    return tuple(span for span in join(spans) if span.text(text).strip())


def link(text: str, statements: Sequence[Statement] | None) -> Linked:
    """Link the actors of an article of the corpus, with the statements given or with our own."""
    cut_text = cut(as_article(text))
    encoded = encode(cut_text)
    named = find_named(encoded)
    places = resolve_places(named.places, cut_text)
    if statements is None:
        statements = find_statements(encoded)
    return link_actors(cut_text, named.mentions, named.phrases, places, statements)


def judge(case: Case, document: dict[str, Any], linked: Linked, statement: Statement | None) -> Verdict:
    """Say whether a statement has the speakers that its label names."""
    text = document["originalText"]
    actors = {actor.id: actor for actor in linked.actors}
    ids = statement.speaker_actors if statement is not None else ()
    answer = [actors[one].name for one in ids]
    speaker = " … ".join(span.text(text) for span in statement.speaker) if statement is not None else "-"
    if not case.actors:
        return Verdict(case, "wrong" if ids else "right", answer, speaker)
    if not ids:
        return Verdict(case, "open", answer, speaker)
    left = list(ids)
    for gold in case.actors:
        found = next((one for one in left if covers(gold, actors[one], linked.mentions, text)), None)
        if found is None:
            return Verdict(case, "wrong", answer, speaker)
        left.remove(found)
    return Verdict(case, "wrong" if left else "right", answer, speaker)


def covers(gold: dict[str, Any], actor: Actor, mentions: Sequence[Mention], text: str) -> bool:
    """Say whether an actor is the one that a label names: by a name, or by a mention of the same words.

    A mention is of the same words if it is the label's span, but for what only the longer of the two has in
    front of or behind the head word: adjectives, or what the head is of.
    """
    wanted = plain(gold["name"])
    if wanted in {plain(name) for name in (actor.name, *actor.aliases)}:
        return True
    span = Span(gold["start"], gold["end"])
    head = _head(gold, text)
    return any(
        mention.actor == actor.id and mention.form != "pronoun" and _same(mention, span, head)
        for mention in mentions
    )


def _same(mention: Mention, gold: Span, head: Span) -> bool:
    span = Span(mention.start, mention.end)
    if span.covers(gold):
        return True
    return mention.form == "description" and span.covers(head) and gold.covers(span)


def _head(gold: dict[str, Any], text: str) -> Span:
    """Return the head word of a label: of a person's name all of it, else the first noun."""
    span = Span(gold["start"], gold["end"])
    words = [word for word in re.finditer(r"[\w’'./&-]+", span.text(text)) if word.group()[0].isupper()]
    if len(words) > 1 and words[0].group().endswith(("e", "er", "en", "es")):
        words = words[1:]  # "Lokale Medien", "Bochumer Polizei"
    return Span(span.start + words[0].start(), span.start + words[0].end()) if words else span


def plain(name: str) -> str:
    """Return a name for comparison, without the ends that its case gives its words."""
    return " ".join(re.sub(r"(?<=\w{4})(?:es|en|er|em|e|s|n)$", "", word) for word in fold(name).split())


def verdicts(*, own: bool = False) -> list[Verdict]:
    """Return how the labelled statements come out, with the corpus' statements or with our own."""
    documents = read_articles("dev")
    linked: dict[str, Linked] = {}
    answers = []
    for case in read_gold():
        document = documents[case.document]
        if case.document not in linked:
            given = None if own else annotated(document)
            linked[case.document] = link(document["originalText"], given)
        statements = linked[case.document].statements
        statement = _overlapping(case, statements) if own else statements[case.annotation]
        answers.append(judge(case, document, linked[case.document], statement))
    return answers


def _overlapping(case: Case, statements: Sequence[Statement]) -> Statement | None:
    """Return our statement that shares most of a quote; None if none shares any."""

    def shared(statement: Statement) -> float:
        both = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start)) for a in case.quote for b in statement.quote
        )
        return both / max(1, sum(b.end - b.start for b in (*statement.quote, *case.quote)) - both)

    best = max(statements, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def measure() -> dict[str, float]:
    """Return the figures of all three readings."""
    figures: dict[str, float] = {}
    for prefix, own in ((_NAME, False), (f"own.{_NAME}", True)):
        counts = Counter(verdict.outcome for verdict in verdicts(own=own))
        figures |= {
            f"{prefix}.actor_{name}": counts[name] / counts.total() for name in ("right", "wrong", "open")
        }
    return figures | pronouns() | names()


def main() -> None:
    """Print the figures, and if asked the cases that went wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N cases that are not right")
    parser.add_argument("--own", action="store_true", help="errors of our own statements")
    parser.add_argument(
        "--show", metavar="N", type=int, default=0, help="show how N training articles are read"
    )
    options = parser.parse_args()
    if options.show:
        show(options.show)
        return
    for name, value in measure().items():
        print(f"{name:50} {value:8.3f}")
    for verdict in [one for one in verdicts(own=options.own) if one.outcome != "right"][: options.errors]:
        gold = [(one["name"], one["kind"]) for one in verdict.case.actors]
        print(f"{verdict.outcome:6} {verdict.speaker!r}: {list(verdict.answer)} for {gold}")


def show(count: int) -> None:
    """Print training articles with their speakers as they are read, to look at by eye."""
    for document in list(read_articles("train").values())[:count]:
        linked = link(document["originalText"], annotated(document))
        actors = {actor.id: actor for actor in linked.actors}
        print(f"\n# {document['documentName']}\n{document['originalText']}\n")
        for one in linked.statements:
            spoken = " … ".join(span.text(document["originalText"]) for span in one.speaker)
            print(f"   {one.type:12} {spoken!r:60} -> {[actors[name].name for name in one.speaker_actors]}")
        for actor in linked.actors:
            print(
                f"   * {actor.kind} {actor.name} {actor.country} {[role.text for role in actor.roles]} {list(actor.aliases)}"
            )


if __name__ == "__main__":
    main()
