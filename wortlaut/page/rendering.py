"""Templates: everything that is put in is escaped, and made harmless to the order of reading."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from wortlaut.page import links
from wortlaut.view.safe import safe


@cache
def environment() -> Environment:
    """Return the templates of the page."""
    made = Environment(
        loader=PackageLoader("wortlaut.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
        auto_reload=False,
    )
    made.globals["links"] = links
    made.filters["score"] = _percent
    return made


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill a template."""
    return environment().get_template(template).render(values)


def _harmless(value: Any) -> Any:
    """Replace control characters and marks of direction in whatever a template puts out.

    Escaping alone leaves U+202E, which turns round what stands beside it.
    """
    if hasattr(value, "__html__") or isinstance(value, int | float):
        return value
    return safe(str(value).replace("\r\n", "\n").replace("\r", "\n"))


def _percent(score: float) -> str:
    return f"{round(score * 100)}\u00a0%"
