"""Who holds which office."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import AnswerKind
from questions.german.document import NameKind, Sentence, Span
from questions.german.gazetteer import lookup
from questions.german.gazetteer.adjectives import country_of
from questions.german.offices import is_office, needs_complement
from questions.items import Evidence, Item, SingleChoice
from questions.material import Material
from questions.references.referents import Referent
from questions.writers.draft import Draft, distinct_people, option_evidence, shuffled_options

_KNOWN_TO_ALL = frozenset(
    """us-präsident us-präsidentin bundeskanzler bundeskanzlerin kremlchef papst russischer-präsident
    französischer-präsident amerikanischer-präsident ukrainischer-präsident türkischer-präsident""".split()
)
_HEADS_OF_STATE = (
    "präsident", "premier", "premierminister", "ministerpräsident", "kanzler", "regierungschef", "staatschef", "könig"
)  # fmt: skip
_PAST = ("damalig", "ehemalig", "früher", "einstig", "designiert", "künftig", "neu", "scheidend", "blau", "rot", "grün")
_PRAISING = (
    "renommiert", "bekannt", "berühmt", "prominent", "langjährig", "erfahren", "umstritten", "beliebt", "populär",
    "mächtig", "jung", "amtierend", "zuständig", "einflussreich", "angesehen",
)  # fmt: skip
"""Adjectives that tell what is thought of somebody, and are no part of the office."""


def write_offices(material: Material) -> Iterator[Draft]:
    """Yield "Wer ist laut dem Artikel US-Außenminister?" for every office that one person in the article holds."""
    people = material.referents.of_kind(NameKind.PERSON)
    seen: set[str] = set()
    for person in people:
        for office in person.offices:
            title = office_title(material, office.span)
            if title is None or title in seen or _is_known_to_all(title):
                continue
            seen.add(title)
            holders = [p for p in people if any(office_title(material, o.span) == title for o in p.offices)]
            rivals = [p for p in people if p is not person and _is_rival(material, person, p, title)]
            others = distinct_people([p for p in rivals if material.is_wanted(p.name)])[:2]
            if len(holders) > 1 or len(others) < 2:  # noqa: PLR2004 -- three options, see design
                continue
            stem = f"Wer ist laut dem Artikel {title}?"
            sentence = material.document.sentence_of(office.noun)
            proof = material.evidence([sentence])
            yield _choice(material, stem, person, others, proof, sentence, office.noun, "office", 0.9)


def _is_known_to_all(title: str) -> bool:
    """Whether an office is that of a country's head, whose name and nation give the answer away: "Italiens Premier"."""
    words = title.split()
    if title.lower().replace(" ", "-") in _KNOWN_TO_ALL:
        return True
    noun = words[-1].lower().removesuffix("in")
    national = any(country_of(w) is not None or lookup(w.removesuffix("s")) is not None for w in words[:-1])
    return national and noun.removeprefix("staats").endswith(_HEADS_OF_STATE)


def _is_rival(material: Material, person: Referent, other: Referent, title: str) -> bool:
    """Whether another person could be thought to hold an office: they hold one, of that gender, but not the same."""
    titles = [office_title(material, o.span) for o in other.offices]
    held = [t for t in titles if t is not None]
    same = any(word in t for t in held for word in title.split()[-1:])
    return bool(held) and not same and other.gender == person.gender


def office_title(material: Material, span: Span) -> str | None:
    """Return an office in the nominative without article: "russischer Präsident"."""
    noun = material.document.tokens[span.last]
    if not is_office(noun.text) or (len(span) == 1 and needs_complement(noun.text)):
        return None
    if any(t.lemma.lower().startswith(_PAST) for t in material.document.words(span)):
        return None
    words: list[str] = []
    for token in material.document.words(span):
        if token.upos == "NOUN":
            words.append(token.lemma if token.lemma[:1].isupper() else token.text)
        elif token.tag == "ADJA" and token.lemma.lower().startswith(_PRAISING):
            continue
        elif token.tag == "ADJA":
            noun = material.document.tokens[span.last]
            ending = {"Masc": "er", "Fem": "e"}.get(noun.feats.get("Gender", ""))
            if ending is None or not token.text.endswith(("e", "en", "er", "em", "es")):
                return None
            stem = token.text.removesuffix("e") if token.text.endswith("e") else token.text[:-2]
            words.append(stem + ending)
        else:
            words.append(token.text)
    return " ".join(words)


def _choice(  # noqa: PLR0913, PLR0917 -- all of what an item is made of
    material: Material,
    stem: str,
    key: Referent,
    others: list[Referent],
    proof: tuple[Evidence, ...],
    sentence: Sentence,
    heart: int,
    writer: str,
    confidence: float,
) -> Draft:
    wrong = [(p.name, f"Laut Artikel: {key.name}.", "article") for p in others]
    options, key_id = shuffled_options(material, stem, key.name, wrong)
    mentions = {p.name: material.mention(p.mentions[0], "") for p in others}
    item = Item(
        id=material.identifier(writer, stem, key.name),
        writer=writer,
        stem=stem,
        interaction=SingleChoice(options, key_id),
        evidence=(*proof, *option_evidence(options, mentions)),
        explanation=f"Im Artikel steht: „{proof[0].text}“",
        fact={"kind": writer, "predicate": "", "roles": {"subject": key.name}},
        confidence=round(confidence, 3),
    )
    weight = 0.4 + 0.4 * (1 - sentence.start / max(1, len(material.document.text)))
    return Draft(item, sentence, heart, key.name, AnswerKind.PERSON, weight)
