"""Fetches the libraries of the page from npm; see ``scripts/vendor``."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parent.parent / "wortlaut" / "page" / "static" / "vendor"
_SERIF = ("latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal", "latin-ext-wght-italic")
# Package, major version that the page is written for, files to take, licence to expect, and why it is here.
LIBRARIES = (
    ("d3", "7", ("dist/d3.min.js",), "ISC", "scales, axes, zoom, layouts of timeline, map and network"),
    ("topojson-client", "3", ("dist/topojson-client.min.js",), "ISC", "reads the outlines of countries"),
    (
        "world-atlas",
        "2",
        ("countries-110m.json",),
        "ISC",
        "outlines of countries: Natural Earth, public domain",
    ),
    (
        "@fontsource-variable/source-serif-4",
        "5",
        tuple(f"files/source-serif-4-{each}.woff2" for each in _SERIF),
        "OFL-1.1",
        "the type of articles and headings",
    ),
)
_HEADER = """\
# The libraries of the page: scripts/vendor fetches them from npm and writes this file.
"""


def main() -> None:
    """Fetch every library and write the list."""
    FOLDER.mkdir(exist_ok=True)
    entries = [_fetch(*each) for each in LIBRARIES]
    (FOLDER / "vendor.toml").write_text(_HEADER + "".join(entries), "utf-8")


def _fetch(package: str, major: str, files: tuple[str, ...], licence: str, why: str) -> str:
    with TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{package}@{major}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
            archive.extractall(folder, filter="data")
        root = Path(folder) / "package"
        about = json.loads((root / "package.json").read_text("utf-8"))
        if about["license"] != licence:
            raise SystemExit(f"{package} is now under {about['license']}; look at it before taking it")
        short = package.rpartition("/")[2]
        (FOLDER / f"{short}.LICENSE").write_bytes((root / "LICENSE").read_bytes())
        entry = (
            f'\n[{short}]\npackage = "{package}"\nversion = "{about["version"]}"\nlicence = "{licence}"\nfor = "{why}"\n'
            f"[{short}.files]\n"
        )
        for name in files:
            content = (root / name).read_bytes()
            target = FOLDER / Path(name).name
            target.write_bytes(content)
            entry += f'"{target.name}" = "sha256:{hashlib.sha256(content).hexdigest()}"\n'
            print(f"{package} {about['version']}: {target.name}, {len(content):,} bytes")
        return entry


if __name__ == "__main__":
    main()
