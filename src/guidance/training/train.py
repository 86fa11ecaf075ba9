"""Trains the reader on the lessons that write-lessons.js wrote; see README.md beside this file."""

import argparse
import json
import pathlib

from transformers import BertTokenizerFast

from fit import fit
from network import pieces
from shrink import write_reader

ROUNDS = 3
SEED = 7


def main() -> None:
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("lessons", type=pathlib.Path, help="the folder with lessons.jsonl and topics.json")
    command.add_argument("weights", help="the folder with MiniLM's weights and tokenizer")
    command.add_argument("--part", type=int, help="keep this part of the lessons back, for measure.js")
    command.add_argument("--rounds", type=int, default=ROUNDS)
    given = command.parse_args()

    lessons = [json.loads(line) for line in (given.lessons / "lessons.jsonl").read_text().splitlines()]
    topics = len(json.loads((given.lessons / "topics.json").read_text())["topics"])
    rows = pieces(BertTokenizerFast.from_pretrained(given.weights), lessons)
    taught = [n for n, lesson in enumerate(lessons) if lesson["part"] != given.part]
    reader = fit(given.weights, topics, [rows[n] for n in taught], [lessons[n] for n in taught], given.rounds, SEED)
    write_reader(reader, given.lessons / "reader.onnx")


if __name__ == "__main__":
    main()
