"""Nouns for people: which words name an office, a calling or a role, and of which gender. Data and two look-ups."""

from __future__ import annotations

# Heads of compounds ("Außenminister" ends in "minister"). The feminine is the masculine with "in" unless listed.
_MASCULINE = """
abgeordneter aktivist anführer anwalt arbeiter architekt arzt astronaut athlet autor bauer beamter beauftragter
befehlshaber berater bewerber biologe bischof botschafter bundesrat bürger bürgermeister chef chemiker designer dichter
diplomat direktor dirigent einwohner entwickler erfinder ermittler experte fachmann fahrer forscher fotograf
fraktionschef
führer fußballer funktionär fürst general generalsekretär geschäftsführer gouverneur gründer held herausgeber herzog
historiker häftling ingenieur inhaber innenminister intendant journalist jurist kanzler kandidat kapitän kardinal
kaufmann koch kollege komiker kommandant kommandeur kommissar komponist könig kritiker künstler landrat landwirt
lehrer leiter literat läufer maler manager meister mieter minister mitarbeiter moderator musiker mörder nachfolger
nachbar offizier ökonom opfer oppositionsführer papst parlamentarier partner pastor patient pfarrer philosoph physiker
pilot politiker polizist premier premierminister priester prinz produzent professor präsident rabbiner radfahrer
rechtsanwalt
redakteur redner referent regent regierungschef regisseur reporter retter richter ritter sänger sachverständiger
schauspieler schriftsteller schüler schwimmer sekretär senator sieger soldat soziologe spieler sportler sprecher
staatsanwalt
staatschef staatssekretär star stürmer student superintendent täter teilnehmer tennisspieler torwart tourist trainer
unternehmer verleger vermittler verteidiger vertreter virologe vize vorgänger vorsitzender vorstand vorstandschef wähler
weltmeister wirt wissenschaftler wirtschaftswissenschaftler zeuge zuschauer
mann junge sohn bruder vater onkel großvater ehemann witwer herr
"""
_FEMININE = """
ärztin anwältin köchin rechtsanwältin staatsanwältin kauffrau fachfrau kandidatin ministerin präsidentin kanzlerin
frau mädchen tochter schwester mutter tante großmutter ehefrau witwe dame königin fürstin herzogin prinzessin nonne
hebamme  beamtin expertin
"""
_MASCULINE_HEADS = tuple(sorted(_MASCULINE.split(), key=len, reverse=True))
_FEMININE_HEADS = tuple(sorted(_FEMININE.split(), key=len, reverse=True))
_FEMININE_MARK = "in"
_ADJECTIVAL = ("abgeordneter", "beamter", "beauftragter", "vorsitzender", "sachverständiger", "angestellter")

_EPICENE = ("abgeordnete", "beauftragte", "vorsitzende", "sachverständige", "angestellte")  # of either gender
_RELATIONAL = frozenset(
    """präsident generalsekretär chef sprecher leiter vorsitzender vorsitzende direktor minister vorgänger nachfolger
    kollege kolleg partner bruder sohn vater onkel mutter tochter schwester frau mann ehemann ehefrau witwe witwer
    kritiker anwalt mitglied vertreter gründer mitarbeiter berater gegner kandidat trainer spieler experte autor
    star herr könig""".split()
)

_OFFICES = tuple(
    """minister kanzler präsident premier bürgermeister vorsitzender vorsitzende chef sekretär kommissar gouverneur
    botschafter könig papst bischof kardinal general landrat senator direktor landeshauptmann sprecher intendant
    kommissarin beauftragter beauftragte befehlshaber trainer""".split()
)

# Words that precede a name without being an office of their own.
TITLES = frozenset({"Herr", "Herrn", "Frau", "Dr.", "Prof.", "Doktor", "Professor", "Sir", "Lady", "Lord"})


def role_gender(noun: str) -> str | None:
    """Return "Masc" or "Fem" where the noun names a person in a role, else None.

    `noun` is one word in any singular case; compounds count by their last part ("Außenministerin").
    """
    word = noun.lower().rsplit("-", 1)[-1]
    forms = (word, word.removesuffix("s"), word.removesuffix("en"), word.removesuffix("n"), word.removesuffix("es"))
    for form in forms:
        if form.endswith(_EPICENE):
            return None
        if form.endswith(_FEMININE_HEADS):
            return "Fem"
        stem = form.removesuffix(_FEMININE_MARK)
        if stem != form and (stem.endswith(_MASCULINE_HEADS) or (stem + "e").endswith(_MASCULINE_HEADS)):
            return "Fem"
        if form.endswith(_MASCULINE_HEADS) or (form + "r").endswith(_ADJECTIVAL):
            return "Masc"
    return None


def is_office(noun: str) -> bool:
    """Whether a role is an office worth knowing (minister, mayor), not just a calling (teacher, farmer)."""
    return noun.lower().removesuffix("in").endswith(_OFFICES)


def needs_complement(noun: str) -> bool:
    """Whether a role says too little without of whom or what: "Vorgänger", "Sprecher"."""
    return noun.lower().removesuffix("in") in _RELATIONAL


def is_role(noun: str) -> bool:
    """Whether the noun names a person in a role."""
    return role_gender(noun) is not None or noun.lower().removesuffix("n").endswith(_EPICENE)
