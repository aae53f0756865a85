"""The gate itself: which floor counts, and that floors only rise."""

from tests.eval.table import Row, judge, raised, rendered


def test_the_higher_of_the_pinned_and_the_wanted_floor_counts() -> None:
    (pinned, wanted, free) = judge([Row("a", 0.9, 0.8), Row("b", 0.9, 0.95), Row("c", 0.1)], {"a": 0.91, "b": 0.5})
    assert (pinned.floor, pinned.passed) == (0.91, False)
    assert (wanted.floor, wanted.passed) == (0.95, False)
    assert (free.floor, free.passed) == (None, True)


def test_a_value_at_its_floor_holds_and_one_that_is_no_number_does_not() -> None:
    at, nan = judge([Row("a", 0.8, 0.8), Row("b", float("nan"), 0.0)], {})
    assert at.passed
    assert not nan.passed


def test_raising_takes_what_was_reached_and_never_lowers() -> None:
    rows = [Row("better", 0.987, 0.9), Row("worse", 0.5, 0.4), Row("free", 0.7)]
    assert raised({"better": 0.9, "worse": 0.6, "absent": 0.3}, rows) == {"absent": 0.3, "better": 0.98, "worse": 0.6}


def test_the_table_names_what_fell() -> None:
    text = rendered(judge([Row("coverage", 0.2, 0.3, "of answers")], {}))
    assert "coverage" in text
    assert "TOO LOW" in text
    assert "(of answers)" in text
