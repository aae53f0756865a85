"""What "die Wahl" or "der Teenager" means: the article's fuller words for it, or none where it is open.

A definite noun is clear where it tells which one, where there is one in the world, or where it stands in headline or
lead. Else what has been told of before is written out, its name, owner or maker; a noun of which there are many and
that nothing tells from the others stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from questions.german.clear_nouns import stands_alone
from questions.german.document import Clause, ClauseKind, Constituent, Document, Span, Token, ValueKind
from questions.german.epithet_nouns import is_of_kind
from questions.german.idiomatic_nouns import IDIOMATIC
from questions.german.morphology.phrases import decline
from questions.german.noun_classes import is_listed as is_listed_class
from questions.german.noun_classes import noun_class
from questions.german.offices import is_office, is_role, role_gender
from questions.german.prepositions import bare
from questions.german.relational import (
    is_individual,
    is_listed,
    is_measure,
    is_owned_by_body,
    is_relational,
    is_shell,
    is_sortal,
    takes_up,
)
from questions.german.sensitive import SENSITIVE_STEMS
from questions.german.speech_verbs import SPEECH_VERBS
from questions.references.antecedents import Antecedents
from questions.references.belongings import Belongings
from questions.references.epithets import Epithets
from questions.references.mentions import CIRCUMSTANCE, TIMES, Mention
from questions.references.referents import Referent, Referents
from questions.references.relata import Relata
from questions.references.renaming import renamed
from questions.references.retelling import Retelling
from questions.references.rivals import Rivals

_TOPIC = 2  # the last of the first sentences: headline and lead
_NEAR = 2
_SURE_OF_PERSON = {0: 0.8, 1: 0.82, 2: 0.72}
_SURE_OF_HERO = 0.75
_OF_A_TIME = ("einstig", "frühere", "ehemalig", "bisherig", "damalig", "künftig", "scheidend", "designiert")
_CRIMINALS = frozenset({"Täter", "Opfer", "Verdächtiger"})
_SOMEBODY = frozenset("Mann Frau Junge Mädchen Teenager Jugendlicher Person".split())
_HERO = 3  # mentions
_SURE_OF_OWNER = _SURE_OF_NAME = 0.8
_OF = frozenset("an am auf für gegen über um von vom zu zum zur zwischen mit unter".split())
_CIRCUMSTANTIAL = frozenset("mit unter zum zur zu".split())  # tell of a noun only what the tree hangs on it
_OF_PEOPLE = frozenset("von vom aus bei beim für".split())
_OF_PLACE = frozenset("in im aus bei beim".split())
_PLACED = frozenset({"Lage", "Situation", "Entwicklung", "Zustand"})
_AGED = re.compile(r"\d+-Jährige[rmn]?")
_SUPERLATIVE = re.compile(r"(höch|größ|niedrig|gering|stärk|schwäch|best|schlechtest|meist)\w*ste[nr]?")
_CONTENT = frozenset("dass ob wie wer was warum wann wo".split())
_AMOUNTS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.PERCENTAGE, ValueKind.MONEY})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a definite noun stands for; `text` is None where the article leaves it open, `mention` or `span` tells it.

    `appended` tells that the text is to be written behind the noun, not in its stead.
    """

    text: str | None
    confidence: float = 0.0
    mention: Mention | None = None
    appended: bool = False
    span: Span | None = None

    @property
    def proof(self) -> Span | None:
        """The span that settles it."""
        return self.mention.span if self.mention is not None else self.span

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
    epithets: Epithets
    _belongings: Belongings = field(init=False)
    _retelling: Retelling = field(init=False)
    _relata: Relata = field(init=False)
    rivals: Rivals = field(init=False)
    _predicates: frozenset[int] = field(init=False)
    _described: dict[str, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note which nouns say what something is, and make what tells things by their owners and makers."""
        self._belongings = Belongings(self.document, self.referents, self.antecedents, self.clause_of)
        self._retelling = Retelling(self.document, self.antecedents, self.clause_of)
        self._relata = Relata(self.document, self.antecedents)
        self.rivals = Rivals(self.document, self.referents, self.antecedents)
        found = (c.head for clause in self.document.clauses for c in clause.all_with("predicate"))
        self._predicates = frozenset(found)

    def meaning(self, noun: Token, case: str) -> Meaning | None:
        """Return what "die Wahl" stands for in a case, or None where it is clear, or at least no worse than a name."""
        alone = noun.lemma in TIMES or self._is_amount(noun) or self._is_idiom(noun) or is_individual(noun.lemma)
        if (alone and not _AGED.fullmatch(noun.text)) or noun.index in self._predicates:
            return None
        if self._is_told_behind(noun):
            return self._body_before(noun, case)
        people = self._is_people(noun) and not is_owned_by_body(noun.lemma)
        if people and not noun.has(Number="Plur"):
            return self._somebody(noun, case)
        behind = self.document.tokens[min(noun.index + 1, len(self.document.tokens) - 1)]
        followed = behind.tag in {"APPR", "APPRART"} and behind.text in _OF | _OF_PLACE
        told = None if followed else self.told_before(noun, case)
        several = not people and not followed and self.rivals.were_brought_in(noun)
        if several or (told is not None and told.text is not None):
            return Meaning(None) if several else told
        named = self._named(noun, case) if not people else None
        if named is not None:
            return named
        if told is not None:  # several of the kind have been told of
            return told if is_relational(noun.lemma) or is_sortal(noun.lemma) or self._is_lost(noun) else None
        if self._is_central(noun) and self._position(noun) > _TOPIC and self._belongings.lost(noun):
            return Meaning(None)
        if takes_up(noun.lemma) and not noun.has(Number="Plur"):
            return Meaning(None)
        if is_sortal(noun.lemma):
            return None if self._is_topic(noun) and self.is_only_one(noun) else Meaning(None)
        lost = is_relational(noun.lemma) or is_measure(noun.lemma) or self._is_lost(noun)
        clear = not lost or self._is_topic(noun) or self._is_placed(noun)
        return None if clear else Meaning(None)

    def owned(self, noun: Token) -> Meaning | None:
        """Return whose "der bereinigte Verlust" is, to be written behind it; "die höchste Quote" of nothing is open."""
        adjectives = [c for c in self.document.children(noun.index) if c.tag == "ADJA" and c.index < noun.index]
        if not adjectives or self._position(noun) <= _TOPIC or self._is_amount(noun):
            return None
        owner = self._belongings.owner(noun)
        if owner is not None:
            return Meaning(owner[0], _SURE_OF_OWNER, owner[1], appended=True)
        relatum = None if self._is_told_behind(noun) or self._is_idiom(noun) else self._relata.of(noun)
        if relatum is not None and noun.index not in self._predicates:
            return Meaning(relatum.text, relatum.confidence, relatum.mention, appended=True)
        highest = any(_SUPERLATIVE.fullmatch(a.text) for a in adjectives)
        lost = highest and is_listed(noun.lemma) and noun.has(Number="Sing") and self._is_central(noun)
        return Meaning(None) if lost and not self._is_told_behind(noun) else None

    def _is_topic(self, noun: Token) -> bool:
        """Whether headline or lead may bring a thing in; of a shell noun as the subject they only tell something."""
        packs_up = is_shell(noun.lemma) and self.antecedents.function(noun) == "subject"
        return self._position(noun) <= _TOPIC and not packs_up

    def _is_central(self, noun: Token) -> bool:
        return self.antecedents.function(noun) in {"subject", "object"}

    def _body_before(self, noun: Token, case: str) -> Meaning | None:
        """Return the fuller words for a body that a verb's preposition stands behind: "hält das Gericht für teuer"."""
        tokens = self.document.tokens
        behind = tokens[min(noun.index + 1, len(tokens) - 1)]
        attached = behind.text not in _OF or tokens[behind.head].head == noun.index
        told = None if attached or noun_class(noun.lemma) != "body" else self.told_before(noun, case)
        return told if told is not None and told.text is not None else None

    def _named(self, noun: Token, case: str) -> Meaning | None:
        """Return a noun with a name: "die Airline Lufthansa", "der Umsatz von Hochseil", "der Alpenverein"."""
        owner = self._belongings.owner(noun)
        if owner is not None:
            return Meaning(owner[0], _SURE_OF_OWNER, owner[1], appended=True)
        full, kind = self.epithets.full_name(noun), decline((noun,), case, definite=True)
        if full is not None and kind is not None and case != "Gen":
            owned = self.document.tokens[full.first].has(Case="Gen")  # "Lenas Unfall" has no article
            article = "" if owned else f"{kind.split()[0]} "
            return Meaning(f"{article}{self.document.slice(full)}", _SURE_OF_NAME, span=full)
        called = self.epithets.called(noun)
        if called is None:
            return None
        referent, sure = called
        before = [m for m in referent.mentions if m.first < noun.index]
        nearest = before[-1] if before else referent.mentions[0]
        return Meaning(referent.name, sure, span=nearest, appended=True)

    def _is_lost(self, noun: Token) -> bool:
        """Whether nobody who sees the sentence alone knows which one a subject or object is."""
        plural = noun.has(Number="Plur")
        central = self.antecedents.function(self._owned(noun)) in {"subject", "object", "indirect"}
        clause = self.clause_of.get(noun.index)
        main = clause is not None and (clause.kind is ClauseKind.MAIN or clause.predicate in SPEECH_VERBS)
        described = self._is_described(noun)
        return central and main and not described and not stands_alone(noun.lemma, noun.text, plural=plural)

    def _owned(self, noun: Token) -> Token:
        """Return what a noun in the genitive belongs to, else the noun: "Profis" of "Profis der Mannschaften"."""
        owner, may_lose = noun, noun.has(Case="Gen") and noun_class(noun.lemma) in {"body", "place", "people"}
        while may_lose and owner.relation == "nmod" and owner.head != owner.index:
            owner = self.document.tokens[owner.head]
        return owner

    def lacks_complement(self, noun: Token) -> bool:
        """Whether nothing beside a noun says what it belongs to: no genitive, owner or phrase behind it, no clause."""
        children = self.document.children(noun.index)
        before_it = (c for c in children if c.index < noun.index and c.upos in {"NOUN", "PROPN"})
        owned = any(c.tag == "PPOSAT" for c in children) or any(c.has(Case="Gen") for c in before_it)
        behind = any(c.index > noun.index and c.upos not in {"PUNCT", "ADV"} for c in children)
        before = self.document.tokens[noun.index - 1] if noun.index else noun
        idiom = before.upos == "ADP" or self._is_idiom(noun)
        return not (owned or idiom or (behind and not self._only_examples(noun)) or self._is_told_behind(noun))

    def _only_examples(self, noun: Token) -> bool:
        """Whether what follows a noun only gives examples of it: "Ausnahmen, wie etwa Alsfeld"."""
        behind = self.document.tokens[noun.index + 1 : noun.index + 3]
        return [t.text for t in behind] == [",", "wie"] or (bool(behind) and behind[0].text == "wie")

    def _is_people(self, noun: Token) -> bool:
        if is_of_kind(noun.lemma):
            return False  # a "Gigant" is a company
        return noun_class(noun.lemma) == "people" or is_role(noun.text) or bool(_AGED.fullmatch(noun.text))

    def _is_amount(self, noun: Token) -> bool:
        return any(v.kind in _AMOUNTS and v.first <= noun.index <= v.last for v in self.document.values)

    def _is_idiom(self, noun: Token) -> bool:
        """Whether preposition and noun say something of their own: "in der Lage"."""
        opener = self.document.tokens[noun.index - 1] if noun.index else noun
        place = noun.index - 1 if opener.tag == "APPRART" else noun.index - 2
        before = bare(self.document.tokens[place].text.lower()) if place >= 0 else ""
        clause = self.clause_of.get(noun.index)
        if noun.lemma == "Strecke":
            return before == "auf" and clause is not None and clause.predicate == "bleiben"
        return noun.text in IDIOMATIC.get(before, ()) or noun.lemma in IDIOMATIC.get(before, ())

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
        thing = is_listed_class(noun.lemma) or is_sortal(noun.lemma) or is_of_kind(noun.lemma) or self._is_people(noun)
        tells = clause is not None and (is_relational(noun.lemma) or not thing)
        contents = clause.all_with("clause") if clause is not None and tells else ()
        return any(c.span.first > noun.index and self._tells_content(c) for c in contents)

    def _is_followed(self, noun: Token) -> bool:
        """Whether a colon or a phrase with "an", "gegen" ..., or with "in" and a name, stands right behind a noun."""
        tokens = self.document.tokens
        behind = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else noun
        timed = any(
            v.kind in _AMOUNTS and v.first <= behind.index + 2 and behind.index <= v.last for v in self.document.values
        )
        named = any(i in self.referents.by_token for i in (behind.index + 1, behind.index + 2))
        apart = self._is_people(noun) and tokens[behind.head].head != noun.index  # "fliegt der 78-Jährige | in die USA"
        placed = behind.text in {"in", "im"} and named and not apart
        tell = _OF_PEOPLE if self._is_people(noun) else _OF
        loose = behind.text in _CIRCUMSTANTIAL or (is_shell(noun.lemma) and behind.text == "für")
        elsewhere = loose and tokens[behind.head].head != noun.index
        joined = behind.text in tell and behind.tag != "PTKVZ" and not timed and not elsewhere
        return behind.text == ":" or placed or joined

    def _tells_content(self, constituent: Constituent) -> bool:
        words = self.document.words(constituent.span)
        inner = self.clause_of.get(words[0].index)
        if inner is not None and inner.kind is ClauseKind.RELATIVE and inner.span.first == words[0].index:
            return False  # "..., was rücksichtsvoll ist"
        if len(words) <= len(("zu", "spüren")):
            return False  # "ist zu spüren"
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
        told = self._retelling.find(noun, case)
        return None if told is None else Meaning(told.text, told.confidence, told.mention)

    def _somebody(self, noun: Token, case: str) -> Meaning | None:
        """Return whom "die Politikerin" or "der 42-Jährige" means: the one person of the gender told of just before."""
        crime = noun.lemma.lower().startswith(SENSITIVE_STEMS) or noun.lemma in _CRIMINALS
        gender = role_gender(noun.text) or noun.feats.get("Gender")
        if is_office(noun.lemma) or gender is None or crime:
            return None
        own = [m for m in self.antecedents.people(self._position(noun)) if m.heads[-1] < noun.index - 1]
        near = own or self.antecedents.people_before(self._position(noun), _NEAR)
        near = [m for m in near if self.antecedents.is_audible(noun, m)]
        near = [m for m in near if self.document.tokens[max(0, m.span.first - 1)].text.lower() != "als"]
        fitting = {m.referent.name if m.referent else m.heads: m for m in near if m.kinds & {gender}}
        if not fitting and (hero := self._hero(noun, gender)) is not None:
            text = renamed(self.document, hero, "Nom" if is_role(noun.text) else case)
            return Meaning(text, _SURE_OF_HERO, hero, is_role(noun.text)) if text is not None else None
        if noun.lemma in _SOMEBODY and not any(m.referent for m in fitting.values()):
            return self._described_somebody(noun, case, list(fitting.values()))
        if not fitting:
            known = self._retelling.is_topic(noun) or self._is_seen(noun) or is_role(noun.text)
            return None if known else Meaning(None)
        mention = next(iter(fitting.values()))
        clause = self.clause_of.get(noun.index)
        person = mention.referent
        if len(fitting) != 1 or person is None or not person.is_person or mention.prominence < CIRCUMSTANCE:
            rivals = len(fitting) > 1 and self._position(noun) > _TOPIC
            return Meaning(None) if rivals or _AGED.fullmatch(noun.text) else None
        if clause is not None and any(self.referents.by_token.get(i) is person for i in clause.span):
            return None
        appended = is_role(noun.text)
        text = person.name if appended else renamed(self.document, mention, case)
        back = self._position(noun) - self.document.sentence_of(mention.heads[0]).index
        return None if text is None else Meaning(text, _SURE_OF_PERSON.get(back, 0.0), mention, appended)

    def is_of_its_time(self, noun: Token) -> bool:
        """Whether an adjective tells when somebody was something, and nothing of what: "die einstige Besitzerin"."""
        before = [c for c in self.document.children(noun.index) if c.index < noun.index]
        dated = any(c.tag == "ADJA" and c.text.lower().startswith(_OF_A_TIME) for c in before)
        definite = any(c.has(Definite="Def") for c in before)
        behind = self.document.tokens[min(noun.index + 1, len(self.document.tokens) - 1)]
        named = behind.upos == "PROPN" or any(
            c.relation in {"appos", "flat"} for c in self.document.children(noun.index)
        )
        return dated and definite and self._is_people(noun) and not named and self.lacks_complement(noun)

    def _described_somebody(self, noun: Token, case: str, fitting: list[Mention]) -> Meaning | None:
        """Return "der Samenspender" for "der Mann": by what somebody without a name is called, who is alone near by."""
        if self._position(noun) == 0 or (not fitting and noun.relation == "nmod"):
            return None  # "die Rolle der Frau" is that of all
        telling = [m for m in fitting if not self._tells_nobody(m)]
        last = self._described.get(noun.lemma)
        mention = telling[0] if len(telling) == len(fitting) == 1 else last if not telling else None
        text = renamed(self.document, mention, case) if mention is not None else None
        if mention is None or text is None:
            return Meaning(None)
        self._described[noun.lemma] = mention
        return Meaning(text, _SURE_OF_HERO, mention)

    def _tells_nobody(self, mention: Mention) -> bool:
        """Whether a phrase says of somebody no more than a sex, an age, or a suspicion."""
        head = self.document.tokens[mention.heads[0]]
        return head.lemma in _SOMEBODY | _CRIMINALS or bool(_AGED.fullmatch(head.text))

    def _hero(self, noun: Token, gender: str) -> Mention | None:
        """Return the last mention of whom the article tells: brought in first, and named far more often than others."""
        found: dict[str, list[Mention]] = {}
        before = (m for earlier in range(self._position(noun)) for m in self.antecedents.people(earlier))
        for mention in before:
            if mention.referent is not None and mention.referent.is_person and mention.kinds & {gender}:
                found.setdefault(mention.referent.name, []).append(mention)
        often = sorted(found.values(), key=len, reverse=True)
        if not often or len(often[0]) < _HERO or (len(often) > 1 and len(often[0]) < 2 * len(often[1])):
            return None
        first = min(m.heads[0] for m in often[0])
        early = self.document.sentence_of(first).index <= _TOPIC
        return max(often[0], key=lambda m: m.heads[0]) if early else None

    def aged(self, noun: Token) -> Meaning | None:
        """Return the name of "die 30 Jahre alte Ukrainerin" or "der 30-jährige Fahrer", to be written behind it."""
        adjectives = [c for c in self.document.children(noun.index) if c.tag == "ADJA" and c.index < noun.index]
        told = any(
            "-jährig" in a.text or any(c.text == "Jahre" for c in self.document.children(a.index)) for a in adjectives
        )
        people = self._is_people(noun) or noun_class(noun.lemma.removesuffix("in")) == "people"
        found = self._somebody(noun, "Nom") if told and people and noun.has(Number="Sing") else None
        if found is None or found.person is None:
            return None
        return replace(found, text=found.person.name, appended=True)

    def _is_seen(self, noun: Token) -> bool:
        """Whether the text has had the noun before."""
        return any(t.lemma == noun.lemma and t.upos == "NOUN" for t in self.document.tokens[: noun.index])

    def _position(self, token: Token) -> int:
        return self.document.sentence_of(token.index).index
