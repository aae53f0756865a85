"""Which language a page is in: the account's, else the one chosen on this device, else the browser's, else German."""

from __future__ import annotations

from flask import Flask, has_request_context, request, session
from flask_babel import get_locale

from quiz.access import current_account
from quiz.config import LANGUAGES

SESSION_KEY = "language"


def choose() -> str:
    """Return the language of the current request's page."""
    if not has_request_context():
        return "de"
    account = current_account()
    chosen = account.language if account else session.get(SESSION_KEY)
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(list(LANGUAGES)) or "de"


def init_app(app: Flask) -> None:
    """Let templates name the page's language and offer the others."""

    @app.context_processor
    def languages() -> dict[str, object]:
        return {"page_language": str(get_locale() or "de"), "languages": LANGUAGES}
