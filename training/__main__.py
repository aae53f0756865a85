"""Command line: python -m training train | export | evaluate."""

import argparse
import logging
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


def main() -> None:
    """Run the command that the command line names."""
    logging.getLogger().setLevel(logging.WARNING)
    arguments = _arguments()
    data = data_folder()
    if arguments.command == "train":
        torch.set_num_threads(1)
        recipe = Recipe(
            seed=arguments.seed,
            german_epochs=arguments.epochs,
            everything=arguments.everything,
        )
        for epoch in Training(recipe, data, arguments.work).run():
            print(f"German epoch {epoch} is in {arguments.work}/epoch{epoch}.pt", flush=True)
    elif arguments.command == "export":
        export(arguments.work / f"epoch{arguments.epoch}.pt", data, arguments.model)
        print(calibrate(arguments.model, data))
    else:
        figures = evaluate(Parser(arguments.model), data, every=arguments.every)
        float_model = arguments.work / FLOAT_NAME
        if float_model.exists():
            figures.append(float_loss(arguments.model, float_model, data, every=arguments.every))
        print(table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train, going on from the last checkpoint")
    train.add_argument("--epochs", type=int, default=Recipe().german_epochs)
    train.add_argument("--seed", type=int, default=Recipe().seed)
    train.add_argument("--everything", action="store_true", help="learn from the test parts too")
    write = commands.add_parser("export", help="write the model that the product loads")
    write.add_argument("--epoch", type=int, default=Recipe().german_epochs)
    measure = commands.add_parser("evaluate", help="print the figures of the exported model")
    measure.add_argument("--every", type=int, default=1, help="take each n-th sentence only")
    for command in (train, write, measure):
        command.add_argument("--work", type=Path, default=WORK, help="checkpoints")
    for command in (write, measure):
        command.add_argument("--model", type=Path, default=MODEL, help="the exported model")
    return parser.parse_args()


main()
