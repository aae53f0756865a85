"""The trained model: well-formed analyses of anything, the same for the same sentence, right for plain German."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.document import NameKind
from questions.german.parser import Parse, Parser, parser
from questions.german.scorer import MODEL

pytestmark = pytest.mark.skipif(
    not (MODEL / "analyser.onnx").exists(), reason="the trained model is not in this checkout"
)
PLAIN = "Am Abend eröffnete die Ministerin in Bremen ein neues Museum .".split()
NEIGHBOUR = "Danach regnete es in Strömen , was niemanden störte .".split()


@pytest.fixture(scope="module")
def german() -> Parser:
    return parser()


def assert_well_formed(tokens: list[str], parse: Parse) -> None:
    assert len(parse.words) == len(tokens)
    heads = [word.head for word in parse.words]
    assert heads.count(-1) == min(1, len(tokens))
    for start in range(len(heads)):
        node, steps = start, 0
        while node >= 0:
            node = heads[node]
            steps += 1
            assert steps <= len(heads)
    for word in parse.words:
        assert (word.head < 0) == (word.deprel == "root")
        assert word.lemma
        assert all(0 <= chance <= 1 for chance in (word.upos_prob, word.tag_prob, word.head_prob, word.deprel_prob))
    last = -1
    for name in parse.names:
        assert last < name.first <= name.last < len(tokens)
        assert 0 <= name.probability <= 1
        last = name.last


def test_analyses_a_plain_sentence(german: Parser) -> None:
    (parse,) = german.parse([PLAIN])
    words = dict(zip(PLAIN, parse.words, strict=True))
    assert [word.upos for word in parse.words] == [
        "ADP", "NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "DET", "ADJ", "NOUN", "PUNCT",
    ]  # fmt: skip
    assert words["Am"].tag == "APPRART"
    assert words["Am"].feats["Case"] == "Dat"
    assert words["eröffnete"].lemma == "eröffnen"
    assert words["eröffnete"].head == -1
    assert words["Ministerin"].deprel == "nsubj"
    assert words["Ministerin"].feats["Case"] == "Nom"
    assert words["Museum"].deprel == "obj"
    assert words["Museum"].feats["Case"] == "Acc"
    assert words["neues"].lemma == "neu"
    assert [(name.first, name.kind) for name in parse.names] == [(6, NameKind.PLACE)]


def test_is_sure_of_what_is_plain(german: Parser) -> None:
    (parse,) = german.parse([PLAIN])
    assert parse.words[PLAIN.index("Ministerin")].head_prob > 0.9


def test_the_same_sentence_gets_the_same_analysis_among_any_others(german: Parser) -> None:
    alone = german.parse([PLAIN])[0]
    among = german.parse([NEIGHBOUR, PLAIN, NEIGHBOUR * 30])[1]
    assert among == alone


def test_threads_share_a_parser(german: Parser) -> None:
    expected = german.parse([PLAIN, NEIGHBOUR])
    found: list[list[Parse]] = []
    threads = [threading.Thread(target=lambda: found.append(german.parse([PLAIN, NEIGHBOUR]))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_no_sentences_and_no_tokens(german: Parser) -> None:
    assert german.parse([]) == []
    assert german.parse([[]]) == [Parse((), ())]


def test_a_sentence_longer_than_the_network_reads(german: Parser) -> None:
    tokens = NEIGHBOUR * 60
    (parse,) = german.parse([tokens])
    assert_well_formed(tokens, parse)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=40), max_size=30))
def test_survives_any_strings(tokens: list[str]) -> None:
    (parse,) = parser().parse([tokens])
    assert_well_formed(tokens, parse)


@settings(deadline=None, max_examples=10)
@given(st.integers(1, 700), st.sampled_from(["a", "Donaudampfschifffahrt", "🦆", "\u0000", " "]))
def test_survives_long_monotony(count: int, token: str) -> None:
    (parse,) = parser().parse([[token] * count])
    assert_well_formed([token] * count, parse)
