"""A victim with something of every kind, and everybody who has no business with it."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx2

from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.infra import tasks
from roomrack.infra.http.operation import Operation
from tests.factories import Hotel, Session, World
from tests.factories.world import READ_ONLY

MARK = "Unmistakable"
"""Stands in every name of the victim, so that a leak is found by searching an answer for it."""

GROUP = "GROUP"
"""The externalId of the victim's sold extra."""

SIMULATOR = 900_001
"""The portal that comes with the server."""


@dataclass(frozen=True, slots=True)
class Victim:
    """The property that is reached for."""

    hotel: Hotel
    owner: Session
    product: int
    reservation: int
    refer: str
    subscription: int
    delivery: int
    network: str
    employee: int
    extra: int
    policy: int
    rate_plan: int
    write: int = 0
    """The id of a bulk write."""
    photo: str = ""
    """The name of a photo of the property."""
    pms_room: int = 0
    product_photo: int = 0
    pms_photo: int = 0
    invitation: int = 0
    arrival: str = ""
    """When the guests of the reservation come."""
    registered: int = 0
    """The same in the registry."""
    guest: int = 0
    """Somebody who stays."""
    sold_extra: int = 0
    """An extra of the reservation; its externalId is that of its group."""
    payment: int = 0
    """A payment of the reservation."""
    revision: int = 0
    """Of the reservation, the first."""
    invoice: int = 0
    thread: int = 0
    message: int = 0
    """What a guest wrote in the thread."""
    offer: int = 0
    """An offer in the thread."""
    connection: int = 0
    """To the simulator."""
    mapping: int = 0
    """Of the connection, of a product that nothing else names."""
    process: int = 0
    """A push of content over the connection."""


@dataclass(frozen=True, slots=True)
class Actors:
    """The victim and those who reach for it."""

    victim: Victim
    stranger: Session
    """Granted a property of another tenant."""
    sibling: Session
    """The same owner and the same application as another property's, but no grant for this one."""
    reader: Session
    sandbox: Session
    """A sandbox application that somebody gave a grant on the production property."""
    application: Session
    key: Session
    expired: Session
    revoked: Session


async def make(world: World, client: httpx2.AsyncClient | None = None) -> Actors:
    """Set the scene. With `client`, everybody speaks to another server than the world's."""
    async with world.unit() as unit:
        network = await properties.create_network(unit, application=None)
    hotel = await world.hotel(city=f"{MARK} City", network=network.id)
    async with world.unit() as unit:
        employee = await identity.create_person(unit, username=f"cook@{hotel.id}.example", name=f"{MARK} Cook")
        await identity.add_membership(unit, employee.id, hotel.id, "STAFF")
    owner = await world.session(hotel)
    product = await world.product(hotel, name=f"{MARK} Room")
    await world.sell(hotel, product)
    arrival = world.today(hotel) + timedelta(7)
    booked = await owner.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": arrival.isoformat(),
            "checkout": (arrival + timedelta(2)).isoformat(),
            "guests": [{"givenName": MARK, "familyName": "Guest", "email": "guest@unmistakable.example"}],
        },
    )
    assert booked.status_code == 200, booked.text
    subscribed = await owner.post(
        "/rest/v1/subscription/RESERVATION_CHANGE", data={"url": "http://127.0.0.1:9/unmistakable"}
    )
    assert subscribed.status_code == 200, subscribed.text
    tried = await owner.post(
        "/rest/x1/webhook/test", json={"subscription": subscribed.json()["id"], "accommodation": hotel.id}
    )
    assert tried.status_code == 200, tried.text
    async with world.unit() as unit:
        write = await unit.raw.fetchval(
            "select reference from event where accommodation = $1 and type = 'calendar.changed'", hotel.id
        )
        revision = await unit.raw.fetchval(
            "select id from event where accommodation = $1 and type = 'reservation.created'", hotel.id
        )
    extra, policy, rate_plan = await conditions(hotel, owner)
    room = await world.pms_room(hotel, product, name=f"{MARK} Door")
    async with world.unit() as unit:
        guest = identity.Guest("guest@unmistakable.example", MARK, "Asked")
        asked, _ = await identity.invite(unit, hotel.id, hotel.name, guest, asking=hotel.person, mails=False)
    stay = await stay_of(hotel, owner, booked.json()["id"], arrival)
    portal = await connection_of(world, hotel, owner)
    pushed = await content_of(world, hotel, owner, product, portal["connection"])
    name, _ = await world.photo(hotel)
    _, of_product = await world.photo(hotel, product=product)
    _, of_room = await world.photo(hotel, pms_room=room)
    other = await world.hotel()
    await world.product(other)
    production = await world.application()
    expired, revoked = await world.session(hotel), await world.session(hotel)
    async with world.unit() as unit:
        await unit.raw.execute(
            "update token set expires_at = $1 where application = $2", unit.now() - timedelta(1), expired.app.id
        )
        await unit.raw.execute("update token set revoked_at = $1 where application = $2", unit.now(), revoked.app.id)
    sandbox_app = await world.application(environment="SANDBOX")
    actors = Actors(
        victim=Victim(
            hotel,
            owner,
            product,
            booked.json()["id"],
            booked.json()["refer"],
            subscribed.json()["id"],
            tried.json()["id"],
            network.name,
            employee.id,
            extra,
            policy,
            rate_plan,
            int(write),
            name,
            room,
            of_product,
            of_room,
            invitation=asked.id,
            arrival=arrival.isoformat(),
            revision=revision,
            **stay,
            **await talk(hotel, owner),
            **portal,
            **pushed,
        ),
        stranger=await world.session(other),
        sibling=await world.session(await world.hotel(), app=production),
        reader=await world.session(hotel, permissions=READ_ONLY),
        sandbox=await world.session(hotel, app=sandbox_app),
        application=await world.application_session(),
        key=await world.key_session(hotel),
        expired=expired,
        revoked=revoked,
    )
    return actors if client is None else _through(actors, client)


async def conditions(hotel: Hotel, owner: Session) -> tuple[int, int, int]:
    """An extra, a policy, and a rate plan that names neither, so that each could be deleted."""
    sold = await owner.post(f"/rest/v1/extra/bulk/{hotel.id}", json=[{"name": f"{MARK} Extra", "model": "DAY"}])
    step = await owner.post(f"/rest/x1/policy/{hotel.id}", json={"title": f"{MARK} Policy", "stepType": "PAYMENT"})
    plan = await owner.post(f"/rest/v1/rateplans/{hotel.id}", json={"internalLabel": f"{MARK} Plan"})
    for answer in (sold, step, plan):
        assert answer.status_code == 200, answer.text
    return sold.json()["data"][0]["id"], step.json()["id"], plan.json()["id"]


async def stay_of(hotel: Hotel, owner: Session, reservation: int, arrival: date) -> dict[str, int]:
    """Those fields of `Victim` that need a reservation: an extra, somebody who stays, a payment and an invoice."""
    parking = await owner.post(f"/rest/v1/extra/bulk/{hotel.id}", json=[{"name": f"{MARK} Parking", "model": "DAY"}])
    sold = await owner.post(
        f"/rest/v1/reservation/{hotel.id}/{reservation}/extras",
        json={"extras": [{"product": parking.json()["data"][0]["id"], "price": 9, "externalId": GROUP}]},
    )
    staying = await owner.post(
        f"/rest/v2/checkin/{hotel.id}/{reservation}/guest",
        json={
            "type": "GUEST",
            "givenName": MARK,
            "familyName": "Stayer",
            "sex": "MALE",
            "checkin": arrival.isoformat(),
            "checkout": arrival.isoformat(),
        },
    )
    paid = await owner.post(
        f"/rest/v1/reservation/{hotel.id}/{reservation}/payment",
        json={"paymentMode": "CASH", "referenceTime": arrival.isoformat(), "amount": 7, "description": f"{MARK} Cash"},
    )
    item = {"description": f"{MARK} Item", "price": 10, "vatPercent": 10}
    invoiced = await owner.post(
        f"/rest/x1/invoice/{hotel.id}",
        json={"documentType": "INVOICE", "items": [item], "customer": {"lastname": MARK}},
    )
    registered = await owner.get(f"/rest/v1/guests/{hotel.id}/list")
    for answer in (sold, staying, paid, invoiced, registered):
        assert answer.status_code == 200, answer.text
    return {
        "sold_extra": sold.json()["data"][0]["id"],
        "guest": staying.json()["id"],
        "registered": registered.json()["data"][0]["id"],
        "payment": paid.json()["id"],
        "invoice": invoiced.json()["id"],
    }


async def talk(hotel: Hotel, owner: Session) -> dict[str, int]:
    """Those fields of `Victim` that are said: a thread, the guest's message in it, and an offer."""
    base = f"/rest/v1/chat/{hotel.id}"
    body = {
        "externalThreadId": f"{MARK} thread",
        "sender": {"externalGuest": MARK, "firstname": MARK},
        "attributes": [{"type": "TEXT", "value": f"{MARK} words"}],
    }
    said = await owner.post(f"{base}/messages", json=body)
    assert said.status_code == 200, said.text
    offered = await owner.post(f"{base}/threads/{said.json()['threadId']}/preApprove")
    assert offered.status_code == 200, offered.text
    return {"thread": said.json()["threadId"], "message": said.json()["id"], "offer": offered.json()["id"]}


async def connection_of(world: World, hotel: Hotel, owner: Session) -> dict[str, int]:
    """Those fields of `Victim` that are about a portal."""
    product = await world.product(hotel, name=f"{MARK} Suite")
    made = await owner.post(
        f"/rest/v1/connection/{hotel.id}", json={"channelId": SIMULATOR, "hotelId": f"{MARK}-{hotel.id}"}
    )
    assert made.status_code == 200, made.text
    connection = made.json()["id"]
    room = {"roomId": "17", "rateId": "4", "roomName": f"{MARK} Room", "occupancy": 2}
    sold = await owner.post(f"/rest/v1/connection/external/{hotel.id}/{connection}", json=room)
    mapped = await owner.post(
        f"/rest/v1/connection/mapping/{hotel.id}/{connection}", params={"product": product, "query": "17:4@@2"}
    )
    for answer in (sold, mapped):
        assert answer.status_code == 200, answer.text
    return {"connection": connection, "mapping": mapped.json()["id"]}


async def content_of(world: World, hotel: Hotel, owner: Session, product: int, connection: int) -> dict[str, int]:
    """Those fields of `Victim` that are about content, and content of both kinds."""
    there, here = f"/rest/v1/content/connections/{connection}", f"/rest/v1/content/products/{hotel.id}/{product}"
    fee = {"portalValue": "VAT", "chargeType": "NIGHT", "amount": 1, "exclusive": False}
    hours = {"checkinTimeStart": 840, "checkinTimeEnd": 1320, "childrenExtraPrice": 0}
    for path, body in (
        (f"{there}/accommodationconf", {"email": f"{MARK}@example.com"}),
        (f"{there}/contacts", {"type": "GENERAL", "personName": MARK}),
        (f"{there}/extrabeds", {"price": 10}),
        (f"{there}/fees", fee),
        (f"{there}/services", {"portalValue": MARK}),
        (f"{here}/descriptions", {"description": {"EN": MARK}}),
        (f"{here}/reservation", hours),
        (f"{here}/availabilityconf", {"checkinInstruction": MARK}),
        (f"{here}/rate", {"javaId": MARK}),
        (f"{here}/pricing", {"cleaningFee": 1}),
        (f"{here}/rooms", {"description": MARK}),
        (f"{here}/fees", {"portalValue": MARK}),
    ):
        filled = await owner.post(path, json=body)
        assert filled.status_code == 200, filled.text
    for path, params in (
        (f"{there}/cancellationPolicies", {"policy": "FLEXIBLE"}),
        (f"{here}/amenities", {"amenity": "WIFI"}),
    ):
        filled = await owner.post(path, params=params)
        assert filled.status_code == 200, filled.text
    async with world.unit() as unit:
        subject = {"connection": connection, "portal": "simulator", "message": MARK}
        return {"process": await tasks.add(unit, hotel.id, "CONTENT_PUSH", subject, product=product)}


def _through(actors: Actors, client: httpx2.AsyncClient) -> Actors:
    sessions = {
        name: Session(client, session.headers, session.app)
        for name in Actors.__dataclass_fields__
        if isinstance(session := getattr(actors, name), Session)
    }
    return Actors(victim=actors.victim, **sessions)


def request_for(operation: Operation, victim: Victim) -> tuple[str, str, dict[str, Any]]:
    """A request of the operation that names the victim's things wherever it can."""
    path = operation.path.format_map(
        {
            "accommodation": victim.hotel.id,
            "accommodationId": victim.hotel.id,
            "codice": victim.hotel.id,
            "invoiceId": victim.invoice,
            "idDocumentEncrypted": "A" * 80,
            "product": victim.product,
            "roomRateId": victim.product,
            "language": "IT",
            "productId": victim.extra if "/extra/" in operation.path else victim.product,
            "roomid": victim.product,
            "refer": victim.refer,
            "event": "RESERVATION_CREATED",
            "id": _id_of(operation, victim),
            "reservationId": victim.reservation,
            "guestId": victim.registered if "/guests/" in operation.path else victim.guest,
            "paymentId": victim.payment,
            "network": victim.network,
            "name": victim.photo,
            "imageId": victim.product_photo,
            "pmsRoomId": victim.pms_room,
            "pmsRoomImageId": victim.pms_photo,
            "extraId": victim.sold_extra,
            "externalId": GROUP,
            "list": "countries",
            "country": "IT",
            "propertyId": victim.hotel.id,
            "property": victim.hotel.id,
            "thread": victim.thread,
            "threadId": victim.thread,
            "messageId": victim.message,
            "personId": victim.employee,
            "specialOfferId": victim.offer,
            "otaName": "BOOKING",
            "connection": victim.connection,
            "mappingId": victim.mapping,
            "portal": "simulator",
            "portalname": "simulator",
            "contactType": "GENERAL",
            "portalValue": "FLEXIBLE",
            "index": 0,
            "processId": victim.process,
            "photoName": victim.photo,
            "action": "COMMIT_MAPPING_AS_COMPLETED",
            "address": f"{victim.hotel.id}-a0-{'A' * 32}.ics",
        }
    )
    return operation.method, path, _content(operation, victim)


def _id_of(operation: Operation, victim: Victim) -> int:
    if "/chat/" in operation.path:
        return victim.thread
    if "/reservation/" in operation.path or "/checkin/" in operation.path:
        return victim.reservation
    if "/subscription/" in operation.path:
        return victim.subscription
    if "/calendar/write/" in operation.path:
        return victim.write
    if "/webhook/" in operation.path:
        return victim.delivery
    if "/people/invitation/" in operation.path:
        return victim.invitation
    if "/people/" in operation.path:
        return victim.employee
    if "/policy/" in operation.path:
        return victim.policy
    if "/rateplans/" in operation.path:
        return victim.rate_plan
    return victim.product


def _content(operation: Operation, victim: Victim) -> dict[str, Any]:
    day = "2027-01-10"
    booking = {
        "channelId": 1,
        "product": victim.product,
        "checkin": day,
        "checkout": "2027-01-12",
        "guests": [{"givenName": "A", "familyName": "B"}],
    }
    staying = {
        "type": "GUEST",
        "givenName": "Mine",
        "familyName": "Now",
        "sex": "FEMALE",
        "checkin": victim.arrival,
        "checkout": victim.arrival,
    }
    bodies: dict[str, Any] = {
        "createMessage": {"threadId": victim.thread, "attributes": [{"value": "Mine"}]},
        "updateMessage": "ERROR",
        "setDefaultProcessor": "NOTE",
        "createSpecialOffer": {"startDate": victim.arrival, "nights": 1, "totalPrice": 1},
        "writeChatTemplates": {"data": [{"name": "Mine", "language": "EN", "text": "Mine"}]},
        "changeChatSettings": {"whatsapp": {"template": "mine"}},
        "insert": {"firstname": "Mine"},
        "update": {"firstname": "Mine"},
        "changeGuest": {"firstname": "Mine"},
        "mergeGuests": {"guests": [1]},
        "reportToPolice": {"day": victim.arrival},
        "changeCheckinSettings": {"retentionDays": 60},
        "mailCheckinLink": {"to": ["mine@example.com"]},
        "addPaymentReservation": {"paymentMode": "CASH", "referenceTime": day, "amount": 1},
        "updatePaymentReservation": {"paymentMode": "CASH", "referenceTime": day, "amount": 1},
        "changePaymentSettings": {"processor": "DUMMY_PROCESSOR"},
        "setPaymentMethod": {"method": "mine"},
        "takePayment": {"reservation": victim.reservation, "amount": 1},
        "refundPayment": {"amount": 1},
        "issueInvoice": {"documentType": "PROFORMA", "refer": victim.refer},
        "creditInvoice": {"reason": "mine"},
        "changeInvoiceState": {"paid": True},
        "mailInvoice": {"to": ["mine@example.com"]},
        "changeInvoiceSettings": {"notes": "Mine"},
        "createGuest": staying,
        "updateGuest": staying,
        "bulk": [{"room": victim.product, "dateFrom": day, "dateTo": day, "values": {"price": 1}}],
        "dryRunCalendar": [{"room": victim.product, "dateFrom": day, "dateTo": day, "values": {"price": 1}}],
        "writeCalendarGuarded": [{"room": victim.product, "dateFrom": day, "dateTo": day, "values": {"price": 1}}],
        "createSingleReservation": booking,
        "createManyReservations": {"reservations": [booking]},
        "splitReservation": {"splitRoom": {"id": victim.product}, "splitStart": victim.arrival},
        "addExtraBulkReservation": {"extras": [{"product": victim.extra, "price": 1}]},
        "updateExtraReservation": {"product": victim.extra, "price": 1},
        "updateReservation": {"status": "CANCELLED"},
        "patchReservation": {"privateNotes": "mine now"},
        "createRoomRate": {"name": "Mine"},
        "createRoomRateV3": {"name": "Mine"},
        "updateRoom": {"name": "Mine"},
        "updateRoomV3": {"name": "Mine"},
        "update the room rate": {"name": "Mine"},
        "copy": {"roomIds": [victim.product]},
        "copyV3": {"roomIds": [victim.product], "newAccommodationName": "Mine"},
        "move_1": {"roomIds": [victim.product], "newAccommodationName": "Mine"},
        "moveV3": {"roomIds": [victim.product], "newAccommodationName": "Mine"},
        "runRules": {"roomIds": [victim.product]},
        "runRulesV3": {"roomIds": [victim.product]},
        "translateMissingDescriptions": {"name": "Mine"},
        "translateMissingDescriptionsV3": {"name": "Mine"},
        "createExtraProducts": [{"name": "Mine", "model": "DAY"}],
        "updateExtraProduct": {"name": "Mine"},
        "updateExtraProductBulk": [{"id": victim.extra, "name": "Mine"}],
        "createPolicy": {"title": "Mine", "stepType": "PAYMENT"},
        "updatePolicy": {"title": "Mine"},
        "saveRatePlan": {"internalLabel": "Mine"},
        "setOfferTerms": {"discounts": [{"name": "Mine", "percent": 99}]},
        "quoteStay": {"product": victim.product, "checkin": day, "checkout": "2027-01-12", "people": [{}]},
        "updateRatePlan": {"internalLabel": "Mine"},
        "updateAccommodation": {"name": "Mine"},
        "createAccommodation": {"name": "N", "email": "n@n.example", "givenName": "G", "familyName": "F"},
        "changePerson": {"permissions": {"prices": "NONE"}},
        "invitePerson": {"email": "mine@example.com", "permissions": {}},
        "postConfiguration": {"applicationName": "Renamed"},
        "acknowledgeRevisions": {"ids": [victim.revision]},
        "assignRooms": {"from": victim.arrival, "to": victim.arrival},
        "redeliverWebhooks": {"ids": [victim.delivery]},
        "renewCalendarLinks": {"product": victim.product},
        "importCalendars": {"product": victim.product},
        "advanceSandboxClock": {"seconds": 60},
        "sendTestWebhook": {"subscription": victim.subscription, "accommodation": victim.hotel.id},
        "createDescription_1": {"description": {"EN": "Mine"}},
        "patchDescription": {"description": {"EN": "Mine"}},
        "createDescription": {"description": {"EN": "Mine"}},
        "createNeighborhoodod": {"description": {"EN": "Mine"}},
        "pushAccommodationConfig": {"email": "mine@example.com"},
        "pushContact": {"type": "MINE", "personName": "Mine"},
        "pushExtraBed": {"price": 1},
        "pushFee": {"portalValue": "MINE", "chargeType": "NIGHT", "amount": 1, "exclusive": True},
        "pushService": {"portalValue": "MINE"},
        "configReservation": {"checkinTimeStart": 1, "checkinTimeEnd": 2, "childrenExtraPrice": 3},
        "createRoomFee": {"portalValue": "MINE"},
        "createPortal": {
            "internalName": "mine",
            "externalName": "Mine",
            "banner": "http://127.0.0.1:9/mine.png",
            "loginUrl": "https://mine.example/",
            "website": "https://mine.example/",
            "requiresHotelId": False,
            "contentMetas": [],
        },
        "updatePortal": {"externalName": "Mine"},
        "createConnection": {"channelId": SIMULATOR, "hotelId": "mine"},
        "updateConnection": {"commission": 99},
        "replayQuarantine": {},
        "dismissQuarantine": {"ids": []},
        "createExternalProduct": {"roomId": "mine", "roomName": "Mine", "occupancy": 2},
        "pushMapping": {"product": victim.product, "external": 1},
    }
    if operation.id in bodies:
        return {"json": bodies[operation.id]}
    hook, photo = {"url": "https://hooks.example/mine"}, {"url": "https://photos.example/mine.jpg"}
    lines = f"product,date,price\n{victim.product},{day},1\n"
    property_id = str(victim.hotel.id)
    others: dict[str, dict[str, Any]] = {
        "createSubscription": {"data": hook},
        "updateSubscription": {"data": hook},
        "pushPhotos": {"data": photo},
        "addProductPhoto": {"data": photo},
        "addPmsRoomPhoto": {"data": photo},
        "importCalendar": {"content": lines.encode(), "headers": {"Content-Type": "text/csv"}},
        "migrateApiKey": {"data": {"accommodation": property_id}},
        "createNetwork": {"params": {"accommodation[]": [property_id]}},
        "addToNetwork": {"params": {"accommodation[]": [property_id]}},
        "getNetwork": {"params": {"accommodationId": property_id}},
        "searchHotel": {"params": {"id": property_id}},
        "getRecentMessages": {"params": {"property": property_id}},
        "retrieveConnectionDetail": {"params": {"id[]": victim.connection}},
        "pushCancellationPolicy": {"params": {"policy": "MINE"}},
        "pushRental": {"params": {"url": "https://mine.example/"}},
        "addRoomAmenity": {"params": {"amenity[]": "HEATING"}},
        "setRoomCancellation": {"params": {"value": "MINE"}},
        "calendarCloseOpen": {"params": {"status": False}},
        "uploadRoomPhoto": {"data": photo},
        "changeAdminUserAccess": {"params": {"value": True}},
        "changeGoodMorningEmail": {"params": {"value": True}},
        "changeRatePlanCross": {"params": {"value": True}},
        "move": {"params": {"reservationId": victim.reservation}},
        "getPoliceFile": {"params": {"day": victim.arrival}},
        "Checkin/out Status": {"params": {"status": "CHECKIN_END"}},
        "findRevisions": {"params": {"size": 500}},
        "replayEvents": {"params": {"size": 500}},
        "listenToWebhooks": {"params": {"after": "0.0", "size": 500}},
        "createSuite": {"params": {"children[]": [victim.product]}},
        "Availability Check": {"params": {"startDate": day, "endDate": "2027-01-12"}},
    }
    return others.get(operation.id, {})


async def fingerprint(world: World, victim: Victim) -> dict[str, str]:
    """A digest of everything that belongs to the victim, table by table.

    The request log is not the victim's: it belongs to the application that calls, and is written after the answer. That
    its day has begun is noted by a worker whenever there is one. Of deliveries only their ids count, because a worker
    may be sending them.
    """
    digests: dict[str, str] = {}
    async with world.unit() as unit:
        tables = await unit.raw.fetch(
            "select table_name from information_schema.columns where table_schema = 'public' and column_name = $1 "
            "and table_name not like 'idempotency%' "
            "and table_name not in ('application_accommodation', 'request_log', 'delivery_attempt', 'midnight') "
            "order by table_name",
            "accommodation",
        )
        shown = {row["table_name"]: "t.id::text" if row["table_name"] == "delivery" else "t::text" for row in tables}
        # One statement: this is asked twice for every operation and caller.
        whole = " union all ".join(
            f"select '{name}' as name, string_agg({line}, e'\\n' order by {line}) as lines"
            f' from "{name}" t where accommodation = $1'
            for name, line in shown.items()
        )
        for row in await unit.raw.fetch(whole, victim.hotel.id):
            digests[row["name"]] = hashlib.sha256((row["lines"] or "").encode()).hexdigest()
        subscriptions = await unit.raw.fetch(
            "select t::text as line from subscription t where application = $1", victim.owner.app.id
        )
        digests["subscription"] = repr([line["line"] for line in subscriptions])
    return digests
