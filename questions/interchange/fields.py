"""JSON objects read field by field: whatever is missing or of another type is invalid."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from questions.items import Option
from questions.wellformed import MAX_PARTS, InvalidItem


class Fields:
    """A JSON object whose fields are read by name and type; whatever is missing or of another type is invalid."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict):
            raise InvalidItem("an object was expected")
        self._data = data

    def get(self, name: str, *default: object) -> Any:  # noqa: ANN401 - a JSON value, not yet read
        """Return a field of any type, or the default if one is given and the field is missing."""
        if name not in self._data and not default:
            raise InvalidItem(f"the field {name!r} is missing")
        return self._data.get(name, *default)

    def text(self, name: str, *default: str) -> str:
        """Return a text; it holds no character that a database refuses."""
        value = self.get(name, *default)
        if not isinstance(value, str):
            raise InvalidItem(f"{name} must be a text")
        if any("\ud800" <= character <= "\udfff" for character in value) or "\0" in value:
            raise InvalidItem(f"{name} holds characters that cannot be stored")
        return value

    def optional_text(self, name: str) -> str | None:
        """Return a text, or None where the field is null or missing."""
        return None if self.get(name, None) is None else self.text(name)

    def list(self, name: str, *default: object) -> list[Any]:
        """Return a list of bounded length."""
        value = self.get(name, *default)
        if not isinstance(value, list | tuple) or len(value) > MAX_PARTS:
            raise InvalidItem(f"{name} must be a list of at most {MAX_PARTS} entries")
        return list(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(Fields({name: value}).text(name) for value in self.list(name))

    def decimal(self, name: str, *default: str) -> Decimal:
        """Return a decimal number, which is written as a text."""
        try:
            return Decimal(self.text(name, *default))
        except InvalidOperation:
            raise InvalidItem(f"{name} must be a decimal number, written as a text") from None

    def options(self, name: str, *default: object) -> tuple[Option, ...]:
        """Return a list of options."""
        fields = (Fields(value) for value in self.list(name, *default))
        return tuple(
            Option(f.text("id"), f.text("text"), f.optional_text("why_wrong"), f.optional_text("source"))
            for f in fields
        )
