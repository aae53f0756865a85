"""Plausible wrong options: names, numbers and times, noun phrases, clauses."""
