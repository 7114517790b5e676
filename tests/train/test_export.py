"""The graphs of a pack compute what the trained modules do, as far as 8 bits allow. Skipped without torch and onnx."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from msgspec.structs import replace

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed for training alone")
pytest.importorskip("onnx", reason="onnx is not installed: it is needed for training alone")

from tests.train.tiny import PIECES, SHAPE, tiny_reader, tiny_tokenizer  # noqa: E402
from train.card import About, files_of, write_manifest  # noqa: E402
from train.export import export  # noqa: E402
from train.graph import Graph  # noqa: E402
from wortlaut.encode.pack import Pack, open_pack  # noqa: E402
from wortlaut.heads.neural.shape import CONDITION, REACH, REFINED, RULES  # noqa: E402

RANDOM = np.random.default_rng(5)
Floats = npt.NDArray[np.float32]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder = tmp_path_factory.mktemp("made") / "pack"
    export(tiny_reader(), tiny_tokenizer(), folder, About(name="tiny", free=True))
    return open_pack(folder, threads=1)


def some(*sizes: int) -> Floats:
    """Return random values."""
    return RANDOM.normal(size=sizes).astype(np.float32)


def of_torch(function: Callable[..., object], *inputs: npt.NDArray[np.generic]) -> list[Floats]:
    """Compute with torch."""
    with torch.no_grad():
        made = function(*(torch.from_numpy(one) for one in inputs))
    return [one.numpy() for one in (made if isinstance(made, tuple) else (made,))]


def like(own: Floats, right: Floats) -> float:
    """Return the least cosine of rows."""
    own, right = own.reshape(-1, own.shape[-1]), right.reshape(-1, right.shape[-1])
    norms = np.linalg.norm(own, axis=-1) * np.linalg.norm(right, axis=-1)
    return float(((own * right).sum(-1) / norms).min())


def test_the_encoder_gives_the_words_the_vectors_that_torch_gives(pack: Pack) -> None:
    for count in (3, 60, 420):
        ids = RANDOM.integers(4, PIECES, count)
        first = np.arange(1, count - 1)
        last = np.minimum(first + RANDOM.integers(0, 2, len(first)), count - 2)
        own = pack.encode(ids, first, last)
        (right,) = of_torch(tiny_reader().encoder, ids[None], np.ones((1, count), np.float32), first, last)
        assert own.shape == right.shape == (count - 2, SHAPE.width)
        assert like(own, right) > 0.99


def test_the_words_head_agrees_with_torch(pack: Pack) -> None:
    vectors, rules = some(50, SHAPE.width), (some(50, RULES) > 0.5).astype(np.float32)
    for domain in (0, 1):
        own = pack.words(vectors, rules, domain)
        right = of_torch(tiny_reader().words, vectors, rules, np.asarray([domain]))
        for one, other in zip(own, right, strict=True):
            assert one.shape == other.shape
            assert like(one.reshape(50, -1).T, other.reshape(50, -1).T) > 0.99
    np.testing.assert_allclose(pack.names(vectors), own[1], atol=1e-5)


def test_the_roles_agree_with_torch_also_where_texts_are_padded(pack: Pack) -> None:
    near, anchor, condition = some(3, 40, REFINED), some(3, REFINED), some(3, 40, CONDITION)
    distance = RANDOM.integers(0, 2 * REACH + 1, (3, 40))
    real = (np.arange(40) < np.asarray([[40], [25], [7]])).astype(np.float32)
    own = pack.roles(near, anchor, condition, distance, real)
    right = of_torch(tiny_reader().roles, near, anchor, condition, distance, real)
    for one, other in zip(own, right, strict=True):
        assert one.shape == other.shape
        # Noise in, so that 8 bits have more to round than among words that have been learned.
        assert like(one[real > 0], other[real > 0]) > 0.95


def test_the_judge_agrees_with_torch(pack: Pack) -> None:
    x, at = some(4, 30, REFINED), np.asarray([0, 3, 29, 7])
    weights = (RANDOM.random((4, 30, 2)) > 0.7).astype(np.float32)
    weights[1, :, 1] = 0
    opinion = RANDOM.random((4, sum(tiny_reader().judge.sizes))).astype(np.float32)
    own = pack.judge(x, weights, at, opinion)
    for one, other in zip(own, of_torch(tiny_reader().judge, x, weights, at, opinion), strict=True):
        assert one.shape == other.shape
        assert like(one, other) > 0.98


def test_the_grammar_agrees_with_torch_and_hides_what_is_padded(pack: Pack) -> None:
    vectors, real = some(2, 12, SHAPE.width), np.ones((2, 12), np.float32)
    vectors[1, 8:], real[1, 8:] = 0, 0
    tags, arcs, dependents, governors = pack.grammar(vectors, real)
    right = of_torch(tiny_reader().grammar, vectors)
    assert like(tags[real > 0], right[0][real > 0]) > 0.99
    assert like(arcs[0], right[1][0]) > 0.97
    assert (arcs[1, :, 8:] < -1000).all()
    assert (arcs[1, :, :8] > -1000).all()
    assert like(dependents[0], right[2][0]) > 0.99
    assert like(governors[0], right[3][0]) > 0.99
    (relations,) = of_torch(tiny_reader().grammar.relations, dependents[0], governors[0])
    assert like(pack.relations(dependents[0], governors[0]), relations) > 0.98


def test_meanings_agree_with_torch(pack: Pack) -> None:
    vectors = some(5, SHAPE.width)
    (right,) = of_torch(tiny_reader().meaning, vectors)
    assert like(pack.meaning(vectors), right) > 0.99


def test_the_free_pack_is_free_and_the_other_says_that_it_is_not(pack: Pack, tmp_path: Path) -> None:
    assert pack.manifest.licence == "CC-BY-SA-4.0"
    assert all(one.free for one in pack.manifest.sets)
    export(tiny_reader(), tiny_tokenizer(), tmp_path / "news", About(name="tiny", free=False))
    bound = open_pack(tmp_path / "news").manifest
    assert bound.licence == "CC-BY-NC-SA-4.0"
    assert "not commercial" in bound.means
    assert [one.name for one in bound.sets if not one.free] == ["quotes-wikinews-de"]
    # So are the weights of act, status and medium, which learned from the same corpus.
    assert pack.manifest.settings["statements"]["weighed"] is False
    assert "statements" not in bound.settings


def test_a_pack_says_whether_8_bit_products_come_out_right_and_reads_alike_if_not(
    pack: Pack, tmp_path: Path
) -> None:
    wrong = tmp_path / "pack"
    shutil.copytree(pack.folder, wrong)
    # This probe's products are not what they should be, as on a processor whose sums overflow.
    g = Graph("probe", {"largest": ("float", ["rows", 64])})
    g.write(wrong / "probe.onnx", {"products": (g.op("Neg", "largest"), ["rows", 64])})
    write_manifest(wrong, replace(pack.manifest, files=files_of(wrong)))
    careful = open_pack(wrong, threads=1)
    ids, first = RANDOM.integers(4, PIECES, 40), np.arange(1, 39)
    assert not careful.is_exact
    assert np.allclose(careful.encode(ids, first, first), pack.encode(ids, first, first), atol=1e-5)


def test_an_older_pack_without_a_probe_is_read_with_care(pack: Pack, tmp_path: Path) -> None:
    older = tmp_path / "pack"
    shutil.copytree(pack.folder, older)
    (older / "probe.onnx").unlink()
    write_manifest(older, replace(pack.manifest, files=files_of(older)))
    assert not open_pack(older, threads=1).is_exact
