"""Where on the page the article stands.

The body is the stretch of the page with the densest prose: each line counts for or against, and the stretch with the
best sum wins (a maximum-subarray search over text density; density as in Kohlschütter, Fankhauser, Nejdl 2010). Blocks
of related links, which hold prose too, are recognised first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.articles.lines import Label, Line
from questions.articles.phrases import ROLE, SUBSCRIBE

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
_TEASER_COST, _LINK_COST = -4, -2  # small, since the article may go on behind a block of links
_TEASER_WORDS = 55
_RESUMING_WORDS = 40
_PROMOTION_WORDS = 30
_CAPTION_WORDS = 35
_COMMENTS_DISCOUNT = 0.2
_COMMENTED_SCORE = 100
_MAX_LEAD_WORDS = 115
_LEAD_LINES = 14
_ABOVE_LEAD = (Label.SHORT, Label.DATE, Label.BYLINE, Label.CREDIT, Label.CAPTION, Label.DURATION, Label.BOILERPLATE)


def in_context(lines: list[Line]) -> list[Line]:
    """The lines, with prose that its neighbours show to be self-promotion or a note on the author relabelled."""
    result = list(lines)
    for index, line in enumerate(lines):
        if line.label is Label.PROSE and (
            _is_promotion(line, lines[index + 1] if index + 1 < len(lines) else None)
            or (
                index and not line.gap and lines[index - 1].label is Label.BYLINE and ROLE.search(lines[index - 1].text)
            )
        ):
            result[index] = replace(line, label=Label.BOILERPLATE)
    return result


def related_to_others(lines: Sequence[Line]) -> list[bool]:
    """Which lines belong to a block of related links: an opening line, and the short lines and teasers below it.

    A teaser is a short paragraph right under a short line. The block ends where running text resumes.
    """
    inside = False
    result: list[bool] = []
    for index, line in enumerate(lines):
        if line.label in (Label.OPENER, Label.END) or _opens_video(lines, index):
            inside = True
        elif inside and line.label is Label.PROSE:
            inside = _is_teaser(lines, index)
        result.append(inside)
    return result


def densest(lines: Sequence[Line], related: Sequence[bool]) -> tuple[int, int]:
    """The stretch `start` to `end` (exclusive) with the highest sum of scores; no stretch crosses the article's end."""
    best, best_range = 0.0, (0, 0)
    total, start, weight = 0, 0, 1.0
    for index, line in enumerate(lines):
        if line.label is Label.END:
            total, start = 0, index + 1
            if best >= _COMMENTED_SCORE and "omment" in line.text:
                weight = _COMMENTS_DISCOUNT
            continue
        if line.label is Label.PROSE:
            total += _TEASER_COST if related[index] else min(line.words, _PROSE_CAP)
        else:
            total += _LINK_COST if related[index] and line.label is not Label.OPENER else _COST[line.label]
        if total <= 0:
            total, start = 0, index + 1
        elif total * weight > best:
            best, best_range = total * weight, (start, index + 1)
    return best_range


def with_lead(lines: Sequence[Line], start: int) -> int:
    """Where the lead above the body starts: prose under a headline, with only credits, dates and buttons in between."""
    for index in range(start - 1, max(0, start - _LEAD_LINES), -1):
        line, above = lines[index], lines[index - 1]
        if line.label is Label.PROSE and line.words <= _MAX_LEAD_WORDS:
            return index if above.label in _ABOVE_LEAD else start
    return start


def _opens_video(lines: Sequence[Line], index: int) -> bool:
    """Whether a running time stands above the title of a video rather than below its caption."""
    return (
        lines[index].label is Label.DURATION
        and index + 1 < len(lines)
        and lines[index + 1].label is Label.SHORT
        and not (index and _may_be_caption(lines[index - 1]))
    )


def _may_be_caption(line: Line) -> bool:
    return line.label in (Label.CAPTION, Label.SHORT) or (line.label is Label.PROSE and line.words <= _CAPTION_WORDS)


def _is_teaser(lines: Sequence[Line], index: int) -> bool:
    """Whether the prose line is the teaser of a link rather than running text that resumes."""
    line, previous = lines[index], lines[index - 1]
    following = lines[index + 1].label if index + 1 < len(lines) else None
    if previous.label is Label.OPENER:
        return previous.text.endswith(":") or (line.words < _TEASER_WORDS and not line.gap)
    if line.words >= _TEASER_WORDS:
        return False
    if previous.label is not Label.SHORT or (following is Label.PROSE and lines[index + 1].gap):
        return False
    closed = index > 1 and lines[index - 2].label is Label.BOILERPLATE
    return not (closed and line.words >= _RESUMING_WORDS)


def _is_promotion(line: Line, following: Line | None) -> bool:
    """Whether a sentence advertises what the button below orders."""
    return (
        following is not None
        and following.label in (Label.BOILERPLATE, Label.OPENER)
        and line.words <= _PROMOTION_WORDS
        and bool(SUBSCRIBE.search(following.text))
    )
