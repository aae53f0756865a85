"""Command line: python -m training all | train | export | evaluate."""

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch

from questions.german.parser import Parser
from questions.german.scorer import MODEL
from training.calibration import calibrate
from training.corpora import data_folder
from training.evaluate import evaluate, float_loss, table
from training.export import FLOAT_NAME, export
from training.train import Recipe, Training

WORK = Path(__file__).parent / "work"
RECIPES = {
    "first": Recipe(),
    "second": Recipe(
        seed=21,
        relative_epochs=0,
        german_epochs=3,
        names_share=1.0,
        names_weight=2.0,
        encoder_rate=5e-5,
        head_rate=5e-4,
        start=str(WORK / "first" / "epoch8.pt"),
        teacher=str(WORK / "first" / "model"),
    ),
}
"""The first stage learns from gold labels; the second goes on from there, also with what the first is sure of."""


def main() -> None:
    """Run the command that the command line names."""
    logging.getLogger().setLevel(logging.WARNING)
    torch.set_num_threads(1)
    arguments = _arguments()
    if arguments.command == "all":
        for stage, recipe in RECIPES.items():
            _train(stage, everything=arguments.everything)
            _export(stage, recipe.german_epochs, WORK / stage / "model")
        _export("second", RECIPES["second"].german_epochs, MODEL)
        _evaluate("second", MODEL, 1)
    elif arguments.command == "train":
        _train(arguments.stage, everything=arguments.everything)
    elif arguments.command == "export":
        epoch = arguments.epoch or RECIPES[arguments.stage].german_epochs
        _export(arguments.stage, epoch, arguments.model or WORK / arguments.stage / "model")
    else:
        _evaluate(arguments.stage, arguments.model or MODEL, arguments.every)


def _train(stage: str, *, everything: bool) -> None:
    recipe = replace(RECIPES[stage], everything=everything)
    work = WORK / stage
    work.mkdir(parents=True, exist_ok=True)
    for epoch in Training(recipe, data_folder(), work).run():
        print(f"German epoch {epoch} is in {work}/epoch{epoch}.pt", flush=True)


def _export(stage: str, epoch: int, target: Path) -> None:
    export(WORK / stage / f"epoch{epoch}.pt", data_folder(), target)
    print(calibrate(target, data_folder()))


def _evaluate(stage: str, model: Path, every: int) -> None:
    figures = evaluate(Parser(model), data_folder(), every=every)
    float_model = WORK / stage / FLOAT_NAME
    if float_model.exists():
        figures.append(float_loss(model, float_model, data_folder(), every=every))
    print(table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("all", help="both stages of training, export, evaluation; goes on where it stopped")
    train = commands.add_parser("train", help="train one stage, going on from its last checkpoint")
    write = commands.add_parser("export", help="write a stage's model as the product loads it, and calibrate it")
    write.add_argument("--epoch", type=int, help="by default the last one")
    measure = commands.add_parser("evaluate", help="print the figures of an exported model")
    measure.add_argument("--every", type=int, default=1, help="take each n-th sentence only")
    for command in (whole, train):
        command.add_argument("--everything", action="store_true", help="learn from the test parts too")
    for command in (train, write, measure):
        command.add_argument("--stage", choices=list(RECIPES), default="second")
    for command in (write, measure):
        command.add_argument("--model", type=Path, help="the folder of the exported model")
    return parser.parse_args()


main()
