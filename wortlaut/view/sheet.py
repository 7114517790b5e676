"""Tables as CSV that spreadsheets open as they are meant, whatever an article put into a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

# A spreadsheet takes a cell that begins so for a formula, which may call programs and addresses. It trims blanks first
# and knows the wide forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")
# Up to here every whole number is a float of its own.
_EXACT = 2.0**53
_BEFORE = " \u00a0\u200b\ufeff"


def defused(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: texts that begin like one get an apostrophe before."""
    if isinstance(cell, str) and cell.lstrip(_BEFORE).startswith(_FORMULA):
        return f"'{cell}"
    return cell


def lines(
    columns: Iterable[str],
    rows: Iterable[Mapping[str, object]],
    *,
    language: Literal["en", "de"] = "en",
    mark: bool = False,
) -> Iterator[str]:
    """Yield a table line by line, its head first.

    In German, cells are parted by semicolons and numbers have a decimal comma, as spreadsheets set to German expect it.
    ``mark`` puts the byte-order mark first by which they know UTF-8.
    """
    columns = list(columns)
    held = io.StringIO()
    table = csv.writer(held, delimiter=";" if language == "de" else ",", lineterminator="\n")
    if mark:
        held.write("\ufeff")
    table.writerow(map(defused, columns))
    for row in rows:
        yield _taken(held)
        table.writerow(defused(_local(row.get(name), language)) for name in columns)
    yield _taken(held)


def _local(cell: object, language: str) -> object:
    # A comma leaves it a number there; a text that looks like a date with a point would become one.
    if language == "de" and isinstance(cell, float) and not cell.is_integer():
        return _Number(str(cell).replace(".", ","))
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT else cell


class _Number:
    """A number as it is written; no text, so that a minus is no formula."""

    def __init__(self, written: str) -> None:
        self._written = written

    def __str__(self) -> str:
        return self._written


def _taken(held: io.StringIO) -> str:
    line = held.getvalue()
    held.seek(0)
    held.truncate()
    return line
