"""Countries beyond what CLDR knows: everyday names, articles, capitals, and the groups they belong to (as of 2026)."""

from __future__ import annotations

# Everyday names where CLDR's is formal; other names that news use; by ISO 3166 code. The first is the one to show.
NAMES = {
    "US": ("USA", "Vereinigte Staaten", "Vereinigten Staaten", "Vereinigten Staaten von Amerika", "Amerika", "US"),
    "GB": ("Großbritannien", "Vereinigtes Königreich", "Vereinigte Königreich", "Vereinigten Königreich"),
    "AE": ("Vereinigte Arabische Emirate", "Vereinigten Arabischen Emirate", "Emirate", "Emiraten"),
    "BY": ("Belarus", "Weißrussland"),
    "CZ": ("Tschechien", "Tschechische Republik"),
    "MD": ("Moldau", "Republik Moldau", "Moldawien"),
    "CI": ("Elfenbeinküste", "Côte d’Ivoire"),
    "CD": ("Demokratische Republik Kongo", "Kongo-Kinshasa", "DR Kongo"),
    "CG": ("Republik Kongo", "Kongo-Brazzaville"),
    "MM": ("Myanmar", "Birma", "Burma"),
    "VA": ("Vatikan", "Vatikanstadt"),
    "HK": ("Hongkong",),
    "BN": ("Brunei",),
    "CV": ("Kap Verde", "Cabo Verde"),
    "TL": ("Osttimor", "Timor-Leste"),
    "KR": ("Südkorea", "Republik Korea"),
    "CN": ("China", "Volksrepublik China"),
    "RU": ("Russland", "Russische Föderation"),
    "PS": ("Palästina", "Palästinensische Autonomiegebiete", "Palästinensergebiete"),
    "SA": ("Saudi-Arabien", "Saudiarabien"),
    "NL": ("Niederlande", "Holland"),
    "SZ": ("Eswatini", "Swasiland"),
}
ARTICLES = {  # countries that take an article
    "die": "CH TR SK UA MN DO VA EL ZF CF",
    "der": "IR IQ LB SD SS YE NE TD SN VA",
    "das": "XK",
    "die (Plural)": "US NL PH AE BS MV SC MH KM SB",
}
TERRITORIES = frozenset(  # what CLDR lists beside states
    """AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK FO GF GG GI GL GP GS GU HM IC IM IO JE KY MF MO MP
    MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ EH HK""".split()
)
GROUPS = {  # organisations and regions, by ISO 3166 codes
    "Arktischer Rat": "CA DK FI IS NO RU SE US",
    "Nordische Länder": "DK FI IS NO SE",
    "Baltikum": "EE LT LV",
    "Visegrád": "CZ HU PL SK",
    "Benelux": "BE LU NL",
    "Mitteleuropa": "AT CH CZ DE HU LI PL SI SK",
    "Alpenländer": "AT CH DE FR IT LI SI",
    "Westeuropa": "BE DE ES FR GB IE LU NL PT",
    "Südeuropa": "CY ES GR IT MT PT",
    "Balkan": "AL BA BG GR HR ME MK RO RS SI XK",
    "Osteuropa": "BY MD RU UA",
    "Kaukasus": "AM AZ GE",
    "Zentralasien": "KG KZ TJ TM UZ",
    "Golfstaaten": "AE BH KW OM QA SA",
    "Levante": "IL JO LB PS SY",
    "Naher Osten": "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "Maghreb": "DZ LY MA MR TN",
    "Nordafrika": "DZ EG LY MA SD TN",
    "Westafrika": "BF BJ CI GH GM GN GW LR ML MR NE NG SL SN TG",
    "Ostafrika": "BI DJ ER ET KE RW SO SS TZ UG",
    "Zentralafrika": "CD CF CG CM GA GQ TD",
    "Südliches Afrika": "AO BW LS MG MW MZ NA SZ ZA ZM ZW",
    "Südasien": "AF BD BT IN LK MV NP PK",
    "Südostasien": "BN ID KH LA MM MY PH SG TH TL VN",
    "Ostasien": "CN JP KP KR MN TW",
    "Nordamerika": "CA MX US",
    "Mittelamerika": "BZ CR GT HN NI PA SV",
    "Karibik": "AG BB BS CU DM DO GD HT JM KN LC TT VC",
    "Südamerika": "AR BO BR CL CO EC GY PE PY SR UY VE",
    "Ozeanien": "AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS",
    "EU": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
    "NATO": "AL BE BG CA CZ DE DK EE ES FI FR GB GR HR HU IS IT LT LU LV ME MK NL NO PL PT RO SE SI SK TR US",
    "G7": "CA DE FR GB IT JP US",
    "G20": "AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA",
    "UN-Sicherheitsrat (ständig)": "CN FR GB RU US",
    "BRICS": "AE BR CN EG ET ID IN IR RU ZA",
    "OPEC": "AE CG DZ GA GQ IQ IR KW LY NG SA VE",
    "ASEAN": "BN ID KH LA MM MY PH SG TH TL VN",
    "Mercosur": "AR BO BR PY UY",
}
CAPITALS = """AD=Andorra la Vella; AE=Abu Dhabi; AF=Kabul; AL=Tirana; AM=Eriwan; AO=Luanda; AR=Buenos Aires; AT=Wien;
    AU=Canberra; AZ=Baku; BA=Sarajevo; BD=Dhaka; BE=Brüssel; BF=Ouagadougou; BG=Sofia; BH=Manama; BI=Gitega;
    BJ=Porto-Novo; BO=Sucre; BR=Brasília; BT=Thimphu; BW=Gaborone; BY=Minsk; CA=Ottawa; CD=Kinshasa; CF=Bangui;
    CG=Brazzaville; CH=Bern; CI=Yamoussoukro; CL=Santiago de Chile; CM=Yaoundé; CN=Peking; CO=Bogotá; CR=San
    José; CU=Havanna; CY=Nikosia; CZ=Prag; DE=Berlin; DK=Kopenhagen; DO=Santo Domingo; DZ=Algier; EC=Quito;
    EE=Tallinn; EG=Kairo; ER=Asmara; ES=Madrid; ET=Addis Abeba; FI=Helsinki; FR=Paris; GA=Libreville; GB=London;
    GE=Tiflis; GH=Accra; GN=Conakry; GR=Athen; GT=Guatemala-Stadt; HN=Tegucigalpa; HR=Zagreb; HT=Port-au-Prince;
    HU=Budapest; ID=Jakarta; IE=Dublin; IL=Jerusalem; IN=Neu-Delhi; IQ=Bagdad; IR=Teheran; IS=Reykjavik; IT=Rom;
    JM=Kingston; JO=Amman; JP=Tokio; KE=Nairobi; KG=Bischkek; KH=Phnom Penh; KP=Pjöngjang; KR=Seoul; KZ=Astana;
    LA=Vientiane; LB=Beirut; LI=Vaduz; LK=Colombo; LT=Vilnius; LU=Luxemburg; LV=Riga; LY=Tripolis; MA=Rabat;
    MD=Chișinău; ME=Podgorica; MG=Antananarivo; MK=Skopje; ML=Bamako; MM=Naypyidaw; MN=Ulan Bator; MT=Valletta;
    MW=Lilongwe; MX=Mexiko-Stadt; MY=Kuala Lumpur; MZ=Maputo; NA=Windhoek; NE=Niamey; NG=Abuja; NI=Managua;
    NL=Amsterdam; NO=Oslo; NP=Kathmandu; NZ=Wellington; OM=Maskat; PA=Panama-Stadt; PE=Lima; PH=Manila;
    PK=Islamabad; PL=Warschau; PT=Lissabon; PY=Asunción; QA=Doha; RO=Bukarest; RS=Belgrad; RU=Moskau; RW=Kigali;
    SA=Riad; SD=Khartum; SE=Stockholm; SG=Singapur; SI=Ljubljana; SK=Bratislava; SN=Dakar; SO=Mogadischu;
    SS=Juba; SV=San Salvador; SY=Damaskus; TD=N’Djamena; TH=Bangkok; TJ=Duschanbe; TM=Aschgabat; TN=Tunis;
    TR=Ankara; TW=Taipeh; TZ=Dodoma; UA=Kiew; UG=Kampala; US=Washington; UY=Montevideo; UZ=Taschkent;
    VE=Caracas; VN=Hanoi; XK=Pristina; YE=Sanaa; ZA=Pretoria; ZM=Lusaka; ZW=Harare;
    BN=Bandar Seri Begawan; BZ=Belmopan; DJ=Dschibuti; FJ=Suva; GM=Banjul; GQ=Malabo; GW=Bissau; GY=Georgetown;
    KW=Kuwait-Stadt; LR=Monrovia; LS=Maseru; MC=Monaco; MR=Nouakchott; MU=Port Louis; MV=Malé; PG=Port Moresby;
    SL=Freetown; SR=Paramaribo; SZ=Mbabane; TG=Lomé; TL=Dili"""
