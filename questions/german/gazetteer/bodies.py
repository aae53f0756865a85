"""Parties and organisations with their other names, grouped by what they are alike in."""

from __future__ import annotations

PARTIES = {  # group: names, each with its aliases behind "="
    "Deutschland": """CDU=Christlich Demokratische Union; CSU=Christlich-Soziale Union; SPD=Sozialdemokraten;
    FDP=Liberale; Grüne=Bündnis 90/Die Grünen=Grünen=Die Grünen; Linke=Die Linke=Linkspartei; AfD=Alternative für
    Deutschland; BSW""",
    "Österreich": "ÖVP; SPÖ; FPÖ; NEOS=Neos; KPÖ",
    "Schweiz": "SVP; SP; FDP; GLP",
    "USA": "Republikaner=Republikanische Partei; Demokraten=Demokratische Partei",
    "Großbritannien": "Labour=Labour-Partei; Tories=Konservative Partei; Reform UK",
}
ORGANISATIONS = {
    "Staatenbünde": """EU=Europäische Union=Europäischen Union; NATO=Nato; UN=UNO=Uno=Vereinte Nationen
    =Vereinten Nationen; OSZE; OECD; Afrikanische Union=Afrikanischen Union; Arabische Liga=Arabischen Liga;
    Europarat; G7; G20""",
    "Räte": "Arktischer Rat=Arktischen Rat=Arktischen Rates; Nordischer Rat; Ostseerat; Barentssee-Rat",
    "UN-Organisationen": """WHO=Weltgesundheitsorganisation; Unesco=UNESCO; Unicef=UNICEF=Kinderhilfswerk Unicef;
    UNHCR=UN-Flüchtlingshilfswerk; Welternährungsprogramm; Weltklimarat=IPCC; Weltorganisation für Meteorologie""",
    "Finanzorganisationen": "IWF=Internationaler Währungsfonds; Weltbank; EZB=Europäische Zentralbank; Bundesbank; Fed",
    "Hilfsorganisationen": """Rotes Kreuz=Rote Kreuz; Ärzte ohne Grenzen; Caritas; Diakonie; Oxfam; Brot für die Welt;
    Welthungerhilfe; Technisches Hilfswerk=THW""",
    "Umweltverbände": "Greenpeace; WWF; BUND; NABU=Nabu; Deutsche Umwelthilfe; Fridays for Future",
    "Menschenrechtsorganisationen": "Amnesty International; Human Rights Watch; Reporter ohne Grenzen",
    "deutsche Verfassungsorgane": "Bundestag; Bundesrat; Bundesregierung; Bundesverfassungsgericht",
    "Gewerkschaften": "Verdi=ver.di; IG Metall; GDL; EVG; DGB; GEW",
    "Autobauer": "Volkswagen=VW; BMW; Mercedes-Benz=Mercedes; Audi; Porsche; Tesla; Opel; Ford; Toyota; Renault",
    "Technikkonzerne": "Google; Apple; Microsoft; Amazon; Meta=Facebook; Intel; Nvidia; Samsung; Huawei; IBM",
    "Fluggesellschaften": "Lufthansa; Ryanair; Easyjet=EasyJet; Eurowings; Condor; Air France; Swiss; Austrian",
    "Banken": "Deutsche Bank; Commerzbank; Credit Suisse; UBS; Unicredit; HypoVereinsbank; ING",
    "Nachrichtenagenturen": "Deutsche Presse-Agentur=dpa; Reuters; AFP; AP; Tass; APA",
    "Raumfahrtagenturen": "Nasa=NASA; Esa=ESA; Roskosmos; DLR=Deutsches Zentrum für Luft- und Raumfahrt",
    "Fußballvereine": """FC Bayern München=Bayern München; Borussia Dortmund; RB Leipzig; Bayer Leverkusen;
    VfB Stuttgart; Werder Bremen; Hamburger SV; Schalke 04; Eintracht Frankfurt; Union Berlin; Hertha BSC; SC
    Freiburg; 1. FC Köln""",
}
