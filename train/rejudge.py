"""The judgement of statements learned once more, on the finished vectors: it takes more steps than the rest.

``python -m train.rejudge --weights e5-small-q4.bin --run build/train --name news``
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor, nn
from torch.nn import functional

from train.heads import Judge
from train.items import NONE, Item, of_passage
from train.model import Reader, around
from train.plan import FREELY_LICENSED
from train.run import load_reader, load_sets, prepare, write
from train.sets.statements import SETS

_SETS = ("act-status-de", "act-status-en", "statements-en", "statements-de-1", "statements-de-2")
_NEWS = "quotes-wikinews-de"
_PASSES, _ROWS, _RATE, _DECAY, _DROPPED = 14, 64, 8e-4, 0.02, 0.3
_WEIGHTS = (1.0, 0.5, 1.0, 1.0)
_BLOCK = 30  # lines that are held back together: those beside one another are variants of a sentence


class Rows(Struct):
    """What the judge reads (statements, inputs), and the labels (statements, 4)."""

    inputs: Tensor
    labels: Tensor


def rows(reader: Reader, items: list[Item]) -> Rows:
    """Compute what the judge reads for every statement of the items."""
    inputs, labels = [], []
    seen: list[Tensor] = []
    hook = reader.judge.out.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    with torch.inference_mode():
        for item in items:
            if not item.statements:
                continue
            (vectors,) = reader.encode([item])
            _, _, refined = reader.words(vectors, torch.from_numpy(item.rules), torch.tensor([item.domain]))
            given = [(one, refined, 1.0) for one in item.statements]
            near, anchor, condition, distance, real = around(given)
            _, x = reader.roles(near, anchor, condition, distance, real)
            weights = torch.stack(
                [
                    functional.pad(torch.from_numpy(one.roles), (0, 0, 0, near.shape[1] - len(one.roles)))
                    for one in item.statements
                ]
            )[:, :, [0, 2]]
            at = torch.tensor([one.anchor - one.low for one in item.statements])
            opinion = torch.stack([torch.from_numpy(one.opinion) for one in item.statements])
            reader.judge(x, weights, at, opinion)
            inputs.append(seen.pop())
            labels += [one.labels for one in item.statements]
    hook.remove()
    # A copy: what inference mode makes may not be trained on.
    return Rows(torch.from_numpy(np.array(torch.cat(inputs).numpy())), torch.tensor(labels))


def learn(sizes: list[int], made: Rows, passes: int, seed: int = 0) -> nn.Sequential:
    """Return the judge's layers, learned from rows."""
    torch.manual_seed(seed)
    fresh = Judge().out
    mean, spread = made.inputs.mean(0), made.inputs.std(0).clamp(min=1e-2)
    optimizer = torch.optim.AdamW(fresh.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = passes * (len(made.labels) // _ROWS + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    fresh.train()
    for _ in range(passes):
        for places in torch.randperm(len(made.labels)).split(_ROWS):
            x = functional.dropout((made.inputs[places] - mean) / spread, _DROPPED)
            loss = torch.zeros(())
            for column, part in enumerate(torch.split(fresh(x), sizes, -1)):
                labels = made.labels[places, column]
                if (labels != NONE).any():
                    loss = loss + _WEIGHTS[column] * functional.cross_entropy(
                        part, labels, ignore_index=NONE, label_smoothing=0.05
                    )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    first = fresh[0]
    with torch.no_grad():  # the scaling goes into the first layer
        first.weight /= spread
        first.bias -= first.weight @ mean
    return fresh.eval()


def right(sizes: list[int], layers: nn.Sequential, made: Rows) -> dict[str, float]:
    """Return the share of right labels by column."""
    with torch.inference_mode():
        parts = torch.split(layers(made.inputs), sizes, -1)
    shares = {}
    for column, name in enumerate(("type", "medium", "act", "status")):
        known = made.labels[:, column] != NONE
        if known.any():
            found = parts[column].argmax(-1)[known] == made.labels[known, column]
            shares[name] = round(float(found.float().mean()), 3)
    return shares


def folds(count: int, parts: int) -> Iterator[Tensor]:
    """Yield which rows are held back: whole blocks, since neighbours are variants of one another."""
    block = torch.arange(count) // _BLOCK
    for part in range(parts):
        yield block % parts == part


def main() -> None:
    """Learn the judgement anew and write the weights beside the old ones."""
    parser = argparse.ArgumentParser(prog="python -m train.rejudge", description=main.__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--run", type=Path, default=Path("build/train"))
    parser.add_argument("--name", default="news")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    start = prepare(options.weights, options.run)
    reader = load_reader(start, options.run / f"{options.name}.pt")
    names = (
        {*_SETS}
        if options.name in {phase.name for phase in FREELY_LICENSED}
        else {*_SETS, _NEWS, "quotes-held-back"}
    )
    sets = load_sets(Path(__file__).parent.parent, options.data, names & set(SETS))
    made = {
        name: rows(reader, [item for one in sets[name] for item in of_passage(one, start.tokenizer)])  # type: ignore[arg-type]
        for name in sorted(names)
    }
    held = made.pop("quotes-held-back", None)
    sizes = reader.judge.sizes
    for name in _SETS:
        print(name, "as it was", right(sizes, reader.judge.out, made[name]), flush=True)
        others = [one for other, one in made.items() if other != name]
        found = []
        for out in folds(len(made[name].labels), 4):
            part = Rows(made[name].inputs[~out], made[name].labels[~out])
            layers = learn(sizes, _joined([*others, part]), _PASSES)
            found.append(right(sizes, layers, Rows(made[name].inputs[out], made[name].labels[out])))
        print(
            name,
            "held back",
            {key: round(float(np.mean([one[key] for one in found])), 3) for key in found[0]},
            flush=True,
        )
    layers = learn(sizes, _joined([*made.values()]), _PASSES)
    if held is not None:
        print(
            "held-back articles: as it was",
            right(sizes, reader.judge.out, held),
            "now",
            right(sizes, layers, held),
        )
    reader.judge.out.load_state_dict(layers.state_dict())
    kept = {name: one.detach() for name, one in reader.named_parameters() if one.requires_grad}
    write(options.run / f"{options.name}-judged.pt", kept)


def _joined(many: list[Rows]) -> Rows:
    return Rows(torch.cat([one.inputs for one in many]), torch.cat([one.labels for one in many]))


if __name__ == "__main__":
    main()
