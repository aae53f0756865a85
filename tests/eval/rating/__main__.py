"""Blind rating of items (docs/quality.md).

python -m tests.eval.rating export --articles gnad/03 wikinews/05 ... --seed 1 --out ../round-1
python -m tests.eval.rating collect ../round-1 [--findings]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.eval.rating.package import write_package
from tests.eval.rating.report import collect, findings, report
from tests.eval.rating.tasks import BELEBELE, gather_tasks, human_passages, read_passage
from tests.eval.rating.verdicts import BadSheet
from tests.eval.table import MissingData, data_folder, needed

REPOSITORY = Path(__file__).parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 with the reason on stderr."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "export":
            _export(asked)
        else:
            done = collect(asked.package)
            print(report(done))
            if asked.findings:
                print(f"\n{findings(done)}")
    except (BadSheet, MissingData, FileNotFoundError, FileExistsError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _export(asked: argparse.Namespace) -> None:
    out = asked.out.resolve()
    if out.is_relative_to(REPOSITORY):
        raise ValueError("the package holds whole articles: choose a folder outside the repository")
    data_dir = data_folder()
    paths = [Path(a) if a.endswith(".txt") else data_dir / "articles" / f"{a}.txt" for a in asked.articles]
    passages = [read_passage(needed(path)) for path in paths]
    needed(data_dir / BELEBELE)
    controls = list(human_passages(data_dir)) if asked.human or asked.broken else []
    tasks = gather_tasks(
        passages, controls, asked.seed, first=asked.items, human=asked.human, broken_count=asked.broken
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    about = {
        "date": date.today().isoformat(),  # noqa: DTZ011 -- the day at the desk
        "commit": commit.stdout.strip(),
        "seed": asked.seed,
        "articles": [p.name for p in passages],
    }
    write_package(out, tasks, about, asked.raters, asked.batch)
    print(f"{len(tasks)} items in {out}; give each rater only their own folder, and keep sealed/ from them")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.rating", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="make a package for blind raters")
    export.add_argument(
        "--articles", nargs="+", required=True, metavar="FOLDER/NUMBER", help="of the data folder, or .txt files"
    )
    export.add_argument("--seed", type=int, required=True)
    export.add_argument("--out", type=Path, required=True, help="a new folder outside the repository")
    export.add_argument("--raters", type=int, default=2)
    export.add_argument("--items", type=int, default=10, help="the first so many of each article")
    export.add_argument("--human", type=int, default=40, help="control items written by people")
    export.add_argument("--broken", type=int, default=20, help="items broken on purpose")
    export.add_argument("--batch", type=int, default=40, help="a batch ends with the article that reaches this number")
    done = commands.add_parser("collect", help="compute what came out")
    done.add_argument("package", type=Path)
    done.add_argument("--findings", action="store_true", help="list the engine's items that were not accepted")
    return parser


if __name__ == "__main__":
    sys.exit(main())
