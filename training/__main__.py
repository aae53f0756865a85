"""Command line: python -m training all | train | export | evaluate."""

import argparse
import logging
from collections.abc import Sequence
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
FIRST = Recipe()
SECOND = replace(
    FIRST,
    seed=21,
    relative_epochs=0,
    german_epochs=3,
    names_share=1.0,
    names_weight=2.0,
    encoder_rate=5e-5,
    head_rate=5e-4,
)
THIRD = replace(SECOND, seed=22, german_epochs=2, encoder_rate=8e-5)
FOURTH = replace(THIRD, seed=23, names_weight=3.0, encoder_rate=1e-4, named_trees=True, other_mentions=0.25)
RECIPES = {"first": FIRST, "second": SECOND, "third": THIRD, "fourth": FOURTH}
"""The first stage learns from gold labels; each other goes on from the one before, also with what that is sure of."""
SHIPPED = ("third", "fourth")
"""The stages whose average ships: better at names and trees than either."""


def main() -> None:
    """Run the command that the command line names."""
    logging.getLogger().setLevel(logging.WARNING)
    torch.set_num_threads(1)
    arguments = _arguments()
    everything, every = arguments.everything, arguments.every
    if arguments.command == "all":
        for stage in RECIPES:
            recipe = _recipe(stage, everything=everything, every=every)
            folder = _folder(stage, recipe)
            _train(folder, recipe)
            _export([stage], recipe, folder / "model")
        target = arguments.model or (MODEL if every == 1 else folder / "model")
        _export(SHIPPED, recipe, target)
        _evaluate(target, every, folder)
    elif arguments.command == "evaluate":
        recipe = _recipe(arguments.stage, everything=everything)
        _evaluate(arguments.model or MODEL, every, _folder(arguments.stage, recipe))
    else:
        recipe = _recipe(arguments.stage, everything=everything, every=every)
        folder = _folder(arguments.stage, recipe)
        if arguments.command == "train":
            _train(folder, recipe)
        else:
            stages = SHIPPED if arguments.averaged else [arguments.stage]
            _export(stages, recipe, arguments.model or folder / "model", arguments.epoch)


def _folder(stage: str, recipe: Recipe) -> Path:
    """Return the folder of a training run."""
    everything = "-everything" if recipe.everything else ""
    return WORK / f"{stage}{everything}{f'-{recipe.every}' if recipe.every > 1 else ''}"


def _recipe(stage: str, *, everything: bool, every: int = 1) -> Recipe:
    recipe = replace(RECIPES[stage], everything=everything, every=every)
    stages = list(RECIPES)
    if stage == stages[0]:
        return recipe
    before = stages[stages.index(stage) - 1]
    folder = _folder(before, recipe).name
    return replace(recipe, start=f"{folder}/epoch{RECIPES[before].german_epochs}.pt", teacher=f"{folder}/model")


def _train(work: Path, recipe: Recipe) -> None:
    work.mkdir(parents=True, exist_ok=True)
    for epoch in Training(recipe, data_folder(), work).run():
        print(f"German epoch {epoch} is in {work.name}/epoch{epoch}.pt", flush=True)


def _export(stages: Sequence[str], recipe: Recipe, target: Path, epoch: int | None = None) -> None:
    """Export the average of the stages and calibrate it; `epoch` takes the place of each stage's last one.

    A model of everything takes the temperatures of the last stage without the test parts.
    """
    checkpoints = [_folder(stage, recipe) / f"epoch{epoch or RECIPES[stage].german_epochs}.pt" for stage in stages]
    export(checkpoints, data_folder(), target)
    if recipe.everything:
        copy_temperatures(_folder(stages[-1], replace(recipe, everything=False)) / "model", target)
    else:
        print(calibrate(target, data_folder(), every=recipe.every))


def _evaluate(model: Path, every: int, work: Path) -> None:
    figures = evaluate(Parser(model), data_folder(), every=every)
    float_model = work / FLOAT_NAME
    if float_model.exists():
        figures.append(float_loss(model, float_model, data_folder(), every=every))
    print(table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    whole = commands.add_parser("all", help="every stage of training, export, evaluation; goes on where it stopped")
    train = commands.add_parser("train", help="train one stage, going on from its last checkpoint")
    write = commands.add_parser("export", help="write a stage's model as the product loads it, and calibrate it")
    write.add_argument("--epoch", type=int, help="by default the last one")
    write.add_argument("--averaged", action="store_true", help="write the average that ships: " + " and ".join(SHIPPED))
    measure = commands.add_parser("evaluate", help="print the figures of an exported model")
    for command in (whole, train, write, measure):
        command.add_argument("--everything", action="store_true", help="learn from the test parts too")
        command.add_argument("--every", type=int, default=1, help="take each n-th sentence only, in its own folder")
    for command in (train, write, measure):
        command.add_argument("--stage", choices=list(RECIPES), default=list(RECIPES)[-1])
    for command in (whole, write, measure):
        command.add_argument("--model", type=Path, help="the folder of the exported model")
    return parser.parse_args()


main()
