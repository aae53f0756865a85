"""The collection as a CSV file for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from quiz.mapping import item_of
from quiz.models import PracticeCard
from quiz.practice.facts import key_text
from quiz.results.export import BYTE_ORDER_MARK, DIALECTS, FORMULA

AGAIN = 1


def write_csv(cards: Iterable[PracticeCard], local: Callable[[datetime], datetime]) -> str:
    """Write one line per card: question, answer, article, when it was added, reviewed and falls due.

    Columns are separated as spreadsheets in the reader's language expect; `local` turns a moment into the reader's
    time zone.
    """
    dialect = DIALECTS["semicolon" if str(get_locale()) == "de" else "comma"]
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerow([_("Frage"), _("Antwort"), _("Artikel"), _("Hinzugefügt"), _("Nächstes Mal"), _("Gefragt"),
                     _("Nicht gewusst"), _("Stabilität in Tagen")])  # fmt: skip
    for card in cards:
        item = item_of(card.item_version)
        stability = "" if card.stability is None else f"{card.stability:.1f}".replace(".", dialect.decimal_mark)
        cells = [
            item.stem,
            key_text(item),
            card.article.headline if card.article else "",
            f"{local(card.created_at):%Y-%m-%d}",
            card.due_on.isoformat(),
            str(len(card.reviews)),
            str(sum(one.rating == AGAIN for one in card.reviews)),
            stability,
        ]
        writer.writerow([f"'{cell}" if FORMULA.match(cell) else cell for cell in cells])
    return file.getvalue()
