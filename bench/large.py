"""Searches in a large record: ``python -m bench.large ARTICLES FILE`` makes it, unless it is there, and times them.

It is made of the articles of a data set over and over, with other words in them.

Each copy of an article replaces one word in twelve, of those with a capital, by an invented one of the same
length, so that the vocabulary grows as it does in the news and every offset stays.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import structs

from bench.store import sizes, texts
from wortlaut.api import read
from wortlaut.records import Record
from wortlaut.store.reading import Store
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

_NAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}\b")
_REPLACED = 1 / 12
_OUTLETS = 50
_DAYS = 3650
_FIRST_DAY = 1_420_000_000
_SYLLABLES = [a + b for a in "bdfgklmnprstvwz" for b in ("a", "e", "i", "o", "u", "al", "en", "or")]
_BATCH = 100


def main() -> None:
    """Make the file unless it is there, and print the figures."""
    articles, path = int(sys.argv[1]), Path(sys.argv[2])
    if not path.exists():
        _make(articles, path)
    _searches(path)


def _make(articles: int, path: Path) -> None:
    records = [read(text, language="de", published="2015-01-01") for text in texts()]
    print(f"read {len(records)} articles; writing {articles:,}")
    chance = random.Random(1)
    size, clock, processor = 0, time.perf_counter(), time.process_time()
    made = time.process_time()
    spent = 0.0
    with Writer(path) as writer:
        for start in range(0, articles, _BATCH):
            made = time.process_time()
            batch = [
                _copy(records[n % len(records)], n, chance)
                for n in range(start, min(start + _BATCH, articles))
            ]
            spent += time.process_time() - made
            size += sum(len(each.record.text.encode()) for each in batch)
            with writer.transaction():
                for each in batch:
                    writer.store(each)
            if (start + _BATCH) % 10_000 == 0:
                per = (time.process_time() - processor - spent) / (start + _BATCH)
                print(f"  {start + _BATCH:>8,} articles: {1000 * per:.2f} ms each (processor), file {path.stat().st_size / size:.2f} times the text", flush=True)  # fmt: skip
    print(f"stored in {time.perf_counter() - clock:.0f} s")
    sizes(path, size)


def _copy(record: Record, number: int, chance: random.Random) -> Incoming:
    text = _NAME.sub(
        lambda found: _word(len(found.group()), chance) if chance.random() < _REPLACED else found.group(),
        record.text,
    )
    day = time.strftime("%Y-%m-%d", time.gmtime(_FIRST_DAY + 86_400 * chance.randrange(_DAYS)))
    digest = f"{number:064x}"
    source = structs.replace(
        record.source, id=digest, published=day, publisher=f"Outlet {number % _OUTLETS}",
        url=f"https://outlet{number % _OUTLETS}.example/{number}",
    )  # fmt: skip
    actors = tuple(
        structs.replace(
            actor, name=_word(len(actor.name), chance) if chance.random() < _REPLACED else actor.name
        )
        for actor in record.actors
    )
    copied = structs.replace(record, text=text, source=source, actors=actors)
    return Incoming(record=copied, digest=digest, kind="text", origin=f"large:{number}")


def _word(length: int, chance: random.Random) -> str:
    word = ""
    while len(word) < length:
        word += chance.choice(_SYLLABLES)
    return word[:length].capitalize()


def _searches(path: Path) -> None:
    with Store(path) as store:
        counts = store.counts()
        print(f"{counts.articles:,} articles, {counts.statements:,} statements")
        for name, seconds in _timed(store):
            ordered = sorted(seconds)
            print(
                f"  {name:44} median {1000 * statistics.median(ordered):7.1f} ms,"
                f" 95 % {1000 * ordered[int(0.95 * (len(ordered) - 1))]:7.1f} ms, first {1000 * seconds[0]:7.1f} ms"
            )


_ACTS = (
    "assert",
    "announce",
    "pledge",
    "demand",
    "appeal",
    "warn",
    "accuse",
    "reject",
    "deny",
    "praise",
    "regret",
    "ask",
)
_STATUSES = ("actual", "planned", "demanded", "denied", "conditional", "uncertain")
_WORDS = (
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
)
_SPEAKERS = ("Faymann", "Minister", "Sprecher", "Obama", "Studie", "Polizei", "Merkel", "Präsident")
_MORE = 40


def _timed(store: Store) -> Iterator[tuple[str, list[float]]]:
    chance = random.Random(2)
    pick = chance.choice

    def period() -> dict[str, str]:
        first = _FIRST_DAY + 86_400 * chance.randrange(_DAYS - 400)
        days = (time.strftime("%Y-%m-%d", time.gmtime(each)) for each in (first, first + 86_400 * 365))
        return dict(zip(("since", "until"), days, strict=True))

    asked: dict[str, Callable[[], Mapping[str, object]]] = {
        "a word": lambda: {"words": pick(_WORDS)},
        "a word, newest first": lambda: {"words": pick(_WORDS), "newest_first": True},
        "two words": lambda: {"words": f"{pick(_WORDS)} {pick(_WORDS)}"},
        "an act and a status": lambda: {"act": pick(_ACTS), "status": pick(_STATUSES)},
        "act, status, outlet": lambda: {"act": pick(_ACTS), "status": pick(_STATUSES), "outlet": f"Outlet {chance.randrange(_OUTLETS)}"},
        "a word, an act, an outlet, a year": lambda: {"words": pick(_WORDS), "act": pick(_ACTS), "outlet": f"Outlet {chance.randrange(_OUTLETS)}", **period()},
        "a word, least score, a year": lambda: {"words": pick(_WORDS), "least_score": 0.85, **period()},
        "a speaker": lambda: {"speaker": pick(_SPEAKERS)},
        "a speaker, an act, a year": lambda: {"speaker": pick(_SPEAKERS), "act": pick(_ACTS), **period()},
        "a year": period,
    }  # fmt: skip
    for name, filters in asked.items():
        seconds = []
        for _ in range(_MORE):
            arguments = filters()
            began = time.perf_counter()
            found = list(store.statements(limit=50, **arguments))  # type: ignore[arg-type]  # made above
            seconds.append(time.perf_counter() - began)
            if len(found) > 50:
                raise RuntimeError("the limit does not hold")
        yield name, seconds


if __name__ == "__main__":
    main()
