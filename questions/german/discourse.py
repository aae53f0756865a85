"""Words that point back to what was said before, and words that only link a sentence to it."""

from __future__ import annotations

from collections.abc import Sequence

from questions.german.document import Token

ANAPHORIC_ADVERBS = frozenset(
    """dort da dorthin dahin dorther damals seinerzeit dabei dadurch dafür dagegen daher dahinter damit danach daneben
    daran darauf daraufhin daraus darin darüber darum darunter davon davor dazu dazwischen deshalb deswegen demnach
    hierbei hierfür hiermit hierzu hier so dann letzterer ersterer beides solche solcher solches derselbe dieselbe
    dasselbe stattdessen demzufolge infolgedessen zuvor vorher nachher anschließend später indes ebenso ebenfalls
    gleichzeitig zugleich zeitgleich währenddessen seitdem seither""".split()
)
# What merely links sentences may be left out of a question without changing what is true.
DISCOURSE_ADVERBS = frozenset(
    """so zudem außerdem ferner überdies darüber_hinaus doch jedoch aber allerdings dennoch trotzdem gleichwohl
    dagegen hingegen indes indessen deshalb deswegen daher darum somit folglich demnach also nun denn nämlich
    schließlich
    zugleich gleichzeitig ebenso ebenfalls auch daraufhin anschließend danach dann zuvor dabei hierbei dazu hierzu
    damit davor währenddessen stattdessen vielmehr immerhin übrigens freilich unterdessen mittlerweile inzwischen jetzt
    weiterhin weiter wiederum zunächst zuletzt später letztlich dadurch infolgedessen derweil offenbar wohl eben
    tatsächlich erstens zweitens drittens viertens beispielsweise insofern insoweit
    laut_eigenen_angaben entsprechend dementsprechend demgemäß demgegenüber
    zusätzlich einerseits andererseits erneut wieder sogar bereits schon""".split()
)
_KEEP_WHEN_LEFT_OUT_CHANGES = frozenset({"erneut", "wieder", "bereits", "schon", "offenbar", "wohl", "sogar"})
_LINKS = frozenset(
    {
        "darüber hinaus",
        "im gegenteil",
        "im gegenzug",
        "unter anderem",
        "zum beispiel",
        "zum einen",
        "zum anderen",
        "zum ersten",
        "zum zweiten",
        "auf der einen seite",
        "auf der anderen seite",
        "nicht zuletzt",
        "im übrigen",
        "im anschluss",
        "im vorfeld",
    }
)


def is_discourse(token: Token) -> bool:
    """Whether the word only links its sentence to the one before and can be left out."""
    word = token.text.lower()
    if word == "so":
        return token.text == "So"  # elsewhere it says how much
    return word in DISCOURSE_ADVERBS and word not in _KEEP_WHEN_LEFT_OUT_CHANGES


def is_linking(words: Sequence[Token]) -> bool:
    """Whether a phrase only links its sentence to the one before: "zudem", "darüber hinaus"."""
    return " ".join(t.text.lower() for t in words) in _LINKS or all(is_discourse(t) for t in words)
