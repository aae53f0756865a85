"""What the yardstick for clauses takes from a tree, on trees of our own."""

from __future__ import annotations

from pathlib import Path

from tests.eval.clauses_gold import GoldSentence, gold_clauses, read_gold
from tests.eval.clauses_treebank import compare, figures

RELATIVE = """
# text = Auch der Rat, der gestern tagte, hat das Vorhaben im Mai abgelehnt, das viel kostet.
1 Auch auch ADV ADV _ 3 advmod _
2 der der DET ART _ 3 det _
3 Rat Rat NOUN NN _ 15 nsubj SpaceAfter=No
4 , , PUNCT $, _ 7 punct _
5 der der PRON PRELS PronType=Rel 7 nsubj _
6 gestern gestern ADV ADV _ 7 advmod _
7 tagte tagen VERB VVFIN VerbForm=Fin 3 acl SpaceAfter=No
8 , , PUNCT $, _ 7 punct _
9 hat haben AUX VAFIN VerbForm=Fin 15 aux _
10 das der DET ART _ 11 det _
11 Vorhaben Vorhaben NOUN NN _ 15 obj _
12-13 im _ _ _ _ _ _ _
12 in in ADP APPR _ 14 case _
13 dem der DET ART _ 14 det _
14 Mai Mai PROPN NN _ 15 obl _
15 abgelehnt ablehnen VERB VVPP VerbForm=Part 0 root SpaceAfter=No
16 , , PUNCT $, _ 19 punct _
17 das der PRON PRELS PronType=Rel 19 nsubj _
18 viel viel ADV ADV _ 19 advmod _
19 kostet kosten VERB VVFIN VerbForm=Fin 11 acl SpaceAfter=No
20 . . PUNCT $. _ 15 punct _
"""
SHARED = """
# text = Die Gäste kamen und wollten bleiben.
1 Die der DET ART _ 2 det _
2 Gäste Gast NOUN NN _ 3 nsubj _
3 kamen kommen VERB VVFIN VerbForm=Fin 0 root _
4 und und CCONJ KON _ 6 cc _
5 wollten wollen AUX VMFIN VerbForm=Fin 6 aux _
6 bleiben bleiben VERB VVINF VerbForm=Inf 3 conj SpaceAfter=No
7 . . PUNCT $. _ 3 punct _
"""


def treebank(folder: Path, *blocks: str) -> Path:
    """Write a CoNLL-U file of blocks that leave out its ninth column and have spaces for tabs."""
    path = folder / "own.conllu"
    lines = [line for block in blocks for line in (*block.strip().splitlines(), "")]
    path.write_text("".join(f"{line if line.startswith('#') else _columns(line)}\n" for line in lines), "utf-8")
    return path


def _columns(line: str) -> str:
    columns = line.split()
    return "\t".join([*columns[:8], "_", *columns[8:]] if columns else [])


def words(sentence: GoldSentence, indexes: frozenset[int]) -> list[str]:
    return [sentence.words[i].form for i in sorted(indexes)]


def test_a_subject_reaches_as_far_as_nothing_interrupts_it(tmp_path: Path) -> None:
    (sentence,) = read_gold(treebank(tmp_path, RELATIVE))
    told = [
        (words(sentence, c.verbs), c.dependent, c.subject and sentence.text[slice(*sentence.offsets(c.subject))])
        for c in gold_clauses(sentence)
    ]
    assert told == [
        (["tagte"], True, "der"),
        (["hat", "abgelehnt"], False, "Auch der Rat, der gestern tagte,"),
        (["kostet"], True, "das"),
    ]


def test_a_conjunct_has_the_subject_of_the_clause_before(tmp_path: Path) -> None:
    (sentence,) = read_gold(treebank(tmp_path, SHARED))
    first, second = gold_clauses(sentence)
    assert (first.shared, second.shared) == (False, True)
    assert words(sentence, second.verbs) == ["wollten", "bleiben"]
    assert first.subject == second.subject == (0, 1)


def test_a_clause_that_the_treebank_doubts_is_left_out(tmp_path: Path) -> None:
    doubted = SHARED.replace("3 nsubj _", "3 nsubj FixTigerDep=Yes")
    (sentence,) = read_gold(treebank(tmp_path, doubted))
    assert gold_clauses(sentence) == []


def test_the_layer_is_compared_from_the_raw_text(tmp_path: Path) -> None:
    found = {row.name: row.value for row in figures(compare(treebank(tmp_path, RELATIVE, SHARED)))}
    assert found["treebank clauses, main: subject span"] == 100
    assert found["treebank clauses, main: verb complex"] == 100
    wrong = SHARED.replace("1 Die der DET ART _ 2 det", "1 Die der DET ART _ 3 nsubj")
    wrong = wrong.replace("_ 3 nsubj _\n3", "_ 3 obj _\n3")
    one, two = compare(treebank(tmp_path, wrong))
    assert (one.right["subject span"], one.pattern) == (False, "other head within: longer")
    assert two.gold.shared
