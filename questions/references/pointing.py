"""Which words point to something said before at all: "er" does, "es" in "es regnet" and "so" in "so schnell" do not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from questions.german.discourse import ANAPHORIC_ADVERBS
from questions.german.document import Clause, ClauseKind, Document, Token
from questions.german.prepositions import bare
from questions.references.mentions import TIMES

_IMPERSONAL = frozenset(
    """sein werden gehen handeln geben kommen heißen gelten drohen bleiben bedürfen fehlen mangeln regnen schneien
    scheinen brauchen stehen liegen dauern treffen ziehen machen schaffen sehen stinken
    gelingen passieren geschehen""".split()
)
_IMPERSONAL_WITH = {"handeln": "um", "gehen": "um", "kommen": "zu"}  # "bei dem Fund handelt es sich um ..."
_ANNOUNCING = frozenset({"sein", "gelten", "bleiben", "werden", "scheinen", "heißen"})
_ANNOUNCED = frozenset({"dass", "ob", "wie", "wer", "was", "warum", "wann", "wo"})
_COMPARATIVES = tuple(
    """höhere niedrigere größere kleinere stärkere schwächere teurere billigere günstigere bessere schlechtere
    längere kürzere schnellere langsamere geringere schwerere leichtere""".split()
)
"""What is measured against something else; "ältere", "jüngere", "weitere" and "spätere" say enough."""
_AGED = re.compile(r"\d+-jährige[mnrs]?")
_TAKING_UP = ("entsprechend", "besagt", "betreffend", "betroffen", "erwähnt")
"""Adjectives that take up what was said before: "ein entsprechender Antrag"."""
_MORE = re.compile(r"weitere[nr]?")
_NEXT_TO = frozenset({"neben", "außer"})
_SAME_DAY = re.compile(r"(selb|gleich|darauffolgend|folgend)e[nr]?")
_DEGREES = frozenset("etwas deutlich viel weit wesentlich erheblich".split())
LATER = frozenset("später zuvor danach darauf vorher davor".split())
_COPULAS = frozenset({"sein", "bleiben", "ausfallen"})
_CHANGING = frozenset("werden machen gestalten sollen wollen planen".split())
_BESIDE = frozenset(
    {
        "als",
        "künftig",
        "seit",
        "inzwischen",
        "mittlerweile",
        "immer",
        "je",
        "desto",
        "umso",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "oder",
    }
)
_AMONG = frozenset({"zu", "zum", "zur", "mit", "von", "vom"})
_WITH_ADVERB = ("dahinter", "dazugehör", "dagegensprech", "dafürsprech")
_LASTING = frozenset({"später", "früher", "länger", "älter", "jünger", "eher", "öfter", "weiter", "näher"})
_STATES = frozenset("geben haben sein bestehen existieren liegen".split())
_COMPARED_WITHIN = 6  # words
_MEASURED_BY_SO = frozenset(
    "viel viele vielen wenig wenige oft gern gerne sehr bald lange häufig selten früh spät weit nah nahe gut".split()
)
"""Adverbs that "so" can measure; before any other it says how or by what means, "kann so weiterhin"."""
_BELONGING = ("dazugehör", "zugehörig", "diesbezüglich", "dortig", "derartig", "anschließend", "darauffolgend")
"""Adjectives made from words that point back: "in der dazugehörigen Broschüre"."""
_ALIKE = frozenset({"ähnlich", "genauso", "ebenso", "vergleichbar", "gleich"})


class Pointing:
    """The words of a document that point back; `clause_of` holds the innermost clause of each token."""

    def __init__(self, document: Document, clause_of: Mapping[int, Clause]) -> None:
        self._document = document
        self._clause_of = clause_of
        self._expletive = {c.head for clause in document.clauses for c in clause.all_with("expletive")}

    def stands_for_nothing(self, token: Token) -> bool:
        """Whether "es" is expletive, or only announces a clause: "dabei kam es zu", "es ist wichtig, dass"."""
        if token.index in self._expletive:
            return True
        clause = self._clause_of.get(token.index)
        if token.text.lower() != "es" or clause is None or clause.kind is not ClauseKind.MAIN:
            return False
        prepositions = [bare(c.preposition) for c in clause.constituents if c.preposition]
        needed = _IMPERSONAL_WITH.get(clause.predicate)
        if needed is not None:
            return needed in prepositions and (clause.predicate == "kommen" or len(prepositions) > 1)
        behind = [c for c in clause.all_with("clause") if c.span.first > token.index]
        return clause.predicate in _ANNOUNCING and any(
            self._document.tokens[c.span.first].text.lower() in {"dass", "ob"} for c in behind
        )

    def stands_alone(self, token: Token) -> bool:
        """Whether "Das" stands alone before the finite verb, or "dem" without a noun, whatever the tag."""
        if _AGED.fullmatch(token.text) and token.upos == "NOUN":
            return True  # an adjective that is taken for a noun: what it described is cut off
        head = self._document.tokens[token.head]
        if token.tag == "ART" and token.text.lower().startswith("d") and head.tag in {"ADJD", "ADV", "VVFIN"}:
            relative = token.index > 0 and self._document.tokens[token.index - 1].text == ","
            return head.index != token.index and not head.has(Degree="Cmp") and not relative
        if token.text not in {"Das", "Dies", "Dem"} or token.index + 1 >= len(self._document.tokens):
            return False
        following = self._document.tokens[token.index + 1]
        return token.index == self._document.sentence_of(token.index).first and following.has(VerbForm="Fin")

    def points_back(self, token: Token) -> bool:
        """Whether an adverb means something said before, rather than the dass-clause of its own clause."""
        word = token.text.lower()
        if word not in ANAPHORIC_ADVERBS or self._is_harmless(token, word):
            return False
        clause = self._clause_of.get(token.index)
        if clause is None or token.tag not in {"PAV", "PROAV"}:
            return True
        announced = [c for c in clause.all_with("clause") if c.span.first > token.index]
        return not any(self._document.tokens[c.span.first].text.lower() in _ANNOUNCED for c in announced)

    def compares_openly(self, token: Token) -> bool:
        """Whether an adjective compares with something not said: "die höheren Beiträge", "ein ähnlicher Weg"."""
        if is_of_same_day(self._document, token) or self._adds_to_number(token) or self._is_one_more(token):
            return True
        if self._is_as_much(token):
            return True
        if token.tag != "ADJA":
            return self._has_more_than_unsaid(token) or self._measures_from_before(token)
        if token.text.lower().startswith(_TAKING_UP):
            before = self._document.tokens[token.index - 1] if token.index else token
            inside = self._document.children(token.index)
            beside = before.head in {token.index, token.head} or before.has(Case="Dat")
            opened = any(t.relation == "case" for t in self._document.children(before.index))
            told = (before.upos in {"NOUN", "PROPN"} and beside and not opened) or any(
                c.upos in {"NOUN", "PROPN"} for c in inside
            )
            return not told  # "den Regeln entsprechend" says to what
        behind = self._document.tokens[token.index + 1 : self._document.sentence_of(token.index).last + 1]
        if token.text.lower().startswith(_BELONGING):
            return not any(t.upos in {"NOUN", "PROPN"} for t in self._document.children(token.index))
        if token.text.lower().startswith("ähnlich"):
            return not any(t.text.lower() in {"wie", "als"} for t in behind[:_COMPARED_WITHIN])
        article = next((t for t in self._document.children(token.head) if t.tag == "ART"), None)
        definite = article is not None and article.index < token.index and article.has(Definite="Def")
        compared = any(t.text.lower() == "als" for t in behind)
        return definite and not compared and token.text.lower().startswith(_COMPARATIVES)

    def _is_as_much(self, token: Token) -> bool:
        """Whether an adverb before an adjective tells how alike something is, but not to what: "ähnlich teuer"."""
        tokens = self._document.tokens
        if token.text.lower() not in _ALIKE or token.index + 1 >= len(tokens):
            return False
        behind = tokens[token.index + 1 : self._document.sentence_of(token.index).last + 1]
        before = tokens[self._first(token) : token.index]
        told = any(t.text.lower() in {"wie", "als"} for t in (*behind, *before))
        return behind[:1] != () and behind[0].tag in {"ADJA", "ADJD"} and behind[0].head != token.index and not told

    def _adds_to_number(self, token: Token) -> bool:
        """Whether "weitere" adds a number to one told elsewhere: "26 weitere Menschen", "weitere 26 Menschen"."""
        if not _MORE.fullmatch(token.text.lower()):
            return False
        clause = self._clause_of.get(token.index)
        first = clause.span.first if clause is not None else self._first(token)
        before = self._document.tokens[first : max(first, token.index - 1)]
        counted = any(t.tag == "CARD" for t in self._document.tokens[max(first, token.index - 1) : token.index + 2])
        return counted and not any(t.tag == "CARD" or t.text.lower() in _NEXT_TO for t in before)

    def _is_one_more(self, token: Token) -> bool:
        """Whether "ein weiterer Zeuge" is the subject, and nothing before it tells beside whom."""
        opener = self._document.tokens[token.index - 1] if token.index else token
        one = _MORE.fullmatch(token.text.lower()) is not None and opener.tag == "ART" and opener.has(Definite="Ind")
        clause = self._clause_of.get(token.index)
        subject = clause.subject() if clause is not None else None
        if not one or clause is None or subject is None or subject.head != token.head:
            return False
        before = self._document.tokens[clause.span.first : opener.index]
        return not any(t.text.lower() in _NEXT_TO for t in before)

    def _measures_from_before(self, token: Token) -> bool:
        """Whether a word counts from what another sentence told: "ein Jahr später", "im Vergleich", "höher"."""
        tokens = self._document.tokens
        before = tokens[token.index - 1].text.lower() if token.index else ""
        behind = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
        if token.upos == "NOUN":
            if token.lemma == "Vergleich":
                return before == "im" and behind.text.lower() not in _AMONG and not behind.has(Case="Gen")
            return token.lemma in TIMES and behind.text.lower() in LATER
        if token.upos == "VERB":  # "was dahintersteckt"
            return token.text.lower().startswith(_WITH_ADVERB)
        timed = token.index > 0 and tokens[token.index - 1].lemma in TIMES
        if token.text.lower() in LATER and timed:
            return True
        return self._is_less_alone(token, behind) or self._is_comparative_alone(token)

    def _is_less_alone(self, token: Token, behind: Token) -> bool:
        """Whether "weniger" stands before an adjective, and nothing says than what: "sind weniger verschuldet"."""
        less = token.text.lower() == "weniger" and token.tag == "ADV" and behind.tag in {"ADJD", "VVPP"}
        return less and not self._compares_within(token)

    def _is_comparative_alone(self, token: Token) -> bool:
        """Whether something only "ist höher", "fällt besser aus" or "fährt viel schneller"."""
        clause = self._clause_of.get(token.index)
        compared = token.tag == "ADJD" and token.has(Degree="Cmp") and token.text.lower() not in _LASTING
        before = self._document.tokens[token.index - 1].text.lower() if token.index else ""
        if not compared or clause is None:
            return False
        measured = before in _DEGREES and clause.predicate not in _CHANGING  # "fuhr viel schneller"
        if clause.predicate not in _COPULAS and not measured:
            return False
        return not self._compares_within(token)

    def _compares_within(self, token: Token) -> bool:
        """Whether the sentence says beside what, or that it goes on and on: "höher als", "immer höher"."""
        sentence = self._document.sentence_of(token.index)
        words = self._document.tokens[sentence.first : sentence.last + 1]
        return any(t.text.lower() in _BESIDE for t in words)

    def _has_more_than_unsaid(self, token: Token) -> bool:
        """Whether "mehr" or "weniger" tells how things are, to a degree, but not beside what: "es gibt etwas mehr"."""
        clause = self._clause_of.get(token.index)
        before = self._document.tokens[token.index - 1] if token.index else token
        if token.text.lower() not in {"mehr", "weniger"} or before.text.lower() not in _DEGREES or clause is None:
            return False
        behind = self._document.tokens[token.index : self._document.sentence_of(token.index).last + 1]
        return clause.predicate in _STATES and all(t.text.lower() != "als" for t in behind)

    def _is_harmless(self, token: Token, word: str) -> bool:
        """Whether a word that may point back does not: "so genannt", "so schnell", ", darunter Soldaten"."""
        tokens = self._document.tokens
        before = tokens[token.index - 1].text if token.index else ""
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if following is None:
            return False
        if word == "so":
            measured = following.tag == "ADJD" or following.text.lower() in _MEASURED_BY_SO
            degree = measured or following.text.lower().startswith("genannt")
            return before == "," or following.text.lower() == "dass" or (degree and token.index != self._first(token))
        if word in {"darunter", "davon"}:
            return before == "," and not following.has(VerbForm="Fin")
        return word == "darüber" and following.text == "hinaus"

    def _first(self, token: Token) -> int:
        return self._document.sentence_of(token.index).first


def is_of_same_day(document: Document, token: Token) -> bool:
    """Whether an adjective means the time that another sentence told of: "am selben Tag", "im gleichen Jahr".

    "Am gleichen Tag wie die Wahl" says beside what.
    """
    tokens = document.tokens
    if not 0 < token.index < len(tokens) - 1 or not _SAME_DAY.fullmatch(token.text.lower()):
        return False
    opener, noun = tokens[token.index - 1], tokens[token.index + 1]
    behind = tokens[token.index + 2].text.lower() if token.index + 2 < len(tokens) else ""
    return opener.text.lower() in {"am", "im", "zur", "der"} and noun.lemma in TIMES and behind not in {"wie", "als"}


def addresses_reader(document: Document) -> bool:
    """Whether the text says "Sie" to its reader, outside quotation marks."""
    quoted = {i for q in document.quotations for i in range(q.first, q.last + 1)}
    opening = {s.first for s in document.sentences}
    return any(
        t.text in {"Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer"}
        and t.index not in quoted | opening
        and document.tokens[t.index - 1].text not in {":", "„", '"', "»", "–"}
        for t in document.tokens[1:]
    )


def is_impersonal(clause: Clause | None, token: Token) -> bool:
    """Whether "es" may stand for nothing or for a clause: "es geht um", "es ist wichtig, dass"."""
    if token.text.lower() != "es":
        return False
    if clause is None or clause.passive or clause.predicate in _IMPERSONAL:
        return True
    return bool(clause.all_with("clause")) or len(clause.all_with("subject")) != 1
