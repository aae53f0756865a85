"""Units of measure that learners write behind numbers, and how they convert."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a kind ("length"); `factor` converts to the kind's first unit."""

    kind: str
    factor: Decimal


_UNITS = {
    "length": {
        "m meter metern": "1", "km kilometer kilometern": "1000", "cm zentimeter": "0.01", "mm millimeter": "0.001",
    },
    "area": {
        "m² qm quadratmeter quadratmetern": "1", "ha hektar": "10000",
        "km² quadratkilometer quadratkilometern": "1000000",
    },
    "mass": {"kg kilo kilogramm": "1", "g gramm": "0.001", "t tonne tonnen": "1000", "mg milligramm": "0.000001"},
    "volume": {"l liter litern": "1", "ml milliliter": "0.001", "hl hektoliter": "100"},
    "time": {
        "s sek sekunde sekunden": "1", "min minute minuten": "60", "h std stunde stunden": "3600",
        "tag tage tagen": "86400", "woche wochen": "604800",
    },
    "long time": {"monat monate monaten": "1", "jahr jahre jahren": "12"},
    "power": {"w watt": "1", "kw kilowatt": "1000", "mw megawatt": "1000000", "gw gigawatt": "1000000000"},
    "share": {"% prozent": "1", "‰ promille": "0.1"},
    "points": {"prozentpunkt prozentpunkte prozentpunkten": "1"},
    "euro": {"€ euro eur": "1", "cent": "0.01"},
    "dollar": {"$ dollar us-dollar usd": "1"},
    "pound": {"£ pfund gbp": "1"},
    "franc": {"franken chf": "1"},
    "temperature": {"°c °": "1", "grad": "1", "celsius": "1"},
}  # fmt: skip
_BY_NAME = {
    name: Unit(kind, Decimal(factor))
    for kind, units in _UNITS.items()
    for names, factor in units.items()
    for name in names.split()
}


def unit_named(word: str) -> Unit | None:
    """The unit of that name or sign, or None."""
    return _BY_NAME.get(word.lower().rstrip("."))
