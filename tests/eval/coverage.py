"""How much of what people ask about the engine finds: the answers of XQuAD's German questions.

Before choosing: the share of the answers' places that some fact holds as an argument (the words of the argument agree
with those of the answer, F1 >= 0.5), or at least within one. After choosing: COV_F1@K, the share of the answers that
agree so with the answer of one of the first K items of their paragraph. Floors to reach, measured by a throw-away
generator: 0.30 at K = 5 with numbers first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from questions.german.document import Document, Span
from tests.eval import corpus
from tests.eval.table import Row

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    """der die das den dem des ein eine einen einem einer eines in im am an auf aus bei beim bis durch für gegen mit
    nach seit über um unter von vom vor zu zum zur zwischen""".split()
)
_ALIKE = 0.5


def rows(data_dir: Path) -> list[Row]:
    """Measure on the 120 paragraphs of `data/questions/xquad-de-dev.json`."""
    paragraphs = corpus.paragraphs(data_dir)
    whole, inside, total, asked, drafted = 0, 0, 0, 0, 0
    covered = {5: 0, 12: 0}
    for paragraph in paragraphs:
        text = paragraph.proposed.article.text
        places = _arguments(paragraph.proposed)
        askings = [a.answer for a in paragraph.proposed.proposal.material.askings]
        drafts = [d.answer for d in paragraph.proposed.proposal.drafts]
        chosen = {k: [d.answer for d in paragraph.proposed.chosen(k)] for k in covered}
        for start, end in paragraph.answers:
            answer = text[start:end]
            total += 1
            whole += any(s < end and start < e and f1(answer, text[s:e]) >= _ALIKE for s, e in places)
            inside += any(s <= start and end <= e for s, e in places)
            asked += _covers(askings, answer)
            drafted += _covers(drafts, answer)
            for k, answers in chosen.items():
                covered[k] += _covers(answers, answer)
    note = f"of {total} answers"
    return [
        Row("coverage: human answers that a fact holds as an argument", whole / total, 0.0, note),
        Row("coverage: human answers within an argument", inside / total, None, note),
        Row("coverage: human answers that an asking has", asked / total, None, note),
        Row("coverage: human answers that a sound draft has", drafted / total, None, note),
        Row("coverage: COV_F1@5 of chosen items", covered[5] / total, 0.0, f"{note}; aim 0.30"),
        Row("coverage: COV_F1@12 of chosen items", covered[12] / total, 0.0, note),
    ]


def _covers(answers: Iterable[str], wanted: str) -> bool:
    return any(f1(wanted, answer) >= _ALIKE for answer in answers)


def f1(one: str, other: str) -> float:
    """Return how far two answers agree: F1 of their words in lower case, articles and prepositions left out."""
    mine, others = _words(one), _words(other)
    common = (mine & others).total()
    return 2 * common / (mine.total() + others.total()) if common else 0.0


def _words(text: str) -> Counter[str]:
    words = [w.casefold() for w in _WORD.findall(text)]
    return Counter([w for w in words if w not in _SMALL] or words)


def _arguments(proposed: corpus.Proposed) -> Sequence[tuple[int, int]]:
    """Return the character offsets of all arguments of all facts, whether they can be asked for or not."""
    document = proposed.proposal.document
    return list(_offsets(document, (a.span for fact in proposed.proposal.material.facts for a in fact.arguments)))


def _offsets(document: Document, spans: Iterable[Span]) -> Iterable[tuple[int, int]]:
    return ((document.tokens[s.first].start, document.tokens[s.last].end) for s in spans)
