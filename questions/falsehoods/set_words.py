"""Words that cannot be turned into their opposites where they stand: it would say nothing, or be no German."""

from __future__ import annotations

from questions.facts.fact import Fact, Role
from questions.german.document import ClauseKind, Document, Token
from questions.german.frames import fits_opposite
from questions.german.noun_classes import noun_class
from questions.german.prepositions import bare
from questions.german.valency import takes_object

_PHASES = frozenset({"beginnen", "starten", "enden"})
_STILL = frozenset({"schon", "bereits", "noch", "nicht", "kein", "keine", "so", "viel", "umso", "desto", "zu"})
_DEGREES = frozenset({"scharf", "heftig", "massiv", "harsch", "streng", "hart", "binnen"})
_EXTENTS = frozenset({"teilweise", "vollständig"})
_COPULAS = frozenset({"sein", "bleiben", "werden", "gelten", "scheinen", "wirken"})
_AIMS = ("ziel", "marke", "mehrheit", "quorum", "finale", "rang", "platz", "wert", "hürde", "ergebnis")
_MEASURES = (
    "strafe", "sperre", "sanktion", "verbot", "maßnahme", "embargo", "bußgeld", "quarantäne", "notstand", "blockade",
    "beschränkung", "einschränkung", "zoll", "arrest", "haft",
)  # fmt: skip
_OBJECTS = dict.fromkeys(("erreichen", "verfehlen"), _AIMS) | dict.fromkeys(("aufheben", "verhängen"), _MEASURES)
"""How the nouns end that a verb and its opposite have in common: one misses an aim, but no height."""
_GOING_ON = frozenset("stoppen fortsetzen unterbrechen abbrechen beenden einstellen".split())
_THINGS = frozenset({"people", "vehicle", "animal", "place"})
_GRADED = (
    "schwer leicht groß klein hoh niedrig stark schwach gut schlecht lang kurz jung alt warm kalt heiß hell dunkel viel"
).split()
"""Adjectives whose bounds nobody can look up, and which many set phrases hold: "ein schweres Erbe"."""
_ENDINGS = ("e", "en", "er", "es", "em")
_CAUSING = frozenset(
    """drücken belasten helfen schaden führen sorgen beitragen verursachen bremsen nützen stärken schwächen bewirken
    auslösen treiben beflügeln""".split()
)
"""Verbs by which something has an effect: its contrary would have none, as everybody knows."""
_OF_ADJECTIVES = frozenset({"für", "an", "auf", "über", "gegen"})
_OVER_TIME = frozenset({"früher", "später", "vorher", "nachher"})
_SUPPOSING = frozenset({"annehmen", "verwerfen"})
_FEELING = frozenset(
    """besorgt beunruhigt froh erleichtert enttäuscht empört überrascht stolz glücklich traurig dankbar zufrieden
    fürchten befürchten hoffen freuen bedauern begrüßen kritisieren beklagen warnen loben bemängeln ärgern wundern
    sorgen bangen beanstanden wünschen""".split()
)
"""Words of feeling and judging: what they are about is good or bad by itself, and its contrary absurd."""
_SUFFERING = frozenset({"leiden", "profitieren"})
_KINDS = (
    "privat",
    "öffentlich",
    "staatlich",
    "weiblich",
    "männlich",
    "städtisch",
    "ländlich",
    "inländisch",
    "ausländisch",
)
"""Adjectives that tell kinds apart: what is said of one kind may hold of the other, too."""


def is_set(document: Document, fact: Fact, token: Token) -> bool:
    """Whether the opposite of a word would say nothing here, or is no German."""
    verbs = fact.clause.verbs
    if (token.upos in {"VERB", "AUX"} or token.tag == "PTKVZ") and not fits_opposite(document, token):
        return True
    if token.tag.endswith("FIN") and token.index in verbs and any(document.tokens[v].tag == "PTKVZ" for v in verbs):
        return True  # the verb is "umsteigen", not "steigen"
    if token.index in verbs and fact.clause.predicate in _PHASES and fact.all_with(Role.OBJECT, Role.CONTENT):
        return True  # one can begin to see, not end to see
    phase = token.lemma in _PHASES and token.index not in verbs
    if (
        _is_felt(document, fact, token)
        or phase
        or _is_wish(document, token)
        or _is_cause(fact, token)
        or _is_in_phrase(document, fact, token)
        or _means_another(document, fact, token)
    ):
        return True
    words = document.words(fact.clause.span)
    if token.index in verbs and (any(map(_fits_the_verb_alone, words)) or _misses_its_object(document, fact)):
        return True
    if document.tokens[token.index - 1].text.lower() in _STILL and token.text.endswith(("er", "ehr", "weit", "gut")):
        return True  # "schon länger" says since when, not how long
    head = document.tokens[token.head]
    apart = token.text.lower() in _EXTENTS and token.index + 1 not in verbs
    if apart or (token.tag in {"ADJD", "ADV"} and head.tag == "ADJA"):
        return True  # "teilweise mit 80 km/h", "die am höchsten verschuldeten Staaten", "teilweise heftige Gewitter"
    if token.tag == "ADJD":
        as_what = any(t.text == "als" for t in words) and not token.text.endswith("er")
        return (
            as_what or _takes_phrase(fact, token) or not _is_predicate(fact, token)
        )  # "kalt lassen", "als Köchin tätig" have no opposites
    if token.tag in {"ADJA", "NN"}:
        fixed = _is_graded(token) or _is_definite(document, token) or _is_aside(fact, token)
        return fixed or _may_hold_of_both(document, fact, token)
    return token.tag == "PIAT" and document.tokens[token.index - 1].upos == "ADP"  # "binnen weniger Minuten"


def _means_another(document: Document, fact: Fact, token: Token) -> bool:
    """Whether a word means here what has no opposite: "ist auch möglich", "hat früher gespielt", "angenommen, dass".

    Beside a measure it has one: "drei Tage früher".
    """
    before = document.tokens[token.index - 1]
    if before.text.lower() == "auch" or (token.text.lower() in _OVER_TIME and before.upos != "NOUN"):
        return True
    supposing = token.index in fact.clause.verbs and fact.clause.predicate in _SUPPOSING
    return supposing and fact.first(Role.CONTENT) is not None


def _takes_phrase(fact: Fact, token: Token) -> bool:
    """Whether a predicate is said for, to or about something, which the word with "un-" is not."""
    told = any(a.constituent.head == token.index for a in fact.all_with(Role.PREDICATE))
    beside = (bare(a.constituent.preposition or "") for a in fact.all_with(Role.PREPOSITIONAL))
    return told and any(preposition in _OF_ADJECTIVES for preposition in beside)


def _is_felt(document: Document, fact: Fact, token: Token) -> bool:
    """Whether a word stands in what somebody fears, hopes or welcomes: nobody fears that help becomes possible."""
    inside = any(token.index in a.span for a in fact.all_with(Role.CONTENT))
    own = (document.tokens[i] for i in (*fact.clause.verbs, *(a.constituent.head for a in fact.arguments)))
    return inside and (fact.clause.predicate in _FEELING or any(t.text.lower() in _FEELING for t in own))


def _is_wish(document: Document, token: Token) -> bool:
    """Whether a word tells what a noun is good for: "eine Möglichkeit, ein Publikum zu erreichen"."""
    around = (c for c in document.clauses if c.kind is ClauseKind.INFINITIVE and token.index in c.span)
    return any(document.tokens[document.tokens[v].head].upos == "NOUN" for c in around for v in c.verbs)


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


def _may_hold_of_both(document: Document, fact: Fact, token: Token) -> bool:
    """Whether what is said of some may be true of others: "auch private Gebäude", "private Gebäude"."""
    argument = next((a for a in fact.arguments if token.index in a.span), None)
    if argument is None:
        return False
    opener = document.tokens[argument.span.first]
    before = {t.text.lower() for t in document.tokens[max(0, argument.span.first - 1) : token.index]}
    return "auch" in before or (opener is token and token.text.lower().startswith(_KINDS))


def _is_graded(token: Token) -> bool:
    """Whether an adjective is a matter of degree and compares nothing: "stark", but not "stärker"."""
    word = token.text.lower()
    return token.tag == "ADJA" and any(word in {stem + ending for ending in _ENDINGS} for stem in _GRADED)


def _misses_its_object(document: Document, fact: Fact) -> bool:
    """Whether the opposite of the verb would want another object: nobody goes on with a car that was stopped."""
    verb = fact.clause.predicate
    acted_on = fact.all_with(Role.OBJECT, Role.SUBJECT) if fact.clause.passive else fact.all_with(Role.OBJECT)
    heads = [document.tokens[a.constituent.head] for a in acted_on]
    if verb in _OBJECTS:
        return not any(head.lemma.lower().endswith(_OBJECTS[verb]) for head in heads)
    return verb in _GOING_ON and any(head.upos == "PROPN" or noun_class(head.text) in _THINGS for head in heads)


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
