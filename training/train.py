"""The training program: relatives first, then German trees and names together."""

import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from questions.german.scorer import Scorer
from training.augmentation import augment
from training.batches import Batch, Batcher, shuffled_groups
from training.corpora import (
    TrainingSentence,
    read_gsd,
    read_named_pud,
    read_names,
    read_pud,
    read_relatives,
)
from training.encoder import WeightFile, installed_weights
from training.labels import IGNORED, LabelSets
from training.mentions import Mentions
from training.network import FAR, Analyser
from training.silver import annotate
from training.tags import TagMap

SMALL_HEADS = 1 / 3
"""Weight of a tag or feature against arcs, relations and names."""
AVERAGE_EVERY, AVERAGE_DECAY = 5, 0.98
CHECKPOINT_EVERY = 200
LONGEST_RELATIVE = 45


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what a training run does; equal recipes give equal runs."""

    seed: int = 20
    relative_epochs: int = 1
    german_epochs: int = 8
    names_share: float = 0.5
    """Share of the sentences with names that an epoch takes."""
    names_weight: float = 1.0
    start: str = ""
    """Weights of another run to start from, a path beside this run's folder; empty for new heads."""
    teacher: str = ""
    """Exported model whose sure labels are added to what has no gold labels, beside this run's folder too."""
    named_trees: bool = False
    """Learn names from the treebanks too: PUD's own ones and those that the teacher is sure of."""
    other_mentions: float = 0.0
    """Share of the names that are replaced by others where that makes no gold label wrong."""
    every: int = 1
    """Take each n-th sentence of every corpus: for a trial of the program."""
    silver_weight: float = 0.5
    batch_size: int = 16
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    piece_dropout: float = 0.03
    everything: bool = False
    """Train on the test parts too: for a model that ships, measured by the same recipe without them."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """The sentences to learn from."""

    relatives: list[TrainingSentence]
    trees: list[TrainingSentence]
    names: list[TrainingSentence]

    @classmethod
    def read(cls, folder: Path, *, everything: bool, named_trees: bool = False, every: int = 1) -> "Corpora":
        """Read the corpora below `folder` as a `Recipe` wants them."""
        gsd = read_gsd(folder, "dev")
        names = read_names(folder, "test")
        if everything:
            gsd += read_gsd(folder, "test")
            names += read_names(folder, "dev")
        pud = TagMap(gsd).fill(read_named_pud(folder) if named_trees else read_pud(folder))
        relatives = [s for s in read_relatives(folder) if 4 <= len(s.words) <= LONGEST_RELATIVE]  # noqa: PLR2004
        return cls(relatives[::every], (gsd + pud)[::every], names[::every])

    def taught_by(self, teacher: Scorer, *, names: bool) -> "Corpora":
        """Return the corpora with the labels that the teacher is sure of added, on request those of names too."""
        trees = annotate(teacher, self.trees, names=names)
        return Corpora(self.relatives, trees, annotate(teacher, self.names))


class Training:
    """One training run with its checkpoints in a folder."""

    def __init__(self, recipe: Recipe, data: Path, work: Path) -> None:
        """Read the corpora below `data`; `work` holds tokenizer.json and takes labels and checkpoints."""
        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.work = work
        self.corpora = Corpora.read(
            data, everything=recipe.everything, named_trees=recipe.named_trees, every=recipe.every
        )
        self.labels = LabelSets.of(self.corpora.trees)
        if recipe.teacher:
            teacher = Scorer(work.parent / recipe.teacher)
            self.corpora = self.corpora.taught_by(teacher, names=recipe.named_trees)
        self.mentions = Mentions([*self.corpora.names, *self.corpora.trees])
        self.labels.save(work / "labels.json")
        self.batcher = Batcher(Tokenizer.from_file(str(tokenizer_file(work))), self.labels)
        weights = WeightFile(installed_weights())
        self.network = Analyser(weights.shape, self.labels)
        self.network.encoder.load(weights)
        if recipe.start:
            self.network.load_state_dict(torch.load(work.parent / recipe.start)["network"], strict=False)
        self.average: dict[str, Tensor] = {}
        self.optimizer = self._optimizer()
        self.step = 0

    def run(self) -> Iterator[int]:
        """Train, going on from the last checkpoint; yield the number of every German epoch when it is done."""
        self._resume()
        batches = list(self._plan())
        begin, started = self.step, time.monotonic()
        for step, (epoch, rng_name, group, ends) in enumerate(batches):
            if step < self.step:
                continue
            loss = self._learn(group, random.Random(rng_name), len(batches))
            self.step = step + 1
            if self.step % 20 == 0:
                pace = (time.monotonic() - started) / (self.step - begin)
                left = pace * (len(batches) - self.step) / 60
                print(
                    f"epoch {epoch} step {self.step}/{len(batches)} loss {loss:.3f} "
                    f"{pace:.2f} s/step {left:.0f} min left",
                    flush=True,
                )
            if self.step % CHECKPOINT_EVERY == 0 or ends:
                self._save(self.work / "checkpoint.pt")
            if ends and epoch > 0:
                self._save_average(self.work / f"epoch{epoch}.pt")
                yield epoch

    def _plan(self) -> Iterator[tuple[int, str, list[TrainingSentence], bool]]:
        """Yield epoch, name of the batch's random numbers, sentences, and whether the epoch ends."""
        recipe = self.recipe
        for number in range(recipe.relative_epochs + recipe.german_epochs):
            epoch = number - recipe.relative_epochs + 1
            rng = random.Random(f"{recipe.seed} {number}")
            sentences = self.corpora.relatives + self.corpora.trees
            if epoch > 0:
                count = int(len(self.corpora.names) * recipe.names_share)
                sentences = self.corpora.trees + rng.sample(self.corpora.names, count)
            groups = list(shuffled_groups(sentences, recipe.batch_size, rng))
            for place, group in enumerate(groups):
                name = f"{recipe.seed} {number} {place}"
                yield epoch, name, group, place + 1 == len(groups)

    def _learn(self, group: list[TrainingSentence], rng: random.Random, steps: int) -> float:
        recipe = self.recipe
        self.network.train()
        group = [self.mentions.swapped(sentence, recipe.other_mentions, rng) for sentence in group]
        group = [augment(sentence, rng) for sentence in group]
        batch = self.batcher.batch(group, rng, recipe.piece_dropout)
        warm = recipe.warm_up * steps
        factor = min(1.0, (self.step + 1) / warm) * (steps - self.step) / steps
        for part in self.optimizer.param_groups:
            part["lr"] = part["full_rate"] * factor
        loss = batch_loss(self.network, batch, recipe)
        self.optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        if self.step % AVERAGE_EVERY == 0:
            self._take_average()
        return float(loss.detach())

    def _optimizer(self) -> torch.optim.Optimizer:
        encoder: list[nn.Parameter] = []
        heads: list[nn.Parameter] = []
        for name, parameter in self.network.named_parameters():
            if parameter.requires_grad:
                (encoder if name.startswith("encoder") else heads).append(parameter)
        return torch.optim.AdamW(
            [
                {"params": encoder, "full_rate": self.recipe.encoder_rate},
                {"params": heads, "full_rate": self.recipe.head_rate},
            ],
            weight_decay=0.01,
            fused=True,
        )

    @torch.no_grad()
    def _take_average(self) -> None:
        for name, parameter in self.network.named_parameters():
            if parameter.requires_grad:
                if name in self.average:
                    self.average[name].lerp_(parameter, 1 - AVERAGE_DECAY)
                else:
                    self.average[name] = parameter.detach().clone()

    def _save(self, path: Path) -> None:
        state = {
            "recipe": asdict(self.recipe),
            "step": self.step,
            "network": trainable(self.network),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "random": torch.get_rng_state(),
        }
        _write(state, path)

    def _save_average(self, path: Path) -> None:
        _write({"recipe": asdict(self.recipe), "network": self.average}, path)

    def _resume(self) -> None:
        path = self.work / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=False)
        if Recipe(**state["recipe"]) != self.recipe:
            message = f"{path} belongs to another recipe: {state['recipe']}"
            raise ValueError(message)
        self.network.load_state_dict(state["network"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.step = state["step"]
        torch.set_rng_state(state["random"])


def tokenizer_file(work: Path) -> Path:
    """Return the encoder's tokenizer, which lies beside the folders of the training runs.

    Raises:
        FileNotFoundError: it has not been put there; README.md tells how.
    """
    path = work.parent / "tokenizer.json"
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: see training/README.md")
    return path


def trainable(network: nn.Module) -> dict[str, Tensor]:
    """Return the parameters that training changes, by name."""
    return {name: parameter.detach() for name, parameter in network.named_parameters() if parameter.requires_grad}


def batch_loss(network: Analyser, batch: Batch, recipe: Recipe) -> Tensor:
    """Return the sum of the heads' cross-entropies; a head without gold labels in the batch adds nothing."""
    trust = torch.where(batch.silver, recipe.silver_weight, 1.0)
    scores, arcs, dependents, heads = network(batch.pieces, batch.mask, batch.first, batch.last)
    arcs = arcs.float().masked_fill(~batch.words[:, None, :], FAR)
    gold = batch.labels["head"].clamp(min=0)
    chosen = heads.gather(1, gold[..., None].expand(-1, -1, heads.shape[-1]))
    relations = network.relations(dependents, chosen)
    parts = [
        _cross_entropy(arcs, batch.labels["head"], trust),
        _cross_entropy(relations, batch.labels["deprel"], trust),
    ]
    for head, values in scores.items():
        if head == "name":
            parts.append(recipe.names_weight * _cross_entropy(values, batch.labels[head], torch.ones_like(trust)))
        else:
            weight = 1.0 if head == "lemma" else SMALL_HEADS
            parts.append(weight * _cross_entropy(values, batch.labels[head], trust))
    return torch.stack(parts).sum()


def _cross_entropy(scores: Tensor, gold: Tensor, trust: Tensor) -> Tensor:
    """Return the mean cross-entropy over the words with a gold label, those of each sentence weighed by `trust`."""
    count = (gold != IGNORED).sum().clamp(min=1)
    losses = functional.cross_entropy(scores.float().transpose(1, 2), gold, ignore_index=IGNORED, reduction="none")
    return (losses.sum(1) * trust).sum() / count


def _write(state: dict[str, Any], path: Path) -> None:
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    partial.replace(path)
