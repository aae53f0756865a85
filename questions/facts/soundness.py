"""Which clauses can be trusted as facts: whole, understood to the last word, and vouched for by the text itself."""

from __future__ import annotations

from dataclasses import replace

from questions.articles.language import is_foreign
from questions.facts.completeness import lacks_content
from questions.facts.ellipses import first_half, is_torn, lacks_noun, second_half
from questions.facts.unsaid import lacks_boundary, leaves_unsaid
from questions.german.clauses.subjects import SAYING
from questions.german.discourse import is_discourse
from questions.german.document import Clause, ClauseKind, Constituent, Document, Span, Token
from questions.german.morphology.nouns import analyse_noun, is_known
from questions.german.morphology.phrases import agreeing_cells
from questions.german.morphology.verbs import is_verb

_DEPENDENT_OPENERS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWAV", "PWS", "PWAT"})
_HEDGES = ("angeblich", "mutmaßlich", "womöglich", "vermutlich", "vorgeblich", "gerüchte")
_OPINIONS = frozenset(
    """hoffentlich leider glücklicherweise bedauerlicherweise offenbar offensichtlich anscheinend scheinbar vielleicht
    möglicherweise wahrscheinlich wohl endlich natürlich selbstverständlich freilich eigentlich immerhin ausgerechnet
    ja halt bekanntlich praktischerweise erfreulicherweise interessanterweise bemerkenswerterweise überraschenderweise
    erstaunlicherweise verständlicherweise bezeichnenderweise netterweise dummerweise unglücklicherweise""".split()
)
"""Words of a writer who weighs or judges: what they stand in is no plain fact."""
_UNVOUCHED = ("es sei denn", "war die rede", "ist die rede", "sei die rede")
_TIME_NOUNS = frozenset(
    "Mal Tag Woche Monat Jahr Stunde Minute Abend Morgen Nacht Sommer Winter Herbst Weile Zeit".split()
)
_UNIQUE = ("subject", "object", "indirect", "genitive", "predicate")
_LISTED = frozenset({"NOUN", "PROPN", "DET", "ADP", "ADJ", "NUM", "PUNCT", "CCONJ", "X"})
_ARTICLES = frozenset({"ART", "PPOSAT", "PDAT"})
_WEAK_OR_STRONG = ("e", "en", "er", "es", "em")
_REMARKING = frozenset({"PIAT", "NN", "ADJA", "CARD"})
_BREAKS = frozenset({",", ";", "–", "—", "-"})


def is_sound(document: Document, clause: Clause) -> bool:
    """Whether a clause can be asked about: complete, free of leftovers, and not hedged."""
    if is_foreign(document.slice(clause.span)) or _is_hedged(document, clause):
        return False
    if _follows_comma(document, clause) or leaves_unsaid(document, clause) or lacks_boundary(document, clause):
        return False
    if _loses_contrast(document, clause):
        return False
    return _is_independent(document, clause) and _is_covered(document, clause)


def own_constituents(document: Document, clause: Clause) -> tuple[Constituent, ...]:
    """The constituents up to a colon, which ends the clause, without the note who says so (", so die Polizei")."""
    own = (c for c in clause.constituents if not _follows_colon(document, clause, c) and not _is_inquit(document, c))
    kept = [c for c in own if not _is_new_sentence(document, c) and not _is_later_verbs(document, clause, c)]
    told = first_half(first_half(kept, second_half(document, clause)), _list_colon(document, clause))
    return tuple(_without_remark(document, c) for c in first_half(told, next(iter(_inquit(document, clause)), None)))


def _without_remark(document: Document, constituent: Constituent) -> Constituent:
    """Cut what an infinitive drags along behind a comma without a verb: "..., das Spiel zu machen, wenig Ertrag"."""
    inner = clause_of(document, constituent) if constituent.function == "clause" else None
    if inner is None or inner.kind is not ClauseKind.INFINITIVE or not inner.verbs:
        return constituent
    last = inner.verbs[-1]
    rest = document.tokens[last + 1 : constituent.span.last + 1]
    cut = len(rest) > 1 and rest[0].text == "," and rest[1].tag in _REMARKING
    if not cut or last <= constituent.span.first or any(t.tag.startswith("V") for t in rest):
        return constituent
    return replace(constituent, span=Span(constituent.span.first, last))


def _is_later_verbs(document: Document, clause: Clause, constituent: Constituent) -> bool:
    """Whether another verb stands before a dependent clause: "haben Funde gezählt und geprüft, welcher zuerst war"."""
    if constituent.function != "clause" or not clause.verbs or constituent.span.first < max(clause.verbs):
        return False
    between = range(max(clause.verbs) + 1, constituent.span.first)
    others = (c for c in document.clauses if c is not clause and c.kind is ClauseKind.MAIN)
    return any(c.span.first in between and c.span.last in between for c in others)


def _is_new_sentence(document: Document, constituent: Constituent) -> bool:
    """Whether a main clause behind a dash was taken for a dependent one: "bietet viel Raum – er ist aber alt"."""
    first = constituent.span.first
    inner = clause_of(document, constituent) if constituent.function == "clause" else None
    if inner is None or inner.finite is None or first == 0 or document.tokens[first - 1].text not in {"–", "—", "-"}:
        return False
    opens = inner.kind is ClauseKind.SUBORDINATE and inner.introducer is None and inner.span.first == first
    return opens and any(c.span.first > inner.finite for c in inner.constituents)


def _list_colon(document: Document, clause: Clause) -> int | None:
    """Return the colon behind which the clause only lists or repeats: "drei Länder ...: Ungarn, ...".

    What it repeats is in full "im ganzen Haus: vom Keller bis zum Dach".
    """
    if clause.finite is None:
        return None
    colon = next((i for i in clause.span if i > clause.finite and document.tokens[i].text == ":"), None)
    if colon is None:
        return None
    before = document.words(Span(clause.span.first, colon - 1))
    counts = any(t.tag == "CARD" and document.tokens[t.head].upos == "NOUN" for t in before)
    behind = document.words(Span(colon + 1, clause.span.last))
    listed = all(t.upos in _LISTED for t in behind) and any(t.text in {"und", "sowie"} for t in behind)
    spans = {t.text for t in behind if t.upos == "ADP"} >= {"bis"} and all(t.upos in _LISTED for t in behind)
    from_to = spans and behind[0].text in {"von", "vom"}
    return colon if (counts and listed) or from_to else None


def _is_independent(document: Document, clause: Clause) -> bool:
    """Whether a clause is a whole main clause: one subject at most, and no opener of a dependent clause.

    A V2 clause that another one quotes ("..., sagte er, sei es") mixes two voices and is left out.
    """
    opener = clause.span.first
    opens_with_clause = any(c.function == "clause" and opener in c.span for c in clause.constituents)
    dependent = clause.kind is not ClauseKind.MAIN
    if document.tokens[opener].tag in _DEPENDENT_OPENERS and not opens_with_clause and not dependent:
        return False
    if any(len(clause.all_with(function)) > 1 for function in _UNIQUE):
        return False
    finite = clause.finite
    if finite is not None and any(v < finite for v in clause.verbs) and not dependent:
        behind = any(c.span.first > finite for c in clause.constituents)
        if clause.vorfeld is None or not behind:
            return False  # the verb is last: an infinitive or dependent clause taken for a main clause
    if clause.predicate in {"sein", "werden", "bleiben"} and finite is not None and clause.vorfeld is not None:
        last = all(c.span.last < finite for c in clause.constituents)
        if last and len(clause.verbs) == 1:
            return False  # "Die Streiks zum Problem werden": the verb stands last
    if _reaches_over_verb(document, clause) or _holds_another(document, clause) or _is_unclosed(document, clause):
        return False
    own = own_constituents(document, clause)
    if any(_mixes_cases(document, c) or _disagrees(document, c) or _is_miswritten(document, c) for c in own):
        return False
    if lacks_content(document, clause, own):
        return False  # what was said or done is missing
    impersonal = clause.passive and finite is not None and not document.tokens[finite].has(Number="Plur")
    has_subject = any(clause.all_with(f) for f in ("subject", "expletive")) or _has_clausal_subject(document, clause)
    if not (impersonal or has_subject):
        return False  # elliptic, or the subject was not found
    if any(_is_fragment(document, c) or is_torn(document, clause, c) or lacks_noun(document, c) for c in own):
        return False
    inner = [c for c in clause.all_with("clause") if not _follows_colon(document, clause, c)]
    return all(_is_introduced(document, c) for c in inner)


def _reaches_over_verb(document: Document, clause: Clause) -> bool:
    """Whether a phrase stands behind the verb of another main clause and belongs there: "lehrt und gilt als ..."."""
    others = [
        c.finite
        for c in document.clauses
        if c is not clause and c.kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST} and c.finite in clause.span
    ]
    own = clause.finite if clause.finite is not None else clause.span.first
    late = [c.span.first for c in own_constituents(document, clause) if c.span.first > own and c.function != "clause"]
    return any(other is not None and own < other < first for other in others for first in late)


def _is_unclosed(document: Document, clause: Clause) -> bool:
    """Whether no comma closes a dependent clause, so that what follows may be its own: "der flankt | auf den Sturm"."""
    inner = (c for c in document.clauses if c.kind in {ClauseKind.RELATIVE, ClauseKind.SUBORDINATE})
    ends = (
        c.span.last + 1
        for c in inner
        if c.finite is not None and clause.span.first <= c.span.first and c.span.last < clause.span.last
    )
    return any(
        i != clause.finite and document.tokens[i].upos != "PUNCT" and document.tokens[i].tag != "KON" for i in ends
    )


def _holds_another(document: Document, clause: Clause) -> bool:
    """Whether a phrase swallowed the next main clause: "... wurde Meister, seine Zukunft ließ er offen"."""
    if clause.predicate in SAYING:
        return False
    main = {c.finite for c in document.clauses if c is not clause and c.kind is ClauseKind.MAIN}
    quoted = [q for q in document.quotations if q.first in clause.span]
    return any(
        i in main and not any(q.first <= i <= q.last for q in quoted)
        for c in own_constituents(document, clause)
        if c.span.first > (clause.finite or clause.span.first)
        for i in c.span
    )


def _loses_contrast(document: Document, clause: Clause) -> bool:
    """Whether "sondern" and what it opens stand in none of the clause's parts: "nichts, was ruht, sondern ..."."""
    contrasts = [i for i in clause.span if document.tokens[i].text == "sondern"]
    return any(all(i not in c.span for c in clause.constituents) for i in contrasts)


def _disagrees(document: Document, constituent: Constituent) -> bool:
    """Whether article, adjective and noun fit no case together: the phrase is cut ("der in Linz | beliebte Turm")."""
    head = document.tokens[constituent.head]
    words = document.words(constituent.span)
    pronoun = any(t.tag == "PPER" for t in words) and constituent.function != "clause"
    nouns = [t for t in words if t.upos == "NOUN"]
    if head.relation == "det" or (pronoun and nouns and not any(t.tag.endswith("FIN") for t in words)):
        return True
    adjectives = [c for c in document.children(head.index) if c.tag == "ADJA" and c.index in constituent.span]
    if head.upos != "NOUN" or not adjectives or not is_known(head.text):
        return False
    if not all(t.text.endswith(("e", "en", "er", "es", "em")) and t.text != "anderem" for t in adjectives):
        return False  # "viel bessere", "Berliner"
    return not agreeing_cells([t for t in document.words(constituent.span) if t.tag != "APPR"], head)


def _is_miswritten(document: Document, constituent: Constituent) -> bool:
    """Whether the article's own slip stands in a phrase: "der Gerichts", "seine wissenschaftliche Leistungen".

    Judged are nouns that lexicon and analyser know as the same word; "des Kollaps" has a genitive without ending.
    """
    return any(t.upos == "NOUN" and _misses_its_article(document, t) for t in document.words(constituent.span))


def _misses_its_article(document: Document, noun: Token) -> bool:
    opener = next((c for c in document.children(noun.index) if c.tag in _ARTICLES and c.index < noun.index), None)
    if opener is None or not any(r.lemma == noun.lemma for r in analyse_noun(noun.text)):
        return False
    if noun.text.endswith("en") and (opener.text.lower().endswith("n") or is_verb(noun.text.lower())):
        return False  # "den Werken", "das Tragen"
    words = document.words(Span(opener.index, noun.index))
    inner = words[1:-1]
    if not all(t.tag == "ADJA" and t.head == noun.index and t.text.endswith(_WEAK_OR_STRONG) for t in inner):
        return False
    if any(t.text[:1].isdigit() for t in inner):
        return False  # "der 1980er Jahre"
    if opener.text.lower().endswith("es") and noun.text.endswith(("s", "x", "z")) and not noun.text.endswith("nis"):
        return False
    return not agreeing_cells(words, noun)


def _mixes_cases(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase lists nouns of different cases, of which one belongs elsewhere: "um ein Prozent, der Absatz"."""
    for token in document.words(constituent.span):
        if token.relation != "conj" or token.upos != "NOUN" or token.head not in constituent.span:
            continue
        article = next((c for c in document.children(token.index) if c.tag == "ART"), None)
        first = document.tokens[token.head]
        if article is None or any(c.upos == "ADP" for c in document.children(token.index)):
            continue
        cases = (first.feats.get("Case"), article.feats.get("Case"))
        if None not in cases and cases[0] != cases[1] and constituent.function != "subject":
            return True
    return False


def _has_clausal_subject(document: Document, clause: Clause) -> bool:
    """Whether a clause fills the subject's place: "Dass er kommt, ist sicher", "Ob es reicht, bleibt offen"."""
    for constituent in clause.all_with("clause"):
        opener = document.tokens[constituent.span.first]
        fronted = clause.vorfeld is not None and constituent.span.first in clause.vorfeld
        if opener.text.lower() in {"dass", "ob"} or document.tokens[constituent.head].relation == "csubj":
            return True
        if opener.tag in {"PWS", "PWAV", "PWAT"} and (fronted or clause.predicate == "sein"):
            return True
    return any(document.tokens[c.head].tag == "VVIZU" for c in clause.all_with("clause"))


def _is_hedged(document: Document, clause: Clause) -> bool:
    """Whether the text itself does not vouch for the clause: "angeblich", "es sei denn", hearsay "soll ... haben"."""
    sentence = document.sentence_of(clause.span.first)
    words = [t.text.lower() for t in document.words(Span(sentence.first, sentence.last))]
    if any(w.startswith(_HEDGES) for w in words) or any(w in " ".join(words) for w in _UNVOUCHED):
        return True
    if any(t.text.lower() in _OPINIONS and t.upos == "ADV" for t in document.words(clause.span)):
        return True
    behind = clause.span.last + 1
    if clause.predicate == "scheinen" or (behind < len(document.tokens) and document.tokens[behind].text == "oder"):
        return True  # what seems, and what is only one of two
    if any(document.tokens[v + 1].text == "oder" for v in clause.verbs if v + 1 < len(document.tokens)):
        return True  # "ertrunken oder werden vermisst, wie ..."
    if clause.verbs and _is_second_of_verbs(document, clause):
        return True
    verbs = [document.tokens[v].text for v in clause.verbs]
    return (
        clause.modal in {"sollen", "wollen"} and len(verbs) > len(("soll", "haben")) and verbs[-1] in {"haben", "sein"}
    )


def _is_second_of_verbs(document: Document, clause: Clause) -> bool:
    """Whether the finite verb is one of two that share what follows: "können oder wollen nichts zahlen"."""
    if clause.finite is None or clause.finite < len(("können", "oder")):
        return False
    first, joining = document.tokens[clause.finite - 2 : clause.finite]
    return joining.tag == "KON" and first.tag == "VMFIN" and document.tokens[clause.finite].tag == "VMFIN"


def _is_fragment(document: Document, constituent: Constituent) -> bool:
    """Whether a phrase is only part of one: a preposition without a noun, a bare noun that is no measure of time."""
    if sum(t.text in {"–", "—", "-"} for t in document.words(constituent.span)) == 1:
        return True  # what stands behind a single dash is a new thought
    if constituent.function != "adverbial":
        return False
    words = [t for t in document.words(constituent.span) if t.upos != "PUNCT"]
    if not words or any(t.text.lower() in {"als", "wie"} for t in words[:3]):
        return False  # "wie ein Fisch", "schneller als der Bus"
    measured = any(v.first in constituent.span for v in document.values)
    if words[-1].lemma in _TIME_NOUNS:
        return False
    nominal = words[-1].upos in {"NOUN", "PROPN", "DET"} or words[0].tag in {"APPR", "APPRART"}
    return nominal and not measured and words[-1].upos != "ADV"


def _is_covered(document: Document, clause: Clause) -> bool:
    """Whether every word of the clause is part of its verb, of a constituent or of another clause.

    Words that are left over mean that the analysis missed something ("... getötet und vier weitere verletzt").
    """
    covered = set(clause.verbs)
    for constituent in clause.constituents:
        covered.update(constituent.span)
    for other in document.clauses:
        if other is not clause and other.finite is not None and clause.finite not in other.span:
            covered.update(other.span)
            covered.add(other.span.first - 1)  # the conjunction before it
    colon = _list_colon(document, clause)
    if colon is not None:
        covered.update(range(colon, clause.span.last + 1))
    covered.update(_inquit(document, clause))
    cut = second_half(document, clause)
    covered.update(range(clause.span.last + 1 if cut is None else cut, clause.span.last + 1))
    left = [document.tokens[i] for i in clause.span if i not in covered]
    if not all(t.upos == "PUNCT" or is_discourse(t) or t.index == clause.span.first for t in left):
        return False
    breaks = [t.index for t in left if t.text in _BREAKS]
    return all(_borders_clause(document, clause, index) for index in breaks)


def _borders_clause(document: Document, clause: Clause, index: int) -> bool:
    """Whether a comma or dash stands where a dependent clause begins or ends, or closes what a name is told of."""
    if index in _clause_edges(document, clause):
        return True
    before = next((c for c in clause.constituents if c.span.last + 1 == index), None)
    return before is not None and any(document.tokens[i].text in _BREAKS for i in before.span)


def _clause_edges(document: Document, clause: Clause) -> set[int]:
    """The tokens just before and behind every other clause; before a conjunction that opens it."""
    others = [c for c in document.clauses if c is not clause]
    return {c.span.first - 1 for c in others} | {c.span.first - 2 for c in others} | {c.span.last + 1 for c in others}


def _follows_comma(document: Document, clause: Clause) -> bool:
    """Whether the finite verb stands behind a comma that closes no clause or aside: "Zu früh, winkt er ab"."""
    vorfeld, finite = clause.vorfeld, clause.finite
    if vorfeld is None or finite is None or document.tokens[finite - 1].text != ",":
        return False
    if any(c.function == "clause" and c.span.last in vorfeld for c in clause.constituents):
        return False
    return not any(document.tokens[i].text == "," for i in range(vorfeld.first, finite - 1))


def _is_introduced(document: Document, constituent: Constituent) -> bool:
    """Whether a dependent clause opens with a conjunction, relative or question word, or is an infinitive with zu."""
    opener = document.tokens[constituent.span.first]
    finite = opener.tag == "KOUS" and opener.text.lower() not in {"um", "ohne", "statt", "anstatt"}
    if finite and not any(t.tag.endswith("FIN") for t in document.words(constituent.span)):
        return False  # "dass zumindest im Film": its verb was lost
    inner = clause_of(document, constituent)
    if inner is not None and inner.kind in {ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE}:
        return True
    words = [t for t in document.words(constituent.span) if t.upos != "PUNCT"]
    return bool(words) and words[0].tag in _DEPENDENT_OPENERS


def _is_inquit(document: Document, constituent: Constituent) -> bool:
    first = constituent.span.first
    return first > 0 and document.tokens[first].text == "so" and document.tokens[first - 1].text == ","


def _inquit(document: Document, clause: Clause) -> range:
    """The tokens of a note at the end of a clause that says whose words it is: ", so die Polizei"."""
    last = clause.span.last
    opener = next(
        (i for i in clause.span if document.tokens[i].text == "so" and document.tokens[i - 1].text == ","), None
    )
    if opener is None or opener == clause.span.first or any(v > opener for v in clause.verbs):
        return range(0)
    return range(opener - 1, last + 1)


def _follows_colon(document: Document, clause: Clause, constituent: Constituent) -> bool:
    between = range(clause.span.first, constituent.span.first)
    return constituent.function == "clause" and any(document.tokens[i].text == ":" for i in between)


def clause_of(document: Document, constituent: Constituent) -> Clause | None:
    """Return the dependent clause that a constituent with the function "clause" consists of."""
    inside = [c for c in document.clauses if c.span.first in constituent.span and c.span.last in constituent.span]
    return max(inside, key=lambda c: len(c.span), default=None)
