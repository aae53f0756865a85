"""Prepositional phrases that the tree hangs on a noun though by their meaning they belong to the clause."""

from __future__ import annotations

from questions.german.clauses.spans import trimmed
from questions.german.document import Document, Token, ValueKind
from questions.german.prepositions import bare

_PERIODS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION})
_OF_TIME = frozenset({"an", "in", "seit", "bis", "ab", "nach", "vor", "um", "während", "gegen"})
"""Prepositions whose phrase of time belongs to the clause; "von" and "aus" make attributes (die Sitzung vom Montag)."""
_TIME_NOUNS = frozenset(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Jänner Februar März April Mai "
    "Juni Juli August September Oktober November Dezember Jahr Monat Woche Tag Stunde Minute Sekunde Jahrhundert "
    "Jahrzehnt Morgen Mittag Nachmittag Abend Nacht Wochenende Vormittag Frühjahr Frühling Sommer Herbst Winter Uhr "
    "Mal Zeit".split()
)
POINTING = ("dies", "jed", "letzt", "vergangen", "vorig", "nächst", "kommend")
"""Beginnings of words before a time that is counted from now."""
_PARTS_OF_TIME = frozenset({"Anfang", "Mitte", "Ende"})
_OF_EVENTS = frozenset(
    {"in", "an", "auf", "bei", "mit", "von", "durch", "für", "gegen", "aus", "zu", "über", "unter", "um"}
)
"""Prepositions that make no attribute of a time: "an diesem Donnerstag von Island", but "am Tag nach dem Fest"."""
_AT_EVENTS = frozenset({"an", "bei", "während", "auf", "nach", "vor", "zu"})
_EVENTS = tuple(
    "treffen sitzung konferenz gipfel tagung versammlung kundgebung besuch rede feier demonstration parteitag gespräch "
    "gespräche veranstaltung verhandlungen forum kongress messe prozess turnier spiel wahlkampf protest auftritt "
    "zeremonie parade festival ausstellung verhandlung".split()
)
"""Ends of nouns that name an occasion: where it takes place, there takes place what happens at it."""


_TAKING_AS = frozenset(
    "sehen ansehen bezeichnen betrachten werten bewerten verstehen einstufen feiern kritisieren empfinden beschreiben "
    "darstellen vorstellen wählen nominieren einsetzen anerkennen loben nutzen bestätigen verurteilen begrüßen".split()
)
"""Verbs that take their object as something."""
_WITH_VERB = frozenset(
    {
        *("zur Last", "zur Verfügung", "zur Sprache", "zur Kenntnis", "zur Folge", "zur Wehr", "zur Schau", "zur Welt"),
        *("in Frage", "in Kraft", "in Anspruch", "in Aussicht", "in Betracht", "in Gang", "in Betrieb", "in Angriff"),
        *(
            "in Empfang",
            "in Szene",
            "in Schutz",
            "in Haft",
            "in Gefahr",
            "in Brand",
            "ins Leben",
            "ins Spiel",
            "ins Visier",
        ),
        *(
            "zum Ausdruck",
            "zum Opfer",
            "zum Einsatz",
            "zum Stillstand",
            "zu Fall",
            "zu Ende",
            "zu Protokoll",
            "zu Wort",
        ),
        *(
            "unter Druck",
            "unter Beweis",
            "unter Strafe",
            "ums Leben",
            "aufs Spiel",
            "auf Eis",
            "vor Gericht",
            "zu Tode",
        ),
    }
)
"""Phrases that form one expression with their verb and are never attributes of the noun before them."""


def without_late_phrase(
    document: Document, block: tuple[int, ...], head: int, predicate: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cut a prepositional phrase that belongs to the clause from the end of a phrase behind the finite verb.

    Phrases of time do, whatever noun stands before them; so does what follows a time, and the place of an occasion: "am
    Rande der Sitzung in Bern", and what a verb takes its object as: "sieht die Wahl als Erfolg". Returns what stays and
    what was cut off, or the block and nothing.
    """
    if (when := _late_time(document, block, head)) is not None:
        late = tuple(i for i in block if i >= when)
        return trimmed(document, tuple(i for i in block if i < when)), trimmed(document, late)
    for index in reversed(block):
        child = document.tokens[index]
        case = next((c for c in document.children(index) if _opens(c, child)), None)
        if index == head or case is None or case.index <= head or case.index not in block:
            continue
        late = tuple(i for i in block if i >= case.index)
        if not set(late) <= {*document.subtree(index), *(i for i in late if document.tokens[i].upos == "PUNCT")}:
            continue
        if case.tag == "KOKOM":
            belongs = predicate in _TAKING_AS and case.text == "als" and child.upos in {"NOUN", "PROPN"}
        else:
            belongs = _belongs_to_clause(document, block, document.tokens[head], child, bare(case.text))
        if belongs:
            return trimmed(document, tuple(i for i in block if i < late[0])), trimmed(document, late)
    return block, ()


def _late_time(document: Document, block: tuple[int, ...], head: int) -> int | None:
    """Where a bare phrase of time at the end of a phrase begins: "das Büro | letzten Monat", "sie | Mitte Mai"."""
    for index in block:
        token = document.tokens[index]
        if index <= head or token.head != head or any(c.relation == "case" for c in document.children(index)):
            continue
        first = document.subtree(index)[0]
        opener = document.tokens[first]
        counted = opener.tag == "ADJA" and opener.text.lower().startswith(POINTING) and is_time(document, token)
        part = opener.text in _PARTS_OF_TIME and index == first and _is_followed_by_time(document, block, index)
        last = document.subtree(index)[-1] == block[-1] and first > head
        if last and (counted or part) and not token.has(Case="Gen"):
            return first
    return None


def _is_followed_by_time(document: Document, block: tuple[int, ...], index: int) -> bool:
    return any(is_time(document, document.tokens[i]) for i in block if i > index)


def _opens(token: Token, head: Token) -> bool:
    return (token.relation == "case" and token.upos == "ADP") or (token.tag == "KOKOM" and token.index < head.index)


def _belongs_to_clause(document: Document, block: tuple[int, ...], head: Token, child: Token, preposition: str) -> bool:
    if child.head == head.index and is_time(document, head):
        return preposition in _OF_EVENTS and not is_time(document, child)
    if child.head == head.index and preposition in _OF_TIME and is_time(document, child):
        return True
    if document.text[document.tokens[child.index - 1].start : child.end] in _WITH_VERB:
        return True
    opening = document.tokens[block[0]]
    at_event = opening.upos == "ADP" and bare(opening.text) in _AT_EVENTS
    nouns = (document.tokens[i] for i in block if i < child.index and document.tokens[i].upos == "NOUN")
    named = child.upos == "PROPN" and child.tag == "NE" and preposition == "in"
    return at_event and named and any(noun.lemma.lower().endswith(_EVENTS) for noun in nouns)


def is_time(document: Document, token: Token) -> bool:
    """Whether the token heads an expression of time: by the typed values, else by the noun."""
    if any(v.kind in _PERIODS and v.first <= token.index <= v.last for v in document.values):
        return True
    year = token.text.isdigit() and len(token.text) == len("1971")
    return year or token.lemma in _TIME_NOUNS or token.text in _TIME_NOUNS
