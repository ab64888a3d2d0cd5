"""What the cases are thrown at: a property of a test's own with something of every kind, and all its credentials."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from roomrack.domain.ical import service as ical
from roomrack.domain.identity import service as identity
from roomrack.infra.http.caller import Scheme
from tests.factories import Session, World
from tests.permissions.actors import GROUP, Victim, conditions, connection_of, stay_of

EVENTS = ("RESERVATION_CREATED", "RESERVATION_CHANGE", "RESERVATION_CANCELLED", "RESERVATION_CONFIRMED")
# Nobody listens there, and no worker delivers from this database.
NOWHERE = "http://127.0.0.1:9/hooks"
NO_CREDENTIAL: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Ground:
    """A property and the ways to it. What it holds may be destroyed."""

    credentials: Mapping[str, Mapping[str, str]]
    """Headers by the name of their scheme."""
    known: Mapping[str, Sequence[object]]
    """Values that mean something here, by the name of a parameter or field."""
    reservations: Sequence[int]
    subscriptions: Sequence[int]
    products: Sequence[int]
    victim: Victim
    doomed: int
    """Another property, for operations after which a property answers nothing more."""

    feeds: Sequence[str]
    """The addresses of calendars that go out. Like names of photos they stand in paths alone, not in bodies' fields."""

    def named(self, operation: str) -> Mapping[str, Sequence[object]]:
        """What is known, for one operation."""
        if operation in {"deleteAccommodation", "deleteAccount"}:
            return {**self.known, "accommodation": [str(self.doomed)]}
        if operation == "deletePhoto":
            return {**self.known, "name": [self.victim.photo]}
        if operation == "getCalendarFeed":
            return {**self.known, "address": self.feeds}
        if operation in {"getById", "update", "changeGuest", "mergeGuests", "exportGuest", "eraseGuest"}:
            return {**self.known, "guestId": [self.victim.registered]}
        if operation == "searchHotel":
            return {**self.known, "id": [self.victim.hotel.id]}
        return self.known

    def ids(self, path: str) -> Sequence[int]:
        """What `{id}` stands for in a path, and `{productId}` in one of an extra."""
        if "/reservation/" in path:
            return self.reservations
        if "/extra/" in path:
            return [self.victim.extra]
        if "/policy/" in path:
            return [self.victim.policy]
        if "/rateplans/" in path:
            return [self.victim.rate_plan]
        if "/people/invitation/" in path:
            return [self.victim.invitation]
        if "/people/" in path:
            return [self.victim.employee]
        return self.subscriptions if "/subscription/" in path else self.products


async def make(world: World) -> Ground:
    """Two base rooms on sale, a rate, a suite, a room to delete, bookings alone and together, a subscription."""
    application = await world.application_session()
    hotel = await world.hotel(city="Fuzzborough")
    owner = await world.session(hotel, app=application.app)
    key = await world.key_session(hotel, app=application.app)
    room, other, spare = [await world.product(hotel) for _ in range(3)]
    rate = await world.product(hotel, parent=room, follows_availability=True, price_rule="PERCENT", price_value=-10)
    suite = await world.suite(hotel, room, other)
    today = world.today(hotel)
    days = [(today + timedelta(ahead)).isoformat() for ahead in (0, 1, 2, 5, 30)]
    await _sell(owner, [room, other], days[0], (today + timedelta(60)).isoformat())
    bookings = [
        {
            "channelId": 1,
            "product": product,
            "checkin": days[1],
            "checkout": days[3],
            "guests": [{"givenName": "Grace", "familyName": "Hopper", "email": "grace@guests.example"}],
        }
        for product in (room, rate, other)
    ]
    answer = await owner.post(f"/rest/v1/reservation/bulk/{hotel.id}", json={"reservations": bookings})
    assert answer.status_code == 200, answer.text
    booked = answer.json()["data"]
    subscribed = await owner.post(f"/rest/v1/subscription/{EVENTS[0]}", data={"url": NOWHERE})
    assert subscribed.status_code == 200, subscribed.text
    tried = await owner.post(
        "/rest/x1/webhook/test", json={"subscription": subscribed.json()["id"], "accommodation": hotel.id}
    )
    assert tried.status_code == 200, tried.text
    doomed = await world.hotel()
    for each in (hotel, doomed):
        await world.session(each, app=application.app)
    network = await application.post("/rest/v1/accommodation/network", params={"accommodation": hotel.id})
    assert network.status_code == 200, network.text
    extra, policy, rate_plan = await conditions(hotel, owner)
    products = [room, other, spare, rate, suite]
    portal = await connection_of(world, hotel, owner)
    door = await world.pms_room(hotel, room)
    photo, _ = await world.photo(hotel)
    _, of_product = await world.photo(hotel, product=room)
    _, of_room = await world.photo(hotel, pms_room=door)
    async with world.unit() as unit:
        links = await ical.links(unit, hotel.id, with_names=False)
        guest = identity.Guest("asked@guests.example", "Asked")
        asked, _ = await identity.invite(unit, hotel.id, hotel.name, guest, asking=hotel.person, mails=False)
    reservations = [each["id"] for each in booked]
    stay = await stay_of(hotel, owner, reservations[0], today + timedelta(1))
    return Ground(
        credentials={
            Scheme.OAUTH.value: owner.headers,
            Scheme.APPLICATION.value: application.headers,
            Scheme.KEY.value: key.headers,
        },
        known={
            **_under(("accommodation", "accommodationId", "codice", "propertyId"), [str(hotel.id)]),
            **_under(
                ("product", "productId", "roomid", "room", "parent", "product[]", "roomId", "roomRateId"), products
            ),
            **_under(("checkin", "dateFrom", "startDate", "date"), days[:3]),
            **_under(("checkout", "dateTo", "endDate"), days[2:]),
            "refer": [booked[0]["refer"]],
            "event": EVENTS,
            "url": [NOWHERE],
            "ids[]": [[*reservations, *products]],
            "ids": [[tried.json()["id"]]],
            "after": ["0.0"],
            "wait": [0],
            "status": ["CONFIRMED", "WAITING", "CANCELLED"],
            "channelId": [1, 288, 900_001],
            "connection": [portal["connection"]],
            "mappingId": [portal["mapping"]],
            "action": ["COMMIT_MAPPING_AS_COMPLETED", "IMPORT_ROOMS_PMS", "EMAIL_HELP_CUSTOMER"],
            "ratePlan": [rate_plan],
            "client_id": [application.app.client_id],
            "client_secret": [application.app.client_secret],
            "refresh_token": [owner.refresh_token],
            "network": [network.json()["id"]],
            "value": [True],
            "language": ["IT"],
            "list": ["countries", "currencies", "languages", "contentCategories"],
            "country": ["IT"],
            "imageId": [of_product],
            "pmsRoomId": [door],
            "pmsRoomImageId": [of_room],
            "currency": ["EUR"],
            "timeZone": ["Europe/Rome"],
            "reservationId": reservations,
            "extraId": [stay["sold_extra"]],
            "externalId": [GROUP],
            "paymentId": [stay["payment"]],
            "invoiceId": [stay["invoice"]],
            "idDocumentEncrypted": ["A" * 80],
            "otaName": ["BOOKING"],
            "guestId": [stay["guest"], stay["registered"]],
        },
        reservations=reservations,
        subscriptions=[subscribed.json()["id"]],
        products=products,
        victim=Victim(
            hotel,
            owner,
            room,
            reservations[0],
            booked[0]["refer"],
            subscribed.json()["id"],
            tried.json()["id"],
            network.json()["id"],
            hotel.person,
            extra,
            policy,
            rate_plan,
            photo=photo,
            pms_room=door,
            product_photo=of_product,
            pms_photo=of_room,
            invitation=asked.id,
            arrival=days[1],
            **stay,
            **portal,
        ),
        doomed=doomed.id,
        feeds=[links.address, *(link.address for link in (*links.products, *links.rooms))],
    )


def _under(names: Sequence[str], values: Sequence[object]) -> dict[str, Sequence[object]]:
    return dict.fromkeys(names, values)


async def _sell(owner: Session, rooms: Sequence[int], first: str, last: str) -> None:
    values = {"availability": 50, "price": 100.0}
    body = [{"room": room, "dateFrom": first, "dateTo": last, "values": values} for room in rooms]
    answer = await owner.post("/rest/v1/calendar/bulk", json=body)
    assert answer.status_code == 200, answer.text
