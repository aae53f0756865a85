"""German numbers in figures and words: reading them and writing them.

Reading follows the German use of point and comma and accepts the English one where it is unambiguous: "1.234,5" and
"1,234.5" are the same, "1,234" is a little more than one and "1.234" is a thousand and some.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_ONES = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(" ")
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ")
_TEENS = {
    13: "dreizehn",
    14: "vierzehn",
    15: "fünfzehn",
    16: "sechzehn",
    17: "siebzehn",
    18: "achtzehn",
    19: "neunzehn",
}

MULTIPLIERS = {
    "hundert": 100, "tausend": 1000, "tsd": 1000, "dutzend": 12, "million": 10**6, "millionen": 10**6, "mio": 10**6,
    "mill": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12,
    "bio": 10**12, "billiarde": 10**15, "billiarden": 10**15,
}  # fmt: skip
"""What a number is multiplied with by the word behind it, in small letters and without a full stop."""

_SPACES = r"[ \u00A0\u202F\u2009'’]"
_GERMAN = re.compile(rf"[-−+]?(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"[-−+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)|\d{1,3}(?:,\d{3}){2,}|\d+\.\d+)")
_HALVES = re.compile(r"(.+?)(?:und|ein)?einhalb(?:fach)?")
_ARTICLE = re.compile(r"ein(?:e[rsmn]?)?")
_FIRST = {"erst": 1, "zweit": 2, "dritt": 3, "siebt": 7, "acht": 8}
_ORDINAL_ENDING = re.compile(r"e[rsnm]?$")
_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_MULTIPLE = re.compile(r"(.+?)-?(?:mal(?:ig|ige[rsnm]?)?|fach(?:e[rsnm]?)?)")
_DOUBLE = re.compile(r"(?:doppelt|zwiefach|zweifach)(?:e[rsnm]?)?")
_FRACTION = re.compile(r"(.+?)s?tel[ns]?")
_FRACTION_STEMS = {"drit": 3, "zwanzig": 20, "hundert": 100, "tausend": 1000, "ach": 8, "sieb": 7}
_LARGEST_WORD = 10**12


def _below_hundred() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_ONES)} | {word: number for number, word in _TEENS.items()}
    for ten, word in enumerate(_TENS, start=2):
        words[word] = ten * 10
        for one in range(1, 10):
            words[f"{_ONES[one]}und{word}"] = ten * 10 + one
    return words


_BELOW_HUNDRED = _below_hundred()
_WORDS_BELOW_HUNDRED = {number: word for word, number in _BELOW_HUNDRED.items()}
_VARIANTS = {"eins": 1, "zwo": 2, "fuenf": 5, "zwoelf": 12, "fuenfzehn": 15, "dreissig": 30, "fuenfzig": 50}
_LONGEST_WORD = 120
"""No number below a billiard has a longer word; what is longer is not taken apart."""


def parse_number(text: str) -> Decimal | None:
    """Return the number that a whole text names ("1.234,5", "zwölf", "13,5 Mio.", "minus drei"), or None."""
    words = text.split()
    figures = parse_figures(text.strip())
    if figures is not None or not words:
        return figures
    negative = words[0].lower() == "minus" and len(words) > 1
    total = Decimal(0)
    current: Decimal | None = None
    for word in words[1:] if negative else words:
        multiplier = MULTIPLIERS.get(word.lower().rstrip("."))
        if multiplier and (current is not None or len(words) == 1):
            total += (Decimal(1) if current is None else current) * multiplier
            current = None
            continue
        number = parse_figures(word)
        number = parse_number_word(word) if number is None else number
        if number is None or current is not None:
            return None
        current = number
    total = plain_number(total + (current or 0))
    return -total if negative else total


def plain_number(number: Decimal) -> Decimal:
    """Return the number without needless zeros after the point: 13500000.0 becomes 13500000."""
    whole = number.to_integral_value()
    return whole if whole == number else number


def parse_figures(text: str) -> Decimal | None:
    """Return the number that figures stand for, with a sign and separators if any, or None."""
    if _GERMAN.fullmatch(text):
        plain = re.sub(rf"\.|{_SPACES}", "", text).replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        plain = text.replace(",", "")
    else:
        return None
    return Decimal(plain.replace("−", "-"))


def parse_number_word(text: str) -> Decimal | None:
    """Return the number that one German word stands for ("zweihundertdrei", "anderthalb", "eine"), or None."""
    word = text.lower()
    if word in {"anderthalb", "eineinhalb"}:
        return Decimal("1.5")
    if word in {"halb", "halbe", "halben", "halbes", "halber"}:
        return Decimal("0.5")
    if _ARTICLE.fullmatch(word):
        return Decimal(1)
    halves = _HALVES.fullmatch(word)
    if halves:
        whole = _compose(halves[1])
        return None if whole is None else whole + Decimal("0.5")
    number = _compose(word)
    return None if number is None else Decimal(number)


def _compose(word: str) -> int | None:
    """Return the value of a word made of thousands, hundreds and a number below a hundred."""
    if len(word) > _LONGEST_WORD:
        return None
    if word in _VARIANTS:
        return _VARIANTS[word]
    for name, size in (("tausend", 1000), ("hundert", 100)):
        if name in word:
            head, _, tail = word.partition(name)
            high = _compose(head) if head else 1
            low = _compose(tail.removeprefix("und")) if tail else 0
            return None if high is None or low is None else high * size + low
    return _BELOW_HUNDRED.get(word)


def parse_ordinal(text: str) -> int | None:
    """Return the rank that "20.", "XIV.", "dritte", "zwanzigsten" or "dritter" names, or None."""
    bare = text.removesuffix(".")
    if bare != text:
        return int(bare) if bare.isdecimal() and len(bare) < len("1000") else _parse_roman(bare)
    stem = _ORDINAL_ENDING.sub("", text.lower())
    return None if stem == text.lower() else _FIRST.get(stem) or _composed_rank(stem)


def _composed_rank(stem: str) -> int | None:
    """Read "zwanzigst", "viert", "hundertzweit"."""
    for ending, rank in _FIRST.items():
        before = _compose(stem.removesuffix(ending).removesuffix("und")) if stem.endswith(ending) else None
        if before and before % 100 == 0:
            return before + rank
    number = _compose(stem.removesuffix("t").removesuffix("s")) if stem.endswith("t") else None
    return number if number and number > 1 else None


def _parse_roman(text: str) -> int | None:
    match = _ROMAN.fullmatch(text)
    if not match:
        return None
    pieces = re.findall(r"XC|XL|IX|IV|[CLXVI]", text)
    return sum(_ROMAN_VALUES[piece] for piece in pieces)


def parse_multiple(text: str) -> Decimal | None:
    """Return how many times "dreimal", "3-mal", "dreifach", "Dreifache", "doppelt" or "Doppelte" says, or None."""
    word = text.lower()
    if _DOUBLE.fullmatch(word):
        return Decimal(2)
    match = _MULTIPLE.fullmatch(word)
    if not match:
        return None
    figures = parse_figures(match[1])
    return parse_number_word(match[1]) if figures is None else figures


def parse_fraction(text: str) -> Fraction | None:
    """Return the part that "Hälfte", "Drittel", "Viertel" or "Zehntel" names, or None."""
    word = text.lower()
    if word in {"hälfte", "hälften"}:
        return Fraction(1, 2)
    if word == "dreiviertel":
        return Fraction(3, 4)
    match = _FRACTION.fullmatch(word)
    if not match:
        return None
    number = _FRACTION_STEMS.get(match[1]) or _compose(match[1])
    return Fraction(1, number) if number and number > 2 else None  # noqa: PLR2004 - halves have a word of their own


def number_word(number: int) -> str:
    """Return the German word or words for a whole number ("dreiundzwanzig", "zwei Millionen dreihundert").

    Raises ValueError for a number of more than twelve digits or below zero.
    """
    if not 0 <= number < _LARGEST_WORD:
        raise ValueError(f"no word for {number}")
    parts = []
    for size, one, many in ((10**9, "Milliarde", "Milliarden"), (10**6, "Million", "Millionen")):
        count, number = divmod(number, size)
        if count:
            parts.append(f"eine {one}" if count == 1 else f"{_below_million(count)} {many}")
    if number or not parts:
        word = _below_million(number)
        parts.append(f"{word}s" if number % 100 == 1 else word)
    return " ".join(parts)


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    word = ""
    if thousands:
        word += (_below_million(thousands) if thousands > 1 else "") + "tausend"
    if hundreds:
        word += (_ONES[hundreds] if hundreds > 1 else "") + "hundert"
    if rest or not word:
        word += _WORDS_BELOW_HUNDRED[rest]
    return word


def format_number(number: Decimal) -> str:
    """Return the number in German figures: "1.234,5", with a point at every thousand from four digits on."""
    plain = f"{number:,f}"
    return plain.translate(str.maketrans(",.", ".,"))


def format_large_number(number: Decimal) -> str:
    """Return a round number as newspapers write it: "13,5 Millionen", "2 Milliarden", "850.000"."""
    for size, one, many in (
        (10**12, "Billion", "Billionen"),
        (10**9, "Milliarde", "Milliarden"),
        (10**6, "Million", "Millionen"),
    ):
        count = (number / size).normalize()
        if abs(count) >= 1 and len(count.as_tuple().digits) <= 4:  # noqa: PLR2004 - more digits are no round number
            return f"{format_number(count)} {one if count == 1 else many}"
    return format_number(number)
