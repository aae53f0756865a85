"""Is it German? The share of function words tells, without a model.

Words that two of the languages share ("die", "in", "was", "den") say nothing and are left out.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")

FUNCTION_WORDS = frozenset(
    """aber alle allem allen aller als also am an andere anderen auch auf aus bei beim bereits bis da dabei damit dann
    das dass dazu dem den denen denn der deren des dessen die dies diese diesem diesen dieser doch dort durch
    ein eine einem einen einer eines er erst es etwa euch für gegen geht hat hatte hatten habe haben ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jeder jetzt kann kein keine keinen können
    könnte man mehr mit muss müssen nach nicht noch nur ob oder ohne rund schon sehr sei seien sein seine seinem
    seinen seiner seit sich sie sind so soll sollen sollte sondern sowie über um und uns unter vom von vor war
    waren was wegen weil weiter wenn wer werde werden wie wieder will wir wird wo worden wurde wurden zu zum zur
    zwei zwischen während""".split()
)
"""German function words, for telling prose from labels."""

_GERMAN = frozenset(
    """aber als auch auf aus bei beim das dass dem der des dies diese dieser durch ein eine einem einen einer eines für
    hat haben ich ihr im ist mit nach nicht noch oder sei sich sie sind und über um vom von wenn werden wie wir
    wird wurde wurden zu zum zur zwischen""".split()
)
_OTHERS = (
    frozenset("the of and to that for is was on with as by at from this are be has have it not or were which".split()),
    frozenset(
        "de het een van en dat op voor niet met zijn aan door ook naar maar ze deze bij uit wordt nog om".split()
    ),
    frozenset("le les des et est une du que pour dans qui sur au par pas avec son il elle".split()),
    frozenset("el los las y que una por con para del se no su como más fue lo".split()),
    frozenset("il di che e la per un una del con non sono della le si nel alla".split()),
    frozenset("og det en at er på til med af ikke har som och att är på av inte jag".split()),
)
_ENGLISH = frozenset("a out just you your we our they them could would says say with about all can more".split())
_LEAST_FOREIGN = 2  # function words of a language in one sentence
_CLEAR_LEAD = 3
_MIN_SHARE = 0.11
_MIN_LEAD = 1.5
_MIN_WORDS = 20


def function_word_share(text: str) -> float:
    """The share of German function words among the words of the text; 0 where it has none."""
    words = _WORD.findall(text.lower())
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def is_german(text: str) -> bool:
    """Whether the text is German prose: at least twenty words, rich in German function words, poor in others'."""
    words = _WORD.findall(text.lower())
    if len(words) < _MIN_WORDS:
        return False
    german = sum(word in _GERMAN for word in words)
    rival = max(sum(word in other for word in words) for other in _OTHERS)
    return german / len(words) >= _MIN_SHARE and german >= _MIN_LEAD * rival


def is_foreign(text: str) -> bool:
    """Whether a sentence in a German text is in another language: a quoted post, a motto."""
    words = _WORD.findall(text.lower())
    german = sum(word in FUNCTION_WORDS for word in words)
    rival = max(sum(word in other for word in words) for other in (_OTHERS[0] | _ENGLISH, *_OTHERS[1:]))
    return rival >= _LEAST_FOREIGN and rival > _CLEAR_LEAD * german
