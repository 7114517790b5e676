"""Read files once and print, as JSON, how long every step took; run in a process of its own."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from wortlaut.article.load import Inputs
from wortlaut.article.source import Given, Source
from wortlaut.cut.text import CutText
from wortlaut.encode.choice import chosen
from wortlaut.encode.encode import Encoded, vectors_of
from wortlaut.encode.pack import Pack, open_pack
from wortlaut.encode.words import Words
from wortlaut.errors import ArticleError
from wortlaut.pipeline import STEPS
from wortlaut.records import to_json

# `wortlaut.heads.find` is the module's name and, within it, the step's; the modules are meant here.
find, link = import_module("wortlaut.heads.find"), import_module("wortlaut.link.link")
# What each reading costs: its functions in the steps `find` and `link`.
READINGS = {
    "statements": [(find, "find_statements")],
    "times": [(find, "find_times"), (link, "resolve_times")],
    "places": [(find, "find_places"), (link, "resolve_places")],
    "figures": [(find, "find_figures"), (link, "claimed")],
    "actors": [(find, "find_mentions"), (link, "link_actors")],
}


def main() -> None:
    """Read the files named on the command line."""
    pack = chosen()
    graphs: dict[str, float] = {}
    if pack is not None:
        _watch_graphs(pack, graphs)
    passed: list[tuple[CutText, Words]] = []
    steps = dict.fromkeys(["load", *(step.__name__ for step in STEPS), "write"], 0.0)
    readings = dict.fromkeys(READINGS, 0.0)
    for reading, functions in READINGS.items():
        for module, name in functions:
            setattr(module, name, _watched(getattr(module, name), reading, readings))
    articles = characters = 0
    began = clock = time.perf_counter()
    for item in Inputs(sys.argv[1:], Given(), sys.stdin.buffer):
        clock = _book(steps, "load", clock)
        if not isinstance(item, Source):
            raise item
        value: Any = item
        for step in STEPS:
            value = step(value)
            if isinstance(value, Encoded):
                passed.append((value.cut, value.words))  # without the vectors, which are most of the memory
            clock = _book(steps, step.__name__, clock)
        to_json(value)
        clock = _book(steps, "write", clock)
        articles += 1
        characters += len(value.text)
    seconds = time.perf_counter() - began
    told = {
        "articles": articles,
        "characters": characters,
        "seconds": seconds,
        "steps": steps,
        "readings": readings,
        "graphs": graphs,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    if pack is not None:
        told |= _bare(passed, pack)
    print(json.dumps(told))


def _watch_graphs(pack: Pack, graphs: dict[str, float]) -> None:
    compute = pack.run

    def timed(graph: str, **inputs: Any) -> list[Any]:
        began = time.perf_counter()
        outputs = compute(graph, **inputs)
        graphs[graph] = graphs.get(graph, 0.0) + time.perf_counter() - began
        return outputs

    pack.run = timed  # type: ignore[method-assign]


def _bare(passed: list[tuple[CutText, Words]], pack: Pack) -> dict[str, Any]:
    """Cut the same words into pieces and pass them through the encoder, and do nothing else."""
    fresh = open_pack(pack.folder, pack.threads)
    fresh.load("encoder")
    pieces = 0
    began = time.perf_counter()
    for cut, words in passed:
        vectors_of(cut.text, words, fresh)
    seconds = time.perf_counter() - began
    for cut, words in passed:
        told = [span.text(cut.text) for span in words.spans]
        pieces += sum(map(len, fresh.pieces.of_words(told, words.spaces)))
    return {"bare_seconds": seconds, "pieces": pieces}


def _watched(function: Callable[..., Any], reading: str, readings: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        began = time.perf_counter()
        result = function(*arguments)
        readings[reading] += time.perf_counter() - began
        return result

    return timed


def _book(steps: dict[str, float], step: str, since: float) -> float:
    now = time.perf_counter()
    steps[step] += now - since
    return now


if __name__ == "__main__":
    try:
        main()
    except ArticleError as error:
        sys.exit(str(error))
