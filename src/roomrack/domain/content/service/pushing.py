"""Sending content to portals.

Who asks is told at once what the portal requires and does not find; else a task is written, and the worker sends the
content as it is then: to a channel, or, where the portal is an application, as an event for its webhook. How it ended
is an event too, and stays readable as the process.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.errors import ConnectionNotFound
from roomrack.domain.connections.rules import API, Connection, LogType, Portal, Status
from roomrack.domain.content import events, rules
from roomrack.domain.content.errors import (
    MISSING,
    ConnectionSwitchedOff,
    ContentIncomplete,
    ContentProcessNotFound,
    NothingToPush,
    PortalTakesNoContent,
    ProductNotMapped,
)
from roomrack.domain.content.rules import SECTIONS, Owner, Scope
from roomrack.domain.content.service.places import Place, at_connection, at_product, on_portal
from roomrack.domain.content.service.sections import Read, others
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import Photo
from roomrack.infra import jobs, tasks
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.tasks import Task
from roomrack.ports.channels import Account, Channel, Target

TASK = "CONTENT_PUSH"
"""The kind of the tasks that push content."""

JOB = "content.push"
"""The job that does such a task. Its payload is the property and the task's id."""

LEASE = timedelta(minutes=2)
"""How long whoever began a push has it for himself. A push that found no answer is tried again after that."""

GIVE_UP_AFTER = timedelta(hours=6)
"""How long a push is tried again while the portal does not answer."""

_FEES = "fees"


@dataclass(frozen=True, slots=True)
class Process:
    """A push, as whoever asked for it sees it."""

    id: int
    status: tasks.Status
    connection: int
    portal: str
    product: int | None
    message: str | None
    """How it ended, in words."""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Parcel:
    """The content of a property or of a product, and the connection that it goes over."""

    place: Place
    connection: Connection
    portal: Portal
    sections: Mapping[str, Read]
    """Those that were filled, by name."""
    photos: Sequence[Photo]
    target: Target | None
    """What the product is at the portal, where it is mapped."""

    @property
    def scope(self) -> Scope:
        """Whether it is the property's content or a product's."""
        return Scope.PRODUCT if self.place.product is not None else Scope.CONNECTION


async def push_property(unit: ReadUnit, connection: Connection) -> Parcel:
    """What is to be pushed of a property over a connection."""
    place = await at_connection(unit, connection)
    if place.portal is None:
        raise LookupError("portals are never deleted")
    names = [section.name for section in SECTIONS if section.scope is Scope.CONNECTION]
    return Parcel(place, connection, place.portal, await others(unit, place.owner, names), (), None)


async def push_product(unit: ReadUnit, accommodation: int, product: int, portal: str) -> Parcel:
    """What is to be pushed of a product to a portal; without fees of its own it has those of the connection.

    Raises `ProductNotFound` and `PortalNotConnected`.
    """
    place = await at_product(unit, accommodation, product)
    connection, found = await on_portal(unit, accommodation, portal)
    names = [section.name for section in SECTIONS if section.scope is Scope.PRODUCT]
    sections = dict(await others(unit, place.owner, names))
    shared = await others(unit, Owner(accommodation, connection=connection.id), [_FEES])
    photos = (await media.of_products(unit, accommodation, [product])).get(product, ())
    mappings = await connections.mappings_of(unit, connection)
    target = next((connections.target_of(one) for one in mappings if one.product == product), None)
    return Parcel(place, connection, found, {**shared, **sections}, photos, target)


async def request(unit: WriteUnit, parcel: Parcel, pages: Mapping[str, Any]) -> Process:
    """Queue a push; `pages` is its content as it is shown, None where nothing is.

    Raises `ConnectionSwitchedOff`, `PortalTakesNoContent`, `ProductNotMapped`, `ContentIncomplete` with what is
    missing nested, and `NothingToPush`.
    """
    _check(parcel)
    name = parcel.portal.external_name
    lacking = rules.missing(parcel.portal.content_metas, pages)
    if lacking:
        nested = [MISSING[page](path, field=field or page, portal=name) for page, field, path in lacking]
        raise ContentIncomplete(portal=name, nested=nested)
    if not any(value for page, value in pages.items() if rules.taken(parcel.portal.content_metas, page)):
        raise NothingToPush(portal=name)
    subject = {"connection": parcel.connection.id, "portal": parcel.portal.internal_name}
    owner = parcel.place.owner
    id = await tasks.add(unit, owner.accommodation, TASK, subject, product=owner.product or None)
    await enqueue(unit, owner.accommodation, id)
    return await process(unit, owner.accommodation, id)


async def process(unit: ReadUnit, accommodation: int, id: int) -> Process:
    """A push. Raises `ContentProcessNotFound`."""
    task = await tasks.get(unit, accommodation, id)
    if task is None or task.kind != TASK:
        raise ContentProcessNotFound(id)
    return Process(
        id=task.id,
        status=task.status,
        connection=task.subject["connection"],
        portal=task.subject["portal"],
        product=task.product,
        message=task.reason or task.subject.get("message"),
        created_at=task.created_at,
        updated_at=task.updated_at,
    )


async def enqueue(unit: WriteUnit, accommodation: int, task: int) -> None:
    """Write the job of a push, unless it waits already."""
    payload = json.dumps({"accommodation": accommodation, "task": task}).encode()
    await jobs.enqueue(unit, JOB, payload, once=f"{JOB}:{task}")


# --- what the worker does --------------------------------------------------------------------------------------------


async def load(unit: ReadUnit, task: Task) -> tuple[Parcel, Account | None]:
    """What a task is to push, and the account to push it with; no account where the portal is an application.

    Raises what asking for it raises.
    """
    connection = await connections.get(unit, task.accommodation, task.subject["connection"])
    if task.product is None:
        parcel = await push_property(unit, connection)
    else:
        parcel = await push_product(unit, task.accommodation, task.product, task.subject["portal"])
    _check(parcel)
    return parcel, None if parcel.portal.channel == API else await connections.account(unit, connection)


def channel_of(parcel: Parcel) -> Channel:
    """What speaks with the portal of a parcel. Raises `PortalTakesNoContent`."""
    channel = connections.channels.get(parcel.portal.channel)
    if channel is None or not channel.abilities.content:
        raise PortalTakesNoContent(portal=parcel.portal.external_name)
    return channel


async def announce(unit: WriteUnit, task: Task, parcel: Parcel, content: str) -> None:
    """Tell the application that is the portal of content, which is JSON text. Records `content.pushed`."""
    if parcel.portal.application is not None:
        await unit.record(events.pushed(task.accommodation, task.id, parcel.portal.application, content))


async def finish(unit: WriteUnit, task: Task, message: str, *, success: bool) -> None:
    """End a push, and write it into the log of the connection. Records `content.notified`."""
    if success:
        await tasks.move(unit, task.accommodation, task.id, tasks.Status.DONE, outcome={"message": message})
    else:
        await tasks.move(unit, task.accommodation, task.id, tasks.Status.FAILED, reason=message)
    ended = events.notified(task.accommodation, task.id, message=message, product=task.product, success=success)
    await unit.record(ended)
    with suppress(ConnectionNotFound):
        connection = await connections.get(unit, task.accommodation, task.subject["connection"])
        await connections.log(unit, connection, LogType.CONTENT, message, executed=success)


def _check(parcel: Parcel) -> None:
    name = parcel.portal.external_name
    if parcel.connection.status is Status.DISABLED:
        raise ConnectionSwitchedOff(portal=name)
    if parcel.portal.channel == API:
        return
    channel_of(parcel)
    if parcel.place.product is not None and parcel.target is None:
        raise ProductNotMapped(product=parcel.place.product.id, portal=name)
