"""Wrong options that are noun phrases: what the article speaks of elsewhere, and other kinds of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.asking import AnswerKind, Asking
from questions.asking.things import is_told_apart
from questions.facts.fact import Argument, Fact, Role
from questions.flaws import is_sensitive
from questions.german.document import Document, NameKind, Span, Token
from questions.german.gazetteer import other_nations
from questions.german.light_verbs import is_set_phrase
from questions.german.morphology.phrases import decline
from questions.german.morphology.words import same_word
from questions.german.noun_classes import ABSTRACT, noun_class
from questions.german.prepositions import behind
from questions.german.siblings import sibling_forms
from questions.german.synonyms import may_mean_the_same
from questions.wording.word_order import Wording

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SLOTS = frozenset({"subject", "object", "indirect", "prepositional"})
_ROLES = {
    "subject": Role.SUBJECT,
    "object": Role.OBJECT,
    "indirect": Role.INDIRECT,
    "prepositional": Role.PREPOSITIONAL,
}
_EMPTY = frozenset("Woche Tag Monat Jahr Stunde Ende Beginn Anfang Zeit Beispiel Fall Rahmen Folge Laufe Mitte".split())
_TIMES = ("beginn", "ende", "jahr", "monat", "woche", "zeit", "tag")
_SURE = 0.6
_FAR = 2  # sentences between a reason and what else the article speaks of
_LENGTH_RATIO = 2.5
_STEM = 6  # letters
_LETTERS = 8  # by which phrases may differ in length and still look alike
_ALIKE = 8  # countries
_SELDOM = 3  # mentions

Found = tuple[str, Span | None]


@dataclass(frozen=True, slots=True)
class WrongPhrases:
    """Finds noun phrases that could stand in the slot of an answer."""

    document: Document
    wording: Wording
    facts: Sequence[Fact]

    def things(self, asking: Asking) -> Iterator[Found]:
        """Yield phrases of the article in the key's case: same class, number and article, and of something else."""
        if not self._is_plain(asking.argument) or asking.case is None:
            return
        if is_set_phrase(asking.fact.clause.predicate, self.document.tokens[asking.argument.constituent.head].lemma):
            return  # one takes measures and nothing else
        preposition = asking.argument.constituent.preposition or ""
        case = asking.argument.constituent.case
        found: list[tuple[str, Span]] = []
        for argument in self._candidates(asking):
            if case is None or self._shape(argument)[1:] != self._shape(asking.argument)[1:]:
                continue
            if self._is_asked_about(asking, argument):
                continue
            if asking.kind is AnswerKind.PLACE and not is_told_apart(self.document, argument):
                continue
            phrase = self._declined(argument, case)
            text = behind(preposition, phrase) if phrase is not None and preposition else phrase
            if text is not None and _alike_in_length(asking.answer, text):
                found.append((text, argument.span))
        yield from sorted(found, key=lambda entry: abs(len(entry[0]) - len(asking.answer)) // _LETTERS)

    def grounds(self, asking: Asking) -> Iterator[Found]:
        """Yield what the article speaks of elsewhere, behind the key's "wegen" in the genitive."""
        determiner = self._shape(asking.argument)[2]
        if determiner == "bare" or not self._is_plain(asking.argument):
            return  # "wegen Streites" is no German
        opening = (asking.argument.constituent.preposition or "").lower()
        for argument in self._candidates(asking):
            sentence = self.document.sentence_of(argument.span.first)
            far = abs(sentence.index - asking.fact.sentence.index) >= _FAR
            phrase = self._declined(argument, "Gen") if far and self._shape(argument)[2] == determiner else None
            if phrase is not None and _alike_in_length(asking.answer, f"{opening} {phrase}"):
                yield f"{opening} {phrase}", argument.span

    def siblings(self, asking: Asking) -> Iterator[Found]:
        """Yield the key with its noun exchanged for another kind of the same thing that the article doesn't mention."""
        head = self.document.tokens[asking.argument.constituent.head]
        if head.index not in asking.answer_tokens or asking.answer.split().count(head.text) != 1:
            return
        said = {t.text for t in self.document.words(asking.argument.span)}
        added = any(w[:1].isupper() and w.strip(",") not in said for w in asking.answer.split()[1:])
        if added or self._names_something(asking.argument.span):
            return  # no other minister has the minister's name
        yield from self._other_nations(asking)
        mentioned = {t.lemma for t in self.document.tokens} | {t.text for t in self.document.tokens}
        for form in sibling_forms(head):
            if form not in mentioned:
                yield " ".join(form if word == head.text else word for word in asking.answer.split()), None

    def _other_nations(self, asking: Asking) -> Iterator[Found]:
        """Yield the key with the adjective of another country that the article doesn't mention: "die polnische ..."."""
        article = self.document.text.casefold()
        for token in self.document.words(asking.argument.span):
            if token.tag != "ADJA" or not token.text.islower() or asking.answer.split().count(token.text) != 1:
                continue
            if article.count(token.text.casefold()[:_STEM]) > _SELDOM or self._is_named_beside(asking, token):
                continue  # who else, in an article about that country?
            for other in other_nations(token.text, _ALIKE):
                if other.casefold()[:_STEM] not in article:
                    yield " ".join(other if word == token.text else word for word in asking.answer.split()), None

    def _is_named_beside(self, asking: Asking, token: Token) -> bool:
        """Whether the rest of the clause speaks of the same country, or names somebody whose country is well known."""
        stem = token.text.casefold()[:_STEM]
        rest = [t for t in self.document.words(asking.fact.clause.span) if t.index not in asking.argument.span]
        named = {n.first for n in self.document.names if n.kind is NameKind.PERSON}
        return any(t.text.casefold().startswith(stem) or t.index in named for t in rest)

    def _candidates(self, asking: Asking) -> Iterator[Argument]:
        """The phrases of other clauses with the key's class, one for each noun, that say nothing of what is asked."""
        denoted = self._shape(asking.argument)[0]
        key = self._content(asking.argument.span)
        heads: set[str] = set()
        for argument in self._elsewhere(asking):
            head = self.document.tokens[argument.constituent.head]
            if self._shape(argument)[0] != denoted or any(_akin(head.lemma, other) for other in heads):
                continue
            if not self._is_usable(argument) or self._is_listed(argument):
                continue
            if is_sensitive(self.document, argument.span):
                continue  # nobody is put next to it
            if _overlap(key, self._content(argument.span)):
                continue
            heads.add(head.lemma)
            yield argument

    def _elsewhere(self, asking: Asking) -> Iterator[Argument]:
        """The parts of facts in other sentences, then those of dependent clauses and of what is said."""
        predicate = asking.fact.clause.predicate
        seen: set[Span] = set()
        for fact in self.facts:
            if fact.sentence is not asking.fact.sentence and fact.clause.predicate != predicate:
                seen.update(a.span for a in fact.arguments)
                yield from fact.arguments
        for clause in self.document.clauses:
            sentence = self.document.sentence_of(clause.span.first)
            if sentence is asking.fact.sentence or clause.predicate == predicate:
                continue
            for constituent in clause.constituents:
                if constituent.span not in seen and constituent.function in _SLOTS:
                    seen.add(constituent.span)
                    yield Argument(_ROLES[constituent.function], constituent)

    def _is_usable(self, argument: Argument) -> bool:
        """Whether a phrase is sure, whole and clear by itself."""
        if argument.constituent.confidence < _SURE or argument.value is not None or not self._is_plain(argument):
            return False
        if argument.role in {Role.TIME, Role.SINCE, Role.UNTIL, Role.SOURCE}:
            return False
        if any(value.first in argument.span for value in self.document.values):
            return False
        words = self.document.words(argument.span)
        if any(
            t.tag in {"PPOSAT", "PDAT", "PIAT"} or t.lemma in _EMPTY or t.lemma.casefold().endswith(_TIMES)
            for t in words
        ):
            return False  # "ihre" and "diese" mean something else in another sentence
        return not self.wording.phrases.references.unresolved(argument.span)

    def _is_plain(self, argument: Argument) -> bool:
        """Whether a phrase is a noun phrase with at most one preposition before its noun."""
        constituent = argument.constituent
        if constituent.function not in _SLOTS:
            return False
        before = self.document.words(Span(constituent.span.first, max(constituent.span.first, constituent.head - 1)))
        behind_noun = self.document.tokens[constituent.span.last]
        if any(t.tag in {"KOKOM", "ADV", "PTKNEG"} for t in before) or behind_noun.upos == "ADP":
            return False  # "vom Dach aus"
        return sum(t.upos == "ADP" for t in before) <= int(constituent.preposition is not None)

    def _is_asked_about(self, asking: Asking, argument: Argument) -> bool:
        """Whether the question itself speaks of the thing: "Wo spielt es vom Keller bis zum Dach?"; or of its kind."""
        lemma = self.document.tokens[argument.constituent.head].lemma.casefold()
        rest = (i for i in asking.fact.clause.span if i not in asking.argument.span)
        nouns = [self.document.tokens[i].lemma.casefold() for i in rest if self.document.tokens[i].upos in _NOUNS]
        return any(lemma == other or (len(lemma) >= _STEM and other.endswith(lemma)) for other in nouns)

    def _is_listed(self, argument: Argument) -> bool:
        return any(self.document.tokens[i].relation == "conj" for i in argument.span)

    def _names_something(self, span: Span) -> bool:
        return any(name.first in span for name in self.document.names) or any(
            t.upos == "PROPN" for t in self.document.words(span)
        )

    def _declined(self, argument: Argument, case: str) -> str | None:
        words = [t for t in self.document.words(argument.span) if t.upos != "PUNCT"]
        return decline(words, case) if len(words) == len(argument.span) else None

    def _shape(self, argument: Argument) -> tuple[str | None, str | None, str]:
        """What two phrases must share to stand in one slot: the noun's class, its number and its kind of article."""
        words = [t for t in self.document.words(argument.span) if t.upos != "ADP" or t.tag == "APPRART"]
        head = self.document.tokens[argument.constituent.head]
        if not words or head.upos != "NOUN" or argument.referent is not None:
            return (str(head.index), None, "")
        definite = words[0].tag == "APPRART" or words[0].has(Definite="Def")
        determiner = "definite" if definite else "indefinite" if words[0].upos == "DET" else "bare"
        denoted = noun_class(head.lemma) or noun_class(head.text) or str(head.index)
        return ("abstract" if denoted in ABSTRACT else denoted, head.feats.get("Number"), determiner)

    def _content(self, span: Span) -> set[str]:
        return {self.document.tokens[i].lemma for i in span if self.document.tokens[i].upos in _CONTENT}


def _overlap(mine: set[str], others: set[str]) -> bool:
    """Whether two phrases share a content word, so that one might mean the other or part of it."""
    return any(same_word(a, b) or _akin(a, b) for a in mine for b in others)


def _akin(one: str, other: str) -> bool:
    """Whether one word may mean the other, holds it as its end, or begins alike: Fleischproduktion, Gesetzentwurf."""
    a, b = sorted((one.casefold(), other.casefold()), key=len)
    return a == b or may_mean_the_same(one, other) or (len(a) >= _STEM and (b.endswith(a) or b.startswith(a[:_STEM])))


def _alike_in_length(one: str, other: str) -> bool:
    longer, shorter = sorted((len(one), len(other)), reverse=True)
    return longer <= shorter * _LENGTH_RATIO
