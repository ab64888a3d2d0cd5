"""Finding, creating and changing properties."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.errors import DuplicateAccount, NotFound
from roomrack.core.localtime import local_day
from roomrack.core.money import digits
from roomrack.domain.identity import service as identity
from roomrack.domain.media.rules import Place
from roomrack.domain.properties import events, repository, rules
from roomrack.domain.properties.errors import CurrencyInUse, NotYourNetwork
from roomrack.domain.properties.rules import Accommodation, Network
from roomrack.domain.properties.service import registry
from roomrack.domain.properties.service.networks import token_grant
from roomrack.domain.reference.rules import currency_of
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A property that an application created, and the application's access to it."""

    accommodation: Accommodation
    network: Network | None
    refresh_token: str
    reached: Sequence[int]
    """The properties that the token reaches, in ascending order."""


async def get(unit: ReadUnit, accommodation: int) -> Accommodation:
    """A property. Raises `NotFound` when it does not exist, was deleted, or is outside the unit's scope."""
    found = await repository.get(unit, accommodation)
    if found is None:
        raise NotFound("Accommodation")
    return found


async def place_guard(unit: ReadUnit, place: Place) -> None:
    """Raise `NotFound` for photos of a property that does not exist; for `media.place_guards`."""
    if isinstance(unit, WriteUnit) and place == Place(place.accommodation):
        found = await repository.lock(unit, place.accommodation)
    else:
        found = await repository.get(unit, place.accommodation)
    if found is None:
        raise NotFound("Accommodation")


async def get_to_sell(unit: WriteUnit, accommodation: int) -> Accommodation:
    """A property from which this unit sells: what it reads of the products from now on is not deleted meanwhile.

    It waits for `stop_sale`, never for another that sells. Raises `NotFound` as `get` does.
    """
    found = await repository.get_to_sell(unit, accommodation)
    if found is None:
        raise NotFound("Accommodation")
    return found


async def is_current(unit: ReadUnit, accommodation: Accommodation) -> bool:
    """Whether the products and rules of a property are still those of the version that it was read with.

    Only what was read before this was asked, and after the property was, may be kept under that version
    (docs/adr/0011): another transaction, or this one itself, may have changed it in between.
    """
    return await repository.version(unit, accommodation.id) == accommodation.products_version


async def stop_sale(unit: WriteUnit, accommodation: int) -> None:
    """Wait until nobody sells from a property, and hold sales back until this unit ends.

    What the unit reads afterwards of the property's reservations is all there is. It must not yet hold a lock that a
    seller waits for.
    """
    await repository.stop_sale(unit, accommodation)


async def find(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    name: str | None = None,
    mail: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Accommodation]:
    """Those of the given properties that exist, by id.

    `name` is a part of the name or of the id, `mail` the whole e-mail address; neither minds the case.
    """
    return await repository.find(unit, accommodations, name=name, mail=mail, limit=limit, offset=offset)


async def behind(unit: ReadUnit) -> list[int]:
    """The properties whose local day has begun without its `night_tasks`, by id."""
    now = unit.now()
    days = {name: local_day(now, ZoneInfo(name)) for name in await repository.zones_in_use(unit)}
    return await repository.behind(unit, days) if days else []


async def begin_day(unit: WriteUnit, accommodation: int) -> bool:
    """Do the `night_tasks` of a property up to its local day, once, however many workers and missed nights there are.

    Gives whether there was something to do: not when another worker is at it, or the day had begun already. A property
    that was never seen counts as done up to the day before, or the day on which it was created if that is later.
    """
    home = await get(unit, accommodation)
    today = home.day_of(unit.now(accommodation))
    first = max(today - timedelta(1), min(today, home.day_of(home.created_at)))
    done = await repository.claim_day(unit, accommodation, first)
    if done is None or done >= today:
        return False
    for task in registry.night_tasks:
        await task(unit, home, today, done)
    await repository.finish_day(unit, accommodation, today)
    return True


async def good_mornings(unit: ReadUnit) -> list[Accommodation]:
    """The properties of the unit's scope whose owner wants a mail each morning; sandboxes send none."""
    return await repository.good_mornings(unit)


async def names(unit: ReadUnit, accommodations: Collection[int]) -> Mapping[int, str]:
    """The names of some properties by id; deleted and unknown ones are absent."""
    return await repository.names(unit, accommodations)


async def zones(unit: ReadUnit, accommodations: Collection[int]) -> dict[int, ZoneInfo]:
    """The time zones of some properties."""
    return {key: ZoneInfo(name) for key, name in (await repository.zones(unit, accommodations)).items()}


async def rooms(unit: ReadUnit, accommodations: Collection[int]) -> Mapping[int, int]:
    """How many rooms some properties have."""
    counts = dict.fromkeys(accommodations, 0)
    if counts:
        for counter in registry.room_counters:
            for accommodation, count in (await counter(unit, accommodations)).items():
                counts[accommodation] += count
    return counts


async def create(
    unit: WriteUnit,
    *,
    name: str,
    email: str,
    given_name: str,
    family_name: str,
    currency: str | None = None,
    time_zone: str = rules.DEFAULT_TIME_ZONE,
    checkin_start: int = rules.DEFAULT_CHECKIN_START,
    checkin_end: int = rules.DEFAULT_CHECKIN_END,
    checkout: int = rules.DEFAULT_CHECKOUT,
    country: str | None = None,
    sandbox: bool = False,
    network: int | None = None,
    application: int | None = None,
    id: int | None = None,
    details: Mapping[str, Any] | None = None,
    **optional: Any,
) -> Accommodation:
    """Create a property and record `accommodation.created`.

    `optional` are further fields of `Accommodation`: phone, address, city, zip_code, latitude, longitude. Without a
    currency it is that of the country, else EUR. An explicit `id` is for demo data and imports. The unit sees the new
    property from here on.
    """
    accommodation = Accommodation(
        id=await repository.next_id(unit) if id is None else id,
        name=name,
        email=email,
        given_name=given_name,
        family_name=family_name,
        currency=currency or (country and currency_of(country)) or rules.DEFAULT_CURRENCY,
        time_zone=time_zone,
        checkin_start=checkin_start,
        checkin_end=checkin_end,
        checkout=checkout,
        country=country,
        sandbox=sandbox,
        network=network,
        created_by_application=application,
        details=rules.merged({}, details or {}),
        created_at=unit.now(),
        **optional,
    )
    await unit.widen(accommodation.id)
    await repository.store(unit, accommodation)
    await identity.register_accommodation(unit, accommodation.id, sandbox)
    if network is not None:
        await identity.enter_network(unit, accommodation.id, network)
    await unit.record(events.created(rules.snapshot(accommodation)))
    return accommodation


async def register(
    unit: WriteUnit,
    application: int,
    fields: Mapping[str, Any],
    *,
    sandbox: bool,
    network_name: str | None = None,
    accept_duplicates: bool = True,
    welcome: bool = True,
    alternative_mail: str | None = None,
) -> Registration:
    """Create a property for an application, with a person who owns it and a token for the application.

    `fields` are what `create` takes. Raises `NotYourNetwork` for a network that is not the application's, and, unless
    duplicates are accepted, `DuplicateAccount` when there is an account with the e-mail address. The welcome mail is
    recorded as `mail.requested` and, but for sandboxes, sent by the worker, which makes the link with which a new
    person chooses a password. In a network the application's token is the one that it has there already.
    """
    network: Network | None = None
    if network_name:
        network = await repository.network_named(unit, network_name, application)
        if network is None:
            raise NotYourNetwork
    mail: str = fields["email"]
    if not accept_duplicates:
        await repository.lock_mail(unit, mail)
        account = await identity.account_of(unit, mail)
        if account is not None:
            raise DuplicateAccount(account=str(account))
    before = await repository.members(unit, network.id) if network else []
    accommodation = await create(
        unit, **fields, sandbox=sandbox, network=network.id if network else None, application=application
    )
    if network is not None and network.root is None:
        await repository.set_root(unit, network.id, accommodation.id)
    language: str = accommodation.details.get("language", "EN")
    person = await identity.ensure_person(
        unit,
        email=mail,
        given_name=accommodation.given_name,
        family_name=accommodation.family_name,
        language=language.lower(),
    )
    await identity.add_membership(unit, person.id, accommodation.id)
    await identity.remember_created(unit, application, accommodation.id, sandbox)
    asked = await identity.asked_permissions(unit, application)
    grant = await token_grant(unit, network, application, before) if network is not None and before else None
    if grant is None:
        pair = await identity.issue_tokens(unit, application, person.id, {accommodation.id: asked})
        grant, token = pair.grant, pair.refresh_token
        if network is not None and grant is not None:
            await repository.set_token_grant(unit, network.id, grant)
    else:
        await identity.grant_accommodation(unit, grant, accommodation.id, asked)
        token = await identity.refresh_token_of(unit, grant)
    if grant is None or token is None:
        raise LookupError("a grant to a property always has a refresh token")
    reached = [resource.accommodation for resource in (await identity.grant(unit, grant)).resources]
    recipients = ([mail] if welcome else []) + ([alternative_mail] if alternative_mail else [])
    if recipients:
        await unit.record(
            events.welcome_requested(accommodation.id, person.id, recipients, language, new=person.created)
        )
        if not sandbox:
            # Nothing leaves a sandbox.
            await identity.welcome(unit, person, accommodation.name, recipients, language)
    return Registration(accommodation=accommodation, network=network, refresh_token=token, reached=sorted(reached))


async def update(unit: WriteUnit, accommodation: int, changes: Mapping[str, Any]) -> tuple[Accommodation, bool]:
    """Change a property as `rules.changed` says; gives it as it is now, and whether anything changed.

    Records `accommodation.changed`. A new time zone moves the instants of stays, never their nights, which are stored
    as local days. Raises `NotFound`, and `CurrencyInUse` when the new currency has other decimals and the property
    already holds amounts in the old one.
    """
    current = await repository.lock(unit, accommodation)
    if current is None:
        raise NotFound("Accommodation")
    after = rules.changed(current, changes)
    if after == current:
        return current, False
    if digits(after.currency) != digits(current.currency):
        for in_use in registry.currency_guards:
            if await in_use(unit, accommodation):
                raise CurrencyInUse(currency=current.currency, wanted=after.currency)
    await repository.replace(unit, after)
    await unit.record(events.changed(rules.snapshot(current), rules.snapshot(after)))
    return after, True
