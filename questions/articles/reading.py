"""Plain text as it was copied from a browser, page furniture and all, becomes an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .article import MAX_CHARACTERS, Article, Unusable, UnusableArticle
from .body import Body
from .header import published_on, with_header
from .language import is_german
from .lines import Label, agencies_in, lines_of
from .region import densest, in_context, related_to_others, with_lead
from .text import normalise

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
    signatures = [line.text for line in lines[start : end + _SIGNATURE_WITHIN] if line.label is Label.SIGNATURE]
    signature = signatures[-1] if signatures else ""
    return checked(
        replace(
            with_header(lines, start, body.made()),
            published=published or published_on(lines, start, end),
            captions=tuple(dict.fromkeys(body.captions)),
            signature=signature,
            agencies=agencies_in(signature),
        )
    )


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
