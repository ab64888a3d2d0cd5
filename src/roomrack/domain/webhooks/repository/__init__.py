"""All SQL of the webhooks slice. Delivery works on the driver's own connection; subscriptions are rare and simple."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import asyncpg
from sqlalchemy import delete, select

from roomrack.domain.webhooks.models import SubscriptionRow
from roomrack.domain.webhooks.rules import Previous, Result
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    Raw = asyncpg.Connection[asyncpg.Record]

Subject = tuple[int, int, str, str]
"""What deliveries are ordered by: (accommodation, application, kind, reference)."""


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A row that the dispatcher is about to write."""

    accommodation: int
    application: int
    subscription: int
    hook: str
    kind: str
    reference: str
    event: int
    content: str | None
    digest: bytes | None
    occurred_at: datetime

    @property
    def subject(self) -> Subject:
        """The key within which deliveries keep their order."""
        return (self.accommodation, self.application, self.kind, self.reference)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is this worker's until its lease ends."""

    accommodation: int
    id: int
    application: int
    subscription: int
    hook: str
    reference: str
    event: int
    content: str | None
    occurred_at: datetime
    attempts: int
    redelivery_of: int | None
    test: bool

    @property
    def key(self) -> tuple[int, int]:
        """The row's primary key."""
        return (self.accommodation, self.id)


# -- Subscriptions ----------------------------------------------------------------------------------------------------


async def insert_subscription(unit: WriteUnit, row: SubscriptionRow) -> None:
    """Add a subscription. Raises IntegrityError when a concurrent request was faster."""
    unit.session.add(row)
    await unit.flush()


async def subscriptions_of(unit: ReadUnit, application: int) -> list[SubscriptionRow]:
    """The subscriptions of an application, oldest first."""
    found = await unit.session.scalars(
        select(SubscriptionRow).where(SubscriptionRow.application == application).order_by(SubscriptionRow.id)
    )
    return list(found)


async def subscription_to(unit: ReadUnit, application: int, hook: str) -> SubscriptionRow | None:
    """The application's subscription to one event."""
    found: SubscriptionRow | None = await unit.session.scalar(
        select(SubscriptionRow).where(SubscriptionRow.application == application, SubscriptionRow.hook == hook)
    )
    return found


async def subscription(unit: WriteUnit, application: int, number: int) -> SubscriptionRow | None:
    """The application's subscription with this id, locked."""
    found: SubscriptionRow | None = await unit.session.scalar(
        select(SubscriptionRow)
        .where(SubscriptionRow.application == application, SubscriptionRow.id == number)
        .with_for_update()
    )
    return found


async def delete_subscription(unit: WriteUnit, number: int) -> None:
    """Remove a subscription."""
    await unit.session.execute(delete(SubscriptionRow).where(SubscriptionRow.id == number))


async def lock_application_hook(unit: WriteUnit, application: int, hook: str) -> None:
    """Let concurrent requests for the same subscription go one after the other, until the transaction ends."""
    await unit.raw.execute(
        "select pg_advisory_xact_lock(hashtextextended($1, $2))", f"subscription {hook}", application
    )


class Subscribed(NamedTuple):
    """What the dispatcher needs of a subscription."""

    id: int
    application: int
    hook: str


_SUBSCRIBED = "select id, application, hook from subscription where hook = any ($1::text[]) and enabled order by id"


async def subscribed_to(unit: ReadUnit, hooks: Collection[str]) -> list[Subscribed]:
    """All applications' enabled subscriptions to these events. Asked in every round, so without the mapper."""
    return [Subscribed(*row) for row in await unit.raw.fetch(_SUBSCRIBED, list(hooks))]


async def subscriptions_by_id(unit: ReadUnit, numbers: Collection[int]) -> Mapping[int, SubscriptionRow]:
    """Subscriptions, enabled or not, by id."""
    found = await unit.session.scalars(select(SubscriptionRow).where(SubscriptionRow.id.in_(numbers)))
    return {row.id: row for row in found}


async def subscribing_applications(raw: "Raw") -> list[int]:
    """Applications that have a subscription."""
    return [row[0] for row in await raw.fetch("select distinct application from subscription")]


_TOUCH = """
update subscription set processed_at = $2
where id = any (array (select id from subscription where id = any ($1::bigint[]) order by id for update skip locked))
"""


async def touch_subscriptions(raw: "Raw", numbers: Collection[int], instant: datetime) -> None:
    """Note that deliveries succeeded; a subscription that somebody else is changing is left for the next time."""
    await raw.execute(_TOUCH, list(numbers), instant)


# -- Dispatching ------------------------------------------------------------------------------------------------------

_CURSOR = "select min(xid)::text from dispatch_cursor"

_PREVIOUS = """
select given.*, latest.subscription, latest.digest, latest.created_at
from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
     as given (accommodation, application, kind, reference)
cross join lateral (
    select subscription, digest, created_at
    from delivery
    where accommodation = given.accommodation and application = given.application
      and kind = given.kind and reference = given.reference and outcome is distinct from 'withdrawn'
      and redelivery_of is null
    order by id desc
    limit 1
) as latest
"""

_INSERT = """
insert into delivery (
    accommodation, id, application, subscription, hook, kind, reference, event, content, digest, occurred_at,
    created_at, due_at, claimed, attempts
)
select accommodation, nextval('delivery_id'), application, subscription, hook, kind, reference, event, content, digest,
       occurred_at, $11, $11, false, 0
from (
    select *
    from unnest(
        $1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[],
        $9::bytea[], $10::timestamptz[]
    ) with ordinality as given (
        accommodation, application, subscription, hook, kind, reference, event, content, digest, occurred_at, position
    )
    order by position
) as ordered
"""


async def slowest_cursor(raw: "Raw") -> str:
    """The transaction id that every reader has come to, as text."""
    return str(await raw.fetchval(_CURSOR))


async def previous(raw: "Raw", subjects: Collection[Subject]) -> dict[Subject, Previous]:
    """The newest delivery of each subject that was not withdrawn."""
    columns: list[list[object]] = [list(column) for column in zip(*subjects, strict=True)] or [[], [], [], []]
    return {
        (row[0], row[1], row[2], row[3]): Previous(row["subscription"], row["digest"], row["created_at"])
        for row in await raw.fetch(_PREVIOUS, *columns)
    }


async def insert_deliveries(raw: "Raw", rows: Sequence[NewDelivery], instant: datetime) -> None:
    """Write deliveries, due at once; their ids follow the order given."""
    await raw.execute(
        _INSERT,
        [row.accommodation for row in rows],
        [row.application for row in rows],
        [row.subscription for row in rows],
        [row.hook for row in rows],
        [row.kind for row in rows],
        [row.reference for row in rows],
        [row.event for row in rows],
        [row.content for row in rows],
        [row.digest for row in rows],
        [row.occurred_at for row in rows],
        instant,
    )


# -- Delivering -------------------------------------------------------------------------------------------------------

_DUE = """
select due.accommodation, due.id, ahead.due_at as ahead_due, ahead.claimed as ahead_claimed
from unnest($1::bigint[], $2::integer[]) as slots (application, free)
cross join lateral (
    select accommodation, id, application, kind, reference, due_at
    from delivery
    where application = slots.application and finished_at is null and due_at <= $3
    order by due_at, id
    limit slots.free
    for update skip locked
) as due
left join lateral (
    select due_at, claimed
    from delivery
    where accommodation = due.accommodation and application = due.application and kind = due.kind
      and reference = due.reference and id < due.id and finished_at is null
    order by id
    limit 1
) as ahead on true
"""

_CLAIM = """
update delivery set claimed = true, due_at = $3
from unnest($1::bigint[], $2::bigint[]) as mine (accommodation, id)
where delivery.accommodation = mine.accommodation and delivery.id = mine.id
returning delivery.accommodation, delivery.id, application, subscription, hook, reference, event, content, occurred_at,
          attempts, redelivery_of, coalesce(test, false) as test
"""

_HOLD = """
update delivery set claimed = false, due_at = held.until
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as held (accommodation, id, until)
where delivery.accommodation = held.accommodation and delivery.id = held.id
"""

_CONTENT = "update delivery set content = $3, digest = $4 where accommodation = $1 and id = $2"

_RECORD = """
with result as (
    select *
    from unnest(
        $1::bigint[], $2::bigint[], $3::boolean[], $4::integer[], $5::text[], $6::text[], $7::timestamptz[]
    ) as given (accommodation, id, attempted, status, problem, outcome, due_at)
), locked as (
    select d.accommodation, d.id
    from delivery d join result using (accommodation, id)
    where d.finished_at is null
    order by d.accommodation, d.id
    for update of d
)
update delivery
set claimed = false,
    attempts = attempts + result.attempted::integer,
    last_status = case when result.attempted then result.status else last_status end,
    last_problem = coalesce(result.problem, case when result.attempted then null else last_problem end),
    outcome = result.outcome,
    finished_at = case when result.outcome is not null then $8::timestamptz end,
    due_at = coalesce(result.due_at, delivery.due_at)
from result join locked using (accommodation, id)
where delivery.accommodation = result.accommodation and delivery.id = result.id
returning delivery.accommodation, application, kind, reference, delivery.outcome is not null as finished
"""

_RELEASE = """
update delivery set due_at = $5
where (accommodation, id) in (
    select waiting.accommodation, waiting.id
    from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
         as finished (accommodation, application, kind, reference)
    cross join lateral (
        select accommodation, id
        from delivery
        where accommodation = finished.accommodation and application = finished.application
          and kind = finished.kind and reference = finished.reference and finished_at is null
        order by id
        limit 1
    ) as waiting
) and not claimed and due_at > $5
"""


@dataclass(frozen=True, slots=True)
class Due:
    """A due delivery, locked; `ahead_due` is set when an earlier one of its subject is not finished."""

    accommodation: int
    id: int
    ahead_due: datetime | None
    ahead_claimed: bool


async def due(raw: "Raw", slots: Mapping[int, int], instant: datetime) -> list[Due]:
    """Lock due deliveries, for each application at most as many as it has slots."""
    rows = await raw.fetch(_DUE, list(slots), list(slots.values()), instant)
    return [Due(row[0], row[1], row[2], bool(row[3])) for row in rows]


async def claim(raw: "Raw", keys: Sequence[tuple[int, int]], until: datetime) -> list[Claimed]:
    """Make locked deliveries this worker's until the lease ends; in the order of their ids."""
    rows = await raw.fetch(_CLAIM, [key[0] for key in keys], [key[1] for key in keys], until)
    return sorted((Claimed(**dict(row)) for row in rows), key=lambda row: row.id)


async def hold(raw: "Raw", held: Sequence[tuple[int, int, datetime]]) -> None:
    """Let locked deliveries wait until an instant."""
    await raw.execute(_HOLD, [row[0] for row in held], [row[1] for row in held], [row[2] for row in held])


async def keep_content(raw: "Raw", key: tuple[int, int], content: str, digest: bytes) -> None:
    """Store content that could not be rendered when the event was dispatched."""
    await raw.execute(_CONTENT, key[0], key[1], content, digest)


async def record(raw: "Raw", results: Sequence[Result], instant: datetime) -> int:
    """Write down what became of attempts, and let what waited behind the finished ones go at once.

    A delivery that another worker finished meanwhile stays as that one left it. Returns how many were let go.
    """
    rows = await raw.fetch(
        _RECORD,
        [result.key[0] for result in results],
        [result.key[1] for result in results],
        [result.attempted for result in results],
        [result.status for result in results],
        [result.problem for result in results],
        [result.outcome for result in results],
        [result.due_at for result in results],
        instant,
    )
    finished = [row for row in rows if row["finished"]]
    if not finished:
        return 0
    status = await raw.execute(
        _RELEASE,
        [row["accommodation"] for row in finished],
        [row["application"] for row in finished],
        [row["kind"] for row in finished],
        [row["reference"] for row in finished],
        instant,
    )
    return _count(status)


# -- Tidying ----------------------------------------------------------------------------------------------------------

_WITHDRAW_ORPHANS = """
update delivery set outcome = 'withdrawn', finished_at = $1, claimed = false
where finished_at is null and due_at <= $1
  and not exists (select from subscription where subscription.id = delivery.subscription)
"""

_FORGET = """
delete from delivery
where (accommodation, id) in (
    select accommodation, id from delivery where finished_at < $1 order by finished_at limit $2
)
"""


async def withdraw_orphans(raw: "Raw", instant: datetime) -> int:
    """Finish due deliveries of subscriptions that no longer exist; returns how many."""
    return _count(await raw.execute(_WITHDRAW_ORPHANS, instant))


async def forget_deliveries(raw: "Raw", finished_before: datetime, limit: int) -> int:
    """Delete up to `limit` deliveries that finished before an instant; returns how many."""
    return _count(await raw.execute(_FORGET, finished_before, limit))


def _count(status: str) -> int:
    return int(status.rpartition(" ")[2])
