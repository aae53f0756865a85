"""The wording of German dates and times, as patterns over the words of a sentence with one space between them.

Names of groups: `d` day (`d0` the first of a range), `m` month (`m0`), `y` year (`y2` the last of a range), `wd`
weekday, `step` how far away "vergangen" or "kommend" is (`mstep` before a month, `wstep` before "Woche"), `part`
"Anfang".
"""

from __future__ import annotations

import re

from questions.german.abbreviations import MONTHS
from questions.german.calendar import SEASONS, WEEKDAYS

MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)} | {
    "Jänner": 1, "Feber": 2, "Jan.": 1, "Feb.": 2, "Febr.": 2, "Mrz.": 3, "Apr.": 4, "Jun.": 6, "Jul.": 7, "Aug.": 8,
    "Sep.": 9, "Sept.": 9, "Okt.": 10, "Nov.": 11, "Dez.": 12,
}  # fmt: skip
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)} | {"Sonnabend": 5}
DECADES = {
    "zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60, "siebziger": 70,
    "achtziger": 80, "neunziger": 90,
}  # fmt: skip
STEPS = {
    "vorvergangen": -2, "vorletzt": -2, "vergangen": -1, "letzt": -1, "vorig": -1, "zurückliegend": -1, "dies": 0,
    "laufend": 0, "heurig": 0, "kommend": 1, "nächst": 1, "übernächst": 2,
}  # fmt: skip
"""How many weeks, months or years away the stem of an adjective says."""
RELATIVE_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
HOURS_LATER = {"nachmittags": 12, "abends": 12}


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<=[ ])(?:{pattern})(?=[ ])", re.VERBOSE) for pattern in patterns)


_MONTH = _any(MONTH_NUMBERS)
_WEEKDAY = _any(WEEKDAY_NUMBERS)
_SEASON = _any(SEASONS)
_STEP = rf"(?i:{_any(STEPS)})"
_STEP_WORD = rf"(?P<step>{_STEP})e[rsnm]?"
_DAYTIME = r"(?:s?[ ]?(?i:früh|morgen|vormittag|mittag|nachmittag|abend|nacht))?"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_TO = "(?:bis|–|-)"
_IN = r"(?:(?i:im|in[ ]den|in[ ]der|in[ ]diesem|in[ ]dieser|in)[ ])"
_PART_WORD = "(?P<part>(?i:anfang|beginn|mitte|ende))"
_PART = rf"(?:(?:(?i:zu|gegen)[ ])?{_PART_WORD}[ ](?:(?:des|der|dieses)[ ])?)"
_OF_YEAR = rf"(?:[ ](?P<y>{_YEAR})|[ ](?:des[ ])?{_STEP_WORD}[ ]Jahres)?"
_RELATED = "(?:(?<=[ ][Ss]eit[ ])|(?<=[ ][Bb]is[ ])|(?<=[ ][Vv]o[nm][ ])|(?<=[ ][Aa]b[ ])|(?<=[ ]und[ ]))"
_ON_WEEKDAY = rf"""(?:(?i:am|an[ ]diesem)[ ])?
    (?:(?:{_WEEKDAY}){_DAYTIME}(?:[ ],|[ ](?P<bracket>\())?[ ](?:(?:dem|den|der|am)[ ])?)?"""
_BRACKET_END = r"(?(bracket)[ ]\))"
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?|ein|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"

DATE = _compiled(
    rf"""{_ON_WEEKDAY}(?:(?P<d0>\d{{1,2}})\.[ ](?:(?:bis(?:[ ]zum)?|und|/|–|-)[ ])?)?
    (?P<d>\d{{1,2}})\.[ ](?P<m>{_MONTH}){_OF_YEAR}{_BRACKET_END}""",
    rf"{_ON_WEEKDAY}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?:[ ]?(?P<y>\d{{4}}|\d\d))?{_BRACKET_END}",
    rf"{_ON_WEEKDAY}(?P<d>\d{{1,2}})\.[ ](?P<m>\d{{1,2}})\.[ ](?P<y>{_YEAR})",
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
)
MONTH = _compiled(
    rf"(?i:von|zwischen)[ ](?P<m0>{_MONTH})[ ](?:bis|und)[ ](?P<m>{_MONTH}){_OF_YEAR}",
    rf"(?P<m0>{_MONTH})[ ]{_TO}[ ](?P<m>{_MONTH}){_OF_YEAR}",
    rf"(?:{_IN}|{_RELATED})(?:(?P<mstep>{_STEP})e[rsnm]?[ ])?(?P<m>{_MONTH}){_OF_YEAR}",
    rf"{_PART}?(?P<m>{_MONTH})[ ](?P<y>{_YEAR})",
    rf"{_PART_WORD}[ ](?:(?P<mstep>{_STEP})e[rsnm]?[ ])?(?P<m>{_MONTH}){_OF_YEAR}",
)
YEARS = _compiled(
    rf"(?:{_IN}|{_PART})?Jahr(?:e|es|en)?[ ](?P<y>\d{{3,4}})(?:[ ](?:{_TO}|und|/)[ ](?P<y2>{_YEAR}))?(?![ ]v\.)",
    rf"(?:(?i:von|zwischen)[ ])?(?P<y>{_YEAR})[ ]{_TO}[ ](?P<y2>{_YEAR})",
    rf"(?i:zwischen)[ ](?P<y>{_YEAR})[ ]und[ ](?P<y2>{_YEAR})",
    rf"(?P<y>{_YEAR})[-/](?P<y2>{_YEAR}|\d\d)",
    rf"{_PART_WORD}[ ](?P<y>{_YEAR})",
)
BEFORE_CHRIST = _compiled(r"(?:(?i:im[ ]jahr|im[ ]jahre|um)[ ])?\d{1,4}[ ](?:v\.[ ](?:Chr\.|u\.[ ]Z\.)|v\.Chr\.)")
DECADE = _compiled(
    rf"""(?:{_IN}|{_PART})?(?:(?:frühen|späten)[ ])?(?:(?P<c>(?:1\d|20)?\d0)er|(?i:(?P<w>{_any(DECADES)})))
    [- ]?[Jj]ahren?"""
)
CENTURY = _compiled(
    rf"""(?:{_IN}|{_PART})?(?:(?:frühen|späten)[ ])?(?P<c>\d{{1,2}}\.|[a-zäöü]{{3,20}}ten)
    (?:[ ](?:und|bis)[ ](?P<c2>\d{{1,2}}\.))?[ ](?:Jahrhunderts?|Jh\.)(?P<bc>[ ]v\.[ ]Chr\.)?"""
)
SEASON = _compiled(
    rf"(?:{_IN}|{_PART})(?:(?P<mstep>{_STEP})e[rsnm]?[ ])?(?P<s>{_SEASON})s?{_OF_YEAR}(?:(?<=\d)/\d\d)?",
    rf"(?P<s>{_SEASON})[ ](?P<y>{_YEAR})(?:/\d\d)?",
)
WEEKDAY = _compiled(
    rf"""(?:(?i:am|an)[ ](?:(?:frühen|späten)[ ])?)?(?:{_STEP_WORD}[ ])?(?P<wd>{_WEEKDAY}){_DAYTIME}
    (?:[ ](?:der[ ])?(?P<wstep>{_STEP})e[rsnm]?[ ]Woche)?""",
    rf"""(?:(?i:in)[ ]der[ ])?Nacht[ ](?:zum|zu|auf|vom[ ](?:{_WEEKDAY})[ ](?:zum|auf)|von[ ](?:{_WEEKDAY})[ ]auf)
    [ ](?:den[ ])?(?P<wd>{_WEEKDAY})""",
)
RELATIVE_DAY = _compiled(rf"(?P<rd>(?i:vorgestern|gestern|heute|übermorgen)|morgen){_DAYTIME}")
RELATIVE_UNIT = _compiled(
    rf"(?:{_IN}|(?i:am)[ ]|{_PART})?{_STEP_WORD}[ ](?P<u>Jahr(?:es)?|Monats?|Woche|Jahrzehnts?|Wochenende)"
)
CURRENT = _compiled(r"(?P<part>(?i:anfang|mitte|ende))[ ]des[ ](?:Jahres|(?P<um>Monats))", "(?i:heuer)")
AGO = _compiled(
    r"""(?i:vor)[ ](?:(?:rund|etwa|knapp|gut|fast|genau|bereits|schon|mehr[ ]als|über|ungefähr|ca\.)[ ])?(?P<n>\S+)
    [ ](?P<u>Tag|Woche|Monat|Jahr|Jahrzehnt)e?n?(?![ ](?:lang|Haft))"""
)
QUARTER = _compiled(
    rf"""{_IN}?(?P<q>[1-4]\.|(?:erste|zweite|dritte|vierte)[nsr]?)[ ]Quartals?
    (?:[ ](?:des[ ]Jahres[ ])?(?P<y>{_YEAR})|[ ](?:des[ ])?{_STEP_WORD}[ ]Jahres)?"""
)
TIME = _compiled(
    rf"""(?:(?i:um|zwischen|von)[ ])?(?:(?P<about>(?i:gegen|etwa|circa|ca\.|kurz[ ]vor|kurz[ ]nach))[ ])?(?P<h>{_CLOCK})
    (?:[ ](?:bis|und|–|-)[ ](?P<h2>{_CLOCK}))?[ ]Uhr(?:[ ](?P<minutes>[0-5]?\d)(?![ ][A-ZÄÖÜ]))?
    (?:[ ](?P<daytime>morgens|vormittags|mittags|nachmittags|abends|nachts|früh))?"""
)
