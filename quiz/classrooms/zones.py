"""Time zones: a class's dates are entered and shown in its own, stored in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

USUAL = ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Luxembourg", "Europe/Brussels", "Europe/Rome")
"""The zones of German-speaking countries, offered first."""


@cache
def zones() -> tuple[str, ...]:
    """Return the names of all zones that people live in, the usual ones first."""
    places = {
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/"))
    }
    return (*USUAL, *sorted(places - set(USUAL)), "UTC")


def zone_of(name: str) -> ZoneInfo:
    """Return the zone of a class."""
    return ZoneInfo(name)


def to_local(moment: datetime, zone: str) -> datetime:
    """Return a stored moment as a clock on the wall of the class shows it, without zone."""
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None)


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the moment at which the class's clock shows this: of two in autumn the first."""
    return wall.replace(tzinfo=zone_of(zone)).astimezone(UTC)
