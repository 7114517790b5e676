"""What a pack says of itself: its manifest, its card, its licence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from train.labels import ACTS, DOMAINS, FEATURES, KINDS, MEDIA, RELATIONS, ROLES, STATUSES, TYPES, UPOS
from train.plan import FREELY_LICENSED, PHASES, Phase
from train.sets.registry import SETS
from wortlaut import __version__
from wortlaut.encode.manifest import FORMAT, File, Manifest, TrainedOn
from wortlaut.heads.neural.shape import CONDITION, REACH, REFINED, RULES

_OTHERS = {
    "quotes-wikinews-de": TrainedOn("quotes-wikinews-de", "CC BY-NC-SA 4.0", free=False),
    "speech-bundestag-de": TrainedOn("speech-bundestag-de", "CC0", free=True),
    "act-status-de": TrainedOn("act-status-de", "Apache-2.0", free=True),
    "act-status-en": TrainedOn("act-status-en", "Apache-2.0", free=True),
    "statements-en": TrainedOn("statements-en", "Apache-2.0", free=True),
    "statements-de-1": TrainedOn("statements-de-1", "Apache-2.0", free=True),
    "statements-de-2": TrainedOn("statements-de-2", "Apache-2.0", free=True),
}
"""Sets of statements; those with grammar and names are in the registry."""
_FREE, _BOUND = "CC-BY-SA-4.0", "CC-BY-NC-SA-4.0"
_TEXTS = {
    _FREE: "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    _BOUND: "https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode",
}
_MEANS = {
    _FREE: "You may use, share and change these weights for any purpose. Name the Wortlaut developers and the data\n"
    "sets below, and pass on changed weights under the same licence.",
    _BOUND: "You may use, share and change these weights for any purpose that is not commercial. Name the Wortlaut\n"
    "developers and the data sets below, and pass on changed weights under the same licence. They learned from a\n"
    "corpus whose licence asks for this. For commercial use there is a pack from freely licensed sets alone.",
}


def learned_from(phases: Iterable[Phase]) -> tuple[TrainedOn, ...]:
    """Return the sets of some phases with their licences."""
    names = dict.fromkeys(name for phase in phases for name in phase.passes)
    return tuple(
        _OTHERS[name] if name in _OTHERS else TrainedOn(name, SETS[name].licence, SETS[name].free)
        for name in names
    )


def labels() -> dict[str, tuple[str, ...]]:
    """Return the labels of every head in the order of its outputs."""
    return {
        "roles": tuple(ROLES),
        "type": TYPES,
        "medium": MEDIA,
        "act": ACTS,
        "status": STATUSES,
        "domains": DOMAINS,
        "names": tuple(KINDS),
        "upos": UPOS,
        "relations": RELATIONS,
    }


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be said of a pack beside what its files say."""

    name: str
    free: bool
    """Whether it learned from freely licensed sets alone."""
    sizes: dict[str, int] = {}
    steps: int | None = None
    scores: dict[str, float] = {}
    settings: dict[str, dict[str, Any]] = {}


def write_about(folder: Path, about: About) -> Manifest:
    """Write licence, card and manifest beside the graphs and the tokenizer that lie in the folder."""
    sets = learned_from(FREELY_LICENSED if about.free else PHASES)
    licence = _FREE if all(one.free for one in sets) else _BOUND
    (folder / "LICENSE").write_text(_licence(licence, sets), "utf-8")
    manifest = Manifest(
        format=FORMAT,
        name=about.name,
        version=__version__,
        licence=licence,
        means=_MEANS[licence].replace("\n", " "),
        steps=about.steps,
        labels=labels(),
        features=FEATURES,
        sizes={"rules": RULES, "condition": CONDITION, "refined": REFINED, "reach": REACH, **about.sizes},
        settings=_without_weights(about.settings) if about.free else about.settings,
        sets=sets,
        scores=about.scores,
        files={},
    )
    (folder / "CARD.md").write_text(card(manifest), "utf-8")
    manifest = msgspec.structs.replace(manifest, files=files_of(folder))
    write_manifest(folder, manifest)
    return manifest


def _without_weights(settings: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Leave out the weights of act, status and medium, which learned from a corpus that is not free."""
    return settings | {"statements": settings.get("statements", {}) | {"weighed": False}}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, which names all other files."""
    (folder / "manifest.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    )


def files_of(folder: Path) -> dict[str, File]:
    """Return the files of a pack with their hashes."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name != "manifest.json":
            raw = path.read_bytes()
            found[path.name] = File(len(raw), hashlib.sha256(raw).hexdigest())
    return found


def _licence(licence: str, sets: Iterable[TrainedOn]) -> str:
    lines = [
        f"The weights in this folder are licensed under {licence}:",
        _TEXTS[licence],
        "",
        _MEANS[licence],
        "",
        "The program that reads them is Apache-2.0. They were learned from:",
        *(f"  {one.name}: {one.licence}" for one in sets),
        "and begin with multilingual-e5-small (L. Wang et al., 2024): MIT.",
    ]
    return "\n".join(lines) + "\n"


def card(manifest: Manifest) -> str:
    """Return the card: what the model is for, what it learned from, what was measured, what it cannot do."""
    bound = [one.name for one in manifest.sets if not one.free]
    lines = [
        f"# The pack {manifest.name}",
        "",
        "Reads German and English news articles: who said what, names, grammar, meaning. One pass of the encoder",
        "gives every word a vector, and small heads read everything off these vectors. It runs on a CPU.",
        "",
        "## Licence",
        "",
        f"{manifest.licence} ({_TEXTS[manifest.licence]}).",
        _MEANS[manifest.licence],
        *([f"Not free for every purpose: {', '.join(bound)}."] if bound else []),
        "",
        "## What it learned from",
        "",
        "The encoder begins as multilingual-e5-small (L. Wang et al., 2024; MIT), cut down to the pieces of German",
        "and English words. Of these sets the parts kept for training, and nothing of what scores are measured on:",
        "",
        "| set | licence |",
        "| --- | --- |",
        *(f"| {one.name} | {one.licence} |" for one in manifest.sets),
        "",
        "## What was measured",
        "",
        *(_scores(manifest.scores) if manifest.scores else ["Nothing yet."]),
        "",
        "## What it cannot do",
        "",
        "It makes mistakes at the rates above, and more of them on texts unlike news. Every finding carries its exact",
        "characters and a score, so that a person can check it; nobody should be held to words that no person has",
        "checked. It learned from news of few years and outlets, which mention some groups of people more than others.",
    ]
    return "\n".join(lines) + "\n"


def _scores(scores: Mapping[str, float]) -> list[str]:
    return [
        "| measure | score |",
        "| --- | --- |",
        *(f"| {name} | {value:.3f} |" for name, value in scores.items()),
    ]
