"""The kinds of question: one small module each, all with the same shape, listed here.

To add a kind, write a function from `Material` to drafts and add it to `WRITERS`.
"""

from __future__ import annotations

from questions.writers.cloze import write_clozes, write_noun_clozes
from questions.writers.consequences import write_results, write_therefore
from questions.writers.contents import write_contents
from questions.writers.draft import Draft, Writer
from questions.writers.events import write_orderings, write_years
from questions.writers.lists import write_lists
from questions.writers.matching import write_office_matches, write_quotation_matches
from questions.writers.people import write_offices
from questions.writers.sayings import write_bodies, write_speakers, write_statements_of
from questions.writers.statements import write_changed_statements, write_true_statements
from questions.writers.wh import write_choices, write_numbers, write_short_texts

WRITERS: tuple[Writer, ...] = (
    write_choices,
    write_numbers,
    write_short_texts,
    write_true_statements,
    write_changed_statements,
    write_clozes,
    write_noun_clozes,
    write_speakers,
    write_bodies,
    write_statements_of,
    write_contents,
    write_offices,
    write_therefore,
    write_results,
    write_lists,
    write_orderings,
    write_years,
    write_office_matches,
    write_quotation_matches,
)

__all__ = ["WRITERS", "Draft", "Writer"]
