"""Wortlaut keeps the sourced record of the news.

>>> import wortlaut
>>> record = wortlaut.read("„Wir bleiben“, sagte Ingrid Solvang am Dienstag in Rom.", language="de")
>>> [span.text(record.text) for span in record.statements[0].quote]
['„Wir bleiben“']
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "ArticleError",
    "Reading",
    "Record",
    "Store",
    "StoreError",
    "UsageError",
    "WortlautError",
    "__version__",
    "from_json",
    "open",
    "read",
    "read_files",
    "read_grammar",
    "to_json",
]

if TYPE_CHECKING:
    from wortlaut.api import Store, open, read, read_files, read_grammar  # noqa: A004
    from wortlaut.batch import Reading
    from wortlaut.errors import ArticleError, StoreError, UsageError, WortlautError
    from wortlaut.records import Record, from_json, to_json

_HOMES = {
    "ArticleError": "errors",
    "Reading": "batch",
    "Record": "records",
    "Store": "api",
    "StoreError": "errors",
    "UsageError": "errors",
    "WortlautError": "errors",
    "from_json": "records",
    "open": "api",
    "read": "api",
    "read_files": "api",
    "read_grammar": "api",
    "to_json": "records",
}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: one room can be used, and `--version` printed, without all the others.
    if name not in _HOMES:
        raise AttributeError(f"module 'wortlaut' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"wortlaut.{_HOMES[name]}"), name)
