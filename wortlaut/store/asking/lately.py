"""What takes long to find out is kept until somebody changes the file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from wortlaut.store.reading import Store

_MOST = 8
_Found = TypeVar("_Found")
_KEPT: WeakKeyDictionary[Store, tuple[int, OrderedDict[Hashable, Any]]] = WeakKeyDictionary()


def lately(store: Store, key: Hashable, find: Callable[[], _Found]) -> _Found:
    """Return what ``find`` gives, or gave for this key since the file was changed last; the last few are kept."""
    (version,) = store.connection.execute("PRAGMA data_version").fetchone()
    known, kept = _KEPT.get(store, (None, OrderedDict()))
    if known != version:
        kept = OrderedDict()
        _KEPT[store] = (version, kept)
    if key in kept:
        kept.move_to_end(key)
        return cast(_Found, kept[key])
    found = find()
    kept[key] = found
    if len(kept) > _MOST:
        kept.popitem(last=False)
    return found
