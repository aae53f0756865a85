"""Words that may surely be said otherwise: the same is meant whatever stands around them.

Hand-written and narrow: `questions.german.synonyms` tells what may be meant by one another, this what always is.
"""

from __future__ import annotations

from functools import cache

from questions.german.document import Token
from questions.german.morphology.verbs import analyse_form, finite, participle

_ADVERBS = """derzeit zurzeit; zurzeit derzeit; momentan derzeit; bislang bisher; bisher bislang; lediglich nur;
mittlerweile inzwischen; inzwischen mittlerweile; umgehend sofort; beinahe fast; nahezu fast; häufig oft; oft häufig;
anschließend danach; künftig in_Zukunft; kürzlich vor_Kurzem; bereits schon; zugleich gleichzeitig;
gleichzeitig zugleich"""
_BEFORE_NUMBERS = "rund etwa; etwa rund; ungefähr rund; circa etwa; zirka etwa; ca. etwa; nahezu fast; beinahe fast"
_MANY = "zahlreiche viele; zahlreichen vielen; zahlreicher vieler; sämtliche alle; sämtlichen allen; sämtlicher aller"
_NOUNS = "Jänner Januar; Feber Februar"
_CONJUNCTIONS = "weil da; da weil"
_VERBS = """fordern verlangen; verlangen fordern; erhalten bekommen; bekommen erhalten; benötigen brauchen;
untersagen verbieten; verbieten untersagen; gestatten erlauben; erwerben kaufen; verringern reduzieren;
reduzieren verringern; unterzeichnen unterschreiben; unterschreiben unterzeichnen; befürchten fürchten;
errichten bauen; bewilligen genehmigen; genehmigen bewilligen; benutzen verwenden; erläutern erklären"""


def reworded(token: Token, following: Token) -> str | None:
    """Return another word for a token that is no verb, in the same form, or None.

    `following` is the token behind it: "rund" is "etwa" before a number alone.
    """
    word = token.text
    if token.upos == "NOUN":
        return _pairs(_NOUNS).get(word)
    if token.tag == "KOUS":
        return _pairs(_CONJUNCTIONS).get(word)
    if following.upos == "NUM" or following.tag == "CARD":
        return _pairs(_BEFORE_NUMBERS).get(word)
    if token.tag in {"ADJA", "PIAT", "PIDAT"}:
        return _pairs(_MANY).get(word)
    if token.tag in {"ADV", "ADJD"}:
        return _pairs(_ADVERBS).get(word)
    return None


def reworded_verb(token: Token, predicate: str) -> str | None:
    """Return the form of another verb with the same objects for a verb of the predicate, or None."""
    other = _pairs(_VERBS).get(predicate)
    if other is None:
        return None
    if token.tag == "VVPP":
        return participle(other) if token.text == participle(predicate) else None
    if token.tag == "VVINF":
        return other if token.text == predicate else None
    forms = {
        form.form
        for reading in analyse_form(token.text)
        if reading.lemma == predicate and reading.person == "3" and reading.mood == token.feats.get("Mood", "Ind")
        if token.feats.get("Number", reading.number) == reading.number
        if (form := finite(other, "3", reading.number, reading.tense, reading.mood)) is not None and not form.prefix
    }
    return forms.pop() if len(forms) == 1 else None


@cache
def _pairs(listed: str) -> dict[str, str]:
    found = (pair.split() for pair in listed.split(";"))
    return {left: right.replace("_", " ") for left, right in found}
