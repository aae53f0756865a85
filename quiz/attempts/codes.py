"""Quiz codes as people type them.

What looks alike is read alike, as in Crockford's Base32 (https://www.crockford.com/base32.html): codes have none of the
letters I, L and O.
"""

from __future__ import annotations

READ_AS = str.maketrans("OIL", "011")


def normal_code(typed: str) -> str:
    """Return the code that was meant: without spaces and hyphens, in capitals, with 0 for O and 1 for I and L."""
    return "".join(filter(str.isalnum, typed)).upper().translate(READ_AS)
