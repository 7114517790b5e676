"""Count what every set gives: ``python -m train.sets``."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import chain

from eval.data import folder
from train.example import KINDS, Example
from train.sets.registry import SETS


def main() -> None:
    """Print a line for every part of every set, and the commonest labels of its grammar."""
    for name, data_set in SETS.items():
        for part in data_set.parts:
            examples = list(data_set.read(folder(name), part))
            kinds = Counter(one.kind for example in examples for one in example.names or ())
            counts = " ".join(f"{kind}={kinds[kind]}" for kind in KINDS)
            words = sum(len(example.words) for example in examples)
            sentences = sum(len(example.sentences) for example in examples)
            sys.stdout.write(
                f"{name} {part}: examples={len(examples)} sentences={sentences} words={words} {counts}\n"
            )
            if examples and examples[0].grammar is not None:
                sys.stdout.write(_grammar(examples))


def _grammar(examples: list[Example]) -> str:
    grammars = [example.grammar for example in examples if example.grammar is not None]
    features = Counter(
        f"{key}={value}" for one in grammars for word in one.features for key, value in word.items()
    )
    lines = [
        Counter(chain.from_iterable(one.upos for one in grammars)).most_common(),
        Counter(chain.from_iterable(one.relations for one in grammars)).most_common(),
        [(key, features[key]) for key in ("Mood=Ind", "Mood=Sub", "Mood=Imp", "Voice=Pass")],
    ]
    return "".join("  " + " ".join(f"{label}={count}" for label, count in line) + "\n" for line in lines)


if __name__ == "__main__":
    main()
