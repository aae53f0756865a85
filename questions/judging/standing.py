"""How much the article makes of what is asked, and whether the prompt says anything definite."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log

from questions.german.document import NameKind, ValueKind
from questions.german.relational import needs_complement
from questions.judging.context import Context

_JUDGING = frozenset(
    """gut schlecht groß klein schwer leicht stark schwach wichtig hoch richtig falsch schön hart klar spannend
    dramatisch bitter brisant beeindruckend eindrucksvoll spektakulär entscheidend""".split()
)
"""Adjectives of a writer who weighs: what they say nobody can look up."""
_PASSING = frozenset({"Minute", "Sekunde", "Meter"})
_MOST_NAMES = 4
_MONTHS = frozenset("januar februar märz april mai juni juli august september oktober november dezember".split())
_YEAR = re.compile(r"(?:19|20)\d\d")


def standing(c: Context) -> Mapping[str, float]:
    """Measure how central to the article the words of the prompt are."""
    headline = {w.strip(".,:;„“\"'»«?!").lower() for w in c.material.article.headline.split()}
    lemmas = Counter(t.lemma for t in c.document.tokens if t.upos in {"NOUN", "PROPN"})
    content = [t for t in c.tokens if t.upos in {"NOUN", "PROPN"}]
    return {
        "importance": c.draft.importance,
        "headline_words": min(3, sum(t.text.lower() in headline or t.lemma.lower() in headline for t in content)),
        "topic": max((log(lemmas[t.lemma]) for t in content), default=0.0),
        "answer_often": 0.0 if c.is_statement else log(1 + c.document.text.count(c.draft.answer)),
    }


def substance(c: Context) -> Mapping[str, float]:
    """Count what can be looked up, and the signs of passing detail, judgement and empty words."""
    kinds = {v.kind for v in c.values}
    timeless = c.fact is not None and c.fact.clause.tense == "present"
    return {
        "names": min(_MOST_NAMES, len(c.referents)) / 2,
        "much_named": max((log(len(r.mentions)) for r in c.referents), default=0.0),
        "names_place": any(r.kind is NameKind.PLACE for r in c.referents),
        "dated": ValueKind.DATE in kinds,
        "says_month": any(w in _MONTHS for w in c.words),
        "says_year": any(_YEAR.fullmatch(w) is not None for w in c.words),
        "passing_figure": ValueKind.SCORE in kinds or any(v.unit in _PASSING for v in c.values),
        "one_noun": len(c.nouns) + len(c.referents) < 2,  # noqa: PLR2004 -- one noun alone
        "empty_noun": any(needs_complement(t.lemma) for t in c.nouns),
        "judges": any(t.lemma.lower() in _JUDGING for t in c.tokens),
        "says_man": "man" in c.words,
        "says_generally": timeless and not c.referents and not c.values,
    }
