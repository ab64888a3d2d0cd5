"""Deactivating a property, bringing it back, and deleting it (docs/contract.md 3)."""

from dataclasses import replace

from roomrack.core.errors import NotFound, RoomrackError, many
from roomrack.domain.identity import service as identity
from roomrack.domain.media import service as media
from roomrack.domain.properties import events, repository, rules
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.properties.service.registry import deletion_guards
from roomrack.infra.db import WriteUnit


async def deactivate(unit: WriteUnit, accommodation: int) -> Accommodation:
    """Let a property answer to nobody but its owner; it keeps all its data. One that is deactivated stays as it is.

    What is being sold is sold first. Records `accommodation.deactivated`. Raises `NotFound`.
    """
    current = await _stopped(unit, accommodation)
    if current.deactivated_at is not None:
        return current
    after = replace(current, deactivated_at=unit.now())
    await repository.replace(unit, after)
    await identity.set_active(unit, accommodation, active=False)
    await unit.record(events.deactivated(rules.snapshot(current), rules.snapshot(after)))
    return after


async def activate(unit: WriteUnit, accommodation: int) -> Accommodation:
    """Bring a property back as it was, with all that was granted of it. Records `accommodation.activated`.

    Raises `NotFound`.
    """
    current = await repository.lock(unit, accommodation)
    if current is None:
        raise NotFound("Accommodation")
    if current.deactivated_at is None:
        return current
    after = replace(current, deactivated_at=None)
    await repository.replace(unit, after)
    await identity.set_active(unit, accommodation, active=True)
    await unit.record(events.activated(rules.snapshot(current), rules.snapshot(after)))
    return after


async def delete(unit: WriteUnit, accommodation: int, application: int | None = None) -> Accommodation:
    """Delete a property and take it from everybody who reached it; gives it as it was.

    When it leads its network, the member with the lowest id that `application` reaches leads it from now on. Records
    `accommodation.deleted`. Raises `NotFound`, and what the deletion guards say stands against it.
    """
    current = await _stopped(unit, accommodation)
    against: list[RoomrackError] = []
    for guard in deletion_guards:
        against += await guard(unit, accommodation)
    if against:
        raise against[0] if len(against) == 1 else many(against)
    await repository.mark_deleted(unit, accommodation)
    await media.forget(unit, accommodation)
    if current.network is not None:
        await _hand_over(unit, current.network, accommodation, application)
    await unit.record(events.deleted(rules.snapshot(current)))
    await identity.forget_accommodation(unit, accommodation)
    return current


async def _stopped(unit: WriteUnit, accommodation: int) -> Accommodation:
    """A property that nobody sells from until the unit ends, held against other changes."""
    await repository.stop_sale(unit, accommodation)
    current = await repository.lock(unit, accommodation)
    if current is None:
        raise NotFound("Accommodation")
    return current


async def _hand_over(unit: WriteUnit, key: int, accommodation: int, application: int | None) -> None:
    network = await repository.lock_network(unit, key)
    if network is None or network.root != accommodation:
        return
    if application is not None:
        await unit.widen(*await identity.reach_of(unit, application))
    left = await repository.members(unit, key)
    await repository.set_root(unit, key, left[0] if left else None)
