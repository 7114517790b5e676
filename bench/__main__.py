"""Time start-up, reading and memory: ``make bench``.

Every figure comes from a fresh process, so that none profits from what another has loaded; the machine's
noise is met by the median of several runs.
"""

from __future__ import annotations

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.data import folder

_PROGRAM = [sys.executable, "-m", "wortlaut"]
_RUNS = 5
_EXAMPLES = Path("examples")


def main() -> None:
    """Print the table."""
    print("start-up (median of 5)")
    for name, arguments in {
        "wortlaut --version": ["--version"],
        "first record, text": ["read", "--json", str(next(_EXAMPLES.glob("*-de.txt")))],
        "first record, page": ["read", "--json", str(next(_EXAMPLES.glob("*-de.html")))],
    }.items():
        print(f"  {name:24} {_median_seconds(arguments):8.3f} s")
    _reading("examples", [*_EXAMPLES.glob("*.txt"), *_EXAMPLES.glob("*.html"), *_EXAMPLES.glob("*.jsonl")])
    try:
        table = folder("articles-gnad-de") / "articles.csv"
    except FileNotFoundError as error:
        print(f"\narticles-gnad-de: {error}")
        return
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "articles.jsonl"
        _write_lines(table, lines)
        _reading("articles-gnad-de", [lines])


def _median_seconds(arguments: Sequence[str]) -> float:
    # Installed packages are compiled; so is the program here, by a run that is not counted.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(1 + _RUNS):
        started = time.perf_counter()
        subprocess.run([*_PROGRAM, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds[1:])


def _reading(name: str, files: Sequence[Path]) -> None:
    """Read the files in one fresh process and print articles a second, peak memory and each step's share."""
    command = [sys.executable, "-m", "bench.reading", *map(str, files)]
    told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    print(f"\n{name}: {told['articles']} articles, {told['characters']:,} characters")
    print(f"  {'articles a second':24} {told['articles'] / told['seconds']:8.1f}")
    print(f"  {'milliseconds an article':24} {1000 * told['seconds'] / told['articles']:8.2f}")
    print(f"  {'peak memory':24} {told['peak_mb']:8.0f} MB")
    if "bare_seconds" in told:
        bare = told["bare_seconds"]
        print(f"  {'bare pass':24} {1000 * bare / told['articles']:8.2f} ms an article", end="")
        print(f", {told['pieces'] / bare:,.0f} pieces a second")
        print(f"  {'whole by bare pass':24} {told['seconds'] / bare:8.2f}")
        values = sum(seconds for reading, seconds in told["readings"].items() if reading != "statements")
        print(f"  {'times, places, figures':24} {values / bare:8.1%} and actors by bare pass")
    for step, seconds in told["steps"].items():
        print(f"    {step:22} {seconds / told['seconds']:8.1%}")
    for reading, seconds in told["readings"].items():
        print(f"    {reading:22} {1000 * seconds / told['articles']:8.2f} ms an article")
    for graph, seconds in told["graphs"].items():
        print(f"    {'graph ' + graph:22} {1000 * seconds / told['articles']:8.2f} ms an article")


def _write_lines(table: Path, lines: Path) -> None:
    with lines.open("w", encoding="utf-8") as written:
        for text in _articles(table):
            written.write(json.dumps({"text": text, "language": "de"}, ensure_ascii=False) + "\n")


def _articles(table: Path) -> Iterator[str]:
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows, delimiter=";", quotechar="'"):
            yield row[1]


if __name__ == "__main__":
    main()
