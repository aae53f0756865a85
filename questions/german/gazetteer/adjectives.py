"""Adjectives of countries: "thailändisch" belongs to Thailand. By hand, after Duden and the Auswärtiges Amt's list."""

from __future__ import annotations

from functools import cache

_STEMS = """
AF=afghanisch; AL=albanisch; DZ=algerisch; AR=argentinisch; AM=armenisch; AU=australisch; AT=österreichisch;
AZ=aserbaidschanisch; BD=bangladeschisch; BY=belarussisch; BE=belgisch; BO=bolivianisch; BA=bosnisch; BR=brasilianisch;
BG=bulgarisch; KH=kambodschanisch; CA=kanadisch; CL=chilenisch; CN=chinesisch; CO=kolumbianisch; HR=kroatisch;
CU=kubanisch; CY=zyprisch; CZ=tschechisch; DK=dänisch; EG=ägyptisch; EE=estnisch; ET=äthiopisch; FI=finnisch;
FR=französisch; GE=georgisch; DE=deutsch; GH=ghanaisch; GR=griechisch; HU=ungarisch; IS=isländisch; IN=indisch;
ID=indonesisch; IR=iranisch; IQ=irakisch; IE=irisch; IL=israelisch; IT=italienisch; JP=japanisch; JO=jordanisch;
KZ=kasachisch; KE=kenianisch; KP=nordkoreanisch; KR=südkoreanisch; XK=kosovarisch; KW=kuwaitisch; LA=laotisch;
LV=lettisch; LB=libanesisch; LY=libysch; LT=litauisch; LU=luxemburgisch; MY=malaysisch; ML=malisch; MT=maltesisch;
MX=mexikanisch; MD=moldauisch; MN=mongolisch; ME=montenegrinisch; MA=marokkanisch; MM=myanmarisch; NP=nepalesisch;
NL=niederländisch; NZ=neuseeländisch; NG=nigerianisch; MK=nordmazedonisch; NO=norwegisch; PK=pakistanisch;
PS=palästinensisch; PE=peruanisch; PH=philippinisch; PL=polnisch; PT=portugiesisch; QA=katarisch; RO=rumänisch;
RU=russisch; SA=saudi-arabisch; SN=senegalesisch; RS=serbisch; SG=singapurisch; SK=slowakisch; SI=slowenisch;
SO=somalisch; ZA=südafrikanisch; ES=spanisch; LK=sri-lankisch; SD=sudanesisch; SE=schwedisch; CH=schweizerisch;
SY=syrisch; TW=taiwanisch; TH=thailändisch; TN=tunesisch; TR=türkisch; UA=ukrainisch; AE=emiratisch; GB=britisch;
US=amerikanisch; UY=uruguayisch; UZ=usbekisch; VE=venezolanisch; VN=vietnamesisch; YE=jemenitisch
"""
_ENDINGS = ("e", "en", "er", "em", "es")


def country_of(word: str) -> tuple[str, str] | None:
    """Return the country's ISO 3166 code and the ending of an inflected adjective: "thailändische" is ("TH", "e")."""
    for ending in _ENDINGS:
        code = _by_stem().get(word.casefold().removesuffix(ending)) if word.endswith(ending) else None
        if code is not None:
            return code, ending
    return None


def adjective_of(code: str) -> str | None:
    """Return the adjective of a country without ending, or None where the list has none."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, str]:
    pairs = (entry.strip().split("=") for entry in _STEMS.split(";"))
    return {code.strip(): stem for code, stem in pairs}


@cache
def _by_stem() -> dict[str, str]:
    return {stem: code for code, stem in _by_code().items()}
