"""The page's libraries are the files that vendor.toml names, and nothing else lies there."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import wortlaut

STATIC = Path(wortlaut.__file__).parent / "page" / "static"
VENDOR = STATIC / "vendor"
LISTED = tomllib.loads((VENDOR / "vendor.toml").read_text("utf-8"))


def test_every_library_has_its_licence_and_its_hash() -> None:
    for name, about in LISTED.items():
        assert about["version"]
        assert about["licence"] in {"ISC", "OFL-1.1"}
        assert (VENDOR / f"{name}.LICENSE").stat().st_size > 300
        for file, told in about["files"].items():
            assert told == f"sha256:{hashlib.sha256((VENDOR / file).read_bytes()).hexdigest()}"


def test_nothing_lies_there_unnamed() -> None:
    named = {file for about in LISTED.values() for file in about["files"]}
    named |= {f"{name}.LICENSE" for name in LISTED} | {"vendor.toml"}
    assert {path.name for path in VENDOR.iterdir()} == named


def test_our_own_files_name_no_other_host() -> None:
    for path in [*STATIC.glob("*.css"), *STATIC.glob("*.js"), *(STATIC.parent / "templates").rglob("*.html")]:
        text = path.read_text("utf-8").replace("http://www.w3.org/", "")
        assert not re.search(r"(?i)(?:https?:|[\"'(=]\s*)//[a-z]", text), path.name


def test_our_own_files_run_and_style_nothing_inline() -> None:
    for path in (STATIC.parent / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"(?i)<[^>{]*\s(?:on[a-z]+|style)\s*=", text), path.name
        assert not re.search(r"(?i)<style|<script(?![^>]*\ssrc=)(?![^>]*application/json)", text), path.name
        assert "|safe" not in text.replace(" ", ""), path.name
        assert "autoescape" not in text, path.name
    for path in STATIC.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function",
            path.read_text("utf-8"),
        ), path.name
