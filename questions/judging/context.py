"""A draft with what the analysis knows of the words it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.facts.fact import Fact
from questions.german.document import Document, Span, Token, Value
from questions.items import Cloze, TrueFalse
from questions.material import Material
from questions.references.referents import Referent
from questions.writers import Draft

_WORD = re.compile(r"\w+(?:[-’']\w+)*")


@dataclass(frozen=True, slots=True)
class Context:
    """What the features look at.

    `fact` is the one that the draft asks about, None for offices and quotations; `span` its clause, or else the whole
    sentence; `tokens` are those of the span that the learner reads before answering; `prompt` is the question,
    statement or text with gaps, `words` its words in lower case.
    """

    draft: Draft
    material: Material
    fact: Fact | None
    span: Span
    tokens: tuple[Token, ...]
    prompt: str
    words: tuple[str, ...]

    @property
    def document(self) -> Document:
        """The analysed article."""
        return self.material.document

    @property
    def is_statement(self) -> bool:
        """Whether the learner judges a statement."""
        return isinstance(self.draft.item.interaction, TrueFalse)

    @property
    def length(self) -> int:
        """How many words question and answer have together, or the statement."""
        return len(self.words) + (0 if self.is_statement else len(self.draft.answer.split()))

    @property
    def nouns(self) -> tuple[Token, ...]:
        """The common nouns of the prompt."""
        return tuple(t for t in self.tokens if t.upos == "NOUN")

    @property
    def referents(self) -> tuple[Referent, ...]:
        """Whom and what the prompt names, each once."""
        named = (self.material.referents.by_token.get(t.index) for t in self.tokens)
        return tuple({r.name: r for r in named if r is not None}.values())

    @property
    def values(self) -> tuple[Value, ...]:
        """The amounts, dates and times of the prompt."""
        read = {t.index for t in self.tokens}
        return tuple(v for v in self.document.values if read & set(range(v.first, v.last + 1)))


def context_of(draft: Draft, material: Material) -> Context:
    """Look up the fact that a draft asks about and the tokens that its prompt is worded with."""
    interaction = draft.item.interaction
    prompt = interaction.text if isinstance(interaction, Cloze) else draft.item.stem
    words = tuple(w.lower() for w in _WORD.findall(prompt))
    fact = next((f for f in material.facts if f.heart == draft.clause), None)
    span = fact.clause.span if fact is not None else Span(draft.sentence.first, draft.sentence.last)
    tokens = tuple(t for t in material.document.words(span) if t.upos != "PUNCT" and t.text.lower() in words)
    return Context(draft, material, fact, span, tokens, prompt, words)
