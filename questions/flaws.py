"""Item-writing rules: each a small named check that finds one flaw (after Haladyna, Downing & Rodriguez 2002)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from questions.german.document import Document, Token
from questions.german.gazetteer import lookup
from questions.german.gazetteer.adjectives import country_of
from questions.german.numerals import parse_number
from questions.german.sensitive import is_sensitive_word
from questions.items import Cloze, Item, Matching, Ordering, SingleChoice, TrueFalse
from questions.wellformed import options_of
from questions.wording.phrases import balanced_quotes

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_DIRECTION = re.compile(r"^(?:nord|süd|ost|west|zentral|mittel|gesamt|inner)+(?=[a-zäöüß]{4})")
_MAX_STEM_WORDS = 25
_MIN_STEM_WORDS = 4
_MIN_STATEMENT_WORDS = 5
_QUOTING = frozenset({"who_said", "who_reported"})  # their stems hold what somebody said
_LENGTH_RATIO = 3.0
_SHORT_OPTION = 12
_ROOT = 4  # letters that a place's name and what is made from it share
_FROM_PLACE = ("er", "erin", "ische", "ischen", "ischer", "isches", "ischem")
_SHORT_NAMES = {"USA": "US", "Europäische Union": "EU"}
_SPEAKERS_WORDS = frozenset(
    "ich wir uns mich mir mein meine meinem meinen meiner unser unsere unserem unseren unserer".split()
)
_DANGLING = frozenset(
    """dieser diese dieses diesem diesen dies jener jene jenes jenem dort dorthin damals seither hierzulande ersterer
    letzterer ebendort demgegenüber darüberhinaus damaliger damalige damaligen damaligem einschlägigen einschlägige
    genannten genannte obige obigen anderer anderen anderem anderes andere ebenjene solche solcher solches
    derselben desselben demselben dieselben letztgenannten erstgenannten
    diesmal hernach wiederum seinerseits ihrerseits morgigen hierbei daraufhin derartige derartigen sogar""".split()
)
_OF_ANOTHER = re.compile(r"^[^,]*\b(dessen|deren)\b")
"""A demonstrative in the genitive: as a relative pronoun it follows a comma."""
_TRAILING = (" und?", " oder?", " sowie?", ",?", " dass?", " der?", " die?", " das?", " und.", " oder.", " sowie.")
_DISCOURSE_START = re.compile(
    r"^(Doch|Denn|Aber|Und|Oder|Sondern|Sowie|Dar(in|an|auf|aus|über|um|unter)|Da(bei|durch|für|gegen|hinter|mit|nach|"
    r"neben|von|vor|zu|zwischen)|Hier(bei|für|mit|zu|von))\b(?!, )"
)


_CORRELATIVES = (  # what announces a second half, and what opens that (Duden, Die Grammatik: mehrteilige Konjunktionen)
    (re.compile(r"\bnicht (nur|allein|bloß)\b", re.IGNORECASE), re.compile(r"\bsondern\b")),
    (re.compile(r"\bsowohl\b", re.IGNORECASE), re.compile(r"\b(als|wie)\b( \w+)? auch\b|\bals\b")),
    (re.compile(r"\bweder\b", re.IGNORECASE), re.compile(r"\bnoch\b")),
    (re.compile(r"\bentweder\b", re.IGNORECASE), re.compile(r"\boder\b")),
    (re.compile(r"\bzwar\b", re.IGNORECASE), re.compile(r"\b(aber|doch|jedoch|allerdings|dennoch)\b")),
    (re.compile(r"\beinerseits\b", re.IGNORECASE), re.compile(r"\bandererseits\b")),
    (re.compile(r"\bumso\b", re.IGNORECASE), re.compile(r"\b(je|als|weil|da|desto)\b", re.IGNORECASE)),
)
_STILL = re.compile(r"\bnoch (\w+)\b", re.IGNORECASE)


class Flaw(StrEnum):
    """What is wrong with an item."""

    KEY_IN_STEM = "key in the stem"
    TOO_LONG = "stem over 25 words"
    TOO_SHORT = "stem too short"
    QUOTES = "quotation marks do not pair"
    SAME_OPTIONS = "options not distinct"
    LENGTHS = "options of mixed length"
    KEY_LONGEST = "key by far the longest"
    FIRST_PERSON = "first person outside its quotation"
    DANGLING = "unresolved reference"
    EVIDENCE = "evidence lacks the key"
    LOW_CONFIDENCE = "low confidence"
    FRAGMENT = "sentence breaks off"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the checks look at: an item, the text of its answer, and the article it is about."""

    item: Item
    answer: str
    document: Document

    @property
    def prompt(self) -> str:
        """What the learner reads before answering."""
        interaction = self.item.interaction
        return interaction.text if isinstance(interaction, Cloze) else self.item.stem


def key_in_stem(candidate: Candidate) -> bool:
    """Whether the stem already holds the answer's telling word."""
    if isinstance(candidate.item.interaction, TrueFalse):
        return False
    stem = {w.casefold() for w in _WORD.findall(candidate.prompt)}
    words = _WORD.findall(candidate.answer)
    figures = [
        w for w in words if w[:1].isdigit() or parse_number(w) is not None
    ]  # the stem may name the unit that the answer repeats
    telling = figures or [w for w in words if w[:1].isupper()]
    return any(_stemmed(w) in {_stemmed(s) for s in stem} for w in telling) or _is_derived(candidate)


def _is_derived(candidate: Candidate) -> bool:
    """Whether the stem holds a word made from the place or body asked for: "Wiener", "türkische", "US-Papiere"."""
    known = lookup(candidate.answer)
    if known is None:
        return False
    words = _WORD.findall(candidate.prompt)[1:]
    if any(_SHORT_NAMES.get(known.name, known.name) == part for w in words for part in w.split("-")[:-1]):
        return True
    if known.kind == "country":
        words += [_DIRECTION.sub("", w) for w in words]  # nordwestchinesisch
        return any((nation := country_of(w)) is not None and nation[0] == known.country for w in words)
    roots = (known.name.removesuffix("en"), known.name.removesuffix("n"), known.name)  # Bremer, Bayerin, Wiener
    root = next((r for r in roots if len(r) >= _ROOT), None)
    return root is not None and any(w.startswith(root) and w.endswith(_FROM_PLACE) for w in words)


def too_long(candidate: Candidate) -> bool:
    """Whether a stem has over 25 words; a quotation or statement to judge may have a few more."""
    return len(_WORD.findall(candidate.prompt)) > _MAX_STEM_WORDS + (10 if candidate.item.writer in _QUOTING else 0)


def too_short(candidate: Candidate) -> bool:
    """Whether so little is said that nobody can know what is meant."""
    least = _MIN_STATEMENT_WORDS if isinstance(candidate.item.interaction, TrueFalse | Cloze) else _MIN_STEM_WORDS
    return len(_WORD.findall(candidate.prompt)) < least


def unpaired_quotes(candidate: Candidate) -> bool:
    """Whether a quotation mark or bracket lacks its counterpart."""
    return not balanced_quotes(candidate.prompt) or not balanced_quotes(candidate.answer)


def options_alike(candidate: Candidate) -> bool:
    """Whether two options read the same."""
    texts = [o.text.casefold() for o in options_of(candidate.item.interaction)]
    return len(set(texts)) < len(texts)


def mixed_lengths(candidate: Candidate) -> bool:
    """Whether one option is three times as long as another, where that is more than a few letters."""
    interaction = candidate.item.interaction
    if isinstance(interaction, Matching | Ordering):
        return False  # events stand beside years, and each has the length it needs
    lengths = [len(o.text) for o in options_of(interaction)]
    return bool(lengths) and max(lengths) > _SHORT_OPTION and max(lengths) > _LENGTH_RATIO * max(1, min(lengths))


def key_by_far_longest(candidate: Candidate) -> bool:
    """Whether the key is more than one and a half times as long as every distractor."""
    interaction = candidate.item.interaction
    if not isinstance(interaction, SingleChoice):
        return False
    key = next(len(o.text) for o in interaction.options if o.id == interaction.key)
    others = [len(o.text) for o in interaction.options if o.id != interaction.key]
    return key > _SHORT_OPTION * 2 and key > 1.5 * max(others)


def first_person(candidate: Candidate) -> bool:
    """Whether words of a speaker ("wir") stand outside quotation marks."""
    outside = re.sub(r"[„“\"»«‚‘].*?[“”\"«»‘’]", " ", candidate.prompt)
    return bool({w.lower() for w in _WORD.findall(outside)} & _SPEAKERS_WORDS)


def dangling(candidate: Candidate) -> bool:
    """Whether a word points to something that the stem does not name."""
    if _OF_ANOTHER.search(candidate.prompt):
        return True
    return bool({w.lower() for w in _WORD.findall(candidate.prompt)} & _DANGLING)


def evidence_lacks_key(candidate: Candidate) -> bool:
    """Whether no proving sentence holds the answer, or one of the words it is made of."""
    if isinstance(candidate.item.interaction, TrueFalse):
        return False
    proof = " ".join(e.text for e in candidate.item.evidence if e.option is None).casefold()
    words = [w.casefold() for w in _WORD.findall(candidate.answer)]
    return bool(words) and not any(_stemmed(w) in proof for w in words)


def low_confidence(candidate: Candidate) -> bool:
    """Whether the engine doubts the item itself."""
    statement = isinstance(candidate.item.interaction, TrueFalse | Cloze)
    return candidate.item.confidence < (MIN_FOR_STATEMENT if statement else MIN_CONFIDENCE)


def breaks_off(candidate: Candidate) -> bool:
    """Whether the sentence ends in a word that cannot end one, opens with a conjunction, or lacks a second half."""
    open_ended = candidate.prompt.endswith(_TRAILING) or bool(_DISCOURSE_START.match(candidate.prompt))
    return open_ended or lacks_half(candidate)


def lacks_half(candidate: Candidate) -> bool:
    """Whether a word announces what does not follow: "nicht nur" without "sondern", "noch höher" without "als"."""
    prompt = candidate.prompt
    if any(first.search(prompt) and not second.search(prompt) for first, second in _CORRELATIVES):
        return True
    raised = {m.lower() for m in _STILL.findall(prompt)} if " als " not in prompt else set()
    return bool(raised) and any(t.text.lower() in raised and _is_comparative(t) for t in candidate.document.tokens)


def _is_comparative(token: Token) -> bool:
    return token.has(Degree="Cmp") or (token.tag == "ADJD" and token.text.endswith("er") and token.text != token.lemma)


MIN_CONFIDENCE = 0.5
MIN_FOR_STATEMENT = 0.4  # the words stand as in the text, whatever hangs on what
CHECKS: dict[Flaw, Callable[[Candidate], bool]] = {
    Flaw.KEY_IN_STEM: key_in_stem,
    Flaw.TOO_LONG: too_long,
    Flaw.TOO_SHORT: too_short,
    Flaw.QUOTES: unpaired_quotes,
    Flaw.SAME_OPTIONS: options_alike,
    Flaw.LENGTHS: mixed_lengths,
    Flaw.KEY_LONGEST: key_by_far_longest,
    Flaw.FIRST_PERSON: first_person,
    Flaw.DANGLING: dangling,
    Flaw.EVIDENCE: evidence_lacks_key,
    Flaw.LOW_CONFIDENCE: low_confidence,
    Flaw.FRAGMENT: breaks_off,
}


def first_flaw(candidate: Candidate) -> Flaw | None:
    """Return the first flaw of an item, or None where all checks pass."""
    return next((flaw for flaw, check in CHECKS.items() if check(candidate)), None)


def is_sensitive(document: Document, indexes: Iterable[int]) -> bool:
    """Whether the words are about crime, death, illness or guilt, where no other person may be put in."""
    return any(is_sensitive_word(document.tokens[i].lemma) for i in indexes)


def _stemmed(word: str) -> str:
    """Cut the endings that inflection adds, so that "Islands" meets "Island"."""
    lower = word.casefold()
    return lower[:-1] if len(lower) > 4 and lower.endswith("s") else lower  # noqa: PLR2004 -- "aus" stays
