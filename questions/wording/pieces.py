"""One argument of a fact in words: trimmed of asides, its time written as a date, with the commas that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.fact import Argument, Role
from questions.facts.soundness import clause_of
from questions.german.calendar import spoken_date
from questions.german.document import ClauseKind, Document, Span, ValueKind
from questions.wording.phrases import Phrases, balanced_quotes, capitalised

_RELATIVE_TIMES = frozenset(
    """heute gestern morgen vorgestern übermorgen dieser diesem diesen diese vergangenen vergangener vergangene
    kommenden kommende kommender nächsten nächste nächster letzten letzte letzter vorigen vorige jetzt heutigen
    gestrigen
    """.split()
)
_UNCLEAR_TIMES = frozenset({"heute", "gestern", "morgen", "vorgestern", "übermorgen", "jetzt", "heutigen", "gestrigen"})
_INSERTED = frozenset(
    """zwar aber jedoch allerdings hingegen indes indessen freilich nämlich zugleich gleichzeitig zudem außerdem
    ebenfalls dennoch trotzdem schließlich unterdessen nun ferner überdies folglich demnach demzufolge infolgedessen
    mithin somit""".split()
)
_JOINING = frozenset({"aber", "jedoch"})
_LINKING = frozenset({"auch", "etwa", "beispielsweise"})
_EVEN = frozenset("ohne trotz bei wenn mit nach".split())
_ADDING = frozenset("neben außer sondern sowohl".split())
_NOMINAL = frozenset("ART ADJA NN NE PPOSAT PDAT PIAT".split())
_NAMING = frozenset({"darunter", "etwa", "beispielsweise", "insbesondere", "zumeist", "meist"})
_ARTICLES = frozenset({"der", "die", "das", "dem", "den", "denen", "dies", "dieser", "diese", "dieses", "diesem"})
_SPOKEN = frozenset({"day", "month", "year"})
_WHERE = frozenset({"in", "im", "auf", "am", "an", "vor", "gegenüber", "nach", "innerhalb"})
"""What a person's name takes behind it only by mistake: "Anwalt Jan Moll | in der Klageschrift"."""
_INTRODUCING = frozenset({"um", "ohne", "statt", "anstatt", "als", "außer"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the commas that a dependent clause at either end needs."""

    text: str
    opens_clause: bool = False
    closes_clause: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """Writes the arguments of one document's facts."""

    document: Document
    phrases: Phrases

    def is_bare_article(self, argument: Argument) -> bool:
        """Whether "der" stands alone for somebody, and nothing says for whom."""
        words = [t for t in self.document.words(argument.span) if t.upos != "PUNCT"]
        alone = len(words) == 1 and words[0].text.lower() in _ARTICLES
        return alone and words[0].index not in self.phrases.references.by_token

    def has_unclear_time(self, argument: Argument) -> bool:
        """Whether a phrase says "morgen" or "heute" and no date is known for it."""
        value = argument.value
        words = {t.text.lower() for t in self.document.words(argument.span) if t.upos != "NOUN"}  # not "am Morgen"
        resolved = value is not None and value.kind is ValueKind.DATE and value.day is not None
        unclear = bool(words & _UNCLEAR_TIMES) and argument.role not in {Role.SINCE, Role.UNTIL}
        return unclear and not (resolved and self._resolved_time(argument))

    def piece(self, argument: Argument, instead: Mapping[int, str] | None = None) -> Piece:
        """Return the words of an argument; `instead` gives some tokens other words."""
        indexes = self.trimmed(argument)
        if argument.constituent.function == "clause":
            apart = self._stands_apart(argument)
            return Piece(self.phrases.text(indexes, instead), opens_clause=apart, closes_clause=apart)
        touched = instead is not None and any(i in instead for i in indexes)
        text = None if touched else self._resolved_time(argument)
        if text is None:
            text = self.phrases.text(indexes, instead)
        return Piece(text, closes_clause=self._ends_in_clause(indexes))

    def _stands_apart(self, argument: Argument) -> bool:
        """Whether a dependent clause takes commas; an infinitive with zu may not (Amtliche Regelung, § 75).

        "scheint vergessen zu haben" and "bekommt den Wandel zu spüren" stand without in the text, too; an infinitive
        that tells of a noun needs one even where the text lacks it: "die Forderung, Autos auszunehmen".
        """
        inner = clause_of(self.document, argument.constituent)
        first = argument.span.first
        opener = self.document.tokens[first]
        if inner is None or inner.kind is not ClauseKind.INFINITIVE or opener.text.lower() in _INTRODUCING:
            return True
        before = self.document.tokens[first - 1]
        if first == self.document.sentence_of(first).first or before.upos == "PUNCT":
            return True
        return before.upos == "NOUN" and opener.tag not in {"PTKZU", "VVIZU", "KON"}

    def _resolved_time(self, argument: Argument) -> str | None:
        """Write "an diesem Donnerstag" as its date, where the calendar knows it."""
        value = argument.value
        if value is None or value.kind is not ValueKind.DATE or value.day is None or value.precision is None:
            return None
        words = {t.text.lower() for t in self.document.words(argument.span)}
        published = self.document.published
        if value.precision == "day" and value.end_day not in {None, value.day}:
            return None  # "am vergangenen Wochenende" is no one day
        if argument.role is Role.SINCE and published is not None and value.day > published:
            return None  # "seit Montag" never means the Monday to come
        if argument.role is not Role.TIME and words & _UNCLEAR_TIMES:
            return None  # "bis heute" stays as it is
        if (
            value.precision not in _SPOKEN
            or not words & _RELATIVE_TIMES
            or argument.role not in {Role.TIME, Role.SINCE, Role.UNTIL}
        ):
            return None
        covered = value.last - value.first + 1
        if covered + 1 < len([t for t in self.document.words(argument.span) if t.upos != "PUNCT"]):
            return None
        return dated(argument.role, spoken_date(value.day, value.precision), value.precision)

    def trimmed(self, argument: Argument) -> list[int]:
        """Leave out what follows a name behind a comma: relative clauses and appositions do not restrict a name."""
        kept = [i for i in self._without_link(argument) if not self._is_inserted(i)]
        indexes = self._without_examples(kept)
        if argument.referent is None or self._is_list(argument):
            return indexes
        mention = max(
            (m.last for m in argument.referent.mentions if m.last in argument.span), default=argument.span.last
        )
        comma = next((i for i in indexes if i > mention and self.document.tokens[i].text in {",", "–", "—"}), None)
        if argument.role is Role.SUBJECT and argument.referent.is_person:
            behind = self.document.tokens[min(mention + 1, len(self.document.tokens) - 1)]
            comma = behind.index if behind.index in indexes and behind.text in _WHERE else comma
        return [i for i in indexes if comma is None or i < comma]

    def _without_link(self, argument: Argument) -> list[int]:
        """Leave out a particle that ties an opening phrase to the sentence before: "Auch der Minister", "etwa Fotos".

        What the phrase says is as true without; "auch ohne Regen" and "auch wenn" mean "even", "etwa 40" is a number,
        and "neben Ulm auch Celle" adds to what the sentence itself names.
        """
        first = argument.span.first
        opener = self.document.tokens[first]
        word, words = opener.text.lower(), list(argument.span)
        if len(words) == 1 or argument.constituent.function == "clause" or word not in _LINKING:
            return words
        following = self.document.tokens[first + 1]
        counted = any(v.first <= first + 1 <= v.last for v in self.document.values) or following.tag == "CARD"
        if word in _NAMING:
            return words if counted or following.tag not in _NOMINAL | {"PTKNEG"} else words[1:]
        opens = opener.text[:1].isupper() or self.document.tokens[first - 1].tag == "KON"  # "Aber auch in Wels"
        even = following.text.lower() in _EVEN or following.tag not in _NOMINAL | {"APPR", "APPRART", "CARD"}
        sentence = self.document.sentence_of(first)
        added = {t.text.lower() for t in self.document.words(Span(sentence.first, sentence.last))} & _ADDING
        return words if even or added or not opens else words[1:]

    def _is_inserted(self, index: int) -> bool:
        """Whether a word only links the sentence; one that joins the parts of a list stays: "alt, aber auch schön"."""
        word = self.document.tokens[index]
        if word.text.lower() not in _INSERTED:
            return False
        before = self.document.tokens[max(0, index - 1)]
        above_all = before.text == "allem" and word.text == "aber"
        return not (above_all or (before.text == "," and word.text in _JOINING))

    def _without_examples(self, indexes: list[int]) -> list[int]:
        """Leave out what a phrase names among others: "Helfer, darunter auch Soldaten"."""
        tokens = self.document.tokens
        comma = next((i for i in indexes[:-1] if tokens[i].text == "," and tokens[i + 1].text in _NAMING), None)
        if comma is None:
            return indexes
        close = next((i for i in indexes if i > comma and tokens[i].text == ","), indexes[-1])
        return [i for i in indexes if i < comma or i > close]

    def _is_list(self, argument: Argument) -> bool:
        return any(self.document.tokens[i].relation == "conj" for i in argument.span)

    def _ends_in_clause(self, indexes: Sequence[int]) -> bool:
        """Whether a relative or other clause closes the phrase, so that a comma must follow it."""
        if not indexes:
            return False
        first, last = indexes[0], indexes[-1]
        following = self.document.tokens[min(last + 1, len(self.document.tokens) - 1)]
        if self._ends_in_apposition(indexes):
            return following.upos == "PUNCT"  # where the text goes on without a comma, so does what is written
        if following.text == "," and self._is_aside(indexes):
            return True
        return any(
            c.span.last == last and first < c.span.first and c.kind in {ClauseKind.RELATIVE, ClauseKind.SUBORDINATE}
            for c in self.document.clauses
        )

    def _is_aside(self, indexes: Sequence[int]) -> bool:
        """Whether the comma behind a phrase closes what stands in it behind another: "das letzte Mal, 1987,".

        A comma that opens a clause closes nothing: "Köche, Wirte und Gäste, die ...".
        """
        if not any(self.document.tokens[i].text == "," for i in indexes[1:-1]):
            return False
        return all(c.span.first != indexes[-1] + 2 for c in self.document.clauses)

    def _ends_in_apposition(self, indexes: Sequence[int]) -> bool:
        """Whether an apposition behind a comma closes the phrase: "die Fähre, ein altes Schiff,"."""
        indexes = self.phrases.without_asides(list(indexes))
        commas = [i for i in indexes if self.document.tokens[i].text == ","]
        if not commas:
            return False
        behind = [i for i in indexes if i > commas[-1]]
        return any(self.document.tokens[i].relation == "appos" for i in behind)


def joined(pieces: Iterable[Piece], mark: str) -> str | None:
    """Return the pieces joined with the commas they need, or None where quotation marks or brackets do not pair."""
    words = ""
    pending_comma = False
    for piece in pieces:
        if not piece.text:
            continue
        if words:
            words += ", " if pending_comma or piece.opens_clause else " "
        words += piece.text
        pending_comma = piece.closes_clause
    if not words or not balanced_quotes(words):
        return None
    words = capitalised(words.replace(",,", ","))
    return words if mark == "." and words.endswith(".") else words + mark  # "Holm & Co."


def dated(role: Role, spoken: str, precision: str) -> str:
    """Return a date with the preposition its role and precision take: "am 20. Mai 2021", "seit März 2021"."""
    if precision == "day":
        spoken = spoken.partition(", ")[2] or spoken
    if role is Role.SINCE:
        return f"seit {'dem ' if precision == 'day' else ''}{spoken}"
    if role is Role.UNTIL:
        return f"bis {'zum ' if precision == 'day' else ''}{spoken}"
    return {"day": f"am {spoken}", "month": f"im {spoken}", "season": f"im {spoken}", "year": f"im Jahr {spoken}"}.get(
        precision, spoken
    )
