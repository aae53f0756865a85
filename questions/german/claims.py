"""Clauses that only somebody's judgement or foresight can bear out: "ist gefährlich", "wird steigen"."""

from __future__ import annotations

from questions.german.document import Clause, ClauseKind, Document
from questions.german.noun_classes import acts

_VALUED = (
    "wunderbar", "großartig", "fantastisch", "hervorragend", "schrecklich", "furchtbar", "skandalös",
    "unverantwortlich", "unsäglich", "beschämend", "sensationell", "verheerend", "dringend",
)  # fmt: skip
_MOMENTOUS = frozenset(
    """Sieg Niederlage Moment Augenblick Stunde Tag Chance Gelegenheit Schritt Entscheidung Erfolg Ereignis Fehler
    Verantwortung Abstimmung Einigung Durchbruch Ergebnis Wahl Wende Leistung Aufgabe""".split()
)
"""What a judgement calls historic; a historic hall or town is merely old."""
_DUTIES = frozenset({"Verantwortung", "Pflicht", "Verpflichtung", "Aufgabe", "Recht", "Legitimität"})
_JUDGING = frozenset(
    """wichtig richtig falsch gut schlecht besser gefährlich wahrscheinlich unwahrscheinlich nötig unnötig notwendig
    klar entscheidend sinnvoll sinnlos riskant problematisch unverzichtbar bemerkenswert ernüchternd dringend fatal
    absurd erfreulich bedauerlich enttäuschend überraschend erstaunlich beeindruckend großartig schrecklich schlimm
    schwierig leicht einfach unfair fair gerecht ungerecht angemessen unangemessen lächerlich skandalös peinlich
    inakzeptabel unrealistisch realistisch denkbar undenkbar vorstellbar unvorstellbar verständlich unverständlich
    glaubwürdig unglaubwürdig überflüssig verantwortungslos fahrlässig mutig feige wünschenswert liberal harmlos
    vernünftig unvernünftig merkwürdig seltsam zukunftsweisend alarmierend besorgniserregend traurig schön
    Fehler Skandal Unsinn Irrtum Katastrophe Unverschämtheit Chance Glücksfall Problem Wahnsinn Schande Vorteil
    Nachteil""".split()
)
"""What is said to be so by somebody's measure: nobody can look it up."""
_IMPRESSING = frozenset(
    """beeindrucken überzeugen enttäuschen begeistern faszinieren gefallen missfallen nerven bestechen irritieren
    verblüffen überraschen""".split()
)
"""What something does to whoever tells of it, where nobody is named to whom."""


def is_judgement(document: Document, clause: Clause) -> bool:
    """Whether a clause says of something how good, likely or surprising it is, or that it impresses."""
    if clause.predicate in {"haben", "machen", "ergeben"}:
        return any(document.tokens[c.head].lemma in {"Sinn", "Logik"} for c in clause.constituents)
    if clause.predicate in _IMPRESSING and clause.tense == "present" and not clause.passive:
        whom = [document.tokens[c.head] for f in ("object", "indirect", "reflexive") for c in clause.all_with(f)]
        return not any(t.upos in {"PRON", "PROPN"} or acts(t.lemma) for t in whom)
    return clause.predicate in {"sein", "bleiben", "wirken"} and any(
        document.tokens[c.head].lemma in _JUDGING for c in clause.all_with("predicate")
    )


def is_valuation(document: Document, clause: Clause) -> bool:
    """Whether a clause values something or lays a duty on somebody: "eine wunderbare Lektion".

    A newspaper may say so, too: it tells whose words they are only beside somebody's.
    """
    words = [t for t in document.words(clause.span) if t.tag == "ADJA"]
    valued = any(t.text.lower().startswith(_VALUED) for t in words)
    historic = (document.tokens[t.head].lemma for t in words if t.text.lower().startswith("historisch"))
    valued = valued or any(lemma in _MOMENTOUS for lemma in historic)
    duty = any(document.tokens[c.head].lemma in _DUTIES for c in clause.all_with("object"))
    return valued or (duty and clause.predicate in {"haben", "tragen"})


def is_foresight(document: Document, clause: Clause) -> bool:
    """Whether a clause tells in the indicative what will be: "wird steigen", but not "wird gebaut"."""
    if clause.finite is None or clause.passive or (clause.mood or "").startswith("subjunctive"):
        return False
    finite = document.tokens[clause.finite]
    return finite.lemma == "werden" and len(clause.verbs) > 1 and finite.has(Tense="Pres")


def is_advice(document: Document, clause: Clause) -> bool:
    """Whether a clause says what somebody should do: "sollte", no plan with a date or of a story told as past."""
    if clause.finite is None or document.tokens[clause.finite].text.lower() not in {"sollte", "sollten"}:
        return False
    if any(v.day is not None and v.first in clause.span for v in document.values):
        return False
    first = document.sentence_of(clause.finite).first
    before = [c for c in document.clauses if c.kind is ClauseKind.MAIN and c.finite is not None and c.span.last < first]
    return not before or before[-1].tense not in {"preterite", "pluperfect"}
