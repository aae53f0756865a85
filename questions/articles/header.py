"""What stands above the article's text: headline, kicker, lead, dateline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from questions.articles.article import Article, Section
from questions.articles.body import is_credited
from questions.articles.dates import find_date, find_dpa_date
from questions.articles.lines import Label, Line
from questions.articles.phrases import DATELINE

_LEAD_WORDS = 60
_LEAD_LINES = 14
_HEADER_LINES = 40
_FOOTER_LINES = 40
_MIN_HEADLINE_WORDS, _MAX_HEADLINE_WORDS = 3, 20
_SENTENCE_WORDS = 8  # so many German words hold one in small letters
_DATELINE_WITHIN = 400
_MAX_KICKER_WORDS = 7


def with_header(lines: Sequence[Line], start: int, sections: tuple[Section, ...]) -> Article:
    """Headline and kicker from the lines above the body, lead and dateline from its beginning."""
    headline_at = _headline_at(lines, start)
    headline = lines[headline_at].text if headline_at is not None else ""
    kicker = ""
    if headline_at:
        above = lines[headline_at - 1]
        worded = above.words <= _MAX_KICKER_WORDS and re.search(r"[^\W\d]", above.text)
        if above.label is Label.SHORT and worded and not _goes_on_counting(lines, headline_at - 1):
            kicker = "" if above.text in headline else above.text.strip(" :")
    lead, dateline = "", ""
    if sections and not sections[0].subhead:
        first, *rest = sections[0].paragraphs
        before, dateline, after = _at_dateline(first)
        if before:  # all in one line: what stands before the dateline is the lead
            lead, rest = before, [after, *rest]
        elif len(first.split()) <= _LEAD_WORDS and headline and (rest or len(sections) > 1):
            lead = after
        else:
            rest = [after, *rest]
        if lead and rest and not dateline:
            _, dateline, rest[0] = _at_dateline(rest[0], first_only=True)
        sections = ((Section("", tuple(rest)),) if rest else ()) + sections[1:]
    return Article(headline=headline, kicker=kicker, lead=lead, dateline=dateline, sections=sections)


def published_on(lines: Sequence[Line], start: int, end: int) -> date | None:
    """The date of the line that says when the page was published: near the headline, in the body, else below."""
    for region in (
        lines[max(0, start - _HEADER_LINES) : start][::-1],
        lines[start : start + _LEAD_LINES],
        lines[end : end + _FOOTER_LINES],
    ):
        for line in region:
            found = find_date(line.text)
            if found and line.label in (Label.DATE, Label.BYLINE, Label.SIGNATURE):
                return found
    for line in lines[max(0, start - _HEADER_LINES) : start][::-1]:
        found = find_date(line.text)
        if found and line.label is not Label.PROSE:
            return found
    return next(filter(None, (find_dpa_date(line.text) for line in lines[start : end + _FOOTER_LINES])), None)


def _headline_at(lines: Sequence[Line], start: int) -> int | None:
    """The index of the headline: the fullest short line above the body; near, dated and repeated ones win."""
    best, best_score = None, 0.0
    first = max(0, start - _HEADER_LINES)
    words = [_words(line) for line in lines[first:start]]
    for index in range(first, start):
        line, below = lines[index], lines[index + 1]
        if line.label is not Label.SHORT or not _may_be_headline(line.text, line.words):
            continue
        if below.label is Label.CREDIT and is_credited(line, below):
            continue
        score = min(line.words, 10) + 12 * (index - first + 1) / (start - first)
        own = words[index - first]
        score += 6 * any(_alike(own, other) for at, other in enumerate(words, first) if at != index)
        score -= 4 * line.text.endswith(".") + 4 * (below.label is Label.CAPTION)
        score += 3 * (below.label in (Label.DATE, Label.BYLINE, Label.PROSE))
        if score >= best_score:
            best, best_score = index, score
    return best


def _may_be_headline(text: str, words: int) -> bool:
    """Whether a line has the length of a headline and is no list of words run together ("StartseitePolitikSport")."""
    if not _MIN_HEADLINE_WORDS <= words <= _MAX_HEADLINE_WORDS or text.endswith((":", ";")):
        return False
    if words >= _SENTENCE_WORDS and not re.search(r"(?:^| )[a-zäöüß]", text):
        return False
    return len(re.findall(r"[a-zäöüß][A-ZÄÖÜ]", text)) < len(("one camelCase name", "one more"))


def _goes_on_counting(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is an entry of a numbered list ("1. Startseite", "2. Region"); "2. Bundesliga" alone is none."""
    found = [re.match(r"(\d+)\. ", line.text) for line in lines[max(0, index - 1) : index + 1]]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == 2 and numbers[1] == numbers[0] + 1  # noqa: PLR2004 - the line and the one above


def _words(line: Line) -> set[str]:
    return set(re.findall(r"\w+", line.text.lower()))


def _alike(one: set[str], two: set[str]) -> bool:
    """Whether two lines share most of their words, as a headline and its breadcrumb do."""
    return len(one & two) > len(one | two) / 2


def _at_dateline(paragraph: str, *, first_only: bool = False) -> tuple[str, str, str]:
    """What stands before the dateline, the dateline without its dash, and what stands after it."""
    for match in DATELINE.finditer(paragraph[:_DATELINE_WITHIN]):
        before, after = paragraph[: match.start()].strip(), paragraph[match.end() :]
        closed = match["agency"] or not re.search(r" [–—-] ", re.split(r"[.?!] ", after, maxsplit=1)[0])
        if closed and after and not (before and first_only):
            return before, match["place"], after
    return "", "", paragraph
