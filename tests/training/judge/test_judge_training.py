"""Learning to judge: the fit, what is measured, and the table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from questions.judging.model import judge
from training.judge.__main__ import as_json, main, regression_for
from training.judge.measuring import auc, auc_within, best_of_articles, best_share
from training.judge.regression import Regression
from training.judge.table import Row, read_table, write_table

OFFERED = True


def rows(count: int = 60) -> list[Row]:
    """Return rows of which those with much of "clear" are accepted; "noise" tells nothing."""
    chance = np.random.default_rng(3)
    made = []
    for number in range(count):
        clear, noise = chance.normal(size=2)
        verdict = "A" if clear + 0.3 * chance.normal() > 0 else "E"
        numbers = {"clear": float(clear), "noise": float(noise)}
        made.append(Row(number % 6, 1, "wh_choice", number % 2 == 0, verdict, "-", numbers))
    return made


def test_what_decides_gets_the_greatest_weight(tmp_path: Path) -> None:
    write_table(rows(), tmp_path / "verdicts.tsv")
    table = read_table(tmp_path / "verdicts.tsv")
    fitted = Regression(table.names, np.zeros(2), 1.0).fit(table.features, table.accepted)
    assert fitted.terms["clear"].weight > 5 * abs(fitted.terms["noise"].weight)
    assert fitted.probability({"clear": 2.0, "noise": 0.0}) > 0.9


def test_a_weight_never_gets_the_forbidden_sign(tmp_path: Path) -> None:
    write_table(rows(), tmp_path / "verdicts.tsv")
    table = read_table(tmp_path / "verdicts.tsv")
    fitted = Regression(table.names, np.array([-1.0, 0.0]), 1.0).fit(table.features, table.accepted)
    assert fitted.terms["clear"].weight == 0


def test_the_same_rows_give_the_same_weights() -> None:
    table = read_table()
    regression = regression_for(table)
    assert regression.fit(table.features, table.accepted) == regression.fit(table.features, table.accepted)


def test_the_weights_that_ship_are_those_of_the_table() -> None:
    table = read_table()
    fitted = regression_for(table).fit(table.features, table.accepted)
    assert list(fitted.terms) == list(judge().terms)
    for name, term in fitted.terms.items():
        assert judge().terms[name].weight == pytest.approx(term.weight, abs=1e-4)


def test_the_table_holds_numbers_and_codes_alone() -> None:
    table = read_table()
    assert {row.verdict for row in table.rows} == {"A", "E", "R"}
    assert all(len(row.criterion) <= 2 for row in table.rows)
    assert np.isfinite(table.features).all()


def test_an_unknown_verdict_is_refused(tmp_path: Path) -> None:
    write_table([Row(1, 1, "cloze", OFFERED, "X", "-", {"clear": 1.0})], tmp_path / "verdicts.tsv")
    with pytest.raises(ValueError, match="X"):
        read_table(tmp_path / "verdicts.tsv")


def test_the_area_under_the_curve_is_the_share_of_pairs_in_the_right_order() -> None:
    assert auc(np.array([0.9, 0.5, 0.5, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(3.5 / 4)


def test_shares_of_the_best_and_pairs_within_articles(tmp_path: Path) -> None:
    codes = [(1, "A"), (1, "R"), (2, "A"), (2, "E")]
    write_table(
        [Row(a, 1, "cloze", OFFERED, v, "-", {"clear": float(i)}) for i, (a, v) in enumerate(codes)], tmp_path / "t.tsv"
    )
    table = read_table(tmp_path / "t.tsv")
    scores = np.array([0.9, 0.8, 0.2, 0.1])
    assert auc_within(scores, table) == 1
    assert best_share(scores, table.accepted, 0.5) == 0.5
    assert best_of_articles(scores, table, 1) == 1


def test_a_dry_run_tells_the_figures_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_table(rows(), tmp_path / "verdicts.tsv")
    monkeypatch.setattr("training.judge.__main__.WEIGHTS", tmp_path / "weights.json")
    asked = ["train", "--table", str(tmp_path / "verdicts.tsv"), "--dry-run"]
    monkeypatch.setattr("training.judge.__main__.report", lambda table, _: {"AUC": float(len(table.rows))})
    main(asked)
    assert not (tmp_path / "weights.json").exists()
    main(asked[:-1])
    assert '"AUC": 60.0' in (tmp_path / "weights.json").read_text("utf-8")
    assert capsys.readouterr().err == ""


def test_the_file_of_weights_tells_how_they_came_about() -> None:
    table = read_table()
    assert '"raters": 15' in as_json(judge(), table, {"AUC": 0.7})
