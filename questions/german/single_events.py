"""What only one does, and where something may be the case in many places: which exchange a text refutes."""

from __future__ import annotations

_ONCE = frozenset(
    """gründen eröffnen einweihen gewinnen siegen verlieren unterliegen erfinden entwerfen konstruieren
    entwickeln planen bauen errichten leiten führen anführen übernehmen ersetzen ablösen nachfolgen schreiben
    verfassen komponieren malen drehen inszenieren entdecken stiften erben kaufen verkaufen erwerben pachten
    besteigen erzielen schießen herstellen moderieren dirigieren beerben verwandeln parieren eintauschen
    einwechseln gestalten bemalen übergeben überreichen""".split()
)
_ANYWHERE = frozenset(
    """sein geben gelten gehören leben wohnen existieren arbeiten bestehen herrschen bleiben fehlen wachsen steigen
    sinken zunehmen abnehmen haben dokumentieren fahren verkehren demonstrieren protestieren streiken regnen
    schneien suchen finden erwarten hoffen""".split()
)
_LASTING = frozenset(
    """sein bleiben liegen stehen haben betragen kosten gelten gehören zählen umfassen existieren bestehen leben wohnen
    arbeiten geben herrschen verdienen führen leiten wachsen steigen sinken zunehmen abnehmen erzielen""".split()
)
_SHARED = frozenset(
    """besuchen unterstützen unterzeichnen unterschreiben begrüßen erreichen nutzen verwenden lesen sehen hören kennen
    erhalten bekommen bestätigen erwähnen beobachten erleben beantragen ratifizieren anerkennen prüfen verlassen
    betreten vertreten spielen treffen begleiten teilen tragen feiern kommentieren fliehen wissen nehmen fürchten
    genießen verlangen fordern verfolgen studieren""".split()
)

_WITHOUT_OBJECT = frozenset({"gewinnen", "siegen", "verlieren", "unterliegen"})


def needs_no_object(verb: str) -> bool:
    """Whether what is done once needs no object to be one certain thing: whoever wins, wins the game told of."""
    return verb in _WITHOUT_OBJECT


def is_done_once(verb: str) -> bool:
    """Whether what the verb says is done by one alone: whoever founds or wins something, nobody else does."""
    return verb in _ONCE


def is_shared(verb: str) -> bool:
    """Whether what the verb says of one may be true of others beside them, and of the same thing: "besuchte"."""
    return verb in _SHARED


def is_lasting(verb: str) -> bool:
    """Whether what the verb says of one year may be so in another, too: "lag 2014 bei fünf Prozent"."""
    return verb in _LASTING


def is_anywhere(verb: str) -> bool:
    """Whether what the verb says of one place may be so in others, too."""
    return verb in _ANYWHERE
