"""The command line, run as a person runs it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from questions.__main__ import UNUSABLE, main

from .sample import HEADLINE, PUBLISHED, TEXT
from .test_interchange import schema

ENGLISH = """
The city council opened a new bridge on Monday. Thousands of people came to see it. The mayor said that the bridge would
make the way to work shorter for many of them. It cost more than twenty million pounds, and the work took three years.
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "artikel.txt"
    file.write_text(f"{HEADLINE}\n\n{TEXT.strip()}\n", encoding="utf-8")
    return str(file)


def printed(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run the command line and return its exit status, standard output and standard error."""
    status = main([*arguments, "--published", PUBLISHED.isoformat()])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_items_are_printed_for_people(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed([article], capsys)
    assert (status, err) == (0, "")
    assert out.startswith(HEADLINE)
    assert " 1. " in out
    assert "      * " in out
    assert "Beleg: " in out
    assert "Verworfen: " in out


def test_json_is_one_object_that_fits_the_documented_schema(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = printed([article, "--json", "--limit", "6"], capsys)
    assert status == 0
    result = json.loads(out)
    schema("generation.schema.json").validate(result)
    assert [item["rank"] for item in result["items"]] == [1, 2, 3, 4, 5, 6]
    assert result["article"]["headline"] == HEADLINE
    assert result["article"]["published"] == PUBLISHED.isoformat()


def test_limit_and_types_are_respected(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = printed([article, "--json", "--limit", "3", "--types", "true_false,cloze"], capsys)
    types = [item["type"] for item in json.loads(out)["items"]]
    assert len(types) == 3
    assert set(types) <= {"true_false", "cloze"}


def test_an_unknown_type_is_refused_with_those_that_are_known(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([article, "--types", "essay"])
    assert stopped.value.code == UNUSABLE
    assert "single_choice" in capsys.readouterr().err


def test_timings_go_to_standard_error(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = printed([article, "--json", "--timings"], capsys)
    json.loads(out)
    steps = [line.split() for line in err.splitlines()]
    assert [step[0] for step in steps] == ["analyse", "gather", "write", "check", "choose"]
    assert all(float(step[1]) >= 0 and step[2] == "s" for step in steps)


def test_the_same_seed_prints_the_same(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = {printed([article, "--json", "--seed", "5"], capsys)[1] for _ in range(2)}
    assert len(outputs) == 1


def test_html_is_recognised_by_the_name_of_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.strip().split("\n\n"))
    file = tmp_path / "artikel.html"
    file.write_text(
        f"<!doctype html><html lang=de><head><title>{HEADLINE}</title></head>"
        f"<body><article><h1>{HEADLINE}</h1>{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    status, out, _ = printed([str(file), "--json"], capsys)
    assert status == 0
    assert json.loads(out)["article"]["headline"] == HEADLINE
    assert "<p>" not in out


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO(f"{HEADLINE}\n\n{TEXT}".encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
    status, out, _ = printed(["-"], capsys)
    assert status == 0
    assert out.startswith(HEADLINE)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n\n ", id="blank"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
        pytest.param(ENGLISH.encode(), id="English"),
        pytest.param("Ein Satz über Züge. ".encode("utf-16"), id="UTF-16"),
        pytest.param("Die Stadt baut eine Brücke. ".encode() * 20_000, id="too long"),
    ],
)
def test_unusable_input_gets_one_clear_line(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "artikel.txt"
    file.write_bytes(content)
    status, out, err = printed([str(file)], capsys)
    assert status == UNUSABLE
    assert out == ""
    assert err.startswith(f"questions: {file}: ")
    assert len(err.splitlines()) == 1


def test_a_missing_file_gets_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed([str(tmp_path / "fehlt.txt")], capsys)
    assert (status, out) == (UNUSABLE, "")
    assert len(err.splitlines()) == 1


def test_a_folder_gets_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed([str(tmp_path)], capsys)
    assert (status, out) == (UNUSABLE, "")
    assert len(err.splitlines()) == 1
