"""The style of headlines and leads, which leaves out articles: "Mann hatte Geld", "Kontrollen auf Ostautobahn"."""

from __future__ import annotations

from questions.facts.agreement import DETERMINERS
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, Span, Token
from questions.german.morphology.lexicon import adjective_entries
from questions.german.morphology.words import is_listed_adjective
from questions.german.nationals import NATIONALS
from questions.german.noun_classes import noun_class

_HEADLINES = 1  # sentences with the style of a headline: the lead
_COMPOUND_LETTERS = 10
_OFTEN = 2
_UNCOUNTED = frozenset(
    {"Familie", "Bevölkerung", "Personal", "Publikum", "Kundschaft", "Leute", "Eltern", "Kind", "Opfer"}
)
_GERMANS = frozenset({"Deutscher", "Deutsche", "Schweizer"})
_ONE = frozenset({"place", "body"})
_COUNTED = frozenset({"document", "body", "place", "vehicle", "animal", "thing", "people"})
_PLACING = frozenset({"in", "auf", "an", "über", "bei"})


def is_headline(document: Document, fact: Fact) -> bool:
    """Whether one person is told of without article or name, as headlines do: "Mann hatte Geld bekommen"."""
    if any(_is_bare_national(document, a) for a in fact.all_with(Role.SUBJECT, Role.OBJECT)):
        return True
    if any(_is_bare_superlative(document, t) for t in document.words(fact.clause.span)):
        return True
    several = document.tokens[fact.clause.finite or 0].has(Number="Plur")
    if fact.sentence.index <= _HEADLINES:
        if any(_lacks_article(document, a) for a in fact.arguments):
            return True
        words = document.words(Span(fact.sentence.first, fact.sentence.last))
        if any(_is_bare(document, t) or _is_left_bare(document, t) for t in words):
            return True
    return any(
        a.constituent.preposition is None
        and a.constituent.function != "clause"
        and not (several and a.role is Role.SUBJECT)
        and _is_bare_person(document, document.tokens[a.constituent.head], a.span.first)
        for a in fact.all_with(Role.SUBJECT, Role.OBJECT, Role.INDIRECT)
    )


def _is_bare_national(document: Document, argument: Argument) -> bool:
    """Whether somebody's nationality stands before the name without an article: "Österreicher Holm stürzt"."""
    opener = document.tokens[argument.span.first]
    following = document.tokens[min(opener.index + 1, len(document.tokens) - 1)]
    alone = len(argument.span) == 1 and opener.has(Number="Sing") and argument.constituent.preposition is None
    if alone and argument.role is Role.SUBJECT and opener.text in NATIONALS | _GERMANS:
        return following.has(Number="Sing")  # "Australier arbeitete für die Band"
    return opener.text in NATIONALS and following.index in argument.span and following.text[:1].isupper()


def _lacks_article(document: Document, argument: Argument) -> bool:
    """Whether a noun in the singular has no article that it has elsewhere: "in Sparkurs", "Europäische Union".

    What an idiom leaves out (in Haft, vor Gericht) is short; a compound and a name with an adjective need one.
    """
    head = document.tokens[argument.constituent.head]
    opener = document.tokens[argument.span.first]
    first = opener.index + (opener.tag == "APPR")
    exempt = argument.constituent.function in {"clause", "predicate"} or argument.value is not None
    if exempt or not head.has(Number="Sing") or head.upos not in {"NOUN", "PROPN"}:
        return False
    start = document.tokens[first]
    if opener.tag == "APPR" and start.tag == "ADJA" and head.index == start.index + 1 and head.upos == "NOUN":
        return _has_article_elsewhere(document, head)  # "über neue Plattform"
    if start.tag == "ADJA" and _lacks_article_before_adjective(document, start, head):
        return True
    if start.index != head.index:
        return start.text.endswith("e") and is_listed_adjective(start.text.lower()) and _is_named(document, start)
    named = argument.referent is not None and ("-" not in head.text or argument.referent.is_person)
    compound = len(head.text) >= _COMPOUND_LETTERS and not named
    if compound and "-" in head.text and document.tokens[head.index + 1].upos == "PROPN":
        return noun_class(head.lemma) != "people"  # "Handels-Plattform Marko"
    return compound and _has_article_elsewhere(document, head)


def _lacks_article_before_adjective(document: Document, adjective: Token, noun: Token) -> bool:
    """Whether a strong adjective opens a phrase whose noun can be counted: "Internes Papier der Kommission"."""
    inflected = adjective.text.endswith(("er", "es", "e")) and is_listed_adjective(adjective.text.lower())
    if not inflected or noun.index != adjective.index + 1 or noun.upos != "NOUN" or not noun.has(Case="Nom"):
        return False
    whole = document.tokens[noun.index + 1].tag == "ART" and document.tokens[noun.index + 1].has(Case="Gen")
    return whole or noun_class(noun.lemma) in _COUNTED or _has_article_elsewhere(document, noun)


def _is_bare(document: Document, noun: Token) -> bool:
    """Whether one place or body is told of without article or name: "auf Ostautobahn", "Gemeinde soll folgen".

    Idioms (vor Gericht, auf See) have short nouns; lists and measures need no article.
    """
    before = document.tokens[max(0, noun.index - 1)]
    following = document.tokens[min(noun.index + 1, len(document.tokens) - 1)]
    if noun.upos != "NOUN" or not noun.has(Number="Sing") or len(noun.text) < _COMPOUND_LETTERS:
        return False
    placed = before.tag == "APPR" and before.text.lower() in _PLACING
    opens = noun.index == document.sentence_of(noun.index).first and following.tag.endswith("FIN")
    if following.upos in {"PROPN", "NOUN", "CCONJ", "NUM"} or following.text in {",", "-", "(", "„", '"'}:
        return False
    if any(n.first <= noun.index <= n.last and n.first < n.last for n in document.names):
        return False
    return (placed and noun_class(noun.lemma) == "place") or (opens and noun_class(noun.lemma) in _ONE)


def _is_bare_superlative(document: Document, adjective: Token) -> bool:
    """Whether "Höchstes Haus der Stadt" opens a sentence: what there is but one of has an article everywhere else."""
    noun = document.tokens[adjective.head]
    strong = adjective.tag == "ADJA" and adjective.text.endswith(("ster", "stes")) and _is_superlative(adjective)
    if not strong or noun.index != adjective.index + 1 or noun.relation != "nsubj" or not noun.has(Number="Sing"):
        return False
    return not _has_article(document, noun)


def _is_superlative(adjective: Token) -> bool:
    """Whether "-st-" is the mark of the highest degree, and not the word's own: "teuerstes", but not "ernstes"."""
    stem = adjective.text[: -len("er")].lower()
    return adjective.has(Degree="Sup") or (stem not in adjective_entries() and is_listed_adjective(adjective.text))


def _is_left_bare(document: Document, noun: Token) -> bool:
    """Whether a subject or object has no article that it always has below, or governs what is done to it without one.

    "Holm fürchtet Sperrung von Straßen"; "2016 soll EGT steigen", where the text goes on with "das EGT".
    """
    if noun.relation not in {"nsubj", "obj"} or noun.upos not in {"NOUN", "PROPN"} or noun.has(Number="Plur"):
        return False
    beside = document.children(noun.index)
    if noun.index and document.tokens[noun.index - 1].upos in {"DET", "ADJ", "NUM", "ADP", "PROPN", "PRON"}:
        return False
    if any(c.relation in {"det", "flat", "compound", "appos", "conj", "nummod"} for c in beside):
        return False
    governs = noun.lemma.endswith("ung") and any(c.relation == "nmod" and c.index > noun.index for c in beside)
    return governs or _is_never_bare(document, noun)


def _is_never_bare(document: Document, noun: Token) -> bool:
    """Whether a noun has an article wherever else it is a subject or object: a short form once, others twice."""
    same = (t for t in document.tokens if t.text == noun.text and t.index != noun.index and not t.has(Number="Plur"))
    others = [t for t in same if t.relation in {"nsubj", "obj"}]
    least = 1 if noun.text.isupper() else _OFTEN
    return len(others) >= least and all(_has_article(document, t) for t in others)


def _has_article_elsewhere(document: Document, noun: Token) -> bool:
    same = (t for t in document.tokens if t.text == noun.text and t.index != noun.index)
    return any(t.has(Number="Sing") and _has_article(document, t) for t in same)


def _is_named(document: Document, token: Token) -> bool:
    return any(n.first == token.index < n.last for n in document.names)


def _has_article(document: Document, noun: Token) -> bool:
    return any(c.tag in DETERMINERS and c.index < noun.index for c in document.children(noun.index))


def _is_bare_person(document: Document, head: Token, first: int) -> bool:
    """Whether a phrase is a person's noun in the singular, with a strong adjective at most before it."""
    if head.upos != "NOUN" or not head.has(Number="Sing") or noun_class(head.lemma) != "people":
        return False
    before = document.tokens[first : head.index]
    following = document.tokens[min(head.index + 1, len(document.tokens) - 1)]
    if not all(t.tag == "ADJA" and t.text.endswith(("er", "e", "en")) for t in before):
        return False
    named = following.upos == "PROPN" or any(c.relation in {"appos", "flat"} for c in document.children(head.index))
    if named and any(is_listed_adjective(t.text) for t in before) and head.has(Case="Nom"):
        return True  # "Früherer Trainer Jan Holm gewann"; "Wiener Bürgermeister" is made from a name
    return not named and head.lemma not in _UNCOUNTED and following.text not in {"und", "oder", "wie"}
