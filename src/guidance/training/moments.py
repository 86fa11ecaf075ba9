"""Trains the reader of moments on the lessons that write-moments.js wrote, on top of the trained reader; see README.md beside this file."""

import argparse
import json
import os
import pathlib
import random
import sys
import tempfile

# Python's onnxruntime, as the bot's own, reports to its maker over the internet unless this is set before it is loaded.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn.functional import cross_entropy
from transformers import BertModel, BertTokenizerFast

from network import pieces

# After this many of the reader's six layers the moments have layers of their own.
SHARED = 4
ROUNDS = 6
SEED = 7
BATCH = 32
RATE = 1.5e-4
HEADS_RATE = 1e-3
WARM_UP = 0.06
NOT_TOLD = -100


class Moments(nn.Module):
    """Gives the scores of the moments, then those of the hearers, from what the reader's lower layers made of one conversation."""

    def __init__(self, weights: str, moments: int, hearers: int):
        super().__init__()
        encoder = BertModel.from_pretrained(weights, attn_implementation="eager", add_pooling_layer=False).encoder
        self.layers = nn.ModuleList(encoder.layer[SHARED:])
        self.drop = nn.Dropout(0.1)
        self.moments = moments
        self.heads = nn.Linear(encoder.config.hidden_size, moments + hearers)

    def forward(self, lower, mask):
        states, hidden = lower, (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            made = layer(states, hidden)
            states = made[0] if isinstance(made, tuple) else made
        kept = mask.unsqueeze(-1)
        return self.heads(self.drop((states * kept).sum(1) / kept.sum(1)))


class OfOne(nn.Module):
    """The same for one conversation at a time, of which nothing is filled up."""

    def __init__(self, moments: Moments):
        super().__init__()
        self.of = moments

    def forward(self, lower):
        return self.of(lower, torch.ones_like(lower[:, :, 0]))


def with_lower(reader: onnx.ModelProto) -> onnx.ModelProto:
    """The reader with what its lower layers made as an output of its own, where it has none yet: nothing else of it changes."""
    graph = reader.graph
    if all(output.name != "lower" for output in graph.output):
        norms = [node for node in graph.node if node.op_type == "LayerNormalization"]
        graph.node.append(helper.make_node("Identity", [norms[2 * SHARED].output[0]], ["lower"], name="lower"))
        graph.output.append(helper.make_tensor_value_info("lower", TensorProto.FLOAT, ["questions", "pieces", 384]))
    return reader


def lower_of(reader: onnx.ModelProto, rows: list[dict]) -> list[torch.Tensor]:
    """What the reader as it will be used makes of each conversation in its lower layers, one at a time as the bot reads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(reader.SerializeToString(), options, providers=["CPUExecutionProvider"])
    one = lambda cells: numpy.array([cells], dtype=numpy.int64)  # noqa: E731
    return [
        torch.tensor(session.run(["lower"], {"ids": one(row["ids"]), "mask": one([1] * len(row["ids"])), "parts": one(row["types"])})[0][0])
        for row in rows
    ]


def filled(states: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Conversations of different lengths as one tensor, and where each has something."""
    lower = nn.utils.rnn.pad_sequence(states, batch_first=True)
    mask = nn.utils.rnn.pad_sequence([torch.ones(len(each)) for each in states], batch_first=True)
    return lower, mask


def loss_of(scores: torch.Tensor, lessons: list[dict], moments: int) -> torch.Tensor:
    counts = torch.tensor([lesson["counts"] for lesson in lessons])
    hearers = [NOT_TOLD if lesson["hearer"] is None else lesson["hearer"] for lesson in lessons]
    each = cross_entropy(scores[:, :moments], torch.tensor([lesson["moment"] for lesson in lessons]), label_smoothing=0.05, reduction="none")
    each = each + cross_entropy(scores[:, moments:], torch.tensor(hearers), ignore_index=NOT_TOLD, label_smoothing=0.05, reduction="none")
    return (each * counts).sum() / counts.sum()


def taught(reader: Moments, states: list[torch.Tensor], lessons: list[dict], rounds: int) -> Moments:
    die = random.Random(SEED)
    torch.manual_seed(SEED)
    optimizer = torch.optim.AdamW(
        [{"params": reader.layers.parameters(), "lr": RATE}, {"params": reader.heads.parameters(), "lr": HEADS_RATE}], weight_decay=0.01
    )
    steps = rounds * -(-len(lessons) // BATCH)
    warm = max(1, int(steps * WARM_UP))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: (n + 1) / warm if n < warm else max(0.0, (steps - n) / (steps - warm)))
    reader.train()
    for turn in range(rounds):
        order = list(range(len(lessons)))
        die.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            loss = loss_of(reader(*filled([states[n] for n in batch])), [lessons[n] for n in batch], reader.moments)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"round {turn + 1}: mean loss {total / len(lessons):.3f}", file=sys.stderr)
    return reader.eval()


def kept_back(reader: Moments, states: list[torch.Tensor], lessons: list[dict], names: dict) -> None:
    """What the reader says of the lessons by hand that were kept back from it, and how often it is right from how sure it is."""
    with torch.no_grad():
        scores = torch.cat([reader(*filled([each])) for each in states])
    for name, of, truth in (
        ("moments", scores[:, : reader.moments], [lesson["moment"] for lesson in lessons]),
        ("hearers", scores[:, reader.moments :], [lesson["hearer"] for lesson in lessons]),
    ):
        sure, place = of.softmax(1).max(1)
        right = [place[n].item() == each for n, each in enumerate(truth)]
        print(f"{name}: {sum(right)} of {len(right)} right")
        for at in (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
            said = [right[n] for n in range(len(right)) if sure[n] >= at]
            print(f"  from {at}: {len(said)} said, {sum(said)} right")
        for nth, one in enumerate(names[name]):
            said = [right[n] for n in range(len(right)) if place[n] == nth]
            print(f"  {one}: {sum(each == nth for each in truth)} there, {len(said)} said, {sum(said)} right")


def write(reader: Moments, file: pathlib.Path) -> None:
    """Writes the reader of moments as small whole numbers, as the reader itself is (shrink.py)."""
    with tempfile.TemporaryDirectory() as folder:
        whole = str(pathlib.Path(folder) / "whole.onnx")
        torch.onnx.export(
            OfOne(reader),
            (torch.zeros(1, 8, 384),),
            whole,
            input_names=["lower"],
            output_names=["scores"],
            dynamic_axes={"lower": {0: "questions", 1: "pieces"}, "scores": {0: "questions"}},
            opset_version=17,
            dynamo=False,
        )
        heads = [node.name for node in onnx.load(whole).graph.node if node.op_type == "Gemm"]
        heads += [f"{name}_MatMul" for name in heads]
        quantize_dynamic(whole, str(file), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=heads)


def main() -> None:
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("lessons", type=pathlib.Path, help="the folder with moment-lessons.jsonl and moments.json")
    command.add_argument("weights", help="the folder with MiniLM's weights and tokenizer")
    command.add_argument("reader", type=pathlib.Path, help="the trained reader that is gone on from, reader.onnx")
    command.add_argument("--part", type=int, help="keep this tenth of the lessons back, and print what is said of it")
    command.add_argument("--rounds", type=int, default=ROUNDS)
    given = command.parse_args()

    lessons = [json.loads(line) for line in (given.lessons / "moment-lessons.jsonl").read_text().splitlines()]
    names = json.loads((given.lessons / "moments.json").read_text())
    # One thread: sums keep their order, and the same lessons give the same reader.
    torch.set_num_threads(1)
    reader = with_lower(onnx.load(given.reader))
    states = lower_of(reader, pieces(BertTokenizerFast.from_pretrained(given.weights), lessons))
    among = [n for n, lesson in enumerate(lessons) if lesson["part"] != given.part]
    back = [n for n, lesson in enumerate(lessons) if lesson["part"] == given.part and lesson["counts"] == 1]
    torch.manual_seed(SEED)
    moments = Moments(given.weights, len(names["moments"]), len(names["hearers"]))
    moments = taught(moments, [states[n] for n in among], [lessons[n] for n in among], given.rounds)
    if back:
        kept_back(moments, [states[n] for n in back], [lessons[n] for n in back], names)
    onnx.save(reader, str(given.lessons / "reader.onnx"))
    write(moments, given.lessons / "moments.onnx")


if __name__ == "__main__":
    main()
