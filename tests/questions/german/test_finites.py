"""Which verb is the finite one where tags name several or none."""

from questions.german.clauses import find_clauses
from questions.german.document import Document
from tests.questions.german.notation import document


def finites(made: Document) -> list[str]:
    return [made.tokens[c.finite].text for c in find_clauses(made) if c.finite is not None]


def test_worden_is_never_finite() -> None:
    made = document("""
        weil     weil     KOUS  4 mark
        die      der      ART   3 det Nom.Sing.Fem
        Halle    Halle    NN    4 nsubj:pass Nom.Sing.Fem
        gebaut   bauen    VVPP  0 root Part
        worden   werden   VAFIN 4 aux:pass 3.Plur.Past.Ind
        war      sein     VAFIN 4 aux 3.Sing.Past.Ind
    """)
    assert finites(made) == ["war"]


def test_a_form_that_is_also_a_participle_is_not_finite_beside_one_that_is_not() -> None:
    made = document("""
        weil     weil        KOUS  4 mark
        sich     sich        PRF   4 obj Acc
        Volk     Volk        NN    4 nsubj Nom.Sing.Neut
        versammelt versammeln VVFIN 0 root 3.Sing.Pres.Ind
        hatte    haben       VAFIN 4 aux 3.Sing.Past.Ind
    """)
    (clause,) = find_clauses(made)
    assert finites(made) == ["hatte"]
    assert clause.confidence > 0.8


def test_the_last_of_a_cluster_is_finite_and_elsewhere_the_first() -> None:
    made = document("""
        weil     weil      KOUS  4 mark
        sie      sie       PPER  4 nsubj Nom.Plur.3
        Geld     Geld      NN    4 obj Acc.Sing.Neut
        gezahlt  zahlen    VVPP  0 root Part
        haben    haben     VAFIN 4 aux 3.Plur.Pres.Ind
        müssen   müssen    VMFIN 4 aux 3.Plur.Pres.Ind
    """)
    assert finites(made) == ["müssen"]
    made = document("""
        Wir      wir       PPER  5 nsubj Nom.Plur.1
        müssen   müssen    VMFIN 5 aux 1.Plur.Pres.Ind
        dazu     dazu      PAV   5 advmod
        bereit   bereit    ADJD  5 advmod
        sein     sein      VAFIN 0 root 3.Plur.Pres.Sub
    """)
    assert finites(made) == ["müssen"]


def test_a_verb_tagged_as_infinitive_is_finite_where_only_that_can_stand() -> None:
    made = document("""
        Brot     Brot      NN    2 nsubj Nom.Sing.Neut
        kostet   kosten    VVFIN 0 root 3.Sing.Pres.Ind
        viel     viel      ADV   2 advmod
        und      und       KON   6 cc
        Kunden   Kunde     NN    6 nsubj Nom.Plur.Masc
        zahlen   zahlen    VVINF 2 conj Inf
        mehr     mehr      ADV   6 advmod
    """)
    assert finites(made) == ["kostet", "zahlen"]
    made = document("""
        Sie      sie         PPER 2 nsubj Nom.Sing.Fem.3
        jubelte  jubeln      VVFIN 0 root 3.Sing.Past.Ind
        ,        ,           $,    6 punct
        als      als         KOUS  6 mark
        er       er          PPER  6 nsubj Nom.Sing.Masc.3
        ausglich ausgleichen ADJD  2 advcl
    """)
    assert finites(made) == ["jubelte", "ausglich"]
