"""Teaches a reader its lessons. The same lessons and the same seeds give the same reader on the same kind of machine."""

import random
import sys
import time

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from network import Reader, together

BATCH = 32
RATE = 1.5e-4
HEADS_RATE = 1e-3
WARM_UP = 0.06
# Missing harm is worse than a false alarm.
HARM_COUNTS = 1.5
NO_TOPIC = -100
BEGINNING = 7


def asked(rows: list, name: str) -> tuple[torch.Tensor, torch.Tensor]:
    """What the lessons say about one yes-or-no question, and which of them say anything."""
    values = [row[name] for row in rows]
    return torch.tensor([float(v or 0) for v in values]), torch.tensor([v is not None for v in values]).float()


def loss_of(scores: torch.Tensor, lessons: list[dict]) -> torch.Tensor:
    topics = torch.tensor([NO_TOPIC if lesson["topic"] is None else lesson["topic"] for lesson in lessons])
    loss = cross_entropy(scores[:, :-4], topics, ignore_index=NO_TOPIC, label_smoothing=0.05, reduction="sum") / len(lessons)
    for place, name in ((-4, "harm"), (-3, "scope"), (-2, "vague"), (-1, "belongs")):
        truth, counts = asked(lessons, name)
        if name == "harm":
            counts = counts * (1 + (HARM_COUNTS - 1) * truth)
        each = binary_cross_entropy_with_logits(scores[:, place], truth * 0.98 + 0.01, reduction="none")
        loss = loss + (each * counts).sum() / len(lessons)
    return loss


def batches(rows: list[dict], die: random.Random) -> list[list[int]]:
    """Every row once, in batches of nearly one length, so that little is wasted on filling."""
    order = list(range(len(rows)))
    die.shuffle(order)
    grouped = []
    for start in range(0, len(order), BATCH * 16):
        stretch = sorted(order[start : start + BATCH * 16], key=lambda n: len(rows[n]["ids"]))
        grouped += [stretch[at : at + BATCH] for at in range(0, len(stretch), BATCH)]
    die.shuffle(grouped)
    return grouped


def fit(weights: str, topics: int, rows: list[dict], lessons: list[dict], rounds: int, seed: int) -> Reader:
    # Every seed begins with the same heads, and draws only the order and what is dropped: what is learnt apart can be averaged then.
    torch.manual_seed(BEGINNING)
    # One thread: on a machine that others use, two wait for each other longer than they save; and sums keep their order.
    torch.set_num_threads(1)
    die = random.Random(seed)
    reader = Reader(weights, topics)
    # From here on chance depends on nothing that the weights' opening drew.
    torch.manual_seed(seed)
    # The heads start from nothing and may learn faster.
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in reader.named_parameters() if p.requires_grad and not n.startswith("heads")], "lr": RATE},
            {"params": reader.heads.parameters(), "lr": HEADS_RATE},
        ],
        weight_decay=0.01,
    )
    steps = rounds * -(-len(rows) // BATCH)
    warm = max(1, int(steps * WARM_UP))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: (n + 1) / warm if n < warm else max(0.0, (steps - n) / (steps - warm))
    )
    reader.train()
    begun, done = time.monotonic(), 0
    for turn in range(rounds):
        total = 0.0
        for batch in batches(rows, die):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = reader(*together([rows[n] for n in batch]))
            loss = loss_of(scores.float(), [lessons[n] for n in batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            done += 1
            if done % 25 == 0:
                print(f"step {done} of {steps}, {(time.monotonic() - begun) / done:.2f} s each", file=sys.stderr)
        print(f"round {turn + 1}: mean loss {total / (steps / rounds):.3f}", file=sys.stderr)
    reader.eval()
    return reader


def averaged(readers: list[Reader]) -> Reader:
    """One reader with the mean of the weights of several that began alike."""
    first, *_ = readers
    states = [reader.state_dict() for reader in readers]
    first.load_state_dict({name: sum(state[name] for state in states) / len(states) if whole.is_floating_point() else whole for name, whole in states[0].items()})
    return first

