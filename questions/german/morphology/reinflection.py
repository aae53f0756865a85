"""Finite forms turned into other finite forms: number, Konjunktiv to indicative and back.

Each function takes the form as it stands in the text, without a separated prefix, and returns None where the form can
be read in ways that lead to different results.
"""

from __future__ import annotations

from questions.german.morphology.verbs import Reading, analyse_form, finite


def with_number(form: str, number: str, lemma: str | None = None) -> str | None:
    """Return the third person form of the other number in the same tense and mood: kamen, kam; wollen, will.

    Args:
        form: a finite verb in the third person.
        number: "Sing" or "Plur", the number wanted.
        lemma: the verb, where known; a separable prefix may be included.
    """
    readings = _third_person(form, lemma)
    if any(reading.mood == "Ind" for reading in readings):
        readings = [r for r in readings if r.mood == "Ind"]
    if readings and all(reading.number == number for reading in readings):
        return form
    return _only({_inflect(r, number, r.tense, r.mood) for r in readings if r.number != number})


def indicative(form: str, lemma: str | None = None) -> str | None:
    """Return the indicative present for a form that can only be Konjunktiv: sei, ist; könnten, können; hätte, hat."""
    readings = _third_person(form, lemma)
    if any(reading.mood == "Ind" for reading in readings):
        return None
    return _only({_inflect(r, r.number, "Pres", "Ind") for r in readings})


def konjunktiv(form: str, lemma: str | None = None) -> str | None:
    """Return what reported speech has for an indicative present: ist, sei; haben, hätten (as habe is no plural).

    None where neither Konjunktiv differs from the indicative, so that würde would be needed.
    """
    readings = [r for r in _third_person(form, lemma) if (r.mood, r.tense) == ("Ind", "Pres")]
    results = set()
    for reading in readings:
        first = _inflect(reading, reading.number, "Pres", "Sub")
        second = _inflect(reading, reading.number, "Past", "Sub")
        past = _inflect(reading, reading.number, "Past", "Ind")
        results.add(first if first != form else second if second != past else None)
    return _only(results)


def _third_person(form: str, lemma: str | None) -> list[Reading]:
    readings = [reading for reading in analyse_form(form) if reading.person == "3"]
    wanted = [r for r in readings if lemma is not None and lemma.endswith(r.lemma)]
    longest = max((len(r.lemma) for r in wanted), default=0)
    return [r for r in wanted if len(r.lemma) == longest] or readings


def _inflect(reading: Reading, number: str, tense: str, mood: str) -> str | None:
    made = finite(reading.lemma, "3", number, tense, mood, second=reading.second)
    return None if made is None else made.prefix + made.form


def _only(results: set[str | None]) -> str | None:
    return results.pop() if len(results) == 1 else None
