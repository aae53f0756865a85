"""From a trained network to the files that the product loads: int8 ONNX, pruned tokenizer, labels, lexicon."""

import json
import logging
import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.corpora import forms, read_names
from training.encoder import WeightFile, installed_weights
from training.government import usual_cases
from training.labels import LabelSets
from training.lexicon import lexicon, write_lexicon
from training.network import Analyser
from training.one_sentence import OUTPUTS, SentenceAnalyser
from training.train import Corpora, tokenizer_file
from training.vocabulary import kept_pieces, write_tokenizer

FLOAT_NAME, SMALL_NAME = "analyser.float.onnx", "analyser.small.onnx"
OPSET = 17


def export(checkpoint: Path, data: Path, target: Path) -> None:
    """Write the model of `checkpoint` (a file epochN.pt of a training run) into the folder `target`.

    The float model goes beside the checkpoint, for comparison. Temperatures are 1 until
    `training.calibration` has fitted them.
    """
    work = checkpoint.parent
    target.mkdir(parents=True, exist_ok=True)
    network, recipe = load_network(checkpoint)
    corpora = Corpora.read(data, everything=recipe["everything"])
    tokenizer = Tokenizer.from_file(str(tokenizer_file(work)))
    kept = kept_pieces(tokenizer, forms([*corpora.trees, *read_names(data, "test")]))
    write_tokenizer(tokenizer_file(work), kept, target / "tokenizer.json")
    write_lexicon(lexicon(corpora.trees), target / "lexicon.tsv")
    labels = LabelSets.load(work / "labels.json")
    settings = {
        "labels": labels.sets,
        "tags": [head for head in labels.sets if head not in {"deprel", "name"}],
        "positions": network.encoder.positions.num_embeddings,
        "usual_cases": usual_cases(corpora.trees, labels.sets["Case"]),
        "temperatures": {"arc": 1.0},
    }
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (target / "analyser.json").write_text(text + "\n", encoding="utf-8")
    write_onnx(network, torch.tensor(kept), work / FLOAT_NAME, small=False)
    write_onnx(network, torch.tensor(kept), work / SMALL_NAME, small=True)
    quantise(work / SMALL_NAME, target / "analyser.onnx")


def load_network(checkpoint: Path) -> tuple[Analyser, dict[str, Any]]:
    """Return the network of a checkpoint, ready to run, and its recipe."""
    state = torch.load(checkpoint, weights_only=False)
    weights = WeightFile(installed_weights())
    network = Analyser(weights.shape, LabelSets.load(checkpoint.parent / "labels.json"))
    network.encoder.load(weights)
    network.load_state_dict(state["network"], strict=False)
    return network.eval(), state["recipe"]


def write_onnx(network: Analyser, kept: torch.Tensor, target: Path, *, small: bool) -> None:
    """Write the network for one sentence in float32, its embeddings in int8 if `small`."""
    example = (torch.arange(6), torch.tensor([0, 1, 3]), torch.tensor([0, 2, 4]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            SentenceAnalyser(network, kept, small=small).eval(),
            example,
            str(target),
            input_names=["pieces", "first", "last"],
            output_names=list(OUTPUTS),
            dynamic_axes={"pieces": {0: "piece"}, "first": {0: "word"}, "last": {0: "word"}},
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write the model with int8 weights, a scale per output channel."""
    logging.getLogger().setLevel(logging.WARNING)
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
    )
