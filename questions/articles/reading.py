"""Plain text as it was copied from a browser, page furniture and all, becomes an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from questions.articles.article import MAX_CHARACTERS, Article, Section, Unusable, UnusableArticle
from questions.articles.body import Body
from questions.articles.dates import find_date
from questions.articles.header import published_on, with_header
from questions.articles.language import is_german
from questions.articles.lines import Label, agencies_in, is_dated_byline, is_signature, lines_of
from questions.articles.phrases import INLINE_SIGNATURE
from questions.articles.region import densest, in_context, related_to_others, with_lead
from questions.articles.text import normalise

_SIGNATURE_WITHIN = 6  # lines below the last paragraph


def read_text(text: str, published: date | None = None) -> Article:
    """Read an article from plain text.

    `published` overrides the date found on the page. Raises `UnusableArticle` for input that is empty, too long, not
    text, or holds no German prose.
    """
    lines = in_context(lines_of(normalise(text)))
    related = related_to_others(lines)
    start, end = densest(lines, related)
    if start == end:
        raise UnusableArticle(Unusable.NO_GERMAN_PROSE)
    start = with_lead(lines, start)
    related[start] = False
    body = Body()
    body.read(lines[start:end], related[start:end])
    sections, signature = _without_signature(body.made())
    below = [line.text for line in lines[start : end + _SIGNATURE_WITHIN] if line.label is Label.SIGNATURE]
    signature = below[-1] if below else signature
    return checked(
        replace(
            with_header(lines, start, sections),
            published=published or published_on(lines, start, end) or find_date(signature),
            captions=tuple(dict.fromkeys(body.captions)),
            signature=signature,
            agencies=agencies_in(signature),
        )
    )


def _without_signature(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], str]:
    """The sections without a signature in brackets behind the last sentence, and the signature.

    That is "(APA, 12.3.2024)" or "(Ina Stein aus Kiel, 12.3.2024)".
    """
    if not sections or not sections[-1].paragraphs:
        return sections, ""
    *before, last = sections[-1].paragraphs
    match = INLINE_SIGNATURE.search(last)
    if not match or not (is_signature(match[1]) or is_dated_byline(match[1])):
        return sections, ""
    cut = Section(sections[-1].subhead, (*before, last[: match.start()].rstrip()))
    return (*sections[:-1], cut), match[1]


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
