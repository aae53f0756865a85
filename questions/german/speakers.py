"""Who speaks: the subject of a verb of saying, or the source that "laut" and "nach Angaben" name."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from questions.german.document import Document, Sentence, Token
from questions.german.quotation_marks import MARKS
from questions.german.speech_verbs import SOURCE_NOUNS, SOURCE_PREPOSITIONS, SPEAKERLESS

Extent = tuple[int, int]
"""The first and the last token of a phrase."""

_CUT = frozenset({"acl", "advcl", "ccomp", "parataxis", "cop", "aux", "discourse", "vocative"})
_CARRIES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_IMPERSONAL = frozenset({"es", "man", "was", "das", "dies", "sich"})
_NAME_PREPOSITIONS = frozenset({"von", "vom", "für", "im", "zur", "zum", "der"})
_IN_WORDS = frozenset({"in", "im", "beim", "bei", "aus", "vom", "von"})
_PHRASE_END = frozenset(",.;:!?–—-()[]") | {"--"}


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb."""
    return token.upos in {"VERB", "AUX"} and (token.has(VerbForm="Fin") or token.tag.endswith("FIN"))


def predicate_lemma(document: Document, verb: int) -> str:
    """The lemma of a verb with its separated prefix: "hinzufügen" for "fügte ... hinzu"."""
    lemma = document.tokens[verb].lemma
    known = {"bekannt", "preis", "kund"} if lemma in {"geben", "machen", "tun"} else frozenset()
    prefixes = [c.text for c in document.children(verb) if c.deprel == "compound:prt" or c.text.lower() in known]
    return "".join(prefixes).lower() + lemma


def lexical_verb(document: Document, finite: int) -> int:
    """The verb that carries the meaning: the participle for an auxiliary."""
    token = document.tokens[finite]
    return token.head if token.relation == "aux" else finite


def noun_phrase(document: Document, head: int) -> Extent:
    """The phrase around a nominal head without clauses and marks at its edges, appositions included."""
    kept = {head}
    stack = [head]
    while stack:
        for child in document.children(stack.pop()):
            if child.relation not in _CUT:
                kept.add(child.index)
                stack.append(child.index)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept or _continues_name(document, last + 1):
        last += 1
    return trimmed(document, first, last)


def _continues_name(document: Document, index: int) -> bool:
    """Whether a name goes on that the tree has broken off: "Kremlchef" + "Putin"."""
    if index >= len(document.tokens):
        return False
    return document.tokens[index].upos == "PROPN" and document.tokens[index - 1].upos in {"NOUN", "PROPN"}


def trimmed(document: Document, first: int, last: int) -> Extent:
    """The extent without punctuation, adverbs and conjunctions at its ends."""
    outer = {"PUNCT", "CCONJ"}
    while first < last and document.tokens[first].upos in outer | {"ADV"}:
        first += 1
    while last > first and document.tokens[last].upos in outer | {"ADV"}:
        last -= 1
    for index in range(first + 1, last + 1):
        if document.tokens[index].upos == "DET" and document.tokens[index - 1].upos == "PROPN":
            last = index - 1  # a name has no genitive behind it: this is whom it was said to
            break
    texts = [token.text for token in document.tokens[first : last + 1]]
    if "(" in texts and ")" not in texts:
        closed = last + 1 < len(document.tokens) and document.tokens[last + 1].text == ")"
        last = last + 1 if closed else max(first, first + texts.index("(") - 1)
    return first, last


def subject_of(document: Document, verb: int) -> Extent | None:
    """The phrase of who does what the verb says: its subject, shared or relative ones traced, or a passive's agent."""
    for _ in range(len(document.tokens)):
        token = document.tokens[verb]
        for child in document.children(verb):
            if child.deprel == "nsubj":
                return _speaker(document, child, verb)
            if child.deprel == "nsubj:pass":
                return _agent(document, verb)
        if token.relation not in _CARRIES_SUBJECT or token.is_root:
            return None
        verb = token.head
    return None


def _speaker(document: Document, subject: Token, verb: int) -> Extent | None:
    if subject.has(PronType="Rel") or subject.tag == "PRELS":
        return noun_phrase(document, document.tokens[verb].head)
    if subject.tag == "ART" and not subject.is_root and document.tokens[subject.head].upos in _NOMINAL:
        return noun_phrase(document, subject.head)
    if (
        subject.tag == "ART"
        or subject.text.lower() in _IMPERSONAL
        or subject.upos not in _NOMINAL | {"ADJ", "NUM", "X", "DET"}
    ):
        return None
    return noun_phrase(document, subject.index)


def _agent(document: Document, verb: int) -> Extent | None:
    for child in document.children(verb):
        case = next((c for c in document.children(child.index) if c.relation == "case"), None)
        if child.relation == "obl" and case and case.lemma == "von":
            return noun_phrase(document, child.index)[0] + 1, noun_phrase(document, child.index)[1]
    return None


def speaker_of(document: Document, verb: int, quoted: AbstractSet[int] = frozenset()) -> Extent | None:
    """Who speaks by a verb of saying, never a phrase that begins in `quoted` words.

    The tree's subject counts unless the verb stands behind a comma or a mark and a nominative follows it: there it
    stands after the verb ("Das Haus brenne, riefen Kinder"), whatever the tree says.
    """
    if predicate_lemma(document, verb) in SPEAKERLESS:
        return None
    finite = next((c.index for c in document.children(verb) if c.relation == "aux" and is_finite(c)), verb)
    sentence = document.sentence_of(finite)
    phrase = subject_of(document, verb)
    if phrase and (phrase[0] in quoted or is_label(document, phrase)):
        phrase = None
    before = document.tokens[finite - 1].text if finite > sentence.first else ""
    if (before == "," or before in MARKS) and (phrase is None or phrase[1] < finite):
        after = phrase_after(document, finite + 1, sentence.last)
        return after if after and _is_nominative(document, after) else phrase
    labelled = phrase is None and any(is_label(document, (c.index, c.index)) for c in document.children(verb))
    if phrase is None and (labelled or not any(c.relation == "nsubj" for c in document.children(verb))):
        return _vorfeld(document, sentence, finite)
    return phrase


def is_label(document: Document, phrase: Extent) -> bool:
    """Whether a colon follows the phrase: it is what the sentence is about ("Verkehr: Die Partei fordert ...")."""
    return phrase[1] + 1 < len(document.tokens) and document.tokens[phrase[1] + 1].text == ":"


def _is_nominative(document: Document, phrase: Extent) -> bool:
    words = document.tokens[phrase[0] : phrase[1] + 1]
    nominal = [word for word in words if word.upos in _NOMINAL]
    return words[0].upos != "ADP" and nominal[0].feats.get("Case", "Nom") == "Nom"


def _vorfeld(document: Document, sentence: Sentence, finite: int) -> Extent | None:
    """What stands before the finite verb, if it is a name: the tree loses names like "von der Leyen"."""
    before = document.tokens[sentence.first : finite]
    if before and before[-1].upos == "PROPN" and not any(token.upos == "PUNCT" for token in before):
        return sentence.first, finite - 1
    return None


def phrase_after(document: Document, index: int, last: int) -> Extent | None:
    """The words from `index` to the next mark or verb, read without the tree, if a nominal word is among them."""
    end = index
    while (
        end <= last
        and document.tokens[end].text not in _PHRASE_END
        and document.tokens[end].upos not in {"VERB", "AUX", "SCONJ"}
    ):
        end += 1
    words = document.tokens[index:end]
    if not any(token.upos in _NOMINAL for token in words) or words[0].text.lower() in _IMPERSONAL:
        return None
    return trimmed(document, index, end - 1)


_RULES = ("richtlinie", "richtlinien", "gesetz", "vertrag", "verordnung", "regel", "regeln", "abkommen", "norm", "plan")


def source_in(document: Document, sentence: Sentence) -> tuple[Extent, int] | None:
    """The source that a sentence names, and the word that tells: "laut X", "X zufolge", ", so X", "heißt es im X"."""
    for index in range(sentence.first, sentence.last + 1):
        word = document.tokens[index].text
        phrase = None
        if word.lower() in SOURCE_PREPOSITIONS and document.tokens[index].upos == "ADP":
            phrase = _governed(document, sentence, index)
        elif word in SOURCE_NOUNS and index > sentence.first:
            phrase = _genitive(document, sentence, index)
        elif word == "es" and document.tokens[index - 1].lemma in SPEAKERLESS and index > sentence.first:
            phrase = _place_of_words(document, sentence, index)
        elif word == "so" and document.tokens[index - 1].text == "," and sentence.first < index < sentence.last:
            phrase = _last_words(document, sentence, index)
        if phrase:
            return phrase, index
    return None


def _governed(document: Document, sentence: Sentence, preposition: int) -> Extent | None:
    """The noun phrase directly behind "laut" or directly before "zufolge"."""
    token = document.tokens[preposition]
    if token.is_root:
        return None
    first, last = noun_phrase(document, token.head)
    if first <= preposition <= last:
        first, last = (preposition + 1, last) if token.head > preposition else (first, preposition - 1)
    if first != preposition + 1 and last != preposition - 1:
        return phrase_after(document, preposition + 1, sentence.last) if token.text.lower() == "laut" else None
    if document.tokens[first].text.lower().startswith("eigen"):
        return subject_of(document, document.tokens[token.head].head)
    said = trimmed(document, first, _before_circumstance(document, first, last))
    rules = (t.text.lower().endswith(_RULES) for t in document.tokens[said[0] : said[1] + 1])
    return None if token.text.lower() == "gemäß" and any(rules) else said  # nobody says what a rule lays down


def _before_circumstance(document: Document, first: int, last: int) -> int:
    """The last word before a preposition that no name of a person or body goes on with: "laut Amt | aus Bremen"."""
    for index in range(first + 1, last + 1):
        token = document.tokens[index]
        if token.upos == "ADP" and token.text.lower() not in _NAME_PREPOSITIONS:
            return index - 1
    return last


def _genitive(document: Document, sentence: Sentence, noun: int) -> Extent | None:
    """Whose statement a noun after "nach" is: "nach Angaben der Polizei", "nach den Worten von Meier"."""
    before = [token.text.lower() for token in document.tokens[max(sentence.first, noun - 2) : noun]]
    if "nach" not in before or noun == sentence.last:
        return None
    if before[-1].startswith("eigen"):
        root = next(index for index in range(sentence.first, sentence.last + 1) if document.tokens[index].is_root)
        return subject_of(document, root)
    start = noun + 1 + (document.tokens[noun + 1].text.lower() in {"von", "vom"})
    for child in document.children(noun):
        if child.relation == "nmod" and child.index >= start:
            first, last = noun_phrase(document, child.index)
            first = max(first, start)
            return trimmed(document, first, _before_circumstance(document, first, last))
    return phrase_after(document, start, sentence.last)


def _place_of_words(document: Document, sentence: Sentence, index: int) -> Extent | None:
    """Where words stand: "heißt es in dem Bericht", "hieß es beim Amt"."""
    following = index + 1
    if following > sentence.last or document.tokens[following].text.lower() not in _IN_WORDS:
        return _vorfeld_of_words(document, sentence, index)
    extent = phrase_after(document, following + 1, sentence.last)
    return extent if extent is not None and extent[0] == following + 1 else None


def _vorfeld_of_words(document: Document, sentence: Sentence, index: int) -> Extent | None:
    """Where words stand that follow: "In dem Bericht hieß es, ..."."""
    whole = (sentence.first + 1, index - 2)
    if document.tokens[sentence.first].text.lower() not in _IN_WORDS or whole[0] > whole[1]:
        return None
    return whole if phrase_after(document, *whole) == whole else None


def _last_words(document: Document, sentence: Sentence, index: int) -> Extent | None:
    """The speaker behind ", so" where a mark or the end follows; ", so wie X" compares, ", so etwa X" is an example."""
    if document.tokens[index + 1].text in {"wie", "etwa", "zum", "beispielsweise"}:
        return None
    phrase = phrase_after(document, index + 1, sentence.last)
    rest = document.tokens[phrase[1] + 1 : sentence.last + 1] if phrase else ()
    return phrase if not rest or rest[0].upos in {"PUNCT", "ADV"} else None
