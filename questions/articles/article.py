"""What a read article is made of, and the form in which a teacher corrects it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

MAX_CHARACTERS = 100_000
"""How long a cleaned article may be, in characters."""

MAX_RAW_CHARACTERS = 2_000_000
"""How long the raw text or HTML may be, in characters."""

MAX_LINES = 20_000
"""How many lines the raw text may have; raw HTML may have twice as many tags."""

SUBHEAD_MARK = "## "


class BlockKind(StrEnum):
    """What a stretch of the article's text is."""

    HEADLINE = "headline"
    LEAD = "lead"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, lead, subhead or paragraph at `start` to `end` (character offsets in `Article.text`)."""

    kind: BlockKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one subhead; the first section of an article usually has none (an empty string)."""

    subhead: str
    paragraphs: tuple[str, ...]


class Unusable(StrEnum):
    """Why no article could be read."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_TEXT = "not text"
    NO_GERMAN_PROSE = "no German prose"


_MESSAGES = {
    Unusable.EMPTY: "the article is empty",
    Unusable.TOO_LONG: (
        f"the article is longer than {MAX_CHARACTERS:,} characters (or {MAX_RAW_CHARACTERS:,} with page furniture)"
    ),
    Unusable.NOT_TEXT: "the input is not text",
    Unusable.NO_GERMAN_PROSE: "no German prose was found in the input",
}


class UnusableArticle(ValueError):  # noqa: N818 - it names the input, which is what is wrong
    """The input holds no article that questions could be made from; `reason` says why."""

    def __init__(self, reason: Unusable) -> None:
        super().__init__(_MESSAGES[reason])
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Article:
    """A news article without its page furniture.

    `captions` are kept apart from the text; `dateline` is where the report is from ("Genf (dpa)"); `agencies`
    are the abbreviations of the signature ("dpa", "rtr").
    """

    headline: str
    sections: tuple[Section, ...]
    lead: str = ""
    kicker: str = ""
    published: date | None = None
    dateline: str = ""
    captions: tuple[str, ...] = ()
    signature: str = ""
    agencies: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Headline, lead, subheads and paragraphs in reading order, with their place in `text`."""
        blocks: list[Block] = []
        offset = 0
        for kind, text in self._parts():
            blocks.append(Block(kind, text, offset, offset + len(text)))
            offset += len(text) + len("\n\n")
        return tuple(blocks)

    @property
    def text(self) -> str:
        """The cleaned text, its blocks joined by blank lines: what all offsets of the engine count in."""
        return "\n\n".join(text for _, text in self._parts())

    @property
    def markup(self) -> str:
        """The body as a teacher corrects it: blank lines between paragraphs, subheads as lines starting `## `."""
        parts: list[str] = []
        for section in self.sections:
            if section.subhead:
                parts.append(SUBHEAD_MARK + section.subhead)
            parts.extend(section.paragraphs)
        return "\n\n".join(parts)

    def dated(self, published: date | None) -> Article:
        """The same article with another publication date."""
        return replace(self, published=published)

    def _parts(self) -> list[tuple[BlockKind, str]]:
        parts = [(BlockKind.HEADLINE, self.headline), (BlockKind.LEAD, self.lead)]
        for section in self.sections:
            parts.append((BlockKind.SUBHEAD, section.subhead))
            parts.extend((BlockKind.PARAGRAPH, paragraph) for paragraph in section.paragraphs)
        return [(kind, text) for kind, text in parts if text]


def sections_of(markup: str) -> tuple[Section, ...]:
    """The sections that a body in markup describes; single line breaks within a paragraph become spaces.

    A subhead needs no blank line around it. Empty subheads ("##") are dropped.
    """
    sections: list[tuple[str, list[str]]] = [("", [])]
    lines: list[str] = []

    def end_paragraph() -> None:
        if lines:
            sections[-1][1].append(" ".join(lines))
            lines.clear()

    for raw in markup.splitlines():
        line = " ".join(raw.split())
        mark, _, rest = line.partition(" ")
        if mark and not mark.strip("#") and len(mark) <= len("######"):
            end_paragraph()
            if rest.strip("# "):
                sections.append((rest.lstrip("# "), []))
        elif line:
            lines.append(line)
        else:
            end_paragraph()
    end_paragraph()
    return tuple(Section(subhead, tuple(texts)) for subhead, texts in sections if subhead or texts)
