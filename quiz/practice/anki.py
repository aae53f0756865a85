"""The collection as a package (.apkg) for Anki, written by genanki."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext as _
from genanki import Deck, Model, Note, Package
from markupsafe import Markup, escape

from questions.items import Cloze, Item, Matching, MultipleResponse, Ordering, SingleChoice, TrueFalse
from quiz.mapping import item_of
from quiz.models import PracticeCard
from quiz.practice.facts import key_text

DECK_ID = 1_784_223_911
MODEL_ID = 1_784_223_912
"""Fixed, so that a later package brings the same deck up to date (genanki's README)."""

FRONT = "{{Frage}}"
BACK = '{{FrontSide}}<hr id="answer"><b>{{Antwort}}</b><p><i>{{Beleg}}</i></p><p><small>{{Artikel}}</small></p>'


def write_package(cards: Iterable[PracticeCard], now: datetime) -> bytes:
    """Write one note per fact: what is asked, the answer, the sentence that proves it and its article.

    A note's id is the fact's, so that importing a later package changes notes instead of doubling them.
    """
    model = Model(
        MODEL_ID,
        "Nachgefragt",
        fields=[{"name": name} for name in ("Frage", "Antwort", "Beleg", "Artikel")],
        templates=[{"name": "Frage und Antwort", "qfmt": FRONT, "afmt": BACK}],
    )
    deck = Deck(DECK_ID, "Nachgefragt")
    for card in cards:
        item = item_of(card.item_version)
        proof = " … ".join(proof.text for proof in item.evidence if proof.option is None)
        source = card.article.headline if card.article else ""
        fields = [_question(item), escape(key_text(item)), escape(proof), escape(source)]
        deck.add_note(Note(model=model, fields=[str(field) for field in fields], guid=card.fact_key[:32]))
    file = io.BytesIO()
    Package(deck).write_to_file(file, timestamp=now.timestamp())
    return file.getvalue()


def _question(item: Item) -> Markup:
    """Return the stem with what can be chosen, in alphabetical order."""
    match item.interaction:
        case SingleChoice(options=options) | MultipleResponse(options=options) | Ordering(entries=options):
            choices = sorted(option.text for option in options)
        case Matching(prompts=prompts, choices=options):
            choices = [f"{prompt.text} – ?" for prompt in prompts] + sorted(option.text for option in options)
        case TrueFalse():
            choices = [_("Richtig"), _("Falsch")]
        case Cloze() as cloze:
            text = cloze.text
            for gap in cloze.gaps:
                text = text.replace(f"{{{gap.id}}}", "[…]")
            choices = [text, *sorted(option.text for option in cloze.bank)]
        case _:
            choices = []
    listed = Markup("").join(Markup("<li>{}</li>").format(choice) for choice in choices)
    return Markup("{}{}").format(item.stem, Markup("<ul>{}</ul>").format(listed) if choices else "")
