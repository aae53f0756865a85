"""The verbs of a clause as one: which tokens they are, and what tense, mood, voice and modality they express."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.german.clauses.finites import chosen, is_finite, is_mistagged
from questions.german.document import Document, Sentence, Token
from questions.german.morphology import verbs
from questions.german.morphology.lexicon import adjective_entries, verb_entries

MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
WITH_BARE_INFINITIVE = MODALS | {"lassen", "gehen", "werden", "bleiben", "sehen", "hören", "helfen", "lernen", "lehren"}
_AUXILIARY = frozenset({"aux", "cop"})
_CLAUSAL = frozenset({"root", "ccomp", "csubj", "advcl", "acl", "conj", "parataxis", "xcomp", "dep", "appos", "obj"})


@dataclass(frozen=True, slots=True)
class VerbComplex:
    """The verbs of one clause.

    `head` is the token that governs the clause in the tree (a noun or adjective beside a copula); `nodes` are the
    tokens whose dependents belong to the clause; `verbs` are in text order and include a separated prefix and "zu".
    `conflict` tells that tree and tags disagree about which verb is finite, or that a verb is missing.
    """

    head: int
    nodes: tuple[int, ...]
    verbs: tuple[int, ...]
    finite: int | None
    main_verb: int | None
    predicate: str
    passive: bool
    modal: str | None
    tense: str | None
    mood: str | None
    is_infinitive: bool
    conflict: bool


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb, or a participle tagged as an adjective that is no adjective of its own."""
    if token.tag.startswith("V"):
        return True
    low = token.text.lower()
    return token.tag == "ADJD" and bool(verbs.participle_of(low)) and low not in adjective_entries()


def find_complexes(document: Document, sentence: Sentence) -> list[VerbComplex]:
    """Return the verb complexes of a sentence in the order of their heads; a headline without verb has none."""
    merged = {t.index for t in _tokens(document, sentence) if _is_merged(document, t)}
    found = []
    for token in _tokens(document, sentence):
        if token.index in merged or (
            token.relation in _AUXILIARY and token.upos in {"AUX", "VERB"} and not token.is_root
        ):
            continue
        if _governs_clause(document, token):
            found.append(_complex(document, token))
    return found


def _tokens(document: Document, sentence: Sentence) -> tuple[Token, ...]:
    return document.tokens[sentence.first : sentence.last + 1]


def _auxiliaries(document: Document, token: Token) -> list[Token]:
    return [c for c in document.children(token.index) if c.relation in _AUXILIARY and c.tag.startswith("V")]


def _is_merged(document: Document, token: Token) -> bool:
    """Whether a bare infinitive or participle belongs to the verb complex of the verb it depends on: lässt bauen."""
    if (
        token.tag not in {"VVINF", "VAINF", "VMINF", "VVPP"}
        or token.is_root
        or token.relation not in {"xcomp", "ccomp"}
    ):
        return False
    if any(c.tag == "PTKZU" for c in document.children(token.index)) or _auxiliaries(document, token):
        return False
    governor = document.tokens[token.head]
    return governor.tag.startswith("V") and _lemma(governor) in WITH_BARE_INFINITIVE


def _governs_clause(document: Document, token: Token) -> bool:
    if is_finite(token) or any(is_finite(c) for c in _auxiliaries(document, token)) or is_mistagged(document, token):
        return True
    if token.tag == "VVIZU" or (
        token.tag.endswith("INF") and any(c.tag == "PTKZU" for c in document.children(token.index))
    ):
        return token.relation in _CLAUSAL and not _is_attribute(token)
    if token.relation == "conj" and token.tag in {"VVPP", "VVINF"}:
        return _governs_clause(document, document.tokens[token.head])
    return False


def _is_attribute(token: Token) -> bool:
    return token.relation == "amod"


def _complex(document: Document, head: Token) -> VerbComplex:
    nodes = [head]
    while merged := [c for c in document.children(nodes[-1].index) if _is_merged(document, c)]:
        nodes.append(merged[0])
    main = nodes[-1]
    members = [t for node in nodes for t in _members(document, node)]
    finite, doubtful = chosen([t for t in members if is_finite(t)])
    if finite is None and is_mistagged(document, head):
        finite, doubtful = head, True
        members = sorted({head.index: head, **{t.index: t for t in members}}.values(), key=lambda t: t.index)
    infinitive = finite is None and (main.tag == "VVIZU" or any(t.tag == "PTKZU" for t in members))
    others = [t for t in members if t is not finite and is_verbal(t)]
    lexical = main if is_verbal(main) else next((t for t in members if t.relation == "cop"), None)
    lexical = lexical or (members[-1] if members else None)
    tense, mood, passive = _categories(finite, others, lexical) if lexical else (None, None, False)
    modal = next((_lemma(t) for t in members if t is not lexical and _lemma(t) in MODALS | {"lassen"}), None)
    return VerbComplex(
        head=head.index,
        nodes=tuple({t.index: None for t in (*nodes, *(m for m in members if m.tag.startswith("V")))}),
        verbs=tuple(sorted({t.index for t in members})),
        finite=finite.index if finite else None,
        main_verb=lexical.index if lexical else None,
        predicate=_predicate(lexical, members) if lexical else "",
        passive=passive,
        modal=modal,
        tense=tense,
        mood=mood,
        is_infinitive=infinitive,
        conflict=doubtful or _lacks_infinitive(finite, lexical, members),
    )


def _lacks_infinitive(finite: Token | None, lexical: Token | None, members: list[Token]) -> bool:
    """Whether a modal verb has a participle without the infinitive between them: soll gebaut (und verkauft werden)."""
    if finite is None or lexical is None or finite.tag != "VMFIN" or lexical.tag not in {"VVPP", "ADJD"}:
        return False
    return not any(t.tag.endswith("INF") for t in members)


def _members(document: Document, node: Token) -> Iterator[Token]:
    if is_verbal(node):
        yield node
    for child in document.children(node.index):
        auxiliary = child.relation in _AUXILIARY and child.tag.startswith("V")
        if auxiliary or child.tag in {"PTKZU", "PTKVZ"} or (is_finite(node) and _is_prefix(document, node, child)):
            yield child


def _is_prefix(document: Document, node: Token, child: Token) -> bool:
    """Whether a small word at the clause's end is the prefix of a listed verb: besteht ... fort, gibt ... preis."""
    if not child.text.islower() or child.index <= node.index or document.children(child.index):
        return False
    if child.text in verbs.SOMETIMES_SEPARABLE:
        return False
    after = document.tokens[child.index + 1 : child.index + 2]
    closes = not after or after[0].upos in {"PUNCT", "CCONJ"}
    return closes and verb_entries().get(child.text.lower() + _lemma(node), "").startswith(f"{child.text.lower()}|")


def _lemma(token: Token) -> str:
    """The verb's lemma: the lexicon's where it is certain, else the analyser's; "möchte" belongs to mögen."""
    lemmas = {reading.lemma for reading in verbs.analyse_form(token.text.lower())}
    return lemmas.pop() if len(lemmas) == 1 else token.lemma


def _predicate(lexical: Token, members: list[Token]) -> str:
    lemma = token_lemma(lexical)
    prefix = next((t.text.lower() for t in members if not is_verbal(t) and t.tag != "PTKZU"), "")
    return lemma if lemma.startswith(prefix) else prefix + lemma


def token_lemma(token: Token) -> str:
    """Return the infinitive of a verb form; the lexicon overrules an analyser's lemma that is no verb."""
    if verbs.is_verb(token.lemma):
        return token.lemma
    readings = {reading.lemma for reading in verbs.analyse_form(token.text.lower())} if is_finite(token) else set()
    readings |= set(verbs.participle_of(token.text.lower()))
    return readings.pop() if len(readings) == 1 else token.lemma


def _categories(finite: Token | None, others: list[Token], lexical: Token) -> tuple[str | None, str | None, bool]:
    """Return tense, mood and whether the clause is passive (of action or of state)."""
    lemmas = {_lemma(t) for t in others if t is not lexical}
    participle = lexical.tag in {"VVPP", "ADJD"}
    if finite is None:
        return None, None, participle and "werden" in lemmas
    own = _lemma(finite)
    tense, mood = _tense_and_mood(finite)
    chain = lemmas | {own}
    worden = any(t.text.lower() == "worden" for t in others)
    passive = participle and (worden or "werden" in chain - ({own} if worden else set()))
    if (
        participle
        and not passive
        and "sein" in chain
        and "haben" not in chain
        and verbs.auxiliary(token_lemma(lexical)) == "haben"
    ):
        return tense, mood, True  # the state that an action left: ist geöffnet
    perfect = (
        own in {"haben", "sein"} and finite is not lexical and (not passive or worden) and (participle or bool(others))
    )
    if perfect:
        return {"present": "perfect", "preterite": "pluperfect"}[tense], mood, passive
    if own == "werden" and finite is not lexical and not (passive and len(others) == 1):
        return ("present" if mood == "subjunctive-2" else "future"), mood, passive
    return tense, mood, passive


def _tense_and_mood(finite: Token) -> tuple[str, str]:
    """The simple tense and the mood: by the lexicon where the form decides, else by the analyser's features."""
    if finite.tag.endswith("IMP"):
        return "present", "imperative"
    readings = [r for r in verbs.analyse_form(finite.text.lower()) if r.person == finite.feats.get("Person", "3")]
    number = finite.feats.get("Number")
    readings = [r for r in readings if r.number == number] or readings
    moods = {r.mood for r in readings}
    mood = moods.pop() if len(moods) == 1 else finite.feats.get("Mood", "Ind")
    if moods and mood == "Sub" and "Ind" in {r.mood for r in readings}:
        mood = "Ind"  # a form that is also indicative reports nothing by itself
    tenses = {r.tense for r in readings if r.mood == mood}
    tense = tenses.pop() if len(tenses) == 1 else finite.feats.get("Tense", "Pres")
    if mood == "Sub":
        return "present", "subjunctive-1" if tense == "Pres" else "subjunctive-2"
    return ("present" if tense == "Pres" else "preterite"), "indicative"
