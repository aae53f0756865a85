"""What followed from what: "sodass" within a sentence, "deshalb" between two."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.statements import statable
from questions.german.document import Constituent, Document, Sentence, Span
from questions.items import Item, SingleChoice
from questions.material import Material
from questions.writers.draft import Draft, described, importance, option_evidence, shuffled_options
from questions.writers.stems import stem_of

_THEREFORE = frozenset({"deshalb", "deswegen", "daher", "darum"})
_SURE = 0.9
_MOST_LETTERS = 140


def write_results(material: Material) -> Iterator[Draft]:
    """Yield "Welche Folge hatte es, dass der Fluss über die Ufer trat?" for a clause with "sodass"."""
    for fact in statable(material):
        result = fact.first(Role.RESULT) or _apart(material.document, fact)
        if result is None or fact.attribution is not None or fact.negated(material.document):
            continue
        cause = material.wording.subordinate(fact, "dass", without=(result,))
        answer = material.wording.argument(result).removeprefix("so").strip()
        if (
            cause is None
            or not answer.startswith("dass ")
            or material.wording.phrases.references.unresolved(result.span)
        ):
            continue
        stem = f"Welche Folge hatte es laut dem Artikel, {cause}?"
        asking = Asking(fact, result, "", answer, AnswerKind.CONTENT, (result,), result.span, confidence=_SURE)
        yield from _choice(material, asking, stem, "result", (fact.sentence,))


def _apart(document: Document, fact: Fact) -> Argument | None:
    """The clause with "so dass" in two words behind a fact, which no verb governs."""
    for clause in document.clauses:
        opener = clause.introducer
        if opener is None or document.tokens[opener].text != "dass" or document.tokens[opener - 1].text != "so":
            continue
        behind = fact.heart < opener <= fact.sentence.last and document.tokens[opener - 2].text == ","
        between = [c for c in document.clauses if c.finite is not None and fact.heart < c.finite < opener]
        if behind and not between and document.tokens[clause.span.last + 1].text in {".", ";", "!"}:
            span = Span(opener, clause.span.last)
            return Argument(Role.RESULT, Constituent(span, opener, "clause", None, None, _SURE), introducer="sodass")
    return None


def write_therefore(material: Material) -> Iterator[Draft]:
    """Yield "Warum fordert der Verein neue Schutzgebiete?" where "deshalb" points to the one fact before."""
    for fact in statable(material):
        adverb = next((a for a in fact.arguments if _points_back(material, a)), None)
        reason = _fact_before(material, fact) if adverb is not None else None
        if adverb is None or reason is None or fact.attribution is not None:
            continue
        answer = material.wording.subordinate(reason, "weil")
        if answer is None or len(answer) > _MOST_LETTERS:
            continue
        whole = Constituent(reason.clause.span, reason.heart, "clause", None, None, 1.0)
        argument = Argument(Role.REASON, whole, introducer="weil")
        sure = _SURE * material.certainty(reason)
        asking = Asking(
            fact, argument, "warum", answer, AnswerKind.REASON, (adverb,), reason.clause.span, confidence=sure
        )
        stem = stem_of(material, asking)
        if stem is not None:
            yield from _choice(material, asking, stem, "therefore", (reason.sentence, fact.sentence))


def _points_back(material: Material, argument: Argument) -> bool:
    words = [t.text.lower() for t in material.document.words(argument.span)]
    return len(words) == 1 and words[0] in _THEREFORE


def _fact_before(material: Material, fact: Fact) -> Fact | None:
    """The only fact of the sentence before in the same paragraph, where that is one plain main clause."""
    document = material.document
    if fact.sentence.index == 0:
        return None
    before = document.sentences[fact.sentence.index - 1]
    if "\n\n" in document.text[before.end : fact.sentence.start]:
        return None
    found = [f for f in material.facts if f.sentence is before]
    finite = [c for c in document.clauses if c.finite is not None and before.first <= c.finite <= before.last]
    if len(found) != 1 or len(finite) != 1 or found[0].reported or any(a.introducer for a in fact.arguments):
        return None
    return found[0]


def _choice(material: Material, asking: Asking, stem: str, writer: str, proof: tuple[Sentence, ...]) -> Iterator[Draft]:
    fact = asking.fact
    found = material.distractors.find(asking, material.rng(stem, "distractors"))
    if len(found) < 2:  # noqa: PLR2004 -- three options, see design
        material.dropped["too few distractors"] += 1
        return
    wrong = [(d.text, f"Laut Artikel: {asking.answer}.", d.source) for d in found]
    options, key = shuffled_options(material, stem, asking.answer, wrong)
    mentions = {d.text: material.mention(d.mention, "") for d in found if d.mention is not None}
    item = Item(
        id=material.identifier(writer, stem, asking.answer),
        writer=writer,
        stem=stem,
        interaction=SingleChoice(options, key),
        evidence=(*material.evidence(proof), *option_evidence(options, mentions)),
        explanation=" ".join(material.explanation(sentence) for sentence in proof),
        fact=described(fact, material),
        confidence=round(material.certainty(fact) * asking.confidence, 3),
    )
    touches = frozenset(f.heart for f in material.facts if f.sentence in proof)
    yield Draft(item, fact.sentence, fact.heart, asking.answer, asking.kind, importance(fact, material), touches)
