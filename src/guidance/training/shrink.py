"""Writes a reader as one ONNX file with its weights as small whole numbers."""

import os
import pathlib
import tempfile

# Python's onnxruntime, as the bot's own, reports to its maker over the internet unless this is set before it is loaded.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import Reader


def write_reader(reader: Reader, file: pathlib.Path) -> None:
    """
    Writes the reader; inputs are the questions' pieces, their mask and their parts, the output their scores. Each column of a table
    has a scale of its own, and the heads stay as they are: harm is lost otherwise. Seven bits of eight are used (reduce_range), for
    older processors overflow with eight, and would come to other answers.
    """
    one = torch.ones(1, 8, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        whole = str(pathlib.Path(folder) / "whole.onnx")
        torch.onnx.export(
            reader,
            (one, one, torch.zeros(1, 8, dtype=torch.long)),
            whole,
            input_names=["ids", "mask", "parts"],
            output_names=["scores"],
            dynamic_axes={name: {0: "questions", 1: "pieces"} for name in ("ids", "mask", "parts")} | {"scores": {0: "questions"}},
            opset_version=17,
            dynamo=False,
        )
        heads = [node.name for node in onnx.load(whole).graph.node if node.op_type == "Gemm"]
        # The quantiser cuts a Gemm into a product and a sum first, and asks after the product by this name.
        heads += [f"{name}_MatMul" for name in heads]
        quantize_dynamic(whole, str(file), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=heads)
