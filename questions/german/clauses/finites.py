"""Which verb of a clause is the finite one where the tags name several, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from questions.german.document import Document, Token
from questions.german.morphology import verbs

_OPENERS = frozenset({"KOUS", "PRELS"})


def is_finite(token: Token) -> bool:
    """Whether the STTS tag is one of a finite verb (the imperative included).

    A "finite verb" that the tree hangs as an attribute on a noun behind it is a participle: das lange diskutierte Haus.
    """
    if not token.tag.startswith("V") or not token.tag.endswith(("FIN", "IMP")):
        return False
    return not (token.relation == "amod" or (token.relation == "acl" and token.head > token.index))


def chosen(tagged: Sequence[Token]) -> tuple[Token | None, bool]:
    """Return the finite one of the verbs tagged so, and whether the others leave that in doubt.

    "worden" is none; what has the form of an infinitive or participle is none beside what has not. Of the rest, the
    last of a cluster at the clause's end is finite (haben müssen), elsewhere the first.
    """
    tagged = sorted(tagged, key=lambda t: t.index)
    able = [t for t in tagged if verbs.analyse_form(t.text.lower()) or not _is_known(t)] or tagged
    plain = [t for t in able if not _has_other_form(t)] or able
    if not plain:
        return None, False
    clustered = all(right.index == left.index + 1 for left, right in pairwise(plain))
    return plain[-1 if clustered else 0], len(plain) > 1


def _is_known(token: Token) -> bool:
    low = token.text.lower()
    return low == "worden" or bool(verbs.participle_of(low))


def _has_other_form(token: Token) -> bool:
    """Whether the form is an infinitive or a participle, too."""
    low = token.text.lower()
    return verbs.is_verb(low) or low == "worden" or bool(verbs.participle_of(low))


def is_mistagged(document: Document, token: Token) -> bool:
    """Whether a verb without any auxiliary has the form of a finite one and a place where only that can stand.

    That is behind a conjunction or relative pronoun with a subject (... als er ausglich), and in a clause joined to one
    whose finite verb is no auxiliary (kostet zehn Euro, und Kunden zahlen ...).
    """
    if token.tag not in {"VVINF", "VVPP", "ADJD"} or not verbs.analyse_form(token.text.lower()):
        return False
    children = document.children(token.index)
    if any(c.relation in {"aux", "cop"} or c.tag == "PTKZU" for c in children):
        return False
    opened = any(c.tag in _OPENERS and c.index < token.index for c in children)
    if opened:
        return token.relation in {"advcl", "acl", "ccomp"} and any(c.relation == "nsubj" for c in children)
    return token.tag == "VVINF" and token.relation == "conj" and is_finite(document.tokens[token.head])
