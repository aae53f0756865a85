"""What the analyser says about a text: tokens, sentences, names, values, quotations and clauses.

Every offset is a character offset into `Document.text`; every token index is an index into `Document.tokens`.
Names of tags, features and relations are those of Universal Dependencies and of the STTS.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Token:
    """One surface token ("am" is one token) with its analysis and the analyser's doubt.

    `head` is the document index of the governing token, or the token's own index for the root of a sentence.
    Probabilities are calibrated: of arcs with 0.9, nine in ten are right.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    tag: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    head_prob: float = 1.0
    deprel_prob: float = 1.0
    tag_prob: float = 1.0

    @property
    def is_root(self) -> bool:
        """Whether the token governs its sentence."""
        return self.head == self.index

    @property
    def relation(self) -> str:
        """The relation without its subtype: `nsubj` for `nsubj:pass`."""
        return self.deprel.partition(":")[0]

    def has(self, **features: str) -> bool:
        """Whether every given feature has the given value, as in `token.has(Case="Nom", Number="Sing")`."""
        return all(self.feats.get(name) == value for name, value in features.items())


class NameKind(StrEnum):
    """The four outer classes of GermEval 2014."""

    PERSON = "PER"
    PLACE = "LOC"
    ORGANISATION = "ORG"
    OTHER = "OTH"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name over the tokens `first` to `last`, both included."""

    first: int
    last: int
    kind: NameKind
    probability: float


class ValueKind(StrEnum):
    """What a typed expression measures."""

    NUMBER = "number"  # 13,5 Millionen; zwölf
    QUANTITY = "quantity"  # 13,5 Kilometer, 300 Menschen
    PERCENTAGE = "percentage"
    MONEY = "money"
    ORDINAL = "ordinal"  # der dritte, 20.
    MULTIPLE = "multiple"  # dreimal, doppelt, das Dreifache
    FRACTION = "fraction"  # ein Drittel, die Hälfte
    SCORE = "score"  # 2:1
    DATE = "date"  # 20. Mai 2021, im März, 1971, an diesem Donnerstag
    TIME = "time"  # 14.30 Uhr
    DURATION = "duration"  # zwei Stunden, drei Jahre lang


@dataclass(frozen=True, slots=True)
class Value:
    """A typed expression over the tokens `first` to `last`, both included.

    `number` is the amount with its multiplier applied (13.5 Millionen is 13500000), `upper` the end of a range,
    `unit` the lemma of what is counted or measured ("Euro", "Mensch", "Prozent", "Jahr"), `approximate` whether the
    text says "rund", "knapp", "mehr als" and the like (in `modifier`). A date has the resolved day and its `precision`:
    "day", "week", "month", "quarter", "season", "year", "decade", "century", or "weekday" (one that is not resolved).
    A time of day has the hours since midnight as `number` ("14.30 Uhr" is 14.5) and the precision "minute".
    `digits` tells whether the text has figures rather than number words.
    """

    first: int
    last: int
    kind: ValueKind
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    modifier: str | None = None
    day: date | None = None
    end_day: date | None = None
    precision: str | None = None
    digits: bool = False

    @property
    def approximate(self) -> bool:
        """Whether the text says that the amount is not exact."""
        return self.modifier is not None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: tokens `first` to `last` including the marks.

    `is_speech` is false for a title or an ironic "so-called" word. `speaker` is the token span of who said it, `cue`
    the index of the verb of saying; both None where the text does not say.
    """

    first: int
    last: int
    is_speech: bool
    speaker: tuple[int, int] | None = None
    cue: int | None = None
    confidence: float = 0.0


class ClauseKind(StrEnum):
    """How a clause stands in its sentence."""

    MAIN = "main"  # verb second
    VERB_FIRST = "verb-first"  # question, command, uneingeleiteter Konditionalsatz
    SUBORDINATE = "subordinate"  # dass, weil, ob ...
    RELATIVE = "relative"
    INFINITIVE = "infinitive"  # zu, um ... zu
    VERBLESS = "verbless"  # headline, caption, fragment


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens `first` to `last`, both included."""

    first: int
    last: int

    def __contains__(self, index: object) -> bool:
        """Whether the token index lies within the span."""
        return isinstance(index, int) and self.first <= index <= self.last

    def __iter__(self) -> Iterator[int]:
        """The token indexes of the span in order."""
        return iter(range(self.first, self.last + 1))

    def __len__(self) -> int:
        """How many tokens the span holds."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Constituent:
    """A phrase of a clause: its whole span, its head token and its function.

    `function` is one of: subject, object (accusative), indirect (dative object), genitive (object), predicate
    (predicate noun or adjective), prepositional (adverbial or object with a preposition), adverbial (adverb, bare noun
    phrase of time or measure, phrase with "als", "wie" or a citing "so"), clause (a dependent clause as an argument),
    reflexive, expletive, negation, particle.
    `case` is the grammatical case of a noun phrase, or what the preposition governs; `preposition` in lower case as it
    stands ("im"), or "als", "wie", "so".
    """

    span: Span
    head: int
    function: str
    case: str | None
    preposition: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause with its topological fields.

    `span` runs from the first to the last token, dependent clauses included; `vorfeld` is None where the clause has
    none; `parent` is the index in `Document.clauses` of the clause this one depends on. `verbs` are all tokens of the
    verb complex in text order (finite verb, infinitives, participles, separated prefix, "zu"); `finite` is the finite
    verb's index or None; `predicate` is the lemma of the whole predicate with its prefix ("zusammenkommen"),
    `main_verb` the index of the lexical verb. `constituents` come in text order. `confidence` is high only where rules
    and tree agree.

    `tense` is present, preterite, perfect, pluperfect or future; `mood` indicative, subjunctive-1, subjunctive-2 or
    imperative. `passive` holds for the state that an action left, too ("ist geöffnet"). A coordinated clause without a
    subject of its own has that of the first clause among its constituents, outside of its span; a second predicate that
    shares its auxiliary with the first ("... gebaut und verkauft werden") is a clause without finite verb.
    """

    kind: ClauseKind
    span: Span
    vorfeld: Span | None
    finite: int | None
    main_verb: int | None
    verbs: tuple[int, ...]
    predicate: str
    constituents: tuple[Constituent, ...]
    parent: int | None
    introducer: int | None
    passive: bool
    modal: str | None
    tense: str | None
    mood: str | None
    negated: bool
    confidence: float

    def all_with(self, function: str) -> tuple[Constituent, ...]:
        """The constituents that have the function, in text order."""
        return tuple(c for c in self.constituents if c.function == function)

    def subject(self) -> Constituent | None:
        """The subject, where there is exactly one."""
        found = self.all_with("subject")
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens `first` to `last`, both included, and where the sentence stands in the text."""

    index: int
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with everything the analyser found in it."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    values: tuple[Value, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    clauses: tuple[Clause, ...] = ()
    published: date | None = None
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Index the dependents of every token once."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if not token.is_root:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))

    def children(self, index: int) -> tuple[Token, ...]:
        """The direct dependents of a token in text order."""
        return tuple(self.tokens[child] for child in self._children[index])

    def subtree(self, index: int) -> tuple[int, ...]:
        """The indexes of a token and of all that depends on it, in text order."""
        found, stack = [index], [index]
        while stack:
            for child in self._children[stack.pop()]:
                found.append(child)
                stack.append(child)
        return tuple(sorted(found))

    def words(self, span: Span) -> tuple[Token, ...]:
        """The tokens of a span."""
        return self.tokens[span.first : span.last + 1]

    def slice(self, span: Span) -> str:
        """The text of a span exactly as it stands."""
        return self.text[self.tokens[span.first].start : self.tokens[span.last].end]

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that holds a token."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last < index:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low]
