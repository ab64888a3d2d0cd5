"""Putting properties together that are run together at the source."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.properties import service as properties
from roomrack.entrypoints.importing.model import Done, Kind, Left
from roomrack.entrypoints.importing.work import Work
from roomrack.infra.db import WriteUnit

MAX_NAME = 255
TAKEN = "There is another network of this name here; its properties are not joined to it."


async def take(work: Work, listed: Sequence[Mapping[str, Any]]) -> None:
    """Take over the networks that the properties name, as far as their members are here.

    A network here belongs to no application, as nobody granted it to one. Nothing leaves a network here because it did
    so there.
    """
    for name, members in _named(listed).items():
        here = {
            number: work.report.properties[number]
            for number in members
            if work.report.properties.get(number) is not None
        }
        if not here or (work.report.dry_run and len(here) < len(members)):
            work.report.count(Kind.NETWORK, Done.CREATED if work.report.dry_run else Done.REFUSED)
            continue
        root = next((number for number, leads in members.items() if leads and number in here), next(iter(here)))
        await _one(work, name, [number for number in here if number is not None], root)


def _named(listed: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, bool]]:
    """The members of each network by their ids there, with whether they lead it."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for raw in listed:
        info = raw.get("networkInfo")
        name = info.get("accessNetwork") if isinstance(info, Mapping) else None
        if isinstance(info, Mapping) and isinstance(name, str) and 0 < len(name.strip()) <= MAX_NAME:
            found[name.strip()][str(raw["id"])] = info.get("accessRoot") is True
    return found


async def _one(work: Work, name: str, members: Sequence[str], root: str) -> None:
    here = [number for member in members if (number := work.report.properties[member]) is not None]
    leader = work.report.properties[root]
    reason: str | None = None
    done = Done.REFUSED

    async def write(unit: WriteUnit) -> Done | None:
        known = await properties.gathered(unit, name, here)
        found = await properties.gather(unit, name, here, root=here[0] if leader is None else leader)
        if found is None:
            return None
        return Done.CREATED if known is None else Done.UPDATED if found[1] else Done.UNCHANGED

    try:
        if work.report.dry_run:
            async with work.reading(here) as unit:
                known = await properties.gathered(unit, name, here)
            done = Done.CREATED if known is None else Done.UPDATED if set(here) - set(known) else Done.UNCHANGED
        else:
            written = await work.writing(here, write)
            reason, done = (TAKEN, Done.REFUSED) if written is None else (None, written)
    except RoomrackError as error:
        reason = "; ".join(str(one) for one in error.items or [error])
    work.report.count(Kind.NETWORK, done)
    if reason is not None:
        work.report.refuse(root, Kind.NETWORK, name, Left("networkInfo", reason))
