"""Which addresses may be connected to (security: SSRF)."""

from ipaddress import ip_network

import pytest

from roomrack.core.network import may_connect

LAN = (ip_network("10.1.0.0/16"), ip_network("fd12::/16"))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are_reached_over_tls_only(address: str) -> None:
    assert may_connect(address, (), encrypted=True)
    assert not may_connect(address, (), encrypted=False)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700:4700::1111%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "localhost",
        "2130706433",
        "127.1",
        "0x7f.1",
        "",
    ],
)
@pytest.mark.parametrize("encrypted", [True, False])
def test_everything_else_is_refused(address: str, encrypted: bool) -> None:
    assert not may_connect(address, LAN, encrypted=encrypted)


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", "fd12::1"])
@pytest.mark.parametrize("encrypted", [True, False])
def test_the_operators_networks_are_reached_either_way(address: str, encrypted: bool) -> None:
    assert may_connect(address, LAN, encrypted=encrypted)
    assert not may_connect(address, (), encrypted=encrypted)


def test_a_translated_address_is_not_in_the_operators_network() -> None:
    assert not may_connect("64:ff9b::a01:203", LAN, encrypted=True)
