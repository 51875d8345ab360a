"""Names that begin datelines: the cities agencies write from, countries, American states and their short forms.

Needed only where the form alone does not tell a dateline from a speaker: "Washington: " is one, "Rubio: " is not.

>>> is_place("Munich"), is_place("N.H."), is_place("Rubio")
(True, True, False)
"""

from __future__ import annotations

CITIES = """
Abu Dhabi|Abuja|Accra|Addis Ababa|Algiers|Amman|Amsterdam|Anchorage|Ankara|Astana|Asunción|Athens|Atlanta|Auckland|
Austin|Baghdad|Baku|Baltimore|Bamako|Bangkok|Barcelona|Beijing|Beirut|Belfast|Belgrade|Bengaluru|Berlin|Bern|
Birmingham|Bogota|Bogotá|Bonn|Boston|Brasilia|Brasília|Bratislava|Brazzaville|Brisbane|Brussels|Bucharest|Budapest|
Buenos Aires|Buffalo|Cairo|Calgary|Canberra|Cape Town|Caracas|Cardiff|Casablanca|Charlotte|Chennai|Chicago|Chisinau|
Cincinnati|Cleveland|Cologne|Colombo|Conakry|Copenhagen|Dakar|Dallas|Damascus|Dar es Salaam|Davos|Delhi|Denver|
Des Moines|Detroit|Dhaka|Doha|Donetsk|Dubai|Dublin|Düsseldorf|Edinburgh|El Paso|Florence|Frankfurt|Freetown|Gaza|
Gaza City|Geneva|Glasgow|Guatemala City|Hamburg|Hanoi|Harare|Havana|Helsinki|Hiroshima|Hong Kong|Honolulu|Houston|
Indianapolis|Islamabad|Istanbul|Jakarta|Jeddah|Jerusalem|Johannesburg|Juba|Kabul|Kampala|Kansas City|Karachi|
Kathmandu|Kharkiv|Khartoum|Kigali|Kinshasa|Kolkata|Krakow|Kuala Lumpur|Kyiv|Kiev|Lagos|Lahore|La Paz|Las Vegas|Lille|
Lima|Lisbon|Liverpool|Ljubljana|London|Los Angeles|Luanda|Lusaka|Lviv|Lyon|Macau|Madrid|Managua|Manchester|Manila|
Maputo|Marrakech|Marseille|Mecca|Melbourne|Memphis|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|
Monrovia|Montevideo|Montreal|Moscow|Mosul|Mumbai|Munich|München|Muscat|Nairobi|Naples|Nashville|New Delhi|New Orleans|
New York|New York City|Nicosia|Nuuk|Odesa|Oklahoma City|Orlando|Osaka|Oslo|Ottawa|Panama City|Paris|Perth|
Philadelphia|Phnom Penh|Phoenix|Pittsburgh|Port-au-Prince|Portland|Prague|Pretoria|Pristina|Pyongyang|Quebec City|
Quito|Rabat|Ramallah|Rangoon|Reykjavik|Riga|Rio de Janeiro|Riyadh|Rome|Sacramento|Salt Lake City|San Antonio|
San Diego|San Francisco|San José|San Juan|San Salvador|Santiago|Santo Domingo|Sao Paulo|São Paulo|Sarajevo|Seattle|
Seoul|Shanghai|Shenzhen|Singapore|Skopje|Sofia|St. Louis|St. Petersburg|Stockholm|Strasbourg|Stuttgart|Sydney|Taipei|
Tallinn|Tampa|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|Tijuana|Tirana|Tokyo|Toronto|Tripoli|Tunis|
Turin|Ulaanbaatar|United Nations|Vancouver|Vatican City|Venice|Vienna|Vientiane|Vilnius|Warsaw|Washington|
Washington DC|Washington D.C.|Wellington|Wuhan|Yangon|Yerevan|Zagreb|Zaporizhzhia|Zurich
"""
COUNTRIES = """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|
Bolivia|Bosnia|Brazil|Britain|Bulgaria|Burkina Faso|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|Congo|
Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|England|Estonia|
Ethiopia|Finland|France|Gaza Strip|Georgia|Germany|Ghana|Greece|Greenland|Guatemala|Haiti|Honduras|Hungary|Iceland|
India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|
Kyrgyzstan|Laos|Latvia|Lebanon|Liberia|Libya|Lithuania|Luxembourg|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|
Montenegro|Morocco|Mozambique|Myanmar|Nepal|Netherlands|The Netherlands|New Zealand|Nicaragua|Niger|Nigeria|
North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Panama|Paraguay|Peru|Philippines|Poland|Portugal|
Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Slovakia|Slovenia|Somalia|South Africa|South Korea|
South Sudan|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Türkiye|Uganda|
Ukraine|United Arab Emirates|UAE|UK|U.K.|United Kingdom|United States|US|USA|U.S.|Uruguay|Uzbekistan|Venezuela|
Vietnam|Wales|West Bank|Yemen|Zambia|Zimbabwe|Alberta|British Columbia|Manitoba|Ontario|Quebec|New South Wales|
Queensland|Victoria|Bavaria
"""
STATES = """
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|
Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|
Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|
Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming|
Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|D.C.|DC|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Mass.|Md.|Me.|Mich.|Minn.|Miss.|Mo.|
Mont.|N.C.|N.D.|N.H.|N.J.|N.M.|N.Y.|Neb.|Nev.|Okla.|Ore.|Pa.|P.R.|R.I.|S.C.|S.D.|Tenn.|Tex.|Va.|Vt.|W.Va.|W. Va.|
Wash.|Wis.|Wyo.
"""
PLACES = frozenset(
    name.casefold() for names in (CITIES, COUNTRIES, STATES) for name in names.replace("\n", "").split("|")
)


def is_place(name: str) -> bool:
    """Is this the name of a place that datelines use, in whatever case?"""
    return " ".join(name.split()).casefold() in PLACES
