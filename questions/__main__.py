"""The command line: `python -m questions ARTICLE.txt` prints the questions the engine makes of an article."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from questions.articles import Article, UnusableArticle, read_html, read_text
from questions.choosing.difficulty import Difficulty
from questions.interchange import generation_to_json
from questions.items import (
    Cloze,
    Item,
    ItemType,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from questions.pipeline import Generation, Options, generate_items

UNUSABLE = 2
_Name = TypeVar("_Name", bound=StrEnum)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 with one line on stderr where the input cannot be used."""
    asked = _parser().parse_args(arguments)
    try:
        article = _read(asked.article, asked.format, asked.published)
    except (UnusableArticle, UnicodeDecodeError, OSError) as error:
        print(f"questions: {asked.article}: {_reason(error)}", file=sys.stderr)  # noqa: T201 -- a command line
        return UNUSABLE
    options = Options(limit=asked.limit, types=asked.types, difficulties=asked.difficulty, seed=asked.seed)
    generation = generate_items(article, options)
    if asked.json:
        dropped = (asdict(d) for d in generation.dropped_items)
        result = generation_to_json(article, generation.sentences, generation.items, generation.dropped, dropped)
        json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(readable(article, generation))
    if asked.dropped and not asked.json:
        for item in generation.dropped_items:
            sys.stdout.write(f"{item.reason}: {item.prompt} = {item.answer} ({item.writer})\n")
    if asked.timings:
        for step, seconds in generation.timings.items():
            sys.stderr.write(f"{step:10} {seconds:8.3f} s\n")
    return 0


def readable(article: Article, generation: Generation) -> str:
    """Return the items of an article as a person reads them on a terminal."""
    lines = [article.headline, ""]
    for number, item in enumerate(generation.items, 1):
        lines += [f"{number:2}. {item.stem}", *_answers(item)]
        lines += [f"      Beleg: {e.text}" for e in item.evidence if e.option is None]
        lines += [f"      ({item.writer}, {item.type}, {item.confidence:.2f})", ""]
    dropped = ", ".join(f"{flaw}: {count}" for flaw, count in generation.dropped.items())
    return "\n".join([*lines, f"Verworfen: {dropped or 'nichts'}", ""])


def _answers(item: Item) -> list[str]:
    match item.interaction:
        case SingleChoice(options=options, key=key):
            return _marked(options, {key})
        case MultipleResponse(options=options, keys=keys):
            return _marked(options, set(keys))
        case TrueFalse(key=truth, changed=change):
            told = f" ({change.original} -> {change.replacement})" if change else ""
            return [f"      * {'richtig' if truth else 'falsch'}{told}"]
        case Cloze(text=text, gaps=gaps, bank=bank):
            listed = " / ".join(o.text for o in bank)
            return [f"      {text}", f"      * {gaps[0].accepted[0]}   [{listed}]"]
        case Numeric(key=number, unit=unit):
            return [f"      * {number} {unit or ''}".rstrip()]
        case ShortText(accepted=accepted):
            return [f"      * {' | '.join(accepted)}"]
        case Matching(prompts=prompts, choices=choices, pairs=pairs):
            texts = {o.id: o.text for o in (*prompts, *choices)}
            return [f"      * {texts[prompt]} = {texts[choice]}" for prompt, choice in pairs]
        case Ordering(entries=entries, sequence=sequence):
            texts = {o.id: o.text for o in entries}
            return [f"      {place}. {texts[entry]}" for place, entry in enumerate(sequence, start=1)]


def _marked(options: Iterable[Option], keys: set[str]) -> list[str]:
    return [f"      {'*' if o.id in keys else ' '} {o.text}" for o in options]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m questions", description=__doc__)
    parser.add_argument("article", help="a file, or - for standard input")
    parser.add_argument("--format", choices=("text", "html"), help="default: by the file's name")
    parser.add_argument("--published", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--limit", type=int, default=Options().limit, help="how many items at most")
    parser.add_argument("--types", type=_types, default=frozenset(ItemType), metavar="TYPE,TYPE")
    parser.add_argument("--difficulty", type=_difficulties, default=frozenset(Difficulty), metavar="STEP,STEP")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dropped", action="store_true", help="list the items that were turned down, and why")
    parser.add_argument("--json", action="store_true", help="one object as docs/generation.schema.json describes it")
    parser.add_argument("--timings", action="store_true", help="seconds per step on stderr")
    return parser


def _types(text: str) -> frozenset[ItemType]:
    return _listed(ItemType, text)


def _difficulties(text: str) -> frozenset[Difficulty]:
    return _listed(Difficulty, text)


def _listed(known: type[_Name], text: str) -> frozenset[_Name]:
    try:
        return frozenset(known(name.strip()) for name in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; known: {', '.join(known)}") from error


def _read(name: str, form: str | None, published: date | None) -> Article:
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    text = raw.decode("utf-8-sig")
    is_html = form == "html" or (form is None and name.lower().endswith((".html", ".htm")))
    return read_html(text, published) if is_html else read_text(text, published)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "the input is not text in UTF-8"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


if __name__ == "__main__":
    sys.exit(main())
