"""Near-duplicate articles: agency copy, in whole, cut short or added to."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from wortlaut.store.days import UNDATED, day_of
from wortlaut.store.linking.judgements import Judgement, Verdict
from wortlaut.store.linking.keys import ARTICLE_WORDS, keys_among, sequences

# A key that more articles share is a formula ("Mehr in Kürze"); of those, the latest added are looked at.
_SHARING = 24
_COMPARED = 5
# Shares of word sequences, of both texts together or of the shorter one.
_COPY = 0.85
_SAME = 0.5
_SAME_OF_SHORTER = 0.7
_UNSURE = 0.3
_ENOUGH_SEQUENCES = 25


class ArticleText(Struct, frozen=True):
    """What is compared of an article."""

    id: int
    published: str | None
    text: str


def link_article(
    connection: sqlite3.Connection, article: ArticleText, last: int | None = None
) -> Iterator[Judgement]:
    """Judge an article against those that share keys with it; of a group one or two stand for all.

    ``last`` is the greatest id of versions that are looked at.
    """
    own = sequences(article.text, ARTICLE_WORDS)
    for other in _candidates(connection, article, own, last):
        judged = compare(article, other, own)
        if judged is not None:
            yield judged


def compare(a: ArticleText, b: ArticleText, own: set[str] | None = None) -> Judgement | None:
    """Judge whether two texts are near-duplicates; None if they share little."""
    first = sequences(a.text, ARTICLE_WORDS) if own is None else own
    second = sequences(b.text, ARTICLE_WORDS)
    shared = len(first & second)
    if not shared or min(len(first), len(second)) < _ENOUGH_SEQUENCES:
        return None
    of_both = shared / len(first | second)
    of_shorter = shared / min(len(first), len(second))
    verdict: Verdict | None = None
    if of_both >= _SAME or of_shorter >= _SAME_OF_SHORTER:
        verdict = "same"
    elif of_both >= _UNSURE or of_shorter >= _SAME:
        verdict = "unsure"
    if verdict is None:
        return None
    return Judgement(
        a=a.id,
        b=b.id,
        verdict=verdict,
        relation=_relation(a, b, of_both, len(first) - len(second)),
        score=round(min(1.0, max(of_both / _SAME, of_shorter / _SAME_OF_SHORTER) / 2 + 0.1), 3),
        reason=f"{of_both:.0%} of the wording of both is the same, {of_shorter:.0%} of the shorter one's{_apart(a, b)}.",
    )


def _relation(a: ArticleText, b: ArticleText, of_both: float, longer: int) -> str:
    """Say what the later text is to the earlier one."""
    if of_both >= _COPY:
        return "copy"
    a_first = (day_of(a.published), a.published or "", a.id) <= (day_of(b.published), b.published or "", b.id)
    return "shortened" if (longer > 0) == a_first else "extended"


def _apart(a: ArticleText, b: ArticleText) -> str:
    days = {day_of(a.published), day_of(b.published)}
    if UNDATED in days:
        return ""
    between = max(days) - min(days)
    return (
        "; published on the same day" if not between else f"; {between} day{'s' if between > 1 else ''} apart"
    )


def _candidates(
    connection: sqlite3.Connection, article: ArticleText, own: set[str], last: int | None
) -> list[ArticleText]:
    """Return the current texts of the articles that share most keys, at most two of a group."""
    shared: Counter[int] = Counter()
    for key in keys_among(own):
        rows = connection.execute(
            "SELECT rowid FROM version_words WHERE version_words MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?",
            (key, 2**62 if last is None else last, _SHARING),
        )
        shared.update(row[0] for row in rows)
    found: list[ArticleText] = []
    groups: Counter[int] = Counter()
    for version, _ in shared.most_common(4 * _COMPARED):
        row = connection.execute(
            "SELECT articles.id, articles.published, text, coalesce(same_as, articles.id) FROM versions"
            " JOIN articles ON articles.id = article WHERE versions.id = ?",
            (version,),
        ).fetchone()
        if row is None or row[0] == article.id or groups[row[3]] == 2:
            continue
        groups[row[3]] += 1
        found.append(ArticleText(*row[:3]))
        if len(found) == _COMPARED:
            break
    return found + list(_heads(connection, groups, {article.id, *(each.id for each in found)}))


def _heads(connection: sqlite3.Connection, heads: Iterable[int], known: set[int]) -> Iterator[ArticleText]:
    for head in heads:
        if head not in known:
            row = connection.execute(
                "SELECT articles.id, articles.published, text FROM articles"
                " JOIN versions ON article = articles.id AND current = 1 WHERE articles.id = ?",
                (head,),
            ).fetchone()
            if row is not None:
                yield ArticleText(*row)
