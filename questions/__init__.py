"""The engine: from an article's text to items that each carry their proof. Knows no web and no database."""
