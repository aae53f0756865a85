"""Finite clauses as a treebank has them: finite verb, verb complex, subject; the yardstick of `clauses_treebank`.

What is the treebank's style and no fact about the sentence is put the way the clause layer and the annotators of
`clauses.tsv` have it:

- Contractions and hyphen compounds are one token, as in the product.
- The subject is the contiguous part of its subtree that holds its head: a relative or infinitive clause behind the
  verb does not count, one right behind the noun does, and so do appositions. Parataxis inside does not, nor does "als"
  with what somebody is seen as or acts as, which the treebanks often hang on the subject as a conjunct.
- A conjunct without subject ("und vergab ...") has that of the clause it is coordinated with.
- Bare infinitives under "lassen", "gehen", "sehen" and their like belong to the verb complex; "zu" does not count.
- A clause is left out where the treebank marks an arc that it rests on as not yet right (`FixTigerDep=Yes`), or gives
  it two subjects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from questions.german.clauses.complexes import WITH_BARE_INFINITIVE
from tests.eval import segmentation
from training.compounds import join_compounds
from training.corpora import Word, read_pud, read_treebank

Extent = tuple[int, int]
_SUBJECTS = frozenset({"nsubj", "csubj"})
_AUXILIARY = frozenset({"aux", "cop"})
_DEPENDENT = frozenset({"acl", "advcl", "csubj"})


@dataclass(frozen=True, slots=True)
class GoldClause:
    """A finite clause; tokens are indexes into its sentence, `subject` the first and the last one.

    `shared` tells that the subject stands in another clause, `clausal` that it is a clause.
    """

    head: int
    finite: int
    verbs: frozenset[int]
    dependent: bool
    subject_head: int | None
    subject: Extent | None
    shared: bool
    clausal: bool


@dataclass(frozen=True)
class GoldSentence:
    """A sentence's text, its surface tokens with the treebank's labels, and their character offsets."""

    text: str
    words: tuple[Word, ...]
    extents: tuple[Extent, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of every word."""
        found: list[list[int]] = [[] for _ in self.words]
        for index in range(len(self.words)):
            if (head := self.head(index)) is not None:
                found[head].append(index)
        return tuple(map(tuple, found))

    def head(self, index: int) -> int | None:
        """The word that a word depends on; None for the root."""
        number = self.words[index].head
        return number - 1 if number else None

    def relation(self, index: int) -> str:
        """The relation of a word without its subtype."""
        return (self.words[index].deprel or "").partition(":")[0]

    def subtree(self, index: int) -> frozenset[int]:
        """A word with all that depends on it, but for parataxis."""
        inside = {index}
        for child in self.children[index]:
            if self.relation(child) != "parataxis":
                inside |= self.subtree(child)
        return frozenset(inside)

    def offsets(self, span: Extent) -> Extent:
        """The character offsets of the words `first` to `last`."""
        return self.extents[span[0]][0], self.extents[span[1]][1]


def read_gold(path: Path) -> Iterator[GoldSentence]:
    """Read a CoNLL-U file of German UD (GSD or PUD), with contractions and hyphen compounds whole."""
    labelled = read_pud(path.parents[1]) if "pud" in path.name else read_treebank(path)
    for sentence, plain in zip(labelled, segmentation.read_treebank(path), strict=True):
        words = join_compounds(sentence.words)
        yield GoldSentence(plain.text, words, tuple(segmentation.locate(plain.text, (w.form for w in words))))


def gold_clauses(sentence: GoldSentence) -> list[GoldClause]:
    """Return the finite clauses of a sentence in text order, without those that the treebank is unsure of."""
    finites: dict[int, int] = {}
    for index in range(len(sentence.words)):
        if _is_finite(sentence.words[index]):
            head = sentence.head(index)
            governs = index if head is None or sentence.relation(index) not in _AUXILIARY else head
            finites.setdefault(governs, index)
    found = [_clause(sentence, head, finite, finites) for head, finite in finites.items()]
    return sorted((c for c in found if c is not None), key=lambda c: c.finite)


def _is_finite(word: Word) -> bool:
    if word.upos not in {"VERB", "AUX"}:
        return False
    if word.xpos is not None:
        return word.xpos.startswith("V") and word.xpos.endswith(("FIN", "IMP"))
    return (word.feats or {}).get("VerbForm") == "Fin"


def _clause(sentence: GoldSentence, head: int, finite: int, finites: dict[int, int]) -> GoldClause | None:
    owner, shared = head, False
    subjects = _subjects_of(sentence, owner)
    while not subjects and sentence.relation(owner) == "conj" and not _is_impersonal(sentence, owner):
        before = sentence.head(owner)
        if before is None or before not in finites:
            break
        owner, shared = before, True
        subjects = _subjects_of(sentence, owner)
    if len(subjects) > 1:
        return None
    verbs = frozenset(_verbs(sentence, head))
    subject_head = subjects[0] if subjects else None
    subject = None
    if subject_head is not None:
        subject = _contiguous(sentence, subject_head, frozenset(_verbs(sentence, owner)) - {subject_head})
    resting_on = {head, finite, *verbs, *(sentence.children[head])}
    if subject is not None:
        resting_on |= set(range(subject[0], subject[1] + 1))
    if any(sentence.words[i].doubtful for i in resting_on):
        return None
    clausal = subject_head is not None and (sentence.relation(subject_head) == "csubj" or subject_head in finites)
    return GoldClause(head, finite, verbs, _is_dependent(sentence, head), subject_head, subject, shared, clausal)


def _subjects_of(sentence: GoldSentence, head: int) -> list[int]:
    return [c for c in sentence.children[head] if sentence.relation(c) in _SUBJECTS]


def _is_impersonal(sentence: GoldSentence, head: int) -> bool:
    expletives = (c for c in sentence.children[head] if sentence.relation(c) == "expl")
    return any(sentence.words[c].form.lower() == "es" for c in expletives)


def _verbs(sentence: GoldSentence, head: int) -> Iterator[int]:
    """The verb complex that a head governs: itself, auxiliaries, copula, separated prefix, bare infinitives."""
    if sentence.words[head].upos in {"VERB", "AUX"}:
        yield head
    for child in sentence.children[head]:
        word = sentence.words[child]
        auxiliary = sentence.relation(child) in _AUXILIARY and word.upos in {"VERB", "AUX"}
        if auxiliary or word.deprel == "compound:prt":
            yield child
        elif sentence.words[head].lemma in WITH_BARE_INFINITIVE and _is_bare_infinitive(sentence, child):
            yield from _verbs(sentence, child)


def _is_bare_infinitive(sentence: GoldSentence, index: int) -> bool:
    infinitive = sentence.words[index].xpos in {"VVINF", "VAINF", "VMINF"}
    infinitive = infinitive and sentence.relation(index) in {"xcomp", "ccomp"}
    return infinitive and not any(sentence.words[c].form.lower() == "zu" for c in sentence.children[index])


def _is_dependent(sentence: GoldSentence, head: int) -> bool:
    """Whether the clause is introduced or governed as a dependent one; a conjunct is what its first is."""
    while sentence.relation(head) == "conj" and (before := sentence.head(head)) is not None:
        head = before
    marked = any(sentence.relation(c) == "mark" and sentence.words[c].upos == "SCONJ" for c in sentence.children[head])
    return marked or sentence.relation(head) in _DEPENDENT or _is_indirect_question(sentence, head)


def _is_indirect_question(sentence: GoldSentence, head: int) -> bool:
    if sentence.relation(head) != "ccomp":
        return False
    words = (sentence.words[i] for i in sorted(sentence.subtree(head)) if sentence.words[i].upos != "PUNCT")
    first = next(words)
    return (first.xpos or "").startswith("PW") or (first.feats or {}).get("PronType") in {"Int", "Rel"}


def _contiguous(sentence: GoldSentence, head: int, verbs: frozenset[int]) -> Extent:
    """The part of a subtree around its head that nothing but punctuation interrupts."""
    inside = sentence.subtree(head) - verbs
    for child in sentence.children[head]:
        if _is_taken_as(sentence, child):
            inside -= sentence.subtree(child)
    return _reach(sentence, head, inside, -1), _reach(sentence, head, inside, 1)


def _is_taken_as(sentence: GoldSentence, index: int) -> bool:
    """Whether a conjunct opens with "als" that is no half of "sowohl ... als auch"."""
    opener = next((c for c in sentence.children[index] if sentence.words[c].form == "als"), None)
    behind = sentence.words[opener + 1].form if opener is not None else "auch"
    return sentence.relation(index) == "conj" and behind != "auch"


def _reach(sentence: GoldSentence, start: int, inside: frozenset[int], step: int) -> int:
    last = place = start
    while 0 <= place + step < len(sentence.words):
        place += step
        if place in inside:
            last = place
        elif sentence.words[place].upos != "PUNCT":
            break
    return last


def top_of(sentence: GoldSentence, indexes: Sequence[int]) -> int:
    """Return the word among some that depends on one outside of them, punctuation aside."""
    words = [i for i in indexes if sentence.words[i].upos != "PUNCT"] or list(indexes)
    return next((i for i in words if sentence.head(i) not in indexes), words[0])
