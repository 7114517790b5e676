"""A reader of two small layers with random weights, and a tokenizer of letters; needs torch.

``python -m tests.train.tiny FOLDER`` writes its encoder as the pack in ``tests/encode/pack``, for tests that do
not have torch.
"""

import string
import sys
from pathlib import Path

import numpy as np
import torch

from train.card import files_of, write_manifest
from train.export import write_encoder
from train.model import Reader
from train.vocabulary import _model
from train.weights import Shape, Weights
from wortlaut.encode.manifest import FORMAT, Manifest

PIECES = 400
SHAPE = Shape(width=32, layers=2, heads=4, inner=64, pieces=PIECES, positions=512, epsilon=1e-12)


def tiny_reader() -> Reader:
    """Return a reader whose weights are random, and not so small that all words look the same."""
    torch.manual_seed(3)
    reader = Reader(SHAPE)
    with torch.no_grad():
        for name, one in reader.named_parameters():
            if name.endswith("norm.weight"):
                one.uniform_(0.5, 1.5)
            else:
                one.normal_(std=1.0 if "pieces" in name else 0.15)
    reader.eval()
    return reader


def tiny_tokenizer() -> bytes:
    """Return a tokenizer of letters, pairs of them, and marks, in SentencePiece's format."""
    letters = [*string.ascii_letters, *string.digits, *"äöüßÄÖÜ„“”»«.,:;!?()-'\"", "▁"]
    pairs = [f"▁{letter}" for letter in letters] + [a + b for a in "aeiou" for b in string.ascii_lowercase]
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *letters, *pairs]
    pieces += [f"x{number}" for number in range(PIECES - len(pieces))]
    scores = np.asarray([-float(number % 7) - 1 for number in range(PIECES)], np.float32)
    return _model(Weights(shape=SHAPE, tensors={}, pieces=pieces, scores=scores), range(PIECES))


def main() -> None:
    """Write the pack."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_encoder(tiny_reader().encoder, folder / "encoder.onnx")
    (folder / "tokenizer.model").write_bytes(tiny_tokenizer())
    manifest = Manifest(
        format=FORMAT,
        name="tiny",
        version="0",
        licence="Apache-2.0",
        means="Random weights, for tests.",
        labels={},
        sizes={"width": SHAPE.width},
        files=files_of(folder),
    )
    write_manifest(folder, manifest)


if __name__ == "__main__":
    main()
