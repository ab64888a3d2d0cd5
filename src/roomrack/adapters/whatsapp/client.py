"""The implementation of `ports.whatsapp` over WhatsApp's Cloud API, and what Meta sends to our webhook."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from roomrack.ports.http import Outgoing, OutgoingError
from roomrack.ports.whatsapp import Line, News, Received, WhatsAppRefused, WhatsAppUnavailable

TIMEOUT_SECONDS = 20.0
LONGEST_TEXT = 4096
LONGEST_VARIABLE = 1024
WORDS = 200
"""How much of the service's own complaint is shown."""
_AGAIN = frozenset({1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 133004})
"""Error codes of the service for what may work later: unavailable, or too much at once."""


class CloudApi:
    """Sends by the Graph API; `url` is where it is, with its version."""

    def __init__(self, outgoing: Outgoing, url: str) -> None:
        self._outgoing = outgoing
        self._url = url.rstrip("/")

    async def send_text(self, line: Line, to: str, text: str, key: str) -> str:
        """See `WhatsApp.send_text`."""
        body = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
        return await self._send(line, to, key, {"type": "text", "text": {"preview_url": False, "body": body}})

    async def send_template(self, line: Line, to: str, template: str, language: str, text: str, key: str) -> str:
        """See `WhatsApp.send_template`. The service takes no line breaks in a variable."""
        variable = " ".join(text.split())[:LONGEST_VARIABLE]
        components = [{"type": "body", "parameters": [{"type": "text", "text": variable}]}]
        content = {"name": template, "language": {"code": language}, "components": components}
        return await self._send(line, to, key, {"type": "template", "template": content})

    async def _send(self, line: Line, to: str, key: str, content: Mapping[str, Any]) -> str:
        digits = "".join(character for character in to if character.isdigit())
        if not digits:
            raise WhatsAppRefused("not a telephone number")
        sent = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": digits,
            "biz_opaque_callback_data": key,
            **content,
        }
        try:
            answer = await self._outgoing.send(
                "POST",
                f"{self._url}/{line.phone}/messages",
                headers={"Content-Type": "application/json", "Authorization": f"Bearer {line.token}"},
                body=json.dumps(sent).encode(),
                timeout_seconds=TIMEOUT_SECONDS,
            )
        except OutgoingError as error:
            raise WhatsAppUnavailable(error.problem) from error
        return _id_of(answer.status, answer.body)


def _id_of(status: int, body: bytes) -> str:
    try:
        content = json.loads(body)
    except ValueError:
        content = None
    content = content if isinstance(content, dict) else {}
    if status == 200:
        messages = content.get("messages")
        if isinstance(messages, list) and messages and isinstance(messages[0], dict) and messages[0].get("id"):
            return str(messages[0]["id"])
        raise WhatsAppUnavailable("an answer without an id")
    error = content.get("error")
    error = error if isinstance(error, dict) else {}
    words = str(error.get("message") or f"status {status}")[:WORDS]
    if status >= 500 or status == 429 or error.get("code") in _AGAIN:
        raise WhatsAppUnavailable(words)
    raise WhatsAppRefused(words)


def is_signed(secret: str, body: bytes, header: str) -> bool:
    """Whether Meta signed a body: the value of X-Hub-Signature-256."""
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), header.strip().encode())


def events_of(body: bytes) -> list[Received | News]:
    """What a call of the webhook tells, in its order; what is not understood is left out. Raises `ValueError`."""
    content = json.loads(body)
    return [event for value in _values(content) for event in _events(value)]


def _values(content: Any) -> Iterator[Mapping[str, Any]]:
    for entry in _list(content, "entry"):
        for change in _list(entry, "changes"):
            value = change.get("value")
            if isinstance(value, dict):
                yield value


def _events(value: Mapping[str, Any]) -> Iterator[Received | News]:
    metadata = value.get("metadata")
    phone = str(metadata.get("phone_number_id", "")) if isinstance(metadata, dict) else ""
    names = {
        str(contact.get("wa_id")): str((contact.get("profile") or {}).get("name") or "")[:200]
        for contact in _list(value, "contacts")
        if isinstance(contact.get("profile") or {}, dict)
    }
    for message in _list(value, "messages"):
        sender = "".join(character for character in str(message.get("from", "")) if character.isdigit())
        moment = _moment(message.get("timestamp"))
        if phone and sender and message.get("id") and moment is not None:
            yield Received(
                phone=phone,
                sender=f"+{sender}",
                name=names.get(str(message.get("from"))) or None,
                id=str(message["id"])[:255],
                text=_words(message),
                sent_at=moment,
            )
    for status in _list(value, "statuses"):
        errors = _list(status, "errors")
        problem = None
        if status.get("status") == "failed":
            problem = str(errors[0].get("title") or "failed")[:WORDS] if errors else "failed"
        if phone and status.get("id"):
            yield News(phone=phone, id=str(status["id"])[:255], read=status.get("status") == "read", problem=problem)


def _words(message: Mapping[str, Any]) -> str:
    """What a message says; of what is no text its kind stands in brackets, before the words that came with it."""
    kind = str(message.get("type") or "message")[:40]
    content = message.get(kind)
    content = content if isinstance(content, dict) else {}
    if kind == "text":
        return str(content.get("body") or "[text]")[:LONGEST_TEXT]
    said = content.get("caption") or content.get("text") or content.get("emoji") or ""
    return f"[{kind}] {said}".strip()[:LONGEST_TEXT]


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _list(content: Any, name: str) -> list[dict[str, Any]]:
    found = content.get(name) if isinstance(content, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
