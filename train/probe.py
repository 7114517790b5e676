"""Judge the statements of probe files, which are written to see what is not read, and never learned from.

``python -m train.probe train/data/probes/*-de.txt [--errors]`` prints the share of acts and statuses read right, by the spans
given and without a model. A line holds act, status, type and text, parted by tabs; the text marks quote, speaker and cue: ``{Q:Man
bleibe}, {C:sagte} {S:Kahl}.`` The name of a file ends in its language; of files named "unread" the errors are not to be looked at.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from wortlaut.heads.rules.judging.cue_acts import Role, judge_spans
from wortlaut.records import Act, Language, StatementType, Status
from wortlaut.spans import Span, subtract

_ROLES: dict[str, Role] = {"Q": "quote", "S": "speaker", "C": "cue"}


class Probe(NamedTuple):
    """A statement with its spans, and how it is to be judged."""

    text: str
    kind: StatementType
    spans: dict[Role, tuple[Span, ...]]
    labels: tuple[Act, Status]


class ProbeError(ValueError):
    """A line that cannot be read; says file, line and reason."""


def read_probes(path: Path) -> Iterator[Probe]:
    """Yield the probes of a file.

    Raises:
        ProbeError: a line has not four fields, an unknown label or type, or brackets that do not pair.

    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield parse(line)
        except (ValueError, msgspec.ValidationError) as error:
            raise ProbeError(f"{path}:{number}: {error}") from None


def parse(line: str) -> Probe:
    """Read one line."""
    act, status, kind, marked = line.split("\t")
    labels = msgspec.convert((act, status, kind), tuple[Act, Status, StatementType])
    text, found = unmark(marked)
    spans: dict[Role, tuple[Span, ...]] = {
        role: tuple(span for one, span in found if one == role) for role in _ROLES.values()
    }
    spans["frame"] = tuple(subtract([Span(0, len(text))], spans["quote"])) if spans["cue"] else ()
    return Probe(text, labels[2], spans, labels[:2])


def unmark(marked: str) -> tuple[str, list[tuple[Role, Span]]]:
    """Return a text without its marks, and what they mark; marks may nest."""
    text, found = "", []
    opened: list[tuple[Role, int]] = []
    place = 0
    while place < len(marked):
        letter = marked[place]
        if letter == "{" and marked[place + 2 : place + 3] == ":" and marked[place + 1] in _ROLES:
            opened.append((_ROLES[marked[place + 1]], len(text)))
            place += 2
        elif letter == "}":
            if not opened:
                raise ValueError("} without {")
            role, start = opened.pop()
            found.append((role, Span(start, len(text))))
        else:
            text += letter
        place += 1
    if opened:
        raise ValueError("{ without }")
    return text, sorted(found, key=lambda one: one[1])


def main() -> None:
    """Print the shares right of every file, and with ``--errors`` what is read wrongly."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is read wrongly")
    options = parser.parse_args()
    for path in options.files:
        language: Language = "en" if path.stem.endswith("-en") else "de"
        probes = list(read_probes(path))
        given = [judge_spans(one.text, one.kind, one.spans, language) for one in probes]
        right = [
            sum(one.labels[at] == two[at] for one, two in zip(probes, given, strict=True)) for at in (0, 1)
        ]
        print(
            f"{path.stem}: act {right[0] / len(probes):.3f}, status {right[1] / len(probes):.3f} of {len(probes)}"
        )
        for one, two in zip(probes, given, strict=True) if options.errors else ():
            if one.labels != two:
                print(f"  {' '.join(one.labels)} read as {' '.join(two)} | {one.kind} | {one.text}")


if __name__ == "__main__":
    main()
