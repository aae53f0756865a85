"""The network that ships computes what the trained one does."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training's dependencies are not installed")

from training.batches import Batcher  # noqa: E402 - needs torch
from training.corpora import FEATURES, TrainingSentence, Word  # noqa: E402
from training.encoder import BLOCK, EncoderShape  # noqa: E402
from training.labels import IGNORED, LabelSets  # noqa: E402
from training.network import Analyser  # noqa: E402
from training.one_sentence import APART, DIVIDED, Projection, SentenceAnalyser, SmallEmbedding, input_peaks  # noqa: E402
from training.train import Recipe, batch_loss  # noqa: E402

SHAPE = EncoderShape(BLOCK, 2, 4, 48, 50, 40, 2, 1e-12)
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
        alone = SentenceAnalyser(trained, torch.arange(50)).eval()
        tags, names, own_arcs, own_relations = alone(pieces, batch.first[0], batch.last[0])
    joint = torch.cat([found[0] for head, found in scores.items() if head != "name"], -1)
    for ours, theirs in ((tags, joint), (names, scores["name"][0]), (own_arcs, arcs[0]), (own_relations, relations)):
        torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-4)


def test_embeddings_that_came_in_four_bits_stay_what_they_are() -> None:
    numbers = torch.randint(-8, 8, (10, 3, BLOCK)).float()
    numbers[..., 5] = -8
    weight = (numbers * torch.rand(10, 3, 1).half().float()).flatten(1)
    assert torch.equal(SmallEmbedding(weight)(torch.arange(10)), weight)


def test_inputs_set_apart_are_those_with_the_highest_peaks_and_change_no_result() -> None:
    layer = torch.nn.Linear(6, 4)
    whole, divided = Projection([layer]), Projection([layer], peaks=torch.tensor([1.0, 9, 2, 3, 8, 1]))
    assert sorted(divided.apart.tolist()) == [1, 4]
    states = torch.randn(3, 6)
    torch.testing.assert_close(divided(states), whole(states))
    assert not divided.weight[1].any()


def test_peaks_are_the_largest_inputs_of_all_sentences() -> None:
    trained = network()
    one, other, both = (
        input_peaks(trained, found) for found in ([[0, 7, 2]], [[0, 9, 8, 2]], [[0, 7, 2], [0, 9, 8, 2]])
    )
    assert len(both) == SHAPE.layers
    for layer, first, second in zip(both, one, other, strict=True):
        assert set(layer) == set(DIVIDED)
        assert len(layer["narrow"]) == SHAPE.feed_forward > APART
        assert all(torch.equal(layer[name], torch.maximum(first[name], second[name])) for name in DIVIDED)


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
