"""Which one is told by who made it: "die Kampagne" is the one that somebody started in a sentence before.

The clause that brings a thing in becomes the participle before it: "die von der Stadt gestartete Kampagne".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.german.clear_nouns import stands_alone
from questions.german.document import Clause, Constituent, Document, Token
from questions.german.morphology.phrases import decline
from questions.german.morphology.verbs import participle
from questions.german.prepositions import behind
from questions.references.antecedents import Antecedents
from questions.references.mentions import Mention
from questions.references.renaming import renamed, telling

_MAKING = frozenset(
    """einführen starten vorlegen vorstellen ankündigen gründen veröffentlichen präsentieren beschließen verabschieden
    entwickeln bauen errichten eröffnen planen fordern beantragen einreichen erlassen verhängen unterzeichnen
    vereinbaren erstellen organisieren vorschlagen herausgeben herausbringen aufstellen einrichten auflegen initiieren
    anbieten betreiben bestellen verfassen schreiben drehen komponieren entwerfen stiften vergeben ausschreiben
    ausarbeiten erarbeiten formulieren verbreiten herstellen produzieren entdecken finden kaufen erwerben mieten
    beauftragen durchführen veranstalten""".split()
)
"""Verbs that bring something into the world or before the public, so that it can be told by them."""
_MOST_WORDS = 5  # of the agent


@dataclass(frozen=True, slots=True)
class Deeds:
    """Tells things of one document by who made them; `clause_of` holds the innermost clause of each token."""

    document: Document
    antecedents: Antecedents
    clause_of: Mapping[int, Clause]

    def told(self, mention: Mention, case: str) -> str | None:
        """Return the phrase that brought something in with who made it, in a case; None where nobody surely did."""
        head = self.document.tokens[mention.heads[0]]
        clause = self.clause_of.get(head.index)
        if clause is None or clause.predicate not in _MAKING or clause.negated or clause.modal is not None:
            return None
        if not self._is_brought_in(head) or clause.mood in {"subjunctive-1", "subjunctive-2"}:
            return None
        agent = self._agent(clause, head)
        made = participle(clause.predicate)
        thing = decline((head,), case, definite=True)
        maker = self._written(agent) if agent is not None else None
        if maker is None or made is None or thing is None:
            return None
        article, noun = thing.split(" ", 1)
        return f"{article} {behind('von', maker)} {made}{_ending(article, case, head)} {noun}"

    def _is_brought_in(self, head: Token) -> bool:
        """Whether a noun stands there for the first time, as "eine Kampagne" or as a bare plural."""
        children = self.document.children(head.index)
        if any(c.tag == "ART" for c in children):
            return any(c.has(Definite="Ind") for c in children)
        return head.has(Number="Plur") and not any(c.tag in {"PPOSAT", "PDAT", "PIAT", "APPRART"} for c in children)

    def _agent(self, clause: Clause, head: Token) -> Constituent | None:
        """Who does it: the subject, or behind "von" in the passive; None where the noun is not what is made."""
        subject = clause.subject()
        if not clause.passive:
            return subject if any(c.head == head.index for c in clause.all_with("object")) else None
        agents = [c for c in clause.all_with("prepositional") if c.preposition in {"von", "vom"}]
        return agents[0] if subject is not None and subject.head == head.index and len(agents) == 1 else None

    def _written(self, agent: Constituent) -> str | None:
        """The agent's words in the dative, where they are a name or tell enough."""
        position = self.document.sentence_of(agent.head).index
        found = [m for m in self.antecedents.mentions(position) if m.heads == (agent.head,)]
        if not found or not found[0].animate:
            return None
        text = renamed(self.document, found[0], "Dat")
        head = self.document.tokens[agent.head]
        told = telling(self.document, agent.head).last > agent.head or stands_alone(head.lemma, head.text)
        described = any(c.tag == "ADJA" for c in self.document.children(agent.head))
        named = found[0].referent is not None or told or described
        return text if named and text is not None and len(text.split()) <= _MOST_WORDS else None


def _ending(article: str, case: str, head: Token) -> str:
    """The weak ending of an adjective behind an article (Duden, Die Grammatik)."""
    alike = case == "Nom" or (case == "Acc" and article != "den")
    return "e" if alike and not head.has(Number="Plur") else "en"
