"""What learners send: a code, a nickname, and the answers of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from uuid import UUID, uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from quiz.attempts.protocol import MalformedSubmissionError, Submission
from quiz.typed import one_line

MAX_SEQUENCE = 2**53
"""The largest whole number that a script counts to exactly."""

LONGEST_NICKNAME = 40


class CodeForm(FlaskForm):
    """The code of a quiz."""

    code = StringField(
        _l("Quiz-Code"),
        [DataRequired(_l("Bitte gib den Code ein.")), Length(max=40, message=_l("So lang ist kein Code."))],
    )


class NicknameForm(FlaskForm):
    """What a guest wants to be called."""

    nickname = StringField(
        _l("Dein Name in diesem Quiz"),
        [
            DataRequired(_l("Bitte gib einen Namen ein.")),
            Length(max=LONGEST_NICKNAME, message=_l("Höchstens %(max)d Zeichen, bitte.")),
        ],
        filters=[one_line],
        description=_l("Ein Spitzname genügt. Deine Lehrkraft sieht ihn bei den Ergebnissen."),
    )


def read_submissions(form: MultiDict[str, str]) -> list[Submission]:
    """Read the answers of a page, whose fields are named like `q3-choice` for the item at position 3.

    Raises MalformedSubmissionError for a missing or impossible identity.
    """
    by_position: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
    for name, values in form.lists():
        if match := re.fullmatch(r"q([1-9]\d{0,3})-([a-z0-9-]{1,40})", name):
            by_position[int(match[1])][match[2]] = values
    return [_submission(position, fields) for position, fields in sorted(by_position.items())]


def _submission(position: int, fields: dict[str, list[str]]) -> Submission:
    identity = {name: fields.pop(name, [""])[-1] for name in ("uuid", "version", "sequence")}
    flags = fields.pop("flagged", None)
    try:
        client_uuid = UUID(identity["uuid"]) if identity["uuid"] else uuid4()
        version = _whole_number(identity["version"])
        sequence = _whole_number(identity["sequence"]) if identity["sequence"] else None
    except ValueError as error:
        raise MalformedSubmissionError(str(error)) from error
    return Submission(position, version, client_uuid, sequence, None if flags is None else "1" in flags, fields)


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MAX_SEQUENCE)) and int(text) <= MAX_SEQUENCE):
        raise ValueError("not a whole number of the expected size")
    return int(text)


def action_of(form: MultiDict[str, str]) -> tuple[str, int | None]:
    """Split the pressed button's value, `go:3` or `overview`, into the action and its position."""
    name, _, position = form.get("action", "next").partition(":")
    return name, int(position) if position.isascii() and position.isdecimal() and len(position) < len("10000") else None
