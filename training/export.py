"""From a trained network to the files that the product loads: int8 ONNX, pruned tokenizer, labels, lexicon."""

import json
import logging
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.batches import Batcher
from training.corpora import forms, read_names
from training.encoder import WeightFile, installed_weights
from training.government import usual_cases
from training.labels import LabelSets
from training.lexicon import lexicon, write_lexicon
from training.network import Analyser
from training.one_sentence import APART, OUTPUTS, SentenceAnalyser, input_peaks
from training.train import Corpora, tokenizer_file
from training.vocabulary import kept_pieces, write_tokenizer

FLOAT_NAME, SMALL_NAME = "analyser.float.onnx", "analyser.small.onnx"
OPSET = 17
HEARD = 100
"""How many sentences tell the peaks of the network's inputs."""


def export(checkpoints: Sequence[Path], data: Path, target: Path) -> None:
    """Write the model of the checkpoints (files epochN.pt of training runs) into the folder `target`.

    Several give the average of their weights. The float model goes beside the last checkpoint, for comparison.
    Temperatures are 1 until `training.calibration` has fitted them.
    """
    work = checkpoints[-1].parent
    target.mkdir(parents=True, exist_ok=True)
    network, recipe = load_network(checkpoints)
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
    batcher = Batcher(tokenizer, labels)
    heard = [batcher.pieces(sentence) for sentence in corpora.names[:: max(1, len(corpora.names) // HEARD)]]
    write_onnx(SentenceAnalyser(network, torch.tensor(kept)), work / FLOAT_NAME)
    write_onnx(SentenceAnalyser(network, torch.tensor(kept), input_peaks(network, heard)), work / SMALL_NAME)
    quantise(work / SMALL_NAME, target / "analyser.onnx")


def load_network(checkpoints: Sequence[Path]) -> tuple[Analyser, dict[str, Any]]:
    """Return the network with the average of the checkpoints' weights, ready to run, and the last one's recipe."""
    states = [torch.load(checkpoint, weights_only=False) for checkpoint in checkpoints]
    average = {
        name: torch.stack([state["network"][name] for state in states]).mean(0) for name in states[-1]["network"]
    }
    weights = WeightFile(installed_weights())
    network = Analyser(weights.shape, LabelSets.load(checkpoints[-1].parent / "labels.json"))
    network.encoder.load(weights)
    network.load_state_dict(average, strict=False)
    return network.eval(), states[-1]["recipe"]


def write_onnx(network: SentenceAnalyser, target: Path) -> None:
    """Write the network for one sentence in float32."""
    example = (torch.arange(6), torch.tensor([0, 1, 3]), torch.tensor([0, 2, 4]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            network.eval(),
            example,
            str(target),
            input_names=["pieces", "first", "last"],
            output_names=list(OUTPUTS),
            dynamic_axes={"pieces": {0: "piece"}, "first": {0: "word"}, "last": {0: "word"}},
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write the model with int8 weights, a scale per output channel; inputs set apart stay in float32."""
    logging.getLogger().setLevel(logging.WARNING)
    graph = onnx.load(source).graph
    apart = {weight.name for weight in graph.initializer if weight.dims and weight.dims[0] == APART}
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=[node.name for node in graph.node if node.op_type == "MatMul" and node.input[1] in apart],
    )
