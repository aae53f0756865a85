"""Of which there are several: "das Video" where a text brought in two, "der frühere Sieger" where many have won."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from questions.german.document import Document, Token
from questions.german.noun_classes import noun_class
from questions.german.offices import is_role
from questions.references.antecedents import Antecedents
from questions.references.referents import Referents

_FORMER = ("früher", "ehemalig", "einstig", "vormalig")
_CENTRAL = frozenset({"subject", "object", "indirect"})


@dataclass(frozen=True, slots=True)
class Rivals:
    """Finds the nouns of one document that may mean one of several."""

    document: Document
    referents: Referents
    antecedents: Antecedents

    def were_brought_in(self, noun: Token) -> bool:
        """Whether the sentences before bring in two such things: "ein Video ..., ein weiteres Video".

        Compounds count, "ein Handyvideo", but tell one from the other where they differ.
        """
        if noun.has(Number="Plur"):
            return False
        before = self.document.tokens[: self.document.sentence_of(noun.index).first]
        word = noun.lemma.lower()
        alike = (t for t in before if t.lemma.lower().endswith(word) and t.upos == "NOUN" and not t.has(Number="Plur"))
        openers = (c for t in alike for c in self.document.children(t.index) if c.tag == "ART" and c.index < t.index)
        named = Counter(self.document.tokens[c.head].lemma for c in openers if c.has(Definite="Ind"))
        return any(times > 1 for times in named.values())

    def held_before(self, noun: Token) -> bool:
        """Whether somebody without a name acts as "der frühere Sieger der Rallye": others have been that, too."""
        children = self.document.children(noun.index)
        definite = any(c.tag == "ART" and c.has(Definite="Def") for c in children)
        former = any(c.tag == "ADJA" and c.text.lower().startswith(_FORMER) for c in children)
        people = is_role(noun.text) or noun_class(noun.lemma) == "people"
        if not (definite and former and people) or noun.has(Number="Plur"):
            return False
        named = any(
            i in constituent.span and referent.is_person
            for clause in self.document.clauses
            for constituent in clause.constituents
            if constituent.head == noun.index
            for i, referent in self.referents.by_token.items()
        )
        return self.antecedents.function(noun) in _CENTRAL and not named
