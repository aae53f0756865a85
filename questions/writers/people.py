"""Who said it, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import AnswerKind
from questions.german.document import NameKind, Quotation, Sentence, Span
from questions.german.offices import is_office, needs_complement
from questions.items import Evidence, Item, SingleChoice
from questions.material import Material
from questions.referents import Referent
from questions.writers.draft import Draft, option_evidence, shuffled_options

_MIN_WORDS, _MAX_WORDS = 5, 28
_SURE = 0.6
_PAST = ("damalig", "ehemalig", "früher", "einstig", "designiert", "künftig", "neu", "scheidend", "blau", "rot", "grün")
_POINTING = frozenset({"PDS", "PDAT", "PAV", "PROAV", "KON"})  # what points back to words before the quotation
_OPEN = "„"
_CLOSE = "“"


def write_quotations(material: Material) -> Iterator[Draft]:
    """Yield "Wer sagte ...?" for every quotation with a known speaker and two other people to confuse them with."""
    people = material.referents.of_kind(NameKind.PERSON)
    for quotation in material.document.quotations:
        speaker = speaker_of(material, quotation)
        if speaker is None or not quotation.is_speech or quotation.confidence < _SURE:
            continue
        words = quoted_words(material, quotation)
        if words is None:
            material.dropped["quotation not clear alone"] += 1
            continue
        others = _distinct([p for p in people if p.name not in words and not _shares_name(p, speaker)])[:2]
        if len(others) < 2:  # noqa: PLR2004 -- three options, see design
            material.dropped["too few distractors"] += 1
            continue
        stem = f"Von wem stammt laut dem Artikel das Zitat {_OPEN}{words}{_CLOSE}?"
        sentence = material.document.sentence_of(quotation.first)
        proof = material.evidence(_sentences(material, quotation))
        yield _choice(
            material, stem, speaker, others, proof, sentence, quotation.first, "who_said", quotation.confidence
        )


def write_offices(material: Material) -> Iterator[Draft]:
    """Yield "Wer ist laut dem Artikel US-Außenminister?" for every office that one person in the article holds."""
    people = material.referents.of_kind(NameKind.PERSON)
    seen: set[str] = set()
    for person in people:
        for office in person.offices:
            title = office_title(material, office.span)
            if title is None or title in seen:
                continue
            seen.add(title)
            holders = [p for p in people if any(office_title(material, o.span) == title for o in p.offices)]
            others = _distinct([p for p in people if p is not person and _is_rival(material, person, p, title)])[:2]
            if len(holders) > 1 or len(others) < 2:  # noqa: PLR2004 -- three options, see design
                continue
            stem = f"Wer ist laut dem Artikel {title}?"
            sentence = material.document.sentence_of(office.noun)
            proof = material.evidence([sentence])
            yield _choice(material, stem, person, others, proof, sentence, office.noun, "office", 0.9)


def _shares_name(one: Referent, other: Referent) -> bool:
    """Whether two names may be one person's: "Aykut" and "Aykut Anhan"."""
    mine, theirs = set(one.name.split()), set(other.name.split())
    return mine <= theirs or theirs <= mine


def _distinct(people: list[Referent]) -> list[Referent]:
    """The people without those whose name is part of an earlier one's."""
    kept: list[Referent] = []
    for person in people:
        if not any(_shares_name(person, other) for other in kept):
            kept.append(person)
    return kept


def speaker_of(material: Material, quotation: Quotation) -> Referent | None:
    """Return the person who says a quotation, or None where the article does not name them."""
    if quotation.speaker is None:
        return None
    span = Span(*quotation.speaker)
    referent = material.referents.at(span)
    if referent is None:
        for index in span:
            reference = material.references.by_token.get(index)
            if reference is not None and reference.referent is not None:
                return reference.referent
    return referent if referent is not None and referent.is_person else None


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


def _sentences(material: Material, quotation: Quotation) -> list[Sentence]:
    document = material.document
    indexes = [quotation.first, quotation.last, *(quotation.speaker or ())]
    first = min(document.sentence_of(i).index for i in indexes)
    last = max(document.sentence_of(i).index for i in indexes)
    return list(document.sentences[first : last + 1])


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
