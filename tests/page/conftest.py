"""The page over the example articles: a client without a browser, and a browser over a running server.

``client`` and ``example`` are quick. Tests that take ``browser`` or ``visitor`` carry the mark ``browser``
by themselves and need Chromium: in CI (``CI=true``) they fail without it, elsewhere they are skipped.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from wortlaut.page.app import create
from wortlaut.page.safety import TOKEN_HEADER
from wortlaut.page.serving import address_of, listen, read_examples
from wortlaut.page.settings import Settings
from wortlaut.records import Record
from wortlaut.store.reading import open_store

BASE = "http://127.0.0.1:8000"
WIDTHS = {"phone": (390, 844), "laptop": (1400, 900)}


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the example articles; nobody may change it (take ``own`` for that)."""
    return read_examples(tmp_path_factory.mktemp("examples"))


@pytest.fixture
def own(example: Path, tmp_path: Path) -> Path:
    """A copy of the example record that a test may change."""
    return Path(shutil.copy(example, tmp_path / "own.db"))


@pytest.fixture
def record(own: Path) -> Record:
    """The article of the example record that has most statements."""
    with open_store(own) as store:
        return max(
            (store.record(each.id) for each in store.articles()), key=lambda each: len(each.statements)
        )


@pytest.fixture(scope="session")
def lasting(example: Path) -> Iterator[TestClient]:
    """A client for all tests of a process: to make one costs more than most tests."""
    with client_of(example) as made:
        yield made


@pytest.fixture
def client(lasting: TestClient) -> TestClient:
    """A client of the page over the examples, in English, without a browser and without what others chose."""
    lasting.cookies.clear()
    return lasting


@contextmanager
def client_of(path: Path, settings: Settings | None = None, base: str = BASE) -> Iterator[TestClient]:
    """A client of the page over any record."""
    app = create(path, settings or Settings())
    with TestClient(app, base_url=base, headers={"accept-language": "en"}) as made:
        yield made


def token_of(client: TestClient, address: str = "/") -> dict[str, str]:
    """Return the header that a change must bring, taken from a page as a browser would."""
    page = client.get(address).text
    return {TOKEN_HEADER: page.partition('<meta name="token" content="')[2].partition('"')[0]}


# ------------------------------------------------------------------------------------------------ with a browser


@contextmanager
def served(path: Path, settings: Settings | None = None) -> Iterator[str]:
    """Serve a record in a thread; gives the address without a slash at its end."""
    settings = settings or Settings()
    listening = listen(settings.host, 0)
    server = uvicorn.Server(
        uvicorn.Config(
            create(path, settings), log_level="error", access_log=False, timeout_graceful_shutdown=1
        )
    )
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        until = time.monotonic() + 20
        while not server.started:
            if time.monotonic() > until or not thread.is_alive():
                raise RuntimeError("the server did not start")
            time.sleep(0.01)
        yield address_of(listening, settings.host).rstrip("/")
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="session")
def address(example: Path) -> Iterator[str]:
    """The address of a server over the examples."""
    with served(example) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests of a process."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium; .ci/run installs it: apt-get install chromium")
        pytest.skip("no chromium on this machine; apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield made
        made.close()


@dataclass
class Visitor:
    """A browser's page that remembers what went wrong on it; :meth:`close` complains of it."""

    page: Any
    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        """Open an address of the page; returns Playwright's page."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def unharmed(self) -> None:
        """Complain of errors on the console, and of requests to other hosts."""
        assert self.errors == []
        assert self.elsewhere == []

    def accessible(self, within: str | None = None) -> None:
        """Complain of serious findings of axe-core."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, context=within).response["violations"]
        serious = [
            f"{each['id']}: {each['help']}: {[node['html'][:120] for node in each['nodes'][:3]]}"
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]
        assert serious == []

    def no_sideways_scrolling(self) -> None:
        """Complain if the page is wider than the window."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: ``visit()`` or ``visit(width="phone", dark=True, language="de", address=…)``.

    At the end of the test each is asked whether it was :meth:`Visitor.unharmed`.
    """
    made: list[tuple[Any, Visitor]] = []

    def make(
        width: str = "laptop", *, dark: bool = False, language: str = "en", address: str = address
    ) -> Visitor:
        size = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            locale={"de": "de-DE", "en": "en-GB"}[language],
            has_touch=width == "phone",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        visitor = Visitor(page, address)
        page.on("console", lambda told: visitor.errors.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: visitor.errors.append(str(error)))
        page.on("request", lambda asked: _note(visitor, asked.url))
        made.append((context, visitor))
        return visitor

    yield make
    for context, _ in made:
        context.close()
    for _, visitor in made:
        visitor.unharmed()


def _note(visitor: Visitor, url: str) -> None:
    if not url.startswith((visitor.address + "/", "data:", "blob:")):
        visitor.elsewhere.append(url)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
