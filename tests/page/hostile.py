"""A record of articles that attack whoever shows them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.store.made import incoming, store
from wortlaut.store.dossiers.keeping import add_dossier
from wortlaut.store.writing import Writer

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>"
TURN = "\u202e"
TEXT = f"„Keine {ATTACK} Truppen {TURN}nach Sabha“, sagte Ministerin Ingrid Solvang in Rom zu Jonas Brekke."
AGAIN = f"Ingrid Solvang sagte, es gingen keine {ATTACK} Truppen nach Sabha. 25 Prozent {ATTACK} seien frei."
DOSSIER = f"""
key = "sahara"
title = "Sahara {ATTACK}"
about = "{ATTACK}"
[[actors]]
name = "Ingrid Solvang"
part = "leader"
side = "{ATTACK}"
[[lines]]
name = "troops"
title = "Troops {ATTACK}"
words = ["Truppen"]
"""


def attack(path: Path) -> Path:
    """Make the record."""
    given = {"title": f'"{ATTACK}{TURN}', "publisher": f"'{ATTACK}"}
    store(
        path,
        incoming(TEXT, id="one", published="2016-02-02", url="javascript:alert(1)", **given),
        incoming(AGAIN, id="two/../x", published="2016-02-03", **given),
    )
    with Writer(path) as writer:
        add_dossier(writer, DOSSIER, "sahara.toml")
    return path


def harmless(page: str) -> None:
    """Complain of whatever of the attack would work."""
    assert "alert(1)" in page
    assert not re.search(
        r"<(script|img|svg|iframe)[^>]*(onerror|alert)|<script>|\sonerror=alert\(1\)[^&]*>", unescaped(page)
    )
    assert TURN not in page
    assert not re.search(r'href="\s*javascript:', page)


def unescaped(page: str) -> str:
    """Return a page without what is escaped in it."""
    return re.sub(r"&lt;.*?&gt;", "", page, flags=re.DOTALL)
