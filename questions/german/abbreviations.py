"""German abbreviations and the other words that decide what a full stop after them means."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words("""
    Abg Abt abzgl Adr allg amtl Anm ausschl Az bes Bez bez Bhf Bsp bspw bzgl bzw ca dgl Dipl Doz Dr Dres dt ebd ehem
    eig eigtl einschl engl entspr ev evang evtl exkl franz Frl frz geb Gebr gegr gem gen gesch gest ggf ggfs griech
    Hbf hebr Hg Hl hl Hr Hrn Hrsg Ing inkl insb insbes ital jur jährl kath Kfm kgl Kl königl lat Lfd lfd lt Mag max
    med mind Mme monatl Mr Mrs Ms Msgr möbl niederl Nr Nrn näml nördl Oberstlt od orig Pfr Ph phil pol prakt Prof
    Präs rd rel resp russ röm schwed schweiz Sen Skt sog sogen span spez St staatl Stellv stellv stv städt südl
    techn theol tschech tägl türk u ungar Univ urspr verh versch Vgl vgl vorm Vors vs westl wg wiss wöchentl Zit zit
    Ztr zus zzgl österr östl
""")
"""Stand before something: the sentence goes on after them."""

BEFORE_FIGURE = _words("""
    Abb Abs Art Aufl Bd Bde Fr Jan Jg Kap Lt No Pos Rn Rz S Tab Tel Ziff
""")
"""Abbreviations only before a figure; many are words of their own elsewhere ("Art", "Jan")."""

SOMETIMES_LAST = _words("""
    Apr atü Aug Bill Chr Co Corp Ct Dez etc Feb Febr ff Ges Inc Jh Jhd Jhdt Jr jun Ltd Mill Min Mio Mrd Mrz Nov Okt
    Pf Pfd Sek sen Sep Sept Sr Std Stk Str str Trd Tsd usw uvm
""")
"""Stand anywhere: a sentence ends after them only where another clearly begins."""

ALWAYS_LAST = _words("etc usw uvm usf")
"""Close a list: whatever begins with a capital letter after them begins a sentence."""

LETTERED = _words("""
    Abschnitt Block Gruppe Haus Hepatitis Influenza Kategorie Klasse Liga Option Plan Punkt Serie Tor Typ Variante
    Vitamin
""")
"""Nouns whose single letter is no initial: "Plan B."."""

_MONTHS = "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember"
MONTHS = tuple(_MONTHS.split(","))

AFTER_ORDINAL = frozenset(MONTHS) | _words("""
    Amendment Apr Armee Arrondissement Auflage Aug Ausgabe Bezirk Breitengrad Bundesliga Bundesversammlung Dez
    Division Etage Etappe FC Feb Feber Febr Folge FSV Geburtstag Gesang Geschoss Halbzeit Hochzeitstag
    Infanteriedivision Jahr Jahres Jahrestag Jahrgang Jahrhundert Jahrhunderts Jahrtausend Jahrtausends Jan Jubiläum
    Jul Jun Jänner Kammer Kapitel Klasse Kongress Lauf Lebensjahr Lebensjahres Legislaturperiode Liga Mal Minute
    Monat Mrz Nov Obergeschoss Okt Parteitag Platz Präsident Quartal Quartals Rang Regiment Rennen Republik Runde
    Saison Satz SC Senat Sep Sept Sinfonie Sitzung Spiel Spieltag Stadtbezirk Staffel Stock Strafkammer Strafsenat
    SV Tag Todestag Treffer TSV Turnier TV Verhandlungstag Viertel Wahlperiode Welle Weltkrieg Weltkrieges
    Weltkriegs Woche Zivilsenat
""")
"""What "20." is the ordinal of, even where nothing before it says so."""

BEFORE_ORDINAL = _words("""
    ab am ans beim bereits bis ca. das dein deine dem den der des die diese diesem diesen dieser dieses ein eine
    einem einen einer eines erst etwa euer eure ihr ihre ihrem ihren ihrer ihres im ins jede jedem jeden jeder jedes
    kein keine keinem keinen keiner mein meine meinem meinen meiner meines schon sein seine seinem seinen seiner
    seines seit unser unsere unserem unseren unserer unseres vom welche welchem welchen welcher welches zum zur
""")
"""Words that let a number with a full stop be an ordinal."""

STARTERS = _words("""
    Ab Aber Alle Allein Allem Allen Aller Allerdings Alles Als Also Am An Andere Anders Angesichts Anschließend
    Ansonsten Auch Auf Aufgrund Aus Außer Außerdem Bei Beide Beim Bereits Besonders Bis Bisher Bislang Da Dabei
    Dadurch Dafür Dagegen Daher Damals Damit Danach Daneben Dann Daran Darauf Daraufhin Daraus Darin Darum Darunter
    Darüber Das Dass Davon Davor Dazu Dein Deine Dem Demnach Den Denen Denn Dennoch Der Deren Derzeit Des Deshalb
    Dessen Deswegen Die Dies Diese Dieselbe Diesem Diesen Dieser Dieses Doch Dort Du Durch Ebenfalls Ebenso Ein Eine
    Einem Einen Einer Eines Einige Einigen Einst Er Erst Es Etwa Etwas Euer Falls Fast Ferner Für Gegen Gegenüber
    Gemeinsam Gerade Gestern Gleichzeitig Haben Hat Hatte Hatten Heute Hier Hierbei Hierzu Hingegen Hinter Hinzu Ich
    Ihm Ihn Ihnen Ihr Ihre Ihrem Ihren Ihrer Im Immer Immerhin In Infolge Innerhalb Insgesamt Inzwischen Ist Ja Je
    Jede Jedenfalls Jeder Jedes Jedoch Jemand Jene Jener Jetzt Kann Kaum Kein Keine Keiner Knapp Könnte Laut Leider
    Letztlich Man Manche Mehr Mehrere Mein Meine Meist Mit Mittlerweile Muss Nach Nachdem Nachher Natürlich Neben
    Nein Nicht Nichts Nie Niemand Noch Nun Nur Ob Obwohl Oder Offenbar Oft Ohne Per Plötzlich Pro Rund Schließlich
    Schon Sehr Sein Seine Seinem Seinen Seiner Seit Seitdem Selbst Sich Sie Sind So Sobald Sodass Sofern Sogar
    Solange Solche Soll Somit Sonst Soweit Sowohl Später Statt Stattdessen Trotz Trotzdem Um Und Uns Unser Unsere
    Unter Unterdessen Viele Vielleicht Vielmehr Vom Von Vor Vorher Wann War Waren Warum Was Weder Wegen Weil Weiter
    Weitere Weiterhin Welche Welcher Wem Wen Wenig Wenige Weniger Wenn Wer Werden Weshalb Wessen Wie Wieder Wieso
    Will Wir Wird Wo Wobei Wodurch Wofür Woher Wohin Worauf Wurde Wurden Während Zu Zudem Zuerst Zuletzt Zum
    Zumindest Zunächst Zur Zurzeit Zusammen Zuvor Zwar Zwischen Über Überall Übrigens
""")
"""Function words with a capital letter: after a full stop they begin a sentence."""
