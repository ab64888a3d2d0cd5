"""Queries about what people granted to applications."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record


async def lock_application(connection: Connection, application_id: int) -> None:
    """Let changes of what one application reaches happen one after the other."""
    await connection.execute("select id from application where id = $1 for no key update", application_id)


async def insert_grant(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store a new grant."""
    await connection.execute(
        """
        insert into grant_ (id, application, person, is_key, salt, kid, created_at) values ($1, $2, $3, $4, $5, $6, $7)
        """,
        row["id"],
        row["application"],
        row["person"],
        row["is_key"],
        row["salt"],
        row["kid"],
        row["created_at"],
    )


async def next_grant_id(connection: Connection) -> int:
    """A fresh id."""
    return int(await connection.fetchval("select nextval('grant_id')"))


async def grant(connection: Connection, grant_id: int, *, lock: bool = False) -> Record | None:
    """One grant. Locked, nobody can revoke it before the transaction ends."""
    if lock:
        await connection.execute("select id from grant_ where id = $1 for no key update", grant_id)
    return await connection.fetchrow(
        "select id, application, person, is_key, salt, kid, created_at, revoked_at from grant_ where id = $1", grant_id
    )


async def grants_to(connection: Connection, application_id: int, before: int, limit: int) -> list[Record]:
    """Grants to an application with who gave them, newest first, those that ended too; ids below `before`."""
    return await connection.fetch(
        """
        select g.id, g.application, g.person, g.is_key, g.created_at, g.revoked_at, p.username, p.given_name,
               p.family_name
        from grant_ g join person p on p.id = g.person
        where g.application = $1 and g.id < $2
        order by g.id desc
        limit $3
        """,
        application_id,
        before,
        limit,
    )


async def set_salt(connection: Connection, grant_id: int, salt: bytes, kid: str) -> None:
    """Derive the grant's refresh token from something new."""
    await connection.execute("update grant_ set salt = $2, kid = $3 where id = $1", grant_id, salt, kid)


async def key_grants(connection: Connection, person_id: int) -> list[Record]:
    """The live api keys of a person: grant, application and what the application asks for."""
    return await connection.fetch(
        """
        select g.id, g.application, a.permissions
        from grant_ g join application a on a.id = g.application
        where g.person = $1 and g.is_key and g.revoked_at is null
        order by g.application, g.id
        """,
        person_id,
    )


async def grant_reaching(connection: Connection, application_id: int, accommodations: Collection[int]) -> int | None:
    """The newest live OAuth grant of an application that holds one of the accommodations."""
    found: int | None = await connection.fetchval(
        """
        select max(g.id)
        from grant_accommodation ga join grant_ g on g.id = ga.grant_id
        where ga.accommodation = any($2::bigint[]) and g.application = $1 and not g.is_key and g.revoked_at is null
        """,
        application_id,
        sorted(accommodations),
    )
    return found


async def grant_accommodations(connection: Connection, grant_id: int) -> list[Record]:
    """What a grant holds: accommodation, packed permissions, since when."""
    return await connection.fetch(
        """
        select accommodation, permissions, created_at from grant_accommodation where grant_id = $1
        order by accommodation
        """,
        grant_id,
    )


async def permissions_in(connection: Connection, grant_id: int, accommodation: int) -> int | None:
    """The packed permissions of a live grant on an accommodation of its application's environment that is in use."""
    packed: int | None = await connection.fetchval(
        """
        select ga.permissions
        from grant_accommodation ga
        join grant_ g on g.id = ga.grant_id
        join application a on a.id = g.application
        left join accommodation_environment e on e.accommodation = ga.accommodation
        where ga.grant_id = $1 and ga.accommodation = $2 and g.revoked_at is null
          and coalesce(e.sandbox, false) = (a.environment = 'SANDBOX') and coalesce(e.active, true)
        """,
        grant_id,
        accommodation,
    )
    return packed


async def given_by(connection: Connection, person_id: int, accommodation: int) -> list[Record]:
    """The live grants and keys of a person that hold an accommodation, and what each allows of it.

    `asked` is what it allows where the person may do everything; NULL for a grant that never grows.
    """
    return await connection.fetch(
        """
        select g.id, g.application, ga.permissions,
               case when g.is_key then a.permissions else n.permissions end as asked
        from grant_accommodation ga
        join grant_ g on g.id = ga.grant_id
        join application a on a.id = g.application
        left join accommodation_environment e on e.accommodation = ga.accommodation
        left join grant_network n on n.grant_id = g.id and n.network = e.network
        where ga.accommodation = $2 and g.person = $1 and g.revoked_at is null
        order by g.application, g.id
        """,
        person_id,
        accommodation,
    )


async def put_grant_accommodations(
    connection: Connection, grant_id: int, permissions: Mapping[int, int], now: datetime
) -> None:
    """Add accommodations to a grant, or change their packed permissions."""
    await connection.execute(
        """
        insert into grant_accommodation (grant_id, accommodation, permissions, created_at)
        select $1, accommodation, permissions, $4
        from unnest($2::bigint[], $3::integer[]) as given (accommodation, permissions)
        order by accommodation
        on conflict (grant_id, accommodation) do update set permissions = excluded.permissions
        """,
        grant_id,
        list(permissions),
        list(permissions.values()),
        now,
    )


async def remember_created(connection: Connection, application_id: int, accommodation: int) -> None:
    """Note that an application created an accommodation."""
    await connection.execute(
        """
        insert into application_accommodation (application, accommodation, created, permissions)
        values ($1, $2, true, 0)
        on conflict (application, accommodation) do update set created = true
        """,
        application_id,
        accommodation,
    )


async def refresh_reach(connection: Connection, application_id: int, accommodations: Collection[int]) -> None:
    """Bring an application's reach of some accommodations up to date; `lock_application` came before."""
    ids = sorted(accommodations)
    await connection.execute(
        """
        insert into application_accommodation (application, accommodation, created, permissions)
        select $1, ga.accommodation, false, bit_or(ga.permissions)
        from grant_accommodation ga join grant_ g on g.id = ga.grant_id
        where ga.accommodation = any($2::bigint[]) and g.application = $1 and g.revoked_at is null
        group by ga.accommodation
        order by ga.accommodation
        on conflict (application, accommodation) do update set permissions = excluded.permissions
        """,
        application_id,
        ids,
    )
    await connection.execute(
        """
        update application_accommodation r set permissions = 0
        where r.application = $1 and r.accommodation = any($2::bigint[])
          and not exists (select from grant_accommodation ga join grant_ g on g.id = ga.grant_id
                          where ga.accommodation = r.accommodation and g.application = $1 and g.revoked_at is null)
        """,
        application_id,
        ids,
    )
    await connection.execute(
        """
        delete from application_accommodation
        where application = $1 and accommodation = any($2::bigint[]) and permissions = 0 and not created
        """,
        application_id,
        ids,
    )
    await connection.execute(
        """
        update application
        set properties = (select count(*) from application_accommodation where application = $1)
        where id = $1
        """,
        application_id,
    )


async def revoke_grant(connection: Connection, grant_id: int, now: datetime) -> tuple[int, list[int]] | None:
    """End a grant and all its tokens; returns the application and its accommodations, None when it had ended."""
    application_id: int | None = await connection.fetchval(
        "update grant_ set revoked_at = $2 where id = $1 and revoked_at is null returning application", grant_id, now
    )
    if application_id is None:
        return None
    await connection.execute(
        "update token set revoked_at = $2 where grant_id = $1 and revoked_at is null", grant_id, now
    )
    held = await connection.fetch("select accommodation from grant_accommodation where grant_id = $1", grant_id)
    return application_id, [row["accommodation"] for row in held]


async def mark_migrated(connection: Connection, grant_id: int, accommodation: int, now: datetime) -> bool:
    """Note that a key was traded for tokens of a property; False when it had been before."""
    status = await connection.execute(
        """
        insert into api_key_migration (grant_id, accommodation, migrated_at) values ($1, $2, $3) on conflict do nothing
        """,
        grant_id,
        accommodation,
        now,
    )
    return status == "INSERT 0 1"


async def set_environment(connection: Connection, accommodation: int, *, sandbox: bool) -> None:
    """Remember whether an accommodation is a sandbox."""
    await connection.execute(
        """
        insert into accommodation_environment (accommodation, sandbox) values ($1, $2)
        on conflict (accommodation) do update set sandbox = excluded.sandbox
        """,
        accommodation,
        sandbox,
    )


async def clock_of(connection: Connection, accommodation: int) -> Record | None:
    """How far an accommodation's clock is ahead and caught up, in seconds; None for one that was never registered."""
    return await connection.fetchrow(
        "select ahead_seconds, caught_up_seconds from accommodation_environment where accommodation = $1", accommodation
    )


async def lock_clock(connection: Connection, accommodation: int) -> Record | None:
    """The same of a sandbox, which nobody else moves until the transaction ends."""
    return await connection.fetchrow(
        """
        select ahead_seconds, caught_up_seconds from accommodation_environment
        where accommodation = $1 and sandbox for update
        """,
        accommodation,
    )


async def move_clock(connection: Connection, accommodation: int, seconds: int) -> None:
    """Put a sandbox's clock so far ahead."""
    await connection.execute(
        "update accommodation_environment set ahead_seconds = $2 where accommodation = $1", accommodation, seconds
    )


async def clocks_ahead(connection: Connection) -> list[Record]:
    """The accommodations whose clocks are ahead, how far, and how far they are caught up, in seconds."""
    return await connection.fetch(
        """
        select accommodation, ahead_seconds, caught_up_seconds from accommodation_environment
        where ahead_seconds > 0 order by accommodation
        """
    )


async def caught_up(connection: Connection, accommodation: int, seconds: int) -> None:
    """Note that all that was due so far ahead is done."""
    await connection.execute(
        """
        update accommodation_environment set caught_up_seconds = greatest(caught_up_seconds, $2)
        where accommodation = $1 and ahead_seconds >= $2
        """,
        accommodation,
        seconds,
    )


async def set_active(connection: Connection, accommodation: int, *, active: bool) -> None:
    """Let an accommodation answer, or only to its owner."""
    await connection.execute(
        """
        insert into accommodation_environment (accommodation, sandbox, active) values ($1, false, $2)
        on conflict (accommodation) do update set active = excluded.active
        """,
        accommodation,
        active,
    )


async def applications_of(connection: Connection, accommodation: int) -> list[int]:
    """The applications that reach an accommodation or once were granted it, by id."""
    rows = await connection.fetch(
        """
        select application from application_accommodation where accommodation = $1
        union
        select g.application from grant_accommodation ga join grant_ g on g.id = ga.grant_id where ga.accommodation = $1
        order by application
        """,
        accommodation,
    )
    return [row["application"] for row in rows]


async def forget_accommodation(connection: Connection, accommodation: int) -> None:
    """Take an accommodation out of every grant, and from everybody who worked for it."""
    await connection.execute("delete from grant_accommodation where accommodation = $1", accommodation)
    await connection.execute(
        "update application_accommodation set created = false where accommodation = $1", accommodation
    )
    await connection.execute("delete from membership where accommodation = $1", accommodation)
    await connection.execute("delete from accommodation_environment where accommodation = $1", accommodation)


async def wait_for_the_disk(connection: Connection) -> None:
    """Let this transaction's commit be durable although its connection belongs to the gate pool."""
    await connection.execute("set local synchronous_commit = on")


async def held(connection: Connection, grant_id: int, accommodations: Collection[int] | None) -> list[Record]:
    """What a live grant holds in its application's environment, by accommodation, with packed permissions."""
    return await connection.fetch(
        """
        select ga.accommodation, ga.permissions
        from grant_accommodation ga
        join grant_ g on g.id = ga.grant_id
        join application a on a.id = g.application
        left join accommodation_environment e on e.accommodation = ga.accommodation
        where ga.grant_id = $1 and g.revoked_at is null and ($2::bigint[] is null or ga.accommodation = any ($2))
          and coalesce(e.sandbox, false) = (a.environment = 'SANDBOX') and coalesce(e.active, true)
        order by ga.accommodation
        """,
        grant_id,
        None if accommodations is None else list(accommodations),
    )


# --- whole networks --------------------------------------------------------------------------------------------------


async def set_network(connection: Connection, accommodation: int, network: int | None) -> None:
    """Remember in which network an accommodation stands."""
    await connection.execute(
        "update accommodation_environment set network = $2 where accommodation = $1", accommodation, network
    )


async def put_grant_networks(
    connection: Connection, grant_id: int, networks: Collection[int], permissions: int, now: datetime
) -> None:
    """Let a grant cover whole networks."""
    await connection.execute(
        """
        insert into grant_network (grant_id, network, permissions, created_at)
        select $1, network, $3, $4 from unnest($2::bigint[]) as given (network) order by network
        on conflict (grant_id, network) do nothing
        """,
        grant_id,
        sorted(networks),
        permissions,
        now,
    )


async def grant_networks(connection: Connection, grant_id: int) -> list[int]:
    """The networks that a grant covers, by id."""
    rows = await connection.fetch("select network from grant_network where grant_id = $1 order by network", grant_id)
    return [row["network"] for row in rows]


async def covering(connection: Connection, accommodation: int, person_id: int | None = None) -> list[Record]:
    """The live grants of the network of an accommodation that do not hold it, given by people who work for it.

    With `person_id` only those of one person. Only applications of the accommodation's environment.
    """
    return await connection.fetch(
        """
        select g.id, g.application, g.person, n.permissions
        from accommodation_environment e
        join grant_network n on n.network = e.network
        join grant_ g on g.id = n.grant_id and g.revoked_at is null
        join application a on a.id = g.application and (a.environment = 'SANDBOX') = e.sandbox
        join membership m on m.accommodation = e.accommodation and m.person = g.person
        where e.accommodation = $1 and ($2::bigint is null or g.person = $2)
          and not exists (
              select from grant_accommodation ga where ga.grant_id = g.id and ga.accommodation = e.accommodation
          )
        order by g.application, g.id
        """,
        accommodation,
        person_id,
    )


async def networks_led(connection: Connection, person_id: int, role: str, *, sandbox: bool) -> dict[int, list[int]]:
    """The networks of the accommodations that a person works for in a role, and for which of each he works at all.

    Only accommodations in use, inside or outside the sandbox.
    """
    rows = await connection.fetch(
        """
        select e.network, array_agg(e.accommodation order by e.accommodation) as accommodations
        from membership m join accommodation_environment e on e.accommodation = m.accommodation
        where m.person = $1 and e.network is not null and e.sandbox = $3 and e.active
        group by e.network
        having bool_or(m.role = $2)
        order by e.network
        """,
        person_id,
        role,
        sandbox,
    )
    return {row["network"]: row["accommodations"] for row in rows}


async def grants_by(connection: Connection, person_id: int) -> list[Record]:
    """The live grants that a person gave, keys too, newest first, each with its application's name."""
    return await connection.fetch(
        """
        select g.id, g.application, g.is_key, g.created_at, a.name,
               (select count(*) from grant_accommodation ga where ga.grant_id = g.id) as properties,
               exists (select from grant_network n where n.grant_id = g.id) as whole
        from grant_ g join application a on a.id = g.application
        where g.person = $1 and g.revoked_at is null
        order by g.id desc
        """,
        person_id,
    )
