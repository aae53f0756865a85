"""Matching: who holds which office, and who said what, where the article names at least three of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.asking import AnswerKind
from questions.german.document import NameKind, Sentence, Span
from questions.german.offices import role_gender
from questions.items import Item, Matching
from questions.material import Material
from questions.references.referents import Referent
from questions.sayings import quoted_words, speaker_of
from questions.writers.draft import Draft, shuffled
from questions.writers.people import office_title

_LEAST, _MOST = 3, 4
_SURE = 0.6
_OFFICES = "Wer hat laut dem Artikel welches Amt?"
_QUOTATIONS = "Von wem stammt laut dem Artikel welches Zitat?"
_MOST_LETTERS = 140
_PAST = frozenset({"ex", "alt", "vize"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A prompt with the person or office that belongs to it, the token where the article says so, and how surely."""

    prompt: str
    choice: str
    heart: int
    proof: Span
    confidence: float


def write_office_matches(material: Material) -> Iterator[Draft]:
    """Yield the people of the article to assign to their offices."""
    pairs = _of_one_gender(_apart(list(_holders(material))))
    if len(pairs) >= _LEAST:
        yield _draft(material, "offices", _OFFICES, pairs[:_MOST])


def write_quotation_matches(material: Material) -> Iterator[Draft]:
    """Yield quotations of the article to assign to their speakers."""
    pairs = {p.choice: p for p in reversed(list(_sayings(material)))}  # each speaker's first
    chosen = sorted(pairs.values(), key=lambda p: p.heart)
    if len(chosen) >= _LEAST:
        yield _draft(material, "quotations", _QUOTATIONS, chosen[:_MOST])


def _holders(material: Material) -> Iterator[_Pair]:
    for person in material.referents.of_kind(NameKind.PERSON):
        titles = {office_title(material, o.span): o for o in person.offices}
        named = [(title, office) for title, office in titles.items() if title is not None]
        if len(titles) == 1 and named and " " in person.name:
            title, office = named[0]
            if _is_past_or_praise(material, office.span):
                continue
            yield _Pair(person.name, title[:1].upper() + title[1:], office.noun, person.mentions[0], 0.9)


def _is_past_or_praise(material: Material, span: Span) -> bool:
    """Whether the office is a former one or comes with an adjective that says more than whence: "renommierter"."""
    words = material.document.words(span)
    past = any(part in _PAST for t in words for part in t.text.casefold().split("-"))
    return past or any(t.tag == "ADJA" and t.text.islower() and "isch" not in t.text for t in words)


def _apart(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Leave out the offices that two people hold, or that another's covers: every Außenminister is a Minister."""
    offices = Counter(p.choice.casefold() for p in pairs)
    apart = [p for p in pairs if offices[p.choice.casefold()] == 1]
    return [p for p in apart if not any(o is not p and _cover(p.choice, o.choice) for o in apart)]


def _of_one_gender(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the larger of the women's and the men's offices, whose forms would else tell who is who."""
    women = [
        p for p in pairs if role_gender(p.choice.split()[0]) == "Fem" or role_gender(p.choice.split()[-1]) == "Fem"
    ]
    men = [p for p in pairs if p not in women]
    return max(men, women, key=len)


def _cover(one: str, other: str) -> bool:
    """Whether one office may be part of the other: "Ministerin" and "Außenminister"."""
    masculine = [office.casefold().replace("innen", "").split() for office in (one, other)]
    mine, others = ([word.removesuffix("in") for word in words] for words in masculine)
    return any(a.endswith(b) or b.endswith(a) for a in mine for b in others if min(len(a), len(b)) > _LEAST)


def _sayings(material: Material) -> Iterator[_Pair]:
    for quotation in material.document.quotations:
        speaker = speaker_of(material, quotation)
        if speaker is None or not quotation.is_speech or quotation.confidence < _SURE:
            continue
        words = quoted_words(material, quotation)
        if words is None or len(words) > _MOST_LETTERS or _names_somebody(material, words):
            continue
        span = Span(quotation.first, quotation.last)
        yield _Pair(f"„{words}“", speaker.name, quotation.first, span, quotation.confidence)


def _names_somebody(material: Material, words: str) -> bool:
    """Whether the quotation names one of those it could be from."""
    people: tuple[Referent, ...] = material.referents.of_kind(NameKind.PERSON)
    return any(person.name.rsplit(" ", 1)[-1] in words for person in people)


def _draft(material: Material, writer: str, stem: str, pairs: Sequence[_Pair]) -> Draft:
    prompts, prompt_ids = shuffled(material, stem, [(p.prompt, None, None) for p in pairs], "p")
    choices, choice_ids = shuffled(material, f"{stem} =", [(p.choice, None, None) for p in pairs], "c")
    choice_of = dict(zip(prompt_ids, choice_ids, strict=True))
    sentences = _sentences(material, pairs)
    item = Item(
        id=material.identifier(writer, stem, *(p.prompt for p in pairs)),
        writer=writer,
        stem=stem,
        interaction=Matching(prompts, choices, tuple((p.id, choice_of[p.id]) for p in prompts)),
        evidence=material.evidence(sentences),
        explanation="; ".join(f"{p.prompt}: {p.choice}" for p in pairs) + ".",
        fact={"kind": writer, "predicate": "", "roles": {"subject": ", ".join(p.prompt for p in pairs)}},
        confidence=round(min(p.confidence for p in pairs), 3),
    )
    answer = "; ".join(p.choice for p in pairs)
    touches = frozenset(p.heart for p in pairs)
    return Draft(item, sentences[0], pairs[0].heart, answer, AnswerKind.PERSON, 0.5, touches)


def _sentences(material: Material, pairs: Sequence[_Pair]) -> list[Sentence]:
    """The sentences that prove the pairs, in text order."""
    document = material.document
    tokens = [i for p in pairs for i in (p.heart, p.proof.first, p.proof.last)]
    return [document.sentences[i] for i in sorted({document.sentence_of(t).index for t in tokens})]
