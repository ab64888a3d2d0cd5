"""Which addresses the server may connect to on behalf of a customer.

Only public unicast addresses, and those in networks that the operator allowed. Python's `is_global` alone does not
do: it is true for multicast, for the deprecated site-local fec0::/10, and for addresses that carry a private IPv4
address inside an IPv6 one.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # Protocol assignments, Teredo and ORCHID among them.
        "2001:db8::/32",  # Documentation.
        "2002::/16",  # 6to4 carries any IPv4 address, and is deprecated.
        "3fff::/20",  # Documentation.
    )
)
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(text)
    for text in (
        "100.64.0.0/10",  # Shared by carriers.
        "192.0.0.0/24",  # Protocol assignments.
        "192.88.99.0/24",  # 6to4 relays.
        "198.18.0.0/15",  # Benchmarks.
    )
)


def embedded(address: Address) -> Address:
    """The address that a packet in fact goes to: the IPv4 one inside a mapped or NAT64 IPv6 address, else itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet and to a single host there."""
    address = embedded(address)
    if isinstance(address, IPv4Address):
        return (
            address.is_global
            and not address.is_multicast
            and not address.is_reserved
            and not any(address in network for network in _NOT_PUBLIC_V4)
        )
    return (
        address.scope_id is None
        and address in _GLOBAL_UNICAST
        and address.is_global
        and not any(address in network for network in _NOT_PUBLIC_V6)
    )


def is_allowed(address: Address, allowed: Sequence[Network]) -> bool:
    """Whether the operator opened a network that holds this address; a mapped IPv4 address counts as itself.

    One inside a NAT64 address does not: a translator elsewhere would send it to that network of its own.
    """
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    target = mapped or address
    return any(target.version == network.version and target in network for network in allowed)


def may_connect(address: str, allowed: Sequence[Network], *, encrypted: bool) -> bool:
    """Whether a connection to a numeric address may be made.

    Over TLS: to public addresses and to the allowed networks; without it: to the allowed networks only. What is not a
    plain numeric address is refused.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return is_allowed(parsed, allowed) or (encrypted and is_public(parsed))
