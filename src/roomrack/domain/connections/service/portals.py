"""Portals: those that come with the server, and those that applications are."""

import secrets
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, ClassVar

import structlog

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.errors import RoomrackError, Unavailable, many
from roomrack.domain.connections.errors import (
    NoPortalYet,
    PortalExists,
    PortalNameFixed,
    PortalNameTaken,
    PortalPictureUnfit,
    PortalUrlRefused,
)
from roomrack.domain.connections.repository import portals as repository
from roomrack.domain.connections.rules import API, SIMULATOR, Portal
from roomrack.domain.connections.service.registry import channels
from roomrack.domain.identity import service as identity
from roomrack.domain.media.rules import Unfit, header
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.files import Files, NullFiles, StoreUnavailable
from roomrack.ports.http import NullOutgoing, Outgoing, OutgoingError, UrlRefused

PICTURES = ("logo", "icon", "banner")
"""The fields that are URLs in and names of files out."""
MAX_PICTURE_BYTES = 2 * 1024 * 1024
MAX_PICTURE_PIXELS = 8_000_000
PICTURE_SECONDS = 8.0
STORE_RETRY_SECONDS = 30

FIRST_PORTAL = 900_001
"""No portal has a lower id, so that channel ids of old are never looked up."""
NAMES_KEPT_SECONDS = 30.0

log = structlog.get_logger(__name__)


class _Names:
    """The names of portals as this process has read them: what people call each, and its own name."""

    known: ClassVar[dict[int, tuple[str, str]]] = {}
    until: ClassVar[float] = 0.0


class _Outside:
    """How pictures are fetched, and where they are kept; `entrypoints` sets it."""

    outgoing: Outgoing = NullOutgoing()
    files: Files = NullFiles()


def configure(*, outgoing: Outgoing, files: Files) -> None:
    """Say who fetches the pictures of portals, and where they are kept."""
    _Outside.outgoing = outgoing
    _Outside.files = files


async def check_address(url: str) -> None:
    """Raise `UrlRefused` for an address that this server would not fetch anything from."""
    await _Outside.outgoing.check(url)


async def list_portals(unit: ReadUnit, *, sandbox: bool | None = None) -> list[Portal]:
    """All portals by id; `sandbox` keeps those that an application of that environment may see."""
    found = await repository.find(unit)
    if sandbox is None:
        return found
    sandboxes = {one.id for one in await identity.applications(unit) if one.sandbox}
    return [one for one in found if one.application is None or (one.application in sandboxes) is sandbox]


async def portal(unit: ReadUnit, id: int) -> Portal | None:
    """A portal by its id, which is the `channelId` of connections and reservations."""
    found = await repository.find(unit, [id])
    return found[0] if found else None


async def portals_by_id(unit: ReadUnit, ids: Collection[int]) -> Mapping[int, Portal]:
    """Portals by id; ids that name none are absent."""
    return {one.id: one for one in await repository.find(unit, set(ids))} if ids else {}


async def channel_names(unit: ReadUnit, channels: Collection[int]) -> Mapping[int, str]:
    """What people call those of some channel ids that are portals; others are absent.

    Names are kept for a while, because every reservation is shown with one.
    """
    return {id: external for id, (external, _) in (await _named(unit, channels)).items()}


async def internal_names(unit: ReadUnit, channels: Collection[int]) -> Mapping[int, str]:
    """The internal names of those of some channel ids that are portals; others are absent."""
    return {id: internal for id, (_, internal) in (await _named(unit, channels)).items()}


async def _named(unit: ReadUnit, channels: Collection[int]) -> Mapping[int, tuple[str, str]]:
    wanted = {id for id in channels if id >= FIRST_PORTAL}
    if not wanted:
        return {}
    now = time.monotonic()
    if now >= _Names.until:
        _Names.known, _Names.until = {}, now + NAMES_KEPT_SECONDS
    missing = wanted - _Names.known.keys()
    if missing:
        found = await portals_by_id(unit, missing)
        _Names.known |= {id: (one.external_name, one.internal_name) for id, one in found.items()}
    return {id: _Names.known[id] for id in wanted if id in _Names.known}


async def portal_named(unit: ReadUnit, internal_name: str) -> Portal | None:
    """A portal by its internal name."""
    return await repository.named(unit, internal_name)


async def portals_of(unit: ReadUnit, application: int) -> list[Portal]:
    """The portals that an application is: one at most."""
    found = await repository.of_application(unit, application)
    return [] if found is None else [found]


async def owned_portals(unit: ReadUnit, application: int, ids: Collection[int]) -> list[int]:
    """Those of the ids that are portals of an application; for `reservations.portal_owners`."""
    return await repository.owned(unit, application, ids)


async def is_sandbox(unit: ReadUnit, found: Portal) -> bool:
    """Whether a portal is for sandboxes only: one whose application is in the sandbox."""
    return found.application is not None and (await identity.application(unit, found.application)).sandbox


async def fits(unit: ReadUnit, found: Portal, *, sandbox: bool) -> bool:
    """Whether a property can be connected to a portal: nothing leaves a sandbox, and nothing real enters one."""
    if found.channel == SIMULATOR:
        return True
    if found.channel == API:
        return await is_sandbox(unit, found) is sandbox
    return not sandbox


def is_served(found: Portal) -> bool:
    """Whether this server can speak with a portal."""
    return found.channel == API or found.channel in channels


def work_on_pictures(draft: Mapping[str, Any], current: Portal | None) -> Callable[[], Awaitable[Any]] | None:
    """What must be done outside of any transaction before a portal is written; None when no picture is new.

    It fetches, judges and stores the pictures, and gives the names of the files by field, and what was wrong with
    others. A name that the portal has already is no new picture.
    """
    wanted = {
        name: draft[name]
        for name in PICTURES
        if draft.get(name) and (current is None or draft[name] != getattr(current, name))
    }
    return (lambda: _fetched(wanted)) if wanted else None


async def current_portal(unit: ReadUnit, application: int) -> Portal:
    """The portal that an application is. Raises `NoPortalYet`."""
    found = await repository.of_application(unit, application)
    if found is None:
        raise NoPortalYet
    return found


async def create_portal(
    unit: WriteUnit, application: int, draft: Mapping[str, Any], pictures: Mapping[str, Any] | None
) -> Portal:
    """Let an application be a portal. `draft` has the names of `Portal`, `pictures` is what the work brought.

    Raises `PortalExists`, `PortalNameTaken`, and what is wrong with the pictures, all at once.
    """
    await check_new(unit, application, draft["internal_name"])
    made = Portal(
        id=(await unit.new_ids("portal_id", 1))[0],
        application=application,
        channel=API,
        internal_name=draft["internal_name"],
        external_name=draft["external_name"],
        calendar_values=_values_of(draft.get("calendar_values")),
        content_metas=draft.get("content_metas") or (),
        color=draft.get("color"),
        login_url=draft["login_url"],
        website=draft["website"],
        requires_hotel=draft["requires_hotel"],
        requires_password=bool(draft.get("requires_password")),
        requires_token=bool(draft.get("requires_token")),
        **_names(pictures),
    )
    await repository.store(unit, made, unit.now())
    log.info("a portal was created", portal=made.id, application=application)
    return made


async def check_new(unit: WriteUnit, application: int, internal_name: str) -> None:
    """Refuse a second portal, and a name that is taken, before anything is fetched; what is decided stays so.

    Raises `PortalExists` and `PortalNameTaken`.
    """
    await repository.lock(unit, "names")
    existing = await repository.of_application(unit, application)
    if existing is not None:
        raise PortalExists("$.internalName", name=existing.internal_name)
    if await repository.named(unit, internal_name) is not None:
        raise PortalNameTaken("$.internalName", name=internal_name)


async def update_portal(
    unit: WriteUnit, application: int, draft: Mapping[str, Any], pictures: Mapping[str, Any] | None
) -> Portal:
    """Change what was sent of the portal that an application is; None clears what may be missing.

    Raises `NoPortalYet`, `PortalNameFixed`, and what is wrong with the pictures.
    """
    await repository.lock(unit, "names")
    current = await current_portal(unit, application)
    check_name(current, draft)
    values = {name: value for name, value in draft.items() if name not in PICTURES}
    if "calendar_values" in values:
        values["calendar_values"] = _values_of(values["calendar_values"])
    if "content_metas" in values:
        values["content_metas"] = values["content_metas"] or ()
    for name in ("requires_password", "requires_token"):
        if name in values:
            values[name] = bool(values[name])
    cleared = {name: None for name in PICTURES if name in draft and not draft[name]}
    after = replace(current, **{**values, **cleared, **_names(pictures)})
    if after != current:
        await repository.replace(unit, after, unit.now())
        for name in PICTURES:
            old = getattr(current, name)
            if old is not None and old != getattr(after, name):
                unit.after_commit(lambda file=old: _let_go(file))  # type: ignore[misc]
    return after


def check_name(current: Portal, draft: Mapping[str, Any]) -> None:
    """Refuse another internal name. Raises `PortalNameFixed`."""
    if draft.get("internal_name", current.internal_name) != current.internal_name:
        raise PortalNameFixed("$.internalName", name=current.internal_name)


def _values_of(sent: tuple[CalendarValue, ...] | None) -> tuple[CalendarValue, ...]:
    """What a portal takes of a calendar: all of it, if it does not say."""
    return tuple(CalendarValue) if sent is None else sent


def _names(pictures: Mapping[str, Any] | None) -> dict[str, str]:
    """The names of the files that were stored. Raises what was wrong with the others."""
    found = pictures or {}
    wrong = [one for one in found.values() if isinstance(one, RoomrackError)]
    if wrong:
        raise many(wrong)
    return dict(found)


async def _fetched(wanted: Mapping[str, str]) -> dict[str, str | RoomrackError]:
    """Pictures by field: the name under which each is kept now, or what is wrong with it."""
    found: dict[str, str | RoomrackError] = {}
    contents: dict[str, tuple[str, bytes, str]] = {}
    for name, url in wanted.items():
        try:
            content = await _content(url)
            suffix, media = _judged(content)
        except UrlRefused as refused:
            found[name] = PortalUrlRefused(f"$.{name}", problem=refused.problem)
        except (OutgoingError, Unfit) as error:
            found[name] = PortalPictureUnfit(f"$.{name}", problem=_sentence(error.problem))
        else:
            contents[name] = (f"portal-{secrets.token_hex(16)}.{suffix}", content, media)
    if not found:
        for name, (file, content, media) in contents.items():
            try:
                await _Outside.files.put(file, content, media)
            except StoreUnavailable as error:
                log.warning("a portal's picture can't be stored for now", problem=error.problem)
                raise Unavailable(seconds=STORE_RETRY_SECONDS) from error
            found[name] = file
    return found


async def _content(url: str) -> bytes:
    await _Outside.outgoing.check(url)
    answer = await _Outside.outgoing.send(
        "GET",
        url,
        headers={"Accept": "image/jpeg, image/png, image/webp", "Accept-Encoding": "identity"},
        timeout_seconds=PICTURE_SECONDS,
        limit=MAX_PICTURE_BYTES + 1,
    )
    if answer.status != 200:
        raise Unfit(f"The address answered {answer.status}.")
    return answer.body


def _judged(content: bytes) -> tuple[str, str]:
    """The suffix and the media type of a picture's file, by what it says of itself. Raises `Unfit`."""
    if len(content) > MAX_PICTURE_BYTES:
        raise Unfit(f"The file is larger than {MAX_PICTURE_BYTES // (1024 * 1024)} MB.")
    found = header(content)
    if found is None:
        raise Unfit("The file is not a JPEG, PNG or WebP picture.")
    kind, width, height = found
    if not width or not height or width * height > MAX_PICTURE_PIXELS:
        raise Unfit(f"The picture has more than {MAX_PICTURE_PIXELS // 1_000_000} megapixels, or none.")
    return kind.suffix, kind.media


def _sentence(problem: str) -> str:
    return problem if problem.endswith(".") else f"The address could not be read: {problem}."


async def _let_go(file: str) -> None:
    with suppress(StoreUnavailable):
        await _Outside.files.delete(file)
