"""Notices of channels: that there is something to read, which is then read at once.

The address names the connection and ends in a digest under the server's key, so that nothing is stored that opens
anything. What a notice says is not looked at: bookings are only ever what the channel's API says when it is asked.
"""

import hmac
from collections.abc import Iterable

from roomrack.core.errors import NotFound
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection
from roomrack.domain.distribution.repository import work
from roomrack.domain.distribution.repository.work import Kind
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import ReadUnit, WriteUnit

NOTICES = "/channels/notices"
"""The path below which channels send their notices; it is no part of the API."""
RESOURCE = "ChannelNotices"
_DIGEST = 32
"""Hexadecimal digits of an address that nobody can guess."""
_LONGEST = 19


class _Outside:
    public_url = "http://127.0.0.1:8480"


def configure(*, public_url: str) -> None:
    """Say where channels reach this server, without a path; by `entrypoints`."""
    _Outside.public_url = public_url.rstrip("/")


async def notices_url(unit: ReadUnit, connection: Connection) -> str | None:
    """Where the channel of a connection is to send its notices; None when it sends none."""
    _, channel = await connections.channel_of(unit, connection)
    if channel is None or not channel.abilities.notices:
        return None
    return f"{_Outside.public_url}{NOTICES}/{address_of(unit.keyring, connection.accommodation, connection.id)}"


def address_of(keyring: Keyring, accommodation: int, connection: int) -> str:
    """The last part of that URL."""
    return f"{accommodation}-{connection}-{keyring.digest(_named(accommodation, connection)).hex()[:_DIGEST]}"


async def noticed(unit: WriteUnit, address: str) -> tuple[int, int]:
    """Have the bookings of a connection read; gives its property and id. Raises `NotFound` for any other address."""
    accommodation, connection, digest = _parsed(address)
    if not _fits(digest, unit.keyring.digests(_named(accommodation, connection))):
        raise NotFound(RESOURCE)
    await unit.widen(accommodation)
    await connections.get(unit, accommodation, connection)
    await work.sooner(unit, Kind.PULL, accommodation, connection, unit.now())
    return accommodation, connection


def _parsed(address: str) -> tuple[int, int, str]:
    parts = address.split("-")
    if len(parts) != 3 or not all(_is_number(part) for part in parts[:2]):
        raise NotFound(RESOURCE)
    return int(parts[0]), int(parts[1]), parts[2]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST and not text.startswith("0")


def _fits(digest: str, known: Iterable[bytes]) -> bool:
    return sum(hmac.compare_digest(each.hex()[:_DIGEST].encode(), digest.encode()) for each in known) > 0


def _named(accommodation: int, connection: int) -> str:
    return f"channel notices of {accommodation} {connection}"
