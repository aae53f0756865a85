"""Choosing, assigning and ordering: responses made of option ids.

Partial credit, and why:

- Multiple response: (right picks - wrong picks) / keys, at least 0. A wrong pick takes back what a right one earned, so
  choosing everything earns nothing as soon as there are as many distractors as keys (QTI: mapResponse with +1 and -1
  per option and a lower bound of 0).
- Matching: the share of prompts assigned rightly (QTI: mapResponse over directed pairs).
- Ordering: (L - 1) / (n - 1) with L the length of the longest common subsequence of response and key. One misplaced
  entry costs one step however far it moved, while counting right positions would punish everything behind it too; the
  reversed order earns nothing, since any two orders share a subsequence of length one.
"""

from __future__ import annotations

from collections.abc import Sequence

from questions.items import Matching, MultipleResponse, Ordering, SingleChoice, TrueFalse
from questions.scoring.verdict import RIGHT, WRONG, Reason, Verdict, share, unanswered, unreadable


def score_single_choice(choice: SingleChoice, response: object) -> Verdict:
    """Score the id of one option."""
    if response is None or response == "":
        return unanswered()
    if not isinstance(response, str) or response not in {option.id for option in choice.options}:
        return unreadable()
    detail: dict[str, object] = {"chosen": response, "key": choice.key}
    return (
        Verdict(RIGHT, Reason.CORRECT, detail) if response == choice.key else Verdict(WRONG, Reason.INCORRECT, detail)
    )


def score_multiple_response(choice: MultipleResponse, response: object) -> Verdict:
    """Score a list of option ids, in any order."""
    chosen = _ids(response, [option.id for option in choice.options])
    if chosen is None:
        return unreadable()
    if not chosen:
        return unanswered()
    right = sum(option in choice.keys for option in chosen)
    wrong = len(chosen) - right
    return share(right - wrong, len(choice.keys), right=right, wrong=wrong, keys=len(choice.keys))


def score_true_false(statement: TrueFalse, response: object) -> Verdict:
    """Score true or false."""
    if response is None or response == "":
        return unanswered()
    if not isinstance(response, bool):
        return unreadable()
    if response is statement.key:
        return Verdict(RIGHT, Reason.CORRECT)
    return Verdict(WRONG, Reason.INCORRECT)


def score_matching(matching: Matching, response: object) -> Verdict:
    """Score an object from prompt ids to choice ids; prompts may be left out."""
    if response is None or response == "":
        return unanswered()
    if not isinstance(response, dict):
        return unreadable()
    assigned = {prompt: choice for prompt, choice in response.items() if choice not in (None, "")}
    if not assigned:
        return unanswered()
    choices = {choice.id for choice in matching.choices}
    if not all(isinstance(choice, str) and choice in choices for choice in assigned.values()):
        return unreadable()
    if not set(assigned) <= {prompt.id for prompt in matching.prompts}:
        return unreadable()
    right = [prompt for prompt, choice in matching.pairs if assigned.get(prompt) == choice]
    return share(len(right), len(matching.pairs), right=right, of=len(matching.pairs))


def score_ordering(ordering: Ordering, response: object) -> Verdict:
    """Score a list of entry ids; entries may be missing."""
    given = _ids(response, list(ordering.sequence))
    if given is None:
        return unreadable()
    if not given:
        return unanswered()
    in_order = longest_common_subsequence(given, ordering.sequence)
    return share(in_order - 1, len(ordering.sequence) - 1, in_order=in_order, of=len(ordering.sequence))


def longest_common_subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence that both hold in their order (Wagner & Fischer 1974)."""
    lengths = [0] * (len(other) + 1)
    for entry in one:
        before = 0
        for place, candidate in enumerate(other, start=1):
            before, lengths[place] = (
                lengths[place],
                before + 1 if entry == candidate else max(lengths[place], lengths[place - 1]),
            )
    return lengths[-1]


def _ids(response: object, known: list[str]) -> list[str] | None:
    """The response as a list of different known ids; an empty one for no response, None for another shape."""
    if response is None or response == "":
        return []
    if not isinstance(response, list | tuple) or not all(
        isinstance(entry, str) and entry in known for entry in response
    ):
        return None
    return list(response) if len(set(response)) == len(response) else None
