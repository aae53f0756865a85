"""Inflection of German words from a compact lexicon: verbs, nouns and whole noun phrases."""
