"""Arcs of the tree that cannot be right, put where the words can only belong, before clauses are read off it.

Only what forms and word order show to be impossible is changed, and an arc that is changed is less sure for it:

- A finite auxiliary with a subject or a conjunction of its own governs a clause, unless it is the only one of an
  infinitive or participle, to which these then belong.
- A finite verb that is joined to a noun, or to an infinitive though a subject must be shared, is joined to its clause.
- An infinitive with "zu", an adjective or an adverb has no subject: it is that of the clause around it.
- What stands before the "und" of a clause belongs to the clause before.
- What "ist gegeben" is no object.
- A separated prefix belongs to the last verb before it that it makes a verb with, where it makes none with its own.
- An article is no subject beside the noun behind it, and what stands between it and its noun belongs to the noun.
- What looks like an article behind a comma, or behind a comma and a preposition, opens a relative clause that has no
  pronoun otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from questions.german.clauses.agreement import agrees
from questions.german.clauses.complexes import VerbComplex, find_complexes
from questions.german.clauses.finites import is_finite
from questions.german.document import Document, Sentence, Token
from questions.german.morphology.lexicon import verb_entries
from questions.german.morphology.phrases import agreeing_cells

MOVED = 0.6
_OWN = frozenset({"nsubj", "mark"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_CORE = frozenset({"nsubj", "obj", "iobj"})
_MODIFYING = frozenset({"obl", "advmod", "nmod"})
_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT"})
_STANDING = frozenset({"conj", "parataxis", "root"})
_QUOTES = frozenset({"„", "“", "”", '"', "»", "«", "``"})
_BREAKS = frozenset({",", ":", ";", "–", "—"})
_RELATIVE_TAGS = frozenset({"PRELS", "PRELAT", "PWS", "PWAT", "PWAV", "KOUS"})
_GOVERNED = frozenset({"dem", "den", "der", "die", "das", "denen", "deren", "derer", "dessen"})
_RELATIVE_CASES = {"der": "nsubj", "die": "nsubj", "das": "nsubj", "den": "obj", "dem": "obl:arg"}


def mended(document: Document) -> Document:
    """Return the document with a tree in which no clause rests on an impossible arc; everything else stays."""
    for rule in _RULES:
        for sentence in document.sentences:
            for changed in list(rule(document, sentence)):
                document = _with(document, changed)
    return document


def _with(document: Document, changed: Token) -> Document:
    """The document with one token changed; as it is where the token governs its sentence, or its new head."""
    old = document.tokens[changed.index]
    above = document.tokens[changed.head]
    while not above.is_root and above.index != old.index:
        above = document.tokens[above.head]
    if above.index == old.index:
        return document
    return replace(document, tokens=(*document.tokens[: old.index], changed, *document.tokens[old.index + 1 :]))


def _words(document: Document, sentence: Sentence) -> tuple[Token, ...]:
    return document.tokens[sentence.first : sentence.last + 1]


def _moved(token: Token, head: int, relation: str) -> Token:
    return replace(token, head=head, deprel=relation, head_prob=token.head_prob * MOVED)


def _auxiliaries_apart(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Auxiliaries with arguments of their own: "..., und diese hatten ...", "..., da sie Bedarf hatten"."""
    for token in _words(document, sentence):
        if token.relation not in {"aux", "cop"} or not is_finite(token) or token.is_root:
            continue
        children = document.children(token.index)
        own = {c.relation for c in children}
        if not own & _OWN:
            continue
        if not _needs_none(document, token):
            yield from (_moved(c, token.head, c.deprel) for c in children if c.upos != "PUNCT")
            continue
        first = document.subtree(token.index)[0]
        opened = any(t.tag == "KON" for t in document.tokens[max(sentence.first, first - 1) : first + 1])
        yield _moved(token, token.head, "advcl" if "mark" in own else "conj" if opened else "parataxis")


def _needs_none(document: Document, auxiliary: Token) -> bool:
    """Whether what an auxiliary depends on needs none: it is no infinitive or participle, or has another one."""
    governor = document.tokens[auxiliary.head]
    if governor.tag not in {"VVINF", "VVPP", "VAINF", "VMINF"}:
        return True
    others = [c for c in document.children(governor.index) if c.relation in {"aux", "cop"} and c is not auxiliary]
    return any(is_finite(t) for t in (governor, *others))


def _joined_verbs(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Conjuncts that hang on something else than a clause: "hatten Bedenken | und lehnten ... ab"."""
    complexes = find_complexes(document, sentence)
    governing = {node: verb for verb in complexes if verb.finite is not None for node in (*verb.nodes, *verb.verbs)}
    for verb in complexes:
        token = document.tokens[verb.head]
        if verb.finite is None or token.relation != "conj" or token.head in governing:
            continue
        before = document.tokens[verb.finite - 1]
        if verb.finite > sentence.first and (before.tag == "KON" or before.text == ","):
            above = _above(document, token.head, governing)
            if above is not None and above.head != verb.head:
                yield _moved(token, above.head, "conj")


def _above(document: Document, index: int, governing: Mapping[int, VerbComplex]) -> VerbComplex | None:
    """The verbs of the clause that a token stands in, by the tree."""
    token = document.tokens[index]
    while token.index not in governing and not token.is_root:
        token = document.tokens[token.head]
    return governing.get(token.index)


def _stray_subjects(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Subjects of what can have none, beside a clause without: "als das Reich | zu zerfallen begann"."""
    complexes = find_complexes(document, sentence)
    governing = {node: verb for verb in complexes if verb.finite is not None for node in (*verb.nodes, *verb.verbs)}
    lacking = {verb.head for verb in complexes if verb.finite is not None and not _has_subject(document, verb)}
    for token in _words(document, sentence):
        if token.relation != "nsubj" or token.is_root:
            continue
        owner = governing.get(token.head)
        if owner is not None and (_in_one_segment(document, token.index, owner) or not _is_crowded(document, owner)):
            continue
        near = [v for v in complexes if v.head in lacking and _in_one_segment(document, token.index, v)]
        above = _above(document, token.head, governing) if token.tag != "PRELS" else None
        near = near or ([above] if above is not None and above.head in lacking else [])
        inside = document.subtree(token.index)
        fitting = [v for v in near if v.head not in inside and _agrees(document, v, token)]
        if len(fitting) == 1:
            yield _moved(token, fitting[0].head, token.deprel)


def _is_crowded(document: Document, verb: VerbComplex) -> bool:
    """Whether a clause has more than one subject."""
    return sum(c.relation == "nsubj" for node in verb.nodes for c in document.children(node)) > 1


def _has_subject(document: Document, verb: VerbComplex) -> bool:
    return any(c.relation in _SUBJECTS for node in verb.nodes for c in document.children(node))


def _in_one_segment(document: Document, index: int, verb: VerbComplex) -> bool:
    """Whether neither a comma nor a dash stands between a token and the finite verb."""
    first, last = sorted((index, verb.finite or index))
    return not any(t.text in _BREAKS for t in document.tokens[first:last])


def _agrees(document: Document, verb: VerbComplex, token: Token) -> bool:
    if verb.finite is None:
        return False
    inside = document.subtree(token.index)
    return agrees(document, document.tokens[verb.finite], inside[0], inside[-1], token.index)


def _relative_pronouns(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Pronouns read as articles: "ein Werkzeug, | die | Kunden hilft"; the noun is no subject beside its pronoun."""
    for verb in find_complexes(document, sentence):
        head = document.tokens[verb.head]
        if verb.finite is None or head.relation not in {"acl", "advcl"} or head.head > verb.head:
            continue
        words = [document.tokens[i] for i in document.subtree(verb.head)]
        words = [t for t in words if t.upos != "PUNCT"]
        if words[0].upos == "ADP" and len(words) > 1 and not _has_subject(document, verb):
            yield from _behind_preposition(document, verb, words[0], words[1])
            continue
        opener, noun = words[0], document.tokens[words[0].head]
        if (
            head.relation != "acl"
            or opener.tag != "ART"
            or opener.text.lower() not in _RELATIVE_CASES
            or not _ends_clause(document, verb)
        ):
            continue
        own = [t for t in words if t.tag in _RELATIVE_TAGS and t.index < verb.finite and t.head == verb.head]
        if own or noun.index not in {c.index for c in document.children(verb.head)} | {verb.head}:
            continue
        yield from _as_pronoun(document, verb, opener, noun)


def _ends_clause(document: Document, verb: VerbComplex) -> bool:
    """Whether the finite verb stands last before a comma, a full stop or a conjunction."""
    last = max(verb.verbs)
    behind = document.tokens[last + 1 : last + 2]
    return last == verb.finite and (not behind or behind[0].upos in {"PUNCT", "CCONJ"})


def _as_pronoun(document: Document, verb: VerbComplex, opener: Token, noun: Token) -> Iterator[Token]:
    relation = _RELATIVE_CASES[opener.text.lower()]
    finite = document.tokens[verb.finite or 0]
    phrase = document.subtree(noun.index)
    alone = agrees(document, finite, opener.index + 1, phrase[-1], noun.index)
    antecedent = document.tokens[document.tokens[verb.head].head]
    whose = antecedent.feats.get("Number")
    shared = whose is None or whose == finite.feats.get("Number")
    fits = bool(agreeing_cells(document.tokens[opener.index : noun.index + 1], noun))
    if relation == "nsubj" and not shared:
        if not alone or opener.text.lower() == "der":
            return
        relation = "obj"
    pronoun = _moved(opener, verb.head, relation)
    yield replace(pronoun, tag="PRELS", upos="PRON", deprel_prob=MOVED if fits and alone else 1.0)
    if relation == "nsubj" and noun.relation == "nsubj":
        yield replace(noun, deprel="obj", deprel_prob=MOVED)
    elif relation == "obj" and noun.relation == "obj":
        yield replace(noun, deprel="nsubj", deprel_prob=MOVED)


def _behind_preposition(document: Document, verb: VerbComplex, preposition: Token, opener: Token) -> Iterator[Token]:
    """What a preposition opens in a clause without subject: "ein Treffen, an dem | Minister teilnehmen"."""
    noun = document.tokens[opener.head]
    if opener.tag != "ART" or opener.text.lower() not in _GOVERNED or preposition.head != noun.index:
        return
    phrase = [i for i in document.subtree(noun.index) if i > opener.index]
    finite = document.tokens[verb.finite or 0]
    if noun.head != verb.head or not _ends_clause(document, verb):
        return
    if agrees(document, finite, phrase[0], phrase[-1], noun.index):
        yield replace(_moved(opener, verb.head, "obl"), tag="PRELS", upos="PRON")
        yield _moved(preposition, opener.index, "case")
        yield replace(noun, deprel="nsubj", deprel_prob=MOVED, head_prob=noun.head_prob * MOVED)


def _before_coordinator(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Phrases that the tree gives to the clause behind their "und": "brach ohne Begründung ab | und fuhr weiter"."""
    for verb in find_complexes(document, sentence):
        token = document.tokens[verb.head]
        if verb.finite is None or token.relation != "conj":
            continue
        opener = next((c.index for c in document.children(token.index) if c.relation == "cc"), None)
        if opener is None and document.tokens[verb.finite - 1].text == ",":
            opener = verb.finite - 1  # "machte sich einen Namen, | produzierte Filme und"
        if opener is None or opener > verb.finite:
            continue
        for child in document.children(token.index):
            if child.upos != "PUNCT" and document.subtree(child.index)[-1] < opener and child.index > token.head:
                yield _moved(child, token.head, child.deprel)


def _given(document: Document, sentence: Sentence) -> Iterator[Token]:
    """What is taken for the object of "ist gegeben", which has none: "Es ist kein Verdacht | gegeben"."""
    for token in _words(document, sentence):
        children = document.children(token.index)
        being = any(c.relation in {"aux", "cop"} and c.lemma == "sein" for c in children)
        if token.text != "gegeben" or not being or any(c.relation in {"nsubj", "csubj"} for c in children):
            continue
        objects = [c for c in children if c.relation == "obj" and c.upos == "NOUN"]
        if len(objects) == 1:
            yield replace(objects[0], deprel="nsubj", deprel_prob=MOVED)


def _prefixes(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Prefixes that the tree gives to an earlier clause's verb: "findet Holm | und nimmt dieselbe Haltung ein"."""
    for token in _words(document, sentence):
        verb = document.tokens[token.head]
        if token.tag != "PTKVZ" or verb.index > token.index or token.text + verb.lemma in verb_entries():
            continue
        between = [t for t in document.tokens[verb.index + 1 : token.index] if t.tag == "VVFIN"]
        last = next((t for t in reversed(between) if t.relation in _STANDING), None)
        if last is not None and token.text + last.lemma in verb_entries():
            yield _moved(token, last.index, token.deprel)


def _articles(document: Document, sentence: Sentence) -> Iterator[Token]:
    """Articles beside their nouns: "die | USA wollten", "Die | sich verschlechternde Gesundheit"."""
    for token in _words(document, sentence):
        if token.tag == "ART" and token.relation in _CORE and not document.children(token.index):
            noun = _noun_behind(document, token, sentence)
            if noun is not None and noun.head == token.head and noun.relation in _CORE:
                yield _moved(token, noun.index, "det")
        elif token.tag in _DETERMINERS and token.relation == "det" and token.head > token.index + 1:
            yield from _inside(document, token.index, token.head)


def _noun_behind(document: Document, article: Token, sentence: Sentence) -> Token | None:
    for token in document.tokens[article.index + 1 : sentence.last + 1]:
        if token.upos in {"NOUN", "PROPN"}:
            fits = agreeing_cells((replace(article, head=token.index), token), token)
            return token if fits else None
        if token.tag != "ADJA" and token.text not in _QUOTES:
            return None
    return None


def _inside(document: Document, article: int, noun: int) -> Iterator[Token]:
    """What stands between an article and a participle before its noun, and depends on something outside."""
    between = document.tokens[article + 1 : noun]
    if between[-1].tag != "ADJA" or any(t.tag.startswith("V") or t.text == "," for t in between):
        return
    loose = [t for t in between if not article < t.head <= noun]
    if all(t.tag == "PRF" or t.relation in _MODIFYING for t in loose):
        for token in loose:
            yield _moved(token, between[-1].index, token.deprel)


_RULES = (
    _auxiliaries_apart,
    _articles,
    _relative_pronouns,
    _joined_verbs,
    _before_coordinator,
    _given,
    _prefixes,
    _stray_subjects,
)
