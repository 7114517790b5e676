"""Score every reading on its dev set and hold the floors: ``make eval``, ``python -m eval --help``.

A floor may only rise. ``--raise`` lifts every floor to what was measured now, rounded down; lowering one
takes ``--lower KEY VALUE --reason TEXT``, and the reason stays in ``floors.json``. What falls short of its
floor by no more than processors differ (``SLACK``) is told and does not fail.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
READINGS = (
    "boundaries",
    "pages",
    "statements",
    "times",
    "places",
    "figures",
    "actors",
    "grammar",
    "actor_links",
    "links",
    "examples",
)
# The encoder counts in whole numbers of 8 bits, and processors with and without dot products of these end in
# other last digits: the same code reads names of organizations 0.663 or 0.659 right.
SLACK = 0.005
# Timings vary from run to run and have no floor; floors are kept to three decimals.
_STEPS = 1000
_SHORT, _FAILS = "  within the slack", "  BELOW"


def main() -> int:
    """Measure, print, compare; return the exit status."""
    parser = _parser()
    arguments = parser.parse_args()
    if unknown := sorted(set(arguments.readings) - set(_built())):
        parser.error(f"no reading {', '.join(unknown)}; there are {', '.join(_built())}")
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    if arguments.lower:
        return _lower(floors, *arguments.lower, reason=arguments.reason)
    measured, missing = _measure(arguments.readings or _built())
    below = _print(measured, floors)
    for reading in missing:
        print(f"not measured: {reading}")
    if arguments.raise_floors:
        _raise(measured, floors)
    elif below:
        print(f"\n{len(below)} below the floor: {', '.join(below)}")
    return 1 if below or missing else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("readings", nargs="*", metavar="READING", help=", ".join(_built()))
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="lift floors to what is measured"
    )
    parser.add_argument("--lower", nargs=2, metavar=("KEY", "VALUE"), help="lower one floor")
    parser.add_argument("--reason", help="why a floor is lowered")
    return parser


def _built() -> list[str]:
    return [name for name in READINGS if Path(__file__).with_name(f"{name}.py").exists()]


def _measure(readings: list[str]) -> tuple[dict[str, float], list[str]]:
    measured: dict[str, float] = {}
    missing: list[str] = []
    for reading in readings:
        started = time.perf_counter()
        try:
            measured |= import_module(f"eval.{reading}").measure()
        except FileNotFoundError as error:
            missing.append(f"{reading}: {error}")
        print(f"{reading}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return measured, missing


def _print(measured: dict[str, float], floors: dict[str, Any]) -> list[str]:
    width = max((len(key) for key in measured), default=0)
    failing = []
    for key, value in measured.items():
        floor = floors["floors"].get(key)
        mark = "" if floor is None else standing(value, floor)
        note = "" if floor is None else f"  floor {floor:.3f}{mark}"
        print(f"{key:{width}}  {value:10.4f}{note}")
        if mark == _FAILS:
            failing.append(key)
    return failing


def standing(value: float, floor: float) -> str:
    """Say how a figure stands to its floor: nothing, short of it within the slack, or below."""
    if value >= floor:
        return ""
    return _SHORT if value >= floor - SLACK else _FAILS


def _raise(measured: dict[str, float], floors: dict[str, Any]) -> None:
    """Lift the floors that exist; new ones are written into the file by hand, at first."""
    for key, floor in floors["floors"].items():
        if key in measured:
            floors["floors"][key] = max(floor, math.floor(measured[key] * _STEPS) / _STEPS)
    _write(floors)


def _lower(floors: dict[str, Any], key: str, value: str, *, reason: str | None) -> int:
    if not reason or key not in floors["floors"]:
        print("lowering a floor takes its KEY, a VALUE and --reason TEXT", file=sys.stderr)
        return 2
    change = {"key": key, "from": floors["floors"][key], "to": float(value), "reason": reason}
    floors["floors"][key] = float(value)
    floors["lowered"].append(change)
    _write(floors)
    return 0


def _write(floors: dict[str, Any]) -> None:
    FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
