"""How long the page takes: ``python -m bench.page``.

The server runs in a process of its own, as ``wortlaut serve`` does, over the example articles and one of a thousand words that
is put together of their sentences. First paint is measured by Chromium where there is one; asked for are less than 100 ms on
the server for that article and less than a second until the first paint on two cores.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wortlaut.page.serving import examples, read_examples

_RUNS = 40
_PAINTS = 7
_WORDS = 1000
_ID = "thousand-words"


_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_AGAIN = 20  # ms until it is asked again whether the page was painted


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        path = read_examples(Path(scratch))
        lines = Path(scratch) / "thousand.jsonl"
        lines.write_text(json.dumps({"id": _ID, "language": "de", "text": _thousand_words()}) + "\n", "utf-8")
        subprocess.run(
            [sys.executable, "-m", "wortlaut", "add", "--db", str(path), str(lines)],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        with _served(path) as (address, server):
            print(
                f"on the server, by the clock of its client (median and 95th of {_RUNS} after the first); of its processor"
            )
            for name, where in (("first page", "/"), (f"article, {_WORDS:,} words", f"/article/{_ID}")):
                before = _spent(server)
                first, seconds, size = _asked(address, where)
                spent = 1000 * (_spent(server) - before) / (_RUNS + 1)
                slow = sorted(seconds)[int(0.95 * len(seconds))]
                print(
                    f"  {name:24} {1000 * statistics.median(seconds):7.1f} ms {1000 * slow:7.1f} ms"
                    f"   first {1000 * first:6.1f} ms {size / 1024:7.0f} kB {spent:7.1f} ms"
                )
            _painted(address)


def _thousand_words() -> str:
    """Return paragraphs of the German examples up to a thousand words."""
    paragraphs: list[str] = []
    words = 0
    for name, content in examples().items():
        if not name.endswith("-de.txt"):
            continue
        for paragraph in content.split("\n\n"):
            kept = re.findall(r"\S+", paragraph)[: _WORDS - words]
            if len(kept) > 12:
                paragraphs.append(" ".join(kept))
                words += len(kept)
    return "\n\n".join(paragraphs)


@contextmanager
def _served(path: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "wortlaut", "serve", "--db", str(path), "--no-open", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        if server.stdout is None:
            raise RuntimeError("the server says nothing")
        try:
            yield server.stdout.readline().split()[1].removeprefix("http://").rstrip("/"), server.pid
        finally:
            server.terminate()


def _spent(process: int) -> float:
    """Return the processor seconds of a process, which a busy machine does not lengthen; 0 where no file tells them."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    fields = told.read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _asked(address: str, where: str) -> tuple[float, list[float], int]:
    """Return the seconds of the first answer, of all others, and the bytes of one."""
    connection = http.client.HTTPConnection(address)
    seconds, size = [], 0
    for _ in range(_RUNS + 1):
        started = time.perf_counter()
        connection.request("GET", where)
        answer = connection.getresponse()
        size = len(answer.read())
        seconds.append(time.perf_counter() - started)
        if answer.status != 200:
            raise RuntimeError(f"{where}: {answer.status}")
    connection.close()
    return seconds[0], seconds[1:], size


def _painted(address: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("first paint: no chromium here")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"first paint with an empty cache (median of {_PAINTS})")
        for name, where in (("first page", "/"), (f"article, {_WORDS:,} words", f"/article/{_ID}")):
            paints = []
            for _ in range(_PAINTS):
                context = browser.new_context(viewport={"width": 1400, "height": 900})
                page = context.new_page()
                page.goto(f"http://{address}{where}", wait_until="load")
                # Waiting for a function would evaluate words, which the page's policy forbids.
                while (painted := page.evaluate(_PAINTED)) is None:
                    page.wait_for_timeout(_AGAIN)
                paints.append(painted)
                context.close()
            print(f"  {name:24} {statistics.median(paints):7.0f} ms   longest {max(paints):5.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
