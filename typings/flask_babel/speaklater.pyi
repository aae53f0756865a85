class LazyString(str):
    """A text translated when it is shown; it behaves like a string wherever the project uses it."""
