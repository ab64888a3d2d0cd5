"""Reading and writing sections of content.

Whatever changes a section holds its row until the unit ends, so that changes of one section follow one another and none
is lost. Each is an event, with the section as it was and as it is now.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roomrack.domain.content import events, repository
from roomrack.domain.content.errors import ContentEmpty, ContentItemNotFound, TooManyItems
from roomrack.domain.content.repository import Stored
from roomrack.domain.content.rules import Kind, Owner, Section, merged
from roomrack.domain.content.rules.sections import MAX_ITEMS
from roomrack.infra.db import ReadUnit, WriteUnit

Check = Callable[[Any], Any]
"""Gives what is kept of a whole section, or raises what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A section as it is: an object, or a list of objects."""

    value: Any
    updated_at: datetime


async def find(unit: ReadUnit, owner: Owner, section: Section) -> Read | None:
    """A section; None when it was never filled."""
    found = await repository.get(unit, owner, [section.name])
    return None if section.name not in found else _read(found[section.name])


async def get(unit: ReadUnit, owner: Owner, section: Section) -> Read:
    """A section. Raises `ContentEmpty` when it was never filled."""
    found = await find(unit, owner, section)
    if found is None:
        raise ContentEmpty(section.title)
    return found


async def others(unit: ReadUnit, owner: Owner, names: Collection[str]) -> Mapping[str, Read]:
    """Those of some sections that were filled, by name."""
    found = await repository.get(unit, owner, names)
    return {name: _read(stored) for name, stored in found.items()}


async def put(unit: WriteUnit, owner: Owner, section: Section, value: Mapping[str, Any]) -> Read:
    """Replace a section that is one object; records `content.changed` if that changes it."""
    stored = await repository.hold(unit, owner, section.name, unit.now(owner.accommodation))
    return await _keep(unit, owner, stored, dict(value))


async def patch(unit: WriteUnit, owner: Owner, section: Section, value: Mapping[str, Any], check: Check) -> Read:
    """Merge into a section that is one object, which is empty when it was never filled.

    `check` judges the result. Records `content.changed` if that changes it.
    """
    stored = await repository.hold(unit, owner, section.name, unit.now(owner.accommodation))
    return await _keep(unit, owner, stored, check(merged(stored.value or {}, value)))


async def add(unit: WriteUnit, owner: Owner, section: Section, *added: Mapping[str, Any]) -> Read:
    """Append to a section that is a list; an item with the same key takes the place of the one that had it.

    Records `content.changed` if that changes it. Raises `TooManyItems`.
    """
    stored = await repository.hold(unit, owner, section.name, unit.now(owner.accommodation))
    items = list(stored.value or [])
    for item in added:
        same = [place for place, one in enumerate(items) if section.key and one.get(section.key) == item[section.key]]
        if same:
            items[same[0]] = dict(item)
        else:
            items.append(dict(item))
    if len(items) > MAX_ITEMS:
        raise TooManyItems(limit=MAX_ITEMS)
    return await _keep(unit, owner, stored, items)


async def delete_at(unit: WriteUnit, owner: Owner, section: Section, index: int) -> Mapping[str, Any]:
    """Delete the item of a list at an index; gives it as it was. Records `content.changed`.

    Raises `ContentEmpty` when the list was never filled, and `ContentItemNotFound`.
    """
    stored, items = await _held_items(unit, owner, section)
    if index >= len(items):
        raise ContentItemNotFound(section.title, index)
    gone: Mapping[str, Any] = items.pop(index)
    await _keep(unit, owner, stored, items)
    return gone


async def delete_keyed(unit: WriteUnit, owner: Owner, section: Section, key: str) -> Mapping[str, Any]:
    """Delete the item of a list that has a key; gives it as it was. Records `content.changed`.

    Raises `ContentEmpty` when the list was never filled, and `ContentItemNotFound`.
    """
    stored, items = await _held_items(unit, owner, section)
    for place, one in enumerate(items):
        if section.key is not None and one.get(section.key) == key:
            del items[place]
            await _keep(unit, owner, stored, items)
            gone: Mapping[str, Any] = one
            return gone
    raise ContentItemNotFound(section.title, key[:64])


async def set_for_portal(unit: WriteUnit, owner: Owner, section: Section, value: str, portal: str | None) -> Read:
    """Set the value that a portal gets, or without one that which all others get."""
    change = {"fallback": value} if portal is None else {"values": {portal: value}}
    return await patch(unit, owner, section, change, lambda value: value)


async def _held_items(unit: WriteUnit, owner: Owner, section: Section) -> tuple[Stored, list[Any]]:
    if section.kind is not Kind.LIST:
        raise ValueError(f"{section.name} is no list")
    stored = await repository.hold(unit, owner, section.name, unit.now(owner.accommodation))
    if stored.value is None:
        raise ContentEmpty(section.title)
    return stored, list(stored.value)


async def _keep(unit: WriteUnit, owner: Owner, before: Stored, value: Any) -> Read:
    if value == before.value:
        return _read(before)
    after = await repository.store(unit, owner, before.section, value, unit.now(owner.accommodation))
    earlier = None if before.value is None else _snapshot(owner, before)
    await unit.record(events.changed(owner.accommodation, owner.reference, earlier, _snapshot(owner, after)))
    return _read(after)


def _read(stored: Stored) -> Read:
    return Read(stored.value, stored.updated_at)


def _snapshot(owner: Owner, stored: Stored) -> dict[str, Any]:
    return {
        "connection": owner.connection or None,
        "product": owner.product or None,
        "section": stored.section,
        "version": stored.version,
        "value": stored.value,
    }
