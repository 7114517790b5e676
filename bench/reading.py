"""Read files once and print, as JSON, how long every step took; run in a process of its own."""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

from wortlaut.article.load import Inputs
from wortlaut.article.source import Given, Source
from wortlaut.errors import ArticleError
from wortlaut.pipeline import STEPS
from wortlaut.records import to_json


def main() -> None:
    """Read the files named on the command line."""
    steps = dict.fromkeys(["load", *(step.__name__ for step in STEPS), "write"], 0.0)
    articles = characters = 0
    began = clock = time.perf_counter()
    for item in Inputs(sys.argv[1:], Given(), sys.stdin.buffer):
        clock = _book(steps, "load", clock)
        if not isinstance(item, Source):
            raise item
        value: Any = item
        for step in STEPS:
            value = step(value)
            clock = _book(steps, step.__name__, clock)
        to_json(value)
        clock = _book(steps, "write", clock)
        articles += 1
        characters += len(value.text)
    told = {
        "articles": articles,
        "characters": characters,
        "seconds": time.perf_counter() - began,
        "steps": steps,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


def _book(steps: dict[str, float], step: str, since: float) -> float:
    now = time.perf_counter()
    steps[step] += now - since
    return now


if __name__ == "__main__":
    try:
        main()
    except ArticleError as error:
        sys.exit(str(error))
