"""From items and articles to JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from questions.articles import Article
from questions.items import (
    Cloze,
    Interaction,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)


def generation_to_json(
    article: Article,
    sentences: Iterable[tuple[int, int]],
    items: Iterable[Item],
    dropped: Mapping[str, int],
    dropped_items: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The object that the command line prints: the article, its items in rank order, and what was dropped.

    `sentences` are character offsets (start, end) into `article.text`; `dropped` counts reasons, `dropped_items` are
    the fields of each item that was written and turned down.
    """
    return {
        "article": article_to_json(article, sentences),
        "items": [item_to_json(item) | {"rank": rank} for rank, item in enumerate(items, start=1)],
        "dropped": dict(sorted(dropped.items())),
        "dropped_items": [dict(item) for item in dropped_items],
    }


def article_to_json(article: Article, sentences: Iterable[tuple[int, int]] = ()) -> dict[str, Any]:
    """The article as the command line prints it; `sentences` are character offsets (start, end) into its text."""
    text = article.text
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "lead": article.lead,
        "published": article.published.isoformat() if article.published else None,
        "language": "de",
        "text": text,
        "sentences": [{"text": text[start:end], "start": start, "end": end} for start, end in sentences],
    }


def item_to_json(item: Item) -> dict[str, Any]:
    """The item as JSON values; `item_from_json` gives it back."""
    interaction = item.interaction
    changed = interaction.changed if isinstance(interaction, TrueFalse) else None
    return {
        "id": item.id,
        "type": item.type.value,
        "writer": item.writer,
        "stem": item.stem,
        "interaction": _interaction_to_json(interaction),
        "key": _key_to_json(interaction),
        "answer_text": answer_text(interaction),
        "accepted": list(interaction.accepted) if isinstance(interaction, ShortText) else [],
        "tolerance": _plain(interaction.tolerance) if isinstance(interaction, Numeric) else None,
        "changed": {"original": changed.original, "replacement": changed.replacement} if changed else None,
        "evidence": [{"text": e.text, "start": e.start, "end": e.end, "for": e.option} for e in item.evidence],
        "explanation": item.explanation,
        "fact": item.fact,
        "confidence": item.confidence,
        "points": _plain(item.points),
    }


def answer_text(interaction: Interaction) -> str:
    """The key in words, for a reader: the text of the right option, the number with its unit and so on."""
    match interaction:
        case SingleChoice(options=options, key=key):
            return _texts(options)[key]
        case MultipleResponse(options=options, keys=keys):
            return "; ".join(_texts(options)[key] for key in keys)
        case TrueFalse(key=truth):
            return "richtig" if truth else "falsch"
        case Cloze(gaps=gaps):
            return "; ".join(gap.accepted[0] for gap in gaps)
        case Numeric(key=number, unit=unit):
            return f"{_plain(number).replace('.', ',')} {unit or ''}".strip()
        case ShortText(accepted=accepted):
            return accepted[0]
        case Matching(prompts=prompts, choices=choices, pairs=pairs):
            return "; ".join(f"{_texts(prompts)[prompt]}: {_texts(choices)[choice]}" for prompt, choice in pairs)
        case Ordering(entries=entries, sequence=sequence):
            return "; ".join(_texts(entries)[entry] for entry in sequence)


def _interaction_to_json(interaction: Interaction) -> dict[str, Any]:
    match interaction:
        case SingleChoice(options=options) | MultipleResponse(options=options):
            return {"options": _options_to_json(options)}
        case Cloze(text=text, gaps=gaps, bank=bank):
            listed = [{"id": gap.id, "accepted": list(gap.accepted)} for gap in gaps]
            return {"text": text, "gaps": listed, "bank": _options_to_json(bank)}
        case Numeric(unit=unit):
            return {"unit": unit}
        case Matching(prompts=prompts, choices=choices):
            pairs = _key_to_json(interaction)
            return {"prompts": _options_to_json(prompts), "choices": _options_to_json(choices), "pairs": pairs}
        case Ordering(entries=entries, sequence=sequence):
            return {"entries": _options_to_json(entries), "sequence": list(sequence)}
    return {}


def _key_to_json(interaction: Interaction) -> Any:  # noqa: ANN401 - a JSON value, by type
    match interaction:
        case SingleChoice(key=option):
            return option
        case MultipleResponse(keys=options):
            return list(options)
        case TrueFalse(key=truth):
            return truth
        case Cloze(gaps=gaps):
            return {gap.id: gap.accepted[0] for gap in gaps}
        case Numeric(key=number):
            return _plain(number)
        case ShortText(accepted=accepted):
            return accepted[0]
        case Matching(pairs=pairs):
            return [list(pair) for pair in pairs]
        case Ordering(sequence=sequence):
            return list(sequence)


def _options_to_json(options: Sequence[Option]) -> list[dict[str, Any]]:
    return [{"id": o.id, "text": o.text, "why_wrong": o.why_wrong, "source": o.source} for o in options]


def _texts(options: Sequence[Option]) -> dict[str, str]:
    return {option.id: option.text for option in options}


def _plain(number: Decimal) -> str:
    return format(number, "f")
