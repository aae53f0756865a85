"""Beginnings of words of crime, death, illness, guilt and scandal: no invented person is put next to these."""

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

MOURNING_STEMS = tuple(
    """beerdig begräbnis beigesetz beisetz bestattung gestorben hinterbliebene hinterlass hinterläss hinterließ
    kondolenz nachruf starb trauer trauert trauernd verstarb verstorben""".split()
)
"""Beginnings of words about somebody dead: in an article with these, no living person takes another's place."""
