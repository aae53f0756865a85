"""Measures the clause layer, from raw text, against the finite clauses of a treebank (see `clauses_gold`).

The rows are of GSD-test, which neither training nor rules have seen. `python -m tests.eval.clauses_treebank PART ...`
prints the same figures for other parts, with `--list` every disagreement under its pattern, for reading; mind that the
shipped model has learnt from GSD-dev and PUD, so that there mostly the rules err. `--model FOLDER` takes another model,
such as one that has not learnt from that part, and `--half 0` or `--half 1` every second sentence.

Spans are compared without punctuation, focus particles and coordinators at their ends. "es" may be the subject or an
expletive, and in a clause with a subject clause it may be the subject; a subject clause may be any clause that is an
argument. The parts of a name or of a title with its name are equally good heads. A clause without subject in the
treebank counts for no subject figure.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from questions.german import analyse
from questions.german.document import Clause, ClauseKind, Constituent, Document
from questions.german.parser import Parser
from tests.eval.clauses_gold import Extent, GoldClause, GoldSentence, gold_clauses, read_gold, top_of
from tests.eval.table import MissingData, Row, data_folder, needed

MEASURED = "de_gsd-ud-test"
SURE = 0.8
"""Least product of a clause's and its subject's confidence for a subject to count as sure."""
_LABELS = ("finite verb", "verb complex", "subject head", "subject span")
_INDEPENDENT = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})
_AT_ENDS = frozenset(
    "auch nur sogar selbst nicht und oder aber allein bereits schon erst noch etwa insbesondere besonders lediglich "
    "gerade jedoch".split()
)
_NAMING = frozenset({"flat", "appos", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """A treebank's clause beside what the layer found; a label that does not apply is left out of `right`."""

    sentence: GoldSentence
    gold: GoldClause
    found: Clause | None
    right: dict[str, bool]
    sure: bool
    pattern: str
    told: str


def rows(data_dir: Path) -> list[Row]:
    """Measure on GSD-test; `data_dir` holds `data/ud`."""
    return figures(compare(needed(data_dir / "data" / "ud" / f"{MEASURED}.conllu")))


def compare(path: Path, model: Path | None = None, half: int | None = None) -> list[Comparison]:
    """Compare the layer with a treebank, sentence by sentence; `half` takes every second sentence, from 0 or 1."""
    using = Parser(model) if model is not None else None
    sentences = [s for place, s in enumerate(read_gold(path)) if half is None or place % 2 == half]
    return [c for s in sentences for c in _compared(s, analyse(s.text, using=using))]


def figures(comparisons: Sequence[Comparison]) -> list[Row]:
    """Return the shares of right labels, those of main and dependent clauses apart, and of subjects held for sure."""
    measured = []
    for dependent, kind in ((False, "main"), (True, "dependent")):
        of_kind = [c for c in comparisons if c.gold.dependent is dependent]
        for label in _LABELS:
            right = [c.right[label] for c in of_kind if label in c.right]
            measured.append(Row(f"treebank clauses, {kind}: {label}", _share(right), None, f"% of {len(right)}"))
    spans = [c for c in comparisons if "subject span" in c.right]
    sure = [c.right["subject span"] for c in spans if c.sure]
    measured.append(Row("treebank clauses: subject span", _share([c.right["subject span"] for c in spans]), None, ""))
    measured.append(Row("treebank clauses: sure subjects, span", _share(sure), None, f"% of {len(sure)}"))
    measured.append(Row("treebank clauses: sure subjects of all", _share([c.sure for c in spans]), None, "%"))
    return measured


def _share(right: Sequence[bool]) -> float:
    return round(100 * sum(right) / max(1, len(right)), 1)


def _compared(sentence: GoldSentence, document: Document) -> Iterator[Comparison]:
    by_finite = {document.tokens[c.finite].start: c for c in document.clauses if c.finite is not None}
    for gold in gold_clauses(sentence):
        found = by_finite.get(sentence.extents[gold.finite][0])
        stands = found is not None and _stands_alike(sentence, gold, found)
        verbs = found is not None and _verbs_alike(sentence, gold, document, found)
        right = {"finite verb": stands, "verb complex": verbs}
        subject = _subject(document, found, sentence, gold) if found is not None else None
        pattern, told = "", ""
        if gold.subject is not None and gold.subject_head is not None:
            span = _offsets(document, subject) if subject is not None else None
            wanted = sentence.offsets(gold.subject)
            right["subject head"] = subject is not None and _heads_alike(sentence, gold.subject_head, document, subject)
            correlate = subject is not None and _stands_for_clause(document, subject, gold)
            right["subject head"] |= correlate
            right["subject span"] = correlate or (
                span is not None and _core(sentence.text, span) == _core(sentence.text, wanted)
            )
            told = document.text[slice(*span)] if span else ""
            if not right["subject span"]:
                pattern = _pattern(sentence, gold, found, span, heads=right["subject head"])
        elif subject is not None:
            pattern, told = "a subject where the treebank has none", document.slice(subject.span)
        sure = found is not None and subject is not None and found.confidence * subject.confidence >= SURE
        yield Comparison(sentence, gold, found, right, sure, pattern, told)


def _stands_alike(sentence: GoldSentence, gold: GoldClause, found: Clause) -> bool:
    if found.kind is ClauseKind.VERB_FIRST:
        return not gold.dependent or sentence.relation(gold.head) == "advcl"
    return (found.kind in _INDEPENDENT) is not gold.dependent


def _verbs_alike(sentence: GoldSentence, gold: GoldClause, document: Document, found: Clause) -> bool:
    wanted = {sentence.extents[v] for v in gold.verbs}
    verbs = (document.tokens[v] for v in found.verbs)
    return wanted == {(t.start, t.end) for t in verbs if t.tag != "PTKZU"}


def _subject(document: Document, found: Clause, sentence: GoldSentence, gold: GoldClause) -> Constituent | None:
    """The subject that the layer gives; what counts as one because of its kind, see the module, where it has none."""
    subject = found.subject()
    if gold.subject is None or (subject is not None and not _stands_for_clause(document, subject, gold)):
        return subject
    wanted = _core(sentence.text, sentence.offsets(gold.subject))
    impersonal = sentence.text[slice(*wanted)].lower() == "es"
    kinds = {"clause"} if gold.clausal else {"expletive"} if impersonal else set()
    alike = (c for c in found.constituents if c.function in kinds)
    return next((c for c in alike if _core(sentence.text, _offsets(document, c)) == wanted), subject)


def _stands_for_clause(document: Document, subject: Constituent, gold: GoldClause) -> bool:
    return gold.clausal and document.slice(subject.span).lower() == "es"


def _offsets(document: Document, constituent: Constituent) -> Extent:
    return document.tokens[constituent.span.first].start, document.tokens[constituent.span.last].end


def _core(text: str, extent: Extent) -> Extent:
    """The extent without punctuation, focus particles and coordinators at its ends."""
    first, last = extent
    while True:
        while first < last - 1 and not text[first].isalnum():
            first += 1
        while last - 1 > first and not text[last - 1].isalnum():
            last -= 1
        words = text[first:last].split()
        if len(words) > 1 and words[0].lower() in _AT_ENDS:
            first += len(words[0])
        elif len(words) > 1 and words[-1].lower() in _AT_ENDS:
            last -= len(words[-1])
        else:
            return first, last


def _heads_alike(sentence: GoldSentence, head: int, document: Document, subject: Constituent) -> bool:
    found = document.tokens[subject.head].start
    names = {head, *(c for c in sentence.children[head] if sentence.relation(c) in _NAMING)}
    if (above := sentence.head(head)) is not None and sentence.relation(head) in _NAMING:
        names.add(above)
    alike = {sentence.extents[n][0] for n in names if n == head or _is_bare(sentence, n)}
    return found in alike


def _is_bare(sentence: GoldSentence, index: int) -> bool:
    return not any(sentence.relation(c) in {"case", "punct", "det"} for c in sentence.children[index])


def _pattern(
    sentence: GoldSentence, gold: GoldClause, found: Clause | None, span: Extent | None, *, heads: bool
) -> str:
    """Name what is wrong with the subject's span."""
    if found is None:
        return "finite verb not found"
    kind = "clausal " if gold.clausal else "shared " if gold.shared else ""
    if span is None:
        return f"no subject: {kind or 'own'}".strip()
    wanted = gold.subject or (0, 0)
    own = {i for i, (start, end) in enumerate(sentence.extents) if span[0] <= start and end <= span[1]}
    missing = [i for i in range(wanted[0], wanted[1] + 1) if i not in own]
    added = [i for i in sorted(own) if not wanted[0] <= i <= wanted[1]]
    if not own or len(missing) == wanted[1] - wanted[0] + 1:
        other = top_of(sentence, sorted(own)) if own else gold.head
        relation = "copula side" if other == gold.head else sentence.words[other].deprel
        return f"other phrase: {kind}for {relation}"
    if not heads:
        return f"other head within: {kind}{'longer' if added else 'shorter'}"
    parts = []
    for name, indexes in (("cut", missing), ("added", added)):
        if indexes:
            top = top_of(sentence, indexes)
            side = "left" if top < (gold.subject_head or 0) else "right"
            parts.append(f"{name} {side}: {kind}{sentence.words[top].deprel}")
    return " + ".join(parts) or f"{kind}edges"


def report(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Describe each disagreement about a subject under its pattern, the commonest pattern first."""
    by_pattern = defaultdict(list)
    for comparison in comparisons:
        if comparison.pattern:
            by_pattern[comparison.pattern].append(comparison)
    for pattern, members in sorted(by_pattern.items(), key=lambda pair: -len(pair[1])):
        sure = Counter(c.sure for c in members)
        yield f"\n## {pattern}: {len(members)}, of them held for sure {sure[True]}"
        for c in members:
            wanted = c.sentence.text[slice(*c.sentence.offsets(c.gold.subject))] if c.gold.subject else ""
            verb = c.sentence.words[c.gold.finite].form
            yield f"{'! ' if c.sure else '  '}[{verb}] {wanted!r} found {c.told!r}\n      {c.sentence.text}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.clauses_treebank", description=__doc__)
    parser.add_argument("parts", nargs="+", help="names of treebanks in data/ud, such as de_gsd-ud-dev")
    parser.add_argument("--model", type=Path, help="folder of another model")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only every second sentence, from this one")
    parser.add_argument("--list", action="store_true", help="print the disagreements, too")
    options = parser.parse_args()
    comparisons: list[Comparison] = []
    for part in options.parts:
        try:
            path = needed(data_folder() / "data" / "ud" / f"{part}.conllu")
        except MissingData as reason:
            parser.error(str(reason))
        comparisons += compare(path, options.model, options.half)
    if options.list:
        print("\n".join(report(comparisons)))
    for row in figures(comparisons):
        print(f"{row.name:55} {row.value:6.1f}  {row.note}")


if __name__ == "__main__":
    main()
