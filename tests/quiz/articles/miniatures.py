"""As many short articles as a test wants, each with something to ask for, all different."""

from __future__ import annotations

from pathlib import Path

TOWNS = ("Brückenau", "Lindenfurt", "Kaltenbach", "Rosental", "Seeheim", "Altenrode", "Grünwerder", "Marktstein")
THINGS = ("Hafen", "Bahnhof", "Marktplatz", "Speicher", "Wasserturm", "Tierpark")
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")


def article(number: int) -> str:
    """Return the text of the article with this number."""
    town, thing = TOWNS[number % len(TOWNS)], THINGS[number // 3 % len(THINGS)]
    return (
        f"{town} baut den {thing} um\n\n"
        f"Der Gemeinderat von {town} hat am {DAYS[number % len(DAYS)]} den Umbau beschlossen. "
        f"Die Arbeiten am {thing} kosten {12 + number} Millionen Euro und dauern {3 + number % 5} Jahre.\n\n"
        f"Bürgermeisterin Ilse Bramkamp sagte, der {thing} gehöre künftig wieder allen. "
        f"Im vergangenen Jahr kamen {2000 + 7 * number} Gäste nach {town}.\n"
    )


def write_articles(folder: Path, count: int) -> None:
    """Write articles into text files, every third one into a folder below."""
    (folder / "mehr").mkdir(parents=True)
    for number in range(count):
        place = folder / "mehr" if number % 3 == 2 else folder
        (place / f"{number:05}.txt").write_text(article(number), "utf-8")
