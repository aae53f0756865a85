"""Which network addresses the server may connect to on a teacher's behalf: public ones, and no others."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address

# Python's own registry knows most of what is not public; these came later or count as global there.
_NOT_PUBLIC_V4 = (
    IPv4Network("100.64.0.0/10"),  # shared address space behind carrier NAT, RFC 6598
    IPv4Network("192.0.0.0/24"),  # protocol assignments, RFC 6890
    IPv4Network("192.88.99.0/24"),  # 6to4 relays, RFC 7526
)
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")  # all that IANA has handed out, RFC 4291
_NOT_PUBLIC_V6 = (
    IPv6Network("2001::/23"),  # protocol assignments, among them Teredo, RFC 2928 and 4380
    IPv6Network("2001:db8::/32"),  # documentation, RFC 3849
    IPv6Network("2002::/16"),  # 6to4: leads to any IPv4 address, RFC 7526
    IPv6Network("3fff::/20"),  # documentation, RFC 9637
)
_NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address in its last 32 bits, RFC 6052


def parse_address(text: str) -> IPAddress | None:
    """The address a text spells in the canonical way, or None; octal, hexadecimal and short spellings give None."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def is_public(address: IPAddress) -> bool:
    """Whether the address belongs to the public internet, looking through IPv4 addresses wrapped in IPv6 ones."""
    if isinstance(address, IPv4Address):
        special = address.is_multicast or address.is_reserved or not address.is_global
        return not special and not any(address in network for network in _NOT_PUBLIC_V4)
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(address.packed[-4:]))
    return (
        address in _GLOBAL_UNICAST_V6
        and address.is_global
        and not any(address in network for network in _NOT_PUBLIC_V6)
    )
