"""The sets with grammar or names by name, with what their licences allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from train.example import Example
from train.sets.gum import read_gum
from train.sets.names import read_court, read_germeval, read_mobie
from train.sets.texts import read_re3d, read_smartdata
from train.sets.treebanks import read_ewt, read_gsd
from wortlaut.records import Language

Reader = Callable[[Path, str], Iterator[Example]]


class DataSet(Struct, frozen=True):
    """One data set."""

    read: Reader
    licence: str
    language: Language
    free: bool
    """Whether everyone may use, for any purpose, what is learned from it."""
    parts: tuple[str, ...]


SETS: dict[str, DataSet] = {
    "ud-de-gsd": DataSet(read_gsd, "CC BY-SA 4.0", "de", free=True, parts=("train", "dev")),
    "ud-en-ewt": DataSet(read_ewt, "CC BY-SA 4.0", "en", free=True, parts=("train", "dev")),
    "gum-en": DataSet(read_gum, "CC BY 4.0 and CC BY-SA", "en", free=True, parts=("train",)),
    "names-germeval-de": DataSet(read_germeval, "CC BY 4.0", "de", free=True, parts=("train", "dev")),
    "names-smartdata-de": DataSet(read_smartdata, "CC BY 4.0", "de", free=True, parts=("train",)),
    "names-mobie-de": DataSet(read_mobie, "CC BY 4.0", "de", free=True, parts=("train", "dev")),
    "names-court-de": DataSet(read_court, "CC BY 4.0", "de", free=True, parts=("train",)),
    "names-re3d-en": DataSet(
        read_re3d,
        "public domain, OGL v3, CC BY 3.0 AU, CC BY-SA 3.0",
        "en",
        free=True,
        parts=("train",),
    ),
}
