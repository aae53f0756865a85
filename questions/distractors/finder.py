"""Plausible wrong options: of the key's kind and form, close to it, and certainly wrong by the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from random import Random

from questions.asking import AnswerKind, Asking, kind_of
from questions.distractors.misremembering import (
    with_number,
    written_number,
    wrong_days,
    wrong_numbers,
    wrong_weekdays,
    wrong_years,
)
from questions.distractors.told_gender import gender_told
from questions.distractors.wrong_clauses import CONJUNCTIONS, WrongClauses, is_clausal
from questions.distractors.wrong_phrases import WrongPhrases
from questions.facts.fact import Fact, Role
from questions.flaws import is_sensitive
from questions.german.document import Document, Span, ValueKind
from questions.german.gazetteer import Entity, peers
from questions.references.referents import Referent, Referents
from questions.scoring.typing_errors import distance
from questions.wording.word_order import Wording

_NAMED = frozenset(
    {
        AnswerKind.PERSON,
        AnswerKind.COUNTRY,
        AnswerKind.CITY,
        AnswerKind.STATE,
        AnswerKind.PARTY,
        AnswerKind.ORGANISATION,
    }
)
_COUNTED = frozenset(
    {AnswerKind.NUMBER, AnswerKind.PERCENTAGE, AnswerKind.MONEY, AnswerKind.DURATION, AnswerKind.MULTIPLE}
)
_ACTING = frozenset({AnswerKind.PEOPLE, AnswerKind.BODY})
_PHRASES = frozenset({AnswerKind.THING, AnswerKind.PLACE})
_ACTORS = frozenset({AnswerKind.PERSON, AnswerKind.PARTY, AnswerKind.ORGANISATION, *_ACTING})
_SHARED = frozenset(
    "unterstützen befürworten festhalten gehören angehören zählen betreffen profitieren leiden kennen vertreten".split()
)
_BELONGING = frozenset("spielen arbeiten studieren wohnen leben".split())
_AS_WELL = frozenset({"auch", "ebenfalls", "ebenso", "gleichfalls"})
_HAPPENING = frozenset("erfolgen geschehen stattfinden entstehen ergeben folgen laufen passieren herrschen".split())
"""Verbs that may be said of many things: what else the article speaks of may have happened so, too."""
_LEANINGS = ("rechts", "links", "grün", "liberal", "sozial", "christ", "konservativ", "freiheitlich", "kommunist")
_OF_STATE = ("Parlament", "Abgeordnete", "Nationalrat", "Nationalversammlung", "Bundestag", "Regierung", "Kabinett")
"""What sits in the capital, as everybody knows."""
_STEM = 5  # letters that a name and what is called after it share
_MANY_CITIES = 200
_MISSPELT = 1  # letters
_ALIKE = 12
_AHEAD = frozenset({"present", "future"})
_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_MORE_THAN = ("mehr als", "mindestens", "über", "gut")
_AT_MOST = ("höchstens", "maximal", "bis zu", "weniger als", "unter ", "nicht mehr als")
_WHOLE_SHARE = Decimal(100)
_THERMAL = frozenset({"Grad", "Grad Celsius"})
_WARMEST, _DEGREES = 60, 8  # what a thermometer in the open shows, and by how much one misremembers it
_GREATEST_AGE = Decimal(105)
_MULTIPLE_WORDS = (
    "zweimal",
    "dreimal",
    "viermal",
    "fünfmal",
    "sechsmal",
    "siebenmal",
    "achtmal",
    "zehnmal",
    "zwölfmal",
)


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option: `source` says where it is from, `mention` where the article names it."""

    text: str
    source: str
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class DistractorFinder:
    """Finds wrong options for the askings of one article.

    `askings` are all askings of the article, whose answers serve as same-class phrases for each other; `published`
    bounds years. `unwanted` are texts that must not be offered (again).
    """

    wording: Wording
    document: Document
    referents: Referents
    facts: Sequence[Fact]
    askings: Sequence[Asking]
    published: date | None
    unwanted: frozenset[str] = frozenset()

    def find(self, asking: Asking, rng: Random, count: int = 2) -> tuple[Distractor, ...]:
        """Return `count` wrong options, the most plausible first, or fewer where no more are certain to be wrong."""
        if self._must_not_be_guessed(asking):
            return ()
        phrases = WrongPhrases(self.document, self.wording, self.facts)
        found: Iterable[Distractor]
        if asking.kind is AnswerKind.PEOPLE:
            return ()  # "der Vater" and "der Täter" may be one man, and no nurse says a prayer
        if asking.kind is AnswerKind.BODY:
            found = _told(phrases.siblings(asking), "lexicon")
        elif asking.kind in _NAMED:
            found = self._names(asking)
        elif asking.kind in _COUNTED:
            found = self._numbers(asking, rng, count)
        elif asking.kind in _PHRASES:
            found = chain(_told(phrases.things(asking), "article"), _told(phrases.siblings(asking), "lexicon"))
        elif asking.kind in CONJUNCTIONS and is_clausal(asking):
            found = _told(WrongClauses(self.document, self.referents, self.wording, self.facts).find(asking), "article")
        elif asking.kind is AnswerKind.PERIOD:
            found = self._periods(asking, rng, count)
        elif asking.kind is AnswerKind.NAME:
            return ()  # others that bear the noun before the name are seldom told of
        elif asking.kind is AnswerKind.REASON:
            found = _told(phrases.grounds(asking), "article")
        else:
            found = self._times(asking, rng, count)
        wanted = (d for d in found if d.text not in self.unwanted)
        return tuple(_distinct(wanted, asking.answer, nested=asking.kind in _COUNTED))[:count]

    def beside(self, asking: Asking, members: Sequence[Referent], count: int) -> tuple[Distractor, ...]:
        """Return at most `count` names that are none of the listed ones and that the article says nothing alike of.

        `asking` is for the first of the members.
        """
        listed = {m.name for m in members}
        found = (d for d in self._names(asking) if d.text not in listed)
        return tuple(_distinct(found, asking.answer, nested=False))[:count]

    def _names(self, asking: Asking) -> Iterable[Distractor]:
        """Bearers of the class: those of this article that are like the key, others like it, others of the article."""
        known = asking.referent.known if asking.referent is not None else None
        alike = self._peers(known) if known is not None else []
        others = [r for r in self.referents.all if kind_of(r) is asking.kind and not self._fits(asking, r)]
        if asking.kind is AnswerKind.PERSON:
            others = [r for r in others if not self._is_bracketed(r)]
        person = asking.kind is AnswerKind.PERSON
        gender = gender_told(self.document, asking.fact, asking.argument) if person else None
        if gender is not None:
            others = [r for r in others if r.gender == gender]
        if asking.kind is AnswerKind.PERSON and asking.referent is not None:
            others.sort(key=lambda r: _unlikeness(asking.referent, r))
        named = [Distractor(r.name, "article", r.mentions[0]) for r in others]
        if asking.kind is AnswerKind.PERSON:
            named = list(_spelt_apart(named, asking.answer))
        if asking.kind is AnswerKind.PERSON and " " not in asking.answer:
            named = [replace(d, text=d.text.rsplit(" ", 1)[-1]) for d in named]  # all by their family names
        known_ones = [Distractor(name, "gazetteer") for name in alike if not self._is_named(name)]
        ordered = chain((d for d in named if d.text in alike), known_ones, (d for d in named if d.text not in alike))
        yield from (d for d in ordered if not self._is_hinted(asking, d.text))

    def _peers(self, known: Entity) -> list[str]:
        """Names like a known one; cities of its country first, where the article speaks of no other country."""
        found = peers(known, _ALIKE)
        abroad = (r.known for r in self.referents.all if r.known is not None and r.known.country is not None)
        if known.kind == "city" and all(other.country == known.country for other in abroad):
            found = tuple(sorted(peers(known, _MANY_CITIES), key=lambda e: e.country != known.country))[:_ALIKE]
        return [e.name for e in found]

    def _is_bracketed(self, referent: Referent) -> bool:
        """Whether somebody is named in brackets alone, as the author of another article or the player of a part."""
        for mention in referent.mentions:
            sentence = self.document.sentence_of(mention.first)
            before = [t.text for t in self.document.tokens[sentence.first : mention.first]]
            if before.count("(") <= before.count(")"):
                return False
        return bool(referent.mentions)

    def _must_not_be_guessed(self, asking: Asking) -> bool:
        """Whether others must not be named beside the key: in crime, illness and guilt, or where they may be right.

        Who supports something or belongs to a group is seldom the only one.
        """
        if asking.kind in _ACTORS and is_sensitive(self.document, asking.fact.clause.span):
            return True
        subject = asking.argument.role is Role.SUBJECT
        if asking.kind in _PHRASES and subject and asking.fact.clause.predicate in _HAPPENING:
            return True
        return is_seldom_alone(asking) or self._is_leaning_told(asking) or self.is_seat_of_state(asking)

    def is_seat_of_state(self, asking: Asking) -> bool:
        """Whether a capital is asked for where the question speaks of those who sit there: parliament, government."""
        known = asking.referent.known if asking.referent is not None else None
        if asking.kind is not AnswerKind.CITY or known is None or not known.is_capital:
            return False
        subject = asking.fact.first(Role.SUBJECT)
        inside = () if subject is None else self.document.words(subject.span)
        return any(t.text.startswith(_OF_STATE) for t in inside)

    def _is_leaning_told(self, asking: Asking) -> bool:
        """Whether the question says which way a party leans: "als stramm organisierte Rechtspartei"."""
        if asking.kind is not AnswerKind.PARTY:
            return False
        rest = [i for i in asking.fact.clause.span if i not in asking.argument.span]
        return any(self.document.tokens[i].text.lower().startswith(_LEANINGS) for i in rest)

    def _is_hinted(self, asking: Asking, name: str) -> bool:
        """Whether the sentence speaks of a name already, or of what is called after it: deutsche Einwanderer."""
        words = [t.text.casefold() for t in self.document.words(asking.fact.clause.span)]
        if asking.kind is AnswerKind.PERSON and self._is_told_of(asking, name, words):
            return True
        stem = name.casefold()[:_STEM]
        return any(word.startswith(stem) for word in words) if len(name) >= _STEM else name.casefold() in words

    def _is_told_of(self, asking: Asking, name: str, words: Sequence[str]) -> bool:
        """Whether the sentence names somebody by the family name, or a pronoun in it means them."""
        references = self.wording.phrases.references.by_token
        meant = (references[i].referent for i in asking.fact.clause.span if i in references)
        return name.casefold().rsplit(" ", 1)[-1] in words or any(r is not None and r.name == name for r in meant)

    def _fits(self, asking: Asking, referent: Referent) -> bool:
        """Whether the other is the same, the article says the same of it, or names it in the fact itself."""
        mine = asking.referent
        if mine is not None and (referent is mine or (mine.known is not None and referent.known is mine.known)):
            return True
        if referent.name == asking.answer:
            return True
        if any(m.first in asking.fact.clause.span for m in referent.mentions):
            return True
        if asking.fact.attribution is not None and asking.fact.attribution.source == referent.name:
            return True
        for fact in self.facts:
            if fact.clause.predicate != asking.fact.clause.predicate or fact is asking.fact:
                continue
            same_role = [a.span for a in fact.arguments if a.role is asking.argument.role]
            if any(m.first in span for span in same_role for m in referent.mentions):
                return True
        return any(self._is_told_as_well(asking, m) for m in referent.mentions)

    def _is_told_as_well(self, asking: Asking, mention: Span) -> bool:
        """Whether a sentence says "auch" of a name and speaks of what is asked about: "Auch er steht auf der Liste"."""
        sentence = self.document.sentence_of(mention.first)
        words = self.document.words(Span(sentence.first, sentence.last))
        if sentence is asking.fact.sentence or not any(t.text.lower() in _AS_WELL for t in words):
            return False
        rest = [self.document.tokens[i] for i in asking.fact.clause.span if i not in asking.argument.span]
        mine = {t.lemma.lower() for t in rest if t.upos == "NOUN"}
        others = {t.lemma.lower() for t in words if t.upos == "NOUN" and len(t.lemma) >= _STEM}
        return any(one.endswith(other) for one in mine for other in others)

    def _is_named(self, name: str) -> bool:
        return any(r.name == name for r in self.referents.all)

    def _numbers(self, asking: Asking, rng: Random, count: int) -> Iterable[Distractor]:
        if asking.kind is AnswerKind.MULTIPLE:
            yield from self._multiples(asking, rng, count)
            return
        written = written_number(asking.answer)
        if written is None:
            return
        upper = _WHOLE_SHARE if asking.kind is AnswerKind.PERCENTAGE and written <= _WHOLE_SHARE else None
        before = self.document.tokens[max(0, asking.answer_tokens.first - 3) : asking.answer_tokens.first]
        said = " ".join(t.text.lower() for t in before) + " " + asking.answer.lower()
        less = any(word in said for word in _AT_MOST)
        more = not less and any(word in said for word in _MORE_THAN)
        unit = asking.value.unit if asking.value is not None else None
        if unit == "Jahr" and asking.value is not None and asking.value.kind is ValueKind.QUANTITY:
            upper = _GREATEST_AGE
        within = _DEGREES if unit in _THERMAL and written <= _WARMEST else None
        for number in wrong_numbers(written, rng, count, upper, only_above=more, only_below=less, within=within):
            text = with_number(asking.answer, written, number)
            if text is not None:
                yield Distractor(text, "number")

    def _latest_year(self) -> int | None:
        """The latest year that the article names, which tells about when it was written."""
        return max((v.day.year for v in self.document.values if v.day is not None), default=None)

    def _today(self, asking: Asking) -> date | None:
        """The day of publication, else the latest day told as past, which lies before what is told as still to come."""
        value = asking.value
        if self.published is not None or value is None or value.day is None:
            return self.published
        told = [a.value for f in self.facts if f.clause.tense in _PAST for a in f.arguments]
        days = [v.day for v in told if v is not None and v.day is not None and v.precision == "day"]
        if asking.fact.clause.tense in _PAST:
            return max([*days, value.day])
        return max((day for day in days if day < value.day), default=None)

    def _multiples(self, asking: Asking, rng: Random, count: int) -> Iterable[Distractor]:
        key = asking.answer.lower()
        if key not in _MULTIPLE_WORDS:
            return
        place = _MULTIPLE_WORDS.index(key)
        near = [w for i, w in enumerate(_MULTIPLE_WORDS) if w != key and abs(i - place) <= 3]  # noqa: PLR2004
        for word in sorted(rng.sample(near, count), key=_MULTIPLE_WORDS.index):
            yield Distractor(word, "number")

    def _periods(self, asking: Asking, rng: Random, count: int) -> Iterable[Distractor]:
        """Yield the words with another year, or two that lie as far apart: "im Sommer 1517", "von 1517 bis 1525"."""
        named = [word for word in asking.answer.split() if len(word) == len("1521") and word.isdigit()]
        if not named:
            return
        for wrong in wrong_years(int(named[-1]), rng, count, self._latest_year()):
            shifted = {word: str(int(word) + wrong - int(named[-1])) for word in named}
            yield Distractor(" ".join(shifted.get(word, word) for word in asking.answer.split()), "calendar")

    def _is_to_come(self, asking: Asking, year: int) -> bool:
        """Whether a year is told of as one ahead: no year gone by could be meant."""
        ahead = asking.argument.role in {Role.TIME, Role.UNTIL} and asking.fact.clause.tense in _AHEAD
        return ahead and self.published is not None and year >= self.published.year

    def _times(self, asking: Asking, rng: Random, count: int) -> Iterable[Distractor]:
        value = asking.value
        if asking.kind is AnswerKind.WEEKDAY:
            texts = wrong_weekdays(asking.answer, rng, count)
        elif value is None or value.day is None:
            return
        elif asking.kind is AnswerKind.YEAR:
            latest = self.published.year if self.published else self._latest_year()
            earliest = latest if self._is_to_come(asking, value.day.year) else None
            texts = [str(y) for y in wrong_years(value.day.year, rng, count, latest, earliest)]
        else:
            opener = asking.answer.partition(f"{value.day.day}.")[0]  # "am ", "seit dem "
            days = wrong_days(value.day, value.precision or "day", rng, count, self._today(asking))
            texts = [opener + d.removeprefix("am ") for d in days] if value.precision == "day" else days
        for text in texts:
            yield Distractor(text, "calendar")


def is_seldom_alone(asking: Asking) -> bool:
    """Whether others may be meant as well: who supports something or belongs to a group is seldom the only one."""
    fact = asking.fact
    staying = fact.clause.predicate in _BELONGING and fact.clause.tense == "present"
    at_large = staying and not fact.all_with(Role.OBJECT, Role.TIME, Role.SINCE, Role.DURATION)
    member = at_large and asking.argument.role is Role.SUBJECT
    return asking.kind in _NAMED and (fact.clause.predicate in _SHARED or member)


def _unlikeness(key: Referent | None, other: Referent) -> tuple[bool, bool]:
    """Put people of the key's gender first, and those with an office beside one who has one."""
    if key is None:
        return (False, False)
    return (key.gender != other.gender, bool(key.offices) != bool(other.offices))


def _spelt_apart(named: Iterable[Distractor], key: str) -> Iterable[Distractor]:
    """Leave out people whose family name is all but the key's or another's: one man in two spellings, or relatives."""
    seen = [key.rsplit(" ", 1)[-1].casefold()]
    for distractor in named:
        family = distractor.text.rsplit(" ", 1)[-1].casefold()
        close = (s for s in seen if min(len(s), len(family)) >= _STEM and abs(len(s) - len(family)) <= _MISSPELT)
        if family in seen or any(distance(family, s) <= _MISSPELT for s in close):
            continue
        seen.append(family)
        yield distractor


def _told(found: Iterable[tuple[str, Span | None]], source: str) -> Iterable[Distractor]:
    return (Distractor(text, source, span) for text, span in found)


def _distinct(found: Iterable[Distractor], key: str, *, nested: bool) -> Iterable[Distractor]:
    """Leave out options that repeat the key or each other, or, unless `nested`, hold or are part of the key."""
    seen = {key.casefold()}
    for distractor in found:
        text = distractor.text.casefold()
        if text in seen or (not nested and any(text in other or other in text for other in seen)):
            continue
        seen.add(text)
        yield distractor
