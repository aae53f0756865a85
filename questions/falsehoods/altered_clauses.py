"""What somebody says, demands or gives as a reason, with one thing in it changed: its contrary, another amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.asking import Asking
from questions.facts.extraction import main_value
from questions.facts.fact import Argument, Fact, Role
from questions.facts.soundness import clause_of, own_constituents
from questions.falsehoods.contraries import contraries
from questions.german.document import Clause, Constituent
from questions.material import Material

_ROLES = {
    "subject": Role.SUBJECT,
    "object": Role.OBJECT,
    "indirect": Role.INDIRECT,
    "predicate": Role.PREDICATE,
    "clause": Role.CONTENT,
    "prepositional": Role.PREPOSITIONAL,
}


def altered(material: Material, asking: Asking) -> Iterator[str]:
    """Yield an asking's clause with one thing changed that the text decides, in the words of the answer.

    What is changed must stand in the answer as in the text, and only once.
    """
    inner = clause_of(material.document, asking.argument.constituent)
    if inner is None or inner.finite is None:
        return
    for contrary in contraries(material, _as_fact(material, asking.fact, inner)):
        text = asking.answer
        for index, word in contrary.instead.items():
            said = re.escape(material.document.tokens[index].text)
            text, count = re.subn(rf"(?<!\w){said}(?!\w)", word, text)
            if count != 1:
                break
        else:
            yield " ".join(text.split()).replace(" ,", ",")


def _as_fact(material: Material, fact: Fact, clause: Clause) -> Fact:
    """A dependent clause as a fact by itself, as far as finding its contraries needs it."""
    arguments = tuple(_argument(material, c) for c in own_constituents(material.document, clause))
    return replace(fact, clause=clause, arguments=arguments, attribution=None)


def _argument(material: Material, constituent: Constituent) -> Argument:
    role = _ROLES.get(constituent.function, Role.GRAMMATICAL)
    value = None if role is Role.CONTENT else main_value(material.document, constituent)
    return Argument(role, constituent, value, material.referents.by_token.get(constituent.head))
