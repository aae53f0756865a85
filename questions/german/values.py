"""Finds typed expressions in analysed sentences: numbers with what they count, money, shares, dates, times, durations.

Where two readings overlap, the longer one holds. Tags and trees help and are not needed: without them a noun is a word
with a capital letter and the tense of a sentence is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from questions.german.abbreviations import MONTHS, STARTERS
from questions.german.amounts import Amount, read_amount, with_modifier
from questions.german.calendar import Period, Tense, year_of
from questions.german.dates import Moment, find_moments
from questions.german.document import Sentence, Token, Value, ValueKind
from questions.german.numerals import parse_figures, parse_fraction, parse_multiple, parse_number_word, parse_ordinal
from questions.german.tenses import Tenses
from questions.german.units import ADJECTIVES, CURRENCIES, DURATIONS, MEASURES, NUMBERED, PEOPLE, PERCENT

_SCORE = re.compile(r"([1-9]?\d|0|1\d\d):([1-9]?\d|0|1\d\d)")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_COMPOUND = re.compile(rf"(.+?)-?(?i:({'|'.join(ADJECTIVES)})(?:e[rsnm]?)?)")
_RECENT = range(1900, 2060)
_MODERN = range(1700, 2060)  # a bare number with nothing behind it that it could count
_OLD_YEAR_CUES = frozenset("seit ab anno jahr jahre jahres jahren anfang mitte ende in vor um".split(" "))
_PART_OF = frozenset("der des aller von davon dieser ihrer seiner mehr weniger".split(" "))
_OLD = frozenset({"alt", "alte", "alten", "alter", "altes", "altem"})
_DEGREES = frozenset(
    "bislang bisher besonders sehr ganz teils teilweise völlig weitgehend überwiegend so neu".split(" ")
)
_MOST_ADJECTIVES = 3


def find_values(tokens: Sequence[Token], sentences: Sequence[Sentence], published: date | None) -> tuple[Value, ...]:
    """Return the values of all sentences in text order; none overlap.

    `published` is the day that "heute" and a bare weekday are resolved against. Token indexes are those of `tokens`.
    """
    tenses = Tenses(tokens)
    found: list[Value] = []
    for sentence in sentences:
        reader = _Reader(tokens[sentence.first : sentence.last + 1], published, tenses)
        found += _longest(reader.candidates())
    return tuple(found)


def _longest(candidates: Iterator[Value]) -> list[Value]:
    """Keep the longest of overlapping values; of equally long ones the one that was found first."""
    kept: list[Value] = []
    taken: set[int] = set()
    for value in sorted(candidates, key=lambda value: value.first - value.last):
        places = set(range(value.first, value.last + 1))
        if not places & taken:
            kept.append(value)
            taken |= places
    return sorted(kept, key=lambda value: value.first)


class _Reader:
    """The words of one sentence."""

    def __init__(self, tokens: Sequence[Token], published: date | None, tenses: Tenses) -> None:
        self.tokens = tokens
        self.words = [token.text for token in tokens]
        self.published = published
        self.tenses = tenses
        self.offset = tokens[0].index if tokens else 0

    def candidates(self) -> Iterator[Value]:
        """Yield every reading, those that overlap included, the better of equally long ones first."""
        for moment in find_moments(self.words, self.published, self._tense):
            yield self._dated(moment)
        for place, word in enumerate(self.words):
            yield from self._single_words(place, word)
            amount = read_amount(self.words, place)
            if amount:
                yield from self._measured(amount)

    def _tense(self, place: int) -> Tense | None:
        return self.tenses.at(self.tokens[place].index)

    def _value(self, first: int, last: int, kind: ValueKind, **what: object) -> Value:
        return Value(self.offset + first, self.offset + last, kind, **what)  # type: ignore[arg-type]

    def _dated(self, moment: Moment) -> Value:
        period = moment.period or Period(None, None, "minute")
        return self._value(
            moment.first,
            moment.last,
            ValueKind.DATE if moment.period else ValueKind.TIME,
            number=moment.hour,
            upper=moment.until,
            unit=None if moment.period else "Uhr",
            modifier=moment.modifier,
            day=period.first,
            end_day=period.last,
            precision=period.precision,
            digits=any(
                character.isdigit() for word in self.words[moment.first : moment.last + 1] for character in word
            ),
        )

    def _single_words(self, place: int, word: str) -> Iterator[Value]:
        """Readings that one word decides: scores, multiples, fractions, ordinals, "35-Jährige"."""
        score, clock = _SCORE.fullmatch(word), _CLOCK.fullmatch(word)
        if score:
            yield self._value(
                place, place, ValueKind.SCORE, number=Decimal(score[1]), upper=Decimal(score[2]), digits=True
            )
        elif clock:
            hour = Decimal(clock[1]) + Decimal(clock[2]) / 60
            yield self._value(place, place, ValueKind.TIME, number=hour, unit="Uhr", precision="minute", digits=True)
        yield from self._multiple(place, word)
        yield from self._fraction(place, word)
        yield from self._ordinal(place, word)
        compound = _COMPOUND.fullmatch(word)
        if compound:
            yield from self._compound(place, compound[1], ADJECTIVES[compound[2].lower()])

    def _multiple(self, place: int, word: str) -> Iterator[Value]:
        number = parse_multiple(word)
        digits = word[0].isdigit()
        if number is None or (number == 1 and not digits):
            return
        noun = word[0].isupper() and place > 0 and self.words[place - 1].lower() == "das"
        amount = with_modifier(self.words, Amount(place - noun, place, number))
        yield self._value(
            amount.first, place, ValueKind.MULTIPLE, number=number, modifier=amount.modifier, digits=digits
        )

    def _fraction(self, place: int, word: str) -> Iterator[Value]:
        part = parse_fraction(word) if word[0].isupper() else None
        if part is None:
            return
        before = self.words[place - 1].lower() if place else ""
        count = parse_figures(before) if before[:1].isdigit() else parse_number_word(before)
        if word.startswith("Hälfte"):
            count = Decimal(1)
            first = place - (before in {"die", "der"})
            if before and before not in {"die", "der", "zur"}:
                return
        elif count is None or (word.startswith("Viertel") and count == 1 and self._word(place + 1) not in _PART_OF):
            return
        else:
            first = place - 1
        amount = with_modifier(self.words, Amount(first, place, count * part.numerator / part.denominator))
        yield self._value(
            amount.first,
            place,
            ValueKind.FRACTION,
            number=amount.number,
            modifier=amount.modifier,
            digits=before.isdigit(),
        )

    def _ordinal(self, place: int, word: str) -> Iterator[Value]:
        verbal = self.tokens[place].upos in {"VERB", "AUX", "ADV", "ADP", "SCONJ", "CCONJ", "PROPN"}
        rank = None if verbal or word.rstrip(".").isupper() else parse_ordinal(word)
        if rank is not None:
            noun = self._noun_after(place + 1)
            yield self._value(
                place,
                place,
                ValueKind.ORDINAL,
                number=Decimal(rank),
                unit=None if noun is None else self._lemma(noun),
                digits=word[0].isdigit(),
            )

    def _compound(self, place: int, number: str, unit: str) -> Iterator[Value]:
        """An adjective or noun made of a number and a unit: an age, a duration or a share."""
        count = parse_figures(number) if number[0].isdigit() else parse_number_word(number)
        if count is None:
            return
        kind = ValueKind.PERCENTAGE if unit == "Prozent" else ValueKind.DURATION
        if unit == "Jahr" and self._is_age(place):
            kind = ValueKind.QUANTITY
        yield self._value(place, place, kind, number=count, unit=unit, digits=number[0].isdigit())

    def _is_age(self, place: int) -> bool:
        """Whether "jährig" tells how old somebody is: as a noun ("der 35-Jährige") or before a name or a person."""
        token = self.tokens[place]
        noun = self._noun_after(place + 1)
        governor = self.tokens[noun] if noun is not None else token
        name = any(following.upos == "PROPN" for following in self.tokens[place + 1 : place + 2])
        return token.text[0].isupper() or "-J" in token.text or name or governor.text in PEOPLE

    def _measured(self, bare: Amount) -> Iterator[Value]:
        """Readings of an amount by what stands behind it."""
        before = self.words[bare.first - 1] if bare.first else ""
        after = self._word(bare.last + 1)
        if before in NUMBERED or parse_fraction(after):
            return
        amount = bare if bare.is_article else with_modifier(self.words, bare)
        if after in CURRENCIES:
            yield self._amount(amount, bare.last + 1, ValueKind.MONEY, CURRENCIES[after])
        elif before in {"$", "€", "£"} and not bare.is_article:
            yield self._amount(amount, bare.last, ValueKind.MONEY, CURRENCIES[before], first=bare.first - 1)
        elif after in PERCENT:
            yield self._amount(amount, bare.last + 1, ValueKind.PERCENTAGE, PERCENT[after])
        elif after in DURATIONS:
            yield self._duration(amount, bare.last + 1)
        elif after in MEASURES and (bare.digits or len(after) > 1):
            celsius = after == "Grad" and self._word(bare.last + 2) == "Celsius"
            unit = "Grad Celsius" if celsius else MEASURES[after]
            yield self._amount(amount, bare.last + 1 + celsius, ValueKind.QUANTITY, unit)
        elif bare.is_article:
            return
        elif after.lower() == "mal":
            yield self._amount(amount, bare.last + 1, ValueKind.MULTIPLE, None)
        else:
            yield self._counted(amount, bare, before)

    def _duration(self, amount: Amount, place: int) -> Value:
        following = self._word(place + 1)
        kind = ValueKind.QUANTITY if following in _OLD else ValueKind.DURATION
        return self._amount(amount, place + (following == "lang"), kind, DURATIONS[self.words[place]])

    def _counted(self, amount: Amount, bare: Amount, before: str) -> Value:
        """A number of things, a year or a bare number."""
        noun = self._noun_after(bare.last + 1)
        word = self.words[bare.first]
        if bare.first == bare.last and _YEAR.fullmatch(word) and self._is_year(int(word), before, noun):
            return self._year(bare)
        if noun is None:
            return self._amount(amount, bare.last, ValueKind.NUMBER, None)
        return self._amount(amount, noun, ValueKind.QUANTITY, self._lemma(noun))

    def _is_year(self, number: int, before: str, noun: int | None) -> bool:
        """Whether a bare number of four figures is a year: not before what it counts, long ago only after a cue."""
        cue = before.lower() in _OLD_YEAR_CUES or before in MONTHS
        if noun is not None and self.tokens[noun].feats.get("Number") != "Sing":
            return cue and number in _RECENT
        return cue or number in (_RECENT if noun is not None else _MODERN)

    def _year(self, bare: Amount) -> Value:
        period = year_of(int(bare.number)) or Period(None, None, "year")
        return self._value(
            bare.first, bare.last, ValueKind.DATE, day=period.first, end_day=period.last, precision="year", digits=True
        )

    def _amount(
        self, amount: Amount, last: int, kind: ValueKind, unit: str | None, *, first: int | None = None
    ) -> Value:
        return self._value(
            amount.first if first is None else first,
            last,
            kind,
            number=amount.number,
            upper=amount.upper,
            unit=unit,
            modifier=amount.modifier,
            digits=amount.digits,
        )

    def _word(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _noun_after(self, place: int) -> int | None:
        """The place of the noun that a number at the place before counts, a few adjectives away."""
        for candidate in range(place, min(place + _MOST_ADJECTIVES + 1, len(self.tokens))):
            token = self.tokens[candidate]
            if _is_noun(token):
                return candidate
            if not _is_adjective(token):
                return None
        return None

    def _lemma(self, place: int) -> str:
        token = self.tokens[place]
        return token.lemma or token.text


def _is_noun(token: Token) -> bool:
    if token.upos:
        return token.upos == "NOUN" and token.text[0].isalpha()
    return token.text[0].isupper() and token.text not in STARTERS


def _is_adjective(token: Token) -> bool:
    if token.upos:
        return token.upos == "ADJ" or token.text.startswith(("ander", "weiter")) or token.text in _DEGREES
    return token.text[0].islower() and token.text.endswith(("e", "er", "en", "es"))
