"""The rating tool: packages are blind and repeatable, and verdicts follow from the form."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import pytest

from questions.articles import Article, Section
from questions.items import Item, Option, SingleChoice
from tests.eval.rating.__main__ import REPOSITORY, main
from tests.eval.rating.faults import FAULTS, broken
from tests.eval.rating.package import write_package
from tests.eval.rating.report import agreement, collect, findings, objections, report
from tests.eval.rating.tasks import Passage, Source, Task, gather_tasks
from tests.eval.rating.verdicts import BadSheet, Verdict, read_rating
from tests.questions.sample import sample_article

PERFECT = {
    "id": "x",
    **dict.fromkeys(("A2", "A3", "B1", "B2", "B3", "C2", "C3", "C4"), "1"),
    "A1": "2",
    "C1": "2",
    "D1": "1",
    "D2": "1",
}


def human(number: int) -> tuple[Passage, list[Item]]:
    text = f"Der Verein {number} aus Lindenau hat am Sonntag den Pokal gewonnen. Das Spiel endete mit 3 zu 1."
    options = tuple(Option(f"o{i}", t) for i, t in enumerate(("den Pokal", "das Los", "die Wette", "ein Auto"), 1))
    item = Item(f"h{number}", "belebele", "Was hat der Verein am Sonntag gewonnen?", SingleChoice(options, "o1"))
    return Passage(f"belebele/{number}", Article("", (Section("", (text,)),))), [item]


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    controls = [human(i) for i in range(12)]
    return gather_tasks([Passage("own/1", sample_article())], controls, seed=5, first=6, human=4, broken_count=6)


@pytest.fixture
def package(tmp_path: Path, tasks: list[Task]) -> Path:
    write_package(tmp_path / "round", tasks, {"seed": 5, "articles": ["own/1"]}, raters=2, batch_size=4)
    return tmp_path / "round"


def fill(package: Path, rate: dict[Source, dict[str, str]], rater: str | None = None) -> None:
    """Fill in sheets as a rater would that codes each source alike; all answer "a"."""
    sources = {t["id"]: Source(t["source"]) for t in sealed(package)["tasks"]}
    for sheet in package.glob(f"{rater or 'rater-*'}/batch-*/verdicts.tsv"):
        with sheet.open(newline="") as handle:
            ids = [row["id"] for row in csv.DictReader(handle, delimiter="\t")]
        codes = [PERFECT | rate.get(sources[i], {}) | {"id": i} for i in ids]
        sheet.with_name("verdicts.jsonl").write_text("\n".join(json.dumps(c) for c in codes))
        lines = ["id\twithout_article\twith_article\tsentence", *(f"{i}\t-\ta\tDer" for i in ids)]
        sheet.with_name("answers.tsv").write_text("\n".join(lines))


def sealed(package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / "sealed" / "round.json").read_text())
    return found


def test_a_round_holds_what_was_ordered(tasks: list[Task]) -> None:
    sources = [t.source for t in tasks]
    assert (sources.count(Source.ENGINE), sources.count(Source.HUMAN), sources.count(Source.BROKEN)) == (6, 4, 6)
    assert len({t.id for t in tasks}) == len(tasks)


def test_what_raters_read_tells_neither_source_nor_key(package: Path, tasks: list[Task]) -> None:
    for rater in ("rater-1", "rater-2"):
        items = "\n".join(p.read_text() for p in sorted((package / rater).glob("batch-*/items.md")))
        assert all(items.count(f"### Frage {t.id}\n") == 1 for t in tasks)
        for word in ("belebele", "engine", "broken", "own/1", *(t.writer for t in tasks), *FAULTS):
            assert word not in items


def test_raters_get_the_same_items_in_orders_of_their_own(package: Path) -> None:
    orders = [
        [
            line
            for p in sorted((package / r).glob("batch-*/items.md"))
            for line in p.read_text().splitlines()
            if line.startswith("### ")
        ]
        for r in ("rater-1", "rater-2")
    ]
    assert sorted(orders[0]) == sorted(orders[1])
    assert orders[0] != orders[1]


def test_a_letter_in_the_keys_is_the_option_it_was_on_the_sheet(package: Path, tasks: list[Task]) -> None:
    task = next(t for t in tasks if t.source is Source.HUMAN)
    for batch in package.glob("rater-*/batch-*"):
        keys = dict(line.split("\t") for line in (batch / "keys.md").read_text().splitlines())
        if task.id in keys:
            shown = (batch / "items.md").read_text().partition(f"### Frage {task.id}\n")[2].partition("#")[0]
            assert keys[task.id].endswith(") den Pokal")
            assert keys[task.id] in shown.splitlines()


def test_the_same_seed_gives_the_same_package(tmp_path: Path, package: Path, tasks: list[Task]) -> None:
    write_package(tmp_path / "again", tasks, {"seed": 5, "articles": ["own/1"]}, raters=2, batch_size=4)
    for file in package.rglob("*"):
        if file.is_file():
            assert (tmp_path / "again" / file.relative_to(package)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_breaks_an_item(fault: str) -> None:
    _, (item,) = human(1)
    spoilt = broken(item, fault, random.Random(1))
    assert spoilt is not None
    assert spoilt != item


def test_a_package_is_never_written_into_the_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--articles", "gnad/01", "--seed", "1", "--out", str(REPOSITORY / "round")]) == 2
    assert "outside the repository" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "verdict", "harm"),
    [
        ({}, Verdict.ACCEPT, False),
        ({"A1": "1p"}, Verdict.ACCEPT, False),
        ({"A1": "1", "mend": "1"}, Verdict.EDIT, False),
        ({"A1": "1", "mend": "0"}, Verdict.REJECT, False),
        ({"C1": "1"}, Verdict.ACCEPT, False),
        ({"C1": "0", "mend": "1"}, Verdict.EDIT, False),
        ({"C3": "0"}, Verdict.REJECT, False),
        ({"B3": "-"}, Verdict.ACCEPT, False),
        ({"B1": "0", "mend": "1"}, Verdict.REJECT, True),
        ({"B2": "0", "mend": "1"}, Verdict.REJECT, True),
        ({"C4": "0", "mend": "1"}, Verdict.EDIT, True),
        ({"D1": "0", "mend": "0"}, Verdict.REJECT, False),
        ({"A2": "0", "mend": "1", "B1": "", "B2": "", "C1": ""}, Verdict.EDIT, False),
    ],
)
def test_the_form_decides_the_verdict(changes: dict[str, str], verdict: Verdict, harm: bool) -> None:  # noqa: FBT001
    rating = read_rating(PERFECT | changes, distractors=2)
    assert (rating.verdict, rating.harm) == (verdict, harm)


def test_options_are_not_judged_where_there_are_none() -> None:
    without = read_rating(PERFECT | dict.fromkeys(("C1", "C2", "C3", "C4"), "-"), distractors=None)
    assert without.verdict is Verdict.ACCEPT


def test_what_is_not_judged_or_miscoded_is_named() -> None:
    with pytest.raises(BadSheet, match="B1 = nothing, D1 = 3"):
        read_rating(PERFECT | {"B1": "", "D1": "3"}, distractors=2)


def test_a_round_counts_with_sound_controls_and_agreement(package: Path) -> None:
    fill(package, {Source.BROKEN: {"B1": "0"}})
    done = collect(package)
    assert objections(done) == []
    assert agreement(done) == (16, 16, 1.0)
    text = report(done)
    assert "| engine | all | 12 | 12 (100 %) | 0 (0 %) | 0 (0 %) | 0 (0 %) |" in text
    assert "The round counts." in text


def test_a_round_does_not_count_where_a_rater_accepts_what_is_broken(package: Path) -> None:
    fill(package, {})
    assert objections(collect(package)) == [f"rater-{n} accepts 6 of 6 broken items" for n in (1, 2)]


def test_a_round_does_not_count_where_human_items_fail_or_raters_differ(package: Path) -> None:
    fill(package, {Source.BROKEN: {"B1": "0"}})
    fill(package, {Source.BROKEN: {"B1": "0"}, Source.HUMAN: {"A2": "0"}}, "rater-2")
    assert objections(collect(package)) == ["rater-2 lets 0 of 4 human items pass", "the raters agree on 12 of 16"]


def test_findings_list_what_was_not_accepted_with_its_note(package: Path) -> None:
    fill(package, {Source.ENGINE: {"A2": "0", "note": "er hängt in der Luft"}, Source.BROKEN: {"B1": "0"}})
    found = findings(collect(package))
    assert found.count("REJECT A2 er hängt in der Luft") == 12


def test_nothing_is_counted_while_sheets_are_incomplete(package: Path) -> None:
    fill(package, {}, "rater-1")
    with pytest.raises(BadSheet, match=r"rater-2: .* was not answered before its key was read"):
        collect(package)
