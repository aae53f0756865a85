"""WSGI entry: `gunicorn app:app`."""

from quiz.factory import create_app

app = create_app()
