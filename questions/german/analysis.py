"""Putting an analysed document together: segmentation, then the parser, then what rests on both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from questions.german.clauses import find_clauses
from questions.german.document import Document, Name, Sentence, Token
from questions.german.name_votes import agree
from questions.german.parser import Parser, parser
from questions.german.quotations import find_quotations
from questions.german.segmentation import segment
from questions.german.values import find_values


def analyse(text: str, published: date | None = None, using: Parser | None = None) -> Document:
    """Return what the analyser finds in a German text.

    Arguments:
        text: any text; offsets in the result count its characters.
        published: the day that "gestern" or "am Donnerstag" are counted from.
        using: a parser other than the process's own.
    """
    cut = segment(text)
    words = [[text[piece.start : piece.end] for piece in pieces] for pieces in cut]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for pieces, parse in zip(cut, (using or parser()).parse(words), strict=True):
        first = len(tokens)
        for place, (piece, word) in enumerate(zip(pieces, parse.words, strict=True)):
            tokens.append(
                Token(
                    index=first + place,
                    text=text[piece.start : piece.end],
                    start=piece.start,
                    end=piece.end,
                    lemma=word.lemma,
                    upos=word.upos,
                    tag=word.tag,
                    feats=word.feats,
                    head=first + (place if word.head < 0 else word.head),
                    deprel=word.deprel,
                    head_prob=word.head_prob,
                    deprel_prob=word.deprel_prob,
                    tag_prob=word.tag_prob,
                )
            )
        sentences.append(Sentence(len(sentences), first, len(tokens) - 1, pieces[0].start, pieces[-1].end))
        names += [replace(name, first=first + name.first, last=first + name.last) for name in parse.names]
    values = find_values(tokens, sentences, published)
    document = Document(text, tuple(tokens), tuple(sentences), agree(names, tokens), values, published=published)
    return replace(document, quotations=find_quotations(document), clauses=find_clauses(document))
