"""The pluperfect of an article's background, told alone: "war verletzt worden" as "ist verletzt worden"."""

from __future__ import annotations

from questions.facts.fact import Fact, Role
from questions.german.document import Document
from questions.wording.shared_verbs import shares_worden

_PERFECT = {"war": "ist", "waren": "sind"}
_BEFOREHAND = frozenset(
    """bereits schon zuvor vorher davor noch bislang bisher damals ursprünglich zunächst zuletzt erst eigentlich lange
    längst einst anfangs wieder nie nachdem bevor""".split()
)
"""Words that set one time against another, which only the pluperfect keeps apart."""


def told_alone(document: Document, fact: Fact, form: str) -> str:
    """Return the perfect's form for the finite verb of a passive that stands beside no other past; else the form.

    An active pluperfect stays: "hatten gerechnet" is over, "haben gerechnet" may go on.
    """
    verbs = [document.tokens[v].text for v in fact.clause.verbs]
    passive = (fact.clause.tense == "pluperfect" and "worden" in verbs) or shares_worden(document, fact)
    if not passive or fact.first(Role.UNTIL) is not None:
        return form
    if any(t.text.lower() in _BEFOREHAND for t in document.words(fact.clause.span)):
        return form
    return _PERFECT.get(form, form)
