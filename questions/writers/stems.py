"""The question for an asking, where German and the references allow a good one."""

from __future__ import annotations

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.facts.soundness import clause_of
from questions.german.clauses.subjects import SAYING
from questions.german.document import ClauseKind
from questions.german.morphology.reinflection import with_number
from questions.german.noun_classes import acts
from questions.german.valency import WITH_INFINITIVE
from questions.material import Material
from questions.wording.phrases import capitalised

_EXPLAINING = frozenset({AnswerKind.REASON, AnswerKind.PURPOSE})  # one may ask why something is not so
_BODIES = frozenset({AnswerKind.PARTY, AnswerKind.ORGANISATION, AnswerKind.BODY})
_DENYING = frozenset({"nicht", "nie", "niemals", "weder", "niemand", "nichts", "keineswegs", "kaum"})
_ON_ALL = frozenset({"was", "wobei", "wodurch", "woraufhin", "weshalb", "wofür", "womit"})  # a fact, not a noun
_ONE_WAY = frozenset(
    """haben bieten vorsehen aufweisen darstellen enthalten besitzen erhalten bekommen verlangen fordern beginnen planen
    erlangen erzielen zeigen bedeuten beinhalten behandeln verursachen erreichen gewinnen ankündigen""".split()
)
_SHOWS_CASE = frozenset({"den", "einen", "seinen", "ihren", "keinen", "jeden", "diesen", "er", "ich", "wir"})
_KIND_NOUNS = {
    AnswerKind.COUNTRY: ("land", "staat", "republik"),
    AnswerKind.STATE: ("land", "kanton"),
    AnswerKind.CITY: ("stadt", "gemeinde", "ort"),
    AnswerKind.PARTY: ("partei",),
}
_SINGULAR = "Sing"  # the number of the verb beside "wer" and "was", whatever the answer's is
_WORDS_QUOTED = 5  # with both marks
_ADJACENT = 2  # with the comma between


def stem_of(material: Material, asking: Asking) -> str | None:
    """Return the question for an asking, or None where German or the references do not allow a good one."""
    fact = asking.fact
    if material.holds_speech(fact) and not _quotes_words(material, fact):
        material.dropped["asks beside a quotation"] += 1
        return None
    described = _with_descriptions(material, asking)
    if described is None:
        return None
    if _denies(material, fact) and asking.kind not in _EXPLAINING:
        return None  # what did not happen there, did not happen elsewhere either
    if _names_own_man(material, asking) or _names_source(material, fact) or _says_loosely(material, asking):
        return None  # "Welche Partei stellt ihren Kandidaten Max Huber vor?", "..., wie der Rechnungshof mitteilte?"
    if not _is_unambiguous(material, asking):
        return None
    if _points_back_to_asked(material, asking) or calls_asked(material, asking):
        return None
    finite = asking.finite
    if asking.singular:
        token = material.document.tokens[fact.clause.finite or 0]
        if token.has(Number="Plur"):
            if fact.first(Role.PREDICATE) is not None:
                return None
            finite = with_number(fact.attribution.finite if fact.attribution else token.text, "Sing")
            if finite is None:
                material.dropped["verb form unknown"] += 1
                return None
    stem = material.wording.question(fact, capitalised(asking.phrase), described, finite)
    if stem is None:
        material.dropped["unresolved reference"] += 1
    return stem


def _quotes_words(material: Material, fact: Fact) -> bool:
    """Whether all that is quoted are a few words inside one part of the clause: eine „rechtssichere Frist“."""
    quoted = [q for q in material.document.quotations if q.is_speech and q.first in fact.clause.span]
    parts = [a.span for a in fact.arguments if a.constituent.function != "clause"]
    return all(
        q.last - q.first <= _WORDS_QUOTED and any(q.first in span and q.last in span for span in parts) for q in quoted
    )


def _with_descriptions(material: Material, asking: Asking) -> tuple[Argument, ...] | None:
    """Return what the question leaves out: what is asked for, and relative clauses on it or on the whole fact.

    None where a relative clause would be torn from what it describes: "die Fähre" stands before other phrases.
    """
    document, fact = material.document, asking.fact
    left_out = list(asking.consumed)
    for argument in fact.arguments:
        if _completes_asked(material, asking, argument):
            return None
        inner = clause_of(document, argument.constituent) if argument.constituent.function == "clause" else None
        if inner is None or inner.kind is not ClauseKind.RELATIVE or argument in asking.consumed:
            continue
        if document.tokens[argument.span.first].text.lower() in _ON_ALL:
            left_out.append(argument)
            continue
        before = [a for a in fact.arguments if a.span.last < argument.span.first]
        holder = before[-1] if before else None
        if holder is None or document.tokens[holder.constituent.head].upos not in {"NOUN", "PROPN"}:
            return None
        adjacent = argument.span.first - holder.span.last <= _ADJACENT
        if not adjacent and document.tokens[argument.constituent.head].head not in holder.span:
            return None
        if holder in asking.consumed:
            left_out.append(argument)
        elif holder.span.first < (fact.clause.finite or 0):
            return None
    return tuple(left_out)


def _completes_asked(material: Material, asking: Asking, argument: Argument) -> bool:
    """Whether a clause says what the noun asked for means: "die Forderung, den Verkehr auszunehmen"."""
    if argument.constituent.function != "clause" or argument in asking.consumed:
        return False
    inner = clause_of(material.document, argument.constituent)
    governor = material.document.tokens[argument.constituent.head].head
    if inner is None or inner.kind is ClauseKind.RELATIVE or asking.argument is argument:
        return False
    opener = material.document.tokens[argument.span.first].text.lower()
    loose = inner.kind is ClauseKind.INFINITIVE and opener not in {"um", "ohne", "statt", "anstatt"}
    stray = loose and asking.kind is AnswerKind.THING and asking.fact.clause.predicate not in WITH_INFINITIVE
    return stray or governor in asking.argument.span


def _denies(material: Material, fact: Fact) -> bool:
    """Whether the clause itself says what is not so; "ohne Helm" and a relative clause deny something else."""
    document = material.document
    if not fact.negated(document):
        return False
    apart = [c.span for c in document.clauses if c.finite is None or c.finite != fact.clause.finite]
    inner = [s for s in apart if s.first in fact.clause.span and fact.clause.finite not in s]
    own = [t for t in document.words(fact.clause.span) if not any(t.index in s for s in inner)]
    return any(t.text.lower() in _DENYING or t.text.lower().startswith("kein") for t in own)


def _names_own_man(material: Material, asking: Asking) -> bool:
    """Whether the question names somebody who belongs to the party or body asked for, so that everybody knows it."""
    if asking.argument.role is not Role.SUBJECT or asking.kind not in _BODIES:
        return False
    for argument in asking.fact.arguments:
        words = material.document.words(argument.span)
        own = next((t.index for t in words if t.tag == "PPOSAT"), None)
        named = (material.referents.by_token.get(i) for i in argument.span if own is not None and i > own)
        if argument is not asking.argument and any(r is not None and r.is_person for r in named):
            return True
    return False


def _names_source(material: Material, fact: Fact) -> bool:
    """Whether a clause with "wie" says who said it."""
    if any(a.introducer == "wie" and a.constituent.function == "clause" for a in fact.arguments):
        return True
    inside = (c for c in material.document.clauses if c.span.first in fact.clause.span and c.introducer is not None)
    return any(
        material.document.tokens[c.introducer or 0].text.lower() == "wie" and c.predicate in SAYING for c in inside
    )


def _is_unambiguous(material: Material, asking: Asking) -> bool:
    """Whether subject and object cannot change places: "Welches Land besiegte Österreich?" can be read both ways."""
    roles = {Role.SUBJECT: Role.OBJECT, Role.OBJECT: Role.SUBJECT}
    other_role = roles.get(asking.argument.role)
    other = asking.fact.first(other_role) if other_role is not None else None
    if other is None or asking.value is not None or asking.phrase in {"wer", "wen", "wem"}:
        return True
    if asking.phrase.startswith(("welcher ", "welchen ")):
        return True  # the masculine shows its case
    rest = material.document.tokens[other.constituent.head]
    opener = material.document.tokens[other.span.first].text.lower()
    if opener in _SHOWS_CASE or (opener in {"der", "ein"} and rest.has(Gender="Masc", Number="Sing")):
        return True
    if asking.argument.role is Role.OBJECT and asking.fact.clause.predicate in _ONE_WAY:
        return True  # what offers something is not offered by it
    if (_SINGULAR if asking.singular else _number(material, asking.argument)) != _number(material, other):
        return True
    first, second = sorted((asking.argument, other), key=lambda a: a.span.first)
    if first.role is Role.OBJECT and first.span.first > (asking.fact.clause.finite or 0) < second.span.first:
        return False  # of two that look alike behind the verb the first is the subject, whatever the tree says
    agent = other.referent is not None or acts(rest.lemma)
    return agent != (asking.kind is not AnswerKind.THING)


def _number(material: Material, argument: Argument) -> str:
    """The grammatical number of a phrase; of several things joined by "und" the plural."""
    joined = any(material.document.tokens[i].relation == "conj" for i in argument.span)
    return "Plur" if joined else material.document.tokens[argument.constituent.head].feats.get("Number", _SINGULAR)


def _points_back_to_asked(material: Material, asking: Asking) -> bool:
    """Whether the rest of a wer-question speaks of those asked for: "wer" takes "sein", not "ihr" or "sie"."""
    if asking.phrase in {"wem", "wen"}:
        return _is_taken_up(material, asking)
    if asking.phrase != "wer" or not asking.singular:
        return False
    plural = material.document.tokens[asking.argument.constituent.head].has(Number="Plur")
    rest = [t for t in material.document.words(asking.fact.clause.span) if t.index not in asking.argument.span]
    return any(t.tag == "PPOSAT" and (plural or t.text.lower().startswith("ihr")) for t in rest) or (
        plural and any(t.tag == "PPER" for t in rest)
    )


def calls_asked(material: Material, asking: Asking) -> bool:
    """Whether the rest of the fact calls what is asked for by its kind: "..., ob das kleine Land Zölle einführt"."""
    kinds = _KIND_NOUNS.get(asking.kind)
    document = material.document
    rest = [i for i in asking.fact.clause.span if i not in asking.argument.span]
    for token in (document.tokens[i] for i in rest if kinds is not None):
        definite = any(c.has(Definite="Def") and c.index < token.index for c in document.children(token.index))
        kind = token.upos == "NOUN" and token.has(Number="Sing") and token.lemma.lower().endswith(kinds or ())
        named = any(c.upos == "PROPN" and c.index > token.index for c in document.children(token.index))
        if kind and definite and not named:
            reference = material.references.by_token.get(token.index)
            if reference is None or not reference.text:
                return True
    return False


def _says_loosely(material: Material, asking: Asking) -> bool:
    """Whether what is said follows without "dass" in the indicative: "Wer sagte, zwei Bäume sind krank?"."""
    said = (a.constituent for a in asking.fact.all_with(Role.CONTENT) if a not in asking.consumed)
    found = (c for c in (clause_of(material.document, s) for s in said) if c is not None)
    return any(c.finite is not None and c.introducer is None and c.mood == "indicative" for c in found)


def _is_taken_up(material: Material, asking: Asking) -> bool:
    """Whether a pronoun elsewhere in the fact means those asked for: "wem" tells neither gender nor number."""
    bound = material.references.bound
    rest = [i for i in asking.fact.clause.span if i not in asking.argument.span and i in bound]
    return any(j in asking.argument.span for i in rest for j in bound[i])
