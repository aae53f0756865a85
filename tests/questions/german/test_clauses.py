"""Clauses from hand-built analyses: kinds, fields, verbs, constituents, and doubt where rules and tree differ."""

from questions.german.clauses import find_clauses
from questions.german.document import Clause, ClauseKind, Document
from tests.questions.german.notation import document


def clauses(notation: str) -> tuple[Document, tuple[Clause, ...]]:
    made = document(notation)
    return made, find_clauses(made)


def functions(made: Document, clause: Clause) -> list[tuple[str, str]]:
    return [(c.function, made.slice(c.span)) for c in clause.constituents]


SEPARABLE = """
Die        die       ART     2  det     Nom.Plur
Minister   Minister  NN      6  nsubj   Nom.Plur.Masc
beider     beide     PIAT    4  det     Gen.Plur
Länder     Land      NN      2  nmod    Gen.Plur.Neut
kamen      kommen    VVFIN   0  root    3.Plur.Past.Ind
am         an        APPRART 7  case    Dat.Sing.Masc
Montag     Montag    NN      5  obl     Dat.Sing.Masc
in         in        APPR    9  case
Bern       Bern      NE      5  obl     Dat.Sing.Neut
zusammen   zusammen  PTKVZ   5  compound:prt
.          .         $.      5  punct
""".replace("Minister   Minister  NN      6", "Minister   Minister  NN      5")


def test_a_separated_prefix_belongs_to_the_predicate() -> None:
    made, (clause,) = clauses(SEPARABLE)
    assert clause.kind is ClauseKind.MAIN
    assert clause.predicate == "zusammenkommen"
    assert [made.tokens[v].text for v in clause.verbs] == ["kamen", "zusammen"]
    assert clause.vorfeld is not None
    assert made.slice(clause.vorfeld) == "Die Minister beider Länder"
    assert functions(made, clause) == [
        ("subject", "Die Minister beider Länder"),
        ("prepositional", "am Montag"),
        ("prepositional", "in Bern"),
    ]
    assert (clause.tense, clause.mood, clause.passive) == ("preterite", "indicative", False)
    assert clause.confidence > 0.95


def test_only_one_constituent_stands_in_the_vorfeld() -> None:
    """The tree hangs the second phrase on the verb; before the finite verb it can only belong to the noun."""
    made, (clause,) = clauses("""
        Der      der     ART   2 det   Nom.Sing.Masc
        Bericht  Bericht NN    5 nsubj Nom.Sing.Masc
        aus      aus     APPR  4 case
        Oslo     Oslo    NE    5 obl   Dat.Sing.Neut
        warnt    warnen  VVFIN 0 root  3.Sing.Pres.Ind
        vor      vor     APPR  7 case
        Stürmen  Sturm   NN    5 obl   Dat.Plur.Masc
    """)
    assert functions(made, clause)[0] == ("subject", "Der Bericht aus Oslo")
    assert clause.constituents[0].confidence < 1.0


def test_two_noun_phrases_in_the_vorfeld_are_doubted() -> None:
    _, (clause,) = clauses("""
        Heute    heute     ADV   4 advmod
        der      der       ART   3 det   Nom.Sing.Masc
        Senat    Senat     NN    4 nsubj Nom.Sing.Masc
        tagt     tagen     VVFIN 0 root  3.Sing.Pres.Ind
        wieder   wieder    ADV   4 advmod
    """)
    assert clause.confidence < 0.5


def test_forms_overrule_a_tree_that_mistakes_the_object_for_the_subject() -> None:
    made, (clause,) = clauses("""
        Den       der         ART   2 det   Acc.Sing.Masc
        Vorsitz   Vorsitz     NN    3 nsubj Acc.Sing.Masc
        übernimmt übernehmen  VVFIN 0 root  3.Sing.Pres.Ind
        im        in          APPRART 5 case Dat.Sing.Masc
        Herbst    Herbst      NN    3 obl   Dat.Sing.Masc
        Island    Island      NE    3 obj   Nom.Sing.Neut
    """)
    assert functions(made, clause) == [
        ("object", "Den Vorsitz"),
        ("prepositional", "im Herbst"),
        ("subject", "Island"),
    ]


def test_a_subject_that_does_not_agree_is_doubted() -> None:
    _, (clause,) = clauses("""
        Der     der     ART   2 det   Nom.Sing.Masc
        Zug     Zug     NN    3 nsubj Nom.Sing.Masc
        fahren  fahren  VVFIN 0 root  3.Plur.Pres.Ind
        nach    nach    APPR  5 case
        Köln    Köln    NE    3 obl   Dat.Sing.Neut
    """)
    assert clause.confidence < 0.5
    subject = clause.subject()
    assert subject is not None
    assert subject.confidence < 0.5


def test_subordinate_and_relative_clauses_depend_on_theirs() -> None:
    made, found = clauses("""
        Sie       sie      PPER  2 nsubj Nom.Sing.Fem.3
        sagte     sagen    VVFIN 0 root  3.Sing.Past.Ind
        ,         ,        $,    7 punct
        dass      dass     KOUS  7 mark
        das       der      ART   6 det   Nom.Sing.Neut
        Haus      Haus     NN    7 nsubj Nom.Sing.Neut
        brennt    brennen  VVFIN 2 ccomp 3.Sing.Pres.Ind
        ,         ,        $,    12 punct
        das       der      PRELS 12 obj  Acc.Sing.Neut
        sie       sie      PPER  12 nsubj Nom.Sing.Fem.3
        gestern   gestern  ADV   12 advmod
        kaufte    kaufen   VVFIN 6 acl 3.Sing.Past.Ind
        .         .        $.    2 punct
    """)
    main, content, relative = found
    assert [c.kind for c in found] == [ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE]
    assert (main.parent, content.parent, relative.parent) == (None, 0, 1)
    assert content.introducer is not None
    assert made.tokens[content.introducer].text == "dass"
    assert functions(made, main)[1] == ("clause", "dass das Haus brennt, das sie gestern kaufte")
    assert main.vorfeld is not None
    assert content.vorfeld is None


def test_a_coordinated_clause_shares_the_subject() -> None:
    made, (first, second) = clauses("""
        Die     die     ART   2 det Nom.Sing.Fem
        Polizei Polizei NN    3 nsubj Nom.Sing.Fem
        sperrte sperren VVFIN 0 root 3.Sing.Past.Ind
        die     die     ART   5 det Acc.Sing.Fem
        Straße  Straße  NN    3 obj Acc.Sing.Fem
        und     und     KON   7 cc
        suchte  suchen  VVFIN 3 conj 3.Sing.Past.Ind
        Zeugen  Zeuge   NN    7 obj Acc.Plur.Masc
        .       .       $.    3 punct
    """)
    assert functions(made, first) == [("subject", "Die Polizei"), ("object", "die Straße")]
    assert functions(made, second) == [("subject", "Die Polizei"), ("object", "Zeugen")]
    assert second.kind is ClauseKind.MAIN
    assert made.slice(second.span) == "suchte Zeugen"


def test_a_phrase_of_time_belongs_to_the_clause_not_to_the_noun_before() -> None:
    made, (clause,) = clauses("""
        Er       er      PPER 2 nsubj Nom.Sing.Masc.3
        traf     treffen VVFIN 0 root 3.Sing.Past.Ind
        die      die     ART 4 det Acc.Sing.Fem
        Kanzlerin Kanzlerin NN 2 obj Acc.Sing.Fem
        am       an      APPRART 6 case Dat.Sing.Masc
        Dienstag Dienstag NN 4 nmod Dat.Sing.Masc
    """)
    assert functions(made, clause)[1:] == [("object", "die Kanzlerin"), ("prepositional", "am Dienstag")]


def test_passive_perfect_and_modal() -> None:
    made, (clause,) = clauses("""
        Das     der     ART   2 det Nom.Sing.Neut
        Gesetz  Gesetz  NN    5 nsubj:pass Nom.Sing.Neut
        ist     sein    VAFIN 5 aux 3.Sing.Pres.Ind
        nicht   nicht   PTKNEG 5 advmod
        geändert ändern VVPP  0 root Part
        worden  werden  VAPP  5 aux:pass Part
    """)
    assert (clause.predicate, clause.passive, clause.tense, clause.negated) == ("ändern", True, "perfect", True)
    made, (clause,) = clauses("""
        Die     die     ART   2 det Nom.Plur
        Staaten Staat   NN    4 nsubj Nom.Plur.Masc
        könnten können  VMFIN 4 aux 3.Plur.Past.Sub
        zusammenarbeiten zusammenarbeiten VVINF 0 root Inf
    """)
    assert (clause.modal, clause.mood, clause.predicate) == ("können", "subjunctive-2", "zusammenarbeiten")
    assert made.tokens[clause.finite or 0].text == "könnten"


def test_a_predicate_noun_is_a_constituent_beside_the_copula() -> None:
    made, (clause,) = clauses("""
        Island   Island  NE    5 nsubj Nom.Sing.Neut
        ist      sein    VAFIN 5 cop 3.Sing.Pres.Ind
        seit     seit    APPR  4 case
        1949     1949    CARD  5 obl
        Mitglied Mitglied NN   0 root Nom.Sing.Neut
        der      die     ART   7 det Gen.Sing.Fem
        Nato     Nato    NE    5 nmod Gen.Sing.Fem
    """)
    assert functions(made, clause) == [
        ("subject", "Island"),
        ("prepositional", "seit 1949"),
        ("predicate", "Mitglied der Nato"),
    ]
    assert clause.predicate == "sein"


def test_a_line_without_verb_is_verbless() -> None:
    _, (clause,) = clauses("Neue Neu ADJA 2 amod\nHoffnung Hoffnung NN 0 root Nom.Sing.Fem")
    assert clause.kind is ClauseKind.VERBLESS
    assert clause.finite is None


def test_somebodys_words_before_the_verb_do_not_make_it_a_question() -> None:
    made, found = clauses("""
        Wir     wir    PPER  2 nsubj Nom.Plur.1
        warten  warten VVFIN 0 root 1.Plur.Pres.Ind
        ,       ,      $,    4 punct
        sagte   sagen  VVFIN 2 parataxis 3.Sing.Past.Ind
        sie     sie    PPER  4 nsubj Nom.Sing.Fem.3
    """)
    assert [c.kind for c in found] == [ClauseKind.MAIN, ClauseKind.MAIN]
    assert made.slice(found[1].span) == "sagte sie"


def test_infinitive_clauses_have_their_own_arguments() -> None:
    made, (main, infinitive) = clauses("""
        Sie       sie       PPER  2 nsubj Nom.Plur.3
        planen    planen    VVFIN 0 root 3.Plur.Pres.Ind
        ,         ,         $,    7 punct
        das       der       ART   5 det Acc.Sing.Neut
        Museum    Museum    NN    7 obj Acc.Sing.Neut
        zu        zu        PTKZU 7 mark
        schließen schließen VVINF 2 xcomp Inf
    """)
    assert infinitive.kind is ClauseKind.INFINITIVE
    assert functions(made, infinitive) == [("object", "das Museum")]
    assert functions(made, main) == [("subject", "Sie"), ("clause", "das Museum zu schließen")]
    assert infinitive.parent == 0


def test_an_office_and_the_name_behind_it_are_one_phrase() -> None:
    made, (clause,) = clauses("""
        Danach     danach     PAV   2 advmod
        lobte      loben      VVFIN 0 root  3.Sing.Past.Ind
        Ministerin Ministerin NN    2 nsubj Nom.Sing.Fem
        Berg       Berg       NE    2?0.3 obj Nom.Sing.Fem
        den        der        ART   6 det   Acc.Sing.Masc
        Fonds      Fonds      NN    2 obj   Acc.Sing.Masc
    """)
    assert functions(made, clause)[1:] == [("subject", "Ministerin Berg"), ("object", "den Fonds")]


def test_a_list_goes_on_behind_a_comma_in_its_case() -> None:
    made, (clause,) = clauses("""
        Sie       sie       PPER  2 nsubj Nom.Plur.3
        helfen    helfen    VVFIN 0 root 3.Plur.Pres.Ind
        bei       bei       APPR  5 case
        der       der       ART   5 det Dat.Sing.Fem
        Suche     Suche     NN    2 obl Dat.Sing.Fem
        ,         ,         $,    8 punct
        dem       der       ART   8 det Dat.Sing.Masc
        Bau       Bau       NN    2 obl Dat.Sing.Masc
        und       und       KON   11 cc
        dem       der       ART   11 det Dat.Sing.Masc
        Schutz    Schutz    NN    8 conj Dat.Sing.Masc
    """)
    assert functions(made, clause)[1:] == [("prepositional", "bei der Suche, dem Bau und dem Schutz")]


def test_what_stands_behind_a_colon_is_a_clause_of_its_own() -> None:
    made, (first, second) = clauses("""
        Das      der      ART   2 det Nom.Sing.Neut
        Treffen  Treffen  NN    3 nsubj Nom.Sing.Neut
        endete   enden    VVFIN 0 root 3.Sing.Past.Ind
        gut      gut      ADJD  3 advmod
        :        :        $.    8 punct
        Alle     alle     PIS   8 nsubj Nom.Plur
        Staaten  Staat    NN    6 appos Nom.Plur
        stimmten stimmen  VVFIN 3 ccomp 3.Plur.Past.Ind
        zu       zu       PTKVZ 8 compound:prt
    """)
    assert made.slice(first.span) == "Das Treffen endete gut"
    assert (second.predicate, second.parent) == ("zustimmen", None)


def test_the_place_of_an_occasion_and_what_follows_a_time_belong_to_the_clause() -> None:
    made, (clause,) = clauses("""
        Sie      sie      PPER    2 nsubj Nom.Plur.3
        kamen    kommen   VVFIN   0 root 3.Plur.Past.Ind
        am       an       APPRART 4 case Dat.Sing.Masc
        Rande    Rand     NN      2 obl Dat.Sing.Masc
        der      der      ART     6 det Gen.Sing.Fem
        Sitzung  Sitzung  NN      4 nmod Gen.Sing.Fem
        in       in       APPR    8 case
        Bern     Bern     NE      6?0.7 nmod Dat.Sing.Neut
        zusammen zusammen PTKVZ   2 compound:prt
    """)
    assert functions(made, clause)[1:] == [("prepositional", "am Rande der Sitzung"), ("prepositional", "in Bern")]
    made, (clause,) = clauses("""
        Rom       Rom        NE    2 nsubj Nom.Sing.Neut
        übernimmt übernehmen VVFIN 0 root 3.Sing.Pres.Ind
        am        an         APPRART 4 case Dat.Sing.Masc
        Montag    Montag     NN    2 obl Dat.Sing.Masc
        von       von        APPR  6 case
        Wien      Wien       NE    4 nmod Dat.Sing.Neut
        den       der        ART   8 det Acc.Sing.Masc
        Vorsitz   Vorsitz    NN    2 obj Acc.Sing.Masc
    """)
    assert functions(made, clause)[1:3] == [("prepositional", "am Montag"), ("prepositional", "von Wien")]


def test_a_verb_with_dative_makes_the_other_noun_its_subject() -> None:
    made, (clause,) = clauses("""
        Japan     Japan     NE    2 nsubj Nom.Sing.Neut
        droht     drohen    VVFIN 0 root 3.Sing.Pres.Ind
        eine      ein       ART   4 det Acc.Sing.Fem
        Krise     Krise     NN    2 obj Acc.Sing.Fem
    """)
    assert functions(made, clause) == [("indirect", "Japan"), ("subject", "eine Krise")]


def test_a_participle_tagged_as_adjective_still_makes_a_passive() -> None:
    _, (clause,) = clauses("""
        Belastet    belastet  ADJD  0 root
        werden      werden    VAFIN 1 aux:pass 3.Plur.Pres.Ind
        die         der       ART   4 det Nom.Plur
        Beziehungen Beziehung NN    1 nsubj:pass Nom.Plur.Fem
    """)
    assert (clause.predicate, clause.passive, clause.tense) == ("belasten", True, "present")


def test_a_definite_phrase_behind_the_copula_is_the_subject_of_an_indefinite_one() -> None:
    made, (clause,) = clauses("""
        Ein   ein   ART   2 det   Nom.Sing.Masc
        Grund Grund NN    5 nsubj Nom.Sing.Masc
        ist   sein  VAFIN 5 cop   3.Sing.Pres.Ind
        die   der   ART   5 det   Nom.Sing.Fem
        Hitze Hitze NN    0 root  Nom.Sing.Fem
    """)
    assert functions(made, clause) == [("predicate", "Ein Grund"), ("subject", "die Hitze")]


def test_a_label_before_a_colon_and_the_place_of_a_report_are_no_part_of_the_clause() -> None:
    made, (clause,) = clauses("""
        Bern   Bern   NE    4 nsubj Nom.Sing.Neut
        –      –      $(    3 punct
        Wien   Wien   NE    1 appos Nom.Sing.Neut
        siegte siegen VVFIN 0 root 3.Sing.Past.Ind
    """)
    assert functions(made, clause) == [("subject", "Wien")]
    assert made.slice(clause.span) == "Wien siegte"


def test_what_a_verb_takes_its_object_as_stands_beside_the_object() -> None:
    made, (clause,) = clauses("""
        Sie        sie        PPER  2 nsubj Nom.Plur.3
        sehen      sehen      VVFIN 0 root 3.Plur.Pres.Ind
        die        der        ART   4 det Acc.Sing.Fem
        Wahl       Wahl       NN    2 obj Acc.Sing.Fem
        als        als        KOKOM 6 case
        Erfolg     Erfolg     NN    4 nmod Acc.Sing.Masc
    """)
    assert functions(made, clause)[1:] == [("object", "die Wahl"), ("adverbial", "als Erfolg")]


def test_a_modal_with_a_bare_participle_is_doubted() -> None:
    """The infinitive that is missing stands in the second conjunct: soll gebaut und verkauft werden."""
    _, (first, _) = clauses("""
        Das     der      ART   2 det Nom.Sing.Neut
        Haus    Haus     NN    4 nsubj:pass Nom.Sing.Neut
        soll    sollen   VMFIN 4 aux 3.Sing.Pres.Ind
        gebaut  bauen    VVPP  0 root Part
        und     und      KON   6 cc
        verkauft verkaufen VVPP 4 conj Part
        werden  werden   VAINF 6 aux:pass Inf
    """)
    assert first.confidence < 0.5
