"""The items of the demo's quiz: which of the engine's proposals are approved, and hand-written ones of most kinds."""

from __future__ import annotations

from decimal import Decimal

from questions.items import (
    Change,
    Cloze,
    Evidence,
    Gap,
    Interaction,
    Item,
    Numeric,
    Option,
    ShortText,
    SingleChoice,
    TrueFalse,
)

APPROVED_STEMS = frozenset(
    {
        "Wann übernahm Russland von Island den Vorsitz im Arktischen Rat?",
        "Welche Angabe gehört laut Artikel in die Lücke?",
        "Welches Land ist nach Russland im Jahr 2023 an der Reihe?",
        "In welchem Jahr wurde der Arktische Rat in der kanadischen Hauptstadt Ottawa gegründet?",
        "In welcher Stadt legte eine Arbeitsgruppe des Arktischen Rates einen Bericht über das Klima vor?",
        "Welches Land hatte den Arktischen Rat zwei Jahre lang geleitet?",
        "Zum zweiten Mal in seiner Geschichte beschloss der Arktische Rat einen Strategieplan.",
        "Eine gemeinsame Erklärung wurde von den acht Außenministern zum Abschluss unterzeichnet.",
    }
)
"""Of the engine's proposals those that a person read and found good; the rest stay proposals for the demo teacher."""


def demo_items(text: str) -> tuple[Item, ...]:
    """Return the items on the demo's article, whose cleaned text `text` their evidence counts in."""

    def item(number: int, stem: str, interaction: Interaction, proof: str, explanation: str = "") -> Item:
        start = text.index(proof)
        evidence = (Evidence(proof, start, start + len(proof)),)
        return Item(f"demo-{number}", "teacher", stem, interaction, evidence, explanation)

    return (
        item(
            1,
            "Warum verhandelt der Arktische Rat nicht über militärische Fragen?",
            SingleChoice(
                (
                    Option("a", "weil seine Gründungserklärung das ausschließt"),
                    Option(
                        "b", "weil Russland zurzeit den Vorsitz hat", "Russland leitet den Rat erst seit dieser Tagung."
                    ),
                    Option("c", "weil die indigenen Völker das abgelehnt haben", "Davon steht im Artikel nichts."),
                ),
                "a",
            ),
            "Über militärische Fragen verhandelt der Rat nicht, weil seine Gründungserklärung das ausschließt.",
        ),
        item(
            2,
            "Um wie viel Grad ist die mittlere Temperatur in der Arktis zwischen 1971 und 2019 gestiegen?",
            Numeric(Decimal("3.1"), Decimal(0), "Grad"),
            "Dem Bericht zufolge hat sich die Arktis seit 1971 dreimal so schnell erwärmt wie die Erde insgesamt. "
            "Die mittlere Temperatur stieg dort bis 2019 um 3,1 Grad.",
        ),
        item(
            3,
            "Im finnischen Rovaniemi hatte der Rat 2019 zum Abschluss eine gemeinsame Erklärung verabschiedet.",
            TrueFalse(key=False, changed=Change("keine gemeinsame Erklärung", "eine gemeinsame Erklärung")),
            "Auf der Tagung im finnischen Rovaniemi war 2019 keine gemeinsame Erklärung zustande gekommen.",
            "Die damalige US-Regierung wollte den Klimawandel in dem Text nicht erwähnt sehen.",
        ),
        item(
            4,
            "Welches Land leitet den Rat nach Russland?",
            ShortText(("Norwegen",)),
            "Nach Russland ist im Jahr 2023 Norwegen an der Reihe.",
        ),
        item(
            5,
            "Ergänze die Sätze über den neuen Plan des Rates.",
            Cloze(
                "Zum ersten Mal in seiner Geschichte beschloss der Rat einen {plan}. Er gilt bis zum Jahr {jahr}.",
                (Gap("plan", ("Strategieplan",)), Gap("jahr", ("2030",))),
                (
                    Option("w1", "Strategieplan"),
                    Option("w2", "2030"),
                    Option("w3", "Friedensvertrag"),
                    Option("w4", "2023"),
                ),
            ),
            "Zum ersten Mal in seiner Geschichte beschloss der Rat einen Strategieplan. "
            "Der Plan gilt bis zum Jahr 2030",
        ),
    )
