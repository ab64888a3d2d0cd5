"""What is attached to messages: checked, stored beside the database, and shown by links that nobody can guess.

A file is promised in a transaction of its own before it is stored, and settled once a message shows it. What was
promised and never shown, or lost its message, is deleted by the worker: a process may end whenever it likes.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from roomrack.core.errors import PartnerError
from roomrack.domain.chat.errors import ChatLinkEnded, FileRefused, FileTooLarge
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules import files as rules
from roomrack.domain.chat.rules import links
from roomrack.domain.chat.rules.state import Attachment, AttachmentDraft
from roomrack.domain.chat.service.places import base
from roomrack.domain.media import service as media
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, ReadUnit
from roomrack.ports.files import Files, StoreUnavailable

FILES = "/connect/chat-files"
"""Where files are read; web.chat serves them."""
GRACE = timedelta(hours=1)
"""How long a promised file may wait for its message."""
BATCH = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be attached."""

    name: str
    type: str
    content: bytes
    file: str
    """What it is stored as."""

    @property
    def draft(self) -> AttachmentDraft:
        """What a message keeps of it."""
        return AttachmentDraft(name=self.name, type=self.type, size=len(self.content), file=self.file)


def check(name: str, content: bytes, element: str) -> Checked:
    """A file that was sent, by what it really is. Raises `FileTooLarge` and `FileRefused`."""
    if len(content) > rules.MAX_BYTES:
        raise FileTooLarge(element, limit=rules.MAX_BYTES)
    kind = rules.kind_of(content)
    if kind is None:
        raise FileRefused(element)
    stored = f"chat-{hashlib.sha256(content).hexdigest()[:16]}-{secrets.token_hex(16)}.{kind[1]}"
    return Checked(rules.clean_name(name), kind[0], content, stored)


async def store(database: Database, context: Context, accommodation: int, checked: Checked) -> AttachmentDraft:
    """Put a file into the store, outside of any other transaction. Raises `PartnerError`."""
    async with database.write(context) as unit:
        await unit.widen(accommodation)
        await threads_repository.promise_file(unit, accommodation, checked.file)
    try:
        await media.files().put(checked.file, checked.content, rules.media_of(checked.file))
    except StoreUnavailable as error:
        raise PartnerError(partner="The store of files", words=[error.problem]) from error
    return checked.draft


def url_of(keyring: Keyring, accommodation: int, attachment: Attachment) -> str:
    """Where a file can be read."""
    if attachment.url is not None:
        return attachment.url
    digest = keyring.digest(links.file_signed(accommodation, attachment.id))
    return f"{base()}{FILES}/{links.token(accommodation, attachment.id, digest)}"


async def opened(unit: ReadUnit, token: str) -> Attachment:
    """What a link to a file leads to. Raises `ChatLinkEnded` for whatever is none."""
    found = links.parsed(token)
    if found is None:
        raise ChatLinkEnded
    accommodation, id, secret = found
    await unit.widen(accommodation)
    if not links.fits(secret, unit.keyring.digests(links.file_signed(accommodation, id))):
        raise ChatLinkEnded
    attachment = await repository.attachment(unit, accommodation, id)
    if attachment is None or attachment.file is None:
        raise ChatLinkEnded
    return attachment


async def sweep(database: Database, context: Context, store: Files) -> None:
    """Delete the files that no message shows. The worker's."""
    async with database.read(context) as unit:
        lost = await threads_repository.lost_files(unit, unit.now() - GRACE, BATCH)
    for accommodation, file in lost:
        async with database.read(context) as unit:
            shown = await threads_repository.is_shown(unit, accommodation, file)
        if not shown:
            try:
                await store.delete(file)
            except StoreUnavailable:
                return
        async with database.write(context) as write:
            await threads_repository.settle_file(write, accommodation, file)
