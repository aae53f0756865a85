"""Plain text as it was copied from a browser, page furniture and all, becomes an article.

The body is the stretch of the page with the densest prose: each line counts for or against, and the best-scoring stretch
wins (a maximum-subarray search, as in boilerplate removal by text density: Kohlschütter et al. 2010). Then the lines
above it give headline, kicker and date, and the lines within it are sorted into paragraphs, subheads, captions and
blocks of related links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from .article import MAX_CHARACTERS, Article, Section, Unusable, UnusableArticle
from .dates import find_date
from .language import is_german
from .lines import Label, Line, agencies_in, lines_of
from .text import normalise

_PROSE_CAP = 80  # words for which one paragraph counts at most, so that no single one outweighs a page
_COST = {
    Label.SHORT: -6,
    Label.BOILERPLATE: -6,
    Label.OPENER: -12,
    Label.CREDIT: -1,
    Label.CAPTION: -1,
    Label.DATE: -2,
    Label.BYLINE: -2,
    Label.DURATION: -3,
    Label.SIGNATURE: -20,
}
_TEASER_COST = -8
_TEASER_WORDS = 55
_LEAD_WORDS = 60
_HEADER_LINES = 40
_FOOTER_LINES = 40
_MAX_SUBHEAD_WORDS, _MAX_SUBHEAD_CHARACTERS = 16, 120
_MIN_HEADLINE_WORDS = 3
_PULL_QUOTE_WORDS = 30
_MAX_KICKER_WORDS = 7


def read_text(text: str, published: date | None = None) -> Article:
    """Read an article from plain text.

    `published` overrides the date found on the page. Raises `UnusableArticle` for input that is empty, too long, not
    text, or holds no German prose.
    """
    lines = lines_of(normalise(text))
    related = _related(lines)
    start, end = _densest(lines, related)
    if start == end:
        raise UnusableArticle(Unusable.NO_GERMAN_PROSE)
    body = _Body()
    body.read(lines[start:end], related[start:end])
    article = _with_header(lines, start, body)
    article = replace(
        article,
        published=published or _published(lines, start, end),
        captions=tuple(dict.fromkeys(body.captions)),
        **_signature(lines[start : end + 6]),
    )
    return checked(article)


def checked(article: Article) -> Article:
    """The article itself. Raises `UnusableArticle` if it is too long, empty or not German."""
    text = article.text
    if not text:
        raise UnusableArticle(Unusable.EMPTY)
    if len(text) > MAX_CHARACTERS:
        raise UnusableArticle(Unusable.TOO_LONG)
    if not is_german(text):
        raise UnusableArticle(Unusable.NO_GERMAN_PROSE)
    return article


def _related(lines: Sequence[Line]) -> list[bool]:
    """Which lines belong to a block of related links: an opening line, and the short lines and teasers below it.

    The block ends where running text resumes: a long paragraph, or one that directly follows another.
    """
    inside = False
    result: list[bool] = []
    for index, line in enumerate(lines):
        if line.label in (Label.OPENER, Label.END):
            inside = True
        elif inside and line.label is Label.PROSE:
            follows_prose = lines[index - 1].label is Label.PROSE and line.gap
            precedes_prose = index + 1 < len(lines) and lines[index + 1].label is Label.PROSE and lines[index + 1].gap
            inside = line.words < _TEASER_WORDS and not follows_prose and not precedes_prose
        result.append(inside)
    return result


def _densest(lines: Sequence[Line], related: Sequence[bool]) -> tuple[int, int]:
    """The stretch `start` to `end` (exclusive) with the highest sum of scores; no stretch crosses the article's end."""
    best, best_range = 0, (0, 0)
    total, start = 0, 0
    for index, line in enumerate(lines):
        if line.label is Label.END:
            total, start = 0, index + 1
            continue
        if line.label is Label.PROSE:
            total += _TEASER_COST if related[index] else min(line.words, _PROSE_CAP)
        else:
            total += _COST[line.label]
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, best_range = total, (start, index + 1)
    return best_range


@dataclass(slots=True)
class _Body:
    """Sorts the lines of the body as they come."""

    sections: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])
    captions: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[Line], related: Sequence[bool]) -> None:
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            previous = lines[index - 1] if index else None
            if line.label is Label.PROSE:
                if related[index] or _is_pull_quote(line, following):
                    continue
                if _is_caption(line, following, previous):
                    self.captions.append(line.text)
                else:
                    self.sections[-1][1].append(line.text)
            elif line.label is Label.CAPTION:
                self.captions.append(line.text)
            elif line.label is Label.SHORT and following is not None:
                if following.label in (Label.CREDIT, Label.CAPTION, Label.DURATION):
                    self.captions.append(line.text)
                elif previous is not None and self._is_subhead(index, lines, related):
                    self.sections.append((line.text, []))

    def _is_subhead(self, index: int, lines: Sequence[Line], related: Sequence[bool]) -> bool:
        line, following = lines[index], lines[index + 1]
        if following.label is not Label.PROSE or related[index + 1] or not self.sections[-1][1]:
            return False
        if line.words > _MAX_SUBHEAD_WORDS or len(line.text) > _MAX_SUBHEAD_CHARACTERS or line.text.endswith((".", ",")):
            return False
        if find_date(line.text) or not any(character.isalpha() for character in line.text):
            return False
        if related[index] and lines[index - 1].label is not Label.SHORT:
            return False
        return not _is_pull_quote(lines[index - 1], line)

    def made(self) -> tuple[Section, ...]:
        return tuple(Section(subhead, tuple(texts)) for subhead, texts in self.sections if texts)


def _is_caption(line: Line, following: Line | None, previous: Line | None) -> bool:
    """Whether a sentence is a caption: a credit or a running time stands right below, or "Legende:" above."""
    if line.words > _LEAD_WORDS:
        return False
    if previous is not None and previous.text.startswith("Legende"):
        return True
    return following is not None and following.label in (Label.CREDIT, Label.DURATION)


def _is_pull_quote(line: Line, following: Line | None) -> bool:
    """Whether a sentence is set off as a quotation: below it stands a name with a role and nothing else."""
    if line.label is not Label.PROSE or following is None or following.label is not Label.SHORT:
        return False
    if line.words > _PULL_QUOTE_WORDS:
        return False
    first = following.text.split()[:2]
    named = len(first) == len(("Erika", "Mustermann")) and all(word[:1].isupper() for word in first)
    return named and not following.text.endswith(("?", "!", ".")) and _is_name_with_role(following.text)


def _is_name_with_role(text: str) -> bool:
    words = text.replace(",", " ").split()
    lower = sum(word[:1].islower() for word in words)
    return ":" not in text and lower * 4 <= len(words)


def _with_header(lines: Sequence[Line], start: int, body: _Body) -> Article:
    """Headline and kicker from the lines above the body, the lead from its first paragraph."""
    sections = body.made()
    headline_at = _headline_at(lines, start)
    headline = lines[headline_at].text if headline_at is not None else ""
    kicker = ""
    if headline_at:
        above = lines[headline_at - 1]
        if above.label is Label.SHORT and above.words <= _MAX_KICKER_WORDS and above.text not in headline:
            kicker = above.text.strip(" :")
    lead = ""
    if sections and not sections[0].subhead and len(sections[0].paragraphs) + len(sections) > len(("lead", "body")):
        first, *rest = sections[0].paragraphs
        if len(first.split()) <= _LEAD_WORDS and headline:
            lead = first
            sections = ((Section("", tuple(rest)),) if rest else ()) + sections[1:]
    return Article(headline=headline, kicker=kicker, lead=lead, sections=sections)


def _headline_at(lines: Sequence[Line], start: int) -> int | None:
    """The index of the headline: the fullest short line above the body, nearer ones and repeated ones preferred."""
    best, best_score = None, 0.0
    first = max(0, start - _HEADER_LINES)
    for index in range(first, start):
        line = lines[index]
        if line.label is not Label.SHORT or line.words < _MIN_HEADLINE_WORDS or line.text.endswith("."):
            continue
        if index + 1 < len(lines) and lines[index + 1].label in (Label.CREDIT, Label.CAPTION):
            continue
        repeated = sum(line.text in other.text for other in lines[first:start]) > 1
        score = min(line.words, 10) + 4 * repeated + 6 * (index - first + 1) / (start - first)
        if score >= best_score:
            best, best_score = index, score
    return best


def _published(lines: Sequence[Line], start: int, end: int) -> date | None:
    """The date of the line that says when the page was published: near the headline, in the body, else below."""
    for region in (lines[max(0, start - _HEADER_LINES) : start][::-1], lines[start:end], lines[end : end + _FOOTER_LINES]):
        for line in region:
            found = find_date(line.text)
            if found and line.label in (Label.DATE, Label.BYLINE):
                return found
    for line in lines[max(0, start - _HEADER_LINES) : start][::-1]:
        found = find_date(line.text)
        if found and line.label is not Label.PROSE:
            return found
    return None


def _signature(lines: Sequence[Line]) -> dict[str, object]:
    for line in reversed(lines):
        if line.label is Label.SIGNATURE:
            return {"signature": line.text, "agencies": agencies_in(line.text)}
    return {}
