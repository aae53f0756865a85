"""The article of the demo, written for it from facts that many media reported in May 2021."""

from datetime import date

KICKER = "Arktischer Rat"
HEADLINE = "Russland leitet jetzt den Arktischen Rat"
PUBLISHED = date(2021, 5, 20)
SOURCE = "Nachgefragt (Beispieltext)"

LEAD = """\
Island hatte den Arktischen Rat zwei Jahre lang geleitet. Bei dessen Tagung in Reykjavik ging es um das Klima, um die \
Seefahrt im hohen Norden und um das Verhältnis zwischen Washington und Moskau."""

MARKUP = """\
Am Abend vor der Sitzung hat US-Außenminister Antony Blinken in Reykjavik den russischen Außenminister Sergej
Lawrow getroffen. Seit Joe Biden im Januar US-Präsident geworden ist, hatten sich die beiden noch nicht persönlich
gesprochen. Das Gespräch im Konzerthaus Harpa dauerte fast zwei Stunden.

Blinken sagte, die Welt sei sicherer, wenn Washington und Moskau gemeinsam handelten. Lawrow nannte das Treffen
konstruktiv. Einig waren sich die beiden nur in wenigen Punkten, etwa darin, dass in der Arktis keine Spannungen
entstehen sollen.

## Moskau übernimmt

Am Donnerstag übernahm Russland von Island den Vorsitz im Arktischen Rat. Der Vorsitz wechselt alle zwei Jahre.
Nach Russland ist im Jahr 2023 Norwegen an der Reihe.

Der Rat wurde 1996 in der kanadischen Hauptstadt Ottawa gegründet. Ihm gehören acht Staaten an: Dänemark, Finnland,
Island, Kanada, Norwegen, Russland, Schweden und die USA. Sechs Organisationen vertreten dort außerdem die
indigenen Völker der Region. Über militärische Fragen verhandelt der Rat nicht, weil seine Gründungserklärung das
ausschließt.

## Drei Grad in fünf Jahrzehnten

Eine Arbeitsgruppe des Rates legte in Reykjavik einen Bericht über das Klima vor. Dem Bericht zufolge hat sich die
Arktis seit 1971 dreimal so schnell erwärmt wie die Erde insgesamt. Die mittlere Temperatur stieg dort bis 2019 um
3,1 Grad.

Das hat Folgen. Das Meereis zieht sich im Sommer weiter zurück, und der Boden taut an vielen Orten auf. Weil das
Eis schwindet, werden Schiffe aus Asien künftig auf kürzeren Wegen nach Europa fahren können. Umweltverbände warnen
deshalb vor Unfällen mit Öltankern. Auch die Suche nach Erdgas und seltenen Metallen wird leichter.

## Ein Plan bis 2030

Zum Abschluss unterzeichneten die acht Außenminister eine gemeinsame Erklärung. Zum ersten Mal in seiner Geschichte
beschloss der Rat einen Strategieplan. Der Plan gilt bis zum Jahr 2030 und nennt sieben Ziele, darunter den Schutz
der Meere.

Selbstverständlich war das nicht. Auf der Tagung im finnischen Rovaniemi war 2019 keine gemeinsame Erklärung
zustande gekommen. Damals hatte sich die Regierung von Donald Trump geweigert, den Klimawandel in dem Text zu
erwähnen. Die Erklärung von Reykjavik nennt ihn ausdrücklich.
"""
