"""How well web pages are read: token F1 on real pages, posts and block quotes found on our own.

The real pages are measured on, never learnt from. Both readings are compared with the expected text of
title, summary, headlines and paragraphs, as multisets of words; trafilatura gets its own title in front.
"""

from __future__ import annotations

import gzip
import json
import re
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from msgspec import Struct

from eval.data import folder
from wortlaut.article.page import read_page
from wortlaut.errors import BadPage

_OWN = Path(__file__).parent.parent / "tests" / "article" / "pages"
_WORD = re.compile(r"\w+")
_SCORED = ("title", "teaser", "heading", "body", "blockquote")


class Score(Struct, frozen=True, kw_only=True):
    """The two readings of one page: F1 from 0 to 1, time in seconds."""

    name: str
    ours: float
    precision: float
    recall: float
    theirs: float
    our_time: float
    their_time: float


def measure() -> dict[str, float]:
    """Return the means over the pages of ``pages-de``, and the shares found on our own pages."""
    return summary(score_pages()) | found_on_own_pages()


def summary(scores: list[Score]) -> dict[str, float]:
    """Return the means over the real pages."""
    mean = {key: sum(getattr(s, key) for s in scores) / len(scores) for key in Score.__struct_fields__[1:]}
    return {
        "pages-de.token_f1": mean["ours"],
        "pages-de.token_precision": mean["precision"],
        "pages-de.token_recall": mean["recall"],
        "pages-de.token_f1_trafilatura": mean["theirs"],
        "pages-de.gain": mean["ours"] - mean["theirs"],
        "pages-de.milliseconds": 1000 * mean["our_time"],
        "pages-de.milliseconds_trafilatura": 1000 * mean["their_time"],
    }


def found_on_own_pages() -> dict[str, float]:
    """Return how many of our test pages' posts and block quotes are found whole, with author and date."""
    known: Counter[str] = Counter()
    for path in sorted(_OWN.glob("*.html")):
        expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        layout = read_page(path.read_text("utf-8"))
        for kind in ("embed", "blockquote"):
            wanted = {(e["text"], e.get("author"), e.get("handle"), e.get("published"), e.get("url"))
                      for e in expected.get(kind, [])}  # fmt: skip
            parts = {
                (layout.text[p.start : p.end], *(v or None for v in (p.author, p.handle, p.published, p.url)))
                for p in layout.parts
                if p.kind == kind
            }
            known[f"pages-own.{kind}s"] += len(wanted)
            known[f"pages-own.{kind}s_found"] += len(wanted & parts)
            known[f"pages-own.{kind}s_wrong"] += len(parts - wanted)
    return {key: float(value) for key, value in known.items()}


def score_pages() -> list[Score]:
    """Read every page of ``pages-de`` both ways and score it, worst first."""
    root = folder("pages-de")
    index = json.loads((root / "index.json").read_text("utf-8"))
    scores = [_score(root, name, entry) for name, entry in index.items()]
    return sorted(scores, key=lambda score: score.ours)


def _score(root: Path, name: str, entry: dict[str, str]) -> Score:
    with gzip.open(root / name) as file:
        html = file.read().decode("utf-8", "replace")
    case = json.loads((root / entry["file"]).read_text("utf-8"))[entry["key"]]
    expected = _expected(case)
    start = time.perf_counter()
    ours = _ours(html)
    between = time.perf_counter()
    theirs = _theirs(html)
    end = time.perf_counter()
    f1, precision, recall = token_f1(ours, expected)
    return Score(
        name=name.removesuffix(".html.gz"),
        ours=f1,
        precision=precision,
        recall=recall,
        theirs=token_f1(theirs, expected)[0],
        our_time=between - start,
        their_time=end - between,
    )


def _expected(case: dict[str, Any]) -> str:
    body = case["body"]
    sections = [line for s in body["sections"] for line in (*s["headline"], *s["paragraphs"])]
    return "\n".join([case["title"], *body["summary"], *sections])


def _ours(html: str) -> str:
    try:
        layout = read_page(html)
    except BadPage:
        return ""
    return "\n".join(layout.text[p.start : p.end] for p in layout.parts if p.kind in _SCORED)


def _theirs(html: str) -> str:
    from trafilatura import extract, extract_metadata

    found = extract_metadata(html)
    return f"{(found and found.title) or ''}\n{extract(html) or ''}"


def token_f1(found: str, expected: str) -> tuple[float, float, float]:
    """Return F1, precision and recall of two texts as multisets of words."""
    ours, gold = Counter(_WORD.findall(found)), Counter(_WORD.findall(expected))
    common = (ours & gold).total()
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / ours.total(), common / gold.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def main() -> None:
    """Print each page's scores, worst first, and the means."""
    scores = score_pages()
    print(f"{'page':<34} {'F1':>6} {'prec':>6} {'rec':>6} {'trafil':>6} {'ms':>5} {'ms tr':>5}")
    for s in scores:
        times = f"{1000 * s.our_time:5.0f} {1000 * s.their_time:5.0f}"
        print(f"{s.name:<34} {s.ours:6.3f} {s.precision:6.3f} {s.recall:6.3f} {s.theirs:6.3f} {times}")
    for key, value in (summary(scores) | found_on_own_pages()).items():
        print(f"{key:<40} {value:.4f}")


if __name__ == "__main__":
    main()
