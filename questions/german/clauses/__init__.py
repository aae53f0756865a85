"""Clauses: their verbs, topological fields and constituents, where rules and tree check each other."""

from questions.german.clauses.finding import find_clauses

__all__ = ["find_clauses"]
