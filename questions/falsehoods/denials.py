"""What the text denies told as a fact, and what it says is to be done denied: the plain contradiction of a clause.

A clause and its negation cannot both be true, so that nothing is surer to be refuted. What stands beside the negation
decides whether it is German: "nicht mehr" becomes "weiterhin", "noch nicht" becomes "bereits", "kein" becomes "ein".
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.fact import Argument, Fact, Role
from questions.falsehoods.contrary import Contrary
from questions.german.document import Document, Token, ValueKind
from questions.german.light_verbs import is_set_phrase
from questions.german.morphology.nouns import is_adjectival, plural
from questions.german.noun_classes import noun_class
from questions.german.prepositions import bare
from questions.german.valency import takes_object

_NEGATIONS = frozenset(
    """nicht nie niemals weder niemand niemanden niemandem nichts keineswegs keinesfalls kaum ohne nirgends
    nirgendwo""".split()
)
_FOCUS = frozenset(
    """nur allein bloß zuletzt einmal länger immer alle jeder jede ganz sofort unbedingt zwangsläufig minder weniger
    selten wirklich gerade so zu genug unerheblich unerwartet ohne""".split()
)
"""Words behind "nicht" that it denies alone, or that mean something else with it."""
_POLAR = frozenset(
    """sondern geschweige jemals irgend irgendein irgendeine irgendwie sonderlich umhin so auch mehr weder einfach
    einzige einziger einziges einzigen solange bevor bis ehe zwar""".split()
)
"""Words that go with a negation only, or that say how far it reaches."""
_NEEDS_NEGATION = frozenset({"brauchen", "vermögen", "ausschließen", "umhinkommen", "fackeln", "scheren", "ahnen"})
_SO_FAR = frozenset({"noch", "bisher", "bislang"})
_REASONS = frozenset({Role.REASON, Role.PURPOSE, Role.RESULT, Role.CONDITION, Role.CONCESSION})
_BECAUSE = frozenset({"wegen", "aufgrund", "trotz", "mangels", "aus", "laut"})
_COUNTED = frozenset({"people", "body", "event", "document", "place", "thing", "vehicle", "animal"})
_COUNTABLE = frozenset(
    """Chance Grund Anlass Problem Rolle Hinweis Alternative Lösung Option Möglichkeit Ausnahme Antwort Termin
    Fortschritt Erfolg Unterschied Zusammenhang Kompromiss Titel Tor Punkt Medaille Mandat Sitz Vertrag Kandidat
    Ergebnis Angebot Einigung Entscheidung Bestätigung Verbindung Änderung Erholung Genehmigung Begründung Regelung
    Verpflichtung Garantie Mehrheit Gefahr Rücktritt Beweis Zweifel Bedarf Plan Gesetz Verbot Pflicht""".split()
)
"""Nouns that stand with "ein" as they do with "kein"."""
_MODALS = frozenset({"wollen", "sollen", "dürfen", "müssen"})
_MEASURED = frozenset(
    """nur auch erst bereits schon noch wieder weiter weiterhin mindestens höchstens maximal bis jeder jede jedes alle
    allen aller viele einige mehrere meisten immer stets oft sowohl entweder so möglichst mehr weniger zumindest
    eher sogar lediglich bislang bisher lieber lange längst selbst ja gern gerne mögliche möglicher möglichen erste
    entscheidende entscheidenden entscheidender
    ersten als erstmals seitdem seither zunächst
    inzwischen mittlerweile nun jetzt zurzeit derzeit aktuell gerade
    ebenso ebenfalls weitere vor allem wohl vielleicht voraussichtlich etwa""".split()
)
"""Words beside which a denial would leave open what it denies."""
_ACTED_OUT = frozenset(
    """kämpfen trauern hoffen bangen freuen leiden danken gratulieren ringen streben werben bleiben entstehen melden
    ereignen zurückbleiben übrigbleiben verbleiben begehen feiern gedenken erinnern""".split()
)
"""Verbs whose plain denial nobody would think of: "trauert nicht um", "übrig bleibt kein"."""
_SERVING = frozenset(
    """ermöglichen helfen fördern schaffen verbessern sichern schützen bieten zeigen unterstützen erleichtern
    beitragen stärken vermitteln bereichern erfreuen begeistern überzeugen""".split()
)
"""What is good for others by itself, so that nobody would want not to do it."""
_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_BEFORE = frozenset({Role.SUBJECT, Role.INDIRECT, Role.TIME, Role.SINCE, Role.UNTIL})
_CROWDS = ("tausende", "hunderte", "dutzende")
_BRIEF = 4  # words
_TIMES = frozenset({ValueKind.DATE, ValueKind.TIME})


def affirmed(document: Document, fact: Fact) -> Iterator[Contrary]:
    """What the text says is not so, as if it were so."""
    words = document.words(fact.clause.span)
    negations = [t for t in words if t.text.lower() in _NEGATIONS or t.text.lower().startswith("kein")]
    if len(negations) != 1 or _is_argued(fact) or fact.clause.predicate in _NEEDS_NEGATION:
        return
    (negation,) = negations
    around = next((a for a in fact.arguments if negation.index in a.span), None)
    told = around is None or around.constituent.function != "clause" or around.role is Role.CONTENT
    if not told or any(t.text.lower() in _POLAR for t in words if not _goes_with(document, negation, t)):
        return
    if negation.tag == "PTKNEG" and negation.text.lower() == "nicht":
        yield from _without_not(document, fact, negation)
    elif negation.tag == "PIAT":
        yield from _with_one(document, negation)


def _goes_with(document: Document, negation: Token, word: Token) -> bool:
    """Whether a word makes one expression with the negation: "nicht mehr", "keine Mehrheit mehr"."""
    behind = document.tokens[min(word.index + 1, len(document.tokens) - 1)].text
    return word.text == "mehr" and word.index > negation.index and behind != "als"


def _is_argued(fact: Fact) -> bool:
    """Whether something beside the verb says why or under what condition, which would speak against the contrary."""
    return any(a.role in _REASONS or bare(a.constituent.preposition or "") in _BECAUSE for a in fact.arguments)


def _without_not(document: Document, fact: Fact, negation: Token) -> Iterator[Contrary]:
    before, behind = (document.tokens[negation.index + step] for step in (-1, 1))
    asked = behind.tag == "PTKZU" and behind.index + 1 < len(document.tokens) and fact.first(Role.CONTENT) is not None
    if asked:  # "gebeten, das Haus nicht zu verlassen"
        rest = f"zu {document.tokens[behind.index + 1].text}"
        yield Contrary({negation.index: ""}, f"nicht {rest}", rest, 0.9)
        return
    if behind.text.lower() in _FOCUS or before.text.lower() in {"auch", "lange", "längst", "wohl", "oder", "ob"}:
        return
    if negation.index < fact.heart and not fact.verb_final:
        return  # "Nicht mitgezählt werden ..."
    if behind.text == "mehr":
        yield Contrary({negation.index: "weiterhin", behind.index: ""}, "nicht mehr", "weiterhin", 0.9)
    elif before.text.lower() in _SO_FAR:
        word = "Bereits" if before.text[:1].isupper() else "bereits"
        yield Contrary({before.index: word, negation.index: ""}, f"{before.text} nicht", word, 0.9)
    elif before.text.lower() in {"gar", "überhaupt"} and behind.upos != "PUNCT":
        yield Contrary({before.index: "", negation.index: ""}, f"{before.text} nicht", behind.text, 0.85)
    elif behind.upos != "PUNCT":
        yield Contrary({negation.index: ""}, f"nicht {behind.text}", behind.text, 0.9)
    else:
        verb = document.tokens[fact.heart].text
        yield Contrary({negation.index: ""}, f"{verb} … nicht", verb, 0.9)


def _with_one(document: Document, negation: Token) -> Iterator[Contrary]:
    """Turn "kein" into "ein" before what is counted, and leave it out before a plural."""
    noun = document.tokens[negation.head]
    between = document.tokens[negation.index + 1 : noun.index]
    if noun.upos != "NOUN" or noun.index <= negation.index or any(t.tag != "ADJA" for t in between):
        return
    opener = document.tokens[max(0, negation.index - 1)]
    ending = negation.text.lower().removeprefix("kein")
    said = document.text[negation.start : noun.end]
    last = next((t for t in document.tokens[noun.index + 1 : noun.index + 5] if t.text == "mehr"), None)
    still: dict[int, str] = {}
    if opener.text.lower() == "noch":
        still = {opener.index: "Bereits" if opener.text[:1].isupper() else "bereits"}
    if noun.has(Number="Plur"):
        if between or is_adjectival(noun.lemma) or ending not in {"e", "en"}:
            return
        told = "Mehrere" if negation.text[:1].isupper() else ""
        if last is not None or (ending == "en" and told):
            return
        yield Contrary({**still, negation.index: told}, said, f"{told} {noun.text}".strip(), 0.85)
    elif _is_countable(noun):
        one = "ein" + ending if negation.text[:1].islower() else "Ein" + ending
        if last is not None:
            still = {last.index: ""}
            one = f"weiterhin {one}" if negation.text[:1].islower() else one
        rest = document.text[negation.end : noun.end]
        yield Contrary({**still, negation.index: one}, said, one + rest, 0.9)


def _is_countable(noun: Token) -> bool:
    listed = any(noun.lemma == one or noun.lemma.endswith(one.lower()) for one in _COUNTABLE)
    return listed or (noun_class(noun.lemma) in _COUNTED and plural(noun.lemma) not in {None, noun.lemma + "en"})


def denied(document: Document, fact: Fact) -> Iterator[Contrary]:
    """What the text says somebody does, will, must or may do, denied where German puts the negation."""
    words = document.words(fact.clause.span)
    subject = fact.first(Role.SUBJECT)
    if subject is None or fact.verb_final or _is_argued(fact):
        return
    if fact.clause.mood != "indicative" or any(t.text.lower() in _MEASURED for t in words):
        return
    if any(a.constituent.function == "clause" for a in fact.arguments) or _is_joined(document, fact):
        return
    if any(t.has(Degree="Sup") for t in words):
        return  # it is denied of "das größte Haus" by "nicht das größte"
    if fact.clause.predicate in _ACTED_OUT or _happened(document, fact):
        return
    modal = fact.clause.modal
    if modal in {"wollen", "sollen"} and fact.clause.predicate in _SERVING:
        return
    if modal is not None and (modal not in _MODALS or (modal == "müssen" and fact.clause.tense != "present")):
        return  # "musste zittern": what nobody had to do they may have done all the same
    closing = fact.closing[0] if fact.closing else None
    middle = [a for a in fact.arguments if a.span.first > fact.heart and (closing is None or a.span.last < closing)]
    objects = [a for a in middle if a.role is Role.OBJECT and a.constituent.function != "reflexive"]
    aimed = objects[-1] if objects else subject if subject in middle else None
    if aimed is None:
        aimed = next((a for a in middle if a.role is Role.PREDICATE), None)
    none = _none_of(document, aimed) if aimed is not None and not _is_named_again(document, subject, aimed) else None
    if none is not None and aimed is not None and (aimed is subject or _is_definite(document, subject)):
        led = any(a.role is Role.DIRECTION and a.span.first > aimed.span.last for a in middle)
        if not led and (aimed is not subject or _may_be_missing(fact)):
            yield none
        return
    if not _is_definite(document, subject) or any(not _is_definite(document, a) for a in objects):
        return
    yield from _not_so(document, fact, middle, objects, closing)


def _happened(document: Document, fact: Fact) -> bool:
    """Whether a clause tells when something happened: nobody dates what did not happen."""
    dated = (v for v in document.values if v.kind in _TIMES and v.first in fact.clause.span)
    return fact.clause.tense in _PAST and any(True for _ in dated)


def _is_named_again(document: Document, subject: Argument, aimed: Argument) -> bool:
    """Whether the same noun stands for both: "die Liste bildet eine Liste"."""
    one, other = (document.tokens[a.constituent.head] for a in (subject, aimed))
    return one is not other and one.lemma == other.lemma


def _may_be_missing(fact: Fact) -> bool:
    """Whether the subject stands behind the verb because it is news, and is planned: what is there nobody denies."""
    before = [a for a in fact.arguments if a.span.last < fact.heart]
    planned = fact.clause.modal is not None or fact.clause.tense == "future" or fact.clause.predicate == "geben"
    return planned and bool(before) and fact.first(Role.OBJECT) is None


def _is_joined(document: Document, fact: Fact) -> bool:
    """Whether the verb is one of two, or a relative clause tells more of what would be denied."""
    joined = any(document.tokens[v].relation == "conj" for v in fact.clause.verbs)
    heart = document.children(fact.clause.main_verb if fact.clause.main_verb is not None else fact.heart)
    return joined or any(t.relation == "conj" for t in heart)


def _not_so(
    document: Document, fact: Fact, middle: list[Argument], aimed: list[Argument], closing: int | None
) -> Iterator[Contrary]:
    """Put "nicht" before what makes up the verb, before the right bracket, or at the end where there is none."""
    if closing is not None and any(a.span.first > closing for a in fact.arguments):
        return  # "wurde organisiert durch Freiwillige": it is by them that would be denied
    if fact.clause.predicate == "sein" and fact.first(Role.PREDICATE) is None:
        return  # "von einer Pause ist die Rede" makes up one verb with its noun
    if any(is_set_phrase(fact.clause.predicate, document.tokens[a.constituent.head].lemma) for a in fact.arguments):
        return
    at = _slot(document, fact, middle, aimed, closing)
    if at is not None:
        word = document.tokens[at].text
        yield Contrary({at: f"nicht {word}"}, word, f"nicht {word}", 0.8)
    elif closing is None and middle and middle[-1] in aimed and _is_short(document, fact, middle[-1]):
        last = document.tokens[middle[-1].span.last]
        yield Contrary({last.index: f"{last.text} nicht"}, last.text, f"{last.text} nicht", 0.8)


def _slot(
    document: Document, fact: Fact, middle: list[Argument], aimed: list[Argument], closing: int | None
) -> int | None:
    """Where the negation stands: behind subject, object and time, before what makes up the verb; None if elsewhere.

    Before a circumstance it would deny only this: "nicht in Graz" (Duden, Die Grammatik: Stellung von "nicht").
    """
    known = [a for a in middle if a in aimed or a.role in _BEFORE or document.slice(a.span) == "sich"]
    last = max((a.span.last for a in known), default=fact.heart)
    behind = [a for a in middle if a.span.first > last and not _is_when(document, a)]
    if not behind:
        return closing
    return behind[0].span.first if len(behind) == 1 and _is_part_of_verb(document, fact, behind[0]) else None


def _is_part_of_verb(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a phrase belongs to what the verb says: where it leads, what it is aimed at, whose deed it is."""
    preposition = bare(argument.constituent.preposition or "")
    if any(v.first in argument.span for v in document.values):
        return False
    if argument.role is Role.ADVERBIAL and len(argument.span) == 1:
        return document.tokens[argument.span.first].tag == "ADJD"  # "hat den Plan nicht scharf kritisiert"
    if argument.role is Role.PREDICATE and not preposition:
        opener = document.tokens[argument.span.first]
        alone = opener.index == argument.constituent.head and opener.tag == "ADJD"
        return (alone or opener.has(Definite="Def")) and all(t.tag != "KON" for t in document.words(argument.span))
    if argument.role in {Role.PREDICATE, Role.DIRECTION} or preposition == "als":
        return True
    agent = fact.clause.passive and preposition == "von"
    return agent or takes_object(fact.clause.predicate, preposition)


def _is_when(document: Document, argument: Argument) -> bool:
    opener = document.tokens[argument.span.first]
    single = len(argument.span) == 1 and opener.upos == "ADV" and opener.tag != "ADJD"
    return single or (argument.value is not None and argument.value.kind in _TIMES)


def _is_short(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether an object may stand between the verb and a "nicht" at the end: a few words behind the subject's verb."""
    subject = fact.first(Role.SUBJECT)
    measured = any(v.first in argument.span for v in document.values)
    brief = len(argument.span) <= _BRIEF and all(t.tag != "KON" for t in document.words(argument.span))
    return brief and not measured and subject is not None and fact.precedes(subject)


def _none_of(document: Document, argument: Argument) -> Contrary | None:
    """Turn "ein" before a noun into "kein", or put "keine" before a plural; not where a clause tells more of it."""
    opener = document.tokens[argument.span.first]
    noun = document.tokens[argument.constituent.head]
    inside = document.words(argument.span)
    if any(t.text == "," or t.tag == "KON" for t in inside) or noun.upos != "NOUN":
        return None
    if any(t.tag in {"ART", "PPOSAT", "PDAT"} for t in inside[1 : noun.index - opener.index]):
        return None  # "einen | ein Wiedersehen": a pronoun before the phrase
    if noun.text.lower().endswith(_CROWDS):
        return None  # "keine Tausende von Gästen" may be hundreds
    if any(v.first > opener.index and v.first in argument.span for v in document.values):
        return None  # "eine 33 Meter hohe Brücke"
    said = document.text[opener.start : noun.end]
    if any(
        t.index > opener.index and t.tag in {"ART", "PIAT", "PIS", "PPOSAT"} for t in inside if t.index < noun.index
    ):
        return None  # "einen eine Rückkehr"
    if opener.tag == "ART" and opener.text.startswith("ein"):
        return Contrary({opener.index: f"k{opener.text}"}, said, f"k{said}", 0.8)
    before = document.tokens[opener.index : noun.index]
    plain = all(t.tag == "ADJA" and t.text.endswith("e") and t.text.islower() for t in before)
    if not plain or not noun.has(Number="Plur") or is_adjectival(noun.lemma) or argument.constituent.preposition:
        return None
    weak = {t.index: f"{t.text}n" for t in before}
    first = f"keine {weak.get(opener.index, opener.text)}"
    rest = " ".join([*(weak[t.index] for t in before[1:]), *([noun.text] if before else [])])
    return Contrary({**weak, opener.index: first}, said, f"{first} {rest}".strip(), 0.8)


def _is_definite(document: Document, argument: Argument) -> bool:
    opener = document.tokens[argument.span.first]
    named = any(t.upos == "PROPN" for t in document.words(argument.span))
    return named or opener.has(Definite="Def") or opener.tag in {"PPOSAT", "PDAT"}
