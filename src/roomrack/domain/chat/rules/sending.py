"""Which messages leave, and how often that is tried."""

from datetime import datetime, timedelta

from roomrack.domain.chat.rules.state import Message, Processor, Status

DELAYS = tuple(timedelta(seconds=each) for each in (10, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600))
"""How long a message waits after each attempt that failed; after the last one it is given up."""
LEASE = timedelta(minutes=2)
"""How long one attempt has; afterwards, without a word of its success, the next may begin."""
RETENTION = timedelta(days=3 * 366)
"""How long a conversation is kept after its last message: ours."""
EXPIRED = timedelta(hours=24)
"""How long a guest waits for an answer before his reservation is found as one that has waited too long (ours)."""

UNREAD = timedelta(days=30)
"""How far unread counts look back (docs/contract.md 11)."""
SESSION = timedelta(hours=24)
"""How long WhatsApp takes free text after a guest's last message; later only an approved template reaches him."""

LEAVING = frozenset({Processor.CHANNEL, Processor.MAIL, Processor.WHATSAPP})
"""What somebody else has to carry. DIRECT is on the guest's page as soon as it is written, NOTE never leaves."""


def begun(processor: Processor, status: Status | None, *, by_guest: bool) -> Status:
    """The status with which a message begins."""
    if status is not None and (by_guest or status is not Status.CREATED):
        return status
    if by_guest or processor in (Processor.DIRECT, Processor.NOTE):
        return Status.SENT
    return Status.MANUAL_VERIFY if processor is Processor.WHATSAPP_MANUAL else Status.CREATED


def leaves(processor: Processor, status: Status, *, by_guest: bool) -> bool:
    """Whether a message waits for being sent."""
    return not by_guest and status is Status.CREATED and processor in LEAVING


def next_attempt(message: Message, now: datetime) -> tuple[Status, datetime | None]:
    """How a message stands after an attempt that failed, and when the next one is due."""
    if message.attempts > len(DELAYS):
        return Status.ERROR, None
    return Status.CREATED, now + DELAYS[message.attempts - 1]
