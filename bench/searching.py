"""How soon the page answers a search: ``python -m bench.searching [FILE]``, a record such as :mod:`bench.large` makes.

Without a file a small one is made, of articles-gnad-de.

A server of its own is asked as a browser would: how long until the first statements are there, and until all is. Every question
is asked several times; printed are the medians of the clock and of the processor, which a busy machine does not lengthen.
"""

from __future__ import annotations

import http.client
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from bench.asking import prepare
from bench.large import make
from wortlaut.page.app import create
from wortlaut.page.serving import listen
from wortlaut.page.settings import Settings
from wortlaut.page.streaming import MARK

_TIMES = 7
_SMALL = 1_500
_QUESTIONS = (
    "/search",
    "/search?q=Regierung",
    "/search?q=die",
    "/search?q=Menschen+Europa",
    "/search?q=%22nicht+nur%22",
    "/search?q=Verhand*+-Wien&sort=oldest",
    "/search?q=Regierung&sort=best",
    "/search?act=warn&place=2761369",
    "/search?q=Prozent&outlet=Outlet+3&since=2018-01-01&until=2019-01-01",
    "/search?dossier=large&act=demand",
)


Times = tuple[float, float]


def main() -> None:
    """Serve a file, made for it unless one is named, and print the figures."""
    if len(sys.argv) > 1:
        _measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "searching.db"
        make(_SMALL, path)
        prepare(path)
        _measure(path)


def _measure(path: Path) -> None:
    listening = listen("127.0.0.1", 0)
    app = create(path, Settings())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    host, port = listening.getsockname()[:2]
    print(f"{'milliseconds, clock / processor':66} {'first':>12} {'all':>12}")
    for question in _QUESTIONS:
        _ask(host, port, question)
        first, whole = zip(*(_ask(host, port, question) for _ in range(_TIMES)), strict=True)
        print(f"  {question:64} {_middle(first):>12} {_middle(whole):>12}", flush=True)
    server.should_exit = True
    thread.join(5)


def _ask(host: str, port: int, question: str) -> tuple[Times, Times]:
    connection = http.client.HTTPConnection(host, port)
    began, spent = time.perf_counter(), time.process_time()
    connection.request("GET", question)
    answer = connection.getresponse()
    held, first = b"", (0.0, 0.0)
    while piece := answer.read1(1 << 16):
        held += piece
        if first == (0.0, 0.0) and MARK.encode() in held:
            first = _since(began, spent)
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{question}: {answer.status}")
    return first, _since(began, spent)


def _since(began: float, spent: float) -> Times:
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - spent)


def _middle(times: tuple[Times, ...]) -> str:
    clock, processor = (sorted(column)[len(times) // 2] for column in zip(*times, strict=True))
    return f"{clock:.0f} / {processor:.0f}"


if __name__ == "__main__":
    main()
