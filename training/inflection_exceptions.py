"""What the word lists behind the inflection lexicon get wrong or lack."""

WITH_SEIN = frozenset(
    "passieren geschehen eintreten austreten zurücktreten beitreten antreten abtreten herantreten vortreten umziehen "
    "einziehen ausziehen wegziehen abziehen fortziehen fliegen abfliegen ausbrechen zusammenbrechen aufbrechen "
    "einbrechen abstürzen einstürzen stürzen gelingen misslingen verschwinden erscheinen entstehen vergehen verlaufen "
    "ablaufen auslaufen scheiden ausscheiden vorrücken nachrücken starten landen explodieren kentern zurückkehren "
    "einkehren heimkehren unterliegen überkommen".split()
)
"""Verbs with sein (in their intransitive use) that the conjugator does not know as such."""

INSEPARABLE = frozenset(
    "unterbreiten unterliegen unterlaufen unterschreiben unterstehen überfahren überhören überkommen überlassen "
    "überragen überschreiben überspielen überwiegen überschlagen übergießen umrahmen umsorgen umspielen umfließen "
    "umranken umschwärmen umsegeln durchkreuzen durchbohren durchforsten durchbluten durcheilen durchfluten "
    "durchlöchern durchschauen durchstreifen durchströmen durchsegeln durchflechten".split()
)
"""Verbs that the conjugator takes for separable."""

AMBIGUOUS = frozenset(
    "überlaufen übertreten überspringen unterstellen umgehen umfahren umschreiben umreißen durchlaufen durchdringen "
    "durchbrechen durchschlagen durchziehen übersetzen überziehen umkleiden durchleuchten durchschneiden durchstoßen "
    "durchfahren unterschieben unterziehen übergehen umlagern umpflanzen umfunktionieren umgruppieren "
    "uminterpretieren umorganisieren umprogrammieren umquartieren durchdiskutieren durchkomponieren "
    "durchmarschieren durchorganisieren durchprobieren".split()
)
"""Verbs that are separable in one meaning and not in another, or that the conjugator gets wrong: left out."""

MISSING = (
    "dürfen anerkennen googeln twittern posten streamen liken downloaden updaten recyceln leaken outsourcen "
    "entmilitarisieren dekarbonisieren digitalisieren priorisieren radikalisieren instrumentalisieren relativieren "
    "wiedervereinigen wiederherstellen weiterentwickeln aufrechterhalten wiedereröffnen bekanntgeben offenlegen "
    "gelangen erstechen vollstrecken vereinbaren beisteuern votieren erstrahlen ausharren initiieren zertifizieren "
    "korrespondieren klicken vibrieren interviewen wiederwählen revidieren titulieren adaptieren trivialisieren "
    "emigrieren resümieren sickern kampieren mitverursachen mitfinanzieren bemessen gutschreiben innehaben "
    "fortfahren vorantreiben vorankommen herausfinden herausholen thematisieren sponsern evakuieren bereiterklären "
    "nominieren boykottieren sanktionieren deportieren annektieren kandidieren demonstrieren ratifizieren "
    "suspendieren dementieren kollidieren havarieren impfen infizieren mutieren hospitalisieren hacken chatten "
    "campen joggen surfen skaten bloggen mobben checken"
).split()
"""Verbs of the news that the list lacks."""

ALTERNATIVES = {
    "schaffen": "past2=schuf kii2=schüfe part2=geschaffen",
    "erschaffen": "past2=erschuf kii2=erschüfe part2=erschaffen",
    "senden": "past2=sendete kii2=sendete part2=gesendet",
    "wenden": "past2=wendete kii2=wendete part2=gewendet",
    "hängen": "past2=hängte kii2=hängte part2=gehängt",
    "bewegen": "past2=bewog kii2=bewöge part2=bewogen",
    "stehen": "kii2=stände",
    "beginnen": "kii2=begönne",
    "helfen": "kii2=hälfe",
    "schleifen": "past2=schleifte kii2=schleifte part2=geschleift",
    "wiegen": "past2=wiegte kii2=wiegte part2=gewiegt",
    "backen": "past2=buk kii2=büke",
    "saugen": "past2=saugte kii2=saugte part2=gesaugt",
}
"""Second sets of principal parts, which are understood and not written."""

RARE = frozenset(
    f"{noun} {gender}"
    for gender, nouns in {
        "n": "Tag Fall Mensch Monat Bereich Moment Rolle Grad Bund Kredit Kompromiss Export Koch Zoll Mittag Chor "
        "Laden Teller Schock Reis Wurm Brocken Bruch Elternteil Morgen Meter Liter Uni Stift Service Info",
        "f": "Euro Foto Kunde Mund Bus Gang Hut Mangel Mittel Flur Gift Puls Rande",
        "m": "Wetter Luft Foto Radio Post TV Boot Loch Lob Tor Mode Staffel Wende Haft Kiste Messer SPD Gift "
        "Quadrat Hebamme Drittel Viertel Einstein Center Event Banner Zwiebel",
    }.items()
    for noun in nouns.split()
)
"""Nouns with a gender that newspapers do not use them in."""
