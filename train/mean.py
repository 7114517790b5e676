"""``python -m train.mean --run build/train --out polish polish-0 polish-1``: the mean of twins' weights.

Models that went on from the same weights lie in one basin, and the mean of their weights is as good as their votes together
(M. Wortsman et al., Model soups, 2022), at the cost of one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from train.run import write


def mean(weights: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of every tensor; all must have the same names and shapes."""
    names = weights[0].keys()
    if any(one.keys() != names for one in weights):
        raise ValueError("the weights are not of the same model")
    return {name: torch.stack([one[name].float() for one in weights]).mean(0) for name in names}


def main() -> None:
    """Average weights and write them beside the others."""
    parser = argparse.ArgumentParser(prog="python -m train.mean", description=__doc__)
    parser.add_argument("phases", nargs="+", help="names of the phases that kept them")
    parser.add_argument("--run", type=Path, default=Path("build/train"))
    parser.add_argument("--out", required=True, help="the name that export then knows them by")
    options = parser.parse_args()
    kept = [torch.load(options.run / f"{name}.pt", weights_only=True) for name in options.phases]
    write(options.run / f"{options.out}.pt", mean(kept))


if __name__ == "__main__":
    main()
