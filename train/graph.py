"""Builds ONNX graphs of the few kinds of layers that the reader has, its linear layers in 8 bits.

Written out rather than traced: the layers are the ones that onnxruntime runs as one kernel each, so that
nothing is left to be found and fused when the program starts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

Array = npt.NDArray[Any]
Size = int | str
Input = tuple[Literal["float", "int"], list[Size]]

OPSET = 17
_OWN = "com.microsoft"
"""The operators that onnxruntime has beyond the standard."""
_KINDS = {"float": TensorProto.FLOAT, "int": TensorProto.INT64}


def array(tensor: Tensor) -> Array:
    """Return a parameter as an array."""
    values: Array = tensor.detach().float().cpu().numpy()
    return values


def rounded(weights: Array) -> tuple[Array, Array]:
    """Return weights (inner, outer) as int8 and the scale of every column."""
    scale = np.maximum(np.abs(weights).max(0), 1e-8) / 127
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


class Graph:
    """A graph as it grows: methods add nodes and return the names of their outputs."""

    def __init__(self, name: str, inputs: dict[str, Input]) -> None:
        self._name = name
        self._inputs = [
            helper.make_tensor_value_info(key, _KINDS[kind], sizes) for key, (kind, sizes) in inputs.items()
        ]
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def _fresh(self, stem: str) -> str:
        return f"{stem}_{len(self._nodes)}_{len(self._constants)}"

    def const(self, values: Any, kind: npt.DTypeLike = np.float32) -> str:
        """Add a constant."""
        name = self._fresh("c")
        self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(np.asarray(values, kind)), name)
        return name

    def ints(self, *values: int) -> str:
        """Add a list of whole numbers, as shapes and axes are."""
        return self.const(list(values), np.int64)

    def ops(self, kind: str, *inputs: str, outputs: int, own: bool = False, **attributes: Any) -> list[str]:
        """Add a node with several outputs."""
        names = [self._fresh(kind) + f"_{number}" for number in range(outputs)]
        self._nodes.append(
            helper.make_node(kind, list(inputs), names, domain=_OWN if own else "", **attributes)
        )
        return names

    def op(self, kind: str, *inputs: str, own: bool = False, **attributes: Any) -> str:
        """Add a node with one output; an input "" is left out."""
        return self.ops(kind, *inputs, outputs=1, own=own, **attributes)[0]

    def own(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add a node that only onnxruntime knows."""
        return self.op(kind, *inputs, own=True, **attributes)

    def linear(self, x: str, layer: nn.Linear) -> str:
        """Add a linear layer in 8 bits."""
        return self.matrix(x, array(layer.weight).T, array(layer.bias))

    def matrix(self, x: str, weights: Array, bias: Array | None = None) -> str:
        """Multiply by weights (inner, outer) in 8 bits.

        Every column of the weights has its scale; that of ``x`` is found as the program runs.
        """
        values, scale = rounded(weights)
        zero = self.const(np.zeros(values.shape[1]), np.int8)
        added = [] if bias is None else [self.const(bias)]
        return self.own(
            "DynamicQuantizeMatMul", x, self.const(values, np.int8), self.const(scale), zero, *added
        )

    def by_row(self, x: str, weights: Array, *, after_gelu: bool = False) -> str:
        """Multiply as :meth:`matrix` does, with a scale for every row of ``x``, and add nothing.

        A word with one large value then leaves the others their precision. What comes out of GELU is nowhere
        below -0.17, so that nearly all of the 8 bits are left for what is above zero.
        """
        values, scale = rounded(weights)
        if after_gelu:
            zero, steps, largest = 20, 235.0, self.op("Max", self._largest(x), self.const(2))
        else:
            zero, steps, largest = 128, 127.0, self._largest(self.op("Abs", x))
        factor = self.op("Div", self.const(steps), self.op("Max", largest, self.const(1e-6)))
        middle = self.const(zero, np.uint8)
        whole = self.op("QuantizeLinear", self.op("Mul", x, factor), self.const(1), middle)
        zeros = self.const(np.zeros(values.shape[1]), np.int8)
        made = self.own(
            "MatMulIntegerToFloat", whole, self.const(values, np.int8), self.const(1), self.const(scale), middle, zeros
        )  # fmt: skip
        return self.op("Div", made, factor)

    def _largest(self, x: str) -> str:
        return self.op("ReduceMax", x, axes=[-1], keepdims=1)

    def exact(self, x: str, layer: nn.Linear) -> str:
        """Add a linear layer whose weights are kept in 16 bits, for the few where 8 would not do or not pay."""
        return self.op(
            "Add", self.op("MatMul", x, self.half(array(layer.weight).T)), self.const(array(layer.bias))
        )

    def half(self, values: Array) -> str:
        """Add a constant that is stored in 16 bits and counted with in 32."""
        return self.op("Cast", self.const(values, np.float16), to=TensorProto.FLOAT)

    def table(self, rows: Array, at: str) -> str:
        """Look up rows of a table in 8 bits, each row with its scale."""
        values, scale = rounded(rows.T)
        found = self.op("Cast", self.op("Gather", self.const(values.T, np.int8), at), to=TensorProto.FLOAT)
        return self.op("Mul", found, self.op("Gather", self.const(scale[:, None]), at))

    def norm(self, x: str, layer: nn.LayerNorm, plus: str | None = None, bias: Tensor | None = None) -> str:
        """Add a layer norm, of the sum with ``plus`` and ``bias`` if given."""
        weights = self.const(array(layer.weight)), self.const(array(layer.bias))
        if plus is None:
            return self.op("LayerNormalization", x, *weights, axis=-1, epsilon=layer.eps)
        added = [] if bias is None else [self.const(array(bias))]
        return self.own("SkipLayerNormalization", x, plus, *weights, *added, epsilon=layer.eps)

    def gelu(self, x: str) -> str:
        """Add GELU."""
        return self.own("Gelu", x)

    def mlp(self, x: str, layers: nn.Sequential) -> str:
        """Add two linear layers with GELU between them."""
        first, last = layers[0], layers[-1]
        return self.linear(self.gelu(self.linear(x, first)), last)  # type: ignore[arg-type]

    def write(self, path: Path, outputs: dict[str, tuple[str, list[Size]]]) -> None:
        """Write the graph; ``outputs`` names what comes out and its sizes."""
        for name, (inner, _) in outputs.items():
            self._nodes.append(helper.make_node("Identity", [inner], [name]))
        told = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes)
            for name, (_, sizes) in outputs.items()
        ]
        graph = helper.make_graph(self._nodes, self._name, self._inputs, told, list(self._constants.values()))
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_OWN, 1)]
        model = helper.make_model(graph, opset_imports=sets, ir_version=8, producer_name="wortlaut")
        onnx.checker.check_model(model)
        path.write_bytes(model.SerializeToString())
