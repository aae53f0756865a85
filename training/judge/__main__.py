"""Command line: python -m training.judge [--dry-run] | ... collect RATINGS.tsv | ... derive RATED.jsonl."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from questions.judging.features import BLAMED, PRAISED
from questions.judging.model import WEIGHTS, Judge
from training.judge.collecting import collect, read_ratings
from training.judge.deriving import derive
from training.judge.measuring import cross_validated, measures
from training.judge.regression import Numbers, Regression
from training.judge.table import TABLE, Table, read_table, write_table

PENALTY = 80.0
"""Chosen by cross-validation among 40, 80 and 160, which hardly differ."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, print what cross-validation says, and write the weights; or make the table of verdicts from ratings."""
    parser = argparse.ArgumentParser(prog="python -m training.judge", description=__doc__)
    parser.add_argument("command", nargs="?", choices=["train", "collect", "derive"], default="train")
    parser.add_argument(
        "ratings",
        nargs="?",
        type=Path,
        help="collect: article, item, rater, offered, verdict, criterion; derive: rated drafts as JSON lines",
    )
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--dry-run", action="store_true", help="write no weights")
    asked = parser.parse_args(arguments)
    if asked.command != "train":
        if asked.ratings is None:
            parser.error(f"{asked.command} needs a file of ratings")
        rows = collect(read_ratings(asked.ratings)) if asked.command == "collect" else derive(asked.ratings)
        write_table(rows, asked.table)
        return
    table = read_table(asked.table)
    found = report(table, regression_for(table))
    if not asked.dry_run:
        fitted = regression_for(table).fit(table.features, table.accepted)
        WEIGHTS.write_text(as_json(fitted, table, found), "utf-8")


def regression_for(table: Table) -> Regression:
    """Return the regression on a table's features, with the signs that their meaning demands."""
    signs = [1.0 if name in PRAISED else -1.0 if name in BLAMED else 0.0 for name in table.names]
    return Regression(table.names, np.array(signs), PENALTY)


def report(table: Table, regression: Regression) -> dict[str, float]:
    """Print the figures beside those of the engine's confidence, and of the ranking of the day; return the judge's."""
    scores = cross_validated(table, regression)
    confidence = np.array([row.features["confidence"] for row in table.rows])
    offered = np.array([float(row.offered) for row in table.rows])
    print(f"{len(table.rows)} drafts of {len(np.unique(table.articles))} articles, {table.raters} raters")
    print(f"accepted: {table.accepted.mean():.3f}; of those offered {table.accepted[offered == 1].mean():.3f}\n")
    print(f"{'':42}{'judge':>8}{'confidence':>12}{'offered':>9}")
    found: dict[str, float] = {}
    for name, measure in measures(table).items():
        found[name] = round(measure(scores), 3)
        print(f"{name:42}{found[name]:8.3f}{measure(confidence):12.3f}{measure(offered):9.3f}")
    return found


def as_json(fitted: Judge, table: Table, found: dict[str, float]) -> str:
    """Return the weights with where they are from, one term a line."""
    about = {
        "date": date.today().isoformat(),  # noqa: DTZ011 -- the day at the desk
        "drafts": len(table.rows),
        "articles": len(_distinct(table.articles)),
        "raters": table.raters,
        "penalty": PENALTY,
        "cross-validated": found,
    }
    terms = ",\n".join(
        f"  {json.dumps(n)}: {json.dumps([round(x, 6) for x in (t.mean, t.deviation, t.weight)])}"
        for n, t in fitted.terms.items()
    )
    head = f' "about": {json.dumps(about)},\n "intercept": {round(fitted.intercept, 6)}'
    return f'{{\n{head},\n "terms": {{\n{terms}\n }}\n}}\n'


def _distinct(articles: Numbers) -> set[float]:
    return set(articles.tolist())


if __name__ == "__main__":
    main()
