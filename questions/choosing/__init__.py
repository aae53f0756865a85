"""Which items make the best quiz."""
