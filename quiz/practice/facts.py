"""Which items ask for the same fact, and what the answer is in words."""

from __future__ import annotations

import hashlib
import json

from flask_babel import gettext as _

from questions.items import (
    Cloze,
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
from quiz.attempts.presentation import number_text


def fact_key(item: Item, article_id: int | None) -> str:
    """Return what is equal for all items of an article that ask for the same fact.

    The engine describes the fact of each of its items. An item written by hand stands for the sentence that proves it;
    one without proof for itself.
    """
    described = item.fact if item.fact and item.fact.get("predicate") else None
    proof = next((proof for proof in item.evidence if proof.option is None), None)
    told: object = described or ([proof.start, proof.end] if proof else [item.id, item.stem])
    text = json.dumps([article_id, told], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def key_text(item: Item) -> str:
    """Return the right answer in words, in the reader's language where they are ours."""
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return _named(options)[key]
        case MultipleResponse(options=options, keys=keys):
            return "; ".join(_named(options)[key] for key in keys)
        case TrueFalse(key=True):
            return _("Richtig")
        case TrueFalse(changed=change):
            if change is None:
                return _("Falsch")
            return _(
                "Falsch: „%(original)s“, nicht „%(replacement)s“",
                original=change.original,
                replacement=change.replacement,
            )
        case Numeric(key=number, unit=unit):
            return f"{number_text(number)} {unit or ''}".strip()
        case ShortText(accepted=accepted):
            return accepted[0]
        case Cloze(text=text, gaps=gaps):
            for gap in gaps:
                text = text.replace(f"{{{gap.id}}}", gap.accepted[0])
            return text
        case Matching(prompts=prompts, choices=choices, pairs=pairs):
            left, right = _named(prompts), _named(choices)
            return "; ".join(f"{left[prompt]} – {right[choice]}" for prompt, choice in pairs)
        case Ordering(entries=entries, sequence=sequence):
            return " → ".join(_named(entries)[entry] for entry in sequence)


def _named(options: tuple[Option, ...]) -> dict[str, str]:
    return {option.id: option.text for option in options}
