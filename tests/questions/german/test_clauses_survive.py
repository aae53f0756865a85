"""Whatever tags and tree an analyser gives: the clause layer answers, and its answer is well formed."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from questions.german.clauses import find_clauses
from questions.german.document import Document, Sentence, Token
from tests.questions.german.notation import UPOS, upos_of

WORDS = (
    "kam der die Minister , „ “ und zu dass am Montag nicht sich hat gesagt werden Bern alt . – 1971 er seit".split()
)
TAGS = [*UPOS, "VVFIN", "VAFIN", "VMFIN", "VVINF", "VVPP", "VVIZU", "VAPP", "VVIMP"]
RELATIONS = (
    "nsubj obj iobj obl advmod aux cop mark conj cc ccomp xcomp advcl acl amod nmod appos case det punct parataxis "
    "root compound:prt obl:arg expl flat nummod aux:pass nsubj:pass dep csubj"
).split()
FEATURES = [{}, {"Case": "Nom", "Number": "Sing"}, {"Case": "Dat", "Number": "Plur"}, {"Mood": "Sub", "Tense": "Past"}]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Sentences of random words, tags and trees."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for number in range(draw(st.integers(0, 3))):
        first = len(tokens)
        size = draw(st.integers(1, 14))
        order = draw(st.permutations(range(size)))
        heads = {order[0]: order[0]} | {order[i]: order[draw(st.integers(0, i - 1))] for i in range(1, size)}
        for place in range(size):
            word, tag = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TAGS))
            index = len(tokens)
            tokens.append(
                Token(
                    index, word, len(text), len(text) + len(word), word, upos_of(tag), tag,
                    draw(st.sampled_from(FEATURES)), first + heads[place],
                    "root" if heads[place] == place else draw(st.sampled_from(RELATIONS)),
                    head_prob=draw(st.floats(0, 1)),
                )
            )  # fmt: skip
            text += word + " "
        sentences.append(Sentence(number, first, len(tokens) - 1, tokens[first].start, tokens[-1].end))
    return Document(text, tuple(tokens), tuple(sentences))


def two_sentences_around_a_quotation() -> Document:
    """A mark opens at the end of one sentence and closes at the beginning of the next."""
    name = Token(0, "Bern", 0, 4, "Bern", "NOUN", "NN", {}, 0, "root")
    verb = Token(1, "kam", 5, 8, "kam", "VERB", "VVFIN", {}, 0, "nsubj")
    opening = Token(2, "„", 9, 10, "„", "NOUN", "NN", {}, 0, "nsubj")
    closing = Token(3, "“", 11, 12, "“", "NOUN", "NN", {}, 3, "root")
    return Document(
        "Bern kam „ “", (name, verb, opening, closing), (Sentence(0, 0, 2, 0, 10), Sentence(1, 3, 3, 11, 12))
    )


@settings(deadline=None)
@given(documents())
@example(two_sentences_around_a_quotation())
def test_clauses_are_well_formed(document: Document) -> None:
    clauses = find_clauses(document)
    assert clauses == find_clauses(document)
    finite = [clause.finite for clause in clauses if clause.finite is not None]
    assert len(finite) == len(set(finite))
    for number, clause in enumerate(clauses):
        sentence = document.sentence_of(clause.span.first)
        assert sentence.first <= clause.span.first <= clause.span.last <= sentence.last
        assert 0 <= clause.confidence <= 1
        assert clause.parent != number
        assert clause.parent is None or 0 <= clause.parent < len(clauses)
        assert list(clause.verbs) == sorted(set(clause.verbs))
        for constituent in clause.constituents:
            assert 0 <= constituent.confidence <= 1
            assert sentence.first <= constituent.span.first <= constituent.span.last <= sentence.last
            assert constituent.head in constituent.span
