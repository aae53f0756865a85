"""Reading treebanks (CoNLL-U) and name corpora (GermEval) into one kind of training sentence."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from training.contractions import merge_contractions

FEATURES = (
    "Case",
    "Number",
    "Gender",
    "Person",
    "VerbForm",
    "Mood",
    "Tense",
    "PronType",
    "Definite",
    "Degree",
    "Poss",
    "Reflex",
)
ABSENT = "-"
"""The value of a feature that a word does not have."""

RELATIVES = (
    "nl_alpino-ud-dev",
    "nl_alpino-ud-test",
    "nl_lassysmall-ud-dev",
    "nl_lassysmall-ud-test",
    "af_afribooms-ud-train",
    "da_ddt-ud-dev",
    "da_ddt-ud-test",
    "sv_talbanken-ud-test",
)
NAME_CLASSES = ("PER", "LOC", "ORG", "OTH")
NO_COMMON_NAME = "?"
"""The name label of a word that is no person, place or organisation, but may be derived from one or name a work."""


@dataclass(frozen=True, slots=True)
class Word:
    """A surface token with its gold labels; None marks a label that the source does not give."""

    form: str
    upos: str | None = None
    xpos: str | None = None
    feats: Mapping[str, str | None] | None = None
    lemma: str | None = None
    head: int | None = None
    """Number of the head, counted from 1; 0 is the root."""
    deprel: str | None = None
    name: str | None = None
    """BIO label, or NO_COMMON_NAME."""
    space_after: bool = True
    doubtful: bool = False
    """The treebank itself marks the word's head and relation as not yet right (MISC `FixTigerDep=Yes`)."""


@dataclass(frozen=True, slots=True)
class TrainingSentence:
    """A sentence of one corpus."""

    source: str
    words: tuple[Word, ...]
    silver: bool = False
    """Its tags and tree are a model's, not a person's."""


def data_folder() -> Path:
    """Return the folder of the corpora: `data` in $NACHGEFRAGT_DATA or in ../shared beside the repository."""
    given = os.environ.get("NACHGEFRAGT_DATA")
    return (Path(given) if given else Path(__file__).resolve().parents[2] / "shared") / "data"


def read_treebank(path: Path) -> list[TrainingSentence]:
    """Read a CoNLL-U file as surface tokens with every label it has.

    Contractions are merged (`an` + `dem` becomes `am`), empty nodes are left out.
    """
    return [TrainingSentence(path.stem, tuple(map(_word, merge_contractions(rows)))) for rows in _blocks(path)]


def read_gsd(folder: Path, part: str) -> list[TrainingSentence]:
    """Read the `dev` or `test` part of German GSD."""
    return read_treebank(folder / "ud" / f"de_gsd-ud-{part}.conllu")


def read_pud(folder: Path) -> list[TrainingSentence]:
    """Read German PUD with its labels made to agree with those of GSD where the two differ.

    PUD's XPOS column uses another tag set and is dropped (`training.tags` fills in what is certain); it
    leaves out VerbForm, gives participles a tense and adverbs a degree.
    """
    sentences = read_treebank(folder / "ud" / "de_pud-ud-test.conllu")
    return [replace(sentence, words=tuple(map(_agree_with_gsd, sentence.words))) for sentence in sentences]


def read_named_pud(folder: Path) -> list[TrainingSentence]:
    """Read PUD as `read_pud` does, with the persons, places and organisations that Universal NER has found in it.

    Universal NER has no class for works and leaves out derived words, so that its O is no more than NO_COMMON_NAME. It
    has the sentences in another order; where its words are not the treebank's, the names stay open.
    """
    named = {tuple(row[1] for row in rows): rows for rows in _blocks(folder / "ner" / "uner_de_pud-test.iob2")}
    sentences = []
    path = folder / "ud" / "de_pud-ud-test.conllu"
    for rows in _blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        found = named.get(tuple(row[1] for row in words), ())
        for row, (_, _, label, *_) in zip(words, found, strict=bool(found)):
            row[9] += f"|Name={NO_COMMON_NAME if label == 'O' else label}"
        merged = tuple(_agree_with_gsd(_word(row)) for row in merge_contractions(rows))
        sentences.append(TrainingSentence(path.stem, merged))
    return sentences


def read_relatives(folder: Path) -> list[TrainingSentence]:
    """Read Dutch, Afrikaans, Danish and Swedish trees: word classes and relations without subtype."""
    sentences: list[TrainingSentence] = []
    for name in RELATIVES:
        for sentence in read_treebank(folder / "ud" / f"{name}.conllu"):
            words = tuple(
                Word(
                    word.form,
                    upos=word.upos,
                    head=word.head,
                    deprel=word.deprel.split(":")[0] if word.deprel else None,
                )
                for word in sentence.words
            )
            sentences.append(TrainingSentence("relative", words))
    return sentences


def read_names(folder: Path, part: str) -> list[TrainingSentence]:
    """Read the `dev` or `test` part of GermEval 2014, outer level.

    Derived words (`deutsch`) and words with a name as a part (`EU-Gipfel`) are classes of their own, DERIV
    and PART, so that they blur neither the names nor the rest.
    """
    sentences: list[TrainingSentence] = []
    for rows in _blocks(folder / "ner" / f"germeval2014-{part}.tsv", comment="#\t"):
        words = tuple(Word(row[1], name=_name_label(row[2])) for row in rows)
        sentences.append(TrainingSentence("germeval", words))
    return sentences


def _blocks(path: Path, comment: str = "#") -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = line.rstrip("\n")
            if not text:
                if rows:
                    yield rows
                rows = []
            elif not text.startswith(comment):
                rows.append(text.split("\t"))
    if rows:
        yield rows


def _word(row: list[str]) -> Word:
    given = dict(pair.split("=", 1) for pair in row[5].split("|")) if row[5] != "_" else {}
    feats = {name: _single(given.get(name, ABSENT)) for name in FEATURES}
    misc = row[9].split("|")
    name = next((entry.removeprefix("Name=") for entry in misc if entry.startswith("Name=")), None)
    return Word(
        row[1],
        row[3],
        row[4],
        feats,
        row[2],
        int(row[6]),
        row[7],
        name,
        space_after="SpaceAfter=No" not in misc,
        doubtful="FixTigerDep=Yes" in misc,
    )


def _single(value: str) -> str | None:
    """Return the value, or None where the treebank leaves several open (`Masc,Neut`)."""
    return None if "," in value else value


def _agree_with_gsd(word: Word) -> Word:
    feats = dict(word.feats or {})
    if word.upos in {"VERB", "AUX"}:
        finite = feats["Mood"] != ABSENT
        feats["VerbForm"] = "Fin" if finite else None
        if not finite:
            feats["Tense"] = ABSENT
    if word.upos == "ADV":
        feats["Degree"] = ABSENT
    return replace(word, xpos=None, feats=feats)


def _name_label(label: str) -> str:
    if label == "O":
        return label
    position, kind = label.split("-")
    if kind.endswith("deriv"):
        kind = "DERIV"
    elif kind.endswith("part"):
        kind = "PART"
    return f"{position}-{kind}"


def forms(sentences: Iterable[TrainingSentence]) -> Iterator[str]:
    """Yield every word form."""
    for sentence in sentences:
        for word in sentence.words:
            yield word.form
