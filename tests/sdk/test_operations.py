"""Every operation of the Python client, blocking and awaited, against a demo."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, date, timedelta
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
    await _conditions(user, hotel, known["base_room"])
    await _photos(user, hotel, known["base_room"], known["pms_room"])
    await _cards(user, hotel, known["carded_reservation"])
    await _calendar(user, hotel, known["base_room"])
    await _calendar_tools(user, hotel, known["base_room"])
    await _clock(user, hotel)
    await _offers(user, hotel, known["base_room"])
    await _calendar_files(user, hotel, known["base_room"])
    await _lists(user, application, hotel)
    await _connections(user, application, hotel, known)
    await _reservations(user, hotel, known["base_room"], known["derived_rate"])
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
    await _networks(user, application, made.id, hotel)
    before = await application("configuration.get")
    after = await application("configuration.update", models.ConfigurationRequest(category=before.category))
    assert isinstance(after, models.ConfigurationResponse)
    assert isinstance(await user("user.info"), dict)


async def _networks(user: Caller, application: Caller, member: str, hotel: str) -> None:
    other = await application(
        "accommodations.create",
        models.Accommodation(name="Pensione Due", email="due@example.com", given_name="Ada", family_name="Due"),
    )
    network = await application("accommodations.create_network", accommodation=[member])
    assert isinstance(network, models.CreatedAccommodation)
    assert network.refresh_properties == [member]
    grown = await application("accommodations.add_to_network", network.id, accommodation=[other.id])
    assert grown.refresh_properties == [member, other.id]
    shown = await application("accommodations.get_network", network.id, fields="id")
    assert [each.id for each in shown] == [member, other.id]
    near = await user("accommodations.network_of", accommodation_id=hotel, exclude_current=False)
    assert hotel in [each.id for each in near]
    assert isinstance(await user("accommodations.get_master_billing", hotel), models.Accommodation)
    assert isinstance(await user("accommodations.list_recent_messages", property=hotel), list)
    assert await user("accommodations.list_mapped_rooms", hotel) == []
    failed = (await user("accommodations.list_tasks", hotel))[-1]
    assert (await user("accommodations.get_task", hotel, failed.id)).reason == "The address answered 404."
    switched = await user("accommodations.change_good_morning_email", hotel, value=True)
    assert switched.clpms.good_morning_email is True
    assert (await user("accommodations.change_rate_plan_cross", hotel, value=True)).clpms.active_rate_plan_cross is True
    assert (await user("accommodations.change_admin_user_access", hotel, value=True)).admin_user_access_granted is True
    [_, desk] = (await user("people.list", hotel)).data
    changed = await user("people.change", hotel, desk.id, {"permissions": {"prices": "READONLY"}})
    assert changed.permissions.prices == "READONLY"
    cook = {"email": "cook@example.com", "permissions": {"houseKeeping": "READWRITE"}}
    asked = await user("people.invite", hotel, cook)
    assert [each.id for each in (await user("people.invitations", hotel)).data] == [asked.id]
    assert (await user("people.invite_again", hotel, asked.id)).email == "cook@example.com"
    assert (await user("people.revoke_invitation", hotel, asked.id)).id == asked.id
    with pytest.raises(refusals.NotFound):
        await user("people.remove", hotel, 1)
    assert (await application("accommodations.get_calendar_links", other.id)).address.startswith(f"{other.id}-a0-")
    assert (await application("accommodations.deactivate", other.id)).id == other.id
    assert (await application("accommodations.delete", member)).id == member


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
        if name != "list_v1":
            assert await user(f"products.{name.replace('list', 'list_connected')}", hotel) == []
    selection = models.RoomManagementBasic(room_ids=[product])
    for version in ("", "_v3"):
        assert (await user(f"products.run_rules{version}", hotel, selection)).room_ids == [product]
        going = models.RoomManagement(room_ids=[product])
        [copy] = (await user(f"products.copy{version}", hotel, going)).room_ids
        going = models.RoomManagement(room_ids=[copy], new_accommodation_name="Altrove")
        assert (await user(f"products.move{version}", hotel, going)).room_ids == [copy]
    assert (await user("products.translate", hotel, product, "IT", models.Room(name="Prova 3"))).name == "Prova 3"
    assert (await user("products.translate_v3", hotel, product, "IT", models.RoomRateV3(name="Prova"))).name == "Prova"
    assert (await user("products.update_v2", hotel, third, models.Room(name="Terza 3"))).name == "Terza 3"
    assert [each.id for each in await user("products.create_suite", hotel, third, children=[product])] == [
        third,
        product,
    ]
    for each in (third, product):
        assert (await user("products.delete", hotel, each)).id == each
    with pytest.raises(refusals.NotFound) as missing:
        await user("products.get", hotel, product)
    assert missing.value.request_id
    assert isinstance((await user("pms_rooms.list", hotel))[0], models.PmsRoom)
    assert await user("pms_rooms.list_everywhere")


async def _photos(user: Caller, hotel: str, room: int, physical: int) -> None:
    """Photos of the demo are shown; what is asked for here is fetched by nobody in time."""
    url = "https://photos.example/unheard.jpg"
    task = await user("accommodations.add_photo", hotel, url=url)
    assert (await user("accommodations.get_task", hotel, task.id)).url == url
    for method, of in (("room_photos.add_to_product", room), ("room_photos.add_to_pms_room", physical)):
        assert (await user(method, hotel, of, url=url)).status == "WAITING"
    for photo in await user("accommodations.list_photos", hotel):
        assert (await user("accommodations.delete_photo", hotel, photo.name)).sizes == photo.sizes
    shown = await user("room_photos.list_of_product", hotel, room)
    for photo in shown[:1]:
        assert (await user("products.delete_photo", hotel, room, photo.id)).id == photo.id
    assert len(await user("products.delete_photos", hotel, room)) == len(shown[1:])
    for photo in await user("room_photos.list_of_pms_room", hotel, physical):
        assert (await user("products.delete_pms_room_photo", hotel, room, photo.id)).id == photo.id
    with pytest.raises(refusals.NotFound):
        await user("products.delete_photo", hotel, room, 1)
    with pytest.raises(refusals.NotFound):
        await user("products.delete_pms_room_photo", hotel, room, 1)
    with pytest.raises(refusals.NotFound):
        await user("accommodations.delete_photo", hotel, "none.jpg")


async def _conditions(user: Caller, hotel: str, room: int) -> None:
    made = await user(
        "extras.create_many",
        hotel,
        [
            models.ExtraProduct(
                name="Cot", model="DAY", base_price=Decimal("7.50"), title={"EN": "Cot", "IT": "Culla"}
            ),
            models.ExtraProduct(name="Dog", model="BOOKING", room_filter=[models.ListingLight(id=room)]),
        ],
    )
    cot, dog = (each.id for each in made)
    assert (made[0].base_price, made[0].title) == (Decimal("7.5"), {"EN": "Cot", "IT": "Culla"})
    assert (await user("extras.update", hotel, cot, models.ExtraProduct(enabled=True))).enabled is True
    assert await user("extras.update", hotel, cot, models.ExtraProduct(enabled=True)) is None
    several = models.ExtraProductList(data=[models.ExtraProduct(id=each, priority=1) for each in (cot, dog)])
    assert [each.priority for each in await user("extras.update_many", hotel, several)] == [1, 1]
    page = await user("extras.find", hotel, id=cot, size=1)
    assert ([each.id for each in page.data], page.total_pages) == ([cot], 1)
    assert {cot, dog} <= {each.id for each in await user.rows("extras.find_all", hotel, size=1)}

    step = models.Policy(step_type="CANCELLATION", title="Free until the eve", days=1, before_checkin=True)
    policy = await user("policies.create", hotel, step)
    assert isinstance(policy, models.Policy)
    assert (await user("policies.update", hotel, policy.id, models.Policy(value_nights=1))).value_nights == 1
    assert policy.id in [each.id for each in await user("policies.list", hotel)]

    plan = await user(
        "rate_plans.create",
        hotel,
        models.RatePlan(
            internal_label="Weekend",
            price_model="PERCENT",
            price=Decimal("-12.5"),
            cancellation_policy=models.Policy(id=policy.id),
            extras=[models.RatePlanExtra(product_id=cot)],
        ),
    )
    assert (plan.price, plan.cancellation_policy.title) == (Decimal("-12.5"), "Free until the eve")
    assert (await user("rate_plans.update", hotel, plan.id, models.RatePlan(priority=3))).priority == 3
    assert [each.id for each in await user("rate_plans.list", hotel, ids=[plan.id])] == [plan.id]
    with pytest.raises(refusals.RuleError) as named:
        await user("extras.delete", hotel, cot)
    assert [each.message for each in named.value.nested] == [f"Rate plans name it: {plan.id}."]
    assert (await user("rate_plans.delete", hotel, plan.id)).id == plan.id
    assert (await user("policies.delete", hotel, policy.id)).id == policy.id
    for each in (cot, dog):
        assert (await user("extras.delete", hotel, each)).id == each


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


async def _calendar_files(user: Caller, hotel: str, room: int) -> None:
    before = await user("calendar_files.get", hotel)
    assert before.imports == []
    assert (await user("calendar_files.import_now", hotel, {})).imports == []
    after = await user("calendar_files.renew_links", hotel, {"product": room})
    assert after.url == before.links.url
    changed = [new.id for old, new in zip(before.links.products, after.products, strict=True) if old.url != new.url]
    assert changed == [room]


async def _clock(user: Caller, hotel: str) -> None:
    shown = await user("sandbox.clock", hotel)
    assert (shown.ahead_seconds, shown.settled) == (0, True)
    with pytest.raises(refusals.RuleError):
        await user("sandbox.advance", hotel, {"seconds": 60})


async def _offers(user: Caller, hotel: str, room: int) -> None:
    first = (await user("calendar.read", hotel, product=[room])).data[0].days[0].date
    dates = {"checkin": first, "checkout": first + timedelta(2)}
    [found] = await user("reservations.search", hotel, ids=[room], **dates)
    assert (found.room, found.currency) == (room, "EUR")
    text = {name: day.isoformat() for name, day in dates.items()}
    assert await user("reservations.search_hotel", id=int(hotel), ids=[room], adults=1, **text)
    assert not await user("reservations.search_hotel", id=int(hotel), ids=[1], **text)
    [verdict] = await user("offers.explain", hotel, product=[room], **dates)
    assert verdict.product == room
    discount = models.OfferDiscount(name="A week", percent=Decimal(10), min_nights=7)
    terms = await user("offers.set_terms", hotel, models.OfferTerms(discounts=[discount]))
    assert terms.discounts[0].percent == 10
    assert (await user("offers.terms", hotel)).discounts[0].name == "A week"
    quote = await user(
        "offers.quote", hotel, models.OfferQuestion(product=room, people=[models.OfferPerson()], **dates)
    )
    assert quote.product == room
    assert (await user("offers.set_terms", hotel, {})).discounts == []


async def _calendar_tools(user: Caller, hotel: str, room: int) -> None:
    first = (await user("calendar.read", hotel, product=[room])).data[0].days[0].date + timedelta(40)
    dates = {"date_from": first, "date_to": first}
    values = models.CalendarBulkValues(price=Decimal("123.5"))
    plain = models.CalendarBulkRequest(room=room, values=values, **dates)
    told = await user("calendar_tools.dry_run", [plain])
    assert told.data[0].days[0].changes["price"].after == Decimal("123.5")
    [read] = (await user("calendar_tools.read", hotel, product=[room], **dates)).data
    assert {each.id for each in await user.rows("calendar_tools.read_all", hotel, product=[room], **dates)} == {room}
    item = models.CalendarGuardedItem(room=room, values=values, if_version=read.version, **dates)
    written = await user("calendar_tools.bulk", [item])
    with pytest.raises(refusals.RuleError):
        await user("calendar_tools.bulk", [item])
    traced = await user("calendar_tools.trace_price", hotel, room, **dates)
    assert [(night.price, night.steps[0].kind) for night in traced.data] == [(Decimal("123.5"), "BASE")]
    assert (await user("calendar_tools.undo", written.process[0])).success is True
    assert (await user("calendar_tools.read", hotel, product=[room], **dates)).data[0].version == read.version


async def _lists(user: Caller, application: Caller, hotel: str) -> None:
    assert [each.code for each in await user("meta.codes", "currencies", name="japan")] == ["JPY"]
    assert [each.internal_name for each in await user("meta.amenities", name="coffee")] == ["COFFEE_MACHINE"]
    assert len(await user("meta.documents")) == 97
    assert len(await user("meta.content_fields")) > 100
    assert len(await user("meta.content", category="ROOM_AMENITY")) == 112
    assert [each.id for each in await application("meta.portals")][:3] == [900_001, 900_002, 900_003]
    assert "Andorra la Vella" in [each.name for each in await user("checkins.cities", "AD")]
    assert "PASSPORT" in [each.code for each in await user("checkins.documents", hotel)]
    assert len(await user("checkins.tags", hotel)) == 12


async def _guests(user: Caller, hotel: str) -> None:
    name = f"Sdk{uuid4().hex}"
    agency = await user("guests.create", hotel, models.Guest(category="TRAVEL_AGENCY", lastname=name))
    assert (agency.type, agency.fullname) == ("JURIDICAL", name)
    assert (await user("guests.update", hotel, agency.id, models.Guest(city="Pisa"))).city == "Pisa"
    assert (await user("guests.get", hotel, agency.id)).city == "Pisa"
    page = await user("guests.find", hotel, guest_name=name, categories=["TRAVEL_AGENCY"])
    assert [each.id for each in page.data] == [agency.id]
    assert [each.id for each in await user.rows("guests.find_all", hotel, guest_name=name)] == [agency.id]
    whole = models.RegisteredGuest(email="sdk@example.com")
    assert (await user("guest_registry.change", hotel, agency.id, whole)).email == "sdk@example.com"
    double = await user("guests.create", hotel, models.Guest(lastname=name))
    doubles = models.GuestDoubles(guests=[double.id])
    assert (await user("guest_registry.merge", hotel, agency.id, doubles)).id == agency.id
    assert (await user("guest_registry.export", hotel, agency.id)).guest.id == agency.id
    assert (await user("guest_registry.erase", hotel, agency.id)).erased is True
    tax = models.CheckinSettings(city_tax=models.CityTaxRule(amount=Decimal("2.5")))
    assert (await user("checkin_desk.change_settings", hotel, tax)).city_tax.amount == Decimal("2.5")
    assert (await user("checkin_desk.settings", hotel)).city_tax.amount == Decimal("2.5")
    assert (await user("checkin_desk.police_reports", hotel)).data == []
    asked = models.PoliceReportRequest(day=date(2035, 1, 1))
    assert (await user("checkin_desk.report_to_police", hotel, asked)).guests == []


async def _online(user: Caller, hotel: str, booked: int) -> None:
    link = (await user("checkin_desk.make_link", hotel, booked)).checkin_link
    mail = models.CheckinMailRequest(to=["ada@example.com"])
    mailed = await user("checkin_desk.mail_link", hotel, booked, mail)
    assert (mailed.checkin_link, [each.to for each in mailed.mails]) == (link, ["ada@example.com"])
    shown = await user("checkin_desk.online", hotel, booked)
    assert (shown.open, shown.checkin_link) == (True, None)
    assert (await user("checkin_desk.withdraw_link", hotel, booked)).open is False


async def _chat(user: Caller, hotel: str) -> None:
    text = models.ChatMessageAttribute(type="TEXT", value="Is there a lift?")
    name = f"sdk{uuid4().hex}"
    guest = models.Person(external_guest=name, firstname="Ada", preferred_language="EN")
    body = models.ChatMessage(external_thread_id=name, sender=guest, processor="CHANNEL", attributes=[text])
    said = await user("chat.create", hotel, body)
    thread = said.thread_id
    assert thread in [each.id for each in await user("chat.threads", hotel, filter_read_status=True)]
    shown = await user("chat.get", hotel, thread)
    assert (shown.last_message.id, shown.ai_driven) == (said.id, False)
    assert [each.id for each in await user("chat.messages", hotel, thread)] == [said.id]
    assert thread in [each.id for each in await user("chat.find", hotel, query_string="LIFT")]
    assert said.id in [each.id for each in await user("chat.unread", hotel)]
    assert (await user("chat.read", hotel, str(thread))).message_id == said.id
    assert (await user("chat.set_unread", hotel, thread)).id == thread
    assert said.id in [each.message_id for each in await user("chat.read_all", hotel)]
    translated = await user("chat.translate", hotel, thread, said.id, "EN")
    assert {each.type for each in translated.attributes} == {"TEXT", "TRANSLATION_MAP"}
    assert (await user("chat.set_processor", hotel, thread, "CHANNEL")).default_processor == "CHANNEL"
    assert (await user("chat.set_assistant", hotel, thread, enabled=True)).ai_driven is True
    offer = models.SpecialOffer(start_date=date(2035, 1, 1), nights=2, total_price=180)
    made = await user("chat.offer", hotel, thread, offer)
    assert (made.offer_type, made.is_active) == ("SPECIAL_OFFER", True)
    assert (await user("chat.withdraw_offer", hotel, thread, made.id)).is_active is False
    approved = await user("chat.pre_approve", hotel, thread)
    assert (await user("chat.set_status", hotel, approved.chat_message_id, "SENT")).status == "SENT"
    member = next(each.id for each in shown.persons if each.user_id)
    for call in ("chat.remove_member", "chat.add_member"):
        assert thread in [each.id for each in await user(call, hotel, member)]
    template = models.MailTemplate(name="Hello", language="EN", text="Dear {{guest.firstname}}")
    wanted = models.ChatTemplates(data=[template])
    assert [each.name for each in (await user("chat_desk.write_templates", hotel, wanted)).data] == ["Hello"]
    assert [each.text for each in (await user("chat_desk.templates", hotel)).data] == ["Dear {{guest.firstname}}"]
    assert [each.text for each in await user("chat.templates", hotel, thread)] == ["Dear Ada"]
    settings = models.ChatSettingsChange(whatsapp={"template": "from_hotel"})
    assert (await user("chat_desk.change_settings", hotel, settings)).whatsapp["template"] == "from_hotel"
    assert (await user("chat_desk.settings", hotel)).whatsapp["ready"] is False
    assert (await user("chat_desk.make_link", hotel, thread)).chat_link
    assert (await user("chat_desk.withdraw_link", hotel, thread)).open is False
    assert (await user("chat.archive", hotel, thread)).archive_time is not None


async def _cards(user: Caller, hotel: str, carded: int) -> None:
    assert (await user("payments.pin_status", hotel)).status == "active"
    assert (await user("payments.register_pin", hotel)).status == "wait"
    card = await user("payments.detokenize", carded, ask_cvv=True)
    assert (card.last4, "/card/" in card.detokenization_url) == ("1111", True)
    with pytest.raises(refusals.Forbidden):
        await user("payments.add_card", "BOOKING", {"id": carded, "streamCard": {}})
    assert isinstance((await user("cards.looks", hotel, size=5)).data, list)


async def _payments(user: Caller, hotel: str, reservation: int) -> None:
    cash = {"paymentMode": "CASH", "referenceTime": "2035-01-01T10:00:00Z"}
    paid = await user("reservations.add_payment", hotel, reservation, cash)
    changed = await user("reservations.update_payment", hotel, reservation, paid.id, {**cash, "amount": 12.5})
    assert changed.amount == Decimal("12.5")
    assert (await user("payments.move", hotel, paid.id, reservation_id=reservation)).reservation_room == reservation
    back = await user("payment_desk.refund", hotel, paid.id, {"amount": 2.5})
    assert back.payment.refunded_amount == Decimal("2.5")
    assert (await user("reservations.delete_payment", hotel, reservation, paid.id)).id == paid.id
    other = await user("reservations.add_payment", hotel, reservation, cash)
    assert (await user("payments.delete", hotel, other.id)).id == other.id
    await user("payment_desk.change_settings", hotel, {"processor": "DUMMY_PROCESSOR"})
    assert (await user("payment_desk.settings", hotel)).processor == "DUMMY_PROCESSOR"
    assert (await user("payment_desk.set_method", hotel, reservation, {"method": "visa"})).method == "visa"
    assert (await user("payment_desk.method", hotel, reservation)).method == "visa"
    taken = await user("payment_desk.take", hotel, {"reservation": reservation, "amount": 5})
    assert taken.movement.kind == "CHARGE"
    assert len((await user("payment_desk.movements", hotel, reservation=reservation)).data) == 1
    assert (await user("payment_desk.remove_method", hotel, reservation)).method == "visa"
    await user("payment_desk.change_settings", hotel, {"processor": "NONE"})


async def _invoices(user: Caller, hotel: str, refer: str) -> None:
    settings = models.InvoiceSettings(payment_days=30)
    assert (await user("invoice_desk.change_settings", hotel, settings)).payment_days == 30
    assert (await user("invoice_desk.settings", hotel)).series.invoice == ""
    item = models.InvoiceItemRequest(description="Dinner", price=Decimal(45), vat_percent=Decimal(10))
    customer = models.InvoiceParty(lastname="Lovelace", email="ada@example.com")
    asked = models.InvoiceRequest(document_type="INVOICE", items=[item], customer=customer)
    made = await user("invoice_desk.issue", hotel, asked)
    assert made.gross_amount == 45
    assert (await user("invoice_desk.get", hotel, made.id)).document_number == made.document_number
    paid = models.InvoiceChange(paid=True)
    assert (await user("invoice_desk.change_state", hotel, made.id, paid)).paid is True
    assert len((await user("invoice_desk.mail", hotel, made.id, models.InvoiceMailRequest())).data) == 1
    assert (await user("invoice_desk.mails", hotel, made.id)).data[0].to == "ada@example.com"
    note = await user("invoice_desk.credit", hotel, made.id, models.InvoiceCredit(reason="Left early"))
    assert note.credited_invoice.id == made.id
    page = await user("invoices.find", hotel, ids=[made.id, note.id], sort="ID")
    assert [each.id for each in page.data] == [made.id, note.id]
    assert [each.id for each in await user.rows("invoices.find_all", hotel, ids=[made.id])] == [made.id]
    assert (await user("invoices.issue_summary", hotel, refer)).url.startswith("http")
    assert len((await user("invoices.create_double_heading", hotel, refer)).customers) == 2


async def _staying(user: Caller, hotel: str, reservation: int, day: date) -> None:
    names = {"givenName": "Ada", "familyName": "Lovelace", "sex": "FEMALE"}
    plain = {"type": "GUEST", "checkin": str(day), "checkout": str(day), **names}
    made = await user("checkins.create_guest", hotel, reservation, plain)
    assert (made.accommodated_type, made.source, made.validated) == ("HEAD_OF_FAMILY", "API", False)
    changed = await user("checkins.update_guest", hotel, reservation, made.id, {"city": "London", **plain})
    assert (changed.id, changed.city) == (made.id, "London")
    assert (await user("checkins.delete_guest", hotel, reservation, made.id)).id == made.id
    assert await user("checkins.checkin_out_status", hotel, reservation, status="CHECKIN_END") is None


async def _extras_of(user: Caller, hotel: str, reservation: int) -> None:
    [cot] = await user(
        "extras.create_many", hotel, [models.ExtraProduct(name="Bottle", model="DAY", base_price=Decimal(5))]
    )
    wanted = [
        models.ExtraDetail(product=cot.id, external_id="SDK"),
        models.ExtraDetail(product=cot.id, price=Decimal(7)),
    ]
    added = (await user("reservations.add_extras", hotel, reservation, models.ReservationExtras(extras=wanted))).data
    assert [each.price for each in added] == [10, 7]
    one = added[1].id
    dearer = models.ExtraDetail(product=cot.id, price=Decimal(8))
    assert (await user("reservations.update_extra", hotel, reservation, one, dearer)).price == 8
    assert (await user("reservations.delete_extra", hotel, reservation, one)).price == 8
    assert (await user("reservations.delete_extra_group", hotel, reservation, "SDK")).price == 10


async def _reservations(user: Caller, hotel: str, room: int, other: int) -> None:
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
    await _guests(user, hotel)
    await _online(user, hotel, booked.id)
    await _chat(user, hotel)
    await _staying(user, hotel, booked.id, first + timedelta(2))
    await _extras_of(user, hotel, booked.id)
    split = models.ReservationSplit(split_room=models.ObjectLight(id=other), split_start=first + timedelta(3))
    assert len((await user("reservations.split", hotel, booked.id, split)).splits) == 1
    assert not (await user("reservations.undo_split", booked.id)).splits
    await _payments(user, hotel, booked.id)
    pair = asked(refer=f"SDK-{uuid4().hex[:8]}")
    pair.guests = [*(pair.guests or ()), models.ReservationGuest(given_name="Mary", family_name="Somerville")]
    await _invoices(user, hotel, (await user("reservations.create", hotel, pair)).refer)
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
    past = await user("revisions.history", hotel, booked.id)
    assert past[0].kind == "CREATED"
    assert past[0].content is not None
    assert past[-1].patch
    found = await user("revisions.find", accommodation=int(hotel), size=1)
    (revision,) = found.data
    assert (await user("revisions.acknowledge", {"ids": [revision.id]})).acknowledged == 1
    assert (await user("revisions.find", accommodation=int(hotel), size=1)).data[0].id != revision.id
    assert await user("revisions.alerts") == []
    replayed = await user("events.replay", accommodation=int(hotel), size=1, wait=10)
    assert replayed.data[0].accommodation == hotel
    planned = await user("room_assignment.assign", hotel, {"from": "2027-01-10", "to": "2027-01-12", "dryRun": True})
    assert planned.dry_run is True
    every = await user.rows("reservations.find_all", hotel, size=3)
    assert booked.id in {each.id for each in every}
    assert len(every) == len({each.id for each in every})


async def _connections(user: Caller, application: Caller, hotel: str, known: dict[str, Any]) -> None:
    picture = hashlib.sha256(b"demo terrace").hexdigest()[:32]
    banner = f"{known['base_url'].removesuffix('/connect')}/photos/{picture}.jpg"
    asked = models.PortalRequest(
        internal_name="sdk_stays",
        external_name="SDK Stays",
        banner=banner,
        login_url="https://extranet.sdk.example/",
        website="https://sdk.example/",
        requires_hotel_id=False,
        content_metas=[],
    )
    try:
        portal = await application("portals.create", asked)
    except refusals.RuleError:
        portal = await application("portals.update", {})
    assert (await application("portals.update", {"externalName": "SDK Hotels"})).external_name == "SDK Hotels"
    made = await user("connections.create", hotel, {"channelId": portal.id, "hotelId": "SDK"})
    changed = await user("connections.update", hotel, made.id, {"commission": 12.5})
    assert changed.commission == Decimal("12.5")
    assert [each.id for each in await user("connections.find", hotel_id="SDK")] == [made.id]
    room = await user(
        "connections.add_external_product", hotel, made.id, {"roomId": "17", "roomName": "Double", "occupancy": 2}
    )
    assert [each.id for each in await user("connections.external_products", hotel, made.id)] == [room.id]
    pair = {"product": known["base_room"], "external_product": room.id}
    mapping = await user("connections.map", hotel, made.id, {}, **pair)
    await _content(user, hotel, made.id, portal.internal_name, pair["product"])
    assert [each.id for each in await user("connections.mappings", hotel, made.id)] == [mapping.id]
    assert all(each.level == "WARNING" for each in (await user("connections.lint", hotel, made.id)).data)
    done = await user("connections.execute", "MARK_CONNECTED", hotel, made.id)
    assert done.additional_info.action_performed == "MARK_CONNECTED"
    assert (await user("connections.log", hotel, made.id, log_type="PORTAL_ACCEPT")).data[0].result == "EXECUTED"
    await user("connections.update", hotel, made.id, {"updateCalendar": True})
    assert (await user("distribution.push", hotel, made.id)).task > 0
    with pytest.raises(refusals.RuleError):
        await user("distribution.reconcile", hotel, made.id)
    assert (await user("distribution.sync", hotel, made.id)).quarantined == 0
    assert (await user("distribution.drift", hotel, made.id)).data == []
    assert (await user("distribution.quarantine", hotel, made.id)).data == []
    assert (await user("distribution.replay", hotel, made.id, {})).data == []
    assert (await user("distribution.dismiss", hotel, made.id, {"ids": []})).data == []
    assert (await user("connections.unmap", hotel, made.id, mapping.id)).id == mapping.id
    assert (await user("connections.delete", hotel, made.id)).id == made.id


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


async def _content(user: Caller, hotel: str, connection: int, portal: str, room: int) -> None:
    """The content of the property on a portal, then that of a product."""
    area = "connection_content"
    assert {each.type for each in await user(f"{area}.codes", portal, category=["BED_TYPE"])} == {"BED_TYPE"}
    assert (await user(f"{area}.set_settings", connection, {"email": "a@example.com"})).email == "a@example.com"
    contact = {"type": "GENERAL", "personName": "Ada"}
    assert (await user(f"{area}.add_contact", connection, contact)).person_name == "Ada"
    assert [each.type for each in await user(f"{area}.contacts", connection)] == ["GENERAL"]
    assert (await user(f"{area}.add_extra_bed", connection, {"price": 10})).price == 10
    assert len(await user(f"{area}.extra_beds", connection)) == 1
    fee = {"portalValue": "VAT", "chargeType": "NIGHT", "amount": 1.5, "exclusive": True}
    assert (await user(f"{area}.add_fee", connection, fee)).charge_type_value == "NIGHT"
    assert len(await user(f"{area}.fees", connection)) == 1
    assert (await user(f"{area}.add_service", connection, {"portalValue": "BAR"})).portal_value == "BAR"
    assert len(await user(f"{area}.services", connection)) == 1
    assert (await user(f"{area}.add_cancellation_policy", connection, policy="FLEXIBLE")).portal_value == "FLEXIBLE"
    assert len(await user(f"{area}.cancellation_policies", connection)) == 1
    agreement = await user(f"{area}.set_rental_agreement", connection, url="https://example.com/a.pdf")
    assert (await user(f"{area}.settings", connection)).rental_agreement == agreement.url
    assert (await user(f"{area}.push", connection)).status == "WAITING"
    assert (await user(f"{area}.delete_contact", connection, "GENERAL")).type == "GENERAL"
    assert (await user(f"{area}.delete_extra_bed", connection, 0)).price == 10
    assert (await user(f"{area}.delete_fee", connection, 0)).portal_value == "VAT"
    assert (await user(f"{area}.delete_service", connection, 0)).portal_value == "BAR"
    assert (await user(f"{area}.delete_cancellation_policy", connection, "FLEXIBLE")).portal_value == "FLEXIBLE"
    await _product_content(user, hotel, portal, room)


async def _product_content(user: Caller, hotel: str, portal: str, room: int) -> None:
    area, at = "product_content", (hotel, room)
    listing = {
        "airbnbPropertyType": "loft",
        "quantity": 1,
        "bathrooms": 1,
        "bedrooms": 1,
        "beds": 1,
        "bathroomShared": False,
        "personCapacity": 2,
        "country": "IT",
        "size": 20.5,
        "floor": 0,
        "place": {"city": "Firenze"},
    }
    assert (await user(f"{area}.set_listing", *at, listing)).size == 20.5
    assert (await user(f"{area}.change_listing", *at, {"beds": 2})).beds == 2
    assert (await user(f"{area}.listing", *at)).place.city == "Firenze"
    text = {"description": {"EN": "Bright"}}
    assert (await user(f"{area}.set_descriptions", *at, text)).description["EN"] == "Bright"
    assert (await user(f"{area}.change_descriptions", *at, {"directions": "Up"})).directions == "Up"
    named = {"calm": {"EN": "Ring once"}}
    assert (await user(f"{area}.add_text", *at, named, field="access")).access is not None
    assert (await user(f"{area}.add_house_rules", *at, {"houseRules": {"EN": "Quiet"}})).house_rules is not None
    around = {"neightboorHood": {"EN": "By the sea"}}
    assert (await user(f"{area}.add_neighborhood", hotel, around, product_id=room)).neightboor_hood is not None
    assert (await user(f"{area}.descriptions", *at)).directions == "Up"
    assert (await user(f"{area}.set_pricing", *at, {"cleaningFee": 5.5})).cleaning_fee == Decimal("5.5")
    assert (await user(f"{area}.change_pricing", *at, {"weeklyDiscount": 10})).weekly_discount == 10
    assert (await user(f"{area}.set_rate", *at, {"javaId": "A"})).java_id == "A"
    assert (await user(f"{area}.change_rate", *at, {"serializedName": "B"})).java_id == "A"
    assert (await user(f"{area}.rate", *at)).serialized_name == "B"
    hours = {"checkinTimeStart": 840, "checkinTimeEnd": 1320, "childrenExtraPrice": 0}
    assert (await user(f"{area}.set_booking_rules", *at, hours)).checkin_time_end == 1320
    assert (await user(f"{area}.change_booking_rules", *at, {"petsAllowed": True})).pets_allowed is True
    assert (await user(f"{area}.set_availability", *at, {"defaultMinStay": 2})).default_min_stay == 2
    assert (await user(f"{area}.availability", *at)).default_min_stay == 2
    assert (await user(f"{area}.add_room", *at, {"type": "BEDROOM"})).type == "BEDROOM"
    assert len(await user(f"{area}.rooms", *at)) == 1
    assert (await user(f"{area}.delete_room", *at, 0)).type == "BEDROOM"
    assert (await user(f"{area}.add_fee", *at, {"portalValue": "LINEN_FEE"})).portal_value == "LINEN_FEE"
    assert len(await user(f"{area}.fees", *at)) == 1
    assert (await user(f"{area}.delete_fee", *at, 0)).portal_value == "LINEN_FEE"
    assert len(await user(f"{area}.add_amenities", *at, amenity=["WIFI", "HEATING"])) == 2
    assert len(await user(f"{area}.amenities", *at)) == 2
    assert (await user(f"{area}.set_cancellation", *at, value="FLEXIBLE")).value == "FLEXIBLE"
    queued = await user(f"{area}.add_photo", *at, url="https://photos.example/a.jpg")
    assert [each.id for each in await user(f"{area}.photo_queue", *at, id=queued.id)] == [queued.id]
    assert isinstance(await user(f"{area}.photos", *at), list)
    with pytest.raises(refusals.NotFound):
        await user(f"{area}.delete_photo", *at, "none.jpg")
    pushed = await user(f"{area}.push", *at, portal)
    assert (await user(f"{area}.process", hotel, pushed.id)).octorate_product == room
    assert (await user(f"{area}.switch_calendar", *at, portal, status=False)).status is False
