"""Words and their opposites in the same inflection: a statement with one of them changed says the contrary."""

from __future__ import annotations

from functools import cache

from questions.german.document import Token
from questions.german.morphology.lexicon import adjective_entries
from questions.german.morphology.nouns import gender, inflect, lemma_of
from questions.german.morphology.verbs import Finite, analyse_form, finite, participle, zu_infinitive

_VERBS = """steigen sinken; wachsen schrumpfen; gewinnen verlieren; erlauben verbieten; öffnen schließen; eröffnen
schließen; beginnen enden; starten enden; verbessern verschlechtern; erhöhen senken; heben senken; verteuern
verbilligen; bejahen verneinen; begrüßen kritisieren; loben kritisieren; würdigen kritisieren; verteidigen
kritisieren; bestätigen bestreiten; verkürzen verlängern; verlangsamen beschleunigen; vergrößern verkleinern;
stärken schwächen; siegen verlieren; erleichtern erschweren; vereinfachen erschweren; verstärken abschwächen;
befürworten ablehnen; unterstützen bekämpfen; fördern behindern; ermöglichen verhindern; verschärfen lockern;
genehmigen ablehnen; verkaufen kaufen; erwerben verkaufen; gründen auflösen; ernennen entlassen;
überschreiten unterschreiten; übertreffen verfehlen;
erreichen verfehlen; gelingen misslingen; glücken missglücken; belasten entlasten; ermutigen entmutigen; erweitern
einschränken; gewähren verweigern; fordern ablehnen; verlangen ablehnen;
anheben senken; reduzieren erhöhen; verringern erhöhen; kürzen erhöhen; steigern verringern; aufstocken kürzen;
aufheben verhängen; stoppen fortsetzen; unterbrechen fortsetzen; abbrechen fortsetzen; beenden fortsetzen;
zulassen verbieten; gestatten verbieten; untersagen erlauben; bewilligen ablehnen; billigen ablehnen;
verwerfen annehmen; zurückziehen einreichen; sperren freigeben; dementieren bestätigen; widerlegen bestätigen;
überschätzen unterschätzen; mildern verschärfen; verdoppeln halbieren; klettern fallen; zulegen nachgeben;
aufsteigen absteigen; ratifizieren ablehnen; verzögern beschleunigen;
vermieten mieten; errichten abreißen; bauen abreißen; beruhigen beunruhigen;
verschieben vorziehen; bedauern begrüßen; sparen verschwenden; erwärmen abkühlen;
belohnen bestrafen; behalten verlieren"""
_PREFIXES = """zunehmen abnehmen; einschalten ausschalten; anschalten abschalten; einsteigen aussteigen; aufbauen
abbauen; zustimmen widersprechen; einführen abschaffen; vorrücken zurückweichen; eintreten austreten; ansteigen
zurückgehen; ausbauen abbauen; einwandern auswandern; einreisen ausreisen; anreisen abreisen;
aufladen abladen; annehmen ablehnen; vorziehen aufschieben; aufwerten abwerten; hochfahren herunterfahren; ausweiten
einschränken; einstellen fortsetzen; auflösen gründen; ankommen abfahren"""
_WORDS = """mehr weniger; höher niedriger; größer kleiner; schneller langsamer; stärker schwächer; teurer billiger;
älter jünger; besser schlechter; länger kürzer; wärmer kälter; leichter schwerer; häufiger seltener; öfter seltener;
oft selten; häufig selten; gut schlecht; hoch niedrig; teuer billig; leicht schwierig; sicher
unsicher; links rechts; öffentlich geheim; optimistisch pessimistisch; stark schwach; schnell langsam; schuldig
unschuldig; groß klein; billig teuer; früh spät; früher später; kostenlos kostenpflichtig; gratis kostenpflichtig;
freiwillig verpflichtend; offen geschlossen; geöffnet geschlossen; voll leer; gesund krank; warm kalt; heiß kalt;
trocken nass; laut leise; reich arm; jung alt; neu alt; modern veraltet; einstimmig mehrheitlich; friedlich
gewaltsam; gemeinsam getrennt; einzeln gemeinsam; positiv negativ;
erfolgreich erfolglos; nördlich südlich; östlich westlich; innen außen; legal illegal; erlaubt verboten;
gestattet verboten;
ausreichend unzureichend; verheiratet ledig; einfach schwierig; kompliziert einfach; rückläufig steigend;
gering hoch; zuversichtlich skeptisch; ähnlich unterschiedlich; oben unten; vorn hinten; vorübergehend
dauerhaft; befristet unbefristet; viele wenige; deutlich kaum; teilweise vollständig;
vollständig teilweise; nüchtern betrunken; bewaffnet unbewaffnet; verletzt unverletzt; vorher nachher; vormittags
nachmittags; morgens abends; tagsüber nachts; montags freitags; drinnen draußen; hell dunkel; tief hoch; eng weit;
nah fern; streng locker; ruhig unruhig; weltweit deutschlandweit; jährlich monatlich; monatlich wöchentlich; täglich
wöchentlich; stündlich täglich"""
_ADJECTIVES = """größt kleinst; höchst niedrigst; ältest jüngst; meist wenigst; best schlechtest; stärkst schwächst;
höher niedriger; größer kleiner; stärker schwächer; schwächer stärker; kürzer länger; jünger älter; besser
schlechter; schneller langsamer; nördlich südlich; östlich westlich; männlich weiblich; steigend sinkend; strenger
lockerer; härter milder; wärmst kältest; längst kürzest; schnellst langsamst; teuerst billigst; reichst ärmst; groß
klein; gut schlecht; hoh niedrig; stark schwach; lang kurz; jung alt; positiv negativ; öffentlich privat; privat
staatlich; staatlich privat; dauerhaft vorübergehend; freiwillig
verpflichtend; friedlich gewaltsam; städtisch ländlich; inländisch ausländisch; nächst vorig;
einstimmig mehrheitlich; erfolgreich erfolglos; wachsend schrumpfend; zunehmend
abnehmend; zahlreich wenig; viel wenig; leicht schwer; schwer leicht; warm kalt; heiß kalt; trocken feucht; hell
dunkel; früher später; täglich wöchentlich; wöchentlich monatlich; monatlich jährlich; jährlich monatlich"""
_NOUNS = """Anstieg Rückgang; Gewinn Verlust; Mehrheit Minderheit; Norden Süden; Osten Westen;
Zunahme Abnahme; Zustimmung Ablehnung; Stärke Schwäche; Sommer Winter; Nordosten Südwesten;
Nordwesten Südosten; Erleichterung Erschwerung; Steigerung Senkung; Erhöhung Senkung; Verbesserung Verschlechterung;
Zuwachs Rückgang; Sieg Niederlage; Beginn Ende; Anfang Ende; Vorteil Nachteil;
Eröffnung Schließung; Krieg Frieden; Optimismus
Pessimismus; Überschuss Defizit; Lob Kritik; Verlängerung Verkürzung; Verschärfung Lockerung; Ausbau Abbau; Einstieg
Ausstieg; Eintritt Austritt; Einreise Ausreise; Aufschwung Abschwung; Wachstum Rückgang; Minimum
Maximum; Höchstwert Tiefstwert; Vergrößerung Verkleinerung; Stärkung Schwächung; Entlastung
Belastung; Tag Nacht; Vormittag Nachmittag; Morgen Abend; Fortsetzung Abbruch; Vergangenheit Zukunft"""
"""Not what comes as one of two kinds, as "Importe" and "Exporte": what is said of one may be true of the other."""
_PREPOSITIONS = """für gegen; vor nach; innerhalb außerhalb; oberhalb unterhalb; nördlich südlich; östlich westlich"""
_UN = "un"
_STIFF = frozenset({"fertig", "gut", "lieb", "schwer", "weit", "wert", "tief"})
"""Adjectives whose "un-" is stiff or means something else."""


def opposite(token: Token) -> str | None:
    """Return the word that says the contrary in the same form, or None where the lists have none."""
    word = token.text
    if token.upos in {"VERB", "AUX"}:
        return _verb(token)
    if token.upos == "NOUN":
        return _noun(token)
    if token.tag == "ADJA":
        return _adjective(word)
    if token.tag in {"ADJD", "ADV", "PIAT"}:
        return _both(_WORDS).get(word) or (_with_un(word) if token.tag == "ADJD" else None)
    return None


def _noun(token: Token) -> str | None:
    """The opposite noun of the same gender in the form of this one."""
    lemma = lemma_of(token.text) or token.lemma
    other = _both(_NOUNS).get(lemma)
    case, number = token.feats.get("Case"), token.feats.get("Number")
    if other is None or case is None or number is None or gender(other) != gender(lemma):
        return None
    return inflect(other, case, number) if inflect(lemma, case, number) == token.text else None


def opposite_preposition(word: str) -> str | None:
    """Return the preposition that says the contrary and governs the same case: "für" and "gegen"."""
    return _both(_PREPOSITIONS).get(word)


def _with_un(word: str) -> str | None:
    """Return an adjective with "un-" put before it or taken away, where the lexicon knows both: klar, unklar."""
    other = word.removeprefix(_UN) if word.startswith(_UN) else _UN + word
    if {word, other} & _STIFF:
        return None
    known = adjective_entries()
    return other if word in known and other in known else None


def opposite_prefix(predicate: str, prefix: str) -> str | None:
    """Return the separated prefix that turns a predicate into its opposite: "zu" of zunehmen gives "ab"."""
    other = _both(_PREFIXES).get(predicate)
    if other is None or not predicate.startswith(prefix):
        return None
    base = predicate.removeprefix(prefix)
    return other.removesuffix(base) if other.endswith(base) and other != base else None


def opposite_parted(predicate: str, token: Token) -> Finite | None:
    """Return the opposite of a verb whose prefix stands apart, in the form of its finite token: nahm ... an."""
    other = _verbs().get(predicate)
    if other is None:
        return None
    found: set[Finite | None] = {
        finite(other, "3", reading.number, reading.tense, reading.mood)
        for reading in analyse_form(token.text)
        if reading.person == "3" and predicate.endswith(reading.lemma) and reading.mood == "Ind"
        if token.feats.get("Number", reading.number) == reading.number
    }
    return found.pop() if len(found) == 1 else None


def _verb(token: Token) -> str | None:
    pairs = _verbs()
    if token.tag == "VVPP":
        other = next((o for lemma, o in pairs.items() if participle(lemma) == token.text), None)
        return participle(other) if other is not None else None
    if token.tag == "VVINF":
        return pairs.get(token.text)
    if token.tag == "VVIZU":
        other = next((o for lemma, o in pairs.items() if zu_infinitive(lemma) == token.text), None)
        return zu_infinitive(other) if other is not None else None
    for reading in analyse_form(token.text):
        other = _both(_VERBS).get(reading.lemma)
        if other is None or reading.person != "3" or token.feats.get("Number", reading.number) != reading.number:
            continue
        form = finite(other, "3", reading.number, reading.tense, reading.mood)
        return form.form if form is not None and not form.prefix else None
    return None


@cache
def _verbs() -> dict[str, str]:
    """All verbs with an opposite, whether their prefixes stand apart or not."""
    return _both(_PREFIXES) | _both(_VERBS)


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
