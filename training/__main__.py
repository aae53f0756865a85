"""Command line: python -m training all | train | export | evaluate."""

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch

from questions.german.parser import Parser
from questions.german.scorer import MODEL
from training.calibration import calibrate, copy_temperatures
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
    ),
}
"""The first stage learns from gold labels; the second goes on from there, also with what the first is sure of."""


def main() -> None:
    """Run the command that the command line names."""
    logging.getLogger().setLevel(logging.WARNING)
    torch.set_num_threads(1)
    arguments = _arguments()
    if arguments.command == "evaluate":
        _evaluate(arguments.model or MODEL, arguments.every, _folder(arguments.stage, arguments.everything))
        return
    recipe = _recipe(arguments.stage, arguments.everything)
    epoch = recipe.german_epochs
    if arguments.command == "all":
        for stage in RECIPES:
            recipe = _recipe(stage, arguments.everything)
            _train(stage, recipe)
            _export(stage, recipe, recipe.german_epochs, _folder(stage, arguments.everything) / "model")
        _export(stage, recipe, recipe.german_epochs, MODEL)
        _evaluate(MODEL, 1, _folder(stage, arguments.everything))
    elif arguments.command == "train":
        _train(arguments.stage, recipe)
    else:
        folder = _folder(arguments.stage, arguments.everything)
        _export(arguments.stage, recipe, arguments.epoch or epoch, arguments.model or folder / "model")


def _folder(stage: str, everything: bool) -> Path:  # noqa: FBT001
    return WORK / (f"{stage}-everything" if everything else stage)


def _recipe(stage: str, everything: bool) -> Recipe:  # noqa: FBT001
    recipe = replace(RECIPES[stage], everything=everything)
    if stage == "first":
        return recipe
    first = _folder("first", everything)
    start = first / f"epoch{RECIPES['first'].german_epochs}.pt"
    return replace(recipe, start=str(start), teacher=str(first / "model"))


def _train(stage: str, recipe: Recipe) -> None:
    work = _folder(stage, recipe.everything)
    work.mkdir(parents=True, exist_ok=True)
    for epoch in Training(recipe, data_folder(), work).run():
        print(f"German epoch {epoch} is in {work}/epoch{epoch}.pt", flush=True)


def _export(stage: str, recipe: Recipe, epoch: int, target: Path) -> None:
    """Export and calibrate; a model of everything takes the temperatures of the same stage without the test parts."""
    export(_folder(stage, recipe.everything) / f"epoch{epoch}.pt", data_folder(), target)
    if recipe.everything:
        copy_temperatures(WORK / stage / "model", target)
    else:
        print(calibrate(target, data_folder()))


def _evaluate(model: Path, every: int, work: Path) -> None:
    figures = evaluate(Parser(model), data_folder(), every=every)
    float_model = work / FLOAT_NAME
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
    whole.set_defaults(stage="second")
    for command in (whole, train, write, measure):
        command.add_argument("--everything", action="store_true", help="learn from the test parts too")
    for command in (train, write, measure):
        command.add_argument("--stage", choices=list(RECIPES), default="second")
    for command in (write, measure):
        command.add_argument("--model", type=Path, help="the folder of the exported model")
    return parser.parse_args()


main()
