"""What a fact says turned into its contrary by one word: an opposite, another number, the parties changed about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from questions.asking import kind_of
from questions.facts import Argument, Fact, Role
from questions.flaws import is_sensitive
from questions.german.document import Clause, ClauseKind, Document, Span, Token, ValueKind
from questions.german.frames import fits_opposite
from questions.german.gazetteer import lookup
from questions.german.morphology.verbs import zu_infinitive
from questions.german.noun_classes import noun_class
from questions.german.opposites import opposite, opposite_prefix, opposite_preposition
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.material import Material
from questions.misremembering import CLEARLY_OTHER, with_number, written_number, wrong_numbers
from questions.referents import Referent
from questions.telling_amounts import is_bounded, is_telling

_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.PERCENTAGE, ValueKind.MONEY, ValueKind.DURATION})
_WHOLE = Decimal(100)
_TAKES_SIDES = frozenset(
    """stimmen demonstrieren protestieren kämpfen aussprechen plädieren eintreten votieren werben
    einsetzen""".split()
)
_PHASES = frozenset({"beginnen", "starten", "enden"})
_ASKING = frozenset("wie ob was wer wo woher warum welche welcher welches wenn falls".split())
_STILL = frozenset({"schon", "bereits", "noch", "nicht", "kein", "keine", "so", "viel", "umso", "desto", "zu"})
_DEGREES = frozenset({"scharf", "heftig", "massiv", "harsch", "streng", "hart", "binnen"})
_COPULAS = frozenset({"sein", "bleiben", "werden", "gelten", "scheinen", "wirken"})
_REACHING = frozenset({"erreichen", "verfehlen"})
_AIMS = ("ziel", "marke", "mehrheit", "quorum", "finale", "rang", "platz", "wert", "hürde", "ergebnis")
_OCCASIONS = frozenset({"event", "act"})
_COUNTING = frozenset("viele zahlreiche zahllose wenige einzelne unzählige".split())
_GRADED = (
    "schwer leicht groß klein hoh niedrig stark schwach gut schlecht lang kurz jung alt warm kalt heiß hell dunkel viel"
).split()
"""Adjectives whose bounds nobody can look up, and which many set phrases hold: "ein schweres Erbe"."""
_ENDINGS = ("e", "en", "er", "es", "em")
_WANTING = frozenset(
    """fordern pochen verlangen hoffen wünschen versprechen planen drängen bitten vorschlagen suchen brauchen
    anstreben""".split()
)
_MODALS = frozenset({"sollen", "wollen", "möchten", "mögen"})
_ILL = (
    "schlecht", "schlimm", "langsam", "behinder", "erschwer", "verhinder", "verschlechter", "verschwend", "unsicher",
    "schwäch", "misslung", "erfolglos", "ungesund", "bekämpf", "bremsen", "verlieren", "verlier",
)  # fmt: skip
_CAUSING = frozenset(
    """drücken belasten helfen schaden führen sorgen beitragen verursachen bremsen nützen stärken schwächen bewirken
    auslösen treiben beflügeln""".split()
)
"""Verbs by which something has an effect: its contrary would have none, as everybody knows."""
_SUFFERING = frozenset({"leiden", "profitieren"})
_ASYMMETRIC = frozenset(
    """besiegen schlagen bezwingen übernehmen kaufen erwerben verkaufen liefern exportieren importieren übergeben
    überreichen verleihen schenken einladen empfangen ablösen ersetzen nachfolgen folgen unterliegen gewinnen verlieren
    warnen loben kritisieren unterstützen auffordern bitten beauftragen ernennen wählen helfen danken gratulieren
    widersprechen überholen beliefern finanzieren fördern gehören angehören""".split()
)
"""Verbs whose two parties cannot change places without changing what is said."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """Words to put in place of tokens, what was changed, and how sure it is that the text refutes it (0..1)."""

    instead: dict[int, str]
    original: str
    replacement: str
    confidence: float


def contraries(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Yield the contraries of a fact, those that the text refutes most surely first.

    Under a negation, about guilt and illness, and in somebody's words nothing is changed.
    """
    document = material.document
    if fact.negated(document) or is_sensitive(document, fact.clause.span) or _is_vague(document, fact):
        return
    yield from _exchanged(material, fact)
    if fact.attribution is None:
        yield from _opposites(document, fact)
        yield from _turned(document, fact)
        yield from _other_numbers(material, fact)


def _is_vague(document: Document, fact: Fact) -> bool:
    """Whether the subject is some of many, of whom the contrary may be true as well: "mehrere Staaten"."""
    subject = fact.first(Role.SUBJECT)
    opener = document.tokens[subject.span.first].text.lower() if subject is not None else ""
    return opener in {"mehrere", "einige", "manche", "andere", "etliche", "verschiedene"}


def _opposites(document: Document, fact: Fact) -> Iterator[Contrary]:
    """One word into its opposite; not within a definite description, which it would only make unclear.

    A reason or aim beside it would speak against the opposite, and a clause inside only describes something.
    """
    if fact.first(Role.PURPOSE) is not None:
        return
    if fact.first(Role.REASON) is not None and fact.holds_clause(document, ClauseKind.SUBORDINATE):
        return
    subject = fact.first(Role.SUBJECT)
    quantifier = document.tokens[subject.span.first] if subject is not None else None
    many = quantifier is not None and quantifier.text.lower() in _COUNTING
    for index in _own_words(document, fact):
        token = document.tokens[index]
        if many and token is not quantifier:
            continue  # of others among many the contrary may be true as well
        other = None if _is_fixed(document, fact, token) else _opposite(fact, token)
        if other is None or (_is_meant_well(document, fact) and other.lower().startswith(_ILL)):
            continue
        before = document.tokens[max(0, index - 1)]
        joined = zu_infinitive(other) if before.tag == "PTKZU" and token.upos == "VERB" else f"zu {other}"
        instead = {index: other} if joined == f"zu {other}" else {before.index: "", index: joined}
        yield Contrary(instead, token.text, instead[index], 0.9)


def _is_meant_well(document: Document, fact: Fact) -> bool:
    """Whether a clause tells what somebody wants or is to do: nobody asks for something worse."""
    finite = document.tokens[fact.heart]
    return fact.clause.predicate in _WANTING or {fact.clause.modal, finite.lemma} & _MODALS != set()


def _own_words(document: Document, fact: Fact) -> Iterator[int]:
    """The tokens of the fact that stand in no relative clause, question or comparison inside it."""
    inner = [
        c
        for c in document.clauses
        if c.span.first in fact.clause.span and len(c.span) < len(fact.clause.span) and _describes(document, c)
    ]
    yield from (i for i in fact.clause.span if not any(i in c.span for c in inner))


def _describes(document: Document, clause: Clause) -> bool:
    opener = document.tokens[clause.span.first].text.lower()
    return clause.kind is ClauseKind.RELATIVE or opener in _ASKING


def _opposite(fact: Fact, token: Token) -> str | None:
    if token.tag == "PTKVZ" and token.index in fact.clause.verbs:
        return opposite_prefix(fact.clause.predicate, token.text)
    return opposite(token)


def _is_fixed(document: Document, fact: Fact, token: Token) -> bool:
    """Whether the opposite of a word would say nothing here, or is no German."""
    verbs = fact.clause.verbs
    if (token.upos in {"VERB", "AUX"} or token.tag == "PTKVZ") and not fits_opposite(document, token):
        return True
    if token.tag.endswith("FIN") and token.index in verbs and any(document.tokens[v].tag == "PTKVZ" for v in verbs):
        return True  # the verb is "umsteigen", not "steigen"
    if token.index in verbs and fact.clause.predicate in _PHASES and fact.all_with(Role.OBJECT, Role.CONTENT):
        return True  # one can begin to see, not end to see
    phase = token.lemma in _PHASES and token.index not in verbs
    if phase or _is_wish(document, token) or _is_cause(fact, token) or _is_in_phrase(document, fact, token):
        return True
    alone = any(_fits_the_verb_alone(t) for t in document.words(fact.clause.span))
    if token.index in verbs and (alone or _misses_its_object(document, fact)):
        return True
    if document.tokens[token.index - 1].text.lower() in _STILL and token.text.endswith(("er", "ehr", "weit", "gut")):
        return True  # "schon länger" says since when, not how long
    head = document.tokens[token.head]
    if token.tag in {"ADJD", "ADV"} and head.tag == "ADJA":
        return True  # "die am höchsten verschuldeten Staaten", "teilweise heftige Gewitter"
    if token.tag == "ADJD":
        as_what = any(t.text == "als" for t in document.words(fact.clause.span)) and not token.text.endswith("er")
        return as_what or not _is_predicate(fact, token)  # "kalt lassen", "als Köchin tätig" have no opposites
    if token.tag in {"ADJA", "NN"}:
        return _is_graded(token) or _is_definite(document, token) or _is_aside(fact, token)
    return token.tag == "PIAT" and document.tokens[token.index - 1].upos == "ADP"  # "binnen weniger Minuten"


def _is_wish(document: Document, token: Token) -> bool:
    """Whether a word tells what a noun is good for: "eine Möglichkeit, ein Publikum zu erreichen"."""
    return any(
        c.kind is ClauseKind.INFINITIVE
        and any(document.tokens[document.tokens[v].head].upos == "NOUN" for v in c.verbs)
        for c in document.clauses
        if token.index in c.span
    )


def _is_cause(fact: Fact, token: Token) -> bool:
    """Whether a word belongs to the subject of a verb by which it has an effect: "höhere Kosten drücken auf".

    What somebody suffers or profits from does them harm or good by itself.
    """
    subject = fact.first(Role.SUBJECT)
    if fact.clause.predicate in _SUFFERING and token.index not in fact.clause.verbs:
        return subject is None or token.index not in subject.span
    return subject is not None and token.index in subject.span and fact.clause.predicate in _CAUSING


def _is_in_phrase(document: Document, fact: Fact, token: Token) -> bool:
    """Whether the words around it hold a word: "einmal mehr", "teuer und entwürdigend", "weniger Wild, das ..."."""
    joined = (token, *document.children(token.index))
    others = (t for t in joined if t.relation == "conj" and t.upos == "ADJ")
    if any(all(c.text != "als" for c in document.children(t.index)) for t in others):
        return True
    if document.tokens[max(0, token.index - 1)].text.lower() == "einmal":
        return True
    if token.tag not in {"PIAT", "PIDAT"}:
        return False
    relative = (c.span.first for c in document.clauses if c.kind is ClauseKind.RELATIVE and c.span.first > token.index)
    argument = next((a for a in fact.arguments if token.index in a.span), None)
    return argument is not None and any(first - 1 <= argument.span.last for first in relative)


def _is_graded(token: Token) -> bool:
    """Whether an adjective is a matter of degree and compares nothing: "stark", but not "stärker"."""
    word = token.text.lower()
    return token.tag == "ADJA" and any(word in {stem + ending for ending in _ENDINGS} for stem in _GRADED)


def _misses_its_object(document: Document, fact: Fact) -> bool:
    """Whether the opposite of the verb would want another object: one misses an aim, but no height."""
    if fact.clause.predicate not in _REACHING:
        return False
    heads = [document.tokens[a.constituent.head].lemma.lower() for a in fact.all_with(Role.OBJECT, Role.SUBJECT)]
    return not any(head.endswith(_AIMS) for head in heads)


def _is_aside(fact: Fact, token: Token) -> bool:
    """Whether a word stands in a circumstance or deeper, which the sentence is not about: "mit großer Mühe"."""
    argument = next((a for a in fact.arguments if token.index in a.span), None)
    noun = token.index if token.upos == "NOUN" else token.head
    if argument is None or argument.constituent.function == "clause":
        return False
    if noun != argument.constituent.head:
        return True
    if argument.constituent.preposition is None:
        return False
    return not takes_object(fact.clause.predicate, bare(argument.constituent.preposition.lower()))


def _fits_the_verb_alone(token: Token) -> bool:
    """Whether a word goes with the verb as it stands: "scharf kritisiert", "als Fortschritt begrüßt"."""
    return token.text.lower() in _DEGREES or (token.text == "als" and token.tag in {"KOKOM", "APPR"})


def _is_predicate(fact: Fact, token: Token) -> bool:
    """Whether an adjective is what the clause says of its subject, or a comparative."""
    told = fact.clause.predicate in _COPULAS and any(
        a.constituent.head == token.index for a in fact.all_with(Role.PREDICATE)
    )
    return told or token.text.endswith("er")


def _is_definite(document: Document, token: Token) -> bool:
    """Whether a word belongs to a noun phrase with a definite article or possessive: also "den ein Jahr jüngeren"."""
    noun = token.index if token.upos == "NOUN" else token.head
    measured = document.tokens[max(0, token.index - 3) : token.index]
    if token.tag == "ADJA" and len(measured) > 2 and measured[0].tag == "ART" and measured[2].upos == "NOUN":  # noqa: PLR2004
        return True
    return any(c.has(Definite="Def") or c.tag in {"PPOSAT", "APPRART", "PDAT"} for c in document.children(noun))


def _turned(document: Document, fact: Fact) -> Iterator[Contrary]:
    """For into against, before into after."""
    for argument in fact.arguments:
        opener = document.tokens[argument.span.first]
        other = None
        if argument.constituent.preposition is not None and opener.tag == "APPR":
            other = opposite_preposition(opener.text.lower())
            if opener.index + 1 <= argument.span.last and document.tokens[opener.index + 1].text == "allem":
                other = None  # "vor allem" is no time
            sides = fact.clause.predicate in _TAKES_SIDES and not fact.clause.passive
            if other in {"für", "gegen"} and not sides:
                other = None  # a warning is given for a province, never against it
            needed = takes_object(fact.clause.predicate, opener.text.lower())
            if other in {"vor", "nach"} and (needed or not _is_occasion(document, argument)):
                other = None
        if other is not None:
            written = other.capitalize() if opener.text[:1].isupper() else other
            yield Contrary({opener.index: written}, opener.text, written, 0.9)


def _is_occasion(document: Document, argument: Argument) -> bool:
    """Whether a phrase names something that happens, so that "vor" and "nach" tell a time."""
    head = document.tokens[argument.constituent.head]
    return head.upos == "NOUN" and argument.value is None and noun_class(head.lemma) in _OCCASIONS


def _other_numbers(material: Material, fact: Fact) -> Iterator[Contrary]:
    """Another number in place of one that the sentence is about and that is no bound."""
    document = material.document
    for value in document.values:
        if value.kind not in _NUMBERS or value.first not in fact.clause.span or value.last not in fact.clause.span:
            continue
        if value.number is None or is_bounded(value) or not is_telling(document, fact, value):
            continue
        figures = [t for t in document.words(Span(value.first, value.last)) if written_number(t.text) is not None]
        if len(figures) != 1 or figures[0].tag not in {"CARD", "ADJA"} or "ährig" in figures[0].text:
            continue
        (figure,) = figures
        if document.tokens[figure.index - 1].upos == "PROPN" or document.tokens[figure.index - 1].text == "Stärke":
            continue  # "Artikel 5", "U 21": part of a name
        written = written_number(figure.text)
        if written is None or written <= 1 or document.tokens[figure.index - 1].text.lower() == "von":
            continue  # "42 von 50": how many there are in all is not the point
        upper = _part_of(document, figure.index)
        if upper is None and value.kind is ValueKind.PERCENTAGE and written <= _WHOLE:
            upper = _WHOLE
        rng = material.rng(figure.text, f"contrary {figure.index}")
        near = wrong_numbers(written, rng, 6, upper)
        far = [n for n in near if max(n, written) >= CLEARLY_OTHER * min(n, written)]
        for number in rng.sample(far, min(1, len(far))):
            text = with_number(figure.text, written, number)
            if text is not None:
                yield Contrary({figure.index: text}, figure.text, text, 0.9)


def _part_of(document: Document, figure: int) -> Decimal | None:
    """The number that another one is a part of: 50 in "42 von 50 Spielsachen"."""
    behind = document.tokens[figure + 1 : figure + 4]
    words = [t for t in behind if t.text.lower() not in {"der", "den"}]
    return written_number(words[1].text) if len(words) > 1 and words[0].text.lower() == "von" else None


def _exchanged(material: Material, fact: Fact) -> Iterator[Contrary]:
    """The two parties of a verb in each other's place: who took over from whom."""
    if fact.clause.predicate not in _ASYMMETRIC:
        return
    subject = fact.first(Role.SUBJECT)
    named = [a for a in fact.arguments if a.referent is not None and a is not subject]
    if subject is None or subject.referent is None:
        return
    mine = _mention(material.document, subject)
    for other in named:
        theirs = _mention(material.document, other)
        if mine is None or theirs is None or other.referent is None:
            continue
        if not _alike(subject.referent, other.referent):
            continue
        first, second = material.document.slice(mine), material.document.slice(theirs)
        instead = dict.fromkeys([*mine, *theirs], "") | {mine.first: second, theirs.first: first}
        yield Contrary(instead, first, second, 0.9)


def _mention(document: Document, argument: Argument) -> Span | None:
    """The tokens of the name, where nothing but a preposition stands beside it."""
    if argument.referent is None:
        return None
    inside = [m for m in argument.referent.mentions if m.first in argument.span and m.last in argument.span]
    if len(inside) != 1:
        return None
    rest = [document.tokens[i] for i in argument.span if i not in inside[0]]
    return inside[0] if all(t.upos == "ADP" and bare(t.text) == t.text.lower() for t in rest) else None


def _alike(one: Referent, other: Referent) -> bool:
    """Whether two names are of one kind and take the same article or none."""
    kind = kind_of(one)
    if kind is None or kind is not kind_of(other):
        return False
    if one.is_person:
        return True
    mine, theirs = lookup(one.name), lookup(other.name)
    return mine is not None and theirs is not None and (mine.article, mine.plural) == (theirs.article, theirs.plural)
