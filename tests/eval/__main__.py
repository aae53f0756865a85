"""The quality gate: `python -m tests.eval [MODULE ...] [--raise]` prints one table and fails below a floor.

Every module of this folder with a function `rows(data_dir)` takes part. The data folder holds `articles/` and `data/`
(docs/evaluation.md); it is $NACHGEFRAGT_DATA or `../shared` beside the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from tests.eval.table import MissingData, Row, data_folder, judge, raised, rendered

FOLDER = Path(__file__).parent
BASELINE = FOLDER / "baseline.json"


def measure(names: list[str], data_dir: Path) -> tuple[list[Row], list[str]]:
    """Return the rows of all named modules, and what could not be measured."""
    rows: list[Row] = []
    missing: list[str] = []
    for name in names:
        module = import_module(f"tests.eval.{name}")
        if not hasattr(module, "rows"):
            continue
        started = time.perf_counter()
        try:
            rows += module.rows(data_dir)
        except MissingData as reason:
            missing.append(f"{name}: not measured, {reason}")
        else:
            print(f"{name}: {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return rows, missing


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("modules", nargs="*", help="only these modules of tests/eval")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="raise the floors to the values")
    options = parser.parse_args(arguments)
    every = [m.name for m in iter_modules([str(FOLDER)]) if not m.name.startswith(("_", "test_", "conftest"))]
    data_dir = data_folder()
    rows, missing = measure(options.modules or every, data_dir)
    baseline: dict[str, float] = json.loads(BASELINE.read_text("utf-8"))
    judged = judge(rows, baseline)
    print(rendered(judged))
    for line in missing:
        print(line)
    failed = [j.row.name for j in judged if not j.passed]
    if options.raise_floors and not failed:
        BASELINE.write_text(json.dumps(raised(baseline, rows), indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(
        f"{len(judged) - len(failed)} rows hold, {len(failed)} fell below the floor, {len(missing)} modules lack data"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
