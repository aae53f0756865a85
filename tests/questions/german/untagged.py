"""Documents of tokens without tags and trees, for tests that need no model."""

from __future__ import annotations

from questions.german.document import Document, Sentence, Token
from questions.german.segmentation import segment


def untagged(text: str) -> Document:
    """Return the segmented text as a document in which the analyser knows nothing."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, slices in enumerate(segment(text)):
        first = len(tokens)
        for start, end in slices:
            place = len(tokens)
            tokens.append(Token(place, text[start:end], start, end, "", "", "", {}, place, ""))
        sentences.append(Sentence(number, first, len(tokens) - 1, slices[0].start, slices[-1].end))
    return Document(text, tuple(tokens), tuple(sentences))
