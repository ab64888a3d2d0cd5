"""The implementation of `ports.sms` over the Messages API of Twilio, which others offer too."""

import base64
import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from roomrack.ports.http import Outgoing, OutgoingError
from roomrack.ports.sms import Sms, SmsFailed, SmsRefused

TIMEOUT_SECONDS = 20.0
ANSWER_BYTES = 100_000
WORDS = 200
"""How much of the provider's own complaint is kept."""
SERVICE = "MG"
"""What the id of a messaging service begins with, which chooses the sender itself."""

_LATER = frozenset({401, 403, 404, 408, 429})
"""Credentials and addresses that somebody may mend, and limits that pass; all other 4xx are about the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Whose messages they are."""

    account: str
    secret: str
    sender: str
    """A telephone number, a name, or the id of a messaging service."""
    key: str | None = None
    """The id of the API key that `secret` is of; without one it is the account's own token."""


class TwilioSms:
    """Sends one message a call; `url` is where the service is, without a path."""

    def __init__(self, outgoing: Outgoing, url: str, account: Account) -> None:
        self._outgoing = outgoing
        self._url = f"{url.rstrip('/')}/2010-04-01/Accounts/{quote(account.account, safe='')}/Messages.json"
        self._account = account

    @property
    def ready(self) -> bool:
        """There is one."""
        return True

    async def send(self, text: Sms) -> str:
        """See `SmsSender.send`. The API knows no idempotency: an answer that is lost may cost a second message."""
        account = self._account
        sender = "MessagingServiceSid" if account.sender.startswith(SERVICE) else "From"
        signed = base64.b64encode(f"{account.key or account.account}:{account.secret}".encode()).decode()
        try:
            answer = await self._outgoing.send(
                "POST",
                self._url,
                headers={
                    "Authorization": f"Basic {signed}",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Accept": "application/json",
                },
                body=urlencode({"To": text.to, sender: account.sender, "Body": text.text}).encode(),
                timeout_seconds=TIMEOUT_SECONDS,
                limit=ANSWER_BYTES,
            )
        except OutgoingError as error:
            raise SmsFailed(error.problem) from error
        try:
            content = json.loads(answer.body)
        except ValueError:
            content = None
        told = content if isinstance(content, dict) else {}
        if 400 <= answer.status < 500 and answer.status not in _LATER:
            raise SmsRefused(str(told.get("message") or f"status {answer.status}")[:WORDS])
        if not 200 <= answer.status < 300:
            raise SmsFailed(f"status {answer.status}")
        receipt = told.get("sid")
        if not isinstance(receipt, str) or not receipt:
            raise SmsFailed("an answer without the id of a message")
        return receipt
