"""Classes: who is in them, what is assigned to them, and how far they are."""
