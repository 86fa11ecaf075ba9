"""The reader: MiniLM-L6 with one head for each thing that is asked of a message."""

import torch
from torch import nn
from transformers import BertModel, BertTokenizerFast

# Enough for every example of the corpus but a handful; longer messages are cut into pieces before they come here.
MOST_PIECES = 96
# How many of the six layers are not taught.
STAY = 2


class Reader(nn.Module):
    """Gives the scores of the topics, then those of harm, out of scope, vague, and belonging to what came before."""

    def __init__(self, weights: str, topics: int):
        super().__init__()
        self.encoder = BertModel.from_pretrained(weights, attn_implementation="eager", add_pooling_layer=False)
        # The pieces' own vectors and the lowest layers stay as they are: what the corpus never says keeps its meaning beside what it does.
        for lower in (self.encoder.embeddings, *self.encoder.encoder.layer[:STAY]):
            lower.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.heads = nn.Linear(self.encoder.config.hidden_size, topics + 4)

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        return self.heads(self.drop(mean))


def pieces(tokenizer: BertTokenizerFast, lessons: list[dict]) -> list[dict]:
    """Each lesson's message, and what came before it as a second part; of that the beginning is cut where it is long."""
    rows = []
    for lesson in lessons:
        text = tokenizer(lesson["text"], add_special_tokens=False).input_ids[: MOST_PIECES // 2 if lesson["before"] else MOST_PIECES - 2]
        before = tokenizer(lesson["before"], add_special_tokens=False).input_ids[-(MOST_PIECES // 2 - 3) :] if lesson["before"] else []
        first = [tokenizer.cls_token_id, *text, tokenizer.sep_token_id]
        second = [*before, tokenizer.sep_token_id] if before else []
        rows.append({"ids": first + second, "types": [0] * len(first) + [1] * len(second)})
    return rows


def together(rows: list[dict]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Rows of different lengths as three tensors of one width."""
    width = max(len(row["ids"]) for row in rows)
    fill = lambda values, with_: [v + [with_] * (width - len(v)) for v in values]  # noqa: E731
    ids = torch.tensor(fill([row["ids"] for row in rows], 0))
    mask = torch.tensor(fill([[1] * len(row["ids"]) for row in rows], 0))
    types = torch.tensor(fill([row["types"] for row in rows], 0))
    return ids, mask, types
