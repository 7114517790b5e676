"""A pack: the folder with the model's graphs, its tokenizer and what is known of them."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cached_property
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec

from wortlaut.encode.manifest import FORMAT, Manifest
from wortlaut.encode.pieces import Pieces
from wortlaut.errors import PackError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from onnxruntime import InferenceSession

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

_MANIFEST = "manifest.json"
_TOKENIZER = "tokenizer.model"
_MOST_MANIFEST = 1_000_000
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# Graphs whose work is worth sharing among threads; the others are done before a second thread is awake.
_SHARED = {"encoder", "roles", "grammar"}
# Of the graphs the one that reads nothing, and its inner width.
_PROBE, _PROBE_WIDTH = "probe", 64
_AGAIN = "install wortlaut again, or name another pack with --pack or WORTLAUT_PACK"


def packaged() -> Path:
    """Return the folder of the pack that ships with the program; it may be missing."""
    return Path(str(resources.files("wortlaut._data"))) / "pack"


def open_pack(folder: Path, threads: int | None = None) -> Pack:
    """Open a pack and check every file against the manifest.

    Raises :class:`~wortlaut.errors.PackError`, which says what is wrong and what to do.
    """
    manifest = read_manifest(folder)
    for name, told in manifest.files.items():
        _check(folder, name, told.size, told.sha256)
    return Pack(folder, manifest, threads or processors())


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_manifest(folder: Path) -> Manifest:
    """Read what a pack says of itself. Raises :class:`~wortlaut.errors.PackError`."""
    path = folder / _MANIFEST
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_MANIFEST + 1)
    except FileNotFoundError as error:
        raise PackError(f"no pack of the reader's model in {folder}: {_AGAIN}") from error
    except OSError as error:
        raise PackError(f"{path} cannot be read ({error.strerror}): {_AGAIN}") from error
    try:
        told = msgspec.json.decode(raw, type=dict[str, Any])
        if told.get("format") != FORMAT:
            raise PackError(
                f"the pack in {folder} has format {told.get('format')!r}, this program reads {FORMAT}: {_AGAIN}"
            )
        manifest = msgspec.convert(told, Manifest)
    except msgspec.MsgspecError as error:
        raise PackError(f"{path} is no manifest ({error}): {_AGAIN}") from error
    for name in manifest.files:
        if not _PLAIN.fullmatch(name):
            raise PackError(f"{path} names the file {name!r}, which would lie outside of the pack: {_AGAIN}")
    return manifest


def _check(folder: Path, name: str, size: int, sha256: str) -> None:
    path = folder / name
    try:
        found = path.stat().st_size
        if found != size:
            raise PackError(f"{path} has {found:,} bytes instead of {size:,}: {_AGAIN}")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise PackError(f"{path} is missing: {_AGAIN}") from error
    except OSError as error:
        raise PackError(f"{path} cannot be read ({error.strerror}): {_AGAIN}") from error
    if digest != sha256:
        raise PackError(f"{path} is damaged (its sha256 is not the manifest's): {_AGAIN}")


class Pack:
    """An opened pack. A graph is loaded when it is first computed; may be used from several threads."""

    def __init__(self, folder: Path, manifest: Manifest, threads: int) -> None:
        self.folder, self.manifest, self.threads = folder, manifest, threads
        self._sessions: dict[str, InferenceSession] = {}
        self._lock = Lock()

    @cached_property
    def pieces(self) -> Pieces:
        """The tokenizer."""
        return Pieces.load(self._checked(_TOKENIZER).read_bytes())

    def _checked(self, name: str) -> Path:
        """Return a file's path; what the manifest does not name was not checked either."""
        if name not in self.manifest.files:
            raise PackError(f"the pack in {self.folder} has no {name}: {_AGAIN}")
        return self.folder / name

    @cached_property
    def is_exact(self) -> bool:
        """Whether 8-bit products come out right here as they are.

        Where a processor has no instructions for them, the usual stand-in overflows; onnxruntime has another, which
        on all others takes half as long again. So the largest product there is is computed, and looked at.
        """
        if f"{_PROBE}.onnx" not in self.manifest.files:
            return False
        import numpy as np

        (found,) = self._load(_PROBE).run(None, {"largest": np.full((1, _PROBE_WIDTH), 255, np.float32)})
        return bool((found == 255 * 127 * _PROBE_WIDTH).all())

    def run(self, graph: str, **inputs: Any) -> list[Any]:
        """Compute a graph; return its outputs in their order."""
        session = self._sessions.get(graph) or self.load(graph)
        outputs: list[Any] = session.run(None, inputs)
        return outputs

    def load(self, graph: str) -> InferenceSession:
        """Load a graph unless it is loaded. Raises :class:`~wortlaut.errors.PackError`."""
        with self._lock:
            if graph not in self._sessions:
                self._sessions[graph] = self._load(graph)
            return self._sessions[graph]

    def _load(self, graph: str) -> InferenceSession:
        try:
            import onnxruntime  # slow to load, so only where there is something to compute
        except ImportError as error:
            raise PackError(f"onnxruntime cannot be loaded ({error}): install wortlaut again") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads if graph in _SHARED else 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that wait do so asleep: the rules run between two graphs, on the same processors.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # The graphs are written as they run best: to look for more at each start costs more than it gains.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        if graph != _PROBE and not self.is_exact:
            options.add_session_config_entry("session.x64quantprecision", "1")
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        # Every text has another length: a plan for one is of no use for the next.
        options.enable_mem_pattern = False
        path = self._checked(f"{graph}.onnx")
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's exceptions have no class of their own
            reason = str(error).splitlines()[0]
            raise PackError(f"{path} cannot be loaded ({reason}): {_AGAIN}") from error

    def encode(self, ids: Ints, first: Ints, last: Ints) -> Floats:
        """Return the vectors (words, width) of a window's words from its pieces, and each word's first and last."""
        (vectors,) = self.run("encoder", ids=ids, first=first, last=last)
        return vectors  # type: ignore[no-any-return]

    def words(self, vectors: Floats, rules: Floats, domain: int = 0) -> tuple[Floats, Floats, Floats]:
        """Return anchor logits (words), name logits (words, 3 × kinds) and refined vectors (words, REFINED)."""
        import numpy as np

        anchor, names, refined = self.run(
            "words", vectors=vectors, rules=rules, domain=np.asarray([domain], np.int64)
        )
        return anchor, names, refined

    def names(self, vectors: Floats) -> Floats:
        """Return name logits (words, 3 × kinds) alone."""
        (logits,) = self.run("names", vectors=vectors)
        return logits  # type: ignore[no-any-return]

    def roles(
        self, near: Floats, anchor: Floats, condition: Floats, distance: Ints, real: Floats
    ) -> tuple[Floats, Floats]:
        """Return role logits (anchors, words, roles) and what they were read from (anchors, words, REFINED)."""
        logits, x = self.run(
            "roles", near=near, anchor=anchor, condition=condition, distance=distance, real=real
        )
        return logits, x

    def judge(self, x: Floats, weights: Floats, at: Ints, opinion: Floats) -> tuple[Floats, ...]:
        """Return logits of type, medium, act and status, each (statements, labels)."""
        return tuple(self.run("judge", read=x, weights=weights, at=at, opinion=opinion))

    def grammar(self, vectors: Floats, real: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Read sentences (sentences, words, width); ``real`` (sentences, words) is 0 where they are padded.

        Returns tag logits, arc scores (sentences, words, heads), and the words as dependents and as governors,
        for :meth:`relations`.
        """
        tags, arcs, dependents, governors = self.run("grammar", vectors=vectors, real=real)
        return tags, arcs, dependents, governors

    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        """Return logits (words, relations) for words and the governors chosen for them."""
        (logits,) = self.run("relations", dependents=dependents, governors=governors)
        return logits  # type: ignore[no-any-return]

    def meaning(self, vectors: Floats) -> Floats:
        """Return the meanings (texts, width) of texts from the means of their words' vectors."""
        (meanings,) = self.run("meaning", vectors=vectors)
        return meanings  # type: ignore[no-any-return]
