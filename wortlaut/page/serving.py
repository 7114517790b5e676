"""Runs the page: finds a free port, opens the browser, reads the examples where there is no record yet."""

from __future__ import annotations

import json
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from threading import Timer

import uvicorn

from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.errors import UsageError
from wortlaut.keep import add
from wortlaut.page.app import create
from wortlaut.page.settings import Settings
from wortlaut.store.dossiers.keeping import add_dossier
from wortlaut.store.writing import Writer

PORT = 8000
_BACKLOG = 128


def serve(
    path: Path, settings: Settings, port: int | None, say: Callable[[str], None], *, browse: bool = False
) -> None:
    """Serve the page until it is interrupted; ``port`` 0 or a taken 8000 means any that is free."""
    app = create(path, settings)
    listening = listen(settings.host, port)
    address = address_of(listening, settings.host)
    # The server hands on the signal that ended it; without a handler the process would end before it could clear up.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    say(address)
    if browse:
        Timer(0.5, webbrowser.open, [address]).start()
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run([listening])


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens: at a port that was asked for, else at 8000, else wherever is room.

    Raises :class:`~wortlaut.errors.UsageError` if the port that was asked for is taken.
    """
    for each in (PORT, 0) if port is None else (port,):
        try:
            return _bound(host, each)
        except OSError as error:
            if each != PORT or port is not None:
                raise UsageError(
                    f"port {each} of {host} cannot be had: {error.strerror or error}; try --port 0"
                ) from error
    raise UsageError(f"no free port at {host}")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":
            # Elsewhere it means that the port of a server that has just ended can be had; on Windows, anybody's.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def address_of(listening: socket.socket, host: str) -> str:
    """Return the address to open in the browser."""
    name = host.strip("[]")
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(name, f"[{name}]" if ":" in name else name)  # noqa: S104  # compared
    return f"http://{name}:{listening.getsockname()[1]}/"


def read_examples(folder: Path) -> Path:
    """Read the example articles, and their dossier, into a file in a folder; return the file."""
    sources = folder / "examples"
    sources.mkdir()
    dossiers = []
    for name, content in examples().items():
        if name.endswith(".toml"):
            dossiers.append((content, name))
        else:
            (sources / name).write_bytes(content.encode("utf-8"))
    path = folder / "examples.db"
    with Writer(path, "reading the examples") as writer:
        for _ in add(writer, Inputs([str(sources)], Given(), sys.stdin.buffer)):
            pass
        for content, name in dossiers:
            add_dossier(writer, content, name)
    return path


def examples() -> dict[str, str]:
    """Return the example files by their names; ``scripts/pack_examples`` wrote them into one."""
    packed = resources.files("wortlaut._data").joinpath("examples.json").read_text("utf-8")
    found: dict[str, str] = json.loads(packed)
    return found
