"""Whether stems are German: every question and statement is analysed again.

It is one sentence, a question with one finite verb of its own, with a subject that agrees with it, and no word that
points to something it does not name. Quotations inside stems are the article's own words and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from questions.german import analyse
from questions.german.document import ClauseKind, Constituent, Document
from questions.german.morphology.nouns import analyse_noun
from questions.german.morphology.verbs import analyse_form
from questions.items import Cloze, Item
from questions.references.referents import find_referents
from questions.references.resolution import resolve_references
from tests.eval import corpus
from tests.eval.table import Row

_QUOTED = re.compile(r"„[^“]*“|\"[^\"]*\"|»[^«]*«")
_SURE = 0.25  # a subject that does not agree is doubted down to 0.3
_PERSONAL = frozenset({"er", "sie", "ihn", "ihm", "ihr", "ihnen"})
_OF_WER = frozenset({"er", "ihn", "ihm"})
_POINTING = frozenset(
    """dieser diese dieses diesem diesen dies jener jene jenes jenem jenen dort dorthin damals seither ersterer ersterem
    letzterer letzterem ebendort hiesige hiesigen obige obigen""".split()
)


def rows(data_dir: Path) -> list[Row]:
    """Return the share of stems without a fault."""
    found = [fault(item) for proposed in corpus.articles(data_dir) for item in proposed.items()]
    sound = sum(f is None for f in found) / max(1, len(found))
    kinds = Counter(f for f in found if f is not None)
    noted = ", ".join(f"{count} {name}" for name, count in sorted(kinds.items()))
    return [Row("well-formed: stems without a fault", sound, 0.0, f"of {len(found)}; {noted or 'none'}")]


def fault(item: Item) -> str | None:
    """Return what a second analysis holds against an item's question or statement, or None."""
    prompt = _prompt(item)
    asks = prompt.endswith("?")
    document = analyse(_QUOTED.sub("das Wort", prompt))
    if len(document.sentences) != 1 or prompt[-1:] not in {"?", ".", "!", "“"}:
        return "not one sentence"
    if _POINTING & {t.text.lower() for t in document.tokens} or _open_pronoun(document):
        return "open reference"
    main = [c for c in document.clauses if c.kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST} and c.finite is not None]
    if (asks and len(main) != 1) or not main:
        return "not one finite verb"
    subject = main[0].subject()
    if main[0].finite is None or subject is None or subject.confidence < _SURE:
        return None
    return None if _agrees(document, subject, main[0].finite) else "agreement"


def _prompt(item: Item) -> str:
    """Return what is asked or stated, gaps filled in."""
    if isinstance(item.interaction, Cloze):
        filled = item.interaction.text
        for gap in item.interaction.gaps:
            filled = filled.replace("{" + gap.id + "}", gap.accepted[0])
        return filled
    return item.stem


def _agrees(document: Document, subject: Constituent, finite: int) -> bool:
    """Whether verb and subject have a number in common by the lexicon; a list is plural, amounts are both."""
    head = document.tokens[subject.head]
    if head.upos != "NOUN" or any(v.first in subject.span for v in document.values):
        return True
    if any(c.relation == "conj" and c.index in subject.span for c in document.children(subject.head)):
        return True
    nouns = {n.number for n in analyse_noun(head.text) if n.case == "Nom"}
    verbs = {r.number for r in analyse_form(document.tokens[finite].text)}
    return not nouns or not verbs or bool(nouns & verbs)


def _open_pronoun(document: Document) -> bool:
    """Whether a personal pronoun has nothing in the sentence that it could mean; "er" may mean who is asked for."""
    references = resolve_references(document, find_referents(document))
    asked = document.tokens[0].text.lower() == "wer"
    open_ones = _PERSONAL - _OF_WER if asked else _PERSONAL
    pronouns = [t.index for t in document.tokens if t.text.lower() in open_ones]
    return references.unresolved(i for i in pronouns if i not in references.bound)
