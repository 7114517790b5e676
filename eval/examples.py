"""The program's records of the example articles against golden records, read and corrected by eye.

``python -m eval.examples [--errors]`` prints the figures and a line an article; ``--errors`` also every golden
value that is missed (``-``) and every value of the program's that is no golden one (``+``), in a fixed order:
two outputs compared line by line show what a change of the program gains and loses. ``eval/gold/README.md`` says
how the golden records were made.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from eval.figures import AGREEMENTS
from eval.golden import Answer, Json, answers, read_gold
from eval.quotation_metric import PARTS, Quotation, macro, pair, token_f1
from eval.statements import as_quotation, overlapped
from wortlaut.records import Actor, Figure
from wortlaut.spans import Span

FOUND = 0.8
EARTH = 6371.0
# How far apart, in kilometres, two points may be that stand for the same place of a kind.
REACH = {"city": 25.0, "region": 250.0, "country": 250.0, "other": 250.0}


class Tally(Struct):
    """How many golden values there are, how many the program gives, and how many of those are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0


class Scores(Struct):
    """The tallies of some articles, the pairs of their statements, and the lines that say what went wrong."""

    tallies: dict[str, Tally]
    labels: dict[str, Tally]
    pairs: list[Any]
    lines: list[str]


def score(given: Sequence[Answer]) -> Scores:
    """Compare records with golden ones."""
    names = ("found", "times", "interval", "places", "figures", "actors")
    scores = Scores(
        tallies={name: Tally() for name in names},
        labels={name: Tally() for name in ("speaker_actor", "act", "status")},
        pairs=[],
        lines=[],
    )
    for one in given:
        _score_statements(one, scores)
        for name, compare in _COMPARED.items():
            gold, found = compare(one)
            _count(name, gold, found, scores)
    return scores


def _score_statements(one: Answer, scores: Scores) -> None:
    gold = [_quotation(statement, one.words) for statement in one.gold["statements"]]
    system = [as_quotation(statement, one.words) for statement in one.record.statements]
    scores.pairs += pair(gold, system)
    met: set[int] = set()
    tally = scores.tallies["found"]
    tally.gold, tally.found = tally.gold + len(gold), tally.found + len(system)
    for index, quotation in enumerate(gold):
        partner = _partner(quotation, system, met)
        label = one.gold["statements"][index]
        shown = f"statement {label['type']} {_shown(label['quote'], one.record.text)}"
        if partner is None:
            scores.lines.append(f"- {shown}")
            continue
        met.add(partner)
        if system[partner].type == quotation.type:
            tally.right += 1
        else:
            scores.lines.append(f"- {shown}: is {system[partner].type}")
        scores.lines += [f"- {shown}: {wrong}" for wrong in _label(one, label, partner, scores)]
    for index, statement in enumerate(one.record.statements):
        if index not in met:
            scores.lines.append(f"+ statement {statement.type} {_shown(statement.quote, one.record.text)}")


def _partner(quotation: Quotation, system: Sequence[Quotation], taken: set[int]) -> int | None:
    """Return the statement with the most alike quote, of the same type if two are as alike, if alike enough."""
    wanted = quotation.tokens("quote")
    alike = [
        (token_f1(wanted, other.tokens("quote")), other.type == quotation.type, -index)
        for index, other in enumerate(system)
        if index not in taken
    ]
    best = max(alike, default=(0.0, False, 0))
    return -best[2] if best[0] >= FOUND else None


def _label(one: Answer, label: Json, partner: int, scores: Scores) -> Iterator[str]:
    """Count the labels of a statement that was met, and yield those that are wrong."""
    statement = one.record.statements[partner]
    actors = {actor.id: actor for actor in one.record.actors}
    wanted = [actor for actor in one.gold["actors"] if actor["id"] in label["speaker_actors"]]
    found = [actors[name] for name in statement.speaker_actors if name in actors]
    rows = (
        (
            "speaker_actor",
            _same_actors(wanted, found, one.record.text),
            _names(wanted),
            [x.name for x in found],
        ),
        ("act", label["act"] == statement.act, label["act"], statement.act),
        ("status", label["status"] == statement.status, label["status"], statement.status),
    )
    for name, right, gold, system in rows:
        tally = scores.labels[name]
        tally.gold, tally.right = tally.gold + 1, tally.right + right
        if not right:
            yield f"{name} {gold} is {system}"


def _names(actors: Sequence[Json]) -> list[str]:
    return [actor["name"] for actor in actors]


def _same_actors(gold: Sequence[Json], found: Sequence[Actor], text: str) -> bool:
    if len(gold) != len(found):
        return False
    rest = list(found)
    for wanted in gold:
        same = next((actor for actor in rest if is_actor(wanted, actor.name, text)), None)
        if same is None:
            return False
        rest.remove(same)
    return True


def is_actor(gold: Json, name: str, text: str) -> bool:
    """Say whether a name is one of the golden actor's; of one that has only descriptions, a part of it will do."""
    forms = {gold["name"], *gold["aliases"], *(text[start:end] for start, end in gold["names"])}
    folded = {form.casefold() for form in forms}
    name = name.casefold()
    if name in folded or gold["kind"] in ("place", "organization") or gold["names"]:
        return name in folded
    return any(f" {name} " in f" {form} " or f" {form} " in f" {name} " for form in folded)


def _quotation(label: Json, words: Sequence[Span]) -> Quotation:
    return Quotation(
        type=label["type"],
        medium=label["medium"],
        parts={part: frozenset(overlapped([Span(*span) for span in label[part]], words)) for part in PARTS},
    )


Row = tuple[Any, ...]
Compared = tuple[dict[Row, str], dict[Row, str]]


def _times(one: Answer) -> Compared:
    gold = {(time["start"], time["end"], time["value"]) for time in one.gold["times"]}
    found = {(time.start, time.end, time.value) for time in one.record.times}
    return _rows(gold, one), _rows(found, one)


def _intervals(one: Answer) -> Compared:
    gold = {(x["start"], x["end"], x["begin"], x["finish"]) for x in one.gold["times"] if x["begin"]}
    found = {(x.start, x.end, x.begin, x.finish) for x in one.record.times if x.begin}
    return _rows(gold, one), _rows(found, one)


def _places(one: Answer) -> Compared:
    """A place of the program's that means a golden one's is given the golden one's key."""
    gold = {(place["start"], place["end"]): place for place in one.gold["places"]}
    found: set[Row] = set()
    for place in one.record.places:
        wanted = gold.get((place.start, place.end))
        point = (place.lat, place.lon)
        same = wanted is not None and is_place(wanted, place.geonames, point)
        found.add((place.start, place.end, wanted["name"] if wanted and same else f"{place.name} {point}"))
    golden: set[Row] = {(*span, place["name"]) for span, place in gold.items()}
    return _rows(golden, one), _rows(found, one)


def is_place(gold: Json, geonames: int | None, point: tuple[float, float]) -> bool:
    """Say whether an id or a point is that of the golden place."""
    if geonames is not None and geonames == gold["geonames"]:
        return True
    return _distance(point, (gold["lat"], gold["lon"])) <= REACH[gold["kind"]]


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the kilometres between two points, by the haversine formula."""
    (north, east), (to_north, to_east) = (tuple(map(math.radians, point)) for point in (one, other))
    root = math.sin((to_north - north) / 2) ** 2
    root += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(root, 1.0)))


def _figures(one: Answer) -> Compared:
    gold = [
        Figure(
            **{key: figure[key] for key in ("start", "end", "value", "high", "unit", "bound")}, of=_of(figure)
        )
        for figure in one.gold["figures"]
    ]
    same: dict[int, Figure] = {}
    for figure in one.record.figures:
        near = next((wanted for wanted in gold if AGREEMENTS["all_right"](wanted, figure)), None)
        same[id(figure)] = near or figure
    found = {_figure_row(same[id(figure)], one) for figure in one.record.figures}
    return _rows({_figure_row(figure, one) for figure in gold}, one), _rows(found, one)


def _of(figure: Json) -> Span | None:
    return Span(*figure["of"]) if figure["of"] else None


def _figure_row(figure: Figure, one: Answer) -> Row:
    value = f"{figure.value:g}" if figure.high is None else f"{figure.value:g}..{figure.high:g}"
    counted = figure.of.text(one.record.text) if figure.of else "-"
    where = figure.of.start if figure.of else None
    return (figure.start, figure.end, value, figure.unit, figure.bound, counted, where)


def _actors(one: Answer) -> Compared:
    """An actor is right by its name and kind; where the text has the name in another case only, either form is."""
    gold = {(actor["name"].casefold(), actor["kind"]): actor for actor in one.gold["actors"]}
    also = {
        (one.record.text[start:end].casefold(), actor["kind"]): key
        for key, actor in gold.items()
        if actor["name"] not in one.record.text
        for start, end in actor["names"]
    }
    found = {(actor.name.casefold(), actor.kind): actor.name for actor in one.record.actors}
    return (
        {key: f"{actor['name']} {key[1]}" for key, actor in gold.items()},
        {also.get(key, key): f"{name} {key[1]}" for key, name in found.items()},
    )


_COMPARED: dict[str, Callable[[Answer], Compared]] = {
    "times": _times,
    "interval": _intervals,
    "places": _places,
    "figures": _figures,
    "actors": _actors,
}


def _rows(rows: set[Any], one: Answer) -> dict[Row, str]:
    """Give every row the words that show it, in the order of the text."""
    text = one.record.text
    return {
        row: f"{text[row[0] : row[1]]!r} at {row[0]} {' '.join(map(str, row[2:]))}"
        for row in sorted(rows, key=lambda row: (row[0], row[1], str(row)))
    }


def _count(name: str, gold: dict[Row, str], found: dict[Row, str], scores: Scores) -> None:
    tally = scores.tallies[name]
    tally.gold, tally.found = tally.gold + len(gold), tally.found + len(found)
    tally.right += len(gold.keys() & found.keys())
    scores.lines += [f"- {name} {shown}" for row, shown in gold.items() if row not in found]
    scores.lines += [f"+ {name} {shown}" for row, shown in found.items() if row not in gold]


def _shown(spans: Sequence[Any], text: str) -> str:
    words = " … ".join(text[start:end] for start, end in spans).replace("\n", " ")
    return f"“{words if len(words) <= 90 else words[:60] + ' … ' + words[-25:]}”"


def table(scores: Scores) -> dict[str, float]:
    """Return the figures, between 0 and 1."""
    tallies, labels = scores.tallies, scores.labels
    return {
        "statements_joint_f1": macro(scores.pairs, PARTS).f1,
        "statement_found_f1": tallies["found"].f1,
        "speaker_actor_right": _share(labels["speaker_actor"]),
        "act": _share(labels["act"]),
        "status": _share(labels["status"]),
        "times_f1": tallies["times"].f1,
        "times_interval": tallies["interval"].f1,
        "places_f1": tallies["places"].f1,
        "figures_f1": tallies["figures"].f1,
        "actors_f1": tallies["actors"].f1,
    }


def _share(tally: Tally) -> float:
    return tally.right / tally.gold if tally.gold else 0.0


def measure() -> dict[str, float]:
    """Return every figure as ``examples.<name>``, and by language as ``examples.<name>.de`` and ``.en``."""
    given = list(answers(read_gold()))
    figures = {f"examples.{name}": value for name, value in table(score(given)).items()}
    for language in ("de", "en"):
        some = [one for one in given if one.gold["language"] == language]
        figures |= {f"examples.{name}.{language}": value for name, value in table(score(some)).items()}
    return figures


def main() -> None:
    """Print the figures, a line an article, and what went wrong where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="show every value missed and every value too many"
    )
    options = parser.parse_args()
    for one in answers(read_gold()):
        scores = score([one])
        shares = "  ".join(f"{name} {value:.2f}" for name, value in table(scores).items())
        print(f"\n# {one.name}\n{shares}")
        if options.errors:
            print(*scores.lines, sep="\n")
    print()
    for name, value in measure().items():
        print(f"{name:38} {value:8.4f}")


if __name__ == "__main__":
    main()
