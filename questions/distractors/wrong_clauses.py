"""Wrong options that are clauses: what the article says elsewhere, put as a reason, an aim or something said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.facts.soundness import clause_of
from questions.flaws import is_sensitive
from questions.german.document import ClauseKind, Document, Span, Token
from questions.german.morphology.words import same_word
from questions.german.noun_classes import acts, noun_class
from questions.german.stances import BLAMING, DEMANDING, EXPECTING, PRAISING, SHOWING, take_one_stance
from questions.references.referents import Referent, Referents
from questions.wording.word_order import Wording

CONJUNCTIONS = {AnswerKind.REASON: ("weil",), AnswerKind.CONTENT: ("dass",), AnswerKind.PURPOSE: ("damit", "um")}
_FAR = 2  # sentences between two facts that are about different things
_SURE = 0.6
_LENGTH_RATIO = 1.7
_SHORT, _SHORT_RATIO = 36, 2.2  # letters
_FINITE = frozenset({"weil", "dass", "damit"})
_WISHING = (
    DEMANDING
    | EXPECTING
    | BLAMING
    | PRAISING
    | {"verhindern", "erreichen", "versprechen", "entscheiden", "beschließen"}
)
"""Verbs whose content is no fact of the article, so that none can stand beside it."""
_FEWEST = 3  # words of an infinitive that tell what is done
_AKIN = 7  # letters
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_PRONOUN_GENDERS = {"er": "Masc", "sie": "Fem", "es": "Neut"}
_VAGUE = frozenset({"PPER", "PPOSAT", "PDS", "PDAT", "PIS", "PRF"})
_ACTING = "people"
_STATES = frozenset(
    "haben sein umfassen enthalten betragen kosten bedeuten besitzen kennen bilden gelten wissen".split()
)
_MARKS = frozenset('„“"»«')
_PERSONAL = frozenset("es man ich wir uns unser unsere unserem unseren unserer".split())
_LINKING = frozenset(
    """seitdem seither dadurch dabei dafür dagegen damit daran darauf dazu dort dies das zuvor danach dann
    ebenso insofern insoweit ähnlich ansonsten ursprünglich insgesamt insbesondere noch auch bereits nur
    deshalb daher""".split()
)

Found = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class WrongClauses:
    """Finds clauses of the article in the form of an asking's answer that are no answer to it."""

    document: Document
    referents: Referents
    wording: Wording
    facts: Sequence[Fact]

    def find(self, asking: Asking) -> list[Found]:
        """Return the clauses with their places in the text, those most like the answer in length first."""
        opener = asking.answer.partition(" ")[0]
        inner = clause_of(self.document, asking.argument.constituent)
        if opener in CONJUNCTIONS.get(asking.kind, ()):
            found = list(self._aims(asking) if opener == "um" else self._clauses(asking, opener))
        elif inner is not None and inner.kind is ClauseKind.INFINITIVE:
            found = [(text.removeprefix("um "), span) for text, span in self._aims(asking)]
        else:
            return []
        key = len(asking.answer)
        ratio = _LENGTH_RATIO if key > _SHORT and opener in _FINITE else _SHORT_RATIO
        fitting = [f for f in found if max(len(f[0]), key) <= ratio * min(len(f[0]), key)]
        return sorted(
            fitting, key=lambda f: (not self._is_related(asking, f[1]), abs(len(f[0]) - key) // 12, f[1].first)
        )

    def _clauses(self, asking: Asking, conjunction: str) -> Iterator[Found]:
        pronoun = self._pronoun(asking)
        if asking.kind is AnswerKind.CONTENT and pronoun is None:
            yield from self._said_by_others(asking)
        if asking.kind is AnswerKind.CONTENT and not self._may_be_anything(asking):
            return
        for fact in self._others(asking):
            if conjunction == "damit" and fact.clause.tense != "present":
                continue
            subject = None
            if pronoun is not None:
                subject = pronoun.text.lower()
                if not self._agrees(asking, fact, pronoun) or is_sensitive(self.document, fact.clause.span):
                    continue
            texts = [self.wording.subordinate(fact, conjunction, subject, without) for without in self._omissible(fact)]
            whole = [t for t in texts if t is not None and not _ends_in_pieces(t)]
            alike = min(whole, key=lambda t: abs(len(t) - len(asking.answer)), default=None)
            if alike is not None:
                yield alike, fact.clause.span

    def _aims(self, asking: Asking) -> Iterator[Found]:
        for clause in self.document.clauses:
            if clause.kind is not ClauseKind.INFINITIVE or clause.main_verb is None:
                continue
            opener = self.document.tokens[clause.span.first]
            if opener.tag in {"KOUI", "KOUS"} and opener.text.lower() != "um":
                continue  # "ohne zu" and "statt zu" name no aim
            whole = len(clause.span) >= _FEWEST and clause.span.last in clause.verbs
            if whole and self._is_clear(clause.span) and self._is_other_aim(asking, clause.span):
                yield "um " + self.wording.phrases.text(clause.span).removeprefix("um "), clause.span
        for fact in self._others(asking):
            subject = fact.first(Role.SUBJECT)
            acting = fact.clause.passive or (subject is not None and self._class(subject) == _ACTING)
            if not acting or fact.clause.predicate in _STATES or not self._is_other_aim(asking, fact.clause.span):
                continue
            text = self.wording.infinitive(fact)
            if text is not None and len(text.split()) > _FEWEST:
                yield text, fact.clause.span

    def _said_by_others(self, asking: Asking) -> Iterator[Found]:
        """Yield dass-clauses of facts with another subject."""
        subject = asking.fact.first(Role.SUBJECT)
        named = {self.document.tokens[subject.constituent.head].lemma} if subject is not None else set()
        for fact in self.facts:
            speaker = fact.first(Role.SUBJECT)
            if speaker is None or fact is asking.fact:
                continue
            head = self.document.tokens[speaker.constituent.head]
            if head.upos not in {"NOUN", "PROPN"} or head.lemma in named or self._shares_referent(asking, fact):
                continue
            if not self._may_be_anything(asking) and not self._is_said_alike(asking, fact):
                continue
            for argument in fact.all_with(Role.CONTENT):
                clear = argument.introducer == "dass" and self._is_clear(argument.span)
                if clear and self._is_apart(asking, argument.span, distance=1):
                    yield self.wording.argument(argument), argument.span

    def _may_be_anything(self, asking: Asking) -> bool:
        """Whether any fact may be what is said: not what one wants or guesses, nor what a study or figures show."""
        subject = asking.fact.first(Role.SUBJECT)
        speaks = subject is not None and self._class(subject) == _ACTING
        return asking.fact.clause.predicate not in (_WISHING if speaks else _WISHING | SHOWING)

    def _is_said_alike(self, asking: Asking, fact: Fact) -> bool:
        """Whether both tell what somebody wants, or what something shows: a demand beside a demand."""
        return take_one_stance(asking.fact.clause.predicate, fact.clause.predicate)

    def _others(self, asking: Asking) -> Iterator[Fact]:
        """The facts that stand apart from the asked one, are short and sure, and do not sum the article up."""
        for fact in self.facts:
            if fact.reported or fact.confidence < _SURE or fact.sentence.index == self._first():
                continue
            subject = fact.first(Role.SUBJECT)
            head = self.document.tokens[subject.constituent.head] if subject is not None else None
            if head is not None and (head.upos == "ADJ" or head.tag in {"PIS", "PIDAT", "PDS"}):
                continue  # "die bestehende" leaves out its noun, "alle" of whom
            if any(a.constituent.function == "clause" for a in fact.arguments) or self._shares_referent(asking, fact):
                continue
            words = self.document.words(fact.clause.span)
            if any(t.text.lower() in _LINKING or self._is_personal(t) or t.text in _MARKS for t in words):
                continue
            if self._is_apart(asking, fact.clause.span):
                yield fact

    def _omissible(self, fact: Fact) -> Iterator[tuple[Argument, ...]]:
        """Yield what may be left out of a fact: nothing, or when and where it was."""
        yield ()
        circumstances = fact.all_with(Role.TIME, Role.SINCE, Role.UNTIL, Role.PLACE)
        if circumstances and fact.first(Role.OBJECT) is not None:
            yield circumstances

    def _is_personal(self, token: Token) -> bool:
        """Whether a word is "es", or speaks of whoever writes or reads: "unser", "Sie"."""
        return token.text.lower() in _PERSONAL or token.has(Person="1") or token.has(Person="2")

    def _first(self) -> int:
        """The first sentence with a fact, which sums the article up."""
        return self.facts[0].sentence.index if self.facts else 0

    def _is_apart(self, asking: Asking, span: Span, distance: int = _FAR) -> bool:
        """Whether words stand in another part of the text and speak of other things than the answer."""
        sentence = self.document.sentence_of(span.first)
        if abs(sentence.index - asking.fact.sentence.index) < distance:
            return False
        return not self._overlaps(asking.argument.span, span, allowed=0 if asking.kind is AnswerKind.PURPOSE else 1)

    def _is_related(self, asking: Asking, span: Span) -> bool:
        """Whether words speak of something that the question names, so that they could be meant."""
        asked = [i for i in asking.fact.clause.span if i not in asking.argument.span]
        mine = {self.document.tokens[i].lemma for i in asked if self.document.tokens[i].upos in _CONTENT}
        return any(same_word(a, b) for a in mine for b in self._content(span))

    def _is_other_aim(self, asking: Asking, span: Span) -> bool:
        """Whether words are no aim of what is asked: apart from it, about nobody it names, and harmless."""
        mine = {id(r) for i in asking.fact.clause.span if (r := self._named(i)) is not None}
        shared = any(id(self._named(i)) in mine for i in span)
        return not shared and not is_sensitive(self.document, span) and self._is_apart(asking, span)

    def _named(self, index: int) -> Referent | None:
        """Whom or what a token names, or stands for as a pronoun."""
        reference = self.wording.phrases.references.by_token.get(index)
        pronoun = reference.referent if reference is not None else None
        return self.referents.by_token.get(index) or pronoun

    def _shares_referent(self, asking: Asking, fact: Fact) -> bool:
        """Whether the fact speaks of who does or says what is asked about: then it may be an answer, too."""
        subject = asking.fact.first(Role.SUBJECT)
        if subject is None or asking.kind is AnswerKind.REASON:
            return False
        if subject.referent is None:  # "die Analysten" that something else is told of may think that, too
            head = self.document.tokens[subject.constituent.head]
            return head.upos == "NOUN" and any(t.lemma == head.lemma for t in self.document.words(fact.clause.span))
        return any(m.first in fact.clause.span for m in subject.referent.mentions)

    def _pronoun(self, asking: Asking) -> Token | None:
        """The pronoun that is the subject of the answer and stays one in it: "weil sie sich unterdrückt fühlen"."""
        inner = clause_of(self.document, asking.argument.constituent)
        subject = inner.subject() if inner is not None else None
        if subject is None:
            return None
        token = self.document.tokens[subject.head]
        return token if token.tag == "PPER" and token.text.lower() in asking.answer.lower().split() else None

    def _class(self, argument: Argument) -> str | None:
        """Return what class of thing an argument is; people and bodies are one, since both act."""
        head = self.document.tokens[argument.constituent.head]
        if argument.referent is not None and (argument.referent.is_person or argument.referent.is_place):
            return _ACTING
        return _ACTING if acts(head.lemma) else noun_class(head.lemma)

    def _agrees(self, asking: Asking, fact: Fact, pronoun: Token) -> bool:
        """Whether a pronoun can stand in place of the fact's subject."""
        subject, asked = fact.first(Role.SUBJECT), asking.fact.first(Role.SUBJECT)
        if subject is None or asked is None or fact.clause.finite is None:
            return False
        if self._class(subject) is None or self._class(subject) != self._class(asked):
            return False
        head = self.document.tokens[subject.constituent.head]
        plural = self.document.tokens[fact.clause.finite].has(Number="Plur")
        if plural or pronoun.has(Number="Plur"):
            return plural and pronoun.has(Number="Plur")
        gender = subject.referent.gender if subject.referent is not None else head.feats.get("Gender")
        return gender == _PRONOUN_GENDERS.get(pronoun.text.lower())

    def _is_clear(self, span: Span) -> bool:
        """Whether words make sense apart from their sentence: no pronoun, no reference left open, no cut clause."""
        words = self.document.words(span)
        if any(t.tag in _VAGUE or t.text in {"(", "[", ":"} for t in words):
            return False
        return not self.wording.phrases.references.unresolved(span)

    def _overlaps(self, one: Span, other: Span, allowed: int) -> bool:
        """Whether two stretches share more content words than allowed, so that one might say the same as the other."""
        mine, others = self._content(one), self._content(other)
        return sum(any(same_word(a, b) or _akin(a, b) for b in others) for a in mine) > allowed

    def _content(self, span: Span) -> set[str]:
        return {self.document.tokens[i].lemma for i in span if self.document.tokens[i].upos in _CONTENT}


def _ends_in_pieces(text: str) -> bool:
    """Whether little but the verb stands behind a clause in the middle: "dass er ein Problem, wenn er redet, hat"."""
    return "," in text and len(text.rpartition(",")[2].split()) < _FEWEST


def _akin(one: str, other: str) -> bool:
    """Whether two words share so long a beginning that one may be made from the other: Unterschrift, unterschreiben."""
    return one.casefold()[:_AKIN] == other.casefold()[:_AKIN] and len(one) >= _AKIN


def is_clausal(asking: Asking) -> bool:
    """Whether the answer is a clause, for which clauses are looked for."""
    argument: Argument = asking.argument
    return argument.constituent.function == "clause"
