"""Who said it, and what somebody said: quotations and reported statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import NameKind, Span
from questions.german.morphology.phrases import decline
from questions.german.morphology.words import same_word
from questions.german.noun_classes import noun_class
from questions.german.prepositions import bare
from questions.items import Evidence, Item, SingleChoice
from questions.material import Material
from questions.references.referents import Referent
from questions.sayings import Saying, proving, said_by_bodies, sayings
from questions.writers.draft import (
    Draft,
    distinct_people,
    is_protagonist,
    option_evidence,
    shares_name,
    shuffled_options,
)

_OTHERS = 2  # three options, see design
_LENGTH_RATIO = 1.7
_BEFORE_PLACES = frozenset("in nach aus im provinz insel stadt region distrikt bezirk ort dorf".split())
_TOWARDS = frozenset({"zu", "an", "gegenüber"})
_FAMILIAR = frozenset("du dir dich dein deine deinen deinem deiner euch euer eure euren eurem eurer".split())
_MARKS = "„“‚‘,.!?:;"
_MIN_WORD = 4  # letters that tell something


@dataclass(frozen=True, slots=True)
class _Made:
    """What a question about a saying consists of; `heart` and `touches` as in Draft."""

    writer: str
    stem: str
    key: str
    heart: int
    confidence: float
    kind: AnswerKind
    touches: frozenset[int] = frozenset()


def write_speakers(material: Material) -> Iterator[Draft]:
    """Yield "Von wem stammt ...?" for what is said, with two other people of the article as wrong options."""
    people = [p for p in material.referents.of_kind(NameKind.PERSON) if _is_surely_person(material, p)]
    for saying in sayings(material):
        if _names(saying.words, saying.speaker):
            continue
        addressed = _addressed(material, saying, people)
        others = [p for p in people if not _names(saying.words, p) and not shares_name(p, saying.speaker)]
        others = [p for p in others if p not in addressed]
        chosen = distinct_people([p for p in others if material.is_wanted(p.name)])[:_OTHERS]
        if len(chosen) < _OTHERS:
            material.dropped["too few distractors"] += 1
            continue
        quoted = f"Von wem stammt laut dem Artikel das Zitat {saying.words}?"
        stem = quoted if saying.quoted else f"Wer sagte laut dem Artikel, {saying.words}?"
        wrong = [(p.name, f"Laut Artikel: {saying.speaker.name}.", "article") for p in chosen]
        mentions = {p.name: material.mention(p.mentions[0], "") for p in chosen}
        writer = "who_said" if saying.quoted else "who_reported"
        made = _Made(writer, stem, saying.speaker.name, saying.heart, saying.confidence, AnswerKind.PERSON)
        yield _draft(material, made, material.evidence(proving(material, saying)), wrong, mentions)


def write_bodies(material: Material) -> Iterator[Draft]:
    """Yield "Wer sagte laut dem Artikel, dass ...?" for what a body says, with other bodies of its kind."""
    for words, fact, told in said_by_bodies(material):
        asking = _asking(material, fact, told)
        if asking is None:
            continue
        stem = f"Wer sagte laut dem Artikel{':' if words.startswith('„') else ','} {words}?"
        found = material.distractors.find(asking, material.rng(stem, "distractors"))
        if len(found) < _OTHERS:
            material.dropped["too few distractors"] += 1
            continue
        wrong = [(d.text, f"Laut Artikel: {asking.answer}.", d.source) for d in found]
        mentions = {d.text: material.mention(d.mention, "") for d in found if d.mention is not None}
        proof = material.evidence(fact.evidence)
        made = _Made("who_reported", stem, asking.answer, fact.heart, fact.confidence, AnswerKind.BODY)
        yield _draft(material, made, proof, wrong, mentions)


def _asking(material: Material, fact: Fact, told: Span) -> Asking | None:
    """Ask for the body that something is attributed to, where it is the subject of a verb of saying."""
    subjects = [c for clause in material.document.clauses for c in clause.all_with("subject")]
    speaker = next((c for c in subjects if c.head in told), None)
    if speaker is None or noun_class(material.document.tokens[speaker.head].lemma) != "body":
        return None
    phrase = decline(material.document.words(told), "Nom")
    if phrase is None or material.references.unresolved(told):
        return None
    argument = Argument(Role.SUBJECT, speaker)
    return Asking(fact, argument, "wer", phrase, AnswerKind.BODY, (), told, singular=True, case="Nom")


def write_statements_of(material: Material) -> Iterator[Draft]:
    """Yield "Welche Aussage stammt laut dem Artikel von ...?" where two statements of others are about other things."""
    found = list(sayings(material))
    asked: set[str] = set()
    for saying in found:
        name = saying.speaker.name
        if name in asked or _names(saying.words, saying.speaker):
            continue
        others = [
            s
            for s in found
            if s.quoted is saying.quoted and not shares_name(s.speaker, saying.speaker) and _alike(s, saying)
        ]
        chosen = _apart([saying, *others])[1 : _OTHERS + 1]
        if len(chosen) < _OTHERS:
            continue
        asked.add(name)
        quoted = f"Welches Zitat stammt laut dem Artikel von {name}?"
        stem = quoted if saying.quoted else f"Was sagte {name} laut dem Artikel?"
        wrong = [(s.words, f"Laut Artikel von {s.speaker.name}.", "article") for s in chosen]
        mentions = {s.words: material.mention(s.place, "") for s in chosen}
        touches = frozenset(s.heart for s in chosen)
        made = _Made("said_what", stem, saying.words, saying.heart, saying.confidence, AnswerKind.CONTENT, touches)
        yield _draft(material, made, material.evidence(proving(material, saying)), wrong, mentions)


def _addressed(material: Material, saying: Saying, people: Sequence[Referent]) -> list[Referent]:
    """Return whom somebody may speak to: who is named as hearer, and whoever the article is about, where it is "du"."""
    hearers = [
        c.span
        for clause in material.document.clauses
        if saying.told.first in clause.span
        for c in clause.constituents
        if c.function == "indirect" or bare(c.preposition or "") in _TOWARDS
    ]
    found = [p for p in people if any(m.first in span for m in p.mentions for span in hearers)]
    familiar = any(word.strip(_MARKS).lower() in _FAMILIAR for word in saying.words.split())
    return [*found, *(p for p in people if familiar and is_protagonist(material, p.name))]


def _is_surely_person(material: Material, referent: Referent) -> bool:
    """Whether a name is a person's: it has a first name that is known, an office, or does something in a clause."""
    if referent.gender or referent.offices:
        return True
    subjects = [c for clause in material.document.clauses for c in clause.all_with("subject")]
    acting = any(c.head in m or c.head + 1 == m.first for c in subjects for m in referent.mentions)
    before = [material.document.tokens[m.first - 1].text for m in referent.mentions if m.first]
    return acting and " " in referent.name and not any(word.lower() in _BEFORE_PLACES for word in before)


def _names(words: str, person: Referent) -> bool:
    """Whether words hold a part of a person's name."""
    return any(part in words for part in person.name.split() if len(part) >= _MIN_WORD)


def _alike(one: Saying, other: Saying) -> bool:
    """Whether two statements are of about one length and neither names the other's speaker."""
    shorter, longer = sorted((len(one.words), len(other.words)))
    return longer <= _LENGTH_RATIO * shorter and not _names(one.words, other.speaker)


def _apart(found: Sequence[Saying]) -> list[Saying]:
    """Leave out statements that share two telling words with an earlier one, as they may say the same."""
    kept: list[Saying] = []
    for saying in found:
        if all(_shared(saying.words, other.words) < 2 for other in kept):  # noqa: PLR2004 -- one may be the topic
            kept.append(saying)
    return kept


def _shared(one: str, other: str) -> int:
    mine, others = ({w.strip("„“,.!?") for w in text.split() if w[:1].isupper()} for text in (one, other))
    return sum(any(same_word(a, b) for b in others) for a in mine if len(a) >= _MIN_WORD)


def _draft(
    material: Material,
    made: _Made,
    proof: tuple[Evidence, ...],
    wrong: Sequence[tuple[str, str, str]],
    mentions: dict[str, Evidence],
) -> Draft:
    options, key_id = shuffled_options(material, made.stem, made.key, wrong)
    item = Item(
        id=material.identifier(made.writer, made.stem, made.key),
        writer=made.writer,
        stem=made.stem,
        interaction=SingleChoice(options, key_id),
        evidence=(*proof, *option_evidence(options, mentions)),
        explanation=f"Im Artikel steht: „{proof[0].text}“",
        fact={"kind": made.writer, "predicate": "", "roles": {"subject": made.key}},
        confidence=round(made.confidence, 3),
    )
    sentence = material.document.sentence_of(made.heart)
    weight = 0.4 + 0.4 * (1 - sentence.start / max(1, len(material.document.text)))
    return Draft(item, sentence, made.heart, made.key, made.kind, weight, made.touches)
