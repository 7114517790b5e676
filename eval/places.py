"""How well places are found and told apart.

``python -m eval.places [--errors N] [--set NAME] [--half a|b]`` prints the table.

*found and right*: the share of gold toponyms that a found place overlaps and that lie within 161 km of it (700 km for
countries and regions), or have its GeoNames id; where a gold place has no coordinates but an id, the id decides.
*precision* is the share of found places that are right by the same measure, *f1* their harmonic mean, *found* the
share of gold toponyms overlapped at all.

The English sets label adjectives and inhabitants as well; these, and toponyms without coordinates, are left
out, and what the program finds on a toponym without coordinates is not counted against it. Tuning looked at
the articles of half ``a``, the others are half ``b``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from eval.data import folder
from wortlaut.article.article import Article
from wortlaut.article.plain import read_plain
from wortlaut.clean.clean import clean
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.find import find_named
from wortlaut.heads.nationalities import countries_of
from wortlaut.link.places import resolve_places
from wortlaut.records import Language, Place, SourceInfo
from wortlaut.spans import Span

GOLD = Path(__file__).parent / "gold"
NEAR, NEAR_WIDE = 161.0, 700.0
_EARTH = 6371.0


class Toponym(NamedTuple):
    """A gold place; ``lat`` is None where the set gives no coordinates."""

    span: Span
    geonames: int | None
    wide: bool
    lat: float | None
    lon: float | None


class Document(NamedTuple):
    """A text with the places that people found in it."""

    name: str
    text: str
    language: Language
    gold: Sequence[Toponym]
    published: str | None = None
    url: str | None = None


class Outcome(NamedTuple):
    """One article: for each gold toponym whether it was found and whether rightly, and what was found beside."""

    document: Document
    found: list[bool]
    right: list[bool]
    places: Sequence[Place]
    right_places: int
    wrong: list[Place]


def measure() -> dict[str, float]:
    """Return all figures of the places."""
    figures: dict[str, float] = {}
    for name, documents in _sets():
        outcomes = [score(document) for document in documents]
        for key, part in _parts(outcomes, halves=name.startswith("places-news-en")):
            figures.update({f"{name}{key}.{label}": value for label, value in table(part).items()})
    return figures


def _sets() -> Iterator[tuple[str, list[Document]]]:
    yield "places-news-en/TR-News", list(news("TR-News.xml"))
    yield "places-news-en/LGL", list(news("lgl.xml"))
    if (GOLD / "places-wikinews-de.jsonl").exists():
        yield "gold/places-wikinews-de", list(wikinews())
    yield "gold/places-hard", list(hard_cases())


def _parts(outcomes: list[Outcome], *, halves: bool) -> Iterator[tuple[str, list[Outcome]]]:
    yield "", outcomes
    if halves:
        for half in "ab":
            yield f".half_{half}", [each for each in outcomes if half_of(each.document.name) == half]


def half_of(name: str) -> str:
    """Return the half, "a" or "b", that an article belongs to."""
    return "ab"[hashlib.sha256(name.encode()).digest()[0] % 2]


def news(file: str) -> Iterator[Document]:
    """Yield the articles of one of the English sets; shifted offsets are set right by the phrase."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.parse(folder("places-news-en") / file, parser).getroot()
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        gold = sorted(set(_toponyms(article, text)))
        url = (article.findtext("url") or "").strip() or None
        date = (article.findtext("dltime") or "")[:10] or None
        yield Document(article.get("docid", ""), text, "en", gold, date, url)


def _toponyms(article: etree._Element, text: str) -> Iterator[Toponym]:
    for each in article.iter("toponym"):
        phrase = each.findtext("phrase") or ""
        start = int(each.findtext("start") or 0)
        if text[start : start + len(phrase)] != phrase:
            places = list(_all(text, phrase))
            if not places:
                continue
            start = min(places, key=lambda at: abs(at - start))
        if countries_of(phrase.lower(), "en"):
            continue
        tag = each.find("gaztag")
        lat, lon = each.findtext(".//lat"), each.findtext(".//lon")
        number = tag.get("geonameid") if tag is not None else None
        yield Toponym(
            Span(start, start + len(phrase)),
            int(number) if number and number.isdigit() else None,
            each.findtext(".//fclass") in {"A", "L"},
            float(lat) if lat else None,
            float(lon) if lon else None,
        )


def _all(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while phrase and at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def wikinews() -> Iterator[Document]:
    """Yield the German articles whose places were labelled for the project."""
    wanted = {}
    for line in (GOLD / "places-wikinews-de.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        wanted[row["document"]] = row["places"]
    for line in (folder("quotes-wikinews-de") / "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if (places := wanted.get(row["documentName"])) is not None:
            gold = [
                Toponym(
                    Span(p["start"], p["end"]), p.get("geonames"), p["kind"] in {"country", "region"},
                    p.get("lat"), p.get("lon"),
                )
                for p in places
            ]  # fmt: skip
            yield Document(row["documentName"], row["originalText"], "de", gold)


def hard_cases() -> Iterator[Document]:
    """Yield the project's own hard cases; see the head of their file for how they are written."""
    for block in (GOLD / "places-hard.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        language, text = lines[0].split(" ", 1)
        gold = []
        for line in lines[1:]:
            phrase, nth, kind, number, lat, lon = (part.strip() for part in line.split("|"))
            at = list(_all(text, phrase))[int(nth) - 1]
            span = Span(at, at + len(phrase))
            wide = kind in {"country", "region"}
            gold.append(Toponym(span, int(number) if number != "-" else None, wide, float(lat), float(lon)))
        yield Document(text[:40], text, "de" if language == "de" else "en", gold)


def read(document: Document) -> tuple[Place, ...]:
    """Return the places that the program finds in a document."""
    source = SourceInfo(
        id=hashlib.sha256(document.text.encode()).hexdigest(),
        language=document.language,
        published=document.published,
        url=document.url,
    )
    article = Article(
        source=source,
        language=document.language,
        text=document.text,
        parts=read_plain(document.text).parts,
    )
    sentences = cut(clean(article))
    return resolve_places(find_named(encode(sentences)).places, sentences)


def score(document: Document) -> Outcome:
    """Read a document and compare."""
    places = read(document)
    found, right = [], []
    hits: set[int] = set()
    open_places: set[int] = set()
    for toponym in document.gold:
        over = [i for i, p in enumerate(places) if toponym.span.overlaps(Span(p.start, p.end))]
        if toponym.lat is None and toponym.geonames is None:
            open_places.update(over)
            continue
        good = [i for i in over if is_right(places[i], toponym)]
        hits.update(good)
        found.append(bool(over))
        right.append(bool(good))
    counted = [i for i in range(len(places)) if i not in open_places - hits]
    wrong = [places[i] for i in counted if i not in hits]
    return Outcome(document, found, right, [places[i] for i in counted], len(hits), wrong)


def is_right(place: Place, gold: Toponym) -> bool:
    """Say whether a found place is the gold one, by id or by distance."""
    if gold.geonames is not None and place.geonames == gold.geonames:
        return True
    if gold.lat is None or gold.lon is None:
        return False
    return distance(place.lat, place.lon, gold.lat, gold.lon) <= (NEAR_WIDE if gold.wide else NEAR)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the kilometres between two points."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def table(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the figures of some articles."""
    gold = sum(len(each.found) for each in outcomes) or 1
    places = sum(len(each.places) for each in outcomes) or 1
    recall = sum(sum(each.right) for each in outcomes) / gold
    precision = sum(each.right_places for each in outcomes) / places
    return {
        "found_and_right": recall,
        "precision": precision,
        "f1": 2 * recall * precision / ((recall + precision) or 1.0),
        "found": sum(sum(each.found) for each in outcomes) / gold,
    }


def _print_errors(outcomes: Iterable[Outcome], limit: int) -> None:
    for document, found, right, places, _, wrong in outcomes:
        counted = [t for t in document.gold if t.lat is not None or t.geonames is not None]
        for toponym, was_found, was_right in zip(counted, found, right, strict=True):
            if not was_right and limit:
                limit -= 1
                over = [p for p in places if toponym.span.overlaps(Span(p.start, p.end))]
                chosen = [(p.name, p.country, p.lat, p.lon, p.reason) for p in over]
                _print_one("WRONG" if was_found else "MISSED", document, toponym.span, toponym[1:], chosen)
        for place in wrong:
            if limit and not any(t.span.overlaps(Span(place.start, place.end)) for t in counted):
                limit -= 1
                about = (place.name, place.country, place.reason)
                _print_one("EXTRA", document, Span(place.start, place.end), about, "")
        if not limit:
            return


def _print_one(what: str, document: Document, span: Span, gold: object, chosen: object) -> None:
    text = document.text
    before, after = text[max(0, span.start - 50) : span.start], text[span.end : span.end + 40]
    print(f"{what:7}{before!r} [{span.text(text)}] {after!r} {gold} {chosen}")


def main() -> None:
    """Print the table, and errors where asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--set", default="")
    parser.add_argument("--half", choices=("a", "b"))
    options = parser.parse_args()
    for name, documents in _sets():
        if options.set not in name:
            continue
        start = time.perf_counter()
        outcomes = [score(document) for document in documents]
        seconds = time.perf_counter() - start
        for key, part in _parts(outcomes, halves=name.startswith("places-news-en")):
            values = "  ".join(f"{label} {value:.3f}" for label, value in table(part).items())
            print(f"{name + key:40} {len(part):4} articles  {values}")
        print(f"{'':40} {seconds / max(len(outcomes), 1) * 1000:.2f} ms an article, cutting included")
        chosen = [o for o in outcomes if options.half is None or half_of(o.document.name) == options.half]
        _print_errors(chosen, options.errors)


if __name__ == "__main__":
    main()
