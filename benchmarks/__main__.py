"""Run all benchmarks, or those named; each prints its own table."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

names = sys.argv[1:] or [m.name for m in iter_modules([str(Path(__file__).parent)]) if not m.name.startswith("_")]
for name in names:
    module = import_module(f"benchmarks.{name}")
    title, *_ = (module.__doc__ or "").splitlines()
    print(f"== {name}: {title}")
    module.run()
