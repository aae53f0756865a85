"""Words of crime, death, illness, guilt and scandal: no invented person is put next to these."""

from __future__ import annotations

SENSITIVE_STEMS = tuple(
    """abgetrieben abschieb abtreib aids alkohol amok anklag angeklag anschlag antisemit attentat attack ausbeut
    belästig beleidig bestech besteck betrug betrüg betrunken beschuldig bedroh bomb brandstift covid dieb
    diskriminier doping drog erkrank ermord erpress erschieß erschoss erstech erstoch entführ explo extremist
    faschis festgenommen festnahm festnehm flücht folter gefängnis gefoltert geisel gemord geköpft gestorben
    gestohlen getöt gewalt haft häftling hass hinricht hingerichtet homophob inhaft infiz infekt islamist jud
    kindesmiss korrupt korruption krank krebs kriminell lüg leiche missbrauch misshandel mord mörd nazi neonazi
    notwehr opfer panik plagiat pornograf prostitu raub rassis rechtsextrem rücktritt schand schuld schmuggel
    schmiergeld selbstmord sex skandal spion staatsanwalt sterb starb stasi strafe straf suizid sünd täter terror
    tod tot töt tumor unfall unterschlag unterdrück untreue verbrech verbrann verdacht verdächt vergewaltig vergift
    verhaft verleumd verletz verleumdung verrat verräter verschwör verurteil vorbestraft vorwurf vorwürf vorgeworf
    vorwerf vertuscht vertusch waffe wahnsinn freisprech freigesprochen freispruch prozess zeug gericht urteil
    razzia ermittl festnahme fahndung entlass wahrheit lüge gelogen veruntreu hinterzieh geständnis geständig
    rücksichtslos skrupellos völkermord kriegsverbrech massenmord giftmord
    überfall überfallen überfiel krieg angriff angreif schläg prügel randal nationalsoz holocaust genozid
    massaker verfassungswidrig illegal steuersünd steuerhinterzieh radikal""".split()
)

_WITHIN = tuple(
    """alkohol antisemit attentat bestechung betrug diebstahl doping drogen entführ erpress extremis faschis fahndung
    festnahme folter gefängnis geisel häftling hinricht islamis korrupt krebs krieg massaker missbrauch misshandlung
    mordes mörder ermord nazi opfer plagiat rassis selbstmord skandal staatsanwalt strafe straftat straftäter suizid
    terror todes tötung tumor unfall unterschlag verbrech verdacht verdächt vergewaltig verletz verleumd vertusch
    vorwurf vorwürf überfall waffe ermittler ermittlung""".split()
)
"""Stems that are told apart within a compound, too, and stand in no word of another kind: "Verkehrsunfall"."""
PRIVATE_STEMS = tuple(
    """affär angehörige arznei arrest asyl bestraf blutdruck blutprobe buße chemotherap demen depress diabet ehebruch
    ehefrau ehemann ehepaar eltern epilep familiär familie freundin frühgeburt gatte gattin geliebte geschieden
    gesundheit heirat herzinfarkt herzproblem hochzeit infarkt insolven intensivstation invalid klage klinik koma
    krankheit leukämi medikament medizin mutter obduktion operiert patient pleite psych reha schlaganfall schmerz
    schwanger schwester scheidung sohn spital steroid sucht süchtig symptom tochter tränen trenn trauma
    untersuchungshaft verklag verlob vergehen verheirat verstoß vater vorgeschichte witwe witwer zwilling""".split()
)
"""Beginnings of words of health, law and family: nobody is given another's."""


def is_sensitive_word(lemma: str) -> bool:
    """Return whether a word is about crime, death, illness, guilt or scandal, also as part of a compound."""
    word = lemma.lower()
    return word.startswith(SENSITIVE_STEMS) or any(stem in word for stem in _WITHIN)


def is_private_word(lemma: str) -> bool:
    """Return whether a word is about what is somebody's own: health, family, or a case in court."""
    return lemma.lower().startswith(PRIVATE_STEMS)


MOURNING_STEMS = tuple(
    """beerdig begräbnis beigesetz beisetz bestattung gestorben hinterbliebene hinterlass hinterläss hinterließ
    kondolenz nachruf starb trauer trauert trauernd verstarb verstorben""".split()
)
"""Beginnings of words about somebody dead: in an article with these, no living person takes another's place."""
