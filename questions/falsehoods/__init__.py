"""False statements: a fact with one thing changed that the text decides."""
