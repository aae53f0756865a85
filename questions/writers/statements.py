"""Statements to judge: a fact as the text has it, with one thing changed, and the one right among several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.fact import Fact, Role
from questions.falsehoods.statements import Falsehood, falsehoods, statable
from questions.flaws import Candidate, first_flaw
from questions.items import Item, SingleChoice, TrueFalse
from questions.material import Material
from questions.wording.paraphrasing import paraphrase
from questions.wording.voice import in_other_voice
from questions.writers.draft import Draft, described, importance, shuffled_options

_LENGTH_RATIO = 1.5
_MIN_DISTANCE = 1
_TRIVIAL_COST = 0.3
_MANY_WORDS = 8
_MOST_WORDS = 20  # of a statement beside two others
_HALF = 0.5
_COMPLEMENTS = (Role.OBJECT, Role.INDIRECT, Role.PREDICATE, Role.PREPOSITIONAL, Role.CONTENT, Role.DIRECTION)
_HOLLOW = frozenset(
    """kennen haben geben stehen liegen kommen enthalten bieten spielen bilden setzen stellen bleiben werden führen
    zeigen bestehen feststehen aussehen gehen wirken scheinen""".split()
)
"""Verbs of idioms, which tell something only where something is named or measured: "kennt keine Grenzen"."""
_PARAPHRASE_BONUS = 0.15  # it needs reading, where the article's own words need only be found
_SURE = 0.7


def write_true_statements(material: Material) -> Iterator[Draft]:
    """Yield facts as true statements, where German allows it also in another voice, order or wording."""
    for fact in statable(material):
        if _is_empty(material, fact):
            material.dropped["says too little"] += 1
            continue
        text = material.wording.statement(fact)
        if text is None:
            material.dropped["unresolved reference"] += 1
            continue
        weight = importance(fact, material) - (0.0 if _tells_something(material, fact) else _TRIVIAL_COST)
        yield _true(material, fact, text, material.certainty(fact), weight)
        for told in (in_other_voice, paraphrase):
            other = told(material.document, material.wording, fact)
            if other is not None and material.certainty(fact) > 0:
                sure = fact.confidence * material.references.confidence(fact.clause.span)
                yield _true(material, fact, other, sure, weight + _PARAPHRASE_BONUS)


def _is_empty(material: Material, fact: Fact) -> bool:
    """Whether a fact names and measures nothing and says of its subject only how it is: "Die Zeit drängt"."""
    tokens = {*fact.clause.span, *(i for a in fact.arguments for i in a.span)}
    named = any(i in material.referents.by_token or i in material.references.by_token for i in tokens)
    if named or any(v.first in tokens for v in material.document.values):
        return False
    subject = fact.first(Role.SUBJECT)
    if subject is not None and material.document.tokens[subject.constituent.head].text.lower() == "man":
        return True
    scene = not fact.all_with(*_COMPLEMENTS) and not fact.clause.passive
    idiom = fact.clause.tense == "present" and fact.clause.predicate in _HOLLOW
    return scene or (idiom and not _tells_something(material, fact))


def _tells_something(material: Material, fact: Fact) -> bool:
    """Whether a fact names somebody or something, measures something, or at least says more than a few words."""
    span = fact.clause.span
    named = any(i in material.referents.by_token for i in span)
    measured = any(v.first in span for v in material.document.values)
    words = [t for t in material.document.words(span) if t.upos != "PUNCT"]
    return named or measured or (len(words) >= _MANY_WORDS and sum(t.upos == "NOUN" for t in words) > 1)


def _true(material: Material, fact: Fact, text: str, sure: float, weight: float) -> Draft:
    item = Item(
        id=material.identifier("true_statement", text),
        writer="true_statement",
        stem=text,
        interaction=TrueFalse(key=True),
        evidence=material.evidence(fact.evidence),
        explanation=material.explanation(fact.sentence),
        fact=described(fact, material),
        confidence=round(sure, 3),
    )
    return Draft(item, fact.sentence, fact.heart, text, None, weight)


def write_changed_statements(material: Material) -> Iterator[Draft]:
    """Yield what takes false statements: these alone, among them the one right, and the one false among others."""
    changed = tuple(falsehoods(material))
    yield from _false(material, changed)
    yield from _right_among(material, changed)
    yield from _contradictions(material, changed)


def _false(material: Material, changed: Sequence[Falsehood]) -> Iterator[Draft]:
    """Yield facts as false statements."""
    for false in changed:
        item = Item(
            id=material.identifier("false_statement", false.text),
            writer="false_statement",
            stem=false.text,
            interaction=TrueFalse(key=False, changed=false.changed),
            evidence=material.evidence(false.fact.evidence),
            explanation=material.explanation(false.fact.sentence),
            fact=described(false.fact, material),
            confidence=_confidence(material, false),
        )
        yield Draft(
            item,
            false.fact.sentence,
            false.fact.heart,
            false.changed.original,
            false.kind,
            importance(false.fact, material),
        )


def _right_among(material: Material, changed: Sequence[Falsehood]) -> Iterator[Draft]:
    """Yield "Welche Aussage stimmt mit dem Artikel überein?": a fact among two others that say something changed."""
    sure = (f for f in changed if _confidence(material, f) >= _HALF and _may_stand(material, f.fact, f.text))
    wrong = list({f.fact.sentence.index: f for f in sure}.values())
    for fact in statable(material):
        key = material.wording.statement(fact)
        if key is None or not _may_stand(material, fact, key):
            continue
        fitting = [
            f
            for f in wrong
            if abs(f.fact.sentence.index - fact.sentence.index) >= _MIN_DISTANCE and _alike_in_length(key, f.text)
        ]
        chosen = fitting if len(fitting) <= 2 else material.rng(key, "wrong").sample(fitting, 2)  # noqa: PLR2004
        if len(chosen) < 2:  # noqa: PLR2004 -- three options, see design
            continue
        stem = "Welche Aussage stimmt mit dem Artikel überein?"
        options, key_id = shuffled_options(
            material, key, key, [(f.text, f"Im Artikel steht „{f.changed.original}“.", "changed fact") for f in chosen]
        )
        texts = {f.text: f.fact.sentence for f in chosen}
        disproof = tuple(material.sentence_evidence(texts[o.text], o.id) for o in options if o.text in texts)
        item = Item(
            id=material.identifier("right_statement", key),
            writer="right_statement",
            stem=stem,
            interaction=SingleChoice(options, key_id),
            evidence=(*material.evidence(fact.evidence), *disproof),
            explanation=material.explanation(fact.sentence),
            fact=described(fact, material),
            confidence=round(
                min(
                    material.certainty(fact),
                    *(_confidence(material, f) for f in chosen),
                ),
                3,
            ),
        )
        touches = frozenset(f.fact.heart for f in chosen)
        yield Draft(item, fact.sentence, fact.heart, key, None, importance(fact, material), touches)


def _contradictions(material: Material, changed: Sequence[Falsehood]) -> Iterator[Draft]:
    """Yield "Welche Aussage widerspricht dem Artikel?": a changed fact among two that the article states."""
    told = ((f, material.wording.statement(f)) for f in statable(material) if material.certainty(f) >= _SURE)
    true = [(f, text) for f, text in told if text is not None and _may_stand(material, f, text)]
    for false in changed:
        if _confidence(material, false) < _SURE or not _may_stand(material, false.fact, false.text):
            continue
        fitting = [
            (f, t)
            for f, t in true
            if abs(f.sentence.index - false.fact.sentence.index) >= _MIN_DISTANCE and _alike_in_length(false.text, t)
        ]
        chosen = fitting if len(fitting) <= 2 else material.rng(false.text, "true").sample(fitting, 2)  # noqa: PLR2004
        if len({f.sentence.index for f, _ in chosen}) < 2:  # noqa: PLR2004 -- three options, see design
            continue
        entries = [(t, material.explanation(f.sentence), "article") for f, t in chosen]
        options, key = shuffled_options(material, false.text, false.text, entries)
        sentences = {t: f.sentence for f, t in chosen}
        proof = tuple(material.sentence_evidence(sentences[o.text], o.id) for o in options if o.text in sentences)
        item = Item(
            id=material.identifier("contradiction", false.text),
            writer="contradiction",
            stem="Welche Aussage widerspricht dem Artikel?",
            interaction=SingleChoice(options, key),
            evidence=(*material.evidence(false.fact.evidence), *proof),
            explanation=material.explanation(false.fact.sentence),
            fact=described(false.fact, material),
            confidence=round(min(_confidence(material, false), *(material.certainty(f) for f, _ in chosen)), 3),
        )
        touches = frozenset(f.heart for f, _ in chosen)
        weight = importance(false.fact, material)
        yield Draft(item, false.fact.sentence, false.fact.heart, false.text, None, weight, touches)


def _may_stand(material: Material, fact: Fact, text: str) -> bool:
    """Whether a statement is fit to be one of three: sound by itself, worth telling, and not long."""
    item = Item("-", "statement", text, TrueFalse(key=True), material.evidence(fact.evidence))
    sound = first_flaw(Candidate(item, text, material.document)) is None
    return sound and _tells_something(material, fact) and len(text.split()) <= _MOST_WORDS


def _alike_in_length(one: str, other: str) -> bool:
    return max(len(one), len(other)) <= _LENGTH_RATIO * min(len(one), len(other))


def _confidence(material: Material, false: Falsehood) -> float:
    return round(material.certainty(false.fact) * false.confidence, 3)
