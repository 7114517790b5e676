"""Where the data sets lie; nothing of them is in the repository."""

from __future__ import annotations

import os
from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder of a data set below ``WORTLAUT_DATA`` (default ``../shared/data``).

    Raises FileNotFoundError with the way out if it is not there.
    """
    root = Path(os.environ.get("WORTLAUT_DATA", "../shared/data"))
    path = root / name
    if not path.is_dir():
        raise FileNotFoundError(f"no data set {path}; set WORTLAUT_DATA to the folder of the data sets")
    return path
