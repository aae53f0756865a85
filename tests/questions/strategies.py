"""Well-formed items of every type, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from questions.items import (
    Change,
    Cloze,
    Evidence,
    Gap,
    Interaction,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from questions.wellformed import options_of

_CHARACTERS = st.characters(exclude_categories=("C", "Z"), exclude_characters="{}")
WORDS = st.text(_CHARACTERS, min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)


@st.composite
def option_lists(draw: st.DrawFn, min_size: int = 2, max_size: int = 6, prefix: str = "o") -> tuple[Option, ...]:
    """Options with different texts and ids."""
    texts = draw(st.lists(TEXTS, min_size=min_size, max_size=max_size, unique_by=str.casefold))
    reason = st.none() | TEXTS
    return tuple(Option(f"{prefix}{i}", text, draw(reason), draw(reason)) for i, text in enumerate(texts))


@st.composite
def single_choices(draw: st.DrawFn) -> SingleChoice:
    options = draw(option_lists())
    return SingleChoice(options, draw(st.sampled_from(options)).id)


@st.composite
def multiple_responses(draw: st.DrawFn) -> MultipleResponse:
    options = draw(option_lists())
    keys = draw(st.sets(st.sampled_from([o.id for o in options]), min_size=1))
    return MultipleResponse(options, tuple(o.id for o in options if o.id in keys))


@st.composite
def true_falses(draw: st.DrawFn) -> TrueFalse:
    key = draw(st.booleans())
    return TrueFalse(key, None if key else draw(st.none() | st.builds(Change, TEXTS, TEXTS)))


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    gaps = [Gap(f"g{i}", draw(ACCEPTED)) for i in range(draw(st.integers(1, 3)))]
    text = "".join(f"{draw(TEXTS)} {{{gap.id}}} " for gap in gaps) + draw(TEXTS)
    if draw(st.booleans()):
        return Cloze(text, tuple(gaps))
    words = list(dict.fromkeys([gap.accepted[0] for gap in gaps] + draw(st.lists(TEXTS, max_size=2))))
    return Cloze(text, tuple(gaps), tuple(Option(f"b{i}", word) for i, word in enumerate(words)))


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    prompts, choices = draw(option_lists(prefix="p")), draw(option_lists(prefix="c"))
    return Matching(prompts, choices, tuple((p.id, draw(st.sampled_from(choices)).id) for p in prompts))


@st.composite
def orderings(draw: st.DrawFn) -> Ordering:
    entries = draw(option_lists())
    return Ordering(entries, tuple(draw(st.permutations([e.id for e in entries]))))


ACCEPTED = st.lists(TEXTS, min_size=1, max_size=3, unique=True).map(tuple)
NUMERICS = st.builds(Numeric, NUMBERS, st.decimals(0, 1000, places=2), st.none() | WORDS)
INTERACTIONS: st.SearchStrategy[Interaction] = st.one_of(
    single_choices(),
    multiple_responses(),
    true_falses(),
    clozes(),
    NUMERICS,
    st.builds(ShortText, ACCEPTED),
    matchings(),
    orderings(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


_FACTS: st.SearchStrategy[dict[str, object]] = st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item with any interaction, evidence and origin."""
    interaction = draw(INTERACTIONS)
    ids = [option.id for option in options_of(interaction)]
    evidence = []
    for text in draw(st.lists(TEXTS, max_size=2)):
        start = draw(st.integers(0, 1000))
        option = draw(st.sampled_from([None, *ids]))
        evidence.append(Evidence(text, start, start + len(text), option))
    return Item(
        id=draw(WORDS),
        writer=draw(WORDS),
        stem=draw(TEXTS),
        interaction=interaction,
        evidence=tuple(evidence),
        explanation=draw(st.just("") | TEXTS),
        fact=draw(st.none() | _FACTS),
        confidence=draw(st.floats(0, 1)),
        points=draw(st.decimals(0, 100, places=2)),
    )
