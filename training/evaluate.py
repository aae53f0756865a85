"""Measures an exported model on GSD-test and GermEval-dev: gold tokens, merged contractions."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from questions.german.parser import Parse, Parser
from training.compounds import join_compounds
from training.corpora import ABSENT, NAME_CLASSES, TrainingSentence, read_gsd, read_names

SURE = 0.9


@dataclass(frozen=True, slots=True)
class Figure:
    """A share in per cent or a speed, with the floors of the two stages."""

    name: str
    value: float
    first: float
    second: float


def evaluate(parser: Parser, data: Path, *, every: int = 1) -> list[Figure]:
    """Return the figures of the parser on the corpora below `data`; `every` = n takes each n-th sentence.

    Figures on sure arcs are from every second of these sentences, those that the temperatures were not fitted on.
    """
    trees = read_gsd(data, "test")[::every]
    names = read_names(data, "dev")[::every]
    started = time.process_time()
    parses = parser.parse([[word.form for word in sentence.words] for sentence in trees])
    seconds = time.process_time() - started
    words = sum(len(sentence.words) for sentence in trees)
    tree = tree_figures(trees, parses)
    unfitted = tree_figures(trees[1::2], parses[1::2])
    marked = tree_figures(trees, parses, doubtful=False)
    whole = [replace(sentence, words=join_compounds(sentence.words)) for sentence in trees]
    joined = tree_figures(whole, parser.parse([[word.form for word in sentence.words] for sentence in whole]))
    none = math.nan
    return [
        Figure("UPOS", tree["upos"], 94.0, 95.0),
        Figure("STTS", tree["tag"], 93.0, 95.5),
        Figure("Case, of tokens that have one", tree["case"], 82.0, 88.0),
        Figure("UAS", tree["uas"], 84.0, 86.0),
        Figure("LAS", tree["las"], 78.0, 80.5),
        Figure("lemma", tree["lemma"], 94.0, 96.0),
        Figure("names, F1", name_f1(parser, names), 76.0, 81.0),
        Figure("arcs with probability >= 0.9: right", unfitted["sure right"], 93.0, 95.0),
        Figure("arcs with probability >= 0.9: of all", unfitted["sure"], none, none),
        Figure("UAS without arcs that GSD marks as wrong", marked["uas"], none, none),
        Figure("LAS without arcs that GSD marks as wrong", marked["las"], none, none),
        Figure("UPOS with hyphen compounds whole, as in the product", joined["upos"], none, none),
        Figure("LAS with hyphen compounds whole, as in the product", joined["las"], none, none),
        Figure("words per second of one core", words / seconds, 1200, 1500),
    ]


def float_loss(folder: Path, float_model: Path, data: Path, *, every: int = 1) -> Figure:
    """Return the LAS that the model in `folder` has lost against its float version."""
    trees = read_gsd(data, "test")[::every]
    forms = [[word.form for word in sentence.words] for sentence in trees]
    scores = [
        tree_figures(trees, parser.parse(forms))["las"]
        for parser in (Parser(folder, network=float_model), Parser(folder))
    ]
    return Figure("LAS lost by int8", scores[0] - scores[1], 1.0, 0.5)


def tree_figures(
    sentences: Sequence[TrainingSentence], parses: Sequence[Parse], *, doubtful: bool = True
) -> dict[str, float]:
    """Return shares of right labels in per cent.

    UAS and LAS leave out punctuation and subtypes of relations, and without `doubtful` the arcs that the treebank
    itself marks as wrong; `case` counts tokens whose gold case is known.
    """
    right: dict[str, int] = dict.fromkeys(("upos", "tag", "case", "uas", "las", "lemma", "sure"), 0)
    total = dict(right)
    for sentence, parse in zip(sentences, parses, strict=True):
        for gold, found in zip(sentence.words, parse.words, strict=True):
            checks = {
                "upos": gold.upos == found.upos,
                "tag": gold.xpos == found.tag,
                "lemma": gold.lemma == found.lemma,
            }
            case = (gold.feats or {}).get("Case")
            if case not in {None, ABSENT}:
                checks["case"] = case == found.feats.get("Case")
            if gold.upos != "PUNCT" and (doubtful or not gold.doubtful):
                checks["uas"] = gold.head == found.head + 1
                relation = (gold.deprel or "").partition(":")[0]
                checks["las"] = checks["uas"] and relation == found.deprel.partition(":")[0]
            if found.head_prob >= SURE:
                checks["sure"] = gold.head == found.head + 1
            for name, holds in checks.items():
                right[name] += holds
                total[name] += 1
    shares = {name: 100 * right[name] / max(1, total[name]) for name in right}
    return {
        **shares,
        "sure right": shares["sure"],
        "sure": 100 * total["sure"] / max(1, total["upos"]),
    }


def name_f1(parser: Parser, sentences: Sequence[TrainingSentence]) -> float:
    """Return the F1 of names by exact span and class, outer level, four classes, in per cent."""
    both = found_count = gold_count = 0
    parses = parser.parse([[word.form for word in sentence.words] for sentence in sentences])
    for sentence, parse in zip(sentences, parses, strict=True):
        found = {(name.first, name.last, str(name.kind)) for name in parse.names}
        gold = gold_names([word.name or "O" for word in sentence.words])
        both += len(found & gold)
        found_count += len(found)
        gold_count += len(gold)
    return 200 * both / max(1, found_count + gold_count)


def gold_names(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return first token, last token and class of the names that BIO `labels` spell."""
    names: set[tuple[int, int, str]] = set()
    start: int | None = None
    for place, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            kind = labels[start][2:]
            if kind in NAME_CLASSES:
                names.add((start, place - 1, kind))
            start = None
        if label.startswith("B-"):
            start = place
    return names


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| | measured | first | then |", "|---|---|---|---|"]
    for figure in figures:
        digits = 0 if figure.value > 100 else 2  # noqa: PLR2004
        goals = ["" if math.isnan(g) else f"{g:g}" for g in (figure.first, figure.second)]
        lines.append(f"| {figure.name} | {figure.value:.{digits}f} | {goals[0]} | {goals[1]} |")
    return "\n".join(lines)
