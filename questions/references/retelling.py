"""What an article said of a thing before: "die Wahl" is "die Präsidentenwahl", "die Piloten" "die Lufthansa-Piloten".

The nearest phrase before wins that tells more of the same thing: by a compound, a genitive, a name, an adjective made
from a place, or by who made it. Two that tell of different things settle nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from questions.german.document import Clause, Document, Token
from questions.german.gazetteer.adjectives import country_of
from questions.german.morphology.phrases import decline
from questions.german.noun_classes import noun_class
from questions.german.offices import is_role
from questions.references.antecedents import Antecedents
from questions.references.deeds import Deeds
from questions.references.epithets import is_numbered
from questions.references.mentions import PREDICATE, SUBJECT, Mention
from questions.references.renaming import renamed, shortest, telling

_TOPIC = 2  # the last of the first sentences: headline and lead
_LEAD = 3
_FAR = 8  # sentences
_NEAR = 2
_SURE = {1: 0.9, 2: 0.87}
_SURE_FARTHER = 0.8
_SURE_OF_DEED = 0.8
_SURE_ARC = 0.75
_SHORTEST_HEAD = 4
_LONGEST_HEAD = 12  # letters: longer nouns are compounds that tell enough
_PREFIXES = frozenset(
    """ab an auf aus be bei durch ein ent er ge gegen hin her miss mit nach ober rück über um un unter ver vor voraus
    wieder zer zu zurück zusammen zwischen""".split()
)
_SET_APART = tuple("original vorgänger nachfolge konkurrenz vorjahr vormonat vergleich ersatz schwester".split())
"""What opens a compound that sets a thing apart from the one of its kind that a text is about."""
_OFTEN_OTHERS = frozenset("Land Staat Stadt Bank Bund Rat Amt Spitze Leitung Führung Regierung Gruppe Gemeinde".split())
_SAID_WITH = frozenset({"sein", "werden", "bleiben"})
_UNNAMED = frozenset({"body", "place", "people"})  # their compounds need not be the same one: a bank, the central bank


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase that tells which one is meant; `text` is None where several do, and tell of different things."""

    text: str | None
    confidence: float = 0.0
    mention: Mention | None = None


@dataclass(slots=True)
class Retelling:
    """Finds what has been told before of the things of one document; `clause_of` holds each token's clause."""

    document: Document
    antecedents: Antecedents
    clause_of: Mapping[int, Clause]
    _deeds: Deeds = field(init=False)

    def __post_init__(self) -> None:
        """Make what tells things by their makers."""
        self._deeds = Deeds(self.document, self.antecedents, self.clause_of)

    def find(self, noun: Token, case: str) -> Told | None:
        """Return the words of the nearest phrase before that tells more of the same thing: "die Präsidentenwahl".

        Beyond some sentences only headline and lead count, and only where all that was told agrees.
        """
        position = self._position(noun)
        near = range(position - 1, max(-1, position - _FAR - 1), -1)
        lead = range(min(_LEAD, position - 1), -1, -1)
        found = list(self._candidates(noun, case, near)) or list(self._candidates(noun, case, lead))
        if not found:
            return self._made(noun, case, near)
        back, mention, text = found[0]
        rivals = {other for _, _, other in found if not _agree(text, other)}
        if any(b == back and not _agree(text, other) for b, _, other in found) or (rivals and back > _NEAR):
            return Told(None)
        if self._repeats(noun, mention):
            return None
        return Told(text, _SURE.get(back, _SURE_FARTHER), mention)

    def _made(self, noun: Token, case: str, positions: range) -> Told | None:
        """Return the only such thing brought in by who did it: "die von X gestartete Kampagne"."""
        found = [
            (mention, text)
            for earlier in positions
            for mention in self.antecedents.mentions(earlier)
            if self._is_same_kind(noun, mention)
            and self.document.tokens[mention.heads[0]].lemma == noun.lemma
            and (text := self._deeds.told(mention, case)) is not None
        ]
        if len(found) != 1 or self._repeats(noun, found[0][0]) or self._names_maker(noun, found[0][1]):
            return None
        return Told(found[0][1], _SURE_OF_DEED, found[0][0])

    def _names_maker(self, noun: Token, text: str) -> bool:
        """Whether the clause itself names who made the thing."""
        clause = self.clause_of.get(noun.index)
        own = {t.text for t in self.document.words(clause.span) if t.upos in {"NOUN", "PROPN"}} if clause else set()
        return bool(own & set(text.split()) - {noun.text})

    def _candidates(self, noun: Token, case: str, positions: range) -> Iterator[tuple[int, Mention, str]]:
        """Yield how many sentences back a phrase stands that tells more, the phrase, and its words in the case."""
        for earlier in positions:
            for mention in (*self.antecedents.mentions(earlier), *self.antecedents.bare_mentions(earlier)):
                text = self._telling_text(noun, mention, case) if self._is_same_kind(noun, mention) else None
                if text is not None:
                    yield self._position(noun) - earlier, mention, text

    def _is_same_kind(self, noun: Token, mention: Mention) -> bool:
        """Whether a phrase before has the noun itself, or as a compound with it what tells which one."""
        head = self.document.tokens[mention.heads[0]]
        if len(mention.heads) != 1 or not head.lemma.lower().endswith(noun.lemma.lower()):
            return False
        if not self.antecedents.is_audible(noun, mention) or mention.prominence == PREDICATE:
            return False
        if mention.referent is not None and not (mention.referent.name.startswith(head.text + " ")):
            return False  # "die Website Salzgarten" tells which website
        if head.upos != "NOUN" or head.has(Number="Plur") != noun.has(Number="Plur") or self._is_said(mention):
            return False
        if any(c.tag in {"PDAT", "PPOSAT"} for c in self.document.children(head.index)):
            return False
        return head.lemma == noun.lemma or self._is_compound_of(head, noun)

    def _is_said(self, mention: Mention) -> bool:
        """Whether an indefinite phrase stands beside "sein" and no subject: "Die Moll AG ist | eine Bank für Bauern".

        It says what something named is; "von Beginn an" may hide that from the analysis.
        """
        head = mention.heads[0]
        clause = self.clause_of.get(head)
        if clause is None or clause.predicate not in _SAID_WITH or mention.prominence == SUBJECT:
            return False
        indefinite = any(c.has(Definite="Ind") for c in self.document.children(head))
        return indefinite and not any(head in c.span for c in clause.all_with("subject"))

    def _is_compound_of(self, head: Token, noun: Token) -> bool:
        """Whether a compound may be the same thing as its last part; of people and bodies only the text's only one."""
        word = noun.lemma.lower()
        if not head.lemma.lower().endswith(word) or not _SHORTEST_HEAD <= len(word) <= _LONGEST_HEAD:
            return False
        first = head.lemma.lower().removesuffix(word)
        if first in _PREFIXES or first.startswith(_SET_APART):
            return False  # an "Überfall" is no "Fall", and an "Originalspiel" not the one that is told of
        if noun_class(noun.lemma) not in _UNNAMED:
            return True
        before = self.document.tokens[: self.document.sentence_of(noun.index).first]
        alike = {t.lemma for t in before if t.upos == "NOUN" and t.lemma.lower().endswith(word)} - {noun.lemma}
        one = noun_class(noun.lemma) == "body" and noun.lemma not in _OFTEN_OTHERS
        return len(alike) == 1 and (one or "-" in head.lemma)

    def _telling_text(self, noun: Token, mention: Mention, case: str) -> str | None:
        """Return a phrase as one may write it again, None where it tells no more than an article and the noun itself.

        A compound, a genitive or "über ..." tell which one; an adjective does where it brought the thing in.
        """
        head = self.document.tokens[mention.heads[0]]
        if mention.referent is not None:
            kind = None if is_numbered(mention.referent.name) else decline((head,), case, definite=True)
            return None if kind is None else f"{kind}{mention.referent.name.removeprefix(head.text)}"
        behind = [c for c in self.document.children(head.index) if head.index < c.index]
        if telling(self.document, head.index).last > head.index:
            sure = all(c.head_prob >= _SURE_ARC or self._belongs(head, c) for c in behind if c.relation == "nmod")
            return shortest(self.document, mention, case) if sure else None
        if head.lemma != noun.lemma:
            return shortest(self.document, mention, case)
        children = self.document.children(head.index)
        if self._has_place_adjective(head) and not any(c.tag == "CARD" for c in children):
            return renamed(self.document, mention, case)
        brought_in = any(c.has(Definite="Ind") for c in children)
        if brought_in and any(c.tag == "ADJA" for c in children):
            return renamed(self.document, mention, case) if not self.is_topic(noun) else None
        return None

    def _belongs(self, head: Token, attribute: Token) -> bool:
        """Whether "von" and a name directly behind people can only be theirs: "Mitarbeiter von Hochseil"."""
        behind = self.document.tokens[head.index + 1]
        named = attribute.index in self.antecedents.referents.by_token
        return behind.text == "von" and behind.head == attribute.index and named and is_role(head.text)

    def _has_place_adjective(self, head: Token) -> bool:
        """Whether an adjective made from a country's or place's name tells which one: "die ukrainische Währung"."""
        opener = self.document.sentence_of(head.index).first
        adjectives = [c for c in self.document.children(head.index) if c.tag == "ADJA"]
        return any(country_of(t.text) is not None or (t.text[:1].isupper() and t.index > opener) for t in adjectives)

    def is_topic(self, noun: Token) -> bool:
        """Whether the noun stands in headline or lead, or those have it, or a compound of it, in the same number."""
        if self._position(noun) <= _TOPIC:
            return True
        word, number = noun.lemma.lower(), noun.feats.get("Number")
        first = self.document.sentences[: _TOPIC + 1]
        found = (self.document.tokens[i] for s in first for i in range(s.first, s.last + 1))
        return any(t.lemma.lower().endswith(word) and t.feats.get("Number", number) == number for t in found)

    def _repeats(self, noun: Token, mention: Mention) -> bool:
        """Whether the clause itself has the words that the fuller phrase would bring in."""
        clause = self.clause_of.get(noun.index)
        own = {t.lemma for t in self.document.words(clause.span)} if clause is not None else set()
        words = self.document.words(telling(self.document, mention.heads[0]))
        return any(t.upos in {"NOUN", "PROPN", "ADJ"} and t.lemma in own for t in words if t.lemma != noun.lemma)

    def _position(self, token: Token) -> int:
        return self.document.sentence_of(token.index).index


def _agree(one: str, other: str) -> bool:
    """Whether two phrases can be the same thing: all content words of the shorter are in the longer."""
    words, others = ({w.casefold()[:6] for w in text.split() if w[:1].isupper()} for text in (one, other))
    return words <= others or others <= words
