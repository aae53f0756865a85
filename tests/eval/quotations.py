"""Measures quotations and their speakers on German Wikinews texts with annotated speakers.

Direct quotations: of those annotated, how many are found as speech, and how many of them have the right speaker.
Indirect speech: how many sentences that hold annotated indirect speech are given the right speaker. A speaker is right
when the annotated phrase and the found one share a word that is more than an article; annotated pronouns are left out,
since the phrase that was found may be what they stand for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from questions.german import analyse
from questions.german.document import Document, Span
from questions.german.reports import find_reports
from tests.eval import corpus
from tests.eval.table import Row, needed

_WORD = re.compile(r"\w{2,}")
_QUOTED = re.compile("„([^“]+)“")
_PRONOUNS = frozenset("er sie die der diese dieser diesem demnach".split(" "))
_SMALL = frozenset(
    "der die das den dem des ein eine einer eines einem einen und von vom in im auf seine seiner ihre".split(" ")
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A quotation as annotated, with what was found for it."""

    text: str
    speaker: str
    direct: bool
    found: bool
    found_speaker: str | None

    @property
    def right(self) -> bool:
        """Whether the found speaker is the annotated one."""
        return self.found_speaker is not None and bool(_words(self.found_speaker) & _words(self.speaker))


def rows(data_dir: Path) -> list[Row]:
    """Measure on `articles/wikinews` of the data folder."""
    annotated = [entry for entry in measured(data_dir) if entry.speaker.lower() not in _PRONOUNS]
    direct = [quotation for quotation in annotated if quotation.direct and quotation.speaker]
    found = [quotation for quotation in direct if quotation.found]
    attributed = [quotation for quotation in found if quotation.found_speaker]
    indirect = [quotation for quotation in annotated if not quotation.direct and quotation.speaker]
    reported = [quotation for quotation in indirect if quotation.found_speaker]
    return [
        _row("direct quotations found", len(found), len(direct), 75),
        _row("speakers of direct quotations, recall", _right(found), len(direct), 60),
        _row("speakers of direct quotations, precision", _right(attributed), len(attributed), 85),
        _row("speakers of indirect speech, recall", _right(reported), len(indirect), 30),
        _row("speakers of indirect speech, precision", _right(reported), len(reported), 80),
        *_attribution(data_dir),
    ]


def _attribution(data_dir: Path) -> list[Row]:
    """Compare the keys of "who said it?" items and the sources of attributed facts with the annotated speakers."""
    keys: list[bool] = []
    sources: list[bool] = []
    for proposed in corpus.articles(data_dir):
        folder, _, stem = proposed.name.partition("/")
        path = data_dir / "articles" / "wikinews-quotes" / f"{stem}.json"
        if folder != "wikinews" or not path.exists():
            continue
        entries = json.loads(path.read_text("utf-8"))
        annotated = [e for e in entries if e["speaker"].lower() not in {"", *_PRONOUNS}]
        for draft in proposed.proposal.drafts:
            quoted = _QUOTED.search(draft.item.stem) if draft.item.writer == "who_said" else None
            said = [e["speaker"] for e in annotated if quoted and _holds(e["quote"], quoted.group(1))]
            keys += [_names_one(draft.answer, said)] if said else []
        text = proposed.article.text
        places = [
            (start, start + len(e["quote"]), e["speaker"]) for e in annotated if (start := text.find(e["quote"])) >= 0
        ]
        for fact in proposed.proposal.material.facts:
            place = proposed.proposal.document.tokens[fact.heart].start
            said = [speaker for start, end, speaker in places if start <= place < end]
            if fact.attribution is not None and said:
                sources.append(_names_one(fact.attribution.source, said))
    return [
        Row("attribution: who-said-it keys that agree", 100 * mean(keys), 90.0, f"percent of {len(keys)} items"),
        Row("attribution: sources of facts that agree", 100 * mean(sources), 80.0, f"percent of {len(sources)} facts"),
    ]


def _names_one(name: str, speakers: Sequence[str]) -> bool:
    return any(_words(name) & _words(speaker) for speaker in speakers)


def _holds(text: str, part: str) -> bool:
    return " ".join(_WORD.findall(part)) in " ".join(_WORD.findall(text))


def _row(name: str, part: int, whole: int, floor: float) -> Row:
    return Row(name, 100 * part / whole if whole else float("nan"), floor, f"percent of {whole}")


def _right(annotated: Sequence[Annotated]) -> int:
    return sum(quotation.right for quotation in annotated)


def measured(data_dir: Path) -> Iterator[Annotated]:
    """Yield every annotated quotation that can be located in its text, with what was found for it."""
    for path in sorted(needed(data_dir / "articles" / "wikinews-quotes").glob("*.json")):
        text = (path.parent.parent / "wikinews" / f"{path.stem}.txt").read_text(encoding="utf-8").partition("\n")[2]
        document = analyse(text)
        for entry in json.loads(path.read_text(encoding="utf-8")):
            start = text.find(entry["quote"])
            if start >= 0:
                yield _compared(document, entry, start)


def _compared(document: Document, entry: dict[str, str], start: int) -> Annotated:
    end = start + len(entry["quote"])
    direct = entry["type"] == "Direct"
    speaker = None
    if direct:
        overlapping = [
            quotation
            for quotation in document.quotations
            if quotation.is_speech
            and document.tokens[quotation.first].start < end
            and document.tokens[quotation.last].end > start
        ]
        found = bool(overlapping)
        speaker = next((quotation.speaker for quotation in overlapping if quotation.speaker), None)
    else:
        reports = [
            report
            for report in find_reports(document)
            if document.tokens[report.first].start < end and document.tokens[report.last].end > start
        ]
        found = bool(reports)
        speaker = next((report.speaker for report in reports if report.speaker), None)
    name = document.slice(Span(*speaker)) if speaker else None
    return Annotated(entry["quote"], entry["speaker"], direct, found, name)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word not in _SMALL}
