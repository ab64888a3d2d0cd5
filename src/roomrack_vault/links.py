"""Links: a secret in a URL, of which only the digest is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from roomrack_vault import repository, texts
from roomrack_vault.repository import Link

if TYPE_CHECKING:
    from roomrack_vault.database import Pool

CARD_LINK = timedelta(minutes=10)
"""How long a link to a card may wait to be opened."""
PIN_LINK = timedelta(hours=24)


def digest(secret: str) -> bytes:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def new_url(public_url: str, page: str) -> tuple[str, bytes]:
    """A new link to a page, and what is kept of it."""
    secret = secrets.token_urlsafe(32)
    return f"{public_url.rstrip('/')}/{page}/{secret}", digest(secret)


async def invite(
    pool: "Pool", public_url: str, accommodation: int, name: str, email: str, language: str, now: datetime
) -> str:
    """A link to set the PIN of a property; those that were given before end."""
    url, kept = new_url(public_url, "pin")
    link = Link(
        digest=kept,
        purpose="PIN",
        accommodation=accommodation,
        property_name=name,
        email=email,
        language=texts.page_language(language),
        made_at=now,
        expires_at=now + PIN_LINK,
    )
    async with pool.acquire() as connection, connection.transaction():
        await repository.end_links(connection, accommodation, "PIN", now)
        await repository.add_link(connection, link)
    return url
