"""Every run-time dependency's licence allows the project to be given away under MIT."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
# Permissive, or copyleft limited to the library's own files (MPL) or to the library itself (LGPL).
FITTING = re.compile(
    r"(MIT|0?BSD|(The )?(\d-Clause )?BSD|Apache|Mozilla Public|MPL|PSF|Python Software Foundation|CNRI|Zlib|CC0|LGPL)\b"
)


def dependencies() -> list[str]:
    """The names in the run-time lock, but for those of other systems."""
    lines = LOCK.read_text("utf-8").splitlines()
    found = [re.match(r"([a-z0-9._-]+)==[^;]*(;.*)?", line) for line in lines]
    return sorted({m[1] for m in found if m and not re.search("win32|sys_platform == 'emscripten'", m[2] or "")})


def licence(of: PackageMetadata) -> str:
    """What a package says about its licence: the SPDX expression, else the classifiers, else the free text."""
    classifiers = [c.rpartition(" :: ")[2] for c in of.get_all("Classifier") or [] if c.startswith("License :: ")]
    (said, *_) = of.get_all("License-Expression") or classifiers[:1] or of.get_all("License") or [""]
    return str(said)


def fits(statement: str) -> bool:
    """Whether one of the alternatives consists of fitting licences alone."""
    alternatives = statement.strip("()").split(" OR ")
    return any(all(FITTING.match(part.strip()) for part in one.split(" AND ")) for one in alternatives)


@pytest.mark.parametrize("name", dependencies())
def test_dependency(name: str) -> None:
    try:
        found = licence(metadata(name))
    except PackageNotFoundError:
        pytest.fail(f"{name} is in requirements.lock but not installed: run make setup")
    assert fits(found), f"{name}: {found!r}"


def test_what_does_not_fit() -> None:
    assert not fits("GPL-3.0-only")
    assert not fits("AGPL-3.0")
    assert not fits("MIT AND GPL-3.0-or-later")
    assert not fits("")
    assert fits("GPL-2.0-only OR MPL-1.1")
