"""Whether a question has a second right answer, since the article tells as much of somebody or something else."""

from __future__ import annotations

from questions.asking import Asking
from questions.facts.fact import Argument, Fact, Role
from questions.german.document import Clause
from questions.german.stances import SHOWING, STANCES, take_one_stance
from questions.material import Material

OPEN = frozenset(
    """haben werden geben bekommen erhalten machen tun nehmen bringen erfolgen entstehen ergeben bleiben liegen gehen
    laufen herrschen kommen zeigen bieten enthalten führen sehen scheinen
    gehören zählen angehören umfassen reagieren erzielen verzeichnen melden aufweisen erreichen
    erwirtschaften""".split()
)
"""Verbs that much can be done with, or by many: "Was haben Bewertungen im Netz?" has no one answer."""
SHARED = frozenset({Role.SUBJECT, Role.OBJECT, Role.INDIRECT, Role.PREPOSITIONAL, Role.PREDICATE, Role.DIRECTION})
"""What else a clause says of whom or what is asked for."""
_ONE = frozenset({"ein", "eine", "einer", "eines"})
_ALSO = frozenset({"auch", "ebenso", "ebenfalls", "gleichfalls", "zudem"})
_MOREOVER = frozenset({*_ALSO, "außerdem", "ferner", "darüber", "überdies", "daneben", "weiterhin", "zusätzlich"})
_JUDGING = tuple(verbs - {"zeigen", "wollen"} for verbs in STANCES if verbs is not SHOWING)


def has_rival(material: Material, asking: Asking) -> bool:
    """Whether the article tells of another who does the same, so that the question has a second answer.

    That is where the verb comes again with something else in its place, and "auch", or what stands beside it as well.
    """
    if _is_one_of_many(material, asking) or _judges_more(material, asking):
        return True
    return any(_rivals(material, asking, fact) for fact in material.facts if fact is not asking.fact)


def adds_to_others(material: Material, asking: Asking) -> bool:
    """Whether the clause says that what is asked for comes on top of others: "war außerdem Holm erfolgreich".

    Behind the finite verb such a word goes with the next phrase, or with a subject that stands right before it (Duden,
    Die Grammatik: Fokuspartikeln); before it, it only links the sentence to the one before.
    """
    fact, asked = asking.fact, asking.argument
    words = material.document.words(fact.clause.span)
    for word in (t for t in words if t.text.lower() in _MOREOVER - {"darüber", "weiterhin"} and t.index > fact.heart):
        later = sorted((a for a in fact.arguments if a.span.first > word.index), key=lambda a: a.span.first)
        following = next((a for a in later if len(a.span) > 1 or a.span == asked.span), None)
        before = fact.first(Role.SUBJECT)
        if following is not None and following.span == asked.span:
            return True
        if before is not None and before.span == asked.span and (following is None or word.text.lower() != "auch"):
            return True
    return False


def _is_one_of_many(material: Material, asking: Asking) -> bool:
    """Whether the question itself says that there may be others: "Wer ist einer von drei Gefangenen?"."""
    if asking.argument.role is not Role.SUBJECT:
        return False
    told = asking.fact.all_with(Role.PREDICATE)
    return any(material.document.tokens[a.span.first].text.lower() in _ONE for a in told)


def _judges_more(material: Material, asking: Asking) -> bool:
    """Whether whoever criticises, demands or plans what is asked for may do so of more than one thing.

    That is where the clause says "zudem", or where another one takes the same stance and is not surely another's: "das
    Unternehmen" may be the company that is named elsewhere.
    """
    fact = asking.fact
    verb = fact.clause.predicate
    if asking.argument.role is Role.SUBJECT or not any(verb in verbs for verbs in _JUDGING):
        return False
    if any(t.text.lower() in _MOREOVER for t in material.document.words(fact.clause.span)):
        return True
    others = (c for c in material.document.clauses if c.finite is not None and c.finite != fact.clause.finite)
    return any(take_one_stance(verb, c.predicate) and not _is_of_another(material, fact, c) for c in others)


def _is_of_another(material: Material, fact: Fact, clause: Clause) -> bool:
    """Whether the subjects of a fact and of another clause are two different names."""
    mine, theirs = fact.first(Role.SUBJECT), clause.subject()
    if mine is None or theirs is None:
        return False
    one, other = (_whom(material, head) for head in (mine.constituent.head, theirs.head))
    return one is not None and other is not None and one != other


def _whom(material: Material, head: int) -> str | None:
    """The name of whom a word names or stands for."""
    reference = material.references.by_token.get(head)
    named = material.referents.by_token.get(head) or (reference.referent if reference is not None else None)
    return named.name if named is not None else None


def _rivals(material: Material, asking: Asking, fact: Fact) -> bool:
    if fact.clause.predicate != asking.fact.clause.predicate or fact.clause.passive != asking.fact.clause.passive:
        return False
    asked = _named(material, asking.argument)
    others = [a for a in fact.all_with(asking.argument.role) if not asked & _named(material, a)]
    if not others:
        return False
    also = any(t.text.lower() in _ALSO for t in material.document.words(fact.clause.span))
    if also and fact.clause.predicate not in {"sein", *OPEN}:
        return True
    beside = [a for a in asking.fact.arguments if a is not asking.argument and a.role in SHARED]
    again = [a for a in fact.arguments if a not in others]
    return any(_named(material, a) & _named(material, b) for a in beside for b in again)


def _named(material: Material, argument: Argument) -> set[str]:
    """What an argument speaks of: the name, else the lemma of its head."""
    head = material.document.tokens[argument.constituent.head]
    return {argument.referent.name if argument.referent is not None else head.lemma}
