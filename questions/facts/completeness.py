"""Completeness: whether a clause has the content that its verb needs, which an article may put behind a colon.

"Sie beharrt bei einem Telefonat" says nothing without what on, and "Er schafft, was niemandem gelang: ..." nothing
without what the colon opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from questions.german.clauses.subjects import SAYING
from questions.german.discourse import is_linking
from questions.german.document import Clause, Constituent, Document, Span
from questions.german.prepositions import bare
from questions.german.valency import TRANSITIVE, content_prepositions

_COMPLEMENTS = frozenset({"object", "clause", "predicate", "indirect", "genitive", "reflexive"})
_CONTENTS = frozenset({"object", "clause", "predicate", "genitive", "reflexive"})
_CIRCUMSTANTIAL = frozenset(
    """weil da nachdem während bevor ehe als wenn falls sofern obwohl obgleich indem sobald seit seitdem um ohne statt
    anstatt damit wobei solange""".split()
)
_LEAST_SURE = 0.2  # a name beside a noun is soon taken for an object: "berichteten die Zeitungen Bote und Kurier"
_AHEAD = frozenset({"folgendes", "eines", "eins", "so"})
_VAGUE = frozenset(
    """undenkbare unmögliche unglaubliche unfassbare unvorstellbare unerwartete unerhörte unausweichliche äußerste
    undenkbares unmögliches unglaubliches unfassbares unvorstellbares unerwartetes unerhörtes ungeheuerliches
    nötige notwendige nötigste richtige falsche gleiche selbe ähnliches gegenteil""".split()
)
"""Neuters that only promise a content which another sentence gives: "Sie hat das Undenkbare getan"."""
_ACHIEVING = frozenset(
    "tun schaffen machen wagen leisten erreichen vollbringen gelingen passieren geschehen eintreten erleben".split()
)
_OFFERING = frozenset({"anbieten", "verkaufen", "ausstellen", "servieren", "zeigen"})
_MODALS = frozenset({"müssen", "können", "sollen", "wollen", "dürfen", "mögen"})
_TOWARDS = frozenset({"in", "nach", "auf", "zu", "an", "vor", "aus", "ins", "zum", "zur", "von", "vom", "hinter"})


def lacks_content(document: Document, clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether a main clause lacks what its verb must have: what is said, done, insisted on.

    `own` are the constituents without those that a colon cuts off.
    """
    if _lacks_object(clause, own) or _lacks_said(document, clause, own) or _lacks_verb(clause, own):
        return True
    if _lacks_offer(document, clause, own) or _lacks_evidence(document, clause, own):
        return True
    return _promises(document, clause, own) or any(_is_cut_off(document, c) for c in own)


def _lacks_object(clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether a transitive verb has neither object nor clause: the analysis missed it."""
    functions = {c.function for c in own}
    return clause.predicate in TRANSITIVE and not clause.passive and not functions & _COMPLEMENTS


def _lacks_said(document: Document, clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether a verb that needs a content ("beharren auf", "klarstellen, dass") has none."""
    prepositions = content_prepositions(clause.predicate)
    if prepositions is None:
        return False
    if clause.passive:
        return not any(c.function in {"subject", "clause", "prepositional"} for c in own)
    sure = [c for c in own if c.confidence >= _LEAST_SURE]
    if any(c.function in _CONTENTS - {"clause"} for c in sure) or any(_tells(document, c) for c in own):
        return False
    return not any(_gives(document, c, prepositions) for c in own)


def _lacks_offer(document: Document, clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether a passive tells of nobody and nowhere: "Auf das Beben wurde hingewiesen", "Nüsse werden angeboten"."""
    others = [c for c in own if not is_linking(document.words(c.span))]
    if not clause.passive or len(others) != 1:
        return False
    if others[0].function == "prepositional":
        return content_prepositions(clause.predicate) is not None
    definite = any(t.tag in {"ART", "PPOSAT", "PDAT"} or t.upos == "PROPN" for t in document.words(others[0].span))
    return others[0].function == "subject" and clause.predicate in _OFFERING and not definite


def _lacks_evidence(document: Document, clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether somebody or something only "wird deutlich", and nothing says in what."""
    clear = any(document.slice(c.span).lower() in {"deutlich", "konkret"} for c in own)
    if clause.predicate != "werden" or clause.passive or not clear:
        return False
    return not any(c.function == "clause" or bare(c.preposition or "") in {"an", "in", "durch", "bei"} for c in own)


def _tells(document: Document, constituent: Constituent) -> bool:
    """Whether a clause or bare noun says what is told, and not when or why it is."""
    opener = document.tokens[constituent.span.first].text.lower()
    if constituent.function == "adverbial":  # an object that the tree takes for a time: "belegte den dritten Platz"
        head = document.tokens[constituent.head]
        dated = any(v.first in constituent.span for v in document.values)
        bare_noun = document.tokens[constituent.span.first].upos != "ADP" and opener not in {"als", "wie"}
        return head.upos == "NOUN" and bare_noun and not dated
    return constituent.function == "clause" and opener not in _CIRCUMSTANTIAL


def _gives(document: Document, constituent: Constituent, prepositions: frozenset[str]) -> bool:
    """Whether a phrase gives the content: "auf dem Vertrag", "darauf"."""
    if constituent.function == "clause":
        return False
    if any(t.upos == "ADP" and bare(t.text.lower()) in prepositions for t in document.words(constituent.span)):
        return True  # also one that the tree hangs under another phrase
    word = document.tokens[constituent.span.first].text.lower()
    if len(constituent.span) != 1 or not word.startswith(("da", "hier")):
        return False
    return word.removeprefix("hier").removeprefix("dar").removeprefix("da") in prepositions


def _lacks_verb(clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether a modal stands alone and leads nowhere: "Er muss also", but not "Er muss in Haft"."""
    if clause.predicate not in _MODALS or len(clause.verbs) > 1:
        return False
    leads = any(bare(c.preposition or "") in _TOWARDS for c in own)
    return not leads and not any(c.function in _CONTENTS for c in own)


def _promises(document: Document, clause: Clause, own: Sequence[Constituent]) -> bool:
    """Whether what is done is only announced: "schafft, was noch niemandem gelang: ...", "hat das Undenkbare getan"."""
    behind = clause.span.last + 1
    colon = behind < len(document.tokens) and document.tokens[behind].text == ":"
    for constituent in own:
        words = [t.text.lower() for t in document.words(constituent.span)]
        if constituent.function in {"subject", "object"} and words[-1] in _VAGUE and clause.predicate in _ACHIEVING:
            return True
        if colon and (words[0] == "was" or (words[-1] in _AHEAD and constituent.span.last >= clause.span.last - 1)):
            return True
    return False


def _is_cut_off(document: Document, constituent: Constituent) -> bool:
    """Whether a clause inside a constituent says nothing: "..., bei dem sie gesagt hatte", "..., da sie vermuten"."""
    inside = [c for c in document.clauses if c.span.first in constituent.span and c.span.last in constituent.span]
    return any(_lacks_complement(document, c) for c in inside if c.finite is not None)


def _lacks_complement(document: Document, clause: Clause) -> bool:
    if clause.passive or clause.predicate not in TRANSITIVE | SAYING:
        return False
    beside = {c.function for c in clause.constituents}
    introducing = document.tokens[clause.introducer].text.lower() if clause.introducer is not None else ""
    if introducing in {"wie", "was", "so"}:
        return False
    complements = _COMPLEMENTS - {"reflexive"}
    return not beside & (complements if clause.predicate in SAYING else complements | {"prepositional"})


def is_whole_infinitive(document: Document, clause: Clause, span: Span) -> bool:
    """Whether an infinitive with zu names what it is done to, where its verb is transitive or has a prefix of place."""
    beside = [c for c in clause.constituents if c.span.first in span and document.tokens[c.span.first].tag != "KOUI"]
    return bool(beside) and not _lacks_object(clause, beside)
