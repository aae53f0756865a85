"""Which phrases can be entered as an answer: short and telling ones, and the forms in which they are right."""

from __future__ import annotations

from questions.asking import AnswerKind, Asking
from questions.facts import Role
from questions.german.document import Token
from questions.german.light_verbs import is_set_phrase
from questions.material import Material

_PHRASES = frozenset({AnswerKind.THING, AnswerKind.PEOPLE, AnswerKind.BODY, AnswerKind.PLACE})
_MOST_WORDS = 4  # without article and preposition: more is no answer to type
_MOST_LETTERS = 64
_LONG = 9  # letters of a noun that says enough without its adjective
_TELLING = 13  # of one that says enough without what describes it
_LEAST_BESIDE = 2  # nouns, names and numbers that tell what is asked about
_SURE = 0.6
_SMALL = frozenset({"ART", "APPR", "APPRART", "PUNCT", "$,", "$(", "KOKOM"})
_INDEFINITE = frozenset({"PIAT", "PIDAT", "PIS", "PDAT", "PPOSAT", "PPER", "PDS", "CARD"})
_POINTING = frozenset({"PPOSAT", "PDAT", "PPER", "PDS"})
_LIGHT = frozenset("haben sein geben machen bekommen erhalten tun nehmen stehen kommen gehen liegen".split())
_UNTELLING = frozenset(
    """Ding Sache Thema Problem Frage Folge Ergebnis Teil Art Weise Möglichkeit Grund Rolle Fall Ziel Schritt Seite
    Punkt Bereich Form Lage Situation Position Zeit Mal Ende Anfang Beginn Mitte Zahl Anzahl Reihe Menge Mehrheit
    Mensch Leute Person Mann Frau Kind Wert Weg Sinn Chance Gelegenheit Sorge Druck Platz Recht Erfolg Kritik
    Maßnahme Entwicklung Bedeutung Auswirkung Angabe Kampf Entscheidung Aufgabe Arbeit Beispiel""".split()
)
_GROUPING = frozenset({"gehören", "zählen", "angehören", "umfassen"})  # seldom by one alone
_ROUGHLY = ("zehntausend", "hunderttausend", "dutzend", "tausend", "hundert", "million")
_BEHIND = frozenset({"anderer", "andere", "anderen", "weiterer", "weitere", "weiteren", "solche", "viele", "einige"})


def is_enterable(material: Material, asking: Asking) -> bool:
    """Whether a phrase is a short answer that tells something, to a question that says enough."""
    if asking.kind not in _PHRASES or len(asking.answer) > _MOST_LETTERS:
        return False
    words = [material.document.tokens[i] for i in material.wording.indexes(asking.argument)]
    telling = [t for t in words if t.tag not in _SMALL and t.upos != "PUNCT"]
    head = material.document.tokens[asking.argument.constituent.head]
    if not 0 < len(telling) <= _MOST_WORDS or asking.argument.constituent.confidence < _SURE:
        return False
    if any(t.text.lower() in _BEHIND or t.upos in {"VERB", "ADV", "PRON"} for t in words):
        return False
    if any(t.tag in _INDEFINITE for t in words if t.index < head.index or t.tag in _POINTING):
        return False
    if head.lemma in _UNTELLING or asking.argument.value is not None or asking.fact.clause.predicate in _GROUPING:
        return False
    if any(t.text.lower().startswith(_ROUGHLY) for t in words) or _stands_for_name(asking, head):
        return False
    if is_set_phrase(asking.fact.clause.predicate, head.lemma):
        return False  # the verb gives the noun away
    bare = words[0].index == head.index and len(words) > 1 and asking.argument.role is not Role.PREDICATE
    if head.has(Number="Sing") and bare:
        return False  # "Verkehr auf Autobahn" is a headline's
    if len(telling) == 1 and (len(head.text) < _LONG or _is_known(material, head)):
        return False
    return _tells_enough(material, asking)


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
    first, joint, second = forms[1].partition(" und ")
    if joint:
        forms.append(f"{second} und {first}")
    return tuple(dict.fromkeys(f for f in forms if f))


def _stands_for_name(asking: Asking, head: Token) -> bool:
    """Whether "die neue Vorsitzende" or "ein Sprecher" stands for somebody whom one could ask for by name."""
    return asking.kind is AnswerKind.PEOPLE and head.has(Number="Sing") and asking.argument.role is not Role.PREDICATE


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
