"""The wheel is complete: installed apart from the repository, it serves the start page and makes items."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SERVE = """
import sys
from flask_migrate import upgrade
import quiz, questions
from quiz.factory import create_app

site = sys.argv[1]
assert quiz.__file__.startswith(site) and questions.__file__.startswith(site), (quiz.__file__, questions.__file__)
app = create_app()
with app.app_context():
    upgrade()
client = app.test_client()
for page in ("/", "/static/css/base.css"):
    response = client.get(page)
    print(page, response.status_code, len(response.data))
"""
ANALYSE = """
import questions.german
document = questions.german.analyse("Die Bürgermeisterin eröffnete am Montag die neue Brücke.")
print([token.lemma for token in document.tokens])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return folder


def run(site: Path, folder: Path, code: str) -> str:
    """Run code with the installed wheel, away from the repository; return what it prints."""
    environment = os.environ | {"PYTHONPATH": str(site), "NACHGEFRAGT_INSTANCE": str(folder / "instance")}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", code, str(site)]
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "pattern",
    [
        "templates/base.html",
        "quiz/static/css/*.css",
        "quiz/static/js/*.js",
        "quiz/translations/en/LC_MESSAGES/messages.mo",
        "migrations/env.py",
        "migrations/versions/*.py",
        "migrations/procrastinate-*.sql",
        "questions/german/model/*.onnx",
        "questions/german/model/LICENSE",
        "questions/german/morphology/data/LICENSE",
        "questions/german/morphology/data/verbs.txt",
        "questions/german/gazetteer/data/LICENSE",
        "questions/german/gazetteer/data/cities.tsv",
    ],
)
def test_holds_what_is_no_python_module(wheel: Path, pattern: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if Path(name).match(pattern)]


def test_holds_nothing_that_belongs_to_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"questions", "quiz", "templates", "migrations"}


def test_serves_the_start_page(site: Path, tmp_path: Path) -> None:
    lines = run(site, tmp_path, SERVE).splitlines()
    assert [line.split()[:2] for line in lines] == [["/", "200"], ["/static/css/base.css", "200"]]


def test_analyses_with_the_model_it_carries(site: Path, tmp_path: Path) -> None:
    assert "eröffnen" in run(site, tmp_path, ANALYSE)
