"""Whom and what the article names: mentions of one person, place or body gathered under its fullest name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questions.german.document import Document, Name, NameKind, Span, Token
from questions.german.epithet_nouns import takes_any_company
from questions.german.first_names import first_name_gender
from questions.german.gazetteer import Entity, lookup
from questions.german.nationals import is_national
from questions.german.offices import TITLES, is_role, role_gender

_SURE = 0.5
_OFFICE_WINDOW = 4


@dataclass(frozen=True, slots=True)
class Office:
    """What the article says somebody is, directly before or behind the name: "russische Präsident" by token span."""

    span: Span
    noun: int


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody or something that the article names.

    `name` is the fullest form without genitive ending; `mentions` are token spans in text order; `gender` is "Masc",
    "Fem" or None where the article does not tell; `known` is what the gazetteer has on it.
    """

    name: str
    kind: NameKind
    mentions: tuple[Span, ...]
    gender: str | None = None
    known: Entity | None = None
    offices: tuple[Office, ...] = ()

    @property
    def is_place(self) -> bool:
        """Whether the referent is a known place."""
        return self.known is not None and self.known.is_place

    @property
    def is_person(self) -> bool:
        """Whether the referent is a person."""
        return self.kind is NameKind.PERSON


@dataclass(frozen=True, slots=True)
class Referents:
    """All referents of a document, most mentioned first, and the way from a token to its referent."""

    all: tuple[Referent, ...]
    by_token: Mapping[int, Referent]

    def at(self, span: Iterable[int]) -> Referent | None:
        """Return the referent named within the tokens, where there is exactly one."""
        found = {id(r): r for r in (self.by_token.get(i) for i in span) if r is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def of_kind(self, kind: NameKind) -> tuple[Referent, ...]:
        """The referents of one kind, most mentioned first."""
        return tuple(r for r in self.all if r.kind is kind)


def find_referents(document: Document) -> Referents:
    """Gather the names of a document into referents: by equal base form, and persons by their family name."""
    bases = _base_forms(document)
    groups: dict[str, list[Name]] = defaultdict(list)
    bodies = _of_bodies(document, bases)
    fuller = _first_names(document, bases) | _family_names(document, bases)
    fuller = {short: full for short, full in fuller.items() if short not in bodies}
    same = _short_forms(document, bases)
    together = _run_together(document, bases)
    for name in document.names:
        base = bases[name]
        if name.probability < _SURE or base in together:
            continue
        base = fuller.get(base, base)
        groups[same.get(base, base)].append(name)
    referents = [_referent(document, full, names) for full, names in groups.items()]
    referents.sort(key=lambda r: (-len(r.mentions), r.mentions[0].first))
    by_token = {index: r for r in referents for span in r.mentions for index in span}
    return Referents(tuple(referents), by_token)


def _base_forms(document: Document) -> dict[Name, str]:
    """Return each name's text without title and genitive ending."""
    plain = {_text(document, name) for name in document.names}
    return {name: _without_genitive(document, name, plain) for name in document.names}


def _text(document: Document, name: Name) -> str:
    words = document.tokens[name.first : name.last + 1]
    while len(words) > 1 and (words[0].text in TITLES or is_national(words[0].text)):
        words = words[1:]
    return " ".join(document.text[words[0].start : words[-1].end].split())


def _without_genitive(document: Document, name: Name, plain: set[str]) -> str:
    """Drop the genitive -s where the text, the gazetteer or the form itself shows it to be an ending."""
    text = _text(document, name)
    last = document.tokens[name.last]
    shorter = text.removesuffix("'").removesuffix("’") if text.endswith(("'", "’")) else text[:-1]
    if not text.endswith(("s", "'", "’")) or len(shorter) < 3:  # noqa: PLR2004 -- no name is shorter
        return text
    family = shorter.rsplit(" ", 1)[-1]
    seen_bare = shorter in plain or any(other.endswith(" " + family) for other in plain)
    if seen_bare or (lookup(shorter) is not None and lookup(text) is None):
        return shorter
    if last.has(Case="Gen") and lookup(text) is None and not text.endswith("ss"):
        return shorter
    return text


def _run_together(document: Document, bases: Mapping[Name, str]) -> set[str]:
    """The names that are two people's family names in a row: "forderte | Kurz Van Aken | auf"."""
    people = {bases[name] for name in document.names if name.kind is NameKind.PERSON}
    found: set[str] = set()
    for base in people:
        words = base.split()
        families = {other.partition(" ")[2] for other in people if other != base}
        alone = {other for other in people if " " not in other and first_name_gender(other) is None}
        halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
        if any(one in families | alone and other in families for one, other in halves):
            found.add(base)
    return found


def _family_names(document: Document, bases: Mapping[Name, str]) -> dict[str, str]:
    """Map a family name alone to the one full name that ends in it; two bearers of one name stay apart."""
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for name in document.names:
        base = bases[name]
        if name.kind is NameKind.PERSON and " " in base:
            full[base.rsplit(" ", 1)[-1]][base] += 1
    return {family: next(iter(names)) for family, names in full.items() if len(names) == 1}


def _of_bodies(document: Document, bases: Mapping[Name, str]) -> set[str]:
    """The names that mostly stand for no person, or behind "Firma": a firm may bear its founder's family name."""
    people: dict[str, Counter[bool]] = defaultdict(Counter)
    found: set[str] = set()
    for name in document.names:
        people[bases[name]][name.kind is NameKind.PERSON] += 1
        if name.first and takes_any_company(document.tokens[name.first - 1].lemma):
            found.add(bases[name])
    return found | {base for base, counts in people.items() if counts[False] > counts[True]}


def _first_names(document: Document, bases: Mapping[Name, str]) -> dict[str, str]:
    """Map a first name alone to the one full name that begins with it: "Aykut" is "Aykut Anhan"."""
    people = {bases[name] for name in document.names if name.kind is NameKind.PERSON}
    full: dict[str, set[str]] = defaultdict(set)
    for base in people:
        if " " in base:
            full[base.split(" ", 1)[0]].add(base)
    return {first: next(iter(names)) for first, names in full.items() if len(names) == 1 and first in people}


def _short_forms(document: Document, bases: Mapping[Name, str]) -> dict[str, str]:
    """Map the rarer to the commoner of two names that brackets set equal: "Federal Reserve (Fed)"."""
    counts = Counter(bases.values())
    by_first = {name.first: name for name in document.names}
    found: dict[str, str] = {}
    for name in document.names:
        behind = by_first.get(name.last + 2)
        if behind is None or behind.last + 1 >= len(document.tokens):
            continue
        bracketed = document.tokens[name.last + 1].text == "(" and document.tokens[behind.last + 1].text == ")"
        long, short = bases[name], bases[behind]
        if bracketed and long != short and NameKind.PERSON not in {name.kind, behind.kind} and _shortens(short, long):
            rare, common = sorted((long, short), key=lambda base: counts[base])
            found[rare] = common
    return {rare: common for rare, common in found.items() if common not in found}


def _shortens(short: str, long: str) -> bool:
    """Whether the letters of a short form stand in this order in the long one, and open it."""
    letters = iter(long.casefold())
    return short[:1].casefold() == long[:1].casefold() and all(letter in letters for letter in short.casefold())


def _referent(document: Document, full: str, names: list[Name]) -> Referent:
    kinds: Counter[NameKind] = Counter()
    for name in names:
        kinds[name.kind] += 1
    kind = kinds.most_common(1)[0][0]
    known = lookup(full) if kind is not NameKind.PERSON else None
    mentions = tuple(Span(name.first, name.last) for name in names)
    offices = tuple(o for o in (_office_before(document, m) for m in mentions) if o) if kind is NameKind.PERSON else ()
    gender = _gender(document, full, mentions, offices) if kind is NameKind.PERSON else None
    return Referent(full, kind, mentions, gender, known, offices)


def _office_before(document: Document, mention: Span) -> Office | None:
    """Return the role noun directly before a name with its adjectives: "russische Präsident" (Wladimir Putin)."""
    if document.tokens[mention.last].has(Case="Gen") and document.tokens[mention.last].text.endswith("s"):
        return None  # "die Wähler Nadeschdins" are not Nadeschdin
    noun = mention.first - 1
    while noun >= 0 and document.tokens[noun].text in TITLES:
        noun -= 1
    if noun < 0 or document.tokens[noun].upos != "NOUN" or not is_role(document.tokens[noun].text):
        return None
    sentence_first = document.sentence_of(mention.first).first
    if noun < sentence_first:
        return None
    first = noun
    while first > max(sentence_first, noun - _OFFICE_WINDOW) and _modifies_office(document.tokens[first - 1]):
        first -= 1
    return Office(Span(first, noun), noun)


def _modifies_office(token: Token) -> bool:
    return token.tag == "ADJA" or (token.upos == "PROPN" and token.has(Case="Gen"))


def _gender(document: Document, full: str, mentions: tuple[Span, ...], offices: tuple[Office, ...]) -> str | None:
    """Tell the gender of a person from offices, forms of address and first name; None where they leave it open."""
    votes: Counter[str] = Counter()
    for office in offices:
        gender = role_gender(document.tokens[office.noun].text)
        if gender:
            votes[gender] += 1
    for mention in mentions:
        before = document.tokens[mention.first - 1].text if mention.first else ""
        inside = document.tokens[mention.first].text
        if "Frau" in {before, inside}:
            votes["Fem"] += 1
        elif {before, inside} & {"Herr", "Herrn"}:
            votes["Masc"] += 1
    if len(votes) > 1:
        return None
    return next(iter(votes), None) or first_name_gender(full)
