"""Cases that a preposition does not take, which are an article's own slips: "mit einen Freund", "für dem Verein".

Judged by forms alone, behind prepositions with one case, and only where the phrase fits no other (Duden, Die Grammatik:
Rektion der Präpositionen).
"""

from __future__ import annotations

from questions.german.document import Document, Token
from questions.german.morphology.nouns import adjectival_lemma, analyse_noun
from questions.german.morphology.phrases import agreeing_cells
from questions.german.prepositions import governs

_OPENERS = frozenset({"ART", "PPOSAT", "PDAT"})
_ENDINGS = ("e", "en", "er", "es", "em")
_LOOSE = frozenset({"laut", "gegenüber", "entgegen", "bis", "außer"})
"""Prepositions that take another case, too, or stand before another preposition or behind their phrase."""
_AFTER = frozenset({"willen", "wegen", "halber"})


def takes_other_case(document: Document, preposition: Token) -> bool:
    """Whether the phrase behind a preposition with one case can only be in another: "mit einen neuen Freund"."""
    word = preposition.text.lower()
    case = governs(word)
    if preposition.tag != "APPR" or case is None or word in _LOOSE or preposition.relation != "case":
        return False
    before = document.tokens[max(0, preposition.index - 1)]
    noun = document.tokens[preposition.head]
    if before.text.lower() == "was" or noun.index < preposition.index:  # "was für ein Turm"
        return False
    if before.text == "," or (word == "nach" and before.upos == "NOUN"):
        return False  # ", mit der Wanderer reisen", "der Lage nach eine Insel"
    phrase = document.tokens[preposition.index + 1 : noun.index + 1]
    known = any(r.lemma == noun.lemma for r in analyse_noun(noun.text))
    if not _is_plain(phrase) or adjectival_lemma(noun.text) is not None or not known:
        return False
    if word == "mit" and phrase[0].text == "ein":
        return False  # "das ist mit ein Grund"
    behind = document.tokens[min(noun.index + 1, len(document.tokens) - 1)]
    cells = agreeing_cells(phrase, noun)
    return bool(cells) and behind.text not in _AFTER and all(found != case for found, _ in cells)


def _is_plain(phrase: tuple[Token, ...] | list[Token]) -> bool:
    """Whether a phrase is a small article with a noun, at most with inflected adjectives between them."""
    if len(phrase) < len(("dem", "Turm")):
        return False
    opener, *between, noun = phrase
    told = opener.tag in _OPENERS and opener.text.islower() and opener.head == noun.index
    inflected = all(t.tag == "ADJA" and t.text.islower() and t.text.endswith(_ENDINGS) for t in between)
    return told and inflected and noun.upos == "NOUN"
