"""Statements: a fact as the text has it, or with one thing changed that the text decides; and clozes of them."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import AnswerKind, Asking
from questions.facts import Fact
from questions.flaws import is_sensitive
from questions.german.gazetteer import lookup
from questions.items import Change, Cloze, Gap, Interaction, Item, TrueFalse
from questions.material import Material
from questions.writers.draft import Draft, described, importance, shuffled_options

_REPLACEABLE = frozenset(
    {
        AnswerKind.PERSON,
        AnswerKind.COUNTRY,
        AnswerKind.CITY,
        AnswerKind.STATE,
        AnswerKind.PARTY,
        AnswerKind.NUMBER,
        AnswerKind.PERCENTAGE,
        AnswerKind.MONEY,
        AnswerKind.MULTIPLE,
        AnswerKind.DURATION,
        AnswerKind.YEAR,
        AnswerKind.WEEKDAY,
    }
)
_GAP = "1"


def write_true_statements(material: Material) -> Iterator[Draft]:
    """Yield facts as true statements."""
    for fact in _statable(material):
        text = material.wording.statement(fact)
        if text is None:
            material.dropped["unresolved reference"] += 1
            continue
        yield _draft(material, fact, text, TrueFalse(key=True), "true_statement", text, None, 1.0)


def write_false_statements(material: Material) -> Iterator[Draft]:
    """Yield facts with one name, number or time changed; never people where it could slander."""
    for asking in _replaceable(material):
        if asking.kind is AnswerKind.PERSON and is_sensitive(material.document, asking.fact.clause.span):
            material.dropped["defamatory pairing"] += 1
            continue
        found = material.distractors.find(asking, material.rng(asking.answer, "false"), 1)
        if not found or not _same_article(asking, found[0].text):
            continue
        text = _with(material, asking, found[0].text)
        if text is None:
            continue
        changed = Change(material.document.slice(asking.answer_tokens), found[0].text)
        yield _draft(
            material,
            asking.fact,
            text,
            TrueFalse(key=False, changed=changed),
            "false_statement",
            asking.answer,
            asking.kind,
            asking.confidence,
        )


def write_clozes(material: Material) -> Iterator[Draft]:
    """Yield facts with a gap where a name, number or time stands, and a bank of three to fill it."""
    for asking in _replaceable(material):
        found = material.distractors.find(asking, material.rng(asking.answer, "cloze"))
        if len(found) < 2:  # noqa: PLR2004 -- three options, see design
            continue
        if not all(_same_article(asking, d.text) for d in found):
            continue
        text = _with(material, asking, "{" + _GAP + "}")
        if text is None:
            continue
        said = material.document.slice(asking.answer_tokens)
        wrong = [(d.text, f"Laut Artikel: {said}.", d.source) for d in found]
        bank, _ = shuffled_options(material, text, said, wrong)
        accepted = tuple(dict.fromkeys((said, *asking.accepted)))
        interaction = Cloze(text, (Gap(_GAP, accepted),), bank)
        yield _draft(
            material,
            asking.fact,
            "Welche Angabe gehört in die Lücke?",
            interaction,
            "cloze",
            asking.answer,
            asking.kind,
            asking.confidence,
        )


def _statable(material: Material) -> Iterator[Fact]:
    for fact in material.facts:
        quoted = any(q.is_speech and q.first in fact.clause.span for q in material.document.quotations)
        if not fact.reported and not quoted and fact.arguments:
            yield fact


def _replaceable(material: Material) -> Iterator[Asking]:
    statable = {id(f) for f in _statable(material)}
    for asking in material.askings:
        if asking.kind in _REPLACEABLE and id(asking.fact) in statable and _is_plain(material, asking):
            yield asking


def _is_plain(material: Material, asking: Asking) -> bool:
    """Whether the tokens say the answer uninflected, so that another may stand in their place."""
    said = material.document.slice(asking.answer_tokens)
    if asking.referent is None:
        return said == asking.answer or asking.kind in {AnswerKind.YEAR, AnswerKind.WEEKDAY, AnswerKind.DURATION}
    return said == asking.answer or (asking.referent.is_person and asking.referent.name.endswith(" " + said))


def _same_article(asking: Asking, replacement: str) -> bool:
    """Whether both names take the same article or none: "Island" and "Norwegen", but not "die USA"."""
    if asking.referent is None or asking.referent.is_person:
        return True
    key, other = lookup(asking.answer), lookup(replacement)
    return key is not None and other is not None and key.article == other.article


def _with(material: Material, asking: Asking, replacement: str) -> str | None:
    first, *rest = list(asking.answer_tokens)
    return material.wording.statement(asking.fact, {first: replacement, **dict.fromkeys(rest, "")})


def _draft(
    material: Material,
    fact: Fact,
    stem: str,
    interaction: Interaction,
    writer: str,
    answer: str,
    kind: AnswerKind | None,
    sure: float,
) -> Draft:
    text = interaction.text if isinstance(interaction, Cloze) else stem
    item = Item(
        id=material.identifier(writer, text, answer),
        writer=writer,
        stem=stem,
        interaction=interaction,
        evidence=material.evidence(fact.evidence),
        explanation=f"Im Artikel steht: „{material.document.text[fact.sentence.start : fact.sentence.end]}“",
        fact=described(fact, material),
        confidence=round(fact.confidence * sure * material.references.confidence(fact.clause.span), 3),
    )
    return Draft(item, fact.sentence, answer, kind, importance(fact, material))
