"""Clozes: a fact with a gap where a name, a number, a time or a telling noun stands, and a bank of three to fill it."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.statements import (
    AMOUNTS,
    replaceable,
    replaced,
    same_article,
    same_gender,
    statable,
    without_opening,
)
from questions.falsehoods.telling_amounts import is_telling
from questions.flaws import is_sensitive
from questions.german.document import Token
from questions.german.light_verbs import is_figure, is_set_phrase
from questions.german.noun_classes import noun_class
from questions.german.siblings import sibling_forms
from questions.items import Cloze, Gap, Item
from questions.material import Material
from questions.wording.phrases import capitalised
from questions.writers.draft import Draft, described, importance, is_protagonist, shuffled_options
from questions.writers.rivals import adds_to_others
from questions.writers.stems import calls_asked

_GAP = "1"
_STEM = "Welche Angabe gehört laut Artikel in die Lücke?"
_NOUN_STEM = "Welches Wort gehört laut Artikel in die Lücke?"
_TELLING = frozenset({Role.OBJECT, Role.PREPOSITIONAL, Role.PREDICATE, Role.SUBJECT, Role.REASON})
_MIN_LETTERS = 5
_FORM = ("Case", "Number", "Gender")


def write_clozes(material: Material) -> Iterator[Draft]:
    """Yield facts with a gap where a name, number or time stands."""
    for asking in replaceable(material):
        if asking.referent is not None and is_protagonist(material, asking.referent.name):
            continue  # whom the article is about, everybody knows
        if calls_asked(material, asking) or adds_to_others(material, asking):
            continue
        found = material.distractors.find(asking, material.rng(asking.answer, "cloze"))
        if len(found) < 2 or not all(same_article(asking, d.text) for d in found):  # noqa: PLR2004 -- three options
            continue
        text = replaced(material, asking, "{" + _GAP + "}")
        if text is None or (asking.kind in AMOUNTS and not _is_point(material, asking)):
            continue
        if not all(same_gender(material, asking, d.text) for d in found):
            continue
        said = material.document.slice(asking.answer_tokens)
        if asking.kind is AnswerKind.YEAR and said != asking.answer:
            continue  # "voriges Jahr" beside 2012 and 2014
        others = [(without_opening(material, asking, _as_said(asking, said, d.text)), d.source) for d in found]
        wrong = [(other, f"Laut Artikel: {said}.", source) for other, source in others]
        if text.startswith("{"):
            said, wrong = capitalised(said), [(capitalised(t), why, source) for t, why, source in wrong]
        accepted = tuple(dict.fromkeys((said, *asking.accepted)))
        yield _draft(material, asking.fact, _STEM, text, accepted, wrong, asking.kind, asking.confidence)


def _is_point(material: Material, asking: Asking) -> bool:
    return asking.value is None or is_telling(material.document, asking.fact, asking.value)


def write_noun_clozes(material: Material) -> Iterator[Draft]:
    """Yield facts with a gap where a noun stands, and other kinds of the same thing as the other options.

    Other nouns of the article would fit by their form alone: the words around the gap give away which is meant.
    """
    for fact in statable(material):
        if fact.negated(material.document) or is_sensitive(material.document, fact.clause.span):
            continue
        for argument in fact.all_with(*_TELLING):
            head = material.document.tokens[argument.constituent.head]
            if not _is_telling(material, head) or argument.value is not None or _is_taken_up(material, argument):
                continue
            figure = is_figure(head.lemma, argument.constituent.preposition)
            if figure or is_set_phrase(fact.clause.predicate, head.lemma):
                continue
            wrong = _other_kinds(material, head)
            if len(wrong) < 2:  # noqa: PLR2004 -- three options, see design
                continue
            text = material.wording.statement(fact, {head.index: "{" + _GAP + "}"})
            if text is None or text.count("{" + _GAP + "}") != 1:
                continue
            explained = [(w, f"Laut Artikel: {head.text}.", "article") for w in wrong]
            sure = 0.85 * argument.constituent.confidence
            yield _draft(material, fact, _NOUN_STEM, text, (head.text,), explained, AnswerKind.THING, sure)


def _is_telling(material: Material, token: Token) -> bool:
    return (
        token.upos == "NOUN"
        and len(token.text) >= _MIN_LETTERS
        and token.text[:1].isupper()
        and token.index not in material.referents.by_token
        and noun_class(token.lemma) != "people"  # "Menschen" and "Beschäftigte" would both fit
        and not any(v.first <= token.index <= v.last for v in material.document.values)
        and not any(t.upos == "PROPN" for t in material.document.tokens[token.index + 1 : token.index + 2])  # tells it
        and all(f in token.feats for f in _FORM)
    )


def _as_said(asking: Asking, said: str, other: str) -> str:
    """Return another person's name by the family name alone, where the text names the key so."""
    alone = asking.kind is AnswerKind.PERSON and " " not in said
    return other.rsplit(" ", 1)[-1] if alone else other


def _is_taken_up(material: Material, argument: Argument) -> bool:
    """Whether the noun only points back to what has been told: "die Studie", "das Treffen" as a subject."""
    opener = material.document.tokens[argument.span.first]
    return argument.role is Role.SUBJECT and opener.has(Definite="Def") and len(argument.span) == len(("die", "Studie"))


def _other_kinds(material: Material, key: Token) -> list[str]:
    """Two other kinds of the same thing in the key's form, neither of which the article mentions."""
    mentioned = {t.lemma for t in material.document.tokens} | {t.text for t in material.document.tokens}
    others = [form for form in sibling_forms(key) if form not in mentioned and material.is_wanted(form)]
    return material.rng(key.text, "kinds").sample(others, 2) if len(others) > 1 else []


def _draft(
    material: Material,
    fact: Fact,
    stem: str,
    text: str,
    accepted: tuple[str, ...],
    wrong: list[tuple[str, str, str]],
    kind: AnswerKind,
    sure: float,
) -> Draft:
    bank, _ = shuffled_options(material, text, accepted[0], wrong)
    item = Item(
        id=material.identifier("cloze", text, accepted[0]),
        writer="cloze",
        stem=stem,
        interaction=Cloze(text, (Gap(_GAP, accepted),), bank),
        evidence=material.evidence(fact.evidence),
        explanation=material.explanation(fact.sentence),
        fact=described(fact, material),
        confidence=round(material.certainty(fact) * sure, 3),
    )
    return Draft(item, fact.sentence, fact.heart, accepted[0], kind, importance(fact, material))
