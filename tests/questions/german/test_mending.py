"""Trees with arcs that cannot be right: what the clauses are nevertheless."""

from hypothesis import given, settings

from questions.german.clauses import find_clauses
from questions.german.clauses.mending import mended
from questions.german.document import ClauseKind, Document
from tests.questions.german.notation import document
from tests.questions.german.test_clauses_survive import documents


def subjects(made: Document) -> list[tuple[str, str | None]]:
    """The finite verb of every clause with its subject."""
    found = []
    for clause in find_clauses(made):
        subject = clause.subject()
        finite = made.tokens[clause.finite].text if clause.finite is not None else ""
        found.append((finite, made.slice(subject.span) if subject is not None else None))
    return found


def test_a_finite_auxiliary_with_a_subject_governs_its_own_clause() -> None:
    made = document("""
        Die     die     ART   2 det Nom.Plur
        Gäste   Gast    NN    4 nsubj Nom.Plur.Masc
        haben   haben   VAFIN 4 aux 3.Plur.Pres.Ind
        gewählt wählen  VVPP  0 root Part
        ,       ,       $,    8 punct
        und     und     KON   8 cc
        sie     sie     PPER  8 nsubj Nom.Plur.3
        hatten  haben   VAFIN 4 aux 3.Plur.Past.Ind
        Geld    Geld    NN    8 obj Acc.Sing.Neut
        .       .       $.    4 punct
    """)
    assert subjects(made) == [("haben", "Die Gäste"), ("hatten", "sie")]


def test_the_only_auxiliary_of_a_verb_leaves_its_subject_to_it() -> None:
    made = document("""
        Heute       heute       ADV   5 advmod
        konnten     können      VMFIN 5 aux 3.Plur.Past.Ind
        die         die         ART   4 det Nom.Plur
        Sieger      Sieger      NN    2 nsubj Nom.Plur.Masc
        überzeugen  überzeugen  VVINF 0 root Inf
    """)
    (clause,) = find_clauses(made)
    assert (clause.predicate, clause.modal) == ("überzeugen", "können")
    assert subjects(made) == [("konnten", "die Sieger")]


def test_a_verb_behind_und_that_hangs_on_a_noun_shares_the_subject() -> None:
    made = document("""
        Die     die     ART   2 det Nom.Plur
        Räte    Rat     NN    3 nsubj Nom.Plur.Masc
        haben   haben   VAFIN 0 root 3.Plur.Pres.Ind
        Zweifel Zweifel NN    3 obj Acc.Plur.Masc
        und     und     KON   6 cc
        lehnen  lehnen  VVFIN 4 conj 3.Plur.Pres.Ind
        Pläne   Plan    NN    6 obj Acc.Plur.Masc
        ab      ab      PTKVZ 6 compound:prt
        .       .       $.    3 punct
    """)
    assert subjects(made) == [("haben", "Die Räte"), ("lehnen", "Die Räte")]


def test_an_infinitive_with_zu_gives_its_subject_to_the_clause_around_it() -> None:
    made = document("""
        Als       als       KOUS  6 mark
        das       der       ART   3 det Nom.Sing.Neut
        Reich     Reich     NN    5 nsubj Nom.Sing.Neut
        zu        zu        PTKZU 5 mark
        zerfallen zerfallen VVINF 6 xcomp Inf
        begann    beginnen  VVFIN 8 advcl 3.Sing.Past.Ind
        ,         ,         $,    6 punct
        floh      fliehen   VVFIN 0 root 3.Sing.Past.Ind
        sie       sie       PPER  8 nsubj Nom.Sing.Fem.3
    """)
    assert ("begann", "das Reich") in subjects(made)


def test_a_subject_before_a_comma_does_not_belong_to_the_verb_of_saying() -> None:
    made = document("""
        Der      der        ART   2 det Nom.Sing.Masc
        Vertrag  Vertrag    NN    6 nsubj Nom.Sing.Masc
        gelte    gelten     VVFIN 6 ccomp 3.Sing.Pres.Sub
        weiter   weiter     ADV   3 advmod
        ,        ,          $,    3 punct
        entschied entscheiden VVFIN 0 root 3.Sing.Past.Ind
        das      der        ART   8 det Nom.Sing.Neut
        Gericht  Gericht    NN    6 nsubj Nom.Sing.Neut
    """)
    assert sorted(subjects(made)) == [("entschied", "das Gericht"), ("gelte", "Der Vertrag")]


def test_an_article_behind_a_comma_is_the_pronoun_that_a_relative_clause_lacks() -> None:
    made = document("""
        Sie      sie      PPER  2 nsubj Nom.Plur.3
        kaufen   kaufen   VVFIN 0 root 3.Plur.Pres.Ind
        eine     ein      ART   4 det Acc.Sing.Fem
        Lampe    Lampe    NN    2 obj Acc.Sing.Fem
        ,        ,        $,    8 punct
        die      der      ART   7 det Nom.Plur
        Kindern  Kind     NN    8 nsubj Dat.Plur.Neut
        hilft    helfen   VVFIN 4 acl 3.Sing.Pres.Ind
        .        .        $.    2 punct
    """)
    _, relative = find_clauses(made)
    assert relative.kind is ClauseKind.RELATIVE
    assert subjects(made)[1] == ("hilft", "die")


def test_a_preposition_and_its_pronoun_leave_the_noun_to_the_relative_clause() -> None:
    made = document("""
        Es       es       PPER  2 expl Nom.Sing.Neut.3
        gibt     geben    VVFIN 0 root 3.Sing.Pres.Ind
        Treffen  Treffen  NN    2 obj Acc.Plur.Neut
        ,        ,        $,    9 punct
        zu       zu       APPR  7 case
        denen    der      ART   7 det Dat.Plur
        Minister Minister NN    9 obl Dat.Plur.Masc
        gern     gern     ADV   9 advmod
        kommen   kommen   VVFIN 3 acl 3.Plur.Pres.Ind
        .        .        $.    2 punct
    """)
    assert subjects(made)[1] == ("kommen", "Minister")


def test_what_stands_before_und_belongs_to_the_clause_before() -> None:
    made = document("""
        Er       er       PPER  2 nsubj Nom.Sing.Masc.3
        brach    brechen  VVFIN 0 root 3.Sing.Past.Ind
        ohne     ohne     APPR  4 case
        Grund    Grund    NN    7 obl Acc.Sing.Masc
        ab       ab       PTKVZ 2 compound:prt
        und      und      KON   7 cc
        fuhr     fahren   VVFIN 2 conj 3.Sing.Past.Ind
        den      der      ART   9 det Acc.Sing.Masc
        Wagen    Wagen    NN    7 nsubj Acc.Sing.Masc
        .        .        $.    2 punct
    """)
    first, second = find_clauses(made)
    assert [made.slice(c.span) for c in first.constituents] == ["Er", "ohne Grund"]
    assert [(c.function, made.slice(c.span)) for c in second.constituents] == [
        ("subject", "Er"),
        ("object", "den Wagen"),
    ]


def test_an_article_is_no_subject_beside_its_noun() -> None:
    made = document("""
        Die      der      ART   3 nsubj Nom.Plur
        Medien   Medium   NN    3 nsubj Nom.Plur.Neut
        warten   warten   VVFIN 0 root 3.Plur.Pres.Ind
        heute    heute    ADV   3 advmod
    """)
    assert subjects(made) == [("warten", "Die Medien")]


def test_the_reflexive_of_a_participle_stays_in_its_phrase() -> None:
    made = document("""
        Die      der      ART   4 det Nom.Sing.Fem
        sich     sich     PRF   5 obj Acc
        bessernde bessernd ADJA 4 amod Nom.Sing.Fem
        Lage     Lage     NN    5 nsubj Nom.Sing.Fem
        hilft    helfen   VVFIN 0 root 3.Sing.Pres.Ind
        allen    alle     PIS   5 obl:arg Dat.Plur
    """)
    assert subjects(made) == [("hilft", "Die sich bessernde Lage")]


def test_a_sound_tree_stays_as_it_is_and_a_moved_arc_is_less_sure() -> None:
    sound = document("""
        Island   Island   NE    2 nsubj Nom.Sing.Neut
        gewann   gewinnen VVFIN 0 root 3.Sing.Past.Ind
    """)
    assert mended(sound) is sound
    odd = document("""
        Die      der      ART   3 nsubj Nom.Plur
        Medien   Medium   NN    3 nsubj Nom.Plur.Neut
        warten   warten   VVFIN 0 root 3.Plur.Pres.Ind
    """)
    assert mended(odd).tokens[0].head_prob < odd.tokens[0].head_prob


@settings(deadline=None)
@given(documents())
def test_every_tree_stays_a_tree(odd: Document) -> None:
    changed = mended(odd)
    assert [t.is_root for t in changed.tokens] == [t.is_root for t in odd.tokens]
    for token in changed.tokens:
        above, steps = token, 0
        while not above.is_root:
            above, steps = changed.tokens[above.head], steps + 1
            assert steps < len(changed.tokens)
