"""Practice that lasts: the facts behind missed items, asked again by a schedule (FSRS) in changing forms."""
