"""A fact in the other voice: "Der Rat genehmigte den Bau" as "Der Bau wurde vom Rat genehmigt", and the other way."""

from __future__ import annotations

from collections.abc import Iterable

from questions.facts.fact import Argument, Fact, Role
from questions.german.document import ClauseKind, Document, NameKind
from questions.german.morphology.phrases import decline
from questions.german.morphology.reinflection import with_number
from questions.german.morphology.verbs import finite, participle
from questions.german.noun_classes import acts
from questions.german.prepositions import bare
from questions.wording.dispensable import is_dispensable
from questions.wording.pieces import Piece, joined
from questions.wording.word_order import Wording

_DEEDS = frozenset(
    """bauen errichten eröffnen einweihen gründen beschließen genehmigen bewilligen ablehnen kritisieren begrüßen
    fordern verlangen unterstützen fördern finanzieren organisieren veranstalten planen kaufen verkaufen erwerben
    übernehmen schließen sperren untersuchen prüfen kontrollieren veröffentlichen vorstellen präsentieren vorlegen
    einreichen unterzeichnen unterschreiben verabschieden ändern erhöhen anheben senken kürzen verlängern einführen
    abschaffen verbieten erlauben untersagen entwickeln erfinden entdecken produzieren zerstören
    beschädigen evakuieren räumen retten bergen festnehmen verhaften verhindern stoppen beenden ernennen wählen
    nominieren auszeichnen ehren empfangen betreiben leiten verwenden einstellen entlassen bestätigen ankündigen
    vereinbaren renovieren sanieren umbauen erweitern modernisieren aufheben verhängen verschieben absagen beantragen
    befragen verfassen komponieren malen drehen inszenieren ersetzen ablösen schlagen besiegen verurteilen fassen
    ausrichten beauftragen billigen blockieren verteidigen erwarten gewinnen""".split()
)
"""Verbs of deeds that German tells in either voice alike."""
_OF_WHOM = frozenset("verlangen fordern erwarten kaufen erwerben übernehmen".split())
"""Verbs whose "von" may as well say of whom: "wird von Lang verlangt" leaves open who demands."""
_PASSIVE = {"present": ("wird", "werden"), "preterite": ("wurde", "wurden")}
_PERFECT = {"perfect": ("ist", "sind"), "pluperfect": ("war", "waren")}
_ACTIVE = {"present": "Pres", "preterite": "Past"}
_HAVE = {"perfect": ("hat", "haben"), "pluperfect": ("hatte", "hatten")}
_MODALS = frozenset({"sollen", "können", "müssen", "dürfen"})
_WHEN = frozenset({Role.TIME, Role.SINCE, Role.UNTIL, Role.DURATION})
_PLAIN = frozenset({*_WHEN, Role.PLACE, Role.PREPOSITIONAL, Role.DIRECTION, Role.ADVERBIAL})
_SURE = 0.8
_FAIRLY_SURE = 0.6


def in_other_voice(document: Document, wording: Wording, fact: Fact) -> str | None:
    """Return an active fact in the passive or a passive one with its agent in the active; None where not certain."""
    verb = fact.clause.predicate
    if verb not in _DEEDS - _OF_WHOM or fact.confidence < _SURE or fact.clause.mood != "indicative":
        return None
    if fact.clause.kind is not ClauseKind.MAIN or fact.attribution is not None or fact.negated(document):
        return None
    if any(a.constituent.function in {"clause", "reflexive", "expletive"} for a in fact.arguments):
        return None
    if any(t.tag in {"PPOSAT", "PRF", "PPER"} for a in fact.arguments for t in document.words(a.span)):
        return None
    return _active(document, wording, fact) if fact.clause.passive else _passive(document, wording, fact)


def _passive(document: Document, wording: Wording, fact: Fact) -> str | None:
    subject, goals = fact.first(Role.SUBJECT), fact.all_with(Role.OBJECT)
    done = participle(fact.clause.predicate)
    if subject is None or len(goals) != 1 or done is None or not _is_agent(document, subject):
        return None
    patient, agent = (_declined(document, wording, a, case) for a, case in ((goals[0], "Nom"), (subject, "Dat")))
    if patient is None or agent is None:
        return None
    many = _is_many(document, goals[0])
    tense = fact.clause.tense or ""
    if fact.clause.modal is not None:
        form = with_number(document.tokens[fact.heart].text, "Plur" if many else "Sing")
        verb, bracket = form, f"{done} werden"
        if fact.clause.modal not in _MODALS:
            return None
    elif tense in _PASSIVE:
        verb, bracket = _PASSIVE[tense][many], done
    elif tense in _PERFECT:
        verb, bracket = _PERFECT[tense][many], f"{done} worden"
    else:
        return None
    by = f"vom {agent.removeprefix('dem ')}" if agent.startswith("dem ") else f"von {agent}"
    rest = _rest(document, wording, fact, (subject, goals[0]))
    if verb is None or rest is None:
        return None
    when, others = rest
    return joined([Piece(patient), Piece(verb), *when, Piece(by), *others, Piece(bracket)], ".")


def _active(document: Document, wording: Wording, fact: Fact) -> str | None:
    subject = fact.first(Role.SUBJECT)
    agents = [a for a in fact.arguments if bare(a.constituent.preposition or "") == "von" and _is_agent(document, a)]
    if subject is None or len(agents) != 1 or fact.clause.modal is not None:
        return None
    patient, agent = (_declined(document, wording, a, case) for a, case in ((subject, "Acc"), (agents[0], "Nom")))
    rest = _rest(document, wording, fact, (subject, agents[0]))
    if patient is None or agent is None or rest is None:
        return None
    many = _is_many(document, agents[0])
    tense = fact.clause.tense or ""
    when, others = rest
    if tense in _ACTIVE and not any(document.tokens[v].text == "ist" for v in fact.clause.verbs):
        form = finite(fact.clause.predicate, "3", "Plur" if many else "Sing", _ACTIVE[tense], "Ind")
        if form is None:
            return None
        verb, bracket = form.form, form.prefix
    elif tense in _HAVE:
        done = participle(fact.clause.predicate)
        verb, bracket = _HAVE[tense][many], done or ""
    else:
        return None
    return joined([Piece(agent), Piece(verb), *when, Piece(patient), *others, Piece(bracket)], ".")


def _is_agent(document: Document, argument: Argument) -> bool:
    """Whether somebody acts: people, a body, somebody named."""
    head = document.tokens[argument.constituent.head]
    if argument.referent is not None and head.upos == "PROPN":
        known = argument.referent.known
        body = argument.referent.kind is NameKind.ORGANISATION and known is None
        return argument.referent.is_person or body or (known is not None and known.kind != "city")
    return head.upos == "NOUN" and acts(head.lemma)


def _declined(document: Document, wording: Wording, argument: Argument, case: str) -> str | None:
    """Return a noun phrase in another case, where it is whole and stands for itself."""
    words = document.words(argument.span)
    if any(t.text in {",", "–", "(", '"', "„"} or t.upos == "PRON" or t.tag == "KOKOM" for t in words):
        return None
    written = wording.phrases.references.by_token
    if argument.constituent.confidence < _FAIRLY_SURE or any(i in written for i in argument.span):
        return None
    opener = words[0]
    if any(v.day is not None and v.first == opener.index for v in document.values):
        return None  # "beschloss | 2019 neue Regeln"
    if opener.upos not in {"DET", "NOUN", "PROPN", "ADJ", "NUM"} and opener.tag not in {"APPR", "APPRART"}:
        return None
    return decline(words, case)


def _rest(
    document: Document, wording: Wording, fact: Fact, used: Iterable[Argument]
) -> tuple[list[Piece], list[Piece]] | None:
    """Return the times, and what else stands beside subject, object and verb; None where it may belong to a noun."""
    spent = tuple(used)
    left = [a for a in fact.arguments if a not in spent and not is_dispensable(document, fact, a)]
    if any(a.role not in _PLAIN for a in left):
        return None
    for argument in left:
        before = document.tokens[max(0, argument.span.first - 1)]
        unsure = argument.constituent.confidence < _SURE and argument.value is None
        if argument.constituent.preposition and before.upos in {"NOUN", "PROPN"} and unsure:
            return None
    if any(wording.phrases.references.unresolved(a.span) for a in left):
        return None
    texts = [(a, wording.argument(a)) for a in left]
    return (
        [Piece(text) for a, text in texts if a.role in _WHEN],
        [Piece(text) for a, text in texts if a.role not in _WHEN],
    )


def _is_many(document: Document, argument: Argument) -> bool:
    head = document.tokens[argument.constituent.head]
    joined_up = any(t.relation == "conj" and t.upos in {"NOUN", "PROPN"} for t in document.children(head.index))
    return joined_up or head.has(Number="Plur")
