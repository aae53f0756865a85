"""Agreement: whether the words of a fact's clause agree, as an article's slip of the pen or of the parser would not.

Judged by forms alone (Duden, Die Grammatik: Kongruenz), and only where lexicon and tree leave no doubt.
"""

from __future__ import annotations

from itertools import pairwise

from questions.facts.cases import takes_other_case
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Clause, ClauseKind, Document, Token
from questions.german.morphology.nouns import adjectival_lemma, is_known
from questions.german.morphology.phrases import agreeing_cells
from questions.german.morphology.verbs import is_verb, participle_of
from questions.german.prepositions import governs

DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT"})
_ENDINGS = ("e", "en", "er", "es", "em")
_LINKING = frozenset({"und", "oder", ","})
_PARTITIVE = frozenset({"einer", "eine", "eines", "einem", "einen", "keiner", "keine", "jeder", "jede"})
_SINGULAR_ARTICLES = frozenset({"der", "das", "ein", "dieser", "dieses", "jeder", "jede", "jedes", "eine"})
_SURELY_ONE = frozenset({"der", "die", "das", "ein", "eine"})
_TWO_WAY = frozenset({"an", "auf", "in", "über", "unter", "vor", "hinter", "neben", "zwischen"})
_COUNTING = frozenset(
    """Reihe Zahl Anzahl Menge Mehrheit Mehrzahl Teil Großteil Hälfte Drittel Viertel Fünftel Prozent Dutzend Paar
    Gruppe Vielzahl Handvoll Million Milliarde Rest Masse Minderheit""".split()
)
_WITH_ACCUSATIVE = {
    "an": frozenset("erinnern glauben gewöhnen".split()),
    "über": frozenset(
        """berichten informieren diskutieren entscheiden verfügen freuen beschweren sprechen reden streiten verhandeln
        beraten abstimmen klagen nachdenken""".split()
    ),
}
"""Verbs whose prepositional object is in the accusative, where the dative could hardly say when or where."""
_DATIVES = frozenset({"dem", "einem", "diesem", "seinem", "ihrem", "keinem"})


def disagrees(document: Document, fact: Fact) -> bool:
    """Whether article, adjectives and noun, subject and verb, or verb and preposition do not fit in a fact's clause."""
    words = document.words(fact.clause.span)
    if any(_misfits(document, t) or _is_half_inflected(document, t) or _misses_genitive(document, t) for t in words):
        return True
    if any(takes_other_case(document, t) or _misfits_around(document, t) for t in words):
        return True
    if any(_is_singular_before_plural(document, t) or _mixes_endings(document, t) for t in words):
        return True
    if any(_misses_pair(document, *three) for three in zip(words, words[1:], words[2:], strict=False)):
        return True
    if any(_breaks_partitive(one, two, three) for (one, two), (_, three) in pairwise(pairwise(words))):
        return True
    if any(_lacks_dative(document, a) or _misses_nominative(document, a) for a in fact.arguments):
        return True
    inner = (c for c in document.clauses if c.span.first in fact.clause.span and c.span.last in fact.clause.span)
    if any(_differs_within(document, c) for c in inner):
        return True
    return _differs_in_number(document, fact) or any(_mistakes_case(document, fact, a) for a in fact.arguments)


def _misfits(document: Document, noun: Token) -> bool:
    """Whether article, adjectives and noun, side by side, fit no case together: "der Gerichts", "seine gute Noten"."""
    if noun.upos != "NOUN" or not noun.text[:1].isupper() or is_verb(noun.text.lower()) or not is_known(noun.text):
        return False
    if adjectival_lemma(noun.text) is not None:
        return False
    opener, *between = _group(document, noun)[:-1] or [noun]
    if opener.tag not in DETERMINERS or not all(t.text.isalpha() and t.text.endswith(_ENDINGS) for t in between):
        return False
    if opener.text.endswith("es") and noun.text.endswith("s"):
        return False  # a genitive, whatever else the lexicon knows of that spelling
    if any(_ending(one) != _ending(two) for one, two in pairwise(between) if "conj" in {one.relation, two.relation}):
        return True
    cells = agreeing_cells([opener, *(t for t in between if t.head == noun.index), noun], noun)
    return not cells or (cells == {("Gen", "Plur")} and _misses_case(document, noun, opener))


def _misfits_around(document: Document, noun: Token) -> bool:
    """Whether article and noun fit no case around what tells of the noun: "den in Not geratenen Held"."""
    if noun.upos != "NOUN" or not noun.text[:1].isupper() or is_verb(noun.text.lower()) or not is_known(noun.text):
        return False
    before = [c for c in document.children(noun.index) if c.index < noun.index]
    articles = [c for c in before if c.tag in DETERMINERS]
    told = [c for c in before if c.tag == "ADJA"]
    if adjectival_lemma(noun.text) is not None or len(articles) != 1 or not told:
        return False
    opener, last = articles[0], told[-1]
    if document.tokens[opener.index + 1].upos in {"NOUN", "PROPN", "ADJ"}:
        return False  # an article of that noun
    between = range(opener.index + 1, last.index)
    embedded = bool(between) and all(i in document.subtree(last.index) for i in between)
    if last.index != noun.index - 1 or not embedded or not opener.text.islower() or len(told) > 1:
        return False
    if opener.text.endswith("es") and noun.text.endswith("s"):
        return False
    return last.text.islower() and last.text.endswith(_ENDINGS) and not agreeing_cells([opener, last, noun], noun)


def _misses_case(document: Document, noun: Token, opener: Token) -> bool:
    """Whether a preposition stands before a genitive that it does not take: "auf der Linien"."""
    before = document.tokens[max(0, opener.index - 1)]
    takes_other = before.text in _TWO_WAY or governs(before.text) in {"Dat", "Acc"}
    return takes_other and before.head == noun.index and noun.has(Number="Plur") and noun.text.endswith("n")


def _ending(adjective: Token) -> str:
    return next((e for e in sorted(_ENDINGS, key=len, reverse=True) if adjective.text.endswith(e)), "")


def _group(document: Document, noun: Token) -> list[Token]:
    """The noun with the adjectives and the article directly before it; adjectives may be joined by "und"."""
    group = [noun]
    for token in reversed(document.tokens[document.sentence_of(noun.index).first : noun.index]):
        if token.text in _LINKING and len(group) > 1 and group[0].tag == "ADJA":
            continue
        joined = token.tag == "ADJA" and token.relation == "conj"
        if token.tag not in {*DETERMINERS, "ADJA"} or not (token.head == noun.index or joined):
            break
        group.insert(0, token)
        if token.tag in DETERMINERS:
            break
    return group


def _mixes_endings(document: Document, noun: Token) -> bool:
    """Whether adjectives between a determiner and its noun end differently: "der alten Wiener pennale Verbindung".

    Adjectives in a row take one ending (Duden, Die Grammatik: Parallelflexion); those from places (-er) have none.
    """
    if noun.upos != "NOUN":
        return False
    row: list[Token] = []
    for token in reversed(document.tokens[document.sentence_of(noun.index).first : noun.index]):
        if token.tag in DETERMINERS:
            inflected = [t for t in row if t.text.islower() and t.text.isalpha()]
            return len({_ending(t) for t in inflected}) > 1 and all(_ending(t) for t in inflected)
        if token.tag != "ADJA":
            return False
        row.append(token)
    return False


def _misses_pair(document: Document, one: Token, joined: Token, two: Token) -> bool:
    """Whether the second of a pair lacks the dative's -n: "von Schülerinnen und Schüler"."""
    stem = one.text.removesuffix("innen")
    if joined.tag != "KON" or stem == one.text or not two.text.startswith(stem) or two.text.endswith(("n", "*")):
        return False
    before = document.tokens[max(0, one.index - 1)]
    return before.text.lower() in {"den", "allen", "vielen"} or governs(before.text.lower()) == "Dat"


def _is_half_inflected(document: Document, token: Token) -> bool:
    """Whether a participle without an ending stands before an adjective as if it had one: "die gestartet geheime"."""
    if token.relation != "amod" or token.text.endswith(_ENDINGS[1:]) or not participle_of(token.text):
        return False
    following = document.tokens[token.index + 1]
    return following.tag == "ADJA" and following.head == token.head


def _misses_genitive(document: Document, noun: Token) -> bool:
    """Whether a plural that depends on a noun has no genitive: "zum Sammeln frischen Gelder" for "frischer"."""
    adjective = document.tokens[noun.index - 1]
    before = document.tokens[adjective.index - 1]
    if noun.upos != "NOUN" or adjective.tag != "ADJA" or before.upos != "NOUN" or noun.head != before.index:
        return False
    return noun.has(Number="Plur") and adjective.text.endswith("en") and not noun.text.endswith("n")


def _is_singular_before_plural(document: Document, adjective: Token) -> bool:
    """Whether an adjective has the singular's dative before a noun that has no singular: "erheblichem Kosten"."""
    if adjective.tag != "ADJA" or not adjective.text.endswith("em"):
        return False
    behind = document.tokens[adjective.index + 1 : document.sentence_of(adjective.index).last + 1]
    noun = next((t for t in behind if not t.text.endswith("-") and t.text not in _LINKING), adjective)
    return noun.upos == "NOUN" and is_known(noun.text) and {k for _, k in agreeing_cells([noun], noun)} == {"Plur"}


def _lacks_dative(document: Document, argument: Argument) -> bool:
    """Whether a bare plural behind a preposition with the dative lacks its -n: "von Spiel- und Haushaltsgeräte"."""
    opener = document.tokens[argument.span.first]
    if argument.value is not None or governs(opener.text.lower()) != "Dat" or argument.constituent.function == "clause":
        return False
    noun = next((t for t in document.words(argument.span)[1:] if t.text[-1:] != "-" and t.upos != "CCONJ"), opener)
    if noun.upos != "NOUN" or not is_known(noun.text) or is_verb(noun.text.lower()):
        return False
    plural = {case for case, kind in agreeing_cells([noun], noun) if kind == "Plur"}
    inflected = noun.has(Number="Plur") and noun.lemma != noun.text  # "bei Tage" is an old singular
    return inflected and bool(plural) and "Dat" not in plural


def _misses_nominative(document: Document, argument: Argument) -> bool:
    """Whether a subject of adjective and noun alone is in another case: "finden archaischen Kulturen Frieden"."""
    words = document.words(argument.span)
    if argument.role is not Role.SUBJECT or len(words) < len(("alte", "Städte")):
        return False
    adjective, noun = words[0], words[1]
    plain = adjective.tag == "ADJA" and adjective.text.endswith(_ENDINGS) and noun.index == argument.constituent.head
    if not plain or noun.upos != "NOUN" or not is_known(noun.text) or adjectival_lemma(noun.text) is not None:
        return False
    cells = agreeing_cells([adjective, noun], noun)
    return bool(cells) and all(case != "Nom" for case, _ in cells)


def _breaks_partitive(pronoun: Token, article: Token, member: Token) -> bool:
    """Whether "einer der Letzte" stands for "einer der Letzten": the genitive plural ends in -n."""
    if pronoun.text.lower() not in _PARTITIVE or article.text != "der" or member.text.endswith("n"):
        return False
    return member.text.endswith("e") and (member.tag == "ADJA" or adjectival_lemma(member.text) is not None)


def _differs_in_number(document: Document, fact: Fact) -> bool:
    """Whether a subject that can only be plural has a singular verb, or one certainly singular a plural verb."""
    subject = fact.first(Role.SUBJECT)
    if subject is None or fact.clause.finite is None or subject.constituent.function == "clause":
        return False
    head, finite = document.tokens[subject.constituent.head], document.tokens[fact.clause.finite]
    words = document.words(subject.span)
    listed = any(t.relation == "conj" or t.text in {"und", "sowie", "wie", "oder", ",", "bis"} for t in words)
    if head.upos != "NOUN" or subject.value is not None or head.lemma in _COUNTING or not is_known(head.text):
        return False
    group = [t for t in _group(document, head) if t is not head]
    if not group or group[0].tag not in DETERMINERS:
        return False
    kinds = {kind for case, kind in agreeing_cells([*group, head], head) if case == "Nom"}
    if finite.has(Number="Sing"):
        return kinds == {"Plur"}
    if listed or fact.first(Role.PREDICATE) is not None or group[0].text.lower() not in _SINGULAR_ARTICLES:
        return False
    return finite.has(Number="Plur") and bool(kinds) and "Plur" not in kinds


def _differs_within(document: Document, clause: Clause) -> bool:
    """Whether a dependent clause has a singular subject and a plural verb: "wie das Dach aussehen könnten"."""
    subject = clause.subject()
    plural = clause.finite is not None and document.tokens[clause.finite].has(Number="Plur")
    if clause.kind is not ClauseKind.SUBORDINATE or not plural or subject is None:
        return False
    head = document.tokens[subject.head]
    words = document.words(subject.span)
    if any(t.relation == "conj" or t.tag in {"KON", "KOKOM", "CARD"} or t.text == "," for t in words):
        return False
    if len(words) < len(("die", "Bahn")) or head.index != words[1].index or words[0].text not in _SURELY_ONE:
        return False
    if head.upos != "NOUN" or not is_known(head.text) or head.lemma in _COUNTING:
        return False
    kinds = {kind for case, kind in agreeing_cells([words[0], head], head) if case == "Nom"}
    return bool(kinds) and "Plur" not in kinds


def _mistakes_case(document: Document, fact: Fact, argument: Argument) -> bool:
    """Whether a prepositional object that takes the accusative stands in the dative: "erinnerte an dem Erlass"."""
    opener = document.tokens[argument.span.first]
    if argument.value is not None or fact.clause.predicate not in _WITH_ACCUSATIVE.get(opener.text.lower(), ()):
        return False
    return document.tokens[opener.index + 1].text in _DATIVES
