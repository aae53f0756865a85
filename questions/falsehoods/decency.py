"""Whether another's name may stand in a fact: nobody is put next to a deed, an illness, a death or words of others."""

from __future__ import annotations

from questions.facts.fact import Fact
from questions.flaws import is_sensitive
from questions.german.document import Document, Span
from questions.german.sensitive import MOURNING_STEMS, is_private_word

_JUDGING = frozenset(
    """bezeichnen nennen kritisieren verurteilen loben vorwerfen beschimpfen warnen drohen fordern verlangen sagen
    erklären behaupten betonen mitteilen ankündigen äußern glauben meinen ablehnen bestreiten befürchten begrüßen
    hoffen wünschen verteidigen fürchten denken sehen halten finden versprechen bedauern entschuldigen zugeben
    ansehen bewerten einschätzen bezweifeln beurteilen begründen beschreiben schildern berichten erzählen
    gestehen einräumen heiraten trennen scheiden aussprechen plädieren zeigen beklagen zweifeln
    leugnen dementieren rechtfertigen spotten höhnen lügen verschweigen scheitern versagen stürzen""".split()
)
"""Verbs of saying, judging, failing and private life: nobody is put into another's words, bed or misery."""


def is_mourning(document: Document) -> bool:
    """Return whether the article is about somebody dead, in whose place a living person would be called dead."""
    return any(t.text.lower().startswith(MOURNING_STEMS) for t in document.tokens)


def is_delicate(document: Document, fact: Fact) -> bool:
    """Return whether nobody else may be named in a fact: it judges, or its sentence is about guilt, harm or privacy.

    The whole sentence counts and the one before, for what a clause leaves out they say: "Sie begründete es so".
    """
    if fact.clause.predicate in _JUDGING:
        return True
    before = document.sentences[max(0, fact.sentence.index - 1)]
    around = Span(before.first, fact.sentence.last)
    return is_sensitive(document, around) or any(is_private_word(t.lemma) for t in document.words(around))
