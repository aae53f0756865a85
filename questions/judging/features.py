"""What the judge sees of a draft: numbers about its form, place, wording and certainty, never the words themselves."""

from __future__ import annotations

from questions.judging.clause import clause, sureness
from questions.judging.context import context_of
from questions.judging.form import form
from questions.judging.leaning import leaning
from questions.judging.standing import standing, substance
from questions.material import Material
from questions.writers import Draft

_GROUPS = (form, standing, substance, leaning, clause, sureness)
PRAISED = frozenset(
    """asks_who_said words importance headline_words topic names names_place dated says_month says_year completed
    share_used subject_named has_object attributed parts has_phrase confidence clause_confidence mean_arc weakest_arc
    weakest_label weakest_part""".split()
)
"""Features of which more must never make a draft worse in the judge's eyes."""
BLAMED = frozenset(
    """asks_thing asks_amount asks_reason asks_day asks_behind changes_word much_named few_words many_words answer_often
    passing_figure one_noun empty_noun judges says_man says_generally bare_definite bare_subject taken_up
    bare_without_name open_noun open_subject particles pronoun points_back pointing_adjective compares_openly epithet
    resolved colon negated present""".split()
)
"""Features of which more must never make a draft better. The remaining ones may count either way."""


def features(draft: Draft, material: Material) -> dict[str, float]:
    """Return the named numbers that the judge weighs, always the same names in the same order."""
    context = context_of(draft, material)
    return {name: float(value) for group in _GROUPS for name, value in group(context).items()}
