"""What prepositions tell about the phrase they govern, and how they ask: "in" -> "worin", "mit" -> "womit"."""

from __future__ import annotations

SOURCE = frozenset({"laut", "zufolge", "gemäß"})
SOURCE_NOUNS = frozenset(
    """Angabe Angaben Einschätzung Meinung Auffassung Ansicht Information Informationen Aussage Aussagen
    Darstellung Worte Worten Bericht Berichten Medienbericht Medienberichten Erkenntnis Erkenntnissen Überzeugung
    Schätzung Schätzungen Berechnung Berechnungen""".split()
)
REASON = frozenset({"wegen", "aufgrund", "infolge", "dank", "angesichts", "mangels", "anlässlich"})
CONCESSION = frozenset({"trotz", "ungeachtet"})
TIME = frozenset({"an", "am", "in", "im", "um", "gegen", "vor", "nach", "zu", "zum", "ab", "während", "über"})
PLACE = frozenset({"in", "im", "an", "am", "auf", "bei", "beim", "vor", "nahe", "innerhalb", "außerhalb", "unweit"})
ORIGIN = frozenset({"aus"})

# Prepositions that form wo(r)- words; "ohne", "seit", "wegen", "gegenüber" and others do not (Duden, Die Grammatik).
_WO = {
    "an": "woran",
    "am": "woran",
    "auf": "worauf",
    "aufs": "worauf",
    "aus": "woraus",
    "bei": "wobei",
    "beim": "wobei",
    "durch": "wodurch",
    "für": "wofür",
    "gegen": "wogegen",
    "in": "worin",
    "im": "worin",
    "mit": "womit",
    "nach": "wonach",
    "über": "worüber",
    "um": "worum",
    "unter": "worunter",
    "von": "wovon",
    "vom": "wovon",
    "vor": "wovor",
    "zu": "wozu",
    "zum": "wozu",
    "zur": "wozu",
}
# Contracted forms and the preposition alone.
_BARE = {
    "am": "an",
    "ans": "an",
    "aufs": "auf",
    "beim": "bei",
    "fürs": "für",
    "im": "in",
    "ins": "in",
    "vom": "von",
    "zum": "zu",
    "zur": "zu",
    "übers": "über",
    "unters": "unter",
    "vors": "vor",
    "durchs": "durch",
    "ums": "um",
}
_CONTRACTED = {
    ("an", "dem"): "am",
    ("bei", "dem"): "beim",
    ("in", "dem"): "im",
    ("von", "dem"): "vom",
    ("zu", "dem"): "zum",
    ("zu", "der"): "zur",
    ("in", "das"): "ins",
}
_DATIVE = frozenset({"mit", "von", "bei", "aus", "zu", "nach", "seit", "gegenüber", "laut", "entgegen", "außer"})
_ACCUSATIVE = frozenset({"für", "durch", "gegen", "ohne", "um", "bis"})
_OTHERS = frozenset(
    """unter hinter neben zwischen entlang hinsichtlich bezüglich mithilfe anhand zugunsten zulasten seitens inmitten
    oberhalb unterhalb jenseits diesseits abseits anstatt anstelle mittels samt nebst binnen pro per via namens
    mitsamt einschließlich inklusive abzüglich zuzüglich betreffs bar""".split()
)
_ALL = SOURCE | REASON | CONCESSION | TIME | PLACE | ORIGIN | _DATIVE | _ACCUSATIVE | _OTHERS | frozenset(_BARE)


def is_preposition(word: str) -> bool:
    """Whether a word in lower case can be a preposition, alone or with an article in it."""
    return word in _ALL


def bare(preposition: str) -> str:
    """Return the preposition without a contracted article: "zum" gives "zu"."""
    return _BARE.get(preposition.lower(), preposition.lower())


def behind(preposition: str, phrase: str) -> str:
    """Return a phrase behind a preposition, contracted with its article where it is usual: "am Kurs", "an der Wahl"."""
    alone = bare(preposition)
    article, _, rest = phrase.partition(" ")
    contracted = _CONTRACTED.get((alone, article))
    return f"{contracted} {rest}" if contracted is not None else f"{alone} {phrase}"


def asks_thing(preposition: str) -> str | None:
    """Return the wo(r)- word that asks for a thing behind the preposition, where the language has one."""
    return _WO.get(preposition.lower())


def governs(preposition: str) -> str | None:
    """Return "Dat" or "Acc" where the preposition always governs that case, else None."""
    word = bare(preposition)
    if word in _DATIVE:
        return "Dat"
    return "Acc" if word in _ACCUSATIVE else None
