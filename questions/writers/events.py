"""What happened when: ordering events by time, and assigning them to their years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from questions.asking import AnswerKind
from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.statements import statable
from questions.flaws import Candidate, first_flaw
from questions.german.calendar import spoken_date
from questions.german.document import ValueKind
from questions.german.prepositions import bare
from questions.items import Evidence, Item, Matching, Ordering, TrueFalse
from questions.material import Material
from questions.writers.draft import Draft, importance, shuffled

_LEAST_ORDERED = 4
_LEAST_MATCHED = 3
_MOST = 5
_MOST_LETTERS = 150
_SURE = 0.6
_DATED_PARTS = frozenset({Role.SINCE, Role.UNTIL, Role.TIME_CLAUSE})
_LINKING = frozenset(
    """danach dann später zuvor vorher anschließend daraufhin inzwischen mittlerweile noch
    weiter weiterhin zunächst zuletzt schließlich jetzt nun damals seitdem seither bislang bisher
    vergangenen vergangene kommenden kommende nächsten nächste letzten letzte diesem dieses heute
    gestern morgen""".split()
)
_FOCUS = frozenset({"bereits", "schon", "erst", "noch"})
_ORDER = "In welcher Reihenfolge geschah das laut dem Artikel? Beginne mit dem frühesten Ereignis."
_YEARS = "In welchem Jahr geschah laut dem Artikel was?"


@dataclass(frozen=True, slots=True)
class Event:
    """A fact as a statement without its date, and the first and last day of when it happened."""

    fact: Fact
    text: str
    first: date
    last: date
    precision: str
    confidence: float


def write_orderings(material: Material) -> Iterator[Draft]:
    """Yield four or five events of the article to bring into the order of their dates."""
    chosen = _apart(sorted(events(material), key=lambda e: (e.first, e.last)))
    if len(chosen) < _LEAST_ORDERED:
        return
    entries = [(e.text, None, None) for e in chosen]
    options, ids = shuffled(material, _ORDER, entries, "e")
    if tuple(o.id for o in options) == ids:
        options = (*options[1:], options[0])  # it must not be in order already
    yield _draft(material, "ordering", _ORDER, Ordering(options, ids), chosen)


def write_years(material: Material) -> Iterator[Draft]:
    """Yield three to five events of the article to assign to their years, no two of one year."""
    by_year: dict[int, Event] = {}
    doubled: set[int] = set()
    for event in events(material):
        if event.first.year != event.last.year:
            continue
        if event.first.year in by_year:
            doubled.add(event.first.year)
        by_year.setdefault(event.first.year, event)
    chosen = [e for year, e in by_year.items() if year not in doubled]
    chosen = sorted(chosen, key=lambda e: -e.confidence)[:_MOST]
    if len(chosen) < _LEAST_MATCHED:
        return
    prompts, prompt_ids = shuffled(material, _YEARS, [(e.text, None, None) for e in chosen], "p")
    years = sorted(str(e.first.year) for e in chosen)
    choices, choice_ids = shuffled(material, _YEARS + " ", [(y, None, None) for y in years], "c")
    year_of = {p: str(e.first.year) for p, e in zip(prompt_ids, chosen, strict=True)}
    id_of = dict(zip(years, choice_ids, strict=True))
    pairs = tuple((p.id, id_of[year_of[p.id]]) for p in prompts)
    yield _draft(material, "years", _YEARS, Matching(prompts, choices, pairs), chosen)


def events(material: Material) -> list[Event]:
    """Return the facts with one certain date each that make sense without it, in text order."""
    found: dict[str, Event] = {}
    for fact in statable(material):
        event = _event(material, fact)
        if event is not None:
            found.setdefault(event.text, event)
    return list(found.values())


def _event(material: Material, fact: Fact) -> Event | None:
    document = material.document
    times = [a for a in fact.arguments if a.value is not None and a.value.kind is ValueKind.DATE]
    if len(times) != 1 or fact.attribution is not None or fact.reported or fact.negated(document):
        return None
    if fact.clause.tense not in {"preterite", "perfect", "pluperfect"} or fact.clause.modal is not None:
        return None
    if fact.all_with(*_DATED_PARTS) or not _is_point(material, times[0]):
        return None
    value = times[0].value
    rest = [t for t in document.words(fact.clause.span) if t.index not in times[0].span]
    if value is None or value.day is None or any(t.text.lower() in _LINKING for t in rest):
        return None
    text = material.wording.statement(fact, without=(times[0],))
    if text is None or len(text) > _MOST_LETTERS:
        return None
    sure = material.certainty(fact) * times[0].constituent.confidence
    event = Event(fact, text, value.day, value.end_day or value.day, value.precision or "day", sure)
    return event if sure >= _SURE and _is_sound(material, event) else None


def _is_point(material: Material, argument: Argument) -> bool:
    """Whether a date says when, not before, after or until when, and nothing stands beside it."""
    value = argument.value
    if value is None or argument.role is not Role.TIME or value.precision not in {"day", "month", "year"}:
        return False
    if bare(argument.constituent.preposition or "") not in {"", "in", "an"}:
        return False
    return all(
        value.first <= i <= value.last
        or material.document.tokens[i].upos in {"ADP", "DET", "PUNCT"}
        or material.document.tokens[i].text.lower() in _FOCUS
        for i in argument.span
    )


def _is_sound(material: Material, event: Event) -> bool:
    """Whether the statement without its date would pass as one to judge."""
    item = Item("-", "event", event.text, TrueFalse(key=True), material.evidence(event.fact.evidence))
    return first_flaw(Candidate(item, event.text, material.document)) is None


def _apart(ordered: Sequence[Event]) -> list[Event]:
    """Return at most five events of which each ends before the next begins."""
    chosen: list[Event] = []
    for event in ordered:
        if not chosen or chosen[-1].last < event.first:
            chosen.append(event)
    while len(chosen) > _MOST:
        chosen.remove(min(chosen, key=lambda e: e.confidence))
    return chosen


def _spoken(event: Event) -> str:
    return spoken_date(event.first, event.precision).partition(", ")[2] or spoken_date(event.first, event.precision)


def _draft(
    material: Material, writer: str, stem: str, interaction: Ordering | Matching, chosen: Sequence[Event]
) -> Draft:
    answer = "; ".join(e.text for e in chosen)
    in_text = sorted(chosen, key=lambda e: e.fact.sentence.index)
    proof: dict[int, Evidence] = {}
    for event in in_text:
        for evidence in material.evidence(event.fact.evidence):
            proof.setdefault(evidence.start, evidence)
    item = Item(
        id=material.identifier(writer, stem, *(e.text for e in chosen)),
        writer=writer,
        stem=stem,
        interaction=interaction,
        evidence=tuple(proof.values()),
        explanation="; ".join(f"{e.text.removesuffix('.')}: {_spoken(e)}" for e in chosen) + ".",
        fact={"kind": writer, "predicate": "", "roles": {"time": ", ".join(e.first.isoformat() for e in chosen)}},
        confidence=round(min(e.confidence for e in chosen), 3),
    )
    weight = max(importance(e.fact, material) for e in chosen)
    head = in_text[0].fact
    touches = frozenset(e.fact.heart for e in chosen)
    return Draft(item, head.sentence, head.heart, answer, AnswerKind.PERIOD, weight, touches)
