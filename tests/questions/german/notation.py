"""Documents from a compact notation, so that tests can state an analysis instead of running the model.

One token a line: form, lemma, STTS tag, head (1-based within its sentence, 0 for the root), relation, and values of
features separated by dots; a blank line ends a sentence. `head?0.6` gives the arc a probability::

    Island   Island  NE     2  nsubj  Nom.Sing.Neut
    lud      laden   VVFIN  0  root   3.Sing.Past.Ind
"""

from questions.german.document import Document, Sentence, Token

FEATURES = {
    value: name
    for name, values in {
        "Case": "Nom Acc Dat Gen",
        "Number": "Sing Plur",
        "Gender": "Masc Fem Neut",
        "Person": "1 2 3",
        "Tense": "Pres Past",
        "Mood": "Ind Sub Imp",
        "VerbForm": "Fin Inf Part",
        "PronType": "Art Dem Rel Prs Int Ind2",
        "Definite": "Def",
        "Reflex": "Yes",
        "Degree": "Pos Cmp Sup",
    }.items()
    for value in values.split()
}
UPOS = {
    "NN": "NOUN", "NE": "PROPN", "ART": "DET", "ADJA": "ADJ", "ADJD": "ADJ", "CARD": "NUM", "KON": "CCONJ",
    "KOUS": "SCONJ", "KOUI": "SCONJ", "KOKOM": "CCONJ", "ADV": "ADV", "PAV": "ADV", "PROAV": "ADV", "PWAV": "ADV",
    "PTKNEG": "PART", "PTKZU": "PART", "PTKVZ": "ADP", "PTKA": "PART", "APPR": "ADP", "APPRART": "ADP", "APPO": "ADP",
    "PPOSAT": "DET", "PDAT": "DET", "PIAT": "DET", "PIDAT": "DET", "PWAT": "DET", "PRELAT": "DET",
    "PPER": "PRON", "PRF": "PRON", "PRELS": "PRON", "PDS": "PRON", "PIS": "PRON", "PWS": "PRON", "PPOSS": "PRON",
    "$,": "PUNCT", "$.": "PUNCT", "$(": "PUNCT", "FM": "X", "XY": "X",
}  # fmt: skip
NO_SPACE_BEFORE = {",", ".", "?", "!", ":", ";", ")", "“"}
NO_SPACE_AFTER = {"(", "„"}


def upos_of(tag: str) -> str:
    """Return the part of speech of an STTS tag."""
    if tag[0] == "V":
        return "AUX" if tag[1] in "AM" else "VERB"
    return UPOS[tag]


def document(notation: str) -> Document:
    """Build a document from the notation above."""
    text = ""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(part for part in notation.strip().split("\n\n") if part.strip()):
        first = len(tokens)
        for line in block.strip().splitlines():
            form, lemma, tag, head, deprel, *features = line.split()
            number_of_head, _, probability = head.partition("?")
            if text and not (form in NO_SPACE_BEFORE or tokens[-1].text in NO_SPACE_AFTER):
                text += " "
            index = len(tokens)
            feats = {FEATURES[value]: value for value in (features[0].split(".") if features else [])}
            tokens.append(
                Token(
                    index, form, len(text), len(text) + len(form), lemma, upos_of(tag), tag, feats,
                    index if number_of_head == "0" else first + int(number_of_head) - 1, deprel,
                    head_prob=float(probability or 1.0),
                )
            )  # fmt: skip
            text += form
        sentences.append(Sentence(number, first, len(tokens) - 1, tokens[first].start, tokens[-1].end))
    return Document(text, tuple(tokens), tuple(sentences))
