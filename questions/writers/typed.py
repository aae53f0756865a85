"""Which phrases can be entered as an answer: short and telling ones, and the forms in which they are right."""

from __future__ import annotations

from collections.abc import Sequence

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Role
from questions.german.document import Token, ValueKind
from questions.german.gazetteer import other_nations
from questions.german.light_verbs import is_set_phrase
from questions.material import Material
from questions.wording.phrases import balanced_quotes
from questions.writers.rivals import OPEN, SHARED

_PHRASES = frozenset({AnswerKind.THING, AnswerKind.PEOPLE, AnswerKind.BODY, AnswerKind.PLACE})
_ACTING = frozenset({AnswerKind.PEOPLE, AnswerKind.BODY})
_MOST_WORDS = 4  # without article and preposition: more is no answer to type
_MOST_WITH_CORE = 7  # ... where noun and adjectives alone will do
_MOST_LETTERS = 80
_LONG = 9  # letters of a noun that says enough without its adjective
_TELLING = 13  # of one that says enough without what describes it
_LEAST_BESIDE = 2  # nouns, names and numbers that tell what is asked about
_SURE = 0.5
_SURE_AS = 0.35  # of a phrase with "als" behind a verb that takes one
_SMALL = frozenset({"ART", "APPR", "APPRART", "PUNCT", "$,", "$(", "KOKOM"})
_INDEFINITE = frozenset({"PIAT", "PIDAT", "PIS", "PDAT", "PPOSAT", "PPER", "PDS", "CARD"})
_QUOTES = frozenset('„“”»«"')
_PAST = frozenset({"preterite", "perfect", "pluperfect"})
_POINTING = frozenset({"PPOSAT", "PDAT", "PPER", "PDS"})
_OF_STATE = "Bundes"  # how the name of a body begins of which there is but one: "Bundesregierung"
_COMPOUND = 11  # letters of a noun that tells which one without an article
_ORDER = ("erst", "zweit", "dritt", "letzt", "nächst", "neu", "ander", "weiter", "möglich", "solch")
_LIGHT = frozenset("haben sein geben machen bekommen erhalten tun nehmen stehen kommen gehen liegen".split())
_UNTELLING = frozenset(
    """Ding Sache Thema Problem Frage Folge Ergebnis Teil Art Weise Möglichkeit Grund Rolle Fall Ziel Schritt Seite
    Punkt Bereich Form Lage Situation Position Zeit Mal Ende Anfang Beginn Mitte Zahl Anzahl Reihe Menge Mehrheit
    Mensch Leute Person Mann Frau Kind Wert Weg Sinn Chance Gelegenheit Sorge Druck Platz Recht Erfolg Kritik
    Name Höhepunkt Größe Maßnahme Entwicklung Bedeutung Auswirkung Angabe Kampf Entscheidung Aufgabe Arbeit
    Beispiel""".split()
)
_COUNTING = frozenset("Teil Zahl Anzahl Reihe Menge Mehrheit Art Weise Mal Beginn Anfang Ende Mitte Seite".split())
_ROUGHLY = ("zehntausend", "hunderttausend", "dutzend", "tausend", "hundert", "million")
_BEHIND = frozenset({"anderer", "andere", "anderen", "weiterer", "weitere", "weiteren", "solche", "viele", "einige"})


def is_enterable(material: Material, asking: Asking) -> bool:
    """Whether a phrase is a short answer that tells something, to a question that says enough."""
    if asking.kind not in _PHRASES or len(asking.answer) > _MOST_LETTERS:
        return False
    words = [material.document.tokens[i] for i in material.wording.indexes(asking.argument)]
    telling = [t for t in words if t.tag not in _SMALL and t.upos != "PUNCT"]
    head = material.document.tokens[asking.argument.constituent.head]
    core = _core(words, head) if len(telling) > _MOST_WORDS else words
    if not 0 < len(telling) <= _MOST_WITH_CORE or not core or not _is_sure(asking):
        return False
    if any(t.text.lower() in _BEHIND or t.upos in {"VERB", "PRON"} for t in words) or any(
        t.upos == "ADV" for t in core
    ):
        return False
    if any(t.tag in _INDEFINITE for t in words if t.index < head.index or t.tag in _POINTING):
        return False
    told = head.lemma in _UNTELLING and (head.lemma in _COUNTING or not _is_completed(words, head))
    if told or asking.argument.value is not None or _is_open(asking):
        return False
    if any(t.text.lower().startswith(_ROUGHLY) for t in words) or _stands_for_name(asking, head):
        return False
    if is_set_phrase(asking.fact.clause.predicate, head.lemma) or _has_other_names(material, asking):
        return False  # the verb gives the noun away, or who did it may be called otherwise as well
    bare = words[0].index == head.index and len(words) > 1 and asking.argument.role is not Role.PREDICATE
    if (
        (head.has(Number="Sing") and bare)
        or _is_general(material, asking)
        or not _is_one(material, asking, words, head)
    ):
        return False  # "Verkehr auf Autobahn" is a headline's
    if len(telling) == 1 and (len(head.text) < _LONG or _is_known(material, head)):
        return False
    return _tells_enough(material, asking)


def is_single_event(material: Material, asking: Asking) -> bool:
    """Whether nobody else can have done it: it happened once, or to one certain thing, beside a name, date or "das".

    "Welches Land fördert Öl?" and "Welcher Flug braucht acht Stunden?" may have many answers.
    """
    fact = asking.fact
    if asking.argument.role is not Role.SUBJECT or fact.clause.passive or asking.kind is AnswerKind.THING:
        return True
    document = material.document
    if fact.first(Role.CONTENT) is not None:
        return True  # what somebody says is one certain thing, so is what stands in quotation marks
    others = [a for a in fact.arguments if a is not asking.argument and a.constituent.function != "clause"]
    certain = [a for a in others if a.referent is not None or document.tokens[a.span.first].has(Definite="Def")]
    certain += [a for a in others if any(t.text in _QUOTES for t in document.words(a.span))]
    dated = any(a.value is not None and a.value.kind is ValueKind.DATE for a in others)
    if fact.clause.tense in _PAST:
        return dated or bool(certain) or any(_holds_definite(document.words(a.span)) for a in others)
    return any(a.role in SHARED for a in certain)


def _holds_definite(words: Sequence[Token]) -> bool:
    """Whether a phrase speaks of something certain: "beim Umbau", "mehr Rechte für die Provinz"."""
    return any(t.tag == "APPRART" or t.has(Definite="Def") for t in words)


def _is_general(material: Material, asking: Asking) -> bool:
    """Whether the question is about all of a kind, of whom much may be said: "Wovon profitieren Kunden?"."""
    fact = asking.fact
    subject = fact.first(Role.SUBJECT)
    if subject is None or subject is asking.argument or fact.clause.tense != "present" or subject.referent is not None:
        return False
    words = material.document.words(subject.span)
    head = material.document.tokens[subject.constituent.head]
    opener = words[0].tag in {"ART", "PPOSAT", "PDAT", "CARD"} or words[0].upos == "PROPN"
    return head.upos == "NOUN" and head.has(Number="Plur") and not opener


def _core(words: list[Token], head: Token) -> list[Token]:
    """The noun with what stands before it, where that says enough without what follows; else nothing."""
    core = [t for t in words if t.index <= head.index]
    described = any(t.tag == "ADJA" for t in core)
    return core if described or len(head.text) >= _LONG else []


def _is_sure(asking: Asking) -> bool:
    """Whether the phrase is surely one; an "als" behind a verb that takes it can hardly be anything else."""
    return asking.argument.constituent.confidence >= (_SURE_AS if asking.phrase == "als was" else _SURE)


def _is_open(asking: Asking) -> bool:
    """Whether much could be said of the verb; what it governs by a preposition is one thing."""
    governed = asking.phrase.startswith("wo") and asking.phrase != "wo"
    return asking.fact.clause.predicate in OPEN and not governed


def accepted_forms(material: Material, asking: Asking) -> tuple[str, ...]:
    """Return the phrase as in the text, without article and preposition, and a long noun without its adjectives."""
    words = [material.document.tokens[i] for i in material.wording.indexes(asking.argument)]
    head = material.document.tokens[asking.argument.constituent.head]
    start = next((n for n, t in enumerate(words) if t.tag not in _SMALL and t.upos != "PUNCT"), 0)
    bare = words[start:]
    forms = [asking.answer, material.wording.phrases.text(t.index for t in bare), *asking.accepted]
    if len(head.text) >= _LONG:
        forms.append(material.wording.phrases.text(t.index for t in bare if t.tag != "ADJA" or t.index > head.index))
    if len(head.text) >= _TELLING:
        forms.append(head.text)
    if len(bare) > _MOST_WORDS:
        plain = [t.index for t in bare if t.tag != "ADJA" and t.upos not in {"ADV", "PUNCT"}]
        least = head.index if len(head.text) >= _LONG else head.index + 1
        ends = [t.index for t in bare if t.upos in {"NOUN", "PROPN"} and t.index >= least]
        forms += [material.wording.phrases.text(i for i in plain if i <= end) for end in ends]
        forms.append(material.wording.phrases.text(t.index for t in bare if t.index <= head.index))
    first, joint, second = forms[1].partition(" und ")
    if joint and any(t.relation == "conj" and t.head == head.index for t in words):
        forms.append(f"{second} und {first}")
    return tuple(dict.fromkeys(f for f in forms if f and balanced_quotes(f)))


def _is_one(material: Material, asking: Asking, words: list[Token], head: Token) -> bool:
    """Whether a phrase speaks of one certain thing: it is definite, or a compound or an origin tells which.

    "Mögliche Interessenten" and "brisante Schlussfolgerungen" could be said in many ways.
    """
    adjectives = [t for t in words if t.tag == "ADJA" and t.index < head.index]
    if any(t.text.lower().startswith(_ORDER) for t in adjectives):
        return False
    if any(i in material.referents.by_token for i in asking.argument.span):
        return True
    opener = material.document.tokens[asking.argument.span.first]
    first = next((t for t in (opener, *words) if t.tag in {"ART", "APPRART"}), None)
    if first is not None and not first.text.lower().startswith(("ein", "kein")):
        return True
    if _is_completed(words, head):
        return True
    if adjectives:
        return all(t.lemma.endswith("isch") or (t.text.istitle() and t.text.endswith("er")) for t in adjectives)
    return len(head.text) >= _COMPOUND


def _is_completed(words: list[Token], head: Token) -> bool:
    """Whether a noun or name behind the head tells which: "eine Frist von acht Jahren", "den Kampf gegen den Lärm"."""
    return any(t.index > head.index and t.upos in {"NOUN", "PROPN"} for t in words)


def _stands_for_name(asking: Asking, head: Token) -> bool:
    """Whether "die neue Vorsitzende" or "ein Sprecher" stands for somebody whom one could ask for by name."""
    return asking.kind is AnswerKind.PEOPLE and head.has(Number="Sing") and asking.argument.role is not Role.PREDICATE


def _has_other_names(material: Material, asking: Asking) -> bool:
    """Whether who acts is neither named nor told apart by a nation: not "der Rat von Imst", "das syrische Heer".

    "Die Delegierten" and "eine Theatergruppe" have a name elsewhere, and a body acts through its people; but "die
    Bundesregierung" is the name of one.
    """
    if asking.kind not in _ACTING or asking.argument.role is not Role.SUBJECT:
        return False
    named = any(i in material.referents.by_token for i in asking.argument.span)
    words = material.document.words(asking.argument.span)
    told = named or any(t.tag == "ADJA" and other_nations(t.text, 1) for t in words)
    head = material.document.tokens[asking.argument.constituent.head]
    told = told or (words[0].has(Definite="Def") and head.has(Number="Sing") and head.text.startswith(_OF_STATE))
    return asking.kind is AnswerKind.PEOPLE or not told


def _is_known(material: Material, head: Token) -> bool:
    """Whether earlier sentences speak of what the noun means already, so that it only takes that up."""
    return any(t.lemma == head.lemma for t in material.document.tokens[: head.index])


def _tells_enough(material: Material, asking: Asking) -> bool:
    """Whether the question names enough for one answer: names, numbers and nouns beside what is asked for."""
    rest = [i for i in asking.fact.clause.span if i not in asking.argument.span]
    beside = [i for i in rest if material.document.tokens[i].upos in {"NOUN", "PROPN", "NUM"}]
    replaced = [i for i in rest if (r := material.references.by_token.get(i)) is not None and r.text]
    named = [i for i in beside if material.document.tokens[i].upos == "PROPN"]
    least = 1 if (named or replaced) and asking.fact.clause.predicate not in _LIGHT else _LEAST_BESIDE
    return len(beside) + len(replaced) >= least
