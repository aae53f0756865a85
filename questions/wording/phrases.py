"""Putting tokens back into words: phrases that are clear and correct when they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from questions.german.document import ClauseKind, Document, Token
from questions.german.morphology.nouns import is_known
from questions.german.morphology.words import is_adjective
from questions.german.prepositions import is_preposition
from questions.references.resolution import ReferenceKind, References

_SPACE_BEFORE_PUNCTUATION = re.compile(r"\s+([,.;:!?…])")
_REPEATED_COMMA = re.compile(r",(\s*,)+")
_OPENING = frozenset('„“"»«›‹‚(')
_BEFORE_CAPITAL = _OPENING | {":", "–", "—"}
_BEFORE_CLAUSE = frozenset({"NOUN", "PROPN", "VERB", "AUX"})
_OPENING_CLAUSE = frozenset("wie dass ob weil obwohl während nachdem damit warum wann wo".split())
_AS_NOUN = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_LIKE_PRONOUNS = tuple("Weiter Ander Beid Einzeln Meist Viel Wenig Erst Zweit Dritt Letzt Einig".split())
_BEFORE_NAMES = frozenset({"Papst", "König", "Königin", "Kaiser", "Kaiserin", "Prinz", "Prinzessin"})
_NOUNLIKE = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """Turns token indexes of one document into text, with references put in and asides left out."""

    document: Document
    references: References
    _named: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note the tokens of names once."""
        named = frozenset(i for n in self.document.names for i in range(n.first, n.last + 1))
        object.__setattr__(self, "_named", named)

    def text(self, indexes: Iterable[int], instead: Mapping[int, str] | None = None) -> str:
        """Return the words of the tokens in text order, as they stand in the middle of a sentence.

        A word that only its place at the head of a sentence had capitalised loses its capital; brackets go with what
        they hold; resolved references are written out. `instead` gives tokens other words, the empty string none.
        """
        instead = instead or {}
        parts: list[str] = []
        previous: Token | None = None
        for index in self.without_asides(sorted(set(indexes))):
            token = self.document.tokens[index]
            word = instead[index] if index in instead else self._word(token)
            if not word:
                continue
            glued = previous is not None and previous.index == index - 1 and previous.end == token.start
            if previous is not None and not glued:
                parts.append(", " if self._misses_comma(previous, token) else " ")
            parts.append(word)
            previous = token
        text = _SPACE_BEFORE_PUNCTUATION.sub(r"\1", "".join(parts))
        return _REPEATED_COMMA.sub(",", text).strip(" ,;:–—-")

    def behind(self, index: int) -> str:
        """Return what a reference writes behind a token, an empty string if nothing: "der Befragten"."""
        reference = self.references.by_token.get(index)
        appended = reference is not None and reference.kind is ReferenceKind.APPEND
        return reference.text or "" if reference is not None and appended else ""

    def _word(self, token: Token) -> str:
        if self._goes_without(token):
            return ""
        reference = self.references.by_token.get(token.index)
        word = token.text if self._keeps_capital(token) else token.text[:1].lower() + token.text[1:]
        if reference is None or reference.text is None or self._is_named_beside(token):
            return word
        return reference.text if reference.kind is ReferenceKind.REPLACE else f"{word} {reference.text}"

    def _goes_without(self, article: Token) -> bool:
        """Whether a title behind an article has none with a name written behind it: "Papst Franziskus"."""
        title = self.document.tokens[min(article.index + 1, len(self.document.tokens) - 1)]
        definite = article.tag == "ART" and not article.has(Case="Gen") and title.text in _BEFORE_NAMES
        return definite and bool(self.behind(title.index)) and not self._is_named_beside(title)

    def _is_named_beside(self, token: Token) -> bool:
        """Whether "sein" before a token, or the token itself, means what its own clause names just before it.

        Written out, the name would stand in one clause twice: "bescherte Holm das beste Jahr der Geschichte Holms".
        """
        by_token, owner = self.references.by_token, token.index
        while owner in by_token and by_token[owner].text == "" and owner > 0:
            owner -= 1
        named = by_token[owner].proof if owner in by_token else None
        if named is None or self.document.tokens[owner].tag != "PPOSAT" or named.last > owner:
            return False
        around = min((c.span for c in self.document.clauses if owner in c.span), key=len, default=None)
        return around is not None and named.first in around

    def _misses_comma(self, previous: Token, token: Token) -> bool:
        """Whether the text lacks the comma before a dependent clause: "zu prüfen wie sie wirkt" (Regelung, § 74)."""
        if (
            previous.index != token.index - 1
            or previous.upos not in _BEFORE_CLAUSE
            or token.text not in _OPENING_CLAUSE
        ):
            return False
        return any(
            c.kind is ClauseKind.SUBORDINATE and c.introducer == token.index == c.span.first and c.finite is not None
            for c in self.document.clauses
        )

    def _keeps_capital(self, token: Token) -> bool:
        if token.text.isupper() or not token.text[:1].isupper():
            return True
        if token.index in self._named:
            return True
        if token.upos in _NOUNLIKE:
            return not (self._opens(token) and self._is_small(token))
        if token.text.endswith("er") and token.tag == "ADJA" and not is_adjective(token.text):
            return True  # made from a place's name: "Wiener"
        if token.tag in {"ADJA", "NN"} and token.relation in _AS_NOUN and not token.text.startswith(_LIKE_PRONOUNS):
            return True  # "Interessierte", with no noun that it describes
        return not self._opens(token)

    def _opens(self, token: Token) -> bool:
        """Whether only its place gives a word its capital: it opens a sentence, or what is said behind a mark."""
        first = self.document.sentence_of(token.index).first
        return token.index == first or self.document.tokens[token.index - 1].text in _BEFORE_CAPITAL

    def _is_small(self, token: Token) -> bool:
        """Whether a word that was taken for a noun is none: a preposition, or written small elsewhere in the text."""
        low = token.text.lower()
        elsewhere = any(t.text == low and t.upos not in _NOUNLIKE for t in self.document.tokens)
        return (is_preposition(low) or elsewhere) and not is_known(token.text)

    def without_asides(self, indexes: list[int]) -> list[int]:
        """Leave out brackets and what stands between them; those inside a word stay: "Benzo(a)pyren"."""
        kept: list[int] = []
        depth = 0
        for index in indexes:
            token = self.document.tokens[index]
            if token.text in {"(", "["} and not self._is_inside_word(indexes, token):
                depth += 1
            elif token.text in {")", "]"} and depth:
                depth -= 1
            elif not depth:
                kept.append(index)
        return kept

    def _is_inside_word(self, indexes: list[int], opening: Token) -> bool:
        """Whether letters stand directly before a bracket and directly behind the one that closes it."""
        behind = (self.document.tokens[i] for i in indexes if i > opening.index)
        closing = next((t for t in behind if t.text in {")", "]"}), None)
        text = self.document.text
        if closing is None or opening.start == 0:
            return False
        return text[opening.start - 1].isalpha() and text[closing.end : closing.end + 1].isalpha()


def capitalised(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def balanced_quotes(text: str) -> bool:
    """Whether every quotation mark of the text has its counterpart."""
    pairs = (text.count("„"), text.count("“") + text.count("”"))
    typographic = pairs[0] == pairs[1] or (pairs[0] == 0 and text.count("“") == text.count("”"))
    guillemets = text.count("»") == text.count("«") and text.count("›") == text.count("‹")
    return (
        typographic
        and guillemets
        and text.count('"') % 2 == 0
        and text.count("''") % 2 == 0
        and text.count("(") == text.count(")")
    )
