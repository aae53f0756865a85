"""Who comes from a country: "Serbe", "Schwedin"; and "Serben" before a name, as any case but the first has it."""

from __future__ import annotations

NATIONALS = frozenset(
    """Österreicher Österreicherin Italiener Italienerin Spanier Spanierin Amerikaner Amerikanerin Brite
    Britin Franzose Französin Pole Polin Däne Dänin Schwede Schwedin Norweger Norwegerin Finne Finnin Niederländer
    Niederländerin Belgier Belgierin Russe Russin Ukrainer Ukrainerin Türke Türkin Grieche Griechin Ungar Ungarin
    Tscheche Tschechin Slowene Slowenin Kroate Kroatin Serbe Serbin Japaner Japanerin Chinese Chinesin Kanadier
    Kanadierin Australier Australierin Schweizerin Rumäne Rumänin""".split()
)


def is_national(word: str) -> bool:
    """Return whether a word, in any case of the singular, says from which country somebody comes."""
    return word in NATIONALS or word.removesuffix("n") in NATIONALS
