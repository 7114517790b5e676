"""How English pronouns of people come out, on the coreference of GUM's freely licensed documents."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

from eval.data import folder
from eval.statements import as_article
from wortlaut.clean.text import CleanText
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.find import find_named
from wortlaut.heads.statements import find_statements
from wortlaut.link.actors import Linked, link_actors
from wortlaut.link.places import resolve_places
from wortlaut.spans import Span


@dataclass(frozen=True)
class Entity:
    """A mention of the English treebank: its words, its chain, and whether it is a name or a pronoun."""

    span: Span
    chain: str
    is_name: bool
    pronoun: bool


_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})


_BRACKET = re.compile(r"\((\d+)-(\w+)-|(\d+)?\)")


def read_gum(path: Path) -> tuple[str, list[Entity]]:
    """Return the text of a document of GUM, one paragraph a line, and its mentions of people by where they end."""
    words, spans, text = _gum_words(path)
    stack: list[tuple[str, str, int]] = []
    entities: list[Entity] = []
    for at, columns in enumerate(words):
        misc = next((one[7:] for one in columns[9].split("|") if one.startswith("Entity=")), "")
        for match in _BRACKET.finditer(misc):
            if match[1]:
                stack.append((match[1], match[2], at))
            elif (opened := _opened(stack, match[3])) is not None and opened[1] == "person":
                entities.append(_entity(words, spans, opened[0], opened[2], at))
    return text, entities


def _opened(stack: list[tuple[str, str, int]], chain: str | None) -> tuple[str, str, int] | None:
    """Take the bracket that is closed from the stack: the last one of its chain, or the last one."""
    for index in range(len(stack) - 1, -1, -1):
        if chain is None or stack[index][0] == chain:
            return stack.pop(index)
    return None


def _gum_words(path: Path) -> tuple[list[list[str]], list[Span], str]:
    words: list[list[str]] = []
    spans: list[Span] = []
    text = ""
    glued = True
    held: tuple[int, int] | None = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar"):
            text, glued = (
                (text.rstrip() + "\n\n", True) if text and not text.endswith("\n\n") else (text, True)
            )
        columns = line.split("\t")
        if len(columns) != 10 or "." in columns[0]:
            continue
        if "-" in columns[0]:
            held = (int(columns[0].split("-")[1]), "SpaceAfter=No" in columns[9])
            continue
        if not glued:
            text += " "
        spans.append(Span(len(text), len(text) + len(columns[1])))
        text += columns[1]
        words.append(columns)
        glued = "SpaceAfter=No" in columns[9]
        if held is not None:
            glued = bool(held[1]) if int(columns[0]) == held[0] else True
            held = None if int(columns[0]) == held[0] else held
    return words, spans, text


def _entity(words: list[list[str]], spans: list[Span], chain: str, start: int, end: int) -> Entity:
    inside = words[start : end + 1]
    return Entity(
        span=Span(spans[start].start, spans[end].end),
        chain=chain,
        is_name=any(one[3] == "PROPN" for one in inside),
        pronoun=len(inside) == 1 and inside[0][1].lower() in _PRONOUNS,
    )


def pronouns() -> dict[str, float]:
    """Return how the third-person singular pronouns of people come out whose chain has a name before."""
    counts: Counter[str] = Counter()
    for path in sorted(folder("gum-en").glob("*.conllu")):
        counts += _gum_outcomes(path)
    return {
        f"gum-en.pronoun_{name}": counts[name] / max(1, counts.total()) for name in ("right", "wrong", "open")
    } | {"gum-en.pronouns": float(counts.total())}


def _gum_outcomes(path: Path) -> Counter[str]:
    text, entities = read_gum(path)
    linked = link_english(text)
    by_start = {mention.start: mention for mention in linked.mentions if mention.form == "pronoun"}
    names = [one for one in linked.mentions if one.form == "name" and one.actor is not None]
    outcomes: Counter[str] = Counter()
    for entity in entities:
        before = [
            one
            for one in entities
            if one.chain == entity.chain and one.is_name and one.span.end <= entity.span.start
        ]
        if not entity.pronoun or not before:
            continue
        mention = by_start.get(entity.span.start)
        if mention is None or mention.actor is None:
            outcomes["open"] += 1
            continue
        same = any(
            one.actor == mention.actor
            and any(gold.span.covers(Span(one.start, one.end)) for gold in before if gold.is_name)
            for one in names
        )
        outcomes["right" if same else "wrong"] += 1
    return outcomes


def link_english(text: str) -> Linked:
    """Link the actors of an English text."""
    article = as_article(text).article
    info = msgspec.structs.replace(article.source, language="en")
    english = msgspec.structs.replace(article, source=info, language="en")
    cut_text = cut(CleanText(article=english, parts=english.parts))
    encoded = encode(cut_text)
    named = find_named(encoded)
    places = resolve_places(named.places, cut_text)
    return link_actors(cut_text, named.mentions, named.phrases, places, find_statements(encoded))
