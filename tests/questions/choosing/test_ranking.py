"""The choice of a quiz: best first, a mix, nothing given away."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from questions.asking import AnswerKind
from questions.choosing.ranking import LEAST, choose, denies, gives_away, prompt_of
from questions.german.document import Sentence
from questions.items import (
    Change,
    Cloze,
    Gap,
    Interaction,
    Item,
    ItemType,
    Numeric,
    Option,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from questions.writers import Draft

ALL = frozenset(ItemType)


def choice(*texts: str) -> SingleChoice:
    return SingleChoice(tuple(Option(f"o{i}", text) for i, text in enumerate(texts)), "o0")


def draft(
    number: int,
    *,
    stem: str | None = None,
    answer: str | None = None,
    interaction: Interaction | None = None,
    writer: str = "wh_choice",
    sentence: int | None = None,
    confidence: float = 0.9,
    **rest: Any,
) -> Draft:
    """Make the draft with a number; whatever is not said differs from that of every other number."""
    key = answer or f"Antwort {number}"
    item = Item(
        f"i{number:02}",
        writer,
        stem or f"Frage {number}?",
        interaction or choice(key, f"Falsch {number}", f"Anders {number}"),
        confidence=confidence,
    )
    place = number if sentence is None else sentence
    where = Sentence(place, place * 10, place * 10 + 9, place * 50, place * 50 + 49)
    return replace(Draft(item, where, number, key, None, 0.5), **rest)


def statement(number: int, *, true: bool) -> Draft:
    changed = None if true else Change("zwei", "drei")
    writer = "true_statement" if true else "false_statement"
    return draft(number, interaction=TrueFalse(true, changed), writer=writer, answer=f"Satz {number}")


def denial(number: int) -> Draft:
    changed = TrueFalse(key=False, changed=Change("ein Haus", "kein Haus"))
    return draft(number, interaction=changed, writer="false_statement", answer=f"Satz {number}")


def ids(drafts: tuple[Draft, ...]) -> list[str]:
    return [d.item.id for d in drafts]


def test_no_more_items_are_chosen_than_asked_for() -> None:
    drafts = [draft(n) for n in range(20)]
    assert len(choose(drafts, 5, ALL)) == 5
    assert choose(drafts, 0, ALL) == ()
    assert choose([], 5, ALL) == ()


def test_only_the_wished_types_are_chosen() -> None:
    drafts = [draft(1), draft(2, interaction=Numeric(Decimal(3)), writer="wh_number"), statement(3, true=True)]
    chosen = choose(drafts, 5, frozenset({ItemType.NUMERIC}))
    assert ids(chosen) == ["i02"]


def test_the_better_judged_come_first() -> None:
    drafts = [draft(1, judged=LEAST), draft(2, judged=0.8), draft(3, judged=0.6)]
    assert ids(choose(drafts, 3, ALL)) == ["i02", "i03", "i01"]


def test_of_two_items_on_one_fact_the_better_judged_is_taken() -> None:
    one, other = (draft(n, answer="Genf", clause=7, sentence=3, judged=judged) for n, judged in ((1, 0.5), (2, 0.7)))
    assert ids(choose([one, other], 5, ALL)) == ["i02"]


def test_what_is_judged_poor_is_left_out_of_a_short_quiz_too() -> None:
    drafts = [draft(1, judged=LEAST - 0.01), draft(2, judged=LEAST)]
    assert ids(choose(drafts, 5, ALL)) == ["i02"]
    assert ids(choose(drafts, 5, ALL, least=0.0)) == ["i02", "i01"]


def test_a_question_without_options_must_be_judged_better_than_others() -> None:
    typed = ShortText(("Antwort 1",))
    unsure, sure = (
        draft(1, writer="wh_text", interaction=typed, judged=judged) for judged in (1.25 * LEAST, 1.35 * LEAST)
    )
    assert choose([unsure], 5, ALL) == ()
    assert choose([sure], 5, ALL) == (sure,)
    assert choose([unsure], 5, ALL, least=0.0) == (unsure,)
    assert choose([draft(1, judged=1.25 * LEAST)], 5, ALL)


def test_a_question_comes_before_a_statement_that_is_hardly_better() -> None:
    drafts = [replace(statement(1, true=True), judged=0.62), draft(2, judged=0.6)]
    assert ids(choose(drafts, 2, ALL)) == ["i02", "i01"]


def test_reasons_come_before_weekdays() -> None:
    drafts = [draft(1, kind=AnswerKind.WEEKDAY), draft(2, kind=AnswerKind.REASON)]
    assert ids(choose(drafts, 2, ALL)) == ["i02", "i01"]


def test_the_order_of_the_drafts_does_not_matter() -> None:
    drafts = [draft(n, judged=LEAST + (n % 4) / 10, sentence=n // 2) for n in range(16)]
    shuffled = list(drafts)
    Random(1).shuffle(shuffled)
    assert ids(choose(drafts, 8, ALL)) == ids(choose(shuffled, 8, ALL))


def test_sentences_share_the_quiz() -> None:
    favourite = [draft(n, sentence=1, judged=0.9, writer="own") for n in range(6)]
    others = [draft(n, judged=LEAST, writer="own") for n in range(10, 14)]
    chosen = choose([*favourite, *others], 6, ALL)
    assert sum(d.sentence.index == 1 for d in chosen) == 2
    assert len(chosen) == 6


def test_a_short_quiz_is_filled_up_beyond_the_usual_mix() -> None:
    drafts = [draft(n, sentence=1) for n in range(6)]
    assert len(choose(drafts, 6, ALL)) == 3


def test_true_and_false_statements_stay_within_one_of_each_other() -> None:
    statements = [statement(n, true=True) for n in range(8)] + [statement(n, true=False) for n in range(10, 12)]
    chosen = choose([*statements, *(draft(n) for n in range(20, 30))], 8, ALL)
    true = sum(d.item.writer == "true_statement" for d in chosen)
    assert abs(2 * true - sum(d.item.type is ItemType.TRUE_FALSE for d in chosen)) <= 1


def test_a_quiz_that_would_be_much_too_short_has_at_most_five_more_true_statements_than_false_ones() -> None:
    drafts = [statement(n, true=True) for n in range(9)]
    assert len(choose(drafts, 12, ALL)) == 5
    chosen = choose([*drafts, statement(10, true=False)], 12, ALL)
    assert sum(d.item.writer == "true_statement" for d in chosen) == 6
    assert len(chosen) == 7


def test_a_quiz_that_is_nearly_full_has_at_most_three_more_true_statements_than_false_ones() -> None:
    drafts = [statement(n, true=True) for n in range(9)] + [draft(n, writer=f"own {n}") for n in range(20, 27)]
    chosen = choose(drafts, 12, ALL)
    assert sum(d.item.writer == "true_statement" for d in chosen) == 3
    assert len(chosen) == 10


def test_one_kind_does_not_take_the_whole_quiz() -> None:
    offices = [draft(n, writer="office", judged=0.9) for n in range(10)]
    questions = [draft(n, judged=LEAST, writer="own") for n in range(20, 30)]
    chosen = choose([*offices, *questions], 10, ALL)
    assert sum(d.item.writer == "office" for d in chosen) <= 2
    assert len(chosen) == 10


def test_the_same_answer_to_one_fact_is_asked_for_once() -> None:
    one = draft(1, answer="Genf", clause=7, sentence=3)
    other = draft(2, answer="Genf", clause=7, sentence=3, interaction=ShortText(("Genf",)), writer="wh_text")
    assert len(choose([one, other], 5, ALL)) == 1


def test_an_item_whose_stem_holds_the_other_answer_gives_it_away() -> None:
    place = draft(1, stem="In welcher Stadt tagte der Rat 2019?", answer="Genf", sentence=4)
    year = draft(2, stem="In welchem Jahr tagte der Rat in Genf?", answer="2019", sentence=4)
    assert gives_away(year, place)
    assert gives_away(place, year)
    assert len(choose([place, year], 5, ALL)) == 1


def test_what_asks_for_a_part_of_an_answer_holds_the_rest_of_it() -> None:
    part = draft(1, stem="Das Museum welcher Stadt hat das Bild gekauft?", answer="Halle", sentence=1, clause=5)
    whole = draft(2, stem="Wer hat das Bild gekauft?", answer="das Museum der Stadt Halle", sentence=1, clause=5)
    assert gives_away(part, whole)
    assert not gives_away(part, replace(whole, clause=6))


def test_the_same_word_in_another_sentence_gives_nothing_away() -> None:
    place = draft(1, stem="In welcher Stadt tagte der Rat?", answer="Genf", sentence=4)
    other = draft(2, stem="Wer wurde in Genf gewählt?", answer="Ada Kern", sentence=9)
    assert not gives_away(other, place)
    assert len(choose([place, other], 5, ALL)) == 2


def test_two_statements_on_one_fact_exclude_each_other() -> None:
    gap = Cloze("Der Rat tagte in {1}.", (Gap("1", ("Genf",)),), (Option("a", "Genf"), Option("b", "Wien")))
    cloze = draft(1, interaction=gap, writer="cloze", answer="Genf", clause=5, sentence=2)
    true = draft(2, interaction=TrueFalse(key=True), writer="true_statement", answer="zwei", clause=5, sentence=2)
    assert gives_away(cloze, true)


def test_options_made_of_another_fact_exclude_items_on_that_fact() -> None:
    one = draft(1, clause=10, touches=frozenset({20}))
    other = draft(2, clause=20)
    assert gives_away(one, other)


def test_a_prompt_is_everything_read_before_answering() -> None:
    gap = Cloze("Der Rat tagte in {1}.", (Gap("1", ("Genf",)),), (Option("a", "Genf"), Option("b", "Wien")))
    prompt = prompt_of(Item("i", "cloze", "Welche Angabe gehört in die Lücke?", gap))
    assert prompt == "Welche Angabe gehört in die Lücke? Der Rat tagte in {1}. Genf Wien"


def test_what_a_clause_of_a_sentence_says_gives_away_an_item_on_the_clause() -> None:
    whole = draft(1, stem="Die Halle blieb geschlossen, weil Jana Brandt am Turnier teilnahm.", sentence=4)
    part = draft(2, stem="Jana Brandt nahm am Turnier in Graz teil, weil die Halle geschlossen blieb.", sentence=4)
    other = draft(3, stem="Welche Schule bekommt im Herbst einen Garten?", sentence=4)
    assert gives_away(whole, part)
    assert not gives_away(whole, other)
    assert not gives_away(other, whole)


def test_at_most_one_statement_of_a_quiz_is_a_mere_denial() -> None:
    truths = [statement(n, true=True) for n in range(10, 16)]
    chosen = choose([*(denial(n) for n in range(6)), *truths], 12, ALL)
    assert sum(denies(d.item) for d in chosen) == 1


def test_a_denial_that_is_taken_back_counts_as_no_denial() -> None:
    back = TrueFalse(key=False, changed=Change("keine Einigung", "eine Einigung"))
    assert not denies(draft(1, interaction=back, writer="false_statement").item)
    assert denies(denial(2).item)
