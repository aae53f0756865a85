"""Edit scripts that turn a word form into its lemma: what the analyser predicts instead of a lemma.

A script is written `case|infix|umlaut|strip|add`: `=|ge0||t|en` takes the first `ge` out of `gemacht`, strips `t`
and adds `en`. Scripts are read off a treebank in training and applied here.
"""

from collections.abc import Iterator

INFIXES = ("", "ge", "zu")
PLAIN = {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"}
MOST_PLACES = 2


def apply_script(script: str, form: str) -> str | None:
    """Return the lemma of `form`, or None where the script does not fit the form."""
    case, infix, umlaut, strip, add = script.split("|")
    stem: str | None = form
    if case == "l":
        stem = form.lower()
    elif case == "u":
        stem = form[:1].upper() + form[1:].lower()
    if infix:
        stem = _without_infix(stem or "", infix[:-1], int(infix[-1]))
    if stem is not None and umlaut:
        stem = _without_last_umlaut(stem)
    if stem is None or not stem.endswith(strip):
        return None
    return (stem[: len(stem) - len(strip)] + add) or None


def derive_script(form: str, lemma: str) -> str:
    """Return the shortest script that turns `form` into `lemma`."""
    return min(_candidates(form, lemma), key=lambda found: (_cost(found), found))


def _candidates(form: str, lemma: str) -> Iterator[str]:
    for case in ("=", "l", "u"):
        cased = apply_script(f"{case}||||", form) or form
        for infix in INFIXES:
            for place in range(MOST_PLACES if infix else 1):
                stem = _without_infix(cased, infix, place) if infix else cased
                if stem is None:
                    continue
                mark = f"{infix}{place}" if infix else ""
                yield _ending(f"{case}|{mark}|", stem, lemma)
                plain = _without_last_umlaut(stem)
                if plain is not None:
                    yield _ending(f"{case}|{mark}|u", plain, lemma)


def _ending(start: str, stem: str, lemma: str) -> str:
    same = 0
    while same < min(len(stem), len(lemma)) and stem[same] == lemma[same]:
        same += 1
    return f"{start}|{stem[same:]}|{lemma[same:]}"


def _cost(script: str) -> tuple[int, int]:
    case, infix, umlaut, strip, add = script.split("|")
    edits = len(strip) + len(add) + 2 * bool(infix) + bool(umlaut) + (case != "=")
    return edits, len(script)


def _without_infix(form: str, infix: str, place: int) -> str | None:
    start = -1
    for _ in range(place + 1):
        start = form.lower().find(infix, start + 1)
        if start < 0:
            return None
    return form[:start] + form[start + len(infix) :]


def _without_last_umlaut(form: str) -> str | None:
    for index in range(len(form) - 1, -1, -1):
        if form[index] in PLAIN:
            return form[:index] + PLAIN[form[index]] + form[index + 1 :]
    return None
