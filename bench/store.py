"""What keeping costs beside reading, and how large the file becomes: ``python -m bench.store``.

Reading and adding take turns in fresh processes; the median of the processor time counts, since a busy
machine changes the clock's time and not that. Both times are printed.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from eval.data import folder

_RUNS = 5
_MEASURED = """
import io, json, sys, time
from pathlib import Path
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
what, articles, db = sys.argv[1:]
if what == "read":
    from wortlaut.batch import read_all
    work = lambda inputs: sum(1 for _ in read_all(inputs))
else:
    from wortlaut.keep import add
    from wortlaut.store.writing import Writer
    def work(inputs):
        with Writer(Path(db)) as writer:
            return sum(1 for _ in add(writer, inputs))
next(iter(Inputs([articles], Given(), io.BytesIO())))
from wortlaut.api import read
read("„Wir bleiben“, sagte Ingrid Solvang am Dienstag in Rom, rund 25 Prozent seien es.", language="de")
clock, processor = time.perf_counter(), time.process_time()
count = work(Inputs([articles], Given(), io.BytesIO()))
print(json.dumps([count, time.perf_counter() - clock, time.process_time() - processor]))
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "articles.jsonl"
        characters = _write_lines(lines)
        seconds: dict[str, list[list[float]]] = {"read": [], "add": []}
        for run in range(_RUNS):
            for what, taken in seconds.items():
                db = Path(scratch) / f"{run}.db"
                taken.append(_measure(what, lines, db))
        count = int(seconds["add"][0][0])
        print(f"{count} articles, {characters:,} bytes of text, median of {_RUNS} runs")
        for index, name in ((1, "clock"), (2, "processor")):
            read, add = (statistics.median(run[index] for run in seconds[what]) for what in ("read", "add"))
            print(
                f"  {name:10} read {1000 * read / count:6.2f} ms, add {1000 * add / count:6.2f} ms an article:"
                f" adding costs {add / read - 1:+.1%}"
            )
        sizes(Path(scratch) / "0.db", characters)


def _measure(what: str, lines: Path, db: Path) -> list[float]:
    command = [sys.executable, "-c", _MEASURED, what, str(lines), str(db)]
    told: list[float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return told


def sizes(db: Path, characters: int) -> None:
    """Print the file's size, and that of its largest tables, by the size of the text."""
    print(f"  file {db.stat().st_size:,} bytes: {db.stat().st_size / characters:.2f} times the text")
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 16"
        ).fetchall()
        for name, size in rows:
            print(f"    {name:28} {size / characters:6.3f}")


def _write_lines(lines: Path) -> int:
    """Write the articles as JSON Lines, each with a date of its own; return the bytes of their text."""
    size = 0
    with lines.open("w", encoding="utf-8") as written:
        for index, text in enumerate(texts()):
            size += len(text.encode())
            day = time.strftime("%Y-%m-%d", time.gmtime(1_420_000_000 + 86_400 * (index * 7 % 1500)))
            line = {
                "text": text, "language": "de", "published": day, "publisher": f"Outlet {index % 20}",
                "url": f"https://outlet{index % 20}.example/{index}",
            }  # fmt: skip
            written.write(json.dumps(line, ensure_ascii=False) + "\n")
    return size


def texts() -> Iterator[str]:
    """Yield the texts of the data set."""
    table = folder("articles-gnad-de") / "articles.csv"
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows, delimiter=";", quotechar="'"):
            yield row[1]


if __name__ == "__main__":
    main()
