"""Everything the writers of one article work with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

from questions.articles import Article
from questions.asking import Asking, askings
from questions.distractors.finder import DistractorFinder
from questions.facts.extraction import extract_facts
from questions.facts.fact import Fact, Role
from questions.facts.slips import has_slip
from questions.german.document import Document, Sentence, Span
from questions.german.morphology.nouns import plural
from questions.german.relational import needs_complement
from questions.items import Evidence
from questions.references.referents import Referents, find_referents
from questions.references.resolution import References, resolve_references
from questions.wording.phrases import Phrases
from questions.wording.word_order import Wording

_HEADLINES = 2
_TOPIC = 3  # so often the article speaks of what it is about
_VERBATIM = 0.9


@dataclass(frozen=True, slots=True)
class Material:
    """One article's facts, what can be asked of them, and the tools to write with.

    `dropped` counts why questions were given up; it is the one thing that grows.
    """

    article: Article
    document: Document
    referents: Referents
    references: References
    facts: tuple[Fact, ...]
    askings: tuple[Asking, ...]
    wording: Wording
    distractors: DistractorFinder
    seed: int
    dropped: Counter[str] = field(default_factory=Counter)

    def rng(self, *parts: str) -> Random:
        """Return a source of randomness that depends on the seed and the given words alone."""
        return Random("\x1f".join((str(self.seed), *parts)))

    def identifier(self, *parts: str) -> str:
        """Return an item's id: the same words and seed give the same id."""
        return sha256("\x1f".join((str(self.seed), *parts)).encode()).hexdigest()[:12]

    def is_wanted(self, option: str) -> bool:
        """Whether a text may be offered as a wrong option: a teacher may have seen enough of it."""
        return option not in self.distractors.unwanted

    def evidence(self, sentences: Iterable[Sentence]) -> tuple[Evidence, ...]:
        """Return the sentences as evidence for the key."""
        return tuple(Evidence(self.document.text[s.start : s.end], s.start, s.end) for s in sentences)

    def mention(self, span: Span, option: str) -> Evidence:
        """Return the sentence around a span as evidence on an option."""
        return self.sentence_evidence(self.document.sentence_of(span.first), option)

    def sentence_evidence(self, sentence: Sentence, option: str) -> Evidence:
        """Return a sentence as evidence on an option."""
        return Evidence(self.document.text[sentence.start : sentence.end], sentence.start, sentence.end, option)

    def holds_speech(self, fact: Fact) -> bool:
        """Whether a clause of the article's own holds words that somebody says in quotation marks."""
        own = fact.attribution is None
        return own and any(q.is_speech and q.first in fact.clause.span for q in self.document.quotations)

    def certainty(self, fact: Fact) -> float:
        """Return how sure a fact's statement is (0..1): surest where it is a sentence of the article word for word."""
        if self._is_taken_up(fact) or self._is_headline(fact):
            return 0.0
        text = self.wording.statement(fact)
        sentence = self.document.text[fact.sentence.start : fact.sentence.end]
        sure = max(fact.confidence, _VERBATIM) if text == " ".join(sentence.split()) else fact.confidence
        return sure * self.references.confidence(fact.clause.span)

    def _is_taken_up(self, fact: Fact) -> bool:
        """Whether the subject is a bare "der Bericht" that earlier sentences have told about and this one does not."""
        subject = fact.first(Role.SUBJECT)
        if subject is None or subject.referent is not None or len(subject.span) != len(("der", "Bericht")):
            return False
        article, noun = self.document.words(subject.span)
        if not article.has(Definite="Def") or noun.upos != "NOUN" or noun.index in self.references.by_token:
            return False
        if needs_complement(noun.lemma):
            return True
        if noun.lemma.casefold() in self.article.headline.casefold():
            return False  # what the whole article is about needs no more words
        mentions = [t for t in self.document.tokens if t.upos == "NOUN" and t.lemma == noun.lemma]
        return len(mentions) < _TOPIC and any(t.index < fact.sentence.first for t in mentions)

    def _is_headline(self, fact: Fact) -> bool:
        """Whether the first lines leave out the article before a noun, as headlines do: "Verhältnis ist belastet"."""
        subject = fact.first(Role.SUBJECT)
        if subject is None or fact.sentence.index > _HEADLINES:
            return False
        noun = self.document.tokens[subject.constituent.head]
        bare = subject.span.first == noun.index and noun.upos == "NOUN" and noun.has(Number="Sing")
        return bare and plural(noun.lemma) is not None and subject.referent is None

    def explanation(self, sentence: Sentence) -> str:
        """Return what a learner reads after answering."""
        return f"Im Artikel steht: „{self.document.text[sentence.start : sentence.end]}“"


def gather(article: Article, document: Document, seed: int) -> Material:
    """Find referents, references, facts and askings of an analysed article."""
    referents = find_referents(document)
    references = resolve_references(document, referents, _subheads(article, document))
    facts = tuple(
        fact for fact in extract_facts(article, document, referents, references) if not has_slip(document, fact)
    )
    wording = Wording(document, Phrases(document, references))
    usable = [f for f in facts if f.askable]
    asked = tuple(a for fact in usable for a in askings(document, wording, referents, fact))
    finder = DistractorFinder(wording, document, referents, facts, asked, article.published)
    return Material(article, document, referents, references, facts, asked, wording, finder, seed)


def _subheads(article: Article, document: Document) -> tuple[Span, ...]:
    """The token spans of the article's subheads."""
    spans: list[Span] = []
    for block in article.blocks:
        if block.kind == "subhead":
            inside = [s for s in document.sentences if block.start <= s.start and s.end <= block.end]
            if inside:
                spans.append(Span(inside[0].first, inside[-1].last))
    return tuple(spans)
