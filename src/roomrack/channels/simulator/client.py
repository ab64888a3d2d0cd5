"""Requests to the simulator: addresses, credentials, the property's time, and what a status means."""

import base64
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from roomrack.channels.simulator import errors
from roomrack.ports.channels import Account, ChannelUnavailable, CredentialsRefused
from roomrack.ports.http import NoAnswer, Outgoing, UrlRefused

TIMEOUT_SECONDS = 20.0
LONGEST_ANSWER = 16 * 1024 * 1024
NOW_HEADER = "X-Simulator-Now"
FIRST_OTA = "alba"
"""The OTA of a hotel that is named without one."""

HIDDEN = "***"


class SimulatorClient:
    """Speaks with the OTAs of a simulator. A hotel is named `OTA/HOTEL`, or `HOTEL` at the first one."""

    def __init__(self, outgoing: Outgoing, url: str) -> None:
        """`outgoing` must reach `url`, which the operator has set, wherever it is."""
        self._outgoing = outgoing
        self._url = url.rstrip("/")

    async def ask(
        self,
        account: Account,
        method: str,
        path: str = "",
        *,
        body: object = None,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> bytes:
        """The body of the answer to a request. Raises `ChannelError`."""
        if not account.hotel or account.username is None or account.password is None:
            raise CredentialsRefused("the simulator asks for the hotel's id, a user name and a password")
        sent = {
            "Accept": "application/json",
            "Authorization": f"Basic {_basic(account.username, account.password)}",
            NOW_HEADER: instant(account.now),
            **(headers or {}),
        }
        content = b""
        if body is not None:
            content = msgspec.json.encode(body)
            sent["Content-Type"] = "application/json"
        url = f"{self._url}{_place(account.hotel)}{path}" + (f"?{urlencode(query)}" if query else "")
        try:
            answer = await self._outgoing.send(
                method, url, headers=sent, body=content, timeout_seconds=TIMEOUT_SECONDS, limit=LONGEST_ANSWER
            )
        except UrlRefused:
            raise ChannelUnavailable("the simulator can't be reached from this server") from None
        except NoAnswer as error:
            raise ChannelUnavailable(f"the simulator did not answer: {error.problem}") from None
        if not 200 <= answer.status < 300:
            raise errors.error_of(answer, _without_secrets(_message(answer.body), account))
        return answer.body


def instant(moment: datetime) -> str:
    """An instant as the simulator reads it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _place(hotel: str) -> str:
    ota, slash, id = hotel.partition("/")
    if not slash:
        ota, id = FIRST_OTA, hotel
    if {ota, id} & {"", ".", ".."}:
        # Nothing is called so; as parts of a path they would lead elsewhere.
        raise errors.unknown_hotel()
    return f"/{quote(ota, safe='')}/hotels/{quote(id, safe='')}"


def _basic(username: str, password: str) -> str:
    return base64.b64encode(f"{username}:{password}".encode()).decode()


def _message(body: bytes) -> str | None:
    try:
        told: Any = msgspec.json.decode(body)
        message = told["error"]["message"]
    except (msgspec.DecodeError, KeyError, TypeError):
        return None
    return message if isinstance(message, str) else None


def _without_secrets(message: str | None, account: Account) -> str | None:
    """What the other side says, should it repeat what it was told."""
    if message is None or not account.password:
        return message
    return message.replace(account.password, HIDDEN)
