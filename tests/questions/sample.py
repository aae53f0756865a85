"""Texts of our own as the engine sees them: one article long enough for a whole quiz, and any short one."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from questions.articles import Article, sections_of
from questions.german import analyse
from questions.material import Material, gather

HEADLINE = "Seilbahn verbindet Hallein mit dem Dürrnberg"
PUBLISHED = date(2023, 6, 14)
TEXT = """
Nach drei Jahren Bauzeit hat die Stadt Hallein am Montag ihre neue Seilbahn eröffnet. Die Kabinen fahren in sechs
Minuten auf den Dürrnberg. Bürgermeisterin Johanna Leitner und der Salzburger Verkehrsminister Anton Perner fuhren als
Erste mit.

Die Seilbahn kostete 24 Millionen Euro. Das Land Salzburg zahlte 40 Prozent der Summe, weil die Bahn den Verkehr im Tal
verringert. Der Bund beteiligte sich mit acht Millionen Euro. Die alte Seilbahn war 1999 aus dem Verkehr gezogen
worden. Seit 2004 fuhren nur noch Busse auf den Berg.

Der Ingenieur Matteo Rinaldi aus Bozen plante die Strecke. Er arbeitete zuvor in Zermatt und in Grenoble. Das
Unternehmen Hochseil lieferte 32 Kabinen. Jede Kabine bietet zehn Fahrgästen Platz. Die Stahlstützen wurden im Sommer
2022 mit einem Hubschrauber aufgestellt.

„Die Bahn ersetzt jeden Tag hundert Fahrten mit dem Auto“, sagte Leitner. Die Anwohner hätten lange auf den Anschluss
gewartet. Perner kündigte an, dass das Land bis 2026 zwei weitere Seilbahnen fördert.

Kritik kam vom Alpenverein. Der Vorsitzende Georg Haslinger bemängelte, dass für die Stützen 300 Bäume gefällt wurden.
Der Alpenverein fordert deshalb neue Schutzgebiete am Dürrnberg. Ein Gutachten der Universität Innsbruck sieht dagegen
kaum Schäden. Die Innsbrucker Forscher untersuchten im vergangenen Jahr 14 Flächen am Hang.

Für Einheimische ist die Fahrt bis zum 30. September kostenlos. Touristen zahlen neun Euro. Im Winter soll die Bahn um
23 Uhr schließen, damit die Tiere im Wald Ruhe haben.
"""


def sample_article() -> Article:
    """Return the long sample."""
    return Article(HEADLINE, sections_of(TEXT), published=PUBLISHED)


@lru_cache
def material_of(text: str, published: date | None = None) -> Material:
    """Return what the engine gathers from a text of one or more paragraphs, subheads marked "## "."""
    article = Article("Kurz gemeldet", sections_of(text), published=published)
    return gather(article, analyse(article.text, published), seed=0)
