"""What tests of messages that leave and come have in common."""

import base64
from typing import Any

from tests.api.chat.support import Chat
from tests.api.reservations.support import done

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
INBOUND = "/rest/x1/chat/inbound"


async def mailed(at: Chat, address: str, **more: Any) -> tuple[int, dict[str, Any]]:
    """A mail of the property to a guest: the thread and the message."""
    guest = {"externalGuest": address, "email": address, "firstname": "Ada", "preferredLanguage": "IT"}
    thread = await at.thread(name=address, guest=guest, processor="MAIL")
    return thread, done(await at.write(threadId=thread, attributes=[{"value": "We have a lift."}], **more))


async def pass_time(at: Chat) -> None:
    """Let everything that waits be due."""
    async with at.world.unit() as unit:
        await unit.raw.execute(
            "update chat_message set due_at = due_at - interval '1 day' where accommodation = $1", at.hotel.id
        )


def problem_of(message: dict[str, Any]) -> str | None:
    """What went wrong with a message."""
    return next((each["value"] for each in message["attributes"] if each["type"] == "ERROR_MESSAGE"), None)
