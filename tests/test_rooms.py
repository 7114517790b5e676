"""The layout keeps its promises."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import wortlaut

PACKAGE = Path(wortlaut.__file__).parent
ROOF = {"cli", "page"}
ROOMS = sorted(
    path.name
    for path in PACKAGE.iterdir()
    if path.is_dir() and not path.name.startswith("_") and path.name not in ROOF
)
FLOOR = {"errors", "spans", "records", "language", "_data"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def rooms_imported(module: Path) -> set[str]:
    """Return the first name below ``wortlaut`` of everything that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("wortlaut.")}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_the_floor_and_from_rooms_before_it(module: Path) -> None:
    place = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    imported = rooms_imported(module)
    if place in FLOOR:
        assert imported <= FLOOR
    elif place in ROOMS:
        allowed = FLOOR | {room for room in ROOMS if room <= place}
        assert imported <= allowed


@pytest.mark.parametrize("module", sorted((PACKAGE / "heads").glob("*.py")), ids=lambda path: path.name)
def test_no_head_imports_another(module: Path) -> None:
    if module.name in {"find.py", "findings.py"}:
        return
    shared = {"findings", "naming", "nationalities"}
    halves = {"statements": {"rules", "neural"}, "grammar": {"neural"}}
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wortlaut.heads."):
            head = (node.module or "").split(".")[2]
            assert head in shared | {module.stem} | halves.get(module.stem, set())


def test_nothing_heavy_is_loaded_by_importing_the_package() -> None:
    code = "import sys, wortlaut; print(sorted({'torch', 'numpy', 'trafilatura', 'dateparser', 'rich'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_public_face_is_small_and_known() -> None:
    assert set(wortlaut.__all__) == {
        "ArticleError", "Reading", "Record", "Store", "StoreError", "UsageError", "WortlautError",
        "__version__", "from_json", "open", "read", "read_files", "read_grammar", "to_json",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "_data").rglob("*.toml")), ids=lambda path: "/".join(path.parts[-2:])
)
def test_every_data_file_names_its_source_licence_and_reader(path: Path) -> None:
    header = "".join(line for line in path.read_text("utf-8").splitlines()[:12] if line.startswith("#"))
    assert "Source:" in header
    assert "Licence:" in header
    assert re.search(r"(?i)\bread(?:er\b|\sby\b)", header)
