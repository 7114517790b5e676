"""A pack is checked before it is used, and says what is wrong with it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wortlaut.encode import choice
from wortlaut.encode.pack import open_pack, read_manifest
from wortlaut.errors import PackError

CONTENT = b"what the graph holds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "encoder.onnx").write_bytes(CONTENT)
    write(tmp_path)
    return tmp_path


def write(folder: Path, **changed: Any) -> None:
    """Write a manifest of one file."""
    told: dict[str, Any] = {
        "format": 1, "name": "small", "version": "0", "licence": "CC-BY-SA-4.0", "labels": {}, "sizes": {"width": 8},
        "files": {"encoder.onnx": {"size": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}},
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(told | changed))


def test_a_whole_pack_opens_and_loads_no_graph(folder: Path) -> None:
    pack = open_pack(folder, threads=1)
    assert (pack.manifest.name, pack.threads) == ("small", 1)


def test_a_pack_that_is_not_there_says_so_and_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(
        PackError, match=r"^no pack of the reader's model in .*absent: install wortlaut again, or"
    ):
        open_pack(tmp_path / "absent")


def test_one_changed_byte_is_found(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes(CONTENT.replace(b"w", b"v"))
    with pytest.raises(PackError, match=r"encoder\.onnx is damaged \(its sha256 is not the manifest's\)"):
        open_pack(folder)


def test_a_file_cut_short_is_found(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes(CONTENT[:-1])
    with pytest.raises(PackError, match=r"encoder\.onnx has 19 bytes instead of 20"):
        open_pack(folder)


def test_a_missing_file_is_found(folder: Path) -> None:
    (folder / "encoder.onnx").unlink()
    with pytest.raises(PackError, match=r"encoder\.onnx is missing"):
        open_pack(folder)


def test_another_format_is_named(folder: Path) -> None:
    write(folder, format=7)
    with pytest.raises(PackError, match=r"has format 7, this program reads 1"):
        read_manifest(folder)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"format": 1}', '{"format": 1, "name": 3}'])
def test_what_is_no_manifest_is_refused(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content)
    with pytest.raises(PackError, match=r"manifest\.json is no manifest"):
        read_manifest(folder)


@pytest.mark.parametrize("name", ["../encoder.onnx", "/etc/passwd", "a/b", ".."])
def test_a_manifest_names_no_file_outside_of_its_pack(folder: Path, name: str) -> None:
    write(folder, files={name: {"size": 1, "sha256": "0"}})
    with pytest.raises(PackError, match="outside of the pack"):
        open_pack(folder)


def test_a_graph_that_is_none_is_refused_when_it_is_loaded(folder: Path) -> None:
    pytest.importorskip("onnxruntime")
    with pytest.raises(PackError, match=r"encoder\.onnx cannot be loaded"):
        open_pack(folder).load("encoder")


@pytest.mark.parametrize("kind", ["absent", "empty"])
def test_with_a_damaged_or_missing_usual_pack_the_rules_read_and_that_is_told_once(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(choice.VARIABLE, raising=False)
    monkeypatch.setattr(choice, "packaged", lambda: tmp_path if kind == "empty" else tmp_path / kind)
    told: list[str] = []
    choice.choose(tell=told.append)
    try:
        assert choice.chosen() is None
        assert choice.chosen() is None
    finally:
        monkeypatch.undo()
        choice.choose()
    (line,) = told
    assert line.startswith("reading by rules alone: no pack of the reader's model in ")


def test_a_named_pack_that_cannot_be_used_ends_the_call(tmp_path: Path) -> None:
    try:
        with pytest.raises(PackError):
            choice.choose(str(tmp_path))
    finally:
        choice.choose()


def test_reading_by_rules_alone_loads_no_runtime() -> None:
    code = (
        "import os, sys; os.environ['WORTLAUT_PACK'] = 'none'\n"
        "import wortlaut\n"
        "wortlaut.read('Wir bleiben, sagte Ingrid Solvang.', language='de')\n"
        "print(sorted({'onnxruntime', 'sentencepiece'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
