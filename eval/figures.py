"""How well figures are read: on German news labelled by hand, and on English texts of our own.

``python -m eval.figures [--errors N]`` prints the table. Of two sets of figures, those that overlap are paired
in the order of the text; every number is an F1 over pairs that agree in the fields named.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.data import folder
from wortlaut.article.article import Article
from wortlaut.article.plain import read_plain
from wortlaut.clean.clean import clean
from wortlaut.cut.cut import cut
from wortlaut.cut.text import CutText
from wortlaut.heads.figures import find_figures
from wortlaut.records import Figure, Language, SourceInfo
from wortlaut.spans import Span

GOLD = Path(__file__).parent / "gold"
GERMAN = "figures-wikinews-de"
ENGLISH = "figures-en"
CORPUS = "quotes-wikinews-de"


@dataclass(frozen=True)
class Case:
    """A text with the figures that are in it."""

    name: str
    text: str
    language: Language
    gold: Sequence[Figure]


def as_cut(text: str, language: Language) -> CutText:
    """Make of a text what the program makes of it before its figures are read."""
    article = Article(
        source=SourceInfo(id="0", language=language),
        language=language,
        text=text,
        parts=read_plain(text).parts,
    )
    return cut(clean(article))


def read_cases(path: Path, language: Language) -> Iterator[Case]:
    """Read texts that each stand under ``== name`` with a line ``> words | value unit bound | of`` a figure.

    A value may be a range, ``4..6``; ``of`` is ``-`` for none, and otherwise its occurrence nearest to the figure.
    """
    for block in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, *lines = block.splitlines()
        text = "\n".join(line for line in lines if line.strip() and line[0] not in "#>")
        yield Case(name, text, language, _gold([line[1:] for line in lines if line.startswith(">")], text))


def _gold(lines: Sequence[str], text: str) -> list[Figure]:
    figures: list[Figure] = []
    at = 0
    for line in lines:
        words, content, of = (field.strip() for field in line.split("|"))
        value, unit, bound = content.split()
        low, _, high = value.partition("..")
        start = text.index(words, at)
        at = start + len(words)
        figures.append(
            Figure(
                start=start,
                end=at,
                value=float(low),
                high=float(high) if high else None,
                unit=unit,
                bound=bound,  # type: ignore[arg-type]
                of=None if of == "-" else _nearest(of, text, Span(start, at)),
            )
        )
    return figures


def _nearest(words: str, text: str, to: Span) -> Span:
    behind = text.find(words, to.end)
    before = text.rfind(words, 0, to.start)
    if before < 0 and behind < 0:
        raise ValueError(f"{words!r} is not beside {to.text(text)!r}")
    is_behind = before < 0 or (behind >= 0 and behind - to.end <= to.start - before - len(words))
    start = behind if is_behind else before
    return Span(start, start + len(words))


def german_cases() -> Iterator[Case]:
    """Read the labels of the German news and the articles they belong to."""
    with (folder(CORPUS) / "dev.jsonl").open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    texts = {document["documentName"]: document["originalText"] for document in documents}
    for line in (GOLD / f"{GERMAN}.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        gold = [
            Figure(**(each | {"of": Span(*_ends(each["of"])) if each["of"] else None}))
            for each in label["figures"]
        ]
        yield Case(label["document"], texts[label["document"]], "de", gold)


def _ends(of: Sequence[int] | dict[str, int]) -> tuple[int, int]:
    return (of["start"], of["end"]) if isinstance(of, dict) else (of[0], of[1])


@dataclass(frozen=True)
class Pair:
    """A labelled figure and the one that was found there; either may be missing."""

    case: Case
    gold: Figure | None
    found: Figure | None


def pairs(case: Case) -> list[Pair]:
    """Pair what is labelled with what is found."""
    rest = list(find_figures(as_cut(case.text, case.language)))
    paired: list[Pair] = []
    for gold in case.gold:
        found = next((each for each in rest if each.start < gold.end and gold.start < each.end), None)
        if found is not None:
            rest.remove(found)
        paired.append(Pair(case, gold, found))
    return paired + [Pair(case, None, found) for found in rest]


def close(one: float | None, other: float | None) -> bool:
    """Say whether two values are the same but for rounding to four digits."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 2e-4 * max(abs(one), abs(other))


def _same_value(a: Figure, b: Figure) -> bool:
    return close(a.value, b.value) and close(a.high, b.high) and a.unit == b.unit


AGREEMENTS: dict[str, Callable[[Figure, Figure], bool]] = {
    "found": lambda _a, _b: True,
    "span": lambda a, b: (a.start, a.end) == (b.start, b.end),
    "value_unit": _same_value,
    "bound": lambda a, b: a.bound == b.bound,
    "of": lambda a, b: a.of == b.of,
    "all_right": lambda a, b: (
        (a.start, a.end, a.bound, a.of) == (b.start, b.end, b.bound, b.of) and _same_value(a, b)
    ),
}


def table(all_pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the F1 of every agreement."""
    gold = sum(pair.gold is not None for pair in all_pairs)
    found = sum(pair.found is not None for pair in all_pairs)
    return {
        f"{name}_f1": 2 * sum(_agree(pair, agrees) for pair in all_pairs) / max(gold + found, 1)
        for name, agrees in AGREEMENTS.items()
    }


def _agree(pair: Pair, agrees: Callable[[Figure, Figure], bool]) -> bool:
    return pair.gold is not None and pair.found is not None and agrees(pair.gold, pair.found)


def cases() -> dict[str, list[Case]]:
    """Return the texts of both sets."""
    return {
        GERMAN: list(german_cases()),
        ENGLISH: list(read_cases(GOLD / f"{ENGLISH}.txt", "en")),
    }


def measure() -> dict[str, float]:
    """Return every figure under ``gold/<set>.<name>``."""
    return {
        f"gold/{name}.{key}": value
        for name, texts in cases().items()
        for key, value in table([pair for case in texts for pair in pairs(case)]).items()
    }


def main() -> None:
    """Print the table, and the figures that are wrong where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="how many wrong figures to show")
    parser.add_argument("--set", choices=[GERMAN, ENGLISH], help="only this set")
    arguments = parser.parse_args()
    texts = (
        {ENGLISH: list(read_cases(GOLD / f"{ENGLISH}.txt", "en"))} if arguments.set == ENGLISH else cases()
    )
    for name, of_set in texts.items():
        if arguments.set in (None, name):
            found = [pair for case in of_set for pair in pairs(case)]
            for key, value in table(found).items():
                print(f"gold/{name}.{key:16} {value:.4f}")
            wrong = [pair for pair in found if not _agree(pair, AGREEMENTS["all_right"])]
            for pair in wrong[: arguments.errors]:
                print(_shown(pair))


def _shown(pair: Pair) -> str:
    figure = pair.gold or pair.found
    if figure is None:
        return ""
    text = pair.case.text
    around = text[max(figure.start - 60, 0) : figure.end + 60].replace("\n", " ")
    return f"\n… {around} …\n  gold  {_line(pair.gold, text)}\n  found {_line(pair.found, text)}"


def _line(figure: Figure | None, text: str) -> str:
    if figure is None:
        return "-"
    high = "" if figure.high is None else f"..{figure.high:g}"
    of = figure.of.text(text) if figure.of else "-"
    return f"{text[figure.start : figure.end]} | {figure.value:g}{high} {figure.unit} {figure.bound} | {of}"


if __name__ == "__main__":
    main()
