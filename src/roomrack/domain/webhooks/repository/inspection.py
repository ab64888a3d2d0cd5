"""Queries of the webhook inspector: attempts, deliveries as they are shown, and those that people ask for."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import asyncpg

from roomrack.domain.webhooks.rules import Attempt, Hidden

if TYPE_CHECKING:
    Raw = asyncpg.Connection[asyncpg.Record]

_INSERT_ATTEMPTS = """
insert into delivery_attempt (
    accommodation, delivery, number, started_at, micros, endpoint, request_headers, envelope, status, problem,
    answer_headers, answer_body, answer_bytes
)
select accommodation, delivery, number, started_at, micros, endpoint, request_headers::jsonb, envelope, status, problem,
       answer_headers::jsonb, answer_body, answer_bytes
from unnest(
    $1::bigint[], $2::bigint[], $3::integer[], $4::timestamptz[], $5::bigint[], $6::text[], $7::text[], $8::text[],
    $9::integer[], $10::text[], $11::text[], $12::text[], $13::bigint[]
) as given (
    accommodation, delivery, number, started_at, micros, endpoint, request_headers, envelope, status, problem,
    answer_headers, answer_body, answer_bytes
)
on conflict do nothing
"""

_COLUMNS = """
select accommodation, id, subscription, hook, kind, reference, event, content, occurred_at, created_at, due_at, claimed,
       attempts, last_status, last_problem, outcome, finished_at, redelivery_of, coalesce(test, false) as test
from delivery
"""

_LIST = (
    _COLUMNS
    + """
where accommodation = any ($1::bigint[]) and application = $2 and id < $3
  and case $4::text
          when 'waiting' then finished_at is null
          when 'delivered' then outcome = 'delivered'
          when 'dead' then finished_at is not null and outcome <> 'delivered'
          else true
      end
  and ($5::text is null or hook = $5)
  and ($6::text is null or reference = $6)
  and (accommodation, hook) not in (select * from unnest($8::bigint[], $9::text[]))
order by id desc
limit $7
"""
)

_ONE = (
    _COLUMNS
    + """
where accommodation = any ($1::bigint[]) and application = $2 and id = any ($3::bigint[])
  and (accommodation, hook) not in (select * from unnest($4::bigint[], $5::text[]))
order by id
"""
)

_ATTEMPTS = """
select number, started_at, micros, endpoint, request_headers::text as request_headers, envelope, status, problem,
       answer_headers::text as answer_headers, answer_body, answer_bytes
from delivery_attempt
where accommodation = $1 and delivery = $2
order by number
"""

_ASK = """
insert into delivery (
    accommodation, id, application, subscription, hook, kind, reference, event, content, digest, occurred_at,
    created_at, due_at, claimed, attempts, redelivery_of, test
)
values ($1, nextval('delivery_id'), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, false, 0, $12, $13)
returning id
"""

_FORGET = """
delete from delivery_attempt
where (accommodation, delivery, number) in (
    select accommodation, delivery, number from delivery_attempt where started_at < $1 order by started_at limit $2
)
"""


async def insert_attempts(raw: "Raw", attempts: Sequence[Attempt]) -> None:
    """Keep what went out and what came back; an attempt that two workers made keeps the first."""
    await raw.execute(
        _INSERT_ATTEMPTS,
        [each.key[0] for each in attempts],
        [each.key[1] for each in attempts],
        [each.number for each in attempts],
        [each.started_at for each in attempts],
        [each.micros for each in attempts],
        [each.endpoint for each in attempts],
        [each.request_headers for each in attempts],
        [each.envelope for each in attempts],
        [each.status for each in attempts],
        [each.problem for each in attempts],
        [each.answer_headers for each in attempts],
        [each.answer_body for each in attempts],
        [each.answer_bytes for each in attempts],
    )


async def deliveries(
    raw: "Raw",
    accommodations: Collection[int],
    application: int,
    *,
    before: int,
    state: str | None,
    hook: str | None,
    reference: str | None,
    hidden: Collection[Hidden],
    limit: int,
) -> list[asyncpg.Record]:
    """Deliveries to an application, newest first."""
    return await raw.fetch(
        _LIST,
        sorted(accommodations),
        application,
        before,
        state,
        hook,
        reference,
        limit,
        [accommodation for accommodation, _ in hidden],
        [of for _, of in hidden],
    )


async def some(
    raw: "Raw",
    accommodations: Collection[int],
    application: int,
    numbers: Collection[int],
    hidden: Collection[Hidden],
) -> list[asyncpg.Record]:
    """Deliveries to an application by their ids."""
    return await raw.fetch(
        _ONE,
        sorted(accommodations),
        application,
        sorted(numbers),
        [accommodation for accommodation, _ in hidden],
        [of for _, of in hidden],
    )


async def attempts(raw: "Raw", accommodation: int, delivery: int) -> list[asyncpg.Record]:
    """The attempts of a delivery, in order."""
    return await raw.fetch(_ATTEMPTS, accommodation, delivery)


async def ask(
    raw: "Raw",
    *,
    accommodation: int,
    application: int,
    subscription: int,
    hook: str,
    kind: str,
    reference: str,
    event: int,
    content: str,
    digest: bytes,
    occurred_at: datetime,
    instant: datetime,
    redelivery_of: int | None,
    test: bool | None,
) -> int:
    """Write a delivery that somebody asked for, due at once; gives its id."""
    return int(
        await raw.fetchval(
            _ASK,
            accommodation,
            application,
            subscription,
            hook,
            kind,
            reference,
            event,
            content,
            digest,
            occurred_at,
            instant,
            redelivery_of,
            test,
        )
    )


async def forget_attempts(raw: "Raw", before: datetime, limit: int) -> int:
    """Delete up to `limit` attempts that began before an instant; returns how many."""
    return int((await raw.execute(_FORGET, before, limit)).rpartition(" ")[2])
