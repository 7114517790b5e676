"""How long questions take: asked of a large file by :mod:`bench.large`.

Warm: one connection, each kind of question forty times, with other words each time. Cold: for each question the
operating system is asked to forget the file and it is opened anew. A busy machine lengthens the clock's
time and not the processor's; both are printed.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, get_args

from wortlaut.records import Act, Status
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer

_WARM, _COLD = 40, 8
_SHOWN = 50
_JOINED = 2
_LARGE, _SMALL = 5000, 200
_FIRST_DAY, _DAYS = 1_420_000_000, 3650
_OUTLETS = 50
_WORDS = [
    "Regierung",
    "Prozent",
    "Euro",
    "Wien",
    "Europa",
    "Spiel",
    "Jahr",
    "Menschen",
    "die",
    "Partei",
    "nicht",
    "Syrien",
]
_RARE = [
    "Waffenstillstand",
    "Bodentruppen",
    "Koalition",
    "Flüchtling",
    "Steuerreform",
    "Rücktritt",
    "Budget",
    "Urteil",
]
_PHRASES = [
    "in der Regierung",
    "die Menschen",
    "nicht nur",
    "im Jahr",
    "in Europa",
    "der Partei",
    "kein Problem",
]
_BEGINNINGS = [
    "Regier*",
    "Flücht*",
    "Verhand*",
    "Wahl*",
    "Arbeits*",
    "Bund*",
    "Euro*",
    "Steuer*",
    "Ver*",
    "Ent*",
]
_SPEAKERS = ["Faymann", "Minister", "Sprecher", "Obama", "Studie", "Polizei", "Merkel", "Präsident"]
_PLACES = ["Wien", "Österreich", "Deutschland", "USA", "Berlin", "Graz", "Syrien", "Griechenland"]
_COUNTRIES = ["AT", "DE", "US", "GR", "RU", "SY"]

Question = Callable[[Store], Iterable[object]]
Times = tuple[list[float], list[float]]


def prepare(path: Path) -> None:
    """Let all actors of one name be the same, as linking would, and put statements into two dossiers."""
    with Writer(path) as writer, writer.transaction():
        connection = writer.connection
        if connection.execute("SELECT 1 FROM dossiers").fetchone():
            return
        connection.execute(
            "CREATE TEMP TABLE heads AS SELECT name, min(id) AS id FROM actors GROUP BY name HAVING count(*) >= ?",
            (_JOINED,),
        )
        connection.execute("CREATE UNIQUE INDEX temp.heads_name ON heads (name)")
        connection.execute(
            "UPDATE actors SET same_as = heads.id FROM heads WHERE heads.name = actors.name AND heads.id <> actors.id"
        )
        line = writer.interning.term("")
        for number, (key, size) in enumerate({"large": _LARGE, "small": _SMALL}.items(), start=1):
            connection.execute("INSERT INTO dossiers VALUES (?, ?, ?, '', '')", (number, key, key))
            connection.execute(
                "INSERT INTO dossier_statements SELECT ?, ?, id, 1.0, '' FROM statements WHERE abs(random()) % 100 < ? LIMIT ?",
                (number, line, 5 if size == _LARGE else 1, size),
            )


def questions(store: Store, chance: random.Random) -> dict[str, Callable[[], Question]]:
    """Return the kinds of questions; each call makes one with other words."""
    pick = chance.choice
    acts, statuses = get_args(Act), get_args(Status)
    common = [
        row[0]
        for row in store.connection.execute(
            "SELECT name FROM actors GROUP BY name ORDER BY count(*) DESC LIMIT 40"
        )
    ]
    any_actor = [
        row[0]
        for row in store.connection.execute(
            "SELECT actor FROM statement_actors WHERE statement % 997 = 0 LIMIT 200"
        )
    ]
    keys = [
        row[0] for row in store.connection.execute("SELECT key FROM statements WHERE id % 991 = 0 LIMIT 200")
    ]

    def year() -> dict[str, str]:
        first = _FIRST_DAY + 86_400 * chance.randrange(_DAYS - 400)
        days = (time.strftime("%Y-%m-%d", time.gmtime(each)) for each in (first, first + 86_400 * 365))
        return dict(zip(("since", "until"), days, strict=True))

    def outlet() -> str:
        return f"Outlet {chance.randrange(_OUTLETS)}"

    def search(words: str | None = None, **filters: Any) -> Question:
        return lambda store: store.search(words, limit=_SHOWN, **filters)

    def timeline(of: str, **filters: Any) -> Question:
        return lambda store: store.timeline(of, limit=_SHOWN, **filters)

    return {
        "a word": lambda: search(pick(_WORDS)),
        "a rarer word": lambda: search(pick(_RARE)),
        "a word, oldest first": lambda: search(pick(_WORDS), sort="oldest"),
        "two words": lambda: search(f"{pick(_WORDS)} {pick(_WORDS)}"),
        "words with OR and -": lambda: search(f"{pick(_WORDS)} OR {pick(_RARE)} -{pick(_WORDS)}"),
        "all but a word": lambda: search(f"-{pick(_WORDS)}"),
        "a phrase": lambda: search(f'"{pick(_PHRASES)}"'),
        "a beginning": lambda: search(pick(_BEGINNINGS)),
        "a word, best first": lambda: search(pick(_WORDS), sort="best"),
        "an act and a status": lambda: search(act=pick(acts), status=pick(statuses)),
        "two acts, status, outlet": lambda: search(act=[pick(acts), pick(acts)], status=pick(statuses), outlet=outlet()),
        "a word, an act, an outlet, a year": lambda: search(pick(_WORDS), act=pick(acts), outlet=outlet(), **year()),
        "a word, least score, a year": lambda: search(pick(_WORDS), least_score=0.85, **year()),
        "a speaker": lambda: search(speaker=pick(_SPEAKERS)),
        "a speaker, an act, a year": lambda: search(speaker=pick(_SPEAKERS), act=pick(acts), **year()),
        "a speaker by full name, a word": lambda: search(pick(_WORDS), speaker=pick(common)),
        "any actor, an act": lambda: search(actor=f"actor:{pick(any_actor)}", act=pick(acts)),
        "a place": lambda: search(place=pick(_PLACES)),
        "a country, an act": lambda: search(country=pick(_COUNTRIES), act=pick(acts)),
        "within 300 km, a word": lambda: search(pick(_WORDS), near=pick(_PLACES), km=300.0),
        "a large dossier, an act": lambda: search(dossier="large", act=pick(acts)),
        "a small dossier, a word": lambda: search(pick(_WORDS), dossier="small"),
        "a year": lambda: search(**year()),
        "timeline of a common actor": lambda: timeline(pick(common)),
        "timeline of a common actor, backwards": lambda: timeline(pick(common), newest_first=True),
        "timeline of any actor": lambda: timeline(f"actor:{pick(any_actor)}"),
        "timeline, an act, a year": lambda: timeline(pick(common), act=pick(acts), **year()),
        "timeline of a large dossier": lambda: timeline("large"),
        "series of what is counted": lambda: lambda store: islice(store.series(pick(["Prozent", "Euro", "Menschen"]), speaker=pick(_SPEAKERS)), _SHOWN),
        "a statement shown": lambda: lambda store: [store.statement(pick(keys))],
        "an actor shown": lambda: lambda store: [store.actor(f"actor:{pick(any_actor)}")],
    }  # fmt: skip


def measure(path: Path, only: str = "") -> None:
    """Print how long each kind of question takes, in milliseconds."""
    prepare(path)
    with Store(path) as store:
        counts = store.counts()
        print(
            f"{counts.articles:,} articles, {counts.statements:,} statements, {path.stat().st_size:,} bytes"
        )
        kinds = {name: make for name, make in questions(store, random.Random(2)).items() if only in name}
        _remember(path)
        _table(
            "warm",
            {name: _timed(store, [make() for _ in range(_WARM)]) for name, make in kinds.items()},
        )
        cold = {name: [make() for _ in range(_COLD)] for name, make in kinds.items()}
    _table("cold", {name: _cold(path, asked) for name, asked in cold.items()})


def _table(title: str, taken: dict[str, Times]) -> None:
    print(f"{title + ', milliseconds':44} {'clock 95 %':>10} {'processor':>10} {'median':>8}")
    for name, (clock, processor) in taken.items():
        print(f"  {name:42} {_high(clock):10.1f} {_high(processor):10.1f} {_middle(processor):8.1f}")
    every = [list(chain.from_iterable(column)) for column in zip(*taken.values(), strict=True)]
    print(
        f"  {'all of them':42} {_high(every[0]):10.1f} {_high(every[1]):10.1f} {_middle(every[1]):8.1f}",
        flush=True,
    )


def _timed(store: Store, asked: list[Question]) -> Times:
    return _all(_one(partial(_ask, question, store)) for question in asked)


def _ask(question: Question, store: Store) -> list[object]:
    return list(question(store))


def _cold(path: Path, asked: list[Question]) -> Times:
    def open_and_ask(question: Question) -> list[object]:
        with Store(path) as store:
            return _ask(question, store)

    taken = []
    for question in asked:
        _forget(path)
        taken.append(_one(partial(open_and_ask, question)))
    return _all(taken)


def _one(ask: Callable[[], list[object]]) -> tuple[float, float]:
    began, spent = time.perf_counter(), time.process_time()
    if len(ask()) > _SHOWN:
        raise RuntimeError("the limit does not hold")
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - spent)


def _all(taken: Iterable[tuple[float, float]]) -> Times:
    clock, processor = zip(*taken, strict=True)
    return list(clock), list(processor)


def _remember(path: Path) -> None:
    """Let the operating system hold a file in its memory."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _forget(path: Path) -> None:
    """Ask the operating system to drop a file from its memory."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _high(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
