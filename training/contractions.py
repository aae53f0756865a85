"""Universal Dependencies split contractions (`am` = an + dem); this puts them together again."""

from collections.abc import Sequence

Row = list[str]
"""The ten columns of a CoNLL-U line."""
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _, MISC = range(10)
KEPT_FEATURES = ("Case", "Gender", "Number")


def merge_contractions(rows: Sequence[Row]) -> list[Row]:
    """Return the sentence as surface tokens, numbered from 1, with heads that point to surface tokens.

    A contraction takes the columns of the member whose head lies outside of it. Preposition and article
    become one ADP with the tag APPRART and the article's case, gender and number. Empty nodes go.
    """
    ranges = {}
    for row in rows:
        if "-" in row[ID]:
            first, last = map(int, row[ID].split("-"))
            ranges[first] = (last, row[FORM])
    words = [row for row in rows if row[ID].isdigit()]

    merged: list[Row] = []
    surface = {0: 0}
    place = 0
    while place < len(words):
        number = int(words[place][ID])
        last, form = ranges.get(number, (number, words[place][FORM]))
        members = words[place : place + last - number + 1]
        merged.append(_merge(members, form))
        for member in members:
            surface[int(member[ID])] = len(merged)
        place += len(members)

    for number, row in enumerate(merged, start=1):
        row[ID] = str(number)
        row[HEAD] = str(surface[int(row[HEAD])])
    return merged


def _merge(members: Sequence[Row], form: str) -> Row:
    numbers = {member[ID] for member in members}
    leader = next((member for member in members if member[HEAD] not in numbers), members[0])
    row = list(leader)
    row[FORM] = form
    row[MISC] = members[-1][MISC]
    if [member[UPOS] for member in members] == ["ADP", "DET"]:
        row[UPOS], row[XPOS] = "ADP", "APPRART"
        row[LEMMA] = members[0][LEMMA]
        kept = [pair for pair in members[1][FEATS].split("|") if pair.partition("=")[0] in KEPT_FEATURES]
        row[FEATS] = "|".join(kept) or "_"
    return row
