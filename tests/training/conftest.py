"""Files of the formats that training reads, written for these tests."""

from pathlib import Path

import pytest

from training.corpora import RELATIVES

TREES = """\
# text = Am Abend lief sie zum See.
1-2\tAm\t_\t_\t_\t_\t_\t_\t_\t_
1\tAn\tan\tADP\tAPPR\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\tART\tCase=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art\t3\tdet\t_\t_
3\tAbend\tAbend\tNOUN\tNN\tCase=Dat|Gender=Masc|Number=Sing\t4\tobl\t_\t_
4\tlief\tlaufen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
5\tsie\tsie\tPRON\tPPER\tCase=Nom|Gender=Fem,Neut|Number=Sing|Person=3\t4\tnsubj\t_\t_
6-7\tzum\t_\t_\t_\t_\t_\t_\t_\t_
6\tzu\tzu\tADP\tAPPR\t_\t8\tcase\t_\t_
7\tdem\tder\tDET\tART\tCase=Dat|Gender=Masc|Number=Sing\t8\tdet\t_\t_
8\tSee\tSee\tNOUN\tNN\tCase=Dat|Gender=Masc|Number=Sing\t4\tobl\t_\tSpaceAfter=No
8.1\tweiter\t_\t_\t_\t_\t_\t_\t_\t_
9\t.\t.\tPUNCT\t$.\t_\t4\tpunct\t_\t_

# text = Ja.
1\tJa\tja\tINTJ\tITJ\t_\t0\troot\t_\t_
2\t.\t.\tPUNCT\t$.\t_\t1\tpunct\t_\t_
"""
NAMES = """\
#\thttp://example.org\t[2010-01-01]
1\tAnna\tB-PER\tO
2\tBergmann\tI-PER\tO
3\tliest\tO\tO
4\tdeutsche\tB-LOCderiv\tO
5\tEU-Texte\tB-ORGpart\tO

#\thttp://example.org\t[2010-01-02]
1\tOslo\tB-LOC\tO
"""
OTHER_NAMES = """\
# sent_id = 2
1\tJa\tO\t-\t-
2\t.\tO\t-\t-

# sent_id = 1
1\tAn\tO\t-\t-
2\tdem\tO\t-\t-
3\tAbend\tO\t-\t-
4\tlief\tO\t-\t-
5\tsie\tB-PER\t-\t-
6\tzu\tO\t-\t-
7\tdem\tO\t-\t-
8\tSee\tB-LOC\t-\t-
9\t.\tO\t-\t-
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A treebank of two sentences with two contractions and an empty node."""
    path = tmp_path / "small.conllu"
    path.write_text(TREES, encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with every corpus, each of two sentences."""
    (tmp_path / "ner").mkdir()
    (tmp_path / "ud").mkdir()
    for part in ("dev", "test"):
        (tmp_path / "ner" / f"germeval2014-{part}.tsv").write_text(NAMES, encoding="utf-8")
    (tmp_path / "ner" / "uner_de_pud-test.iob2").write_text(OTHER_NAMES, encoding="utf-8")
    for name in ("de_pud-ud-test", "de_gsd-ud-dev", "de_gsd-ud-test", *RELATIVES):
        (tmp_path / "ud" / f"{name}.conllu").write_text(TREES, encoding="utf-8")
    return tmp_path
