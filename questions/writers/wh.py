"""Wh-questions: a part of a fact is asked for, as a choice, a number or a word to enter."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questions.asking import AnswerKind, Asking
from questions.distractors import is_seldom_alone
from questions.facts import Argument, Fact, Role
from questions.german.document import ClauseKind
from questions.german.morphology.reinflection import with_number
from questions.german.noun_classes import acts
from questions.items import Evidence, Interaction, Item, Numeric, ShortText, SingleChoice
from questions.material import Material
from questions.misremembering import written_number
from questions.phrases import capitalised
from questions.soundness import clause_of
from questions.writers.draft import (
    Draft,
    described,
    importance,
    is_protagonist,
    option_evidence,
    salience_cost,
    shuffled_options,
)
from questions.writers.typed import accepted_forms, is_enterable

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
_ON_ALL = frozenset({"was", "wobei", "wodurch", "woraufhin", "weshalb", "wofür", "womit"})  # a fact, not a noun
_DENYING = frozenset({"nicht", "nie", "niemals", "weder", "niemand", "nichts", "keineswegs", "kaum"})
_EXPLAINING = frozenset({AnswerKind.REASON, AnswerKind.PURPOSE})  # one may ask why something is not so
_MAX_WORDS_ENTERED = 3
_SHOWS_CASE = frozenset({"den", "einen", "seinen", "ihren", "keinen", "jeden", "diesen", "er", "ich", "wir"})


def write_choices(material: Material) -> Iterator[Draft]:
    """Yield a single choice for every asking that has two distractors."""
    for asking, stem in _stems(material):
        found = material.distractors.find(asking, material.rng(stem, "distractors"))
        if len(found) < 2:  # noqa: PLR2004 -- three options, see design
            material.dropped["too few distractors"] += 1
            continue
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
        if is_seldom_alone(asking):
            continue
        if asking.kind in _ENTERED_WORDS:
            short = len(asking.answer.split()) <= _MAX_WORDS_ENTERED and not is_protagonist(material, asking.answer)
            accepted = asking.accepted or (asking.answer,)
        else:
            short = is_enterable(material, asking) and not _is_choice(material, asking, stem)
            accepted = accepted_forms(material, asking)
        if short:
            yield _draft(material, asking, stem, ShortText(accepted), "wh_text")


def _is_choice(material: Material, asking: Asking, stem: str) -> bool:
    """Whether there are wrong options enough, so that nothing needs to be entered."""
    return len(material.distractors.find(asking, material.rng(stem, "distractors"))) >= 2  # noqa: PLR2004 -- as above


def stem_of(material: Material, asking: Asking) -> str | None:
    """Return the question for an asking, or None where German or the references do not allow a good one."""
    fact = asking.fact
    if material.holds_speech(fact):
        material.dropped["asks beside a quotation"] += 1
        return None
    described = _with_descriptions(material, asking)
    if described is None:
        return None
    if _denies(material, fact) and asking.kind not in _EXPLAINING:
        return None  # what did not happen there, did not happen elsewhere either
    if _names_source(fact):
        return None  # "..., wie der Rechnungshof mitteilte?" makes no good question
    if not _is_unambiguous(material, asking):
        return None
    if _points_back_to_asked(material, asking):
        return None
    finite = asking.finite
    if asking.singular:
        token = material.document.tokens[fact.clause.finite or 0]
        if token.has(Number="Plur"):
            if fact.first(Role.PREDICATE) is not None:
                return None
            finite = with_number(fact.attribution.finite if fact.attribution else token.text, "Sing")
            if finite is None:
                material.dropped["verb form unknown"] += 1
                return None
    stem = material.wording.question(fact, capitalised(asking.phrase), described, finite)
    if stem is None:
        material.dropped["unresolved reference"] += 1
    return stem


def _with_descriptions(material: Material, asking: Asking) -> tuple[Argument, ...] | None:
    """Return what the question leaves out: what is asked for, and relative clauses on it or on the whole fact.

    None where a relative clause would be torn from what it describes: "die Fähre" stands before other phrases.
    """
    document, fact = material.document, asking.fact
    left_out = list(asking.consumed)
    for argument in fact.arguments:
        inner = clause_of(document, argument.constituent) if argument.constituent.function == "clause" else None
        if inner is None or inner.kind is not ClauseKind.RELATIVE or argument in asking.consumed:
            continue
        if document.tokens[argument.span.first].text.lower() in _ON_ALL:
            left_out.append(argument)
            continue
        antecedent = document.tokens[argument.constituent.head].head
        holder = next((a for a in fact.arguments if antecedent in a.span and a is not argument), None)
        before = [a for a in fact.arguments if a.span.last < argument.span.first]
        if holder is None or holder is not before[-1] or document.tokens[antecedent].upos not in {"NOUN", "PROPN"}:
            return None
        if holder in asking.consumed:
            left_out.append(argument)
        elif holder.span.first < (fact.clause.finite or 0):
            return None
    return tuple(left_out)


def _denies(material: Material, fact: Fact) -> bool:
    """Whether the clause itself says what is not so; "ohne Helm" and a relative clause deny something else."""
    document = material.document
    if not fact.negated(document):
        return False
    apart = [c.span for c in document.clauses if c.finite is not None and c.finite != fact.clause.finite]
    inner = [s for s in apart if s.first in fact.clause.span and fact.clause.finite not in s]
    own = [t for t in document.words(fact.clause.span) if not any(t.index in s for s in inner)]
    return any(t.text.lower() in _DENYING or t.text.lower().startswith("kein") for t in own)


def _names_source(fact: Fact) -> bool:
    """Whether a clause with "wie" says who said it."""
    return any(a.introducer == "wie" and a.constituent.function == "clause" for a in fact.arguments)


def _is_unambiguous(material: Material, asking: Asking) -> bool:
    """Whether subject and object cannot change places: "Welches Land besiegte Österreich?" can be read both ways."""
    roles = {Role.SUBJECT: Role.OBJECT, Role.OBJECT: Role.SUBJECT}
    other_role = roles.get(asking.argument.role)
    other = asking.fact.first(other_role) if other_role is not None else None
    if other is None or asking.value is not None or asking.phrase in {"wer", "wen", "wem"}:
        return True
    if asking.phrase.startswith(("welcher ", "welchen ")):
        return True  # the masculine shows its case
    rest = material.document.tokens[other.constituent.head]
    opener = material.document.tokens[other.span.first].text.lower()
    if opener in _SHOWS_CASE or (opener == "der" and rest.has(Gender="Masc")):
        return True
    if _number(material, asking.argument) != _number(material, other):
        return True
    first, second = sorted((asking.argument, other), key=lambda a: a.span.first)
    if first.role is Role.OBJECT and first.span.first > (asking.fact.clause.finite or 0) < second.span.first:
        return False  # of two that look alike behind the verb the first is the subject, whatever the tree says
    agent = other.referent is not None or acts(rest.lemma)
    return agent != (asking.kind is not AnswerKind.THING)


def _number(material: Material, argument: Argument) -> str:
    """The grammatical number of a phrase; of several things joined by "und" the plural."""
    joined = any(material.document.tokens[i].relation == "conj" for i in argument.span)
    return "Plur" if joined else material.document.tokens[argument.constituent.head].feats.get("Number", "Sing")


def _points_back_to_asked(material: Material, asking: Asking) -> bool:
    """Whether the rest of a wer-question speaks of those asked for: "wer" takes "sein", not "ihr" or "sie"."""
    if asking.phrase in {"wem", "wen"}:
        return _is_taken_up(material, asking)
    if asking.phrase != "wer" or not asking.singular:
        return False
    plural = material.document.tokens[asking.argument.constituent.head].has(Number="Plur")
    rest = [t for t in material.document.words(asking.fact.clause.span) if t.index not in asking.argument.span]
    return any(t.tag == "PPOSAT" and (plural or t.text.lower().startswith("ihr")) for t in rest) or (
        plural and any(t.tag == "PPER" for t in rest)
    )


def _is_taken_up(material: Material, asking: Asking) -> bool:
    """Whether a pronoun elsewhere in the fact means those asked for: "wem" tells neither gender nor number."""
    bound = material.references.bound
    rest = [i for i in asking.fact.clause.span if i not in asking.argument.span and i in bound]
    return any(j in asking.argument.span for i in rest for j in bound[i])


def _stems(material: Material) -> Iterator[tuple[Asking, str]]:
    for asking in material.askings:
        stem = stem_of(material, asking)
        if stem is not None:
            yield asking, stem


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
    return Draft(item, fact.sentence, fact.heart, asking.answer, asking.kind, weight)
