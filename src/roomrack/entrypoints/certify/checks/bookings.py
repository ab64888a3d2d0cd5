"""The life of a reservation (docs/contract.md 7)."""

import secrets
from datetime import datetime, timedelta

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import GUEST, Stay, Subject


def left(subject: Subject, stay: Stay, *wanted: int, room: int | None = None) -> None:
    """Raise `Violation` unless so many are left on each night."""
    found = subject.left(room or subject.room, stay)
    if found != list(wanted):
        raise Violation(f"{list(wanted)} left on the nights", str(found))


def status(subject: Subject, number: int, wanted: str) -> None:
    """Raise `Violation` unless a reservation is in this state."""
    found = subject.get(f"{subject.reservations}/{number}").get("status")
    if found != wanted:
        raise Violation(f"status {wanted}", str(found))


@registry.add("bookings.create", "7", "A booking with little more than what is needed is made", level=Level.WRITE)
def create(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay)
    wanted = {"status": "CONFIRMED", "product": subject.room, "channelId": 1}
    if differing := {name: made.get(name) for name, each in wanted.items() if made.get(name) != each}:
        raise Violation(str({name: wanted[name] for name in differing}), str(differing))
    if type(made["id"]) is not int:
        raise Violation("`id` as a number", repr(made["id"]))
    refer = made.get("refer")
    if not isinstance(refer, str) or not 1 <= len(refer) <= 25:
        raise Violation("a `refer` of at most 25 characters", repr(refer))


@registry.add("bookings.defaults", "7", "What was not sent has its default", level=Level.WRITE)
def defaults(subject: Subject) -> None:
    made = subject.book(subject.stay())
    wanted = {"totalGuest": 0, "totalChildren": 0, "totalInfants": 0, "paymentStatus": "UNPAID"}
    if differing := {name: made.get(name) for name, each in wanted.items() if made.get(name) != each}:
        raise Violation(str({name: wanted[name] for name in differing}), str(differing))
    guest = made["guests"][0]
    if guest.get("type") != "BOOKER":
        raise Violation("a guest of type BOOKER", str(guest.get("type")))


@registry.add(
    "bookings.priced", "7", "`roomGross` is priced from the calendar, and the nights sum to it", level=Level.WRITE
)
def priced(subject: Subject) -> None:
    stay = subject.stay()
    subject.write(subject.room, stay.last, stay.last, price=120.5).expect_status(200)
    made = subject.book(stay)
    if made.get("roomGross") != 220.5:
        raise Violation("roomGross 220.5", str(made.get("roomGross")))
    nights = [row["price"] for row in made["priceBreakdown"] if row["type"] == "DAILY_ROOM_PRICE"]
    if sorted(nights) != [100, 120.5]:
        raise Violation("DAILY_ROOM_PRICE 100 and 120.5", str(nights))


@registry.add("bookings.own-price", "7", "A `roomGross` that is sent is kept", level=Level.WRITE)
def own_price(subject: Subject) -> None:
    made = subject.book(subject.stay(), roomGross=333.33)
    if made.get("roomGross") != 333.33:
        raise Violation("roomGross 333.33", str(made.get("roomGross")))


@registry.add(
    "bookings.takes-nights", "7", "A booking takes one from every night, and none from others", level=Level.WRITE
)
def takes_nights(subject: Subject) -> None:
    stay = subject.stay(3)
    subject.book(Stay(stay.checkin, stay.last))
    left(subject, stay, 4, 4, 5)


@registry.add("bookings.instants", "1", "`checkin` and `checkout` are instants in UTC with [UTC]", level=Level.WRITE)
def instants(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay)
    for name, day in (("checkin", stay.checkin), ("checkout", stay.checkout)):
        told = made[name]
        if not told.endswith("Z[UTC]"):
            raise Violation(f"`{name}` ending in Z[UTC]", told)
        if abs(datetime.fromisoformat(told.split("Z")[0]).date() - day) > timedelta(1):
            raise Violation(f"`{name}` on {day}", told)


@registry.add("bookings.local-times", "1", "They are the property's check-in and check-out time", level=Level.WRITE)
def local_times(subject: Subject) -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - needed here only

    place = subject.get(f"/rest/v1/accommodation/{subject.house}")
    zone = ZoneInfo(place["timeZone"])
    stay = subject.stay()
    made = subject.book(stay)
    for name, day, minutes in (
        ("checkin", stay.checkin, place["checkinStart"]),
        ("checkout", stay.checkout, place["checkout"]),
    ):
        wanted = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minutes)
        found = datetime.fromisoformat(made[name].removesuffix("[UTC]"))
        if found != wanted:
            raise Violation(f"`{name}` {wanted.isoformat()}", made[name])


@registry.add(
    "bookings.guest-dates", "1", "A guest's own dates are plain dates, the stay's by default", level=Level.WRITE
)
def guest_dates(subject: Subject) -> None:
    stay = subject.stay()
    guest = subject.book(stay)["guests"][0]
    if (guest.get("checkin"), guest.get("checkout")) != (str(stay.checkin), str(stay.checkout)):
        raise Violation(f"{stay.checkin} and {stay.checkout}", f"{guest.get('checkin')} and {guest.get('checkout')}")


@registry.add(
    "bookings.sold-out", "7", "Not enough left is 400 ApiValidationFailed, and nothing is written", level=Level.WRITE
)
def sold_out(subject: Subject) -> None:
    stay = subject.stay(3)
    subject.write(subject.room, stay.last, stay.last, availability=0).expect_status(200)
    subject.try_to_book(subject.draft(subject.room, stay)).expect_error(400, "ApiValidationFailed")
    left(subject, stay, 5, 5, 0)


@registry.add("bookings.last-room", "7", "The last room is sold once", level=Level.WRITE)
def last_room(subject: Subject) -> None:
    stay = subject.stay(1)
    subject.write(subject.room, stay.checkin, stay.checkin, availability=1).expect_status(200)
    subject.book(stay)
    subject.try_to_book(subject.draft(subject.room, stay)).expect_error(400, "ApiValidationFailed")
    left(subject, stay, 0)


@registry.add(
    "bookings.without-availability", "7", "`availability=false` books without taking nights", level=Level.WRITE
)
def without_availability(subject: Subject) -> None:
    stay = subject.stay()
    body = subject.draft(subject.room, stay)
    subject.try_to_book(body, [("availability", "false")]).expect_status(200)
    left(subject, stay, 5, 5)


@registry.add(
    "bookings.cancel", "7", "DELETE cancels, answers the reservation, and gives its nights back", level=Level.WRITE
)
def cancel(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay)
    answer = subject.cancel(made["id"])
    if answer.expect(200).get("status") != "CANCELLED":
        raise Violation("the reservation with status CANCELLED", answer.text)
    left(subject, stay, 5, 5)
    status(subject, made["id"], "CANCELLED")


@registry.add("bookings.cancel-twice", "7", "Cancelling again is 200 and changes nothing", level=Level.WRITE)
def cancel_twice(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay)
    subject.cancel(made["id"]).expect_status(200)
    subject.cancel(made["id"]).expect_status(200)
    left(subject, stay, 5, 5)


@registry.add("bookings.patch", "7", "PATCH changes any subset and nothing else", level=Level.WRITE)
def patch(subject: Subject) -> None:
    made = subject.book(subject.stay(), totalGuest=2)
    path = f"{subject.reservations}/{made['id']}"
    subject.send("PATCH", path, json_body={"privateNotes": "late"}).expect_status(200)
    after = subject.get(path)
    if (after.get("privateNotes"), after.get("totalGuest")) != ("late", 2):
        raise Violation("privateNotes 'late' and still 2 guests", f"{after.get('privateNotes')!r}")


@registry.add("bookings.patch-never-cancels", "7", "PATCH never cancels: 400", level=Level.WRITE)
def patch_never_cancels(subject: Subject) -> None:
    made = subject.book(subject.stay())
    path = f"{subject.reservations}/{made['id']}"
    subject.send("PATCH", path, json_body={"status": "CANCELLED"}).expect_error(
        400, "ApiValidationFailed", "ApiParamsExemption"
    )
    status(subject, made["id"], "CONFIRMED")


@registry.add(
    "bookings.other-dates", "7", "Other dates give nights back and take others in one step", level=Level.WRITE
)
def other_dates(subject: Subject) -> None:
    stay = subject.stay(4)
    made = subject.book(Stay(stay.checkin, stay.checkin + timedelta(2)))
    body = {"checkin": str(stay.checkin + timedelta(1)), "checkout": str(stay.checkout)}
    subject.send("PATCH", f"{subject.reservations}/{made['id']}", json_body=body).expect_status(200)
    left(subject, stay, 5, 4, 4, 4)


@registry.add("bookings.other-dates-refused", "7", "Other dates that are sold out change nothing", level=Level.WRITE)
def other_dates_refused(subject: Subject) -> None:
    stay = subject.stay(3)
    made = subject.book(Stay(stay.checkin, stay.checkin + timedelta(1)))
    subject.write(subject.room, stay.last, stay.last, availability=0).expect_status(200)
    body = {"checkout": str(stay.checkout)}
    answer = subject.send("PATCH", f"{subject.reservations}/{made['id']}", json_body=body)
    answer.expect_error(400, "ApiValidationFailed")
    left(subject, stay, 4, 5, 0)


@registry.add(
    "bookings.other-product",
    "7",
    "Another product gives one room's nights back and takes the other's",
    level=Level.WRITE,
)
def other_product(subject: Subject) -> None:
    other, stay = subject.new_room(units=2), subject.stay()
    made = subject.book(stay)
    path = f"{subject.reservations}/{made['id']}"
    subject.send("PATCH", path, json_body={"product": other}).expect_status(200)
    left(subject, stay, 5, 5)
    left(subject, stay, 1, 1, room=other)


@registry.add("bookings.waiting-holds", "7", "A WAITING reservation holds its nights", level=Level.WRITE)
def waiting_holds(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay, status="WAITING")
    if made.get("status") != "WAITING":
        raise Violation("status WAITING", str(made.get("status")))
    left(subject, stay, 4, 4)


@registry.add("bookings.put-status", "7", "PUT with only `status` confirms, and takes nothing more", level=Level.WRITE)
def put_status(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay, status="WAITING")
    path = f"{subject.reservations}/{made['id']}"
    answer = subject.send("PUT", path, json_body={"status": "CONFIRMED"})
    if answer.expect(200).get("status") != "CONFIRMED":
        raise Violation("status CONFIRMED", answer.text)
    left(subject, stay, 4, 4)


@registry.add("bookings.put-cancels", "7", "PUT with status CANCELLED cancels", level=Level.WRITE)
def put_cancels(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay)
    path = f"{subject.reservations}/{made['id']}"
    subject.send("PUT", path, json_body={"status": "CANCELLED"}).expect_status(200)
    left(subject, stay, 5, 5)


@registry.add(
    "bookings.book-again", "7", "A cancelled one is confirmed again only if its nights are free", level=Level.WRITE
)
def book_again(subject: Subject) -> None:
    stay = subject.stay()
    made = subject.book(stay)
    path = f"{subject.reservations}/{made['id']}"
    subject.cancel(made["id"]).expect_status(200)
    subject.write(subject.room, stay.checkin, stay.checkin, availability=0).expect_status(200)
    subject.send("PUT", path, json_body={"status": "CONFIRMED"}).expect_error(400, "ApiValidationFailed")
    left(subject, stay, 0, 5)
    subject.write(subject.room, stay.checkin, stay.checkin, availability=1).expect_status(200)
    subject.send("PUT", path, json_body={"status": "CONFIRMED"}).expect_status(200)
    left(subject, stay, 0, 4)


@registry.add(
    "bookings.put-needs-fields", "7", "PUT with more than `status` needs the required fields", level=Level.WRITE
)
def put_needs_fields(subject: Subject) -> None:
    made = subject.book(subject.stay())
    answer = subject.send("PUT", f"{subject.reservations}/{made['id']}", json_body={"privateNotes": "x"})
    answer.expect_error(400, "ApiParamsExemption")


@registry.add(
    "bookings.channel-refer",
    "7",
    "The same channelRefer again changes the booking, it does not double",
    level=Level.WRITE,
)
def channel_refer(subject: Subject) -> None:
    stay = subject.stay()
    own = secrets.token_hex(6)
    first = subject.book(stay, channelRefer=own)
    again = subject.book(stay, channelRefer=own, privateNotes="again")
    if again["id"] != first["id"] or again.get("channelRefer") != own:
        raise Violation(f"reservation {first['id']} again, with its channelRefer", str(again["id"]))
    left(subject, stay, 4, 4)


@registry.add("bookings.bulk", "7", "Several rooms at once share one `refer`", level=Level.WRITE)
def bulk(subject: Subject) -> None:
    stay = subject.stay()
    answer = subject.send(
        "POST",
        f"/rest/v1/reservation/bulk/{subject.house}",
        json_body={"reservations": [subject.draft(subject.room, stay) for _ in range(2)]},
    )
    rows = answer.expect(200).get("data", [])
    for row in rows:
        subject.undo_booking(row["id"])
    if len(rows) != 2 or len({row["refer"] for row in rows}) != 1:
        raise Violation('two reservations in "data" with one refer', answer.text)
    left(subject, stay, 3, 3)


@registry.add("bookings.bulk-all-or-nothing", "7", "If one of several can't be booked, none is", level=Level.WRITE)
def bulk_all_or_nothing(subject: Subject) -> None:
    stay, full = subject.stay(), subject.stay()
    subject.write(subject.room, full.checkin, full.last, availability=0).expect_status(200)
    body = {"reservations": [subject.draft(subject.room, stay), subject.draft(subject.room, full)]}
    answer = subject.send("POST", f"/rest/v1/reservation/bulk/{subject.house}", json_body=body)
    answer.expect_error(400, "ApiValidationFailed")
    left(subject, stay, 5, 5)


@registry.add(
    "bookings.group-cancel", "7", "A group is cancelled by its `refer`, answered as a bare array", level=Level.WRITE
)
def group_cancel(subject: Subject) -> None:
    stay = subject.stay()
    refer = secrets.token_hex(6)
    made = [subject.book(stay, refer=refer)["id"] for _ in range(2)]
    answer = subject.send("DELETE", f"{subject.reservations}/group/{refer}")
    rows = answer.expect(200)
    if not isinstance(rows, list) or sorted(row["id"] for row in rows) != sorted(made):
        raise Violation(f"a bare array of {made}", answer.text)
    left(subject, stay, 5, 5)


@registry.add("bookings.cards-refused", "8", "A body with a card number is 403 ApiSecurityException", level=Level.WRITE)
def cards_refused(subject: Subject) -> None:
    body = subject.draft(subject.room, subject.stay(), streamCard={"pan": "4111111111111111", "cvv": "123"})
    subject.try_to_book(body).expect_error(403, "ApiSecurityException")


@registry.add("bookings.reversed", "7", "A departure that is not after the arrival is refused", level=Level.WRITE)
def reversed_dates(subject: Subject) -> None:
    stay = subject.stay()
    body = subject.draft(subject.room, Stay(stay.checkout, stay.checkin))
    subject.try_to_book(body).expect_error(400, "ApiParamsExemption", "ApiValidationFailed", element="$.checkout")


@registry.add("bookings.guest-needed", "7", "A reservation without a guest is refused", level=Level.WRITE)
def guest_needed(subject: Subject) -> None:
    body = subject.draft(subject.room, subject.stay(), guests=[])
    subject.try_to_book(body).expect_error(400, "ApiParamsExemption", element="$.guests")


@registry.add(
    "bookings.guest-kept", "7", "The guest's name is read back as it was sent, in any script", level=Level.WRITE
)
def guest_kept(subject: Subject) -> None:
    name = {"givenName": "Zoë 玲", "familyName": "Łukasiewicz-Ωmega"}
    made = subject.book(subject.stay(), guests=[{**GUEST, **name}])
    guest = subject.get(f"{subject.reservations}/{made['id']}")["guests"][0]
    found = {key: guest.get(key) for key in name}
    if found != name:
        raise Violation(str(name), str(found))
