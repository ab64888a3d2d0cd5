"""Every operation of the Python client, blocking and awaited, against a demo."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

import roomrack_client as sdk
from roomrack_client import models, oauth, refusals
from roomrack_client.paging import Page
from scripts.sdk import api
from tests.harness.demo import Demo

Clients = Callable[[sdk.Auth | None], "Caller"]


class Caller:
    """Calls operations by name on either client, and remembers which."""

    def __init__(self, client: sdk.Client | sdk.AsyncClient, done: set[str]) -> None:
        self.client = client
        self.done = done

    async def __call__(self, operation: str, *arguments: Any, **named: Any) -> Any:
        """Call `area.method`."""
        group, method = operation.split(".")
        self.done.add(operation)
        call = getattr(getattr(self.client, group), method)
        if isinstance(self.client, sdk.AsyncClient):
            return await call(*arguments, **named)
        return await asyncio.to_thread(call, *arguments, **named)

    async def rows(self, operation: str, *arguments: Any, **named: Any) -> list[Any]:
        """Every row of a paged operation."""
        group, method = operation.split(".")
        found = getattr(getattr(self.client, group), method)(*arguments, **named)
        if isinstance(found, AsyncIterator):
            return [row async for row in found]
        iterable: Iterable[Any] = found
        return await asyncio.to_thread(list, iterable)


@pytest.fixture(params=["blocking", "awaited"])
async def clients(request: pytest.FixtureRequest, known: dict[str, Any]) -> AsyncIterator[Clients]:
    opened: list[sdk.Client | sdk.AsyncClient] = []
    done: set[str] = set()

    def make(auth: sdk.Auth | None) -> Caller:
        kind = sdk.Client if request.param == "blocking" else sdk.AsyncClient
        opened.append(kind(known["base_url"], auth, trust_env=False))
        return Caller(opened[-1], done)

    yield make
    for client in opened:
        if isinstance(client, sdk.AsyncClient):
            await client.aclose()
        else:
            client.close()


async def test_every_operation(clients: Clients, demo: Demo, known: dict[str, Any]) -> None:
    hotel = known["accommodation"]
    app = known["production_app"]
    user = clients(sdk.OAuth(refresh_token=known["property_refresh_token"]))
    application = clients(sdk.ApplicationLogin(app["client_id"], app["client_secret"]))
    nobody = clients(None)
    await _identity(nobody, clients(sdk.ApiKey(known["api_key"])), known)
    await _accommodations(user, application, hotel)
    await _products(user, hotel)
    await _calendar(user, hotel, known["base_room"])
    await _reservations(user, hotel, known["base_room"])
    await _webhooks(user, hotel)
    wanted = {f"{group}.{each.name}" for group, operations in api.groups().items() for each in operations}
    assert wanted - user.done == set()


async def _identity(nobody: Caller, owner: Caller, known: dict[str, Any]) -> None:
    app = known["production_app"]
    login = await nobody("identity.application_login", client_id=app["client_id"], client_secret=app["client_secret"])
    assert isinstance(login, models.TokenAnswer)
    assert login.token_type == "Bearer"
    renewed = await nobody("identity.refresh", refresh_token=known["property_refresh_token"])
    assert renewed.refresh_token == known["property_refresh_token"]
    assert renewed.expire_date is not None
    assert renewed.expire_date.tzinfo is UTC
    assert await nobody("identity.revoke", token=renewed.access_token) is None
    with pytest.raises(refusals.ParamsError):
        await nobody(
            "identity.token",
            client_id=app["client_id"],
            client_secret=app["client_secret"],
            redirect_uri=app["redirect_uri"],
            code="never-given",
        )
    # A key is traded once for each property, so each client takes another one.
    index = 1 if isinstance(owner.client, sdk.AsyncClient) else 2
    traded = await owner("identity.migrate_api_key", accommodation=known["network_accommodations"][index])
    assert traded.access_token
    assert traded.refresh_token


async def _accommodations(user: Caller, application: Caller, hotel: str) -> None:
    listed = await user("accommodations.list")
    assert hotel in [each.id for each in listed]
    assert {each.id for each in await user.rows("accommodations.list_all")} == {each.id for each in listed}
    one = await user("accommodations.get", hotel)
    assert (one.id, one.currency, one.time_zone) == (hotel, "EUR", "Europe/Rome")
    assert one.extra_fields == {}
    made = await application(
        "accommodations.create",
        models.Accommodation(name="Pensione Prova", email="prova@example.com", given_name="Ada", family_name="Prova"),
    )
    assert isinstance(made, models.CreatedAccommodation)
    patched = await application("accommodations.update", made.id, models.Accommodation(city="Siena"))
    assert patched.city == "Siena"
    before = await application("configuration.get")
    after = await application("configuration.update", models.ConfigurationRequest(category=before.category))
    assert isinstance(after, models.ConfigurationResponse)
    assert isinstance(await user("user.info"), dict)


async def _products(user: Caller, hotel: str) -> None:
    [item] = await user("products.create", hotel, models.Room(name="Prova", adults=2))
    assert isinstance(item, models.ItemResponse)
    assert item.data is not None
    product = item.data["id"]
    assert (await user("products.get", hotel, product)).name == "Prova"
    changed = await user("products.update", hotel, product, models.Room(name="Prova 2"))
    assert changed.name == "Prova 2"
    body = models.RoomRateV3(name="Terza", rate_name={"EN": "Third"}, adults=2)
    [item3] = await user("products.create_v3", hotel, body)
    assert isinstance(item3, models.ItemResponseV3)
    assert item3.data is not None
    third = item3.data.id
    await user("products.update_v3", hotel, third, models.RoomRateV3(name="Terza 2"))
    for name in ("list", "list_v1", "list_v3"):
        found = await user(f"products.{name}", hotel, ids=[product])
        assert [each.id for each in found] == [product]
        every = await user.rows(f"products.{name}_all", hotel, size=7)
        assert {product, third} <= {each.id for each in every}
        assert len(every) == len({each.id for each in every})
    for each in (product, third):
        assert (await user("products.delete", hotel, each)).id == each
    with pytest.raises(refusals.NotFound) as missing:
        await user("products.get", hotel, product)
    assert missing.value.request_id
    assert isinstance((await user("pms_rooms.list", hotel))[0], models.PmsRoom)
    assert await user("pms_rooms.list_everywhere")


async def _calendar(user: Caller, hotel: str, room: int) -> None:
    first = (await user("calendar.read", hotel, product=[room])).data[0].days[0].date
    values = models.CalendarBulkValues(availability=3, price=Decimal("99.90"), minstay=1, stop_sells=False)
    item = models.CalendarBulkRequest(room=room, date_from=first, date_to=first + timedelta(9), values=values)
    assert (await user("calendar.bulk", [item])).success is True
    page = await user("calendar.read", hotel, product=[room], date_from=first, date_to=first + timedelta(2))
    assert isinstance(page, Page)
    assert (page.page, page.total_pages) == (0, 1)
    assert [(day.availability, day.price) for day in page.data[0].days] == [(3, Decimal("99.9"))] * 3
    every = await user.rows("calendar.read_all", hotel, date_from=first, date_to=first, size=100)
    assert len(every) == len({each.id for each in every}) > 5
    dates = {"start_date": first, "end_date": first + timedelta(2)}
    assert await user("calendar.check_availability", hotel, room, **dates) is None
    closed = models.CalendarBulkRequest(
        room=room, date_from=first, date_to=first, values=models.CalendarBulkValues(availability=0)
    )
    await user("calendar.bulk", [closed])
    with pytest.raises(refusals.NotBookable):
        await user("calendar.check_availability", hotel, room, **dates)
    await user("calendar.bulk", [item])


async def _reservations(user: Caller, hotel: str, room: int) -> None:
    first = (await user("calendar.read", hotel, product=[room])).data[0].days[0].date

    def asked(**more: Any) -> models.ReservationRequest:
        return models.ReservationRequest(
            channel_id=77,
            product=room,
            checkin=first + timedelta(2),
            checkout=first + timedelta(4),
            guests=[models.ReservationGuest(given_name="Ada", family_name="Lovelace")],
            **more,
        )

    booked = await user("reservations.create", hotel, asked(), idempotency_key=str(uuid4()))
    assert isinstance(booked, models.Reservation)
    assert (booked.status, booked.product, booked.room_gross) == ("CONFIRMED", room, Decimal("199.80"))
    assert booked.checkin.tzinfo is UTC
    assert booked.extra_fields == {}
    assert (await user("reservations.get", hotel, booked.id)).id == booked.id
    page = await user("reservations.find", hotel, ids=[booked.id])
    assert [each.id for each in page.data] == [booked.id]
    patched = await user("reservations.patch", hotel, booked.id, models.ReservationRequest(private_notes="Late"))
    assert patched.private_notes == "Late"
    # CLEAR writes null, None leaves alone.
    emptied = await user("reservations.patch", hotel, booked.id, models.ReservationRequest(private_notes=sdk.CLEAR))
    assert not emptied.private_notes
    updated = await user("reservations.update", hotel, booked.id, models.ReservationRequest(status="CANCELLED"))
    assert updated.status == "CANCELLED"
    assert (await user("reservations.cancel", hotel, booked.id)).status == "CANCELLED"
    refer = f"SDK-{uuid4().hex[:8]}"
    many = await user("reservations.create_many", hotel, models.BulkReservation(reservations=[asked(refer=refer)]))
    assert [each.refer for each in many] == [refer]
    assert [each.status for each in await user("reservations.cancel_group", hotel, refer)] == ["CANCELLED"]
    every = await user.rows("reservations.find_all", hotel, size=3)
    assert booked.id in {each.id for each in every}
    assert len(every) == len({each.id for each in every})


async def _webhooks(user: Caller, hotel: str) -> None:
    assert "RESERVATION_CREATED" in await user("subscriptions.events")
    made = await user("subscriptions.create", "CONTENT_NOTIFICATION", url="http://127.0.0.1:9/hook")
    assert made.id in [each.id for each in await user("subscriptions.list")]
    moved = await user("subscriptions.update", made.id, url="http://127.0.0.1:9/other")
    assert moved.endpoint == "http://127.0.0.1:9/other"
    tried = await user("deliveries.send_test", {"subscription": made.id, "accommodation": int(hotel)})
    assert (tried.state, tried.test, tried.subscription) == ("WAITING", True, made.id)
    assert (await user("subscriptions.delete", made.id)).id == made.id
    refused = await user("deliveries.find", state="DEAD", event="CHAT_MESSAGE_RECEIVED")
    read = await user("deliveries.get", refused.data[-1].id)
    assert [(each.status, each.answer_body) for each in read.history] == [(406, "No chat here.")]
    again = await user("deliveries.redeliver", {"ids": [read.id]})
    assert [each.redelivery_of for each in again] == [read.id]
    heard = await user("deliveries.listen", after="0.0", size=1, wait=10)
    assert [each.type for each in heard.data] == ["RESERVATION_CREATED"]


async def test_another_tenants_hotel_and_a_wrong_credential_are_typed_refusals(
    clients: Clients, known: dict[str, Any]
) -> None:
    user = clients(sdk.BearerToken(known["property_token"]))
    with pytest.raises(refusals.Forbidden):
        await user("accommodations.get", known["other_tenant_accommodation"])
    with pytest.raises(refusals.CredentialInvalid):
        await clients(sdk.BearerToken("nobody"))("accommodations.list")
    with pytest.raises(refusals.CredentialMissing):
        await clients(None)("accommodations.list")
    with pytest.raises(refusals.ParamsError) as wrong:
        await user("reservations.create", known["accommodation"], {"channelId": 1})
    assert [each.element for each in wrong.value.nested] == ["$.product", "$.checkin", "$.checkout", "$.guests"]
    assert (wrong.value.status, wrong.value.type) == (400, "ApiParamsExemption")


def test_consent_begins_with_pkce_and_a_wrong_state_is_refused(known: dict[str, Any]) -> None:
    app = known["production_app"]
    asked = oauth.authorize(known["base_url"], app["client_id"], app["redirect_uri"])
    assert asked.url.startswith(f"{known['authorization_url']}?client_id=")
    assert "code_challenge_method=S256" in asked.url
    assert asked.code_from(f"{app['redirect_uri']}?code=abc&state={asked.state}") == "abc"
    for returned in ("?code=abc&state=other", "?code=abc", f"?error=access_denied&state={asked.state}"):
        with pytest.raises(sdk.ConsentRefused):
            asked.code_from(app["redirect_uri"] + returned)
    assert asked.state not in repr(asked)
