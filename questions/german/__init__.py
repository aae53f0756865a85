"""What is German: the analyser and everything that rests on knowledge of the language."""

from questions.german.analysis import analyse

__all__ = ["analyse"]
