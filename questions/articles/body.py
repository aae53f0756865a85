"""The lines of the article, sorted into paragraphs, subheads and captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from questions.articles.article import Section
from questions.articles.dates import find_date
from questions.articles.lines import Label, Line
from questions.articles.phrases import CREDIT_PREFIX

_MAX_SUBHEAD_WORDS, _MAX_SUBHEAD_CHARACTERS = 16, 120
_PULL_QUOTE_WORDS = 30
_CAPTION_WORDS = 35
_BESIDE_PICTURES = (Label.CREDIT, Label.CAPTION, Label.BOILERPLATE, Label.DURATION)
_BUTTON_WORDS = 6


@dataclass(slots=True)
class Body:
    """Sorts the lines of the body as they come."""

    sections: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])
    captions: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[Line], related: Sequence[bool]) -> None:
        """Sort the lines; `related` tells which of them belong to blocks of related links."""
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            previous = lines[index - 1] if index else None
            if line.label is Label.PROSE:
                if related[index] or _is_pull_quote(lines, index):
                    continue
                within = index > 0 and any(below.label is Label.PROSE for below in lines[index + 1 :])
                if within and _is_caption(line, following, previous):
                    self.captions.append(line.text)
                else:
                    self.sections[-1][1].append(line.text)
            elif line.label is Label.CAPTION or (line.label is Label.SHORT and is_credited(line, following)):
                self.captions.append(line.text)
            elif line.label is Label.SHORT and self._is_subhead(lines, related, index):
                self.sections.append((line.text, []))

    def _is_subhead(self, lines: Sequence[Line], related: Sequence[bool], index: int) -> bool:
        line = lines[index]
        below = next((i for i in range(index + 1, len(lines)) if not _is_beside_pictures(lines[i])), None)
        if below is None or lines[below].label is not Label.PROSE or related[below] or not self.sections[-1][1]:
            return False
        if (
            line.words > _MAX_SUBHEAD_WORDS
            or len(line.text) > _MAX_SUBHEAD_CHARACTERS
            or line.text.endswith((".", ","))
        ):
            return False
        if find_date(line.text) or not any(character.isalpha() for character in line.text):
            return False
        if line.text in lines[below].text or lines[index - 1].text in line.text:
            return False
        above = next((i for i in range(index - 1, -1, -1) if lines[i].label is not Label.BOILERPLATE), None)
        if above is not None and _is_pull_quote(lines, above):
            return False
        return not related[index] or _ends_links(lines, related, index)

    def made(self) -> tuple[Section, ...]:
        """The sections that have paragraphs."""
        return tuple(Section(subhead, tuple(texts)) for subhead, texts in self.sections if texts)


def _is_beside_pictures(line: Line) -> bool:
    """Whether the line may stand between a subhead and its text: of a picture, a video, a button, no advertising."""
    return line.label in _BESIDE_PICTURES and (line.label is not Label.BOILERPLATE or line.words <= _BUTTON_WORDS)


def _ends_links(lines: Sequence[Line], related: Sequence[bool], index: int) -> bool:
    """Whether the last line of a block of links is none itself: a button or a single link stands above."""
    if lines[index - 1].label is Label.BOILERPLATE:
        return True
    links = 0
    while index - links - 1 >= 0 and related[index - links - 1] and lines[index - links - 1].label is Label.SHORT:
        links += 1
    return links == 1 and not lines[index - 1].text.isupper()


def is_credited(line: Line, following: Line | None) -> bool:
    """Whether the line is the caption that the credit below belongs to."""
    if following is None:
        return False
    if following.label is Label.CREDIT:
        return not following.gap or bool(CREDIT_PREFIX.match(following.text))
    return following.label is Label.CAPTION and not following.gap and line.label is Label.SHORT


def _is_caption(line: Line, following: Line | None, previous: Line | None) -> bool:
    """Whether a sentence is a caption: a credit or a running time stands right below, or "Legende:" above."""
    if line.words > _CAPTION_WORDS:
        return False
    if previous is not None and previous.text.startswith("Legende"):
        return True
    return is_credited(line, following) or (following is not None and following.label is Label.DURATION)


def _is_pull_quote(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence is set off as a quotation: below it stands a name with a role and nothing else.

    It is left out because it says, as if it were the article's own words, what somebody said.
    """
    line = lines[index]
    following = next((lines[i] for i in range(index + 1, len(lines)) if lines[i].label is not Label.BOILERPLATE), None)
    if line.label is not Label.PROSE or following is None or following.label is not Label.SHORT:
        return False
    if line.words > _PULL_QUOTE_WORDS and lines[index + 1] is following:
        return False
    first = following.text.split()[:2]
    named = len(first) == len(("Erika", "Mustermann")) and all(word[:1].isupper() for word in first)
    return named and not following.text.endswith(("?", "!", ".")) and _is_name_with_role(following.text)


def _is_name_with_role(text: str) -> bool:
    words = text.split()
    return ":" not in text and (words[1].endswith(",") or not any(word[:1].islower() for word in words))
