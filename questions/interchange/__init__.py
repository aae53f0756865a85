"""Items, articles and whole results as JSON: the form in which the database and the command line hold them.

The form is documented in docs/item.schema.json and docs/generation.schema.json. Decimal numbers are strings, so that
none loses a digit. `answer_text`, `pairs` and `sequence` repeat what `key` says, for readers of the JSON;
`item_from_json` reads the key.
"""

from __future__ import annotations

from questions.interchange.reading import item_from_json
from questions.interchange.writing import answer_text, article_to_json, generation_to_json, item_to_json
from questions.wellformed import InvalidItem

__all__ = ["InvalidItem", "answer_text", "article_to_json", "generation_to_json", "item_from_json", "item_to_json"]
