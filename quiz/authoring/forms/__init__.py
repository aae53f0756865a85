"""The forms of authoring: one for each type of item, and the quiz's settings."""

from __future__ import annotations

from decimal import Decimal

from questions.items import (
    Cloze,
    Interaction,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.authoring.forms.arrangements import MatchingForm, OrderingForm
from quiz.authoring.forms.choices import MultipleResponseForm, SingleChoiceForm, TrueFalseForm
from quiz.authoring.forms.entries import ClozeForm, NumericForm, ShortTextForm
from quiz.authoring.forms.item import ItemForm

FORM_OF: dict[ItemType, type[ItemForm]] = {
    form.type: form
    for form in (
        SingleChoiceForm,
        MultipleResponseForm,
        TrueFalseForm,
        ClozeForm,
        NumericForm,
        ShortTextForm,
        MatchingForm,
        OrderingForm,
    )
}

BLANK: dict[ItemType, Interaction] = {
    ItemType.SINGLE_CHOICE: SingleChoice((), ""),
    ItemType.MULTIPLE_RESPONSE: MultipleResponse((), ()),
    ItemType.TRUE_FALSE: TrueFalse(key=True),
    ItemType.CLOZE: Cloze("", ()),
    ItemType.NUMERIC: Numeric(Decimal(0)),
    ItemType.SHORT_TEXT: ShortText(()),
    ItemType.MATCHING: Matching((), (), ()),
    ItemType.ORDERING: Ordering((), ()),
}
"""What the form for a new item starts from."""

__all__ = ["BLANK", "FORM_OF", "ItemForm"]
