"""Whose: "der Umsatz" is that of the one company which the sentence before names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.german.document import Clause, Document, NameKind, Token
from questions.german.relational import is_owned_by_body
from questions.references.antecedents import Antecedents
from questions.references.mentions import PREDICATE, Mention
from questions.references.referents import Referent, Referents
from questions.references.renaming import renamed

_BACK = 2  # sentences
_OFTEN = 3
_FIRST = 3  # sentences that may bring in whom the article is about


@dataclass(frozen=True, slots=True)
class Belongings:
    """Finds the owners of what belongs to a company or another body, in one document."""

    document: Document
    referents: Referents
    antecedents: Antecedents
    clause_of: Mapping[int, Clause]

    def owner(self, noun: Token) -> tuple[str, Mention] | None:
        """Return "von Hochseil" for what belongs to somebody; None where the article leaves open to whom.

        The owner is the only body that the nearest sentence with a body names, and the one that the article so far
        names most.
        """
        clause = self.clause_of.get(noun.index)
        if not is_owned_by_body(noun.lemma) or clause is None:
            return None
        if any(self._body(i) is not None for i in clause.span):
            return None
        position = self.document.sentence_of(noun.index).index
        for earlier in range(position - 1, max(-1, position - _BACK - 1), -1):
            found = [m for m in self.antecedents.mentions(earlier) if self._names_body(m)]
            if found:
                return self._of(found, noun)
        return self._of_chief(noun)

    def lost(self, noun: Token) -> bool:
        """Whether a body's noun stands in a clause that names no body, and no owner is found for it."""
        clause = self.clause_of.get(noun.index)
        beside = clause is not None and any(i in self.referents.by_token for i in clause.span)
        return is_owned_by_body(noun.lemma) and not beside and self.owner(noun) is None

    def _of_chief(self, noun: Token) -> tuple[str, Mention] | None:
        """The one body that the article so far has named far more often than any other."""
        bodies = sorted(self.referents.of_kind(NameKind.ORGANISATION), key=lambda r: -_times(r, noun))
        often = [_times(r, noun) for r in bodies[:2]]
        if not often or often[0] < _OFTEN or (len(often) > 1 and often[0] < 2 * often[1]):
            return None
        before = range(self.document.sentence_of(noun.index).index - 1, -1, -1)
        found = [m for e in before for m in self.antecedents.mentions(e) if m.referent is bodies[0]]
        return self._of(found, noun) if found else None

    def _of(self, found: list[Mention], noun: Token) -> tuple[str, Mention] | None:
        mention = found[0]
        names = {m.referent.name for m in found if m.referent is not None}
        if len(names) != 1 or mention.referent is None or not self._leads(mention.referent, noun):
            return None
        if not self.antecedents.is_audible(noun, mention):
            return None
        name = mention.referent.name
        articles = [c for c in self.document.children(mention.heads[0]) if c.tag in {"ART", "APPRART"}]
        if articles and articles[0].text.lower() == "die" and not articles[0].has(Number="Plur"):
            return f"der {name}", mention
        text = renamed(self.document, mention, "Gen") if articles else f"von {name}"
        return None if text is None or len(text) > len(f"von {name}") else (text, mention)

    def _leads(self, owner: Referent, noun: Token) -> bool:
        """Whether no other body has been named as often so far, and the first sentences have this one."""
        bodies = [r for r in self.referents.of_kind(NameKind.ORGANISATION) if r is not owner]
        own = _times(owner, noun)
        early = self.document.sentence_of(owner.mentions[0].first).index <= _FIRST
        return early and all(_times(other, noun) < own for other in bodies)

    def _names_body(self, mention: Mention) -> bool:
        return (
            len(mention.heads) == 1
            and mention.prominence != PREDICATE
            and mention.referent is not None
            and self._body(mention.heads[0]) is mention.referent
        )

    def _body(self, index: int) -> Referent | None:
        referent = self.referents.by_token.get(index)
        return referent if referent is not None and referent.kind is NameKind.ORGANISATION else None


def _times(referent: Referent, noun: Token) -> int:
    return sum(m.first < noun.index for m in referent.mentions)
