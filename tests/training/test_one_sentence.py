"""The network that ships computes what the trained one does."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training's dependencies are not installed")

from training.batches import Batcher  # noqa: E402 - needs torch
from training.corpora import FEATURES, TrainingSentence, Word  # noqa: E402
from training.encoder import EncoderShape  # noqa: E402
from training.labels import IGNORED, LabelSets  # noqa: E402
from training.network import Analyser  # noqa: E402
from training.one_sentence import SentenceAnalyser, SmallEmbedding  # noqa: E402
from training.train import Recipe, batch_loss  # noqa: E402

SHAPE = EncoderShape(24, 2, 3, 32, 50, 40, 2, 1e-12)
FEATS = dict.fromkeys(FEATURES, "-")
SENTENCE = TrainingSentence(
    "own",
    (
        Word("Es", "PRON", "PPER", FEATS, "es", 2, "nsubj", "O"),
        Word("regnet", "VERB", "VVFIN", FEATS, "regnen", 0, "root", "O"),
    ),
)


class Letters:
    """A tokenizer that spells a word by numbers of its letters."""

    def encode(self, form: str, *, add_special_tokens: bool) -> "Letters":
        assert not add_special_tokens
        self.ids = [4 + ord(letter) % 40 for letter in form]
        return self


def network() -> Analyser:
    torch.manual_seed(1)
    labels = LabelSets.of([SENTENCE] * 2)
    trained: Analyser = Analyser(SHAPE, labels).eval()
    return trained


def test_one_sentence_without_padding_gives_the_scores_of_a_batch() -> None:
    trained = network()
    batcher = Batcher(Letters(), LabelSets.of([SENTENCE] * 2))  # type: ignore[arg-type]
    batch = batcher.batch([SENTENCE])
    with torch.no_grad():
        scores, arcs, dependents, heads = trained(batch.pieces, batch.mask, batch.first, batch.last)
        relations = trained.all_relations(dependents, heads)[0]
        pieces = batch.pieces[0][batch.mask[0]]
        alone = SentenceAnalyser(trained, torch.arange(50), small=False).eval()
        tags, names, own_arcs, own_relations = alone(pieces, batch.first[0], batch.last[0])
    joint = torch.cat([found[0] for head, found in scores.items() if head != "name"], -1)
    for ours, theirs in ((tags, joint), (names, scores["name"][0]), (own_arcs, arcs[0]), (own_relations, relations)):
        torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-4)


def test_small_embeddings_are_close() -> None:
    weight = torch.randn(10, 24)
    assert (SmallEmbedding(weight)(torch.arange(10)) - weight).abs().max() < weight.abs().max() / 127


def test_labels_that_are_missing_or_doubtful_teach_nothing() -> None:
    labels = LabelSets.of([SENTENCE] * 2)
    doubtful = Word("Es", "PRON", head=2, deprel="nsubj", doubtful=True)
    numbers = labels.numbers(TrainingSentence("own", (doubtful, Word("regnet"))))
    assert numbers["head"].tolist() == [IGNORED, IGNORED]
    assert numbers["deprel"].tolist() == [IGNORED, IGNORED]
    assert numbers["upos"].tolist()[1] == IGNORED


def test_a_few_steps_lower_the_loss() -> None:
    trained = network().train()
    batcher = Batcher(Letters(), LabelSets.of([SENTENCE] * 2))  # type: ignore[arg-type]
    optimizer = torch.optim.AdamW([p for p in trained.parameters() if p.requires_grad], lr=1e-2)
    losses = []
    for _ in range(12):
        loss = batch_loss(trained, batcher.batch([SENTENCE], random.Random(1)), Recipe())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 2
