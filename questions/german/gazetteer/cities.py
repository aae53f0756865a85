"""Cities that news name, the best known first within a country, and the German states; spelt as news spell them."""

from __future__ import annotations

CITIES = {
    "DE": """Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Bremen Dresden Hannover
    Nürnberg Duisburg Bochum Wuppertal Bielefeld Bonn Münster Mannheim Karlsruhe Augsburg Wiesbaden Mönchengladbach
    Gelsenkirchen Aachen Braunschweig Chemnitz Kiel Halle Magdeburg Freiburg Krefeld Mainz Lübeck Erfurt Oberhausen
    Rostock Kassel Hagen Potsdam Saarbrücken Hamm Ludwigshafen Oldenburg Osnabrück Leverkusen Heidelberg Darmstadt
    Solingen
    Regensburg Paderborn Ingolstadt Würzburg Wolfsburg Ulm Heilbronn Göttingen Jena Trier Bremerhaven Koblenz Bamberg
    Konstanz Flensburg Schwerin Cottbus Passau Weimar Greifswald Bayreuth""",
    "AT": "Wien Graz Linz Salzburg Innsbruck Klagenfurt Villach Wels Bregenz Eisenstadt Steyr Dornbirn",
    "CH": "Zürich Genf Basel Lausanne Bern Winterthur Luzern Lugano Davos Chur",
    "IT": "Rom Mailand Neapel Turin Palermo Genua Bologna Florenz Venedig Verona Triest Bozen Pisa",
    "FR": "Paris Marseille Lyon Toulouse Nizza Nantes Straßburg Bordeaux Lille Cannes Calais",
    "ES": "Madrid Barcelona Valencia Sevilla Málaga Bilbao Saragossa Granada",
    "GB": "London Birmingham Manchester Glasgow Liverpool Edinburgh Leeds Belfast Cardiff Oxford Cambridge",
    "NL": "Amsterdam Rotterdam Utrecht Eindhoven Groningen Maastricht",
    "BE": "Brüssel Antwerpen Gent Brügge Lüttich",
    "PL": "Warschau Krakau Breslau Danzig Posen Lodz Stettin Lublin",
    "RU": "Moskau Nowosibirsk Jekaterinburg Kasan Samara Sotschi Wolgograd Murmansk",
    "UA": "Kiew Charkiw Odessa Dnipro Lwiw Saporischschja Cherson Mariupol Donezk",
    "TR": "Istanbul Ankara Izmir Antalya Bursa Adana Diyarbakir",
    "US": """Chicago Houston Philadelphia Dallas Boston Detroit Seattle Denver Atlanta Miami Baltimore Minneapolis
    Phoenix Portland Cleveland Orlando Pittsburgh""",
    "CA": "Toronto Montreal Vancouver Ottawa Calgary Quebec",
    "CN": "Shanghai Peking Wuhan Shenzhen Guangzhou Chengdu Nanjing",
    "JP": "Tokio Osaka Kyoto Yokohama Hiroshima Nagasaki Fukushima Sapporo",
    "IN": "Mumbai Neu-Delhi Bangalore Kalkutta Chennai Hyderabad",
    "BR": "Brasília Salvador Recife Manaus Belém",
    "AU": "Sydney Melbourne Brisbane Perth Adelaide Canberra",
    "IL": "Jerusalem Haifa",
    "SA": "Riad Dschidda Mekka Medina",
    "EG": "Kairo Alexandria Luxor",
    "ZA": "Johannesburg Kapstadt Durban Pretoria",
    "SE": "Stockholm Göteborg Malmö Uppsala",
    "NO": "Oslo Bergen Trondheim Stavanger Tromsø",
    "DK": "Kopenhagen Aarhus Odense Aalborg",
    "FI": "Helsinki Tampere Turku Espoo",
    "IS": "Reykjavik Akureyri",
    "GR": "Athen Thessaloniki Patras",
    "PT": "Lissabon Porto Coimbra",
    "CZ": "Prag Brünn Ostrau Pilsen",
    "HU": "Budapest Debrecen Szeged Pécs",
    "RO": "Bukarest Temeswar Klausenburg",
    "SY": "Damaskus Aleppo Homs Idlib",
    "IQ": "Bagdad Mossul Basra Erbil",
    "PK": "Islamabad Karatschi Lahore Peschawar",
    "AF": "Kabul Kandahar Herat Kundus",
}
LONG_NAMES = """New York=US; Los Angeles=US; San Francisco=US; San Diego=US; Las Vegas=US; New Orleans=US;
    Rio de Janeiro=BR; São Paulo=BR; Tel Aviv=IL; Den Haag=NL; Sankt Petersburg=RU; St. Petersburg=RU; St. Gallen=CH;
    St. Pölten=AT; Frankfurt am Main=DE; Frankfurt (Oder)=DE; Ho-Chi-Minh-Stadt=VN; Guantánamo=CU; Dubai=AE;
    Bagram=AF"""
ALIASES = """Reykjavík=Reykjavik; Kyjiw=Kiew; Kyiv=Kiew; Frankfurt am Main=Frankfurt; Lemberg=Lwiw; Charkow=Charkiw;
    Odesa=Odessa; Bejing=Peking; Beijing=Peking; Washington D.C.=Washington; Sankt Petersburg=St. Petersburg;
    Delhi=Neu-Delhi; Pyongyang=Pjöngjang; Skopie=Skopje; Washington DC=Washington;
    Freiburg im Breisgau=Freiburg; Halle (Saale)=Halle"""
GERMAN_STATES = """Baden-Württemberg Bayern Berlin Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern
Niedersachsen Nordrhein-Westfalen Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen"""
AUSTRIAN_STATES = "Burgenland Kärnten Niederösterreich Oberösterreich Steiermark Tirol Vorarlberg"
