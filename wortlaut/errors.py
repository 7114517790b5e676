"""What can go wrong, as one small tree.

::

    WortlautError
    ├── UsageError          the call is wrong: a file that is not there, a date that is none
    ├── DataError           a data file of the program itself is damaged
    │   └── PackError       the pack of the reader's model cannot be used
    ├── StoreError          the file that keeps the record cannot be used
    │   ├── NotAStore       it is no file of Wortlaut
    │   ├── NewerStore      a newer Wortlaut made it
    │   ├── StoreBusy       another process is writing to it
    │   ├── StoreFull       there is no room left on the disk
    │   └── StoreDamaged    what it holds is not whole
    └── ArticleError        one article cannot be read; the others go on
        ├── NotText         bytes that are no text, or text that cannot be written again
        ├── EmptyArticle    nothing to read
        ├── TooLarge        above the limit, which the message names
        ├── BadPage         a web page from which no article can be had
        ├── BadLine         a line of JSON Lines that is no article
        └── OtherLanguage   neither German nor English

A message says what is wrong with the value in it, then the way out.
"""

from __future__ import annotations


class WortlautError(Exception):
    """The root: catch this to catch all that Wortlaut raises on purpose."""


class UsageError(WortlautError):
    """The caller asked for something that cannot be done."""


class DataError(WortlautError):
    """A data file that ships with the program cannot be used."""


class PackError(DataError):
    """The pack of the reader's model is missing, damaged or of another version; the rules read without it."""


class StoreError(WortlautError):
    """The file that keeps the record cannot be used."""


class NotAStore(StoreError):
    """The file is none that Wortlaut made."""


class NewerStore(StoreError):
    """The file was made by a newer Wortlaut."""


class StoreBusy(StoreError):
    """Another process is writing to the file, and did not end in time."""


class StoreFull(StoreError):
    """There is no room left on the disk; what was stored before is whole."""


class StoreDamaged(StoreError):
    """The file is damaged."""


class ArticleError(WortlautError):
    """One article cannot be read.

    ``where`` names the file (and line) it came from; readers of files fill it in.
    """

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" if self.where else self.reason

    def at(self, where: str) -> ArticleError:
        """Return the same error with its place named, unless it has one."""
        return self if self.where else type(self)(self.reason, where)


class NotText(ArticleError):
    """The bytes are no text."""


class EmptyArticle(ArticleError):
    """There is nothing to read."""


class TooLarge(ArticleError):
    """The article is above a limit."""


class BadPage(ArticleError):
    """The web page gives no article."""


class BadLine(ArticleError):
    """The line of JSON Lines gives no article."""


class OtherLanguage(ArticleError):
    """The article is neither German nor English."""
