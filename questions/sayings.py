"""What somebody says, in quotation marks or reported, and who: what who-said-it questions are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.articles import BlockKind
from questions.facts.fact import Fact, Role
from questions.facts.sources import person_named
from questions.german.document import Quotation, Sentence, Span, Token
from questions.german.offices import is_role, role_gender
from questions.material import Material
from questions.references.referents import Referent

_MIN_WORDS, _MAX_WORDS = 5, 28
_FEW_LAST = 2  # words behind the last comma: "dass er der Mann, der das getan hat, ist"
_SURE = 0.6
_SURE_QUOTED = 0.65
_NEAR = 3  # sentences in which "der Minister" has been named
_POINTING = frozenset({"PDS", "PDAT", "PAV", "PROAV", "KON"})  # what points back to words before the quotation
_OPEN, _CLOSE = "„", "“"


@dataclass(frozen=True, slots=True)
class Saying:
    """Words with their speaker: `quoted` tells a quotation („...“) from a report ("dass ...").

    `heart` is the token that tells it from others, `place` where the words stand, `told` where the speaker is named.
    """

    words: str
    speaker: Referent
    heart: int
    place: Span
    told: Span
    confidence: float
    quoted: bool = False


def sayings(material: Material) -> Iterator[Saying]:
    """Yield what people say in an article, in text order: quotations first, then what else they say."""
    verbatim: list[str] = []
    for quotation in material.document.quotations:
        speaker = speaker_of(material, quotation)
        if speaker is None or quotation.speaker is None or quotation.confidence < _SURE_QUOTED:
            continue
        words = quoted_words(material, quotation) if quotation.is_speech else None
        if words is None:
            material.dropped["quotation not clear alone"] += 1
            continue
        verbatim.append(words)
        place, told = Span(quotation.first, quotation.last), Span(*quotation.speaker)
        text = f"{_OPEN}{words}{_CLOSE}"
        yield Saying(text, speaker, quotation.first, place, told, quotation.confidence, quoted=True)
    for fact in material.facts:
        saying = _reported(material, fact)
        sentence = " ".join(material.document.text[fact.sentence.start : fact.sentence.end].split())
        if saying is not None and not any(words in sentence for words in verbatim):
            yield saying


def said_by_bodies(material: Material) -> Iterator[tuple[str, Fact, Span]]:
    """Yield what the article lets say by other than people it names: the words, their fact and the speaker's tokens."""
    for fact in material.facts:
        source, words = fact.attribution, reported_words(material, fact)
        if source is not None and words is not None and source.confidence >= _SURE:
            yield words, fact, source.proof
    for quotation in material.document.quotations:
        words = quoted_words(material, quotation) if quotation.is_speech and quotation.speaker is not None else None
        if words is None or quotation.speaker is None or quotation.confidence < _SURE_QUOTED:
            continue
        saying = next((c for c in material.document.clauses if quotation.speaker[0] in c.span), None)
        sentence = material.document.sentence_of(quotation.first)
        if saying is not None and speaker_of(material, quotation) is None:
            place = (BlockKind.PARAGRAPH, 0.0)
            told = Fact(saying, sentence, (), (sentence,), *place, reported=True, confidence=quotation.confidence)
            yield f"{_OPEN}{words}{_CLOSE}", told, Span(*quotation.speaker)


def _reported(material: Material, fact: Fact) -> Saying | None:
    """Return a fact in the Konjunktiv as what a person says, or None where it is no clear statement."""
    source = fact.attribution
    speaker = next((r for r in material.referents.all if source is not None and r.name == source.source), None)
    words = reported_words(material, fact)
    if source is None or speaker is None or words is None or not speaker.is_person or source.confidence < _SURE:
        return None
    return Saying(words, speaker, fact.heart, fact.clause.span, source.proof, fact.confidence)


def reported_words(material: Material, fact: Fact) -> str | None:
    """Return a fact that is somebody's words as a dass-clause, or None where it is too short or long to be told by."""
    indirect = (fact.clause.mood or "").startswith("subjunctive")
    if fact.first(Role.SUBJECT) is None or not (indirect or _is_quoted_plainly(material, fact)):
        return None
    words = material.wording.subordinate(fact, "dass")
    if words is None or not _MIN_WORDS <= len(words.split()) <= _MAX_WORDS:
        return None
    torn = "," in words and len(words.rpartition(",")[2].split()) <= _FEW_LAST
    return None if torn and not indirect else words


def _is_quoted_plainly(material: Material, fact: Fact) -> bool:
    """Whether a clause is somebody's in the words of the article: "Das Gesetz schadet allen", sagt Rita Moll.

    What only stands beside somebody's words may be told as theirs, but nobody is asked who said so.
    """
    source = fact.attribution
    inside = any(fact.clause.span.first in Span(q.first, q.last) for q in material.document.quotations)
    told = source is not None and (source.cue is not None or inside)
    return fact.reported and told and material.wording.statement(fact) is not None


def speaker_of(material: Material, quotation: Quotation) -> Referent | None:
    """Return the person who says a quotation, or None where the article does not name them."""
    if quotation.speaker is None:
        return None
    span = Span(*quotation.speaker)
    person = person_named(material.document, material.referents, span)
    if person is not None:
        return person
    if any((r := material.referents.by_token.get(i)) is not None and r.is_person for i in span):
        return None
    for index in span:
        reference = material.references.by_token.get(index)
        if reference is not None and reference.referent is not None:
            return reference.referent
    return _by_role(material, material.document.words(span))


def _by_role(material: Material, words: tuple[Token, ...]) -> Referent | None:
    """Return whom "der CDU-Politiker" means: the one person of that gender named shortly before."""
    noun = words[-1]
    if len(words) > len(("der", "junge", "Chef")) or not words[0].has(Definite="Def") or not is_role(noun.text):
        return None
    sentence = material.document.sentence_of(noun.index)
    first = material.document.sentences[max(0, sentence.index - _NEAR)].first
    near = {r.name: r for i in range(first, noun.index) if (r := _person_at(material, i)) is not None}
    gender = role_gender(noun.text)
    if len(near) != 1 or gender is None:
        return None
    person = next(iter(near.values()))
    return person if person.gender == gender else None


def _person_at(material: Material, index: int) -> Referent | None:
    reference = material.references.by_token.get(index)
    found = material.referents.by_token.get(index) or (reference.referent if reference is not None else None)
    return found if found is not None and found.is_person else None


def quoted_words(material: Material, quotation: Quotation) -> str | None:
    """Return the first quoted sentence that makes sense alone, without marks; None where there is none."""
    document = material.document
    inside = range(quotation.first + 1, quotation.last)
    for sentence in document.sentences[
        document.sentence_of(quotation.first).index : document.sentence_of(quotation.last).index + 1
    ]:
        tokens = [document.tokens[i] for i in range(sentence.first, sentence.last + 1) if i in inside]
        words = [t for t in tokens if t.upos != "PUNCT"]
        if not _MIN_WORDS <= len(words) <= _MAX_WORDS or not any(t.has(VerbForm="Fin") for t in words):
            continue
        if not words[0].text[:1].isupper() or words[0].tag in _POINTING or words[-1].index + 3 < tokens[-1].index:
            continue
        text = document.text[tokens[0].start : tokens[-1].end].rstrip(",. ")
        return " ".join(text.replace(_OPEN, "‚").replace(_CLOSE, "‘").replace('"', "").split())
    return None


def proving(material: Material, saying: Saying) -> list[Sentence]:
    """Return the sentences from the words to whoever says them."""
    indexes = [saying.place.first, saying.place.last, saying.told.first]
    places = [material.document.sentence_of(i).index for i in indexes]
    return list(material.document.sentences[min(places) : max(places) + 1])
