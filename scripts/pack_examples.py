"""Writes the example articles into the package, for ``wortlaut serve`` where no record is yet.

Run it after a change of examples/: python -m scripts.pack_examples
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKED = ROOT / "wortlaut" / "_data" / "examples.json"


def packed() -> str:
    """Return the example files in one, by their names."""
    files = sorted(path for path in (ROOT / "examples").iterdir() if path.name != "README.md")
    found = {path.name: path.read_bytes().decode("utf-8") for path in files}
    return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    PACKED.write_text(packed(), "utf-8", newline="\n")
