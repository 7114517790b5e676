"""What became of files, in words: for the page and for its script alike."""

from __future__ import annotations

from typing import Any

from wortlaut.page import links
from wortlaut.page.adding import File, Job
from wortlaut.page.adding_process import Told
from wortlaut.page.messages import in_words
from wortlaut.page.words import Words
from wortlaut.view.safe import one_line

Row = dict[str, Any]

_OUTCOMES = ("added", "version", "updated", "unchanged", "failed")


def head_of(job: Job, words: Words) -> Row:
    """Return how far a job is."""
    over = sum(each.over for each in job.files)
    total = len(job.files)
    counts = job.counts()
    return {
        "key": job.key,
        "over": job.over,
        "stopped": job.stopped,
        "done": over,
        "total": total,
        "says": words("add.stopped" if job.stopped else "add.over" if job.over else "add.going"),
        "files": words("add.files_read", n=total, done=words.number(over)),
        "counts": [
            {"what": what, "says": words(f"add.count.{what}", n=counts[what])}
            for what in _OUTCOMES
            if counts.get(what)
        ],
        "names": ", ".join(each.name for each in job.files[:3]) + (" …" if total > 3 else ""),
    }


def row_of(file: File, words: Words) -> Row:
    """Return what became of a file: its state, the articles that it gave, why some could not be read."""
    return {
        "number": file.number,
        "name": one_line(file.name),
        "state": file.state,
        "says": _says(file, words),
        "articles": [_article(each, words) for each in file.articles],
        "more": _more(file, words),
        "failures": [_failure(file, each, words) for each in file.failures],
    }


def _says(file: File, words: Words) -> str:
    total = sum(file.counts.values())
    if total > 1 or (file.begun > 1 and not file.over):
        told = [
            words(f"add.count.{what}", n=file.counts[what]) for what in _OUTCOMES if file.counts.get(what)
        ]
        if not file.over:
            told.insert(0, words("add.state.reading"))
        return ", ".join(told)
    if file.state == "done" and file.articles:
        return words(f"add.what.{file.articles[0].what}")
    return words(f"add.state.{file.state}")


def _article(told: Told, words: Words) -> Row:
    return {
        "address": links.article(told.article),
        "title": one_line(told.title) or words("add.untitled"),
        "says": words("home.statements", n=told.statements),
    }


def _more(file: File, words: Words) -> str:
    read = sum(count for what, count in file.counts.items() if what != "failed")
    return words("add.more_articles", n=read - len(file.articles)) if read > len(file.articles) else ""


def _failure(file: File, told: Told, words: Words) -> Row:
    """Return why something could not be read: in the reader's language, with what the program says of it."""
    _, colon, line = told.where.rpartition(":")
    several = colon and line.isdecimal() and not file.name.endswith(f":{line}")
    return {
        "place": words("add.line", number=line) if several else "",
        "says": words.of("add.failure", told.kind),
        "detail": in_words(told.reason, words),
    }
