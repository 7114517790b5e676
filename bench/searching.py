"""How soon the page answers a search: ``python -m bench.searching FILE``, a record such as :mod:`bench.large` makes.

A server of its own is asked as a browser would: how long until the first statements are there, and until all is. Every question
is asked several times; printed are the median and the slowest.
"""

from __future__ import annotations

import http.client
import sys
import threading
import time
from pathlib import Path

import uvicorn

from wortlaut.page.app import create
from wortlaut.page.serving import listen
from wortlaut.page.settings import Settings
from wortlaut.page.streaming import MARK

_TIMES = 9
_QUESTIONS = (
    "/search",
    "/search?q=Regierung",
    "/search?q=die",
    "/search?q=Menschen+Europa",
    "/search?q=%22nicht+nur%22",
    "/search?q=Verhand*+-Wien&sort=oldest",
    "/search?q=Regierung&sort=best",
    "/search?q=Prozent&speaker=Faymann",
    "/search?act=warn&place=2761369",
    "/search?q=Prozent&outlet=Outlet+3&since=2018-01-01&until=2019-01-01",
    "/search?dossier=large&act=demand",
)


def main() -> None:
    """Serve a file and print the figures."""
    listening = listen("127.0.0.1", 0)
    app = create(Path(sys.argv[1]), Settings())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    host, port = listening.getsockname()[:2]
    print(f"{'milliseconds, median and slowest':66} {'first':>12} {'all':>12}")
    for question in _QUESTIONS:
        _ask(host, port, question)
        first, whole = zip(*(_ask(host, port, question) for _ in range(_TIMES)), strict=True)
        print(f"  {question:64} {_told(first):>12} {_told(whole):>12}", flush=True)
    server.should_exit = True
    thread.join(5)


def _ask(host: str, port: int, question: str) -> tuple[float, float]:
    connection = http.client.HTTPConnection(host, port)
    began = time.perf_counter()
    connection.request("GET", question)
    answer = connection.getresponse()
    held, first = b"", 0.0
    while piece := answer.read1(1 << 16):
        held += piece
        if not first and MARK.encode() in held:
            first = time.perf_counter() - began
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{question}: {answer.status}")
    return 1000 * first, 1000 * (time.perf_counter() - began)


def _told(times: tuple[float, ...]) -> str:
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:.0f} / {ordered[-1]:.0f}"


if __name__ == "__main__":
    main()
