"""The weights that ship, and what a judge does with them."""

from __future__ import annotations

import json
from datetime import date
from math import isfinite
from pathlib import Path

import pytest

from questions.judging.features import BLAMED, PRAISED
from questions.judging.model import WEIGHTS, Judge, Term, judge, read_judge


def test_the_weights_that_ship_are_finite_and_have_the_signs_their_features_demand() -> None:
    terms = judge().terms
    assert isfinite(judge().intercept)
    assert terms.keys() >= PRAISED | BLAMED
    for name, term in terms.items():
        assert isfinite(term.mean)
        assert term.deviation > 0
        assert name not in PRAISED or term.weight >= 0
        assert name not in BLAMED or term.weight <= 0


def test_no_feature_is_both_praised_and_blamed() -> None:
    assert not PRAISED & BLAMED


def test_the_weights_tell_where_they_are_from() -> None:
    about = json.loads(WEIGHTS.read_text("utf-8"))["about"]
    assert date.fromisoformat(about["date"])
    assert about["drafts"] > about["articles"] > about["raters"] > 0
    assert about["cross-validated"]["AUC"] > 0.6  # more than half of the drafts are what a judge had chosen already


def test_a_probability_is_the_logistic_function_of_intercept_and_terms() -> None:
    small = Judge(0.5, {"long": Term(2.0, 4.0, -1.0)})
    assert small.probability({"long": 4.0, "unknown": 9.0}) == pytest.approx(0.5)
    assert small.probability({"long": 2.0}) == pytest.approx(0.6224593)


def test_a_missing_feature_is_an_error() -> None:
    with pytest.raises(KeyError, match="long"):
        Judge(0.0, {"long": Term(0.0, 1.0, 1.0)}).probability({})


def test_weights_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text('{"about": {}, "intercept": -1, "terms": {"long": [1, 2, 3]}}', "utf-8")
    assert read_judge(path) == Judge(-1, {"long": Term(1, 2, 3)})
