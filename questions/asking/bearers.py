"""Asking for names whose class is not known: teams, companies, people known by one name (wer, wen, von wem)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.amounts import names_alone
from questions.asking.names import is_described, is_whole, mention_in
from questions.asking.things import PERSON_PRONOUN
from questions.asking.types import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Document, NameKind
from questions.german.name_particles import is_torn
from questions.german.prepositions import bare
from questions.german.valency import takes_object
from questions.wording.word_order import Wording

_ACTED_ON = frozenset(
    """besiegen schlagen bezwingen beauftragen verklagen warnen kritisieren treffen beschuldigen auffordern unterstützen
    fragen informieren anzeigen loben rügen überholen ablösen verpflichten einladen""".split()
)
_MADE = frozenset(
    """gründen eröffnen kaufen verkaufen bauen erwerben entwickeln veröffentlichen betreiben verfassen schreiben
    entdecken erfinden übernehmen einführen vorstellen starten produzieren""".split()
)
_BEHIND = {"von": "von wem", "gegen": "gegen wen", "mit": "mit wem", "für": "für wen"}
_FEWEST = 3  # letters: shorter ones are initials


def bearer(document: Document, _: Wording, fact: Fact, argument: Argument) -> Iterator[Asking]:
    """Ask for who bears a name of which only the form tells that somebody or something acts."""
    referent, mention = argument.referent, mention_in(argument)
    if referent is None or mention is None or not names_alone(document, argument):
        return
    if referent.kind not in {NameKind.ORGANISATION, NameKind.PERSON} or referent.known is not None:
        return
    first = document.tokens[mention.first]
    if first.tag == "ADJA" or len(referent.name) < _FEWEST or referent.name.endswith(".") or is_torn(referent.name):
        return
    if is_described(fact, argument):
        return
    if not is_whole(document, argument, mention) or fact.first(Role.PREDICATE) is not None:
        return
    phrase = _phrase(fact, argument)
    if phrase is None:
        return
    name = referent.name
    yield Asking(
        fact,
        argument,
        phrase,
        name,
        AnswerKind.NAME,
        (argument,),
        mention,
        singular=argument.role is Role.SUBJECT,
        accepted=(name, name.rsplit(" ", 1)[-1]) if referent.is_person else (name,),
        referent=referent,
        confidence=0.9,
    )


def _phrase(fact: Fact, argument: Argument) -> str | None:
    predicate = fact.clause.predicate
    if argument.role is Role.SUBJECT:
        return None if fact.clause.passive else PERSON_PRONOUN["Nom"]
    if argument.role is Role.OBJECT:
        return PERSON_PRONOUN["Acc"] if predicate in _ACTED_ON else "was" if predicate in _MADE else None
    preposition = bare(argument.constituent.preposition or "")
    agent = fact.clause.passive and preposition == "von"
    return _BEHIND.get(preposition) if agent or takes_object(predicate, preposition) else None
