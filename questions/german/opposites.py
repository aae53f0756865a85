"""Words and their opposites in the same inflection: a statement with one of them changed says the contrary."""

from __future__ import annotations

from functools import cache

from questions.german.document import Token
from questions.german.morphology.verbs import analyse_form, finite, participle

_VERBS = """steigen sinken; wachsen schrumpfen; gewinnen verlieren; erlauben verbieten; öffnen schließen; beginnen
enden;
verbessern verschlechtern; erhöhen senken; verteuern verbilligen; bejahen verneinen; begrüßen kritisieren; loben
kritisieren;
bestätigen bestreiten; verkürzen verlängern; verlangsamen beschleunigen; vergrößern verkleinern; stärken schwächen;
siegen verlieren; erleichtern erschweren; verstärken abschwächen; befürworten kritisieren; verschärfen lockern"""
_PREFIXES = """zunehmen abnehmen; einschalten ausschalten; anschalten abschalten; einsteigen aussteigen; aufbauen
abbauen;
zustimmen widersprechen; einführen abschaffen; vorrücken zurückweichen; eintreten austreten; ansteigen zurückgehen"""
_WORDS = """mehr weniger; höher niedriger; größer kleiner; schneller langsamer; stärker schwächer; teurer billiger;
älter jünger;
besser schlechter; länger kürzer; wärmer kälter; leichter schwerer; häufiger seltener; öfter seltener;
mindestens höchstens; oft selten; häufig selten; gut schlecht; hoch niedrig; teuer billig; leicht schwierig;
möglich unmöglich; sicher unsicher; legal illegal; bekannt unbekannt; positiv negativ; erfolgreich erfolglos;
zufrieden unzufrieden; nördlich südlich; östlich westlich; links rechts; öffentlich geheim;
optimistisch pessimistisch; stark schwach; schnell langsam;
abhängig unabhängig; schuldig unschuldig; freundlich unfreundlich; groß klein; billig teuer"""
_ADJECTIVES = """größt kleinst; höchst niedrigst; ältest jüngst; meist wenigst; best schlechtest; stärkst schwächst;
erst letzt;
höher niedriger; größer kleiner; stärker schwächer; schwächer stärker; kürzer länger; jünger älter; nördlich südlich;
östlich westlich; männlich weiblich; steigend sinkend; strenger lockerer; härter milder; wärmst kältest"""
_NOUNS = """Anstieg Rückgang; Gewinn Verlust; Mehrheit Minderheit; Norden Süden; Osten Westen; Export Import;
Befürworter Gegner;
Zunahme Abnahme; Zustimmung Ablehnung; Stärke Schwäche; Sommer Winter; Nordosten Südwesten; Nordwesten Südosten;
Erleichterung Erschwerung; Steigerung Senkung; Verbesserung Verschlechterung; Zuwachs Schwund"""


def opposite(token: Token) -> str | None:
    """Return the word that says the contrary in the same form, or None where the lists have none."""
    word = token.text
    if token.upos in {"VERB", "AUX"}:
        return _verb(token)
    if token.upos == "NOUN":
        return _both(_NOUNS).get(word)
    if token.tag == "ADJA":
        return _adjective(word)
    if token.tag in {"ADJD", "ADV", "PIAT"}:
        return _both(_WORDS).get(word)
    return None


def opposite_prefix(predicate: str, prefix: str) -> str | None:
    """Return the separated prefix that turns a predicate into its opposite: "zu" of zunehmen gives "ab"."""
    other = _both(_PREFIXES).get(predicate)
    if other is None or not predicate.startswith(prefix):
        return None
    base = predicate.removeprefix(prefix)
    return other.removesuffix(base) if other.endswith(base) and other != base else None


def _verb(token: Token) -> str | None:
    pairs = _both(_VERBS)
    if token.tag == "VVPP":
        other = next((o for lemma, o in pairs.items() if participle(lemma) == token.text), None)
        return participle(other) if other is not None else None
    if token.tag == "VVINF":
        return pairs.get(token.text)
    for reading in analyse_form(token.text):
        other = pairs.get(reading.lemma)
        if other is None or reading.person != "3" or token.feats.get("Number", reading.number) != reading.number:
            continue
        form = finite(other, "3", reading.number, reading.tense, reading.mood)
        return form.form if form is not None and not form.prefix else None
    return None


def _adjective(word: str) -> str | None:
    for stem, other in _both(_ADJECTIVES).items():
        ending = word.removeprefix(stem)
        if word.startswith(stem) and ending in {"e", "en", "er", "em", "es"}:
            return other + ending
    return None


@cache
def _both(pairs: str) -> dict[str, str]:
    """Read "left right; ..." into a mapping both ways; the first pair of a word counts."""
    found: dict[str, str] = {}
    for pair in pairs.split(";"):
        left, right = pair.split()
        found.setdefault(left, right)
        found.setdefault(right, left)
    return found
