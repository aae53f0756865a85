"""What came out of a round: k of n by source, writer and rater, agreement, reasons, and whether the round counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.eval.rating.tasks import Source
from tests.eval.rating.verdicts import BadSheet, Rating, Verdict, read_rating, read_sheet

HUMAN_PASS, BROKEN_ACCEPTED, AGREEMENT = 0.7, 0.1, 0.8


@dataclass(frozen=True, slots=True)
class Rated:
    """A task as it was sealed, with the ratings and the step-0 answers it got, by rater."""

    task: dict[str, Any]
    ratings: dict[str, Rating]
    answers: dict[str, dict[str, str]]

    @property
    def source(self) -> str:
        """Who made the item."""
        return str(self.task["source"])


@dataclass(frozen=True, slots=True)
class Round:
    """All tasks of a package with what the raters wrote, and what `export` noted about it."""

    about: dict[str, Any]
    raters: tuple[str, ...]
    rated: tuple[Rated, ...]


def collect(package: Path) -> Round:
    """Read a package's sheets.

    Raises `BadSheet` naming everything that is missing or miscoded, so that nothing is counted that was not judged.
    """
    about = json.loads((package / "sealed" / "round.json").read_text("utf-8"))
    tasks = about.pop("tasks")
    raters = tuple(sorted(p.name for p in package.glob("rater-*")))
    ratings: dict[str, dict[str, Rating]] = {task["id"]: {} for task in tasks}
    answers: dict[str, dict[str, dict[str, str]]] = {task["id"]: {} for task in tasks}
    problems: list[str] = []
    for rater in raters:
        verdicts, given = (
            {k: v for folder in sorted((package / rater).glob("batch-*")) for k, v in read_sheet(folder, name).items()}
            for name in ("verdicts", "answers")
        )
        for task in tasks:
            answers[task["id"]][rater] = given.get(task["id"], {})
            if not given.get(task["id"], {}).get("with_article"):
                problems.append(f"{rater}: {task['id']} was not answered before its key was read")
            try:
                ratings[task["id"]][rater] = read_rating(
                    verdicts.get(task["id"], {"id": task["id"]}), task["distractors"]
                )
            except BadSheet as error:
                problems.append(f"{rater}: {error}")
    if problems:
        raise BadSheet("\n".join(problems))
    return Round(about, raters, tuple(Rated(t, ratings[t["id"]], answers[t["id"]]) for t in tasks))


def report(done: Round) -> str:
    """Return the tables of a round as Markdown."""
    parts = [f"# Round {', '.join(f'{k} {v}' for k, v in done.about.items() if k != 'articles')}"]
    parts += [f"Articles: {' '.join(done.about.get('articles', []))}"]
    parts += ["", *_table("source", done, lambda r: r.source, [s.value for s in Source])]
    engine = [r for r in done.rated if r.source == Source.ENGINE]
    parts += ["", *_table("engine, by writer", done, lambda r: r.task["writer"], _names(engine, "writer"), engine)]
    bad = [r for r in done.rated if r.source == Source.BROKEN]
    parts += ["", *_table("broken, by fault", done, lambda r: r.task["fault"], _names(bad, "fault"), bad)]
    parts += ["", *_reasons(engine), "", *_step_zero(done), "", *_verdict(done)]
    return "\n".join(parts)


def findings(done: Round) -> str:
    """Return the engine's items that a rater did not accept, with the criteria failed and the rater's note."""
    lines: list[str] = []
    for rated in (r for r in done.rated if r.source == Source.ENGINE):
        missed = {rater: g for rater, g in rated.ratings.items() if g.verdict is not Verdict.ACCEPT}
        if missed:
            task = rated.task
            lines.append(f"{task['article']} {task['writer']}: {task['prompt']} = {task['answer']}")
            lines += [f"    {r}: {g.verdict} {' '.join(g.failed)} {g.note}" for r, g in missed.items()]
    return "\n".join(lines)


def shares(rated: Iterable[Rated], rater: str) -> tuple[Counter[Verdict], int, int]:
    """Return a rater's verdicts on some tasks, how many of them are harm, and how many there are."""
    mine = [r.ratings[rater] for r in rated]
    return Counter(g.verdict for g in mine), sum(g.harm for g in mine), len(mine)


def agreement(done: Round) -> tuple[int, int, float]:
    """Return how many pairs of verdicts on one item agree, of how many, and Cohen's kappa (NaN without variety)."""
    pairs = [(r.ratings[a].verdict, r.ratings[b].verdict) for r in done.rated for a, b in combinations(done.raters, 2)]
    same = sum(a == b for a, b in pairs)
    if not pairs:
        return 0, 0, float("nan")
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[v] * second[v] for v in Verdict) / len(pairs) ** 2
    return same, len(pairs), (same / len(pairs) - chance) / (1 - chance) if chance < 1 else float("nan")


def objections(done: Round) -> list[str]:
    """Return why a round does not count (docs/quality.md); an empty list where it does."""
    found = [] if len(done.raters) > 1 else ["fewer than two raters"]
    for rater in done.raters:
        human, _, n = shares((r for r in done.rated if r.source == Source.HUMAN), rater)
        if n == 0 or human[Verdict.ACCEPT] + human[Verdict.EDIT] < HUMAN_PASS * n:
            found.append(f"{rater} lets {human[Verdict.ACCEPT] + human[Verdict.EDIT]} of {n} human items pass")
        bad, _, n = shares((r for r in done.rated if r.source == Source.BROKEN), rater)
        if n == 0 or bad[Verdict.ACCEPT] > BROKEN_ACCEPTED * n:
            found.append(f"{rater} accepts {bad[Verdict.ACCEPT]} of {n} broken items")
    same, pairs, _ = agreement(done)
    if same < AGREEMENT * pairs:
        found.append(f"the raters agree on {same} of {pairs}")
    return found


def _names(rated: Iterable[Rated], field: str) -> list[str]:
    return sorted({r.task[field] for r in rated})


def _table(
    title: str,
    done: Round,
    of: Callable[[Rated], str],
    names: Sequence[str],
    rated: Sequence[Rated] | None = None,
) -> list[str]:
    """One line for each name and rater, and one with both raters' verdicts together."""
    rated = done.rated if rated is None else rated
    lines = [f"| {title} | rater | n | ACCEPT | EDIT | REJECT | harm |", "|---|---|---|---|---|---|---|"]
    for name in names:
        total: Counter[Verdict] = Counter()
        harm_total = n_total = 0
        for rater in done.raters:
            verdicts, harm, n = shares((r for r in rated if of(r) == name), rater)
            total, harm_total, n_total = total + verdicts, harm_total + harm, n_total + n
            lines.append(_line(name, rater, verdicts, harm, n))
        if len(done.raters) > 1:
            lines.append(_line(name, "all", total, harm_total, n_total))
    return lines


def _line(name: str, rater: str, verdicts: Counter[Verdict], harm: int, n: int) -> str:
    cells = [f"{verdicts[v]} ({_percent(verdicts[v], n)})" for v in Verdict]
    return f"| {name} | {rater} | {n} | {' | '.join(cells)} | {harm} ({_percent(harm, n)}) |"


def _reasons(engine: Sequence[Rated]) -> list[str]:
    missed = [g for r in engine for g in r.ratings.values() if g.verdict is not Verdict.ACCEPT]
    main = Counter(g.failed[0] for g in missed)
    every = Counter(code for g in missed for code in g.failed)
    lines = ["| engine items not accepted: criterion | as gravest | at all |", "|---|---|---|"]
    return lines + [f"| {code} | {main[code]} | {count} |" for code, count in every.most_common()]


def _step_zero(done: Round) -> list[str]:
    """How often a rater picked the key of a choice without and with the article: can it be guessed, can it be found."""
    lines = ["| step 0 | rater | key without the article | key with it |", "|---|---|---|---|"]
    for source in (Source.ENGINE, Source.HUMAN):
        for rater in done.raters:
            choices = [r for r in done.rated if r.source == source and r.task["letters"][rater] is not None]
            hits = [
                sum(r.answers[rater].get(column, "").strip(" .)").lower() == r.task["letters"][rater] for r in choices)
                for column in ("without_article", "with_article")
            ]
            cells = [f"{h} of {len(choices)} ({_percent(h, len(choices))})" for h in hits]
            lines.append(f"| {source.value} | {rater} | {' | '.join(cells)} |")
    return lines


def _verdict(done: Round) -> list[str]:
    same, pairs, kappa = agreement(done)
    against = objections(done)
    counts = "The round counts." if not against else "The round does NOT count: " + "; ".join(against) + "."
    return [f"Agreement: {same} of {pairs} ({_percent(same, pairs)}), kappa {kappa:.2f}.", counts]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
