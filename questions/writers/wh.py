"""Wh-questions: a part of a fact is asked for, as a choice, a number or a word to enter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from questions.asking import AnswerKind, Asking
from questions.distractors.finder import Distractor, is_seldom_alone
from questions.distractors.misremembering import written_number
from questions.facts.fact import Role
from questions.falsehoods.altered_clauses import altered
from questions.items import Evidence, Interaction, Item, Numeric, ShortText, SingleChoice
from questions.material import Material
from questions.writers.draft import (
    Draft,
    described,
    importance,
    is_protagonist,
    option_evidence,
    salience_cost,
    shuffled_options,
)
from questions.writers.rivals import adds_to_others, has_rival
from questions.writers.stems import stem_of
from questions.writers.typed import accepted_forms, is_enterable, is_single_event

_ENTERED_NUMBERS = frozenset({AnswerKind.NUMBER, AnswerKind.PERCENTAGE, AnswerKind.YEAR, AnswerKind.MONEY})
_ENTERED_WORDS = frozenset(
    {
        AnswerKind.PERSON,
        AnswerKind.COUNTRY,
        AnswerKind.CITY,
        AnswerKind.STATE,
        AnswerKind.PARTY,
        AnswerKind.NAME,
    }
)
_CALENDAR = frozenset({AnswerKind.DAY, AnswerKind.MONTH, AnswerKind.WEEKDAY})
_CLAUSAL = frozenset({AnswerKind.CONTENT, AnswerKind.REASON})
_OPTIONS = 2  # wrong ones beside the key, see design
_DATIVE_MEASURE = re.compile(r"\b(\w*(?:[Mm]eter|[Ll]iter))n\b")
_BACKGROUND_COST = 0.25
_MAX_WORDS_ENTERED = 3


def write_choices(material: Material) -> Iterator[Draft]:
    """Yield a single choice for every asking that has two distractors."""
    for asking, stem in _stems(material):
        found = _distractors(material, asking, stem)
        if len(found) < _OPTIONS:
            material.dropped["too few distractors"] += 1
            continue
        found = [replace(d, text=_as_named(asking, d.text)) for d in found]
        asking = replace(asking, answer=_as_named(asking, asking.answer))  # noqa: PLW2901 -- the same, in other words
        wrong = [(d.text, f"Laut Artikel: {asking.answer}.", d.source) for d in found]
        options, key = shuffled_options(material, stem, asking.answer, wrong)
        mentions = {d.text: material.mention(d.mention, "") for d in found if d.mention is not None}
        extra = option_evidence(options, mentions)
        yield _draft(material, asking, stem, SingleChoice(options, key), "wh_choice", extra)


def write_numbers(material: Material) -> Iterator[Draft]:
    """Yield a number to enter for every asking whose answer is one."""
    for asking, stem in _stems(material):
        if asking.kind not in _ENTERED_NUMBERS:
            continue
        number = written_number(asking.answer)
        if number is None:
            continue
        interaction = Numeric(number, Decimal(0), _unit_of(asking))
        yield _draft(material, asking, stem, interaction, "wh_number")


def write_short_texts(material: Material) -> Iterator[Draft]:
    """Yield a name to enter for every asking whose answer is a short one; a phrase where no wrong options are found."""
    for asking, stem in _stems(material):
        if is_seldom_alone(asking) or has_rival(material, asking) or material.distractors.is_seat_of_state(asking):
            continue
        if not is_single_event(material, asking):
            continue
        if asking.kind in _ENTERED_WORDS:
            short = len(asking.answer.split()) <= _MAX_WORDS_ENTERED and (
                not is_protagonist(material, asking.answer) or _is_doer_alone(material, asking, stem)
            )
            accepted = asking.accepted or (asking.answer,)
        else:
            short = is_enterable(material, asking) and not _is_choice(material, asking, stem)
            accepted = accepted_forms(material, asking)
        if short:
            yield _draft(material, asking, stem, ShortText(accepted), "wh_text")


def _is_doer_alone(material: Material, asking: Asking, stem: str) -> bool:
    """Whether somebody does something of whom no one else could be thought, as the article names too few."""
    called = asking.kind is AnswerKind.PERSON or (asking.kind is AnswerKind.NAME and asking.phrase.startswith("welch"))
    doer = called and asking.argument.role is Role.SUBJECT
    return doer and asking.fact.attribution is None and not _is_choice(material, asking, stem)


def _is_choice(material: Material, asking: Asking, stem: str) -> bool:
    """Whether there are wrong options enough, so that nothing needs to be entered."""
    return len(_distractors(material, asking, stem)) >= _OPTIONS


def _stems(material: Material) -> Iterator[tuple[Asking, str]]:
    for asking in material.askings:
        if not asking.spoken or (asking.value is None and adds_to_others(material, asking)):
            material.dropped["no natural question"] += 1
            continue
        stem = stem_of(material, asking)
        if stem is not None:
            yield asking, stem


def _as_named(asking: Asking, text: str) -> str:
    """Return an amount that the text has behind "von" as it stands alone: "Welche Höhe ...?", "15 Zentimeter"."""
    return _DATIVE_MEASURE.sub(r"\1", text) if asking.phrase.startswith("welch") else text


def _distractors(material: Material, asking: Asking, stem: str) -> list[Distractor]:
    """Return two wrong options: what somebody said with one thing changed, before what else the article says."""
    found = material.distractors.find(asking, material.rng(stem, "distractors"))
    if asking.kind not in _CLAUSAL or asking.argument.constituent.function != "clause":
        return list(found)
    changed = [text for text in altered(material, asking) if material.is_wanted(text)]
    changed = changed if asking.kind is AnswerKind.CONTENT else changed[: _OPTIONS - len(found)]
    return [*(Distractor(text, "contrary") for text in dict.fromkeys(changed)), *found][:_OPTIONS]


def _unit_of(asking: Asking) -> str | None:
    """Return what stands behind the number in the answer: "Millionen Euro"."""
    words = asking.answer.split()
    for position, word in enumerate(words):
        if written_number(word) is not None:
            return " ".join(words[position + 1 :]) or None
    return None


def _draft(
    material: Material,
    asking: Asking,
    stem: str,
    interaction: Interaction,
    writer: str,
    extra: tuple[Evidence, ...] = (),
) -> Draft:
    fact = asking.fact
    item = Item(
        id=material.identifier(writer, stem, asking.answer),
        writer=writer,
        stem=stem,
        interaction=interaction,
        evidence=(*material.evidence(fact.evidence), *extra),
        explanation=material.explanation(fact.sentence),
        fact=described(fact, material),
        confidence=round(
            min(fact.confidence, asking.argument.constituent.confidence)
            * asking.confidence
            * material.references.confidence(fact.clause.span),
            3,
        ),
    )
    weight = importance(fact, material) - salience_cost(asking.answer, material)
    if asking.kind in _CALENDAR and fact.clause.tense == "pluperfect":
        weight -= _BACKGROUND_COST  # what had happened before is no event of the article's
    return Draft(item, fact.sentence, fact.heart, asking.answer, asking.kind, weight)
