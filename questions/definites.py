"""What "die Wahl" or "der Teenager" means: the article's fuller words for it, or none where it is open.

A definite noun is clear where it tells which one, where there is one in the world, or where headline and first
sentences have it as the article's topic. Else what has been told of before is written out; a noun that needs to be
told of what and is not stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from questions.antecedents import Antecedents
from questions.german.document import Clause, Constituent, Document, Span, Token, ValueKind
from questions.german.morphology.phrases import decline
from questions.german.noun_classes import noun_class
from questions.german.offices import is_office, is_role, role_gender
from questions.german.relational import is_individual, is_relational, is_sortal
from questions.german.sensitive import SENSITIVE_STEMS
from questions.mentions import CIRCUMSTANCE, TIMES, Mention
from questions.referents import Referent, Referents
from questions.renaming import renamed, shortest, telling

_TOPIC = 2  # the last of the first sentences: headline and lead
_FAR = 8  # sentences
_NEAR = 2
_SURE = {1: 0.9, 2: 0.87}
_SURE_FARTHER = 0.8
_SURE_OF_PERSON = {0: 0.8, 1: 0.82, 2: 0.72}
_SURE_ARC = 0.75
_SHORTEST_HEAD = 4
_LONGEST_HEAD = 12  # letters: longer nouns are compounds that tell enough
_OF = frozenset("an am auf für gegen über um von vom zu zum zur zwischen mit unter".split())
_OF_PEOPLE = frozenset("von vom aus bei beim für".split())
_PLACED = frozenset({"Lage", "Situation", "Entwicklung", "Zustand"})
_UNNAMED = frozenset({"body", "place", "people"})  # their compounds need not be the same one: a bank, the central bank
_IDIOMATIC = {
    "in": frozenset(
        """Lage Folge Regel Praxis Tat Höhe Ruin Hand Nähe Mitte Öffentlichkeit Griff Mittelpunkt Zukunft
        Vergangenheit Luft Vordergrund Diskussion Kritik Knie Wege Bau Planung Umsetzung Entwicklung Hoffnung
        Annahme Schuld Irre Breite Länge Tiefe Größe Summe Ferne Fall""".split()
    ),
    "auf": frozenset("Hand Spiel Weg Beine Flucht Frage Suche Markt Probe Straße Strecke Punkt Kosten".split()),
    "an": frozenset("Spitze Wand Tag Stelle Reihe Macht Arbeit Front Grenze".split()),
    "unter": frozenset("Leitung Führung Bedingung Voraussetzung".split()),
    "aus": frozenset("Weg Reihe Hand Sicht".split()),
    "um": frozenset("Wette Hälfte Doppelte".split()),
}
_CONTENT = frozenset("dass ob wie wer was warum wann wo".split())
_AMOUNTS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.PERCENTAGE, ValueKind.MONEY})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a definite noun stands for; `text` is None where the article leaves it open, `mention` what tells it.

    `appended` tells that the text is to be written behind the noun, not in its stead.
    """

    text: str | None
    confidence: float = 0.0
    mention: Mention | None = None
    appended: bool = False

    @property
    def proof(self) -> Span | None:
        """The span that settles it."""
        return self.mention.span if self.mention is not None else None

    @property
    def person(self) -> Referent | None:
        """Whom the noun means."""
        referent = self.mention.referent if self.mention is not None else None
        return referent if referent is not None and referent.is_person else None


@dataclass(slots=True)
class Definites:
    """Finds what the bare definite nouns of one document mean."""

    document: Document
    referents: Referents
    antecedents: Antecedents
    clause_of: Mapping[int, Clause]
    _predicates: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note which nouns say what something is."""
        found = (c.head for clause in self.document.clauses for c in clause.all_with("predicate"))
        self._predicates = frozenset(found)

    def meaning(self, noun: Token, case: str) -> Meaning | None:
        """Return what "die Wahl" stands for in a case, or None where it is clear, or at least no worse than a name."""
        alone = noun.lemma in TIMES or self._is_amount(noun) or self._is_idiom(noun) or is_individual(noun.lemma)
        if alone or noun.index in self._predicates or self._is_told_behind(noun):
            return None
        people = self._is_people(noun)
        if people and not noun.has(Number="Plur"):
            return self._somebody(noun, case)
        followed = self.document.tokens[min(noun.index + 1, len(self.document.tokens) - 1)].upos == "ADP"
        told = None if people or followed else self.told_before(noun, case)
        if told is not None:
            return told
        if is_sortal(noun.lemma):
            return None if self.is_only_one(noun) else Meaning(None)
        clear = not is_relational(noun.lemma) or self._is_topic(noun) or self._is_placed(noun)
        return None if clear else Meaning(None)

    def lacks_complement(self, noun: Token) -> bool:
        """Whether nothing beside a noun says what it belongs to: no genitive, owner or phrase behind it, no clause."""
        children = self.document.children(noun.index)
        owned = any(c.tag == "PPOSAT" or (c.index < noun.index and c.has(Case="Gen")) for c in children)
        behind = any(c.index > noun.index and c.upos not in {"PUNCT", "ADV"} for c in children)
        before = self.document.tokens[noun.index - 1] if noun.index else noun
        idiom = before.upos == "ADP" or self._is_idiom(noun)
        return not (owned or idiom or (behind and not self._only_examples(noun)) or self._is_told_behind(noun))

    def _only_examples(self, noun: Token) -> bool:
        """Whether what follows a noun only gives examples of it: "Ausnahmen, wie etwa Alsfeld"."""
        behind = self.document.tokens[noun.index + 1 : noun.index + 3]
        return [t.text for t in behind] == [",", "wie"] or (bool(behind) and behind[0].text == "wie")

    def _is_people(self, noun: Token) -> bool:
        return noun_class(noun.lemma) == "people" or is_role(noun.text) or noun.lemma.endswith("-Jähriger")

    def _is_amount(self, noun: Token) -> bool:
        return any(v.kind in _AMOUNTS and v.first <= noun.index <= v.last for v in self.document.values)

    def _is_idiom(self, noun: Token) -> bool:
        """Whether preposition and noun say something of their own: "in der Lage"."""
        before = self.document.tokens[noun.index - 2].text.lower() if noun.index > 1 else ""
        return noun.text in _IDIOMATIC.get(before, ()) or noun.lemma in _IDIOMATIC.get(before, ())

    def _is_topic(self, noun: Token) -> bool:
        """Whether the headline or the sentences behind it have the noun, or a compound of it."""
        if self._position(noun) <= _TOPIC:
            return True
        word = noun.lemma.lower()
        first = self.document.sentences[: _TOPIC + 1]
        return any(
            self.document.tokens[i].lemma.lower().endswith(word) for s in first for i in range(s.first, s.last + 1)
        )

    def is_only_one(self, noun: Token) -> bool:
        """Whether headline or lead bring in the one thing of its kind, or an adjective tells which one."""
        before = self.document.tokens[: self.document.sentences[self._position(noun)].first]
        word = noun.lemma.lower()
        kinds = [t for t in before if t.upos == "NOUN" and t.lemma.lower().endswith(word)]
        if not kinds:
            return self._position(noun) == 0 or self._is_described(noun)
        first = self.document.sentence_of(kinds[0].index).index
        brought_in = [t for t in kinds if any(c.has(Definite="Ind") for c in self.document.children(t.index))]
        return first < _TOPIC and len(brought_in) <= 1

    def _is_described(self, noun: Token) -> bool:
        return any(c.tag == "ADJA" and c.index < noun.index for c in self.document.children(noun.index))

    def _is_told_behind(self, noun: Token) -> bool:
        """Whether a phrase or clause behind the noun tells of what: "die Arbeit an ...", "ist die Frage, ob ..."."""
        if self._is_followed(noun):
            return True
        clause = self.clause_of.get(noun.index)
        contents = clause.all_with("clause") if clause is not None else ()
        return any(c.span.first > noun.index and self._tells_content(c) for c in contents)

    def _is_followed(self, noun: Token) -> bool:
        """Whether a colon or a phrase with "an", "gegen" ..., or with "in" and a name, stands right behind a noun."""
        tokens = self.document.tokens
        behind = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else noun
        timed = any(
            v.kind in _AMOUNTS and v.first <= behind.index + 2 and behind.index <= v.last for v in self.document.values
        )
        placed = behind.text in {"in", "im"} and any(
            i in self.referents.by_token for i in (behind.index + 1, behind.index + 2)
        )
        tell = _OF_PEOPLE if self._is_people(noun) else _OF
        return behind.text == ":" or placed or (behind.text in tell and not timed)

    def _tells_content(self, constituent: Constituent) -> bool:
        words = self.document.words(constituent.span)
        return words[0].text.lower() in _CONTENT or any(t.tag in {"PTKZU", "VVIZU"} for t in words)

    def _is_placed(self, noun: Token) -> bool:
        """Whether a noun such as "Lage" stands in a clause that names a place: "In Genf bleibt die Lage ruhig"."""
        clause = self.clause_of.get(noun.index)
        return (
            noun.lemma in _PLACED
            and clause is not None
            and any((r := self.referents.by_token.get(i)) is not None and not r.is_person for i in clause.span)
        )

    def told_before(self, noun: Token, case: str) -> Meaning | None:
        """Return the words of the nearest phrase before that tells more of the same thing: "die Präsidentenwahl"."""
        position = self._position(noun)
        found: list[tuple[int, Mention, str]] = []
        for earlier in range(position - 1, max(-1, position - _FAR - 1), -1):
            here = [
                (position - earlier, mention, text)
                for mention in self.antecedents.mentions(earlier)
                if self._is_same_kind(noun, mention) and (text := self._telling_text(noun, mention, case)) is not None
            ]
            found.extend(here)
        if not found:
            return None
        back, mention, text = found[0]
        rivals = {other for _, _, other in found if not _agree(text, other)}
        if any(b == back and not _agree(text, other) for b, _, other in found) or (rivals and back > _NEAR):
            return Meaning(None) if is_relational(noun.lemma) else None
        if self._repeats(noun, mention):
            return None
        return Meaning(text, _SURE.get(back, _SURE_FARTHER), mention)

    def _is_same_kind(self, noun: Token, mention: Mention) -> bool:
        """Whether a phrase before has the noun itself, or as a compound with it what tells which one."""
        if len(mention.heads) != 1 or not self.antecedents.is_audible(noun, mention):
            return False
        head = self.document.tokens[mention.heads[0]]
        if mention.referent is not None and not (mention.referent.name.startswith(head.text + " ")):
            return False  # "die Website Salzgarten" tells which website
        if head.upos != "NOUN" or head.has(Number="Plur") != noun.has(Number="Plur"):
            return False
        if any(c.tag in {"PDAT", "PPOSAT"} for c in self.document.children(head.index)):
            return False
        if head.lemma == noun.lemma:
            return True
        compound = (
            head.lemma.lower().endswith(noun.lemma.lower()) and _SHORTEST_HEAD <= len(noun.lemma) <= _LONGEST_HEAD
        )
        return compound and noun_class(noun.lemma) not in _UNNAMED

    def _telling_text(self, noun: Token, mention: Mention, case: str) -> str | None:
        """Return a phrase as one may write it again, None where it tells no more than an article and the noun itself.

        A compound, a genitive or "über ..." tell which one; an adjective does where it brought the thing in.
        """
        head = self.document.tokens[mention.heads[0]]
        if mention.referent is not None:
            kind = decline((head,), case, definite=True)
            return None if kind is None else f"{kind}{mention.referent.name.removeprefix(head.text)}"
        behind = [c for c in self.document.children(head.index) if head.index < c.index]
        if telling(self.document, head.index).last > head.index:
            sure = all(c.head_prob >= _SURE_ARC for c in behind if c.relation == "nmod")
            return shortest(self.document, mention, case) if sure else None
        if head.lemma != noun.lemma:
            return shortest(self.document, mention, case)
        children = self.document.children(head.index)
        brought_in = any(c.has(Definite="Ind") for c in children) and any(c.tag == "ADJA" for c in children)
        return renamed(self.document, mention, case) if brought_in and not self._is_topic(noun) else None

    def _repeats(self, noun: Token, mention: Mention) -> bool:
        """Whether the clause itself has the words that the fuller phrase would bring in."""
        clause = self.clause_of.get(noun.index)
        own = {t.lemma for t in self.document.words(clause.span)} if clause is not None else set()
        words = self.document.words(telling(self.document, mention.heads[0]))
        return any(t.upos in {"NOUN", "PROPN", "ADJ"} and t.lemma in own for t in words if t.lemma != noun.lemma)

    def _somebody(self, noun: Token, case: str) -> Meaning | None:
        """Return whom "die Politikerin" or "der 42-Jährige" means: the one person of the gender told of just before."""
        crime = noun.lemma.lower().startswith(SENSITIVE_STEMS) or noun.lemma in {"Täter", "Opfer", "Verdächtiger"}
        gender = role_gender(noun.text) or noun.feats.get("Gender")
        if is_office(noun.lemma) or gender is None or crime:
            return None
        own = [m for m in self.antecedents.people(self._position(noun)) if m.heads[-1] < noun.index - 1]
        near = own or self.antecedents.people_before(self._position(noun), _NEAR)
        near = [m for m in near if self.antecedents.is_audible(noun, m)]
        fitting = {m.referent.name if m.referent else m.heads: m for m in near if m.kinds & {gender}}
        if not fitting:
            return None if self._is_topic(noun) or self._is_seen(noun) or is_role(noun.text) else Meaning(None)
        mention = next(iter(fitting.values()))
        clause = self.clause_of.get(noun.index)
        person = mention.referent
        if len(fitting) != 1 or person is None or not person.is_person or mention.prominence < CIRCUMSTANCE:
            return None
        if clause is not None and any(self.referents.by_token.get(i) is person for i in clause.span):
            return None
        appended = is_role(noun.text)
        text = person.name if appended else renamed(self.document, mention, case)
        back = self._position(noun) - self.document.sentence_of(mention.heads[0]).index
        return None if text is None else Meaning(text, _SURE_OF_PERSON.get(back, 0.0), mention, appended)

    def _is_seen(self, noun: Token) -> bool:
        """Whether the text has had the noun before."""
        return any(t.lemma == noun.lemma and t.upos == "NOUN" for t in self.document.tokens[: noun.index])

    def _position(self, token: Token) -> int:
        return self.document.sentence_of(token.index).index


def _agree(one: str, other: str) -> bool:
    """Whether two phrases can be the same thing: all content words of the shorter are in the longer."""
    words, others = ({w.casefold()[:6] for w in text.split() if w[:1].isupper()} for text in (one, other))
    return words <= others or others <= words
