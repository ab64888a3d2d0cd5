"""Statements about messages and what belongs to them."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from roomrack.domain.chat.rules.state import (
    Attachment,
    AttachmentDraft,
    Attribute,
    Message,
    Offer,
    OfferType,
    Processor,
    Reader,
    Status,
)
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = """
select accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
from chat_message where accommodation = $1 and id = $2
"""

_HOLD = """
select accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
from chat_message where accommodation = $1 and id = $2 for update
"""

_OF_IDS = """
select accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
from chat_message where accommodation = $1 and id = any ($2::bigint[]) order by created_at, id
"""

_OF_THREAD = """
select accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
from chat_message
where accommodation = $1 and thread = $2 and ($3::timestamptz is null or created_at > $3)
  and (not $5::boolean or processor <> 'NOTE' and (by_guest or status in ('SENT', 'CREATED')))
order by created_at desc, id desc limit $4
"""

_LAST = """
select m.accommodation, m.id, m.thread, m.sender, m.by_guest, m.processor, m.status, m.external_id, m.created_at,
    m.sent_at, m.attempts, m.due_at, m.review::text as review
from unnest($2::bigint[]) as wanted (thread)
cross join lateral (
    select * from chat_message m where m.accommodation = $1 and m.thread = wanted.thread
    order by m.created_at desc, m.id desc limit 1
) m
"""

_UNREAD = """
select accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
from chat_message m
where accommodation = $1 and by_guest and created_at > $2 and ($5::bigint is null or thread = $5)
  and not exists (
      select from chat_reader r where r.accommodation = m.accommodation and r.message = m.id and r.person = $3
  )
order by created_at desc, id desc limit $4
"""

_RECENT = """
select accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
from chat_message m
where accommodation = any ($1::bigint[]) and created_at > $2
order by created_at desc, id desc limit $3
"""

_NEWEST_OF = """
select id from chat_message
where accommodation = $1 and thread = $2 and (by_guest or not $3::boolean)
order by created_at desc, id desc limit 1
"""

_KNOWN = "select id from chat_message where accommodation = $1 and thread = $2 and external_id = $3"

_ADD = """
insert into chat_message (
    accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, recorded_at,
    attempts, due_at, review
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13::text::jsonb)
"""

_STATUS = """
update chat_message set status = $3, sent_at = $4, due_at = $5, external_id = coalesce($6, external_id)
where accommodation = $1 and id = $2
"""

_ATTRIBUTES = """
select id, message, type, value from chat_message_attribute
where accommodation = $1 and message = any ($2::bigint[]) order by id
"""

_ADD_ATTRIBUTES = """
insert into chat_message_attribute (accommodation, id, message, type, value, search)
select $1, given.id, $2, given.type, given.value, given.search
from unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) as given (id, type, value, search)
"""

_DROP_ATTRIBUTE = "delete from chat_message_attribute where accommodation = $1 and message = $2 and type = $3"

_READERS = """
select id, message, person, read_at from chat_reader
where accommodation = $1 and message = any ($2::bigint[]) order by read_at, id
"""

_READ = """
insert into chat_reader (accommodation, message, person, id, read_at)
select $1, given.message, $4, given.id, $5 from unnest($2::bigint[], $3::bigint[]) as given (message, id)
on conflict (accommodation, message, person) do nothing
"""

_UNREAD_AGAIN = "delete from chat_reader where accommodation = $1 and message = $2 and person = $3"

_READERS_OF = """
select id, message, person, read_at from chat_reader where accommodation = $1 and message = $2 and person = $3
"""

_ATTACHMENTS = """
select id, message, name, type, size, url, file, expire from chat_attachment
where accommodation = $1 and message = any ($2::bigint[])
"""

_ATTACHMENT = """
select id, message, name, type, size, url, file, expire from chat_attachment where accommodation = $1 and id = $2
"""

_ATTACH = """
insert into chat_attachment (accommodation, id, message, name, type, size, url, file, expire)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""

_OFFERS = """
select id, message, thread, type, terms::text as terms, created_at, expires_at, rescinded_at from chat_offer
where accommodation = $1 and message = any ($2::bigint[])
"""

_HOLD_OFFER = """
select id, message, thread, type, terms::text as terms, created_at, expires_at, rescinded_at from chat_offer
where accommodation = $1 and thread = $2 and id = $3 for update
"""

_ADD_OFFER = """
insert into chat_offer (accommodation, id, message, thread, type, terms, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8)
"""

_RESCIND = "update chat_offer set rescinded_at = $3 where accommodation = $1 and id = $2"

_DUE = """
select accommodation, id from chat_message
where due_at <= $1 and processor = any ($3::text[])
order by due_at, id limit $2
"""

_CLAIM = """
update chat_message set attempts = attempts + 1, due_at = $3::timestamptz + $4::interval
where accommodation = $1 and id = $2 and due_at <= $3 and status = 'CREATED'
returning accommodation, id, thread, sender, by_guest, processor, status, external_id, created_at, sent_at, attempts,
    due_at, review::text as review
"""

_END = """
update chat_message set status = $3, due_at = $4, sent_at = $5, external_id = coalesce($6, external_id)
where accommodation = $1 and id = $2 and attempts = $7 and status = 'CREATED'
returning id
"""

_POSTPONE = """
update chat_message set due_at = $3, attempts = attempts - 1
where accommodation = $1 and id = $2 and attempts = $4 and status = 'CREATED'
"""

_BY_EXTERNAL = """
select accommodation, id from chat_message where accommodation = $1 and external_id = $2 and not by_guest limit 1
"""

_LAST_RECEIVED = """
select max(created_at) from chat_message where accommodation = $1 and thread = $2 and by_guest and processor = $3
"""

_MAIL_IDS = """
select external_id from chat_message
where accommodation = $1 and thread = $2 and processor = 'MAIL' and external_id is not null and id < $3
order by id desc limit $4
"""

_CHANGED = """
select greatest(
    (select max(recorded_at) from chat_message where accommodation = $1 and thread = $2),
    (select max(sent_at) from chat_message where accommodation = $1 and thread = $2)
)
"""


async def get(unit: ReadUnit, accommodation: int, id: int) -> Message | None:
    """A message."""
    return _maybe(await unit.raw.fetchrow(_GET, accommodation, id))


async def hold(unit: WriteUnit, accommodation: int, id: int) -> Message | None:
    """The same, held against other changes until the end of the transaction."""
    return _maybe(await unit.raw.fetchrow(_HOLD, accommodation, id))


async def of_ids(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> list[Message]:
    """Messages by id, the oldest first."""
    return [_message(row) for row in await unit.raw.fetch(_OF_IDS, accommodation, list(ids))]


async def of_thread(
    unit: ReadUnit, accommodation: int, thread: int, after: datetime | None, limit: int, *, for_guest: bool = False
) -> list[Message]:
    """The newest messages of a thread, the oldest of them first; `for_guest` leaves out what is not for him."""
    rows = await unit.raw.fetch(_OF_THREAD, accommodation, thread, after, limit, for_guest)
    return [_message(row) for row in reversed(rows)]


async def last(unit: ReadUnit, accommodation: int, threads: Collection[int]) -> Mapping[int, Message]:
    """The newest message of each thread."""
    rows = await unit.raw.fetch(_LAST, accommodation, list(threads)) if threads else []
    return {row["thread"]: _message(row) for row in rows}


async def unread(
    unit: ReadUnit, accommodation: int, person: int, since: datetime, limit: int, *, thread: int | None = None
) -> list[Message]:
    """Guests' messages after an instant that somebody has not read, the newest first."""
    rows = await unit.raw.fetch(_UNREAD, accommodation, since, person, limit, thread)
    return [_message(row) for row in rows]


async def recent(unit: ReadUnit, accommodations: Collection[int], since: datetime, limit: int) -> list[Message]:
    """Messages after an instant of some properties, the newest first."""
    return [_message(row) for row in await unit.raw.fetch(_RECENT, list(accommodations), since, limit)]


async def newest(unit: ReadUnit, accommodation: int, thread: int, *, by_guest: bool) -> int | None:
    """The newest message of a thread, or the newest that its guest wrote."""
    found = await unit.raw.fetchval(_NEWEST_OF, accommodation, thread, by_guest)
    return None if found is None else int(found)


async def known(unit: ReadUnit, accommodation: int, thread: int, external_id: str) -> int | None:
    """The message of a thread that has an id elsewhere."""
    found = await unit.raw.fetchval(_KNOWN, accommodation, thread, external_id)
    return None if found is None else int(found)


async def add(unit: WriteUnit, message: Message) -> None:
    """Write a new message."""
    await unit.raw.execute(
        _ADD,
        message.accommodation,
        message.id,
        message.thread,
        message.sender,
        message.by_guest,
        message.processor.value,
        message.status.value,
        message.external_id,
        message.created_at,
        message.sent_at,
        unit.now(message.accommodation),
        message.due_at,
        None if message.review is None else json.dumps(message.review),
    )


async def set_status(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    status: Status,
    *,
    sent_at: datetime | None,
    due_at: datetime | None,
    external_id: str | None = None,
) -> None:
    """Write how a message stands."""
    await unit.raw.execute(_STATUS, accommodation, id, status.value, sent_at, due_at, external_id)


async def attributes(unit: ReadUnit, accommodation: int, messages: Collection[int]) -> Mapping[int, list[Attribute]]:
    """What is said of messages."""
    found: defaultdict[int, list[Attribute]] = defaultdict(list)
    for row in await unit.raw.fetch(_ATTRIBUTES, accommodation, list(messages)):
        found[row["message"]].append(Attribute(row["id"], row["type"], row["value"]))
    return found


async def add_attributes(
    unit: WriteUnit, accommodation: int, message: int, values: Sequence[tuple[str, str, str | None]]
) -> None:
    """Say something of a message: type, value, and how searches compare it."""
    ids = await unit.new_ids("chat_part_id", len(values))
    types, texts, searches = ([each[place] for each in values] for place in range(3))
    await unit.raw.execute(_ADD_ATTRIBUTES, accommodation, message, ids, types, texts, searches)


async def set_attribute(unit: WriteUnit, accommodation: int, message: int, type: str, value: str | None) -> None:
    """Say something of a message in place of what was said, or nothing any more."""
    await unit.raw.execute(_DROP_ATTRIBUTE, accommodation, message, type)
    if value is not None:
        await add_attributes(unit, accommodation, message, [(type, value, None)])


async def readers(unit: ReadUnit, accommodation: int, messages: Collection[int]) -> Mapping[int, list[Reader]]:
    """Who has read messages."""
    found: defaultdict[int, list[Reader]] = defaultdict(list)
    for row in await unit.raw.fetch(_READERS, accommodation, list(messages)):
        found[row["message"]].append(Reader(**row))
    return found


async def read(unit: WriteUnit, accommodation: int, messages: Sequence[int], person: int) -> None:
    """Note that somebody has read messages; when he did before, that stays."""
    ids = await unit.new_ids("chat_part_id", len(messages))
    await unit.raw.execute(_READ, accommodation, list(messages), ids, person, unit.now(accommodation))


async def reader(unit: ReadUnit, accommodation: int, message: int, person: int) -> Reader | None:
    """That somebody has read a message."""
    row = await unit.raw.fetchrow(_READERS_OF, accommodation, message, person)
    return None if row is None else Reader(**row)


async def unread_again(unit: WriteUnit, accommodation: int, message: int, person: int) -> None:
    """Forget that somebody has read a message."""
    await unit.raw.execute(_UNREAD_AGAIN, accommodation, message, person)


async def attachments(unit: ReadUnit, accommodation: int, messages: Collection[int]) -> Mapping[int, Attachment]:
    """The files of messages."""
    rows = await unit.raw.fetch(_ATTACHMENTS, accommodation, list(messages))
    return {row["message"]: Attachment(**row) for row in rows}


async def attachment(unit: ReadUnit, accommodation: int, id: int) -> Attachment | None:
    """One file."""
    row = await unit.raw.fetchrow(_ATTACHMENT, accommodation, id)
    return None if row is None else Attachment(**row)


async def attach(unit: WriteUnit, accommodation: int, message: int, draft: AttachmentDraft) -> None:
    """Give a message its file."""
    [id] = await unit.new_ids("chat_part_id", 1)
    await unit.raw.execute(
        _ATTACH,
        accommodation,
        id,
        message,
        draft.name,
        draft.type,
        draft.size,
        draft.url,
        draft.file,
        draft.expire,
    )


async def offers(unit: ReadUnit, accommodation: int, messages: Collection[int]) -> Mapping[int, Offer]:
    """The offers that messages carry."""
    return {row["message"]: _offer(row) for row in await unit.raw.fetch(_OFFERS, accommodation, list(messages))}


async def hold_offer(unit: WriteUnit, accommodation: int, thread: int, id: int) -> Offer | None:
    """An offer of a thread, held against other changes."""
    row = await unit.raw.fetchrow(_HOLD_OFFER, accommodation, thread, id)
    return None if row is None else _offer(row)


async def add_offer(unit: WriteUnit, accommodation: int, offer: Offer) -> None:
    """Write a new offer."""
    await unit.raw.execute(
        _ADD_OFFER,
        accommodation,
        offer.id,
        offer.message,
        offer.thread,
        offer.type.value,
        json.dumps(offer.terms),
        offer.created_at,
        offer.expires_at,
    )


async def rescind(unit: WriteUnit, accommodation: int, id: int, at: datetime) -> None:
    """End an offer."""
    await unit.raw.execute(_RESCIND, accommodation, id, at)


async def due(unit: ReadUnit, now: datetime, limit: int, processors: Collection[Processor]) -> list[tuple[int, int]]:
    """Messages of some processors whose next attempt is due: property and id. The worker's."""
    names = [each.value for each in processors]
    return [(row["accommodation"], row["id"]) for row in await unit.raw.fetch(_DUE, now, limit, names)]


async def claim(unit: WriteUnit, accommodation: int, id: int, now: datetime, lease: timedelta) -> Message | None:
    """Take a message that is due, for a while; None when somebody else has."""
    return _maybe(await unit.raw.fetchrow(_CLAIM, accommodation, id, now, lease))


async def end(
    unit: WriteUnit,
    message: Message,
    status: Status,
    *,
    due_at: datetime | None,
    sent_at: datetime | None,
    external_id: str | None,
) -> bool:
    """Write down how an attempt ended, unless another has begun; whether it was written."""
    found = await unit.raw.fetchval(
        _END, message.accommodation, message.id, status.value, due_at, sent_at, external_id, message.attempts
    )
    return found is not None


async def postpone(unit: WriteUnit, message: Message, due_at: datetime) -> None:
    """Let a message that was taken wait, as if it had not been, unless another attempt has begun."""
    await unit.raw.execute(_POSTPONE, message.accommodation, message.id, due_at, message.attempts)


async def by_external(unit: ReadUnit, accommodation: int, external_id: str) -> int | None:
    """The property's message that has an id elsewhere."""
    row = await unit.raw.fetchrow(_BY_EXTERNAL, accommodation, external_id)
    return None if row is None else int(row["id"])


async def last_received(unit: ReadUnit, accommodation: int, thread: int, processor: Processor) -> datetime | None:
    """When the guest wrote last in one way."""
    found: datetime | None = await unit.raw.fetchval(_LAST_RECEIVED, accommodation, thread, processor.value)
    return found


async def mail_ids(unit: ReadUnit, accommodation: int, thread: int, before: int, limit: int) -> list[str]:
    """The Message-IDs of a thread's mails before a message, the oldest first."""
    rows = await unit.raw.fetch(_MAIL_IDS, accommodation, thread, before, limit)
    return [row["external_id"] for row in reversed(rows)]


async def changed_at(unit: ReadUnit, accommodation: int, thread: int) -> datetime | None:
    """When something last happened to the messages of a thread."""
    found: datetime | None = await unit.raw.fetchval(_CHANGED, accommodation, thread)
    return found


def _maybe(row: asyncpg.Record | None) -> Message | None:
    return None if row is None else _message(row)


def _message(row: asyncpg.Record) -> Message:
    values: dict[str, Any] = dict(row)
    values |= {
        "processor": Processor(row["processor"]),
        "status": Status(row["status"]),
        "review": None if row["review"] is None else json.loads(row["review"]),
    }
    return Message(**values)


def _offer(row: asyncpg.Record) -> Offer:
    return Offer(**{**row, "type": OfferType(row["type"]), "terms": json.loads(row["terms"])})
