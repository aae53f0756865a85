"""Signs that a prompt leans on what the article said before it, which is what raters turn down most often."""

from __future__ import annotations

from collections.abc import Mapping

from questions.german.document import Token
from questions.german.relational import is_listed, is_relational
from questions.judging.context import Context

_PRONOUNS = frozenset("er sie ihn ihm ihr ihnen dessen deren".split())
_BACK = frozenset(
    """seitdem dort damals dabei dadurch dafür dagegen damit danach daraufhin darauf daran davon davor dazu deshalb
    deswegen daher demnach hier hierbei hierzu hinzu seither anschließend zuvor vorher nachher zudem außerdem
    stattdessen hingegen insgesamt zugleich dann da so""".split()
)
_POINTING = tuple(
    """entsprechend solch betreffend jeweilig derartig besagt genannt übrig ander vorangegangen bisherig dies jen
    zweit letzt neu""".split()
)
_DESCRIBING = ("ische", "jährige")  # "das asiatische Land", "die 59-jährige"
_PARTICLES = frozenset(
    """auch noch schon bereits erst sogar nur besonders etwa eben ja doch wohl zudem allerdings jedoch aber also dabei
    weiter weiterhin insgesamt sehr rund""".split()
)
"""Words that tie a sentence to the one before, or colour it: left over in an item, they point nowhere."""
_COMPLEMENTS = frozenset({"nmod", "appos", "flat", "acl", "advcl", "obl"})


def leaning(c: Context) -> Mapping[str, float]:
    """Count nouns that nothing completes, and words that point back, compare or colour."""
    bare = [t for t in c.nouns if _is_bare(c, t)]
    clause = c.fact.clause if c.fact is not None else None
    subject = clause.subject() if clause is not None else None
    head = subject.head if subject is not None else None
    open_nouns = [t for t in c.nouns if not _is_completed(c, t)]
    return {
        "bare_definite": min(3, len(bare)) / 2,
        "bare_subject": any(t.index == head for t in bare),
        "taken_up": any(_is_taken_up(c, t) for t in bare),
        "bare_without_name": bool(bare) and not c.referents,
        "open_noun": any(is_listed(t.lemma) for t in open_nouns),
        "open_subject": any(t.index == head and is_relational(t.lemma) for t in open_nouns),
        "completed": sum(_is_completed(c, t) for t in c.nouns) / 2,
        "pronoun": any(w in _PRONOUNS for w in c.words),
        "particles": sum(w in _PARTICLES for w in c.words) / 2,
        "points_back": any(w in _BACK for w in c.words),
        "pointing_adjective": any(w.startswith(_POINTING) for w in c.words),
        "compares_openly": any(t.has(Degree="Cmp") for t in c.tokens) and "als" not in c.words,
        "epithet": any(_is_epithet(c, t) for t in bare) or any("-jährige" in w for w in c.words),
        "resolved": any(i in c.material.references.by_token for i in c.span) and c.fact is not None,
    }


def _is_completed(c: Context, noun: Token) -> bool:
    """Whether something behind a noun tells which: "das Ende der Gespräche", "die Brücke in Mainz"."""
    behind = [t for t in c.document.children(noun.index) if t.index > noun.index]
    return any(t.relation in _COMPLEMENTS or t.has(Case="Gen") for t in behind)


def _is_bare(c: Context, noun: Token) -> bool:
    """Whether it is "die Anlage" or "im Gespräch", with neither a name nor anything else that tells which."""
    article = next((t for t in c.document.children(noun.index) if t.upos == "DET" or t.tag == "APPRART"), None)
    definite = article is not None and (article.has(Definite="Def") or article.tag == "APPRART")
    known = noun.index in c.material.referents.by_token or noun.index in c.material.references.by_token
    return definite and not known and not _is_completed(c, noun)


def _is_taken_up(c: Context, noun: Token) -> bool:
    """Whether an earlier sentence has told more of it ("ein Gesetz gegen ..."), and the headline has not."""
    if noun.lemma.casefold() in c.material.article.headline.casefold():
        return False
    before = [t for t in c.document.tokens[: c.draft.sentence.first] if t.upos == "NOUN" and t.lemma == noun.lemma]
    return any(_is_completed(c, t) or any(d.has(Definite="Ind") for d in c.document.children(t.index)) for t in before)


def _is_epithet(c: Context, noun: Token) -> bool:
    """Whether an adjective of origin or age describes somebody in place of a name."""
    adjectives = [t for t in c.document.children(noun.index) if t.tag == "ADJA"]
    return any(t.text.rstrip("nrsm").endswith(_DESCRIBING) for t in adjectives)
