"""The blind rating of items (docs/quality.md): `python -m tests.eval.rating export …`, then `… collect …`."""
