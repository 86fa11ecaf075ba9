"""Trains the reader on the lessons that write-lessons.js wrote; see README.md beside this file."""

import argparse
import hashlib
import json
import pathlib

import torch
from transformers import BertTokenizerFast

from fit import averaged, fit
from network import Reader, pieces
from shrink import write_reader

ROUNDS = 3
SEEDS = (7, 8, 9)


def main() -> None:
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("lessons", type=pathlib.Path, help="the folder with lessons.jsonl and topics.json")
    command.add_argument("weights", help="the folder with MiniLM's weights and tokenizer")
    command.add_argument("--part", type=int, help="keep this part of the lessons back, for measure.js")
    command.add_argument("--rounds", type=int, default=ROUNDS)
    command.add_argument("--seeds", type=int, nargs="+", default=SEEDS, help="the readers to teach, whose weights are averaged")
    given = command.parse_args()

    written = (given.lessons / "lessons.jsonl").read_bytes()
    lessons = [json.loads(line) for line in written.decode().splitlines()]
    topics = len(json.loads((given.lessons / "topics.json").read_text())["topics"])
    rows = pieces(BertTokenizerFast.from_pretrained(given.weights), lessons)
    taught = [n for n, lesson in enumerate(lessons) if lesson["part"] != given.part]

    def taught_with(seed: int) -> Reader:
        """A reader taught with one seed; what was taught before and not lost since is not taught again."""
        name = hashlib.sha256(written + repr((given.part, given.rounds, seed)).encode()).hexdigest()[:16]
        kept = given.lessons / f"taught-{name}.pt"
        if kept.exists():
            reader = Reader(given.weights, topics).eval()
            reader.load_state_dict(torch.load(kept, weights_only=True))
            return reader
        reader = fit(given.weights, topics, [rows[n] for n in taught], [lessons[n] for n in taught], given.rounds, seed)
        torch.save(reader.state_dict(), kept)
        return reader

    write_reader(averaged([taught_with(seed) for seed in given.seeds]), given.lessons / "reader.onnx")


if __name__ == "__main__":
    main()
