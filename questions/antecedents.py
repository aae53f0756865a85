"""Which noun phrase before it a pronoun means: by number, gender, place, and what either does in its clause.

After Lappin & Leass (1994) and Hobbs (1978), but strict: where two phrases agree with the pronoun, only a subject among
mere circumstances wins; else nothing is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from questions.german.document import Clause, ClauseKind, Document, Span, Token, ValueKind
from questions.german.morphology.nouns import analyse_noun
from questions.german.noun_classes import acts
from questions.german.quotation_marks import BLANK_LINE
from questions.german.speakers import noun_phrase
from questions.german.speech_verbs import SPEECH_VERBS
from questions.referents import Referent, Referents

_ANY = frozenset({"Masc", "Fem", "Neut"})
_PLURAL = frozenset({"Plur"})
_FORMS = {  # kinds (a gender, or Plur) that a pronoun's form stands for
    "er": frozenset({"Masc"}),
    "ihn": frozenset({"Masc"}),
    "ihm": frozenset({"Masc", "Neut"}),
    "es": frozenset({"Neut"}),
    "sie": frozenset({"Fem", "Plur"}),
    "ihr": frozenset({"Fem"}),
    "ihnen": _PLURAL,
}
_NO_THING = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.DURATION, ValueKind.PERCENTAGE, ValueKind.MONEY})
_TIMES = frozenset(
    """Mal Tag Woche Monat Jahr Stunde Minute Abend Morgen Nacht Sommer Winter Herbst Frühling Frühjahr Weile Zeit
    Jahrzehnt Jahrhundert Quartal Wochenende Vormittag Nachmittag Mittag Montag Dienstag Mittwoch Donnerstag Freitag
    Samstag Sonntag""".split()
)
_IDIOMS = frozenset(  # nouns that with their preposition only link: "im Vergleich zu", "mit Blick auf"
    """Vergleich Beispiel Zug Zuge Lauf Laufe Rand Rande Rahmen Blick Anschluss Hinblick Gegensatz Zusammenhang Ende
    Anfang Beginn Schnitt Vorfeld Grund Grunde Fall Falle Durchschnitt Auftrag Hilfe Folge Ort Angabe Angaben
    Mittelpunkt Höhe Bezug Prozent Teil Reihe Seite""".split()
)
_VERBS_OF_THINGS = frozenset(
    """vorsehen gelten enthalten kosten bestehen umfassen dauern beinhalten regeln lauten treten stammen zeigen wiegen
    messen führen verlaufen entstehen stattfinden sinken steigen sein werden liegen stehen reichen beruhen basieren
    beginnen enden laufen fallen wachsen belegen beweisen bleiben funktionieren betragen folgen helfen ermöglichen
    heißen erscheinen gehören passen fehlen dienen drohen entsprechen bedeuten scheitern""".split()
)
_VERBS_OF_PEOPLE = frozenset(
    """bemühen wissen wollen kaufen verkaufen kämpfen demonstrieren arbeiten leben wohnen reisen lernen studieren
    entscheiden beschließen planen vereinbaren unterschreiben unterzeichnen gründen heiraten fliehen flüchten sterben
    wählen besuchen spenden suchen versuchen verzichten trainieren spielen übernehmen zurücktreten kandidieren antreten
    protestieren streiken""".split()
)
_BACK = 2
_NOUN_BACK = 2
_SURE = {3: 0.88, 2: 0.8, 1: 0.74, 0: 0.66}  # by prominence, where one phrase alone agrees
_PREFERRED = 0.75
_LEAST = 0.65
_SPEAKER = 0.85
_FARTHER = 0.85
_UNKNOWN_GENDER = 0.9
_SUBJECT, _ARGUMENT, _CIRCUMSTANCE, _ATTRIBUTE, _PREDICATE = 3, 2, 1, 0, -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that a pronoun may mean.

    `kinds` are the genders its pronoun may have, or Plur; `prominence` is 3 for the subject of a main clause, 2 for
    other arguments, 1 for circumstances, 0 for attributes, -1 for what something is said to be; a list has several
    `heads`.
    """

    heads: tuple[int, ...]
    span: Span
    kinds: frozenset[str]
    prominence: int
    animate: bool
    referent: Referent | None = None
    parts: tuple[Mention, ...] = ()

    def overlaps(self, other: Mention) -> bool:
        """Whether both are one thing, or one is part of the other."""
        same = self.referent is not None and self.referent is other.referent
        return same or bool(set(self.heads) & set(other.heads))


@dataclass(slots=True)
class Antecedents:
    """Finds antecedents in one document; `barriers` are sentences that no pronoun looks across (subheads).

    `settled` are the pronouns that are clear within their own sentence.
    """

    document: Document
    referents: Referents
    clause_of: Mapping[int, Clause]
    barriers: frozenset[int]
    settled: set[int] = field(default_factory=set)
    _mentions: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    _meant: dict[int, Mention] = field(default_factory=dict)
    _functions: dict[int, tuple[str, Clause]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note what every head does in its clause."""
        for clause in self.document.clauses:
            for constituent in clause.constituents:
                if constituent.span.first in clause.span:
                    self._functions[constituent.head] = (constituent.function, clause)

    def note(self, index: int, mention: Mention) -> None:
        """Remember what a pronoun has been found to mean: later pronouns may mean the same."""
        self._meant[index] = replace(mention, prominence=self._prominence(self.document.tokens[index]))

    def kinds_of_pronoun(self, token: Token) -> frozenset[str]:
        """Return the kinds that a pronoun's form can stand for; "sie" is settled by its verb."""
        word = token.text.lower()
        if token.tag == "PPOSAT":
            return frozenset({"Masc", "Neut"}) if word.startswith("sein") else frozenset({"Fem", "Plur"})
        if token.tag == "PDS":
            return _PLURAL if token.has(Number="Plur") else frozenset({token.feats.get("Gender", "")})
        kinds = _FORMS.get(word, frozenset())
        if word == "sie":
            clause = self.clause_of.get(token.index)
            finite = clause.finite if clause is not None else None
            if self.is_subject(token) and finite is not None:
                return _PLURAL if self.document.tokens[finite].has(Number="Plur") else frozenset({"Fem"})
        return kinds

    def same_kinds(self, one: Token, other: Token) -> bool:
        """Whether two pronouns can mean the same."""
        return bool(self.kinds_of_pronoun(one) & self.kinds_of_pronoun(other))

    def is_subject(self, token: Token) -> bool:
        """Whether the pronoun is its clause's subject."""
        function, _ = self._functions.get(token.index, ("", None))
        return function == "subject" or (not function and token.has(Case="Nom"))

    def before_in_sentence(self, token: Token) -> list[Mention]:
        """Return the phrases of the sentence before a pronoun that agree with it, those of its own clause excepted."""
        kinds = self.kinds_of_pronoun(token)
        return [
            m
            for index, m in self._within(self.document.sentence_of(token.index).index)
            if index < token.index and m.kinds & kinds and not self._is_coargument(token, index)
        ]

    def speaker(self, token: Token) -> tuple[Mention, float] | None:
        """Return who speaks, where the pronoun is the subject of what they say: "Petra Lang sagte, sie wolle gehen".

        Somebody else may be meant who was named before, unless the speaker wants or will do something.
        """
        clause = self.clause_of.get(token.index)
        if clause is None or clause.kind is not ClauseKind.MAIN or not self.is_subject(token):
            return None
        sentence = self.document.sentence_of(token.index)
        kinds = self.kinds_of_pronoun(token)
        saying = [
            c
            for c in self.document.clauses
            if c.predicate in SPEECH_VERBS
            and c is not clause
            and sentence.first <= c.span.first < token.index
            and any(token.index in k.span for k in c.all_with("clause"))
        ]
        subject = saying[-1].subject() if saying else None
        near = [m for m in self.mentions(sentence.index) if m.kinds & kinds and m.heads[-1] < token.index]
        chosen = next((m for m in near if subject is not None and subject.head in m.heads), None)
        if chosen is None or not chosen.animate:
            return None
        addressed = {c.head for c in saying[-1].all_with("indirect")}
        near = [m for m in near if not addressed.intersection(m.heads)]
        before = self.mentions(sentence.index - 1) if sentence.index else ()
        others = [m for m in (*near, *before) if m.animate and m.kinds & kinds and not m.overlaps(chosen)]
        if others and clause.modal != "wollen":
            return None
        return chosen, _SPEAKER

    def find(self, token: Token) -> tuple[Mention, float] | None:
        """Return what a pronoun means in the sentences before its own, and how sure that is; None where it is open."""
        kinds = self.kinds_of_pronoun(token)
        near = self.before_in_sentence(token)
        if not kinds or near:
            near = [m for m in near if self._is_audible(token, m) and m.prominence != _PREDICATE]
            position = self.document.sentence_of(token.index).index
            if not all(self._is_main(self.document.tokens[m.heads[0]]) for m in near):
                return None
            if self._has_open(position, kinds, token.index):
                return None
            return self._sure(self._chosen(token, kinds, near)) if near and self._is_main(token) else None
        position = self.document.sentence_of(token.index).index
        for back in range(1, _BACK + 1):
            earlier = position - back
            if earlier < 0 or earlier in self.barriers or self._breaks(earlier, back):
                return None
            found = [m for _, m in self._within(earlier) if m.kinds & kinds and self._is_audible(token, m)]
            found = [m for m in found if m.prominence != _PREDICATE]
            if self._has_open(earlier, kinds):
                return None
            if found:
                chosen = self._sure(self._chosen(token, kinds, found))
                if chosen is None or (back > 1 and not chosen[0].animate):
                    return None
                return chosen if back == 1 else (chosen[0], chosen[1] * _FARTHER)
        return None

    def _sure(self, chosen: tuple[Mention, float] | None) -> tuple[Mention, float] | None:
        return chosen if chosen is not None and chosen[1] >= _LEAST else None

    def _is_main(self, token: Token) -> bool:
        clause = self.clause_of.get(token.index)
        return clause is not None and clause.kind is ClauseKind.MAIN

    def of_noun(self, noun: Token) -> Mention | None:
        """Return the one thing told of before that a noun names again: "Gesetz" the "Drohnengesetz"."""
        position = self.document.sentence_of(noun.index).index
        word = noun.lemma.lower()
        plural = noun.has(Number="Plur")
        for earlier in range(position - 1, max(-1, position - _NOUN_BACK - 1), -1):
            found = [
                m
                for m in self.mentions(earlier)
                if len(m.heads) == 1
                and self.document.tokens[m.heads[0]].upos == "NOUN"
                and self.document.tokens[m.heads[0]].lemma.lower().endswith(word)
                and noun.lemma not in _TIMES
                and (m.kinds == _PLURAL) == plural
            ]
            if found:
                return found[0] if len(found) == 1 and self._is_audible(noun, found[0]) else None
        return None

    def _has_open(self, position: int, kinds: frozenset[str], before: int | None = None) -> bool:
        """Whether a sentence has a pronoun of the kind that is not settled: what it means may still be meant."""
        sentence = self.document.sentences[position]
        last = sentence.last if before is None else before - 1
        return any(
            t.tag in {"PPER", "PPOSAT"}
            and t.text.lower().startswith(("er", "sie", "ihn", "ihm", "ihr", "sein"))
            and t.index not in self._meant
            and t.index not in self.settled
            and t.text.lower() != "es"
            and self.kinds_of_pronoun(t) & kinds
            for t in self.document.words(Span(sentence.first, last))
        )

    def _breaks(self, earlier: int, back: int) -> bool:
        """Whether a new paragraph lies between sentences that are not neighbours."""
        if back == 1:
            return False
        first, second = self.document.sentences[earlier], self.document.sentences[earlier + 1]
        return BLANK_LINE.search(self.document.text, first.end, second.start) is not None

    def _chosen(self, token: Token, kinds: frozenset[str], found: list[Mention]) -> tuple[Mention, float] | None:
        taken = self._taken_beside(token)
        found = [m for m in found if not any(m.overlaps(other) for other in taken)]
        if self._needs_person(token) or token.tag == "PPOSAT":
            found = [m for m in found if m.animate]
        if token.text.lower() == "es":
            if not self.is_subject(token):
                return None  # "wir haben es geschafft" means a deed
            found = [m for m in found if m.animate or m.prominence == _SUBJECT]
        found = list({_identity(self.document, m): m for m in sorted(found, key=lambda m: m.prominence)}.values())
        if len(found) == 1:
            return self._alone(token, kinds, found[0])
        top = [m for m in found if m.prominence == _SUBJECT]
        parallel = (self.is_subject(token) and token.tag != "PDS") or token.tag == "PPOSAT"
        if len(top) != 1 or not parallel or not (top[0].animate or top[0].kinds <= kinds):
            return None
        others = [m for m in found if m is not top[0]]
        if top[0].animate and any(m.animate for m in others):
            return None
        acting = top[0].animate and self._acts(token)
        if not acting and any(m.prominence > _CIRCUMSTANCE for m in others):
            return None
        return top[0], _PREFERRED * (1.0 if top[0].kinds <= kinds else _UNKNOWN_GENDER)

    def _alone(self, token: Token, kinds: frozenset[str], mention: Mention) -> tuple[Mention, float] | None:
        """Take the only phrase that agrees: people unless attributes, things that are or undergo what is told of."""
        person = mention.referent is not None and mention.referent.is_person
        undergoing = not self.is_subject(token) or not self._acts(token)
        parallel = mention.prominence == _SUBJECT or (mention.prominence == _ARGUMENT and undergoing)
        least = _ATTRIBUTE if person else _CIRCUMSTANCE
        if mention.prominence < least or not (mention.animate or parallel):
            return None
        if not mention.kinds <= kinds and (token.tag == "PPOSAT" or not person):
            return None
        if len(kinds) > 1 and token.tag == "PPER" and mention.prominence < _ARGUMENT:
            return None  # "sie" may be one or many
        return mention, _SURE[mention.prominence] * (1.0 if mention.kinds <= kinds else _UNKNOWN_GENDER)

    def _acts(self, token: Token) -> bool:
        """Whether the pronoun does what people do rather than things: not "es kostet", "er gilt", "sie ist"."""
        clause = self.clause_of.get(token.index)
        return clause is not None and not clause.passive and clause.predicate not in _VERBS_OF_THINGS

    def _taken_beside(self, token: Token) -> list[Mention]:
        """What the other pronouns of the clause mean: "er" and "ihn" in one clause are two."""
        clause = self.clause_of.get(token.index)
        if token.tag == "PPOSAT" or clause is None:
            return []
        return [m for i, m in self._meant.items() if i in clause.span and self.document.tokens[i].tag == "PPER"]

    def _needs_person(self, token: Token) -> bool:
        """Whether the pronoun is the subject of a verb that only people and bodies can have: "Er sagte ..."."""
        clause = self.clause_of.get(token.index)
        if clause is None or not self.is_subject(token) or clause.passive:
            return False
        return clause.predicate in SPEECH_VERBS | _VERBS_OF_PEOPLE or clause.modal == "wollen"

    def _is_coargument(self, token: Token, index: int) -> bool:
        """Whether both are parts of one clause, so that the pronoun, unless it is a possessive, cannot mean it."""
        if token.tag == "PPOSAT":
            return False
        clause = self.clause_of.get(token.index)
        if clause is None:
            return False
        shared = any(c.head == index for c in clause.constituents)  # the subject of the conjunct before
        return shared or self.clause_of.get(index) is clause

    def _is_audible(self, token: Token, mention: Mention) -> bool:
        """Whether both are said by one voice: outside quotation marks, or within the same."""
        return self._voice(token.index) == self._voice(mention.heads[0])

    def _voice(self, index: int) -> int | None:
        return next((q.first for q in self.document.quotations if q.is_speech and q.first <= index <= q.last), None)

    def _within(self, position: int) -> Iterator[tuple[int, Mention]]:
        """The phrases of a sentence, and what its pronouns mean, with the token where each ends."""
        sentence = self.document.sentences[position]
        yield from ((m.heads[-1], m) for m in self.mentions(position) if not self._is_addressed(m))
        for index in range(sentence.first, sentence.last + 1):
            if index in self._meant:
                yield index, self._meant[index]

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether something is said to whom the phrase names: "sagte der Zeitung"."""
        function, clause = self._functions.get(mention.heads[0], ("", None))
        return function == "indirect" and clause is not None and clause.predicate in SPEECH_VERBS

    def mentions(self, position: int) -> tuple[Mention, ...]:
        """Return the noun phrases of a sentence in text order, lists of them as one phrase beside their parts."""
        if position not in self._mentions:
            self._mentions[position] = tuple(self._found(position))
        return self._mentions[position]

    def _found(self, position: int) -> Iterator[Mention]:
        sentence = self.document.sentences[position]
        for token in self.document.words(Span(sentence.first, sentence.last)):
            if self._is_head(token):
                yield self._mention(token)
            listed = [c for c in self._beside(token.index) if self._is_head(c)]
            if listed and token.upos in {"NOUN", "PROPN"} and token.relation not in {"conj", "flat"}:
                yield self._list(token, listed)

    def _beside(self, head: int) -> Iterator[Token]:
        """Yield what is listed beside a noun or, where the tree has it so, beside a later part of its name."""
        for child in self.document.children(head):
            if child.relation == "conj":
                yield child
            elif child.relation == "flat":
                yield from self._beside(child.index)

    def _list(self, first: Token, others: list[Token]) -> Mention:
        heads = (first.index, *(c.index for c in others))
        span = Span(self._phrase(first.index).first, self._phrase(others[-1].index).last)
        parts = (self._mention(first), *(self._mention(c) for c in others))
        animate = all(p.animate for p in parts)
        return Mention(heads, span, _PLURAL, self._prominence(first), animate, None, parts)

    def _is_head(self, token: Token) -> bool:
        """Whether a pronoun can mean the phrase that a noun heads: not a time, an amount, an idiom or a predicate."""
        if token.upos not in {"NOUN", "PROPN"} or token.relation in {"flat", "compound", "fixed"}:
            return False
        named = self.referents.by_token.get(token.index)
        if token.relation == "appos" and not token.is_root:
            return False
        if token.lemma in _TIMES or token.text in _IDIOMS:
            return False
        if any(v.kind in _NO_THING and v.first <= token.index <= v.last for v in self.document.values):
            return False
        if named is not None:
            mention = next(m for m in named.mentions if token.index in m)
            return token.is_root or token.head not in mention
        if self._is_unknown_subject(token):
            return True
        bare = not any(c.relation in {"det", "amod", "nummod"} for c in self.document.children(token.index))
        return not bare or self._kinds(token, None) == _PLURAL or self._referent(token) is not None

    def _is_unknown_subject(self, token: Token) -> bool:
        """Whether a bare subject is in no lexicon, so that it may be one or many: "Ozelots jagen nachts"."""
        bare = not any(c.relation in {"det", "amod", "nummod"} for c in self.document.children(token.index))
        subject = self._functions.get(token.index, ("",))[0] == "subject"
        return bare and subject and self._referent(token) is None and not analyse_noun(token.text)

    def _mention(self, token: Token) -> Mention:
        referent = self._referent(token)
        span = self._phrase(token.index)
        animate = self._is_animate(token)
        return Mention((token.index,), span, self._kinds(token, referent), self._prominence(token), animate, referent)

    def _referent(self, token: Token) -> Referent | None:
        own = self.referents.by_token.get(token.index)
        if own is not None:
            return own
        named = [c for c in self.document.children(token.index) if c.relation in {"appos", "flat"}]
        return next((r for c in named if (r := self.referents.by_token.get(c.index)) is not None and r.is_person), None)

    def _phrase(self, head: int) -> Span:
        return Span(*noun_phrase(self.document, head))

    def _is_animate(self, token: Token) -> bool:
        referent = self._referent(token)
        return (
            acts(token.lemma)
            or (referent is not None and not referent.is_place)
            or (referent is not None and referent.known is not None and referent.known.kind == "country")
        )

    def _prominence(self, token: Token) -> int:
        if token.relation in {"conj", "flat"} and not token.is_root:
            return self._prominence(self.document.tokens[token.head])
        function, clause = self._functions.get(token.index, ("", None))
        if clause is None:
            return _ATTRIBUTE
        if function == "predicate":
            return _PREDICATE
        if function == "subject":
            return _SUBJECT if clause.kind is ClauseKind.MAIN else _ARGUMENT
        return _ARGUMENT if function in {"object", "indirect"} else _CIRCUMSTANCE

    def _kinds(self, token: Token, referent: Referent | None) -> frozenset[str]:
        if referent is not None and referent.is_person and (referent.gender or token.upos == "PROPN"):
            return frozenset({referent.gender}) if referent.gender else frozenset({"Masc", "Fem"})
        if referent is not None and referent.known is not None and token.index in _tokens_of(referent):
            known = referent.known
            if known.plural:
                return _PLURAL
            if known.gender is not None:
                return frozenset({known.gender})
        if self._is_unknown_subject(token):
            return _ANY | _PLURAL
        readings = analyse_noun(token.text) if token.upos == "NOUN" else ()
        numbers = {r.number for r in readings}
        number = next(iter(numbers)) if len(numbers) == 1 else token.feats.get("Number", "Sing")
        if number == "Plur":
            return _PLURAL
        genders = frozenset(r.gender for r in readings if r.number == "Sing" and r.gender)
        if len(genders) == 1:
            return genders
        articled = any(c.tag in {"ART", "APPRART"} for c in self.document.children(token.index))
        told = token.feats.get("Gender")
        if told and (token.upos == "NOUN" or articled):
            return frozenset({told})
        return _ANY


def _tokens_of(referent: Referent) -> frozenset[int]:
    return frozenset(i for m in referent.mentions for i in m)


def _identity(document: Document, mention: Mention) -> object:
    """What makes two mentions one thing: a name, or the same noun."""
    if mention.referent is not None:
        return mention.referent.name
    return tuple(document.tokens[h].lemma for h in mention.heads)


def innermost_clauses(document: Document) -> dict[int, Clause]:
    """Map each token to the shortest clause that holds it."""
    found: dict[int, Clause] = {}
    for clause in sorted(document.clauses, key=lambda c: -len(c.span)):
        found.update(dict.fromkeys(clause.span, clause))
    return found


def barriers(document: Document, subheads: Iterable[Span]) -> frozenset[int]:
    """Return the positions of sentences that are subheads."""
    return frozenset(document.sentence_of(i).index for span in subheads for i in (span.first, span.last))
