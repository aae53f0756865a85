"""Contractions come back as one token, and every head still points to its word."""

from training.contractions import merge_contractions


def row(number: str, form: str, head: str = "_", upos: str = "X", feats: str = "_") -> list[str]:
    return [number, form, form.lower(), upos, "XY", feats, head, "dep", "_", "_"]


def test_preposition_and_article_become_one_preposition_with_the_articles_case() -> None:
    feats = "Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
    merged = merge_contractions(
        [
            row("1-2", "Am"),
            row("1", "An", "3", "ADP"),
            row("2", "dem", "3", "DET", feats),
            row("3", "Abend", "0", "NOUN"),
        ]
    )
    assert merged[0][:8] == [
        "1", "Am", "an", "ADP", "APPRART", "Case=Dat|Gender=Masc|Number=Sing", "2", "dep",
    ]  # fmt: skip
    assert merged[1][6] == "0"


def test_dependents_of_a_member_depend_on_the_contraction() -> None:
    merged = merge_contractions([row("1", "genau", "2"), row("2-3", "im"), row("2", "in", "0"), row("3", "dem", "2")])
    assert [found[6] for found in merged] == ["2", "0"]


def test_the_member_with_a_head_outside_gives_the_relation() -> None:
    merged = merge_contractions([row("1-2", "gibt's"), row("1", "gibt", "0", "VERB"), row("2", "es", "1", "PRON")])
    assert merged[0][3] == "VERB"
    assert merged[0][6] == "0"


def test_empty_nodes_go() -> None:
    merged = merge_contractions([row("1", "Ja", "0"), row("1.1", "sagte"), row("2", ".", "1")])
    assert [found[1] for found in merged] == ["Ja", "."]
