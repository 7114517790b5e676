"""A series of figures as a chart of text: a line a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from wortlaut.store.stored import StoredFigure
from wortlaut.view.answers import counted, day_of, names
from wortlaut.view.report import put
from wortlaut.view.safe import one_line

_WIDTH = 20
_EIGHTHS = " ▏▎▍▌▋▊▉"
_BOUNDS = {"about": "~", "least": "≥", "most": "≤", "more": ">", "less": "<", "exact": ""}


def print_series(figures: Iterable[StoredFigure], console: Console) -> int:
    """Print figures in their order, each with a bar that is as long as it is large; return how many there were.

    Figures of one unit are drawn to one scale, from nothing to the largest of them.
    """
    shown = list(figures)
    largest: dict[str, float] = defaultdict(float)
    for each in shown:
        largest[each.unit] = max(largest[each.unit], abs(each.value), abs(each.high or 0))
    for each in shown:
        put(console, line(each, largest[each.unit], console.width))
    return len(shown)


def line(figure: StoredFigure, largest: float, width: int) -> Text:
    """Return the line of a figure; what does not fit the width is left out."""
    text = Text(f"{day_of(figure.published)}  ", no_wrap=True, overflow="ellipsis")
    text.append(bar(figure.value, figure.high, largest), style="cyan")
    facts = (counted(figure), names(figure.claimants), one_line(figure.outlet or ""))
    text.append(f"  {_BOUNDS.get(figure.bound, '')}{' · '.join(each for each in facts if each)}")
    text.truncate(width, overflow="ellipsis")
    return text


def bar(value: float, high: float | None, largest: float) -> str:
    """Return a bar of :data:`_WIDTH` columns; what lies between the ends of a range is shaded."""
    if largest <= 0:
        return " " * _WIDTH
    whole = _eighths(value, largest)
    drawn = "█" * (whole // 8) + (_EIGHTHS[whole % 8] if whole % 8 else "")
    if high is not None:
        drawn += "░" * (_eighths(high, largest) // 8 - len(drawn))
    return drawn.ljust(_WIDTH)


def _eighths(value: float, largest: float) -> int:
    """Return a length in eighths of a column; whatever is above nothing is seen."""
    length = round(8 * _WIDTH * min(abs(value) / largest, 1.0))
    return max(length, 1) if value else 0
