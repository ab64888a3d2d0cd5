"""What a guest's page, a thread's reply address and a file are opened with.

Each ends in a secret: a digest, under the server's key, of what stands before it. Nothing need be stored that opens
anything, and nobody can guess it.
"""

import base64
import hmac
import re
from collections.abc import Iterable

SECRET_BYTES = 24
MAIL_BYTES = 15
"""Local parts of addresses have at most 64 characters, and no case."""
_TOKEN = re.compile(r"([1-9]\d{0,14})-([1-9]\d{0,15})-([A-Za-z0-9_-]{32})", re.ASCII)
_REPLY = re.compile(r"([1-9]\d{0,14})-([1-9]\d{0,15})-([a-z2-7]{24})", re.ASCII)


def page_signed(accommodation: int, thread: int, generation: int) -> str:
    """What the secret of a guest's page is a digest of."""
    return f"chat page {accommodation} {thread} {generation}"


def file_signed(accommodation: int, attachment: int) -> str:
    """What the secret of a file is a digest of."""
    return f"chat file {accommodation} {attachment}"


def reply_signed(accommodation: int, thread: int) -> str:
    """What the secret of a reply address is a digest of."""
    return f"chat reply {accommodation} {thread}"


def token(accommodation: int, id: int, digest: bytes) -> str:
    """What a link to a page or a file ends in."""
    return f"{accommodation}-{id}-{_secret(digest)}"


def parsed(text: str) -> tuple[int, int, str] | None:
    """The property and the thing that a link names, and the secret to be checked; None for what is none."""
    found = _TOKEN.fullmatch(text)
    return None if found is None else (int(found[1]), int(found[2]), found[3])


def fits(secret: str, digests: Iterable[bytes]) -> bool:
    """Whether a secret is that of one of the digests; it takes as long whichever it is."""
    return sum(hmac.compare_digest(secret.encode(), _secret(digest).encode()) for digest in digests) > 0


def reply_address(base: str, accommodation: int, thread: int, digest: bytes) -> str:
    """Where answers to a thread's mails go: `base` with the thread behind a plus."""
    local, _, domain = base.rpartition("@")
    return f"{local}+{accommodation}-{thread}-{_mail_secret(digest)}@{domain}"


def reply_parsed(address: str) -> tuple[int, int, str] | None:
    """The property, the thread and the secret of a reply address; None for any other."""
    local = address.strip().lower().rpartition("@")[0]
    found = _REPLY.fullmatch(local.rpartition("+")[2])
    return None if found is None else (int(found[1]), int(found[2]), found[3])


def reply_fits(secret: str, digests: Iterable[bytes]) -> bool:
    """As `fits`, for a reply address."""
    return sum(hmac.compare_digest(secret.encode(), _mail_secret(digest).encode()) for digest in digests) > 0


def _secret(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest[:SECRET_BYTES]).decode()


def _mail_secret(digest: bytes) -> str:
    return base64.b32encode(digest[:MAIL_BYTES]).decode().lower()
