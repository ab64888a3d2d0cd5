"""Writing the calendar in bulk (docs/contract.md 6)."""

from datetime import date, timedelta
from typing import Any

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Subject
from roomrack.entrypoints.certify.wire import elements


def item(room: object, first: object, last: object, **values: Any) -> dict[str, Any]:
    """One item of a bulk write."""
    return {"room": room, "dateFrom": str(first), "dateTo": str(last), "values": values}


def shows(subject: Subject, room: int, first: date, values: list[Any], name: str) -> None:
    """Raise `Violation` unless a field has these values on the days from the first on."""
    found = [day.get(name) for day in subject.days(room, first, first + timedelta(len(values) - 1))]
    if found != values:
        raise Violation(f"{name} {values}", str(found))


@registry.add("bulk.answer", "6", "A bulk write answers its process and success", level=Level.WRITE)
def answer(subject: Subject) -> None:
    day = subject.stay(1).checkin
    reply = subject.write(subject.room, day, day, price=101)
    body = reply.expect(200)
    process = body.get("process")
    if body.get("success") is not True or not isinstance(process, list) or type(process[0]) is not int:
        raise Violation('{"process": [<number>], "success": true}', reply.text)


@registry.add("bulk.both-ends", "6", "Both ends of a range are written, and nothing beyond", level=Level.WRITE)
def both_ends(subject: Subject) -> None:
    stay = subject.stay(4)
    subject.write(subject.room, stay.checkin + timedelta(1), stay.checkin + timedelta(2), price=77).expect_status(200)
    shows(subject, subject.room, stay.checkin, [100, 77, 77, 100], "price")


@registry.add("bulk.only-what-is-sent", "6", "Only the values that are sent change", level=Level.WRITE)
def only_what_is_sent(subject: Subject) -> None:
    day = subject.stay(1).checkin
    before = subject.days(subject.room, day, day)[0]
    subject.write(subject.room, day, day, minstay=3).expect_status(200)
    after = subject.days(subject.room, day, day)[0]
    if after != {**before, "minStay": 3}:
        raise Violation(f"{ {**before, 'minStay': 3} }", str(after))


@registry.add("bulk.every-value", "6", "Every value that can be written is read back", level=Level.WRITE)
def every_value(subject: Subject) -> None:
    day = subject.stay(1).checkin
    values = {
        "availability": 2,
        "price": 88.5,
        "minstay": 2,
        "maxstay": 21,
        "stopSells": True,
        "closeToArrival": True,
        "closeToDeparture": True,
        "cutOffDays": 4,
    }
    subject.write(subject.room, day, day, **values).expect_status(200)
    after = subject.days(subject.room, day, day)[0]
    wanted = {{"minstay": "minStay", "maxstay": "maxStay"}.get(name, name): value for name, value in values.items()}
    if differing := {name: after.get(name) for name, value in wanted.items() if after.get(name) != value}:
        raise Violation(f"{ {name: wanted[name] for name in differing} }", str(differing))


@registry.add("bulk.names-as-read", "6", "`minStay` and `maxStay` are accepted, as they are read", level=Level.WRITE)
def names_as_read(subject: Subject) -> None:
    day = subject.stay(1).checkin
    subject.write(subject.room, day, day, minStay=4, maxStay=11).expect_status(200)
    shows(subject, subject.room, day, [4], "minStay")
    shows(subject, subject.room, day, [11], "maxStay")


@registry.add("bulk.in-order", "6", "Where items overlap the later one wins", level=Level.WRITE)
def in_order(subject: Subject) -> None:
    stay = subject.stay(3)
    middle = stay.checkin + timedelta(1)
    body = [item(subject.room, stay.checkin, stay.last, price=60), item(subject.room, middle, middle, price=61)]
    subject.bulk(body).expect_status(200)
    shows(subject, subject.room, stay.checkin, [60, 61, 60], "price")


@registry.add("bulk.cents", "1", "Prices keep the digits of their currency", level=Level.WRITE)
def cents(subject: Subject) -> None:
    day = subject.stay(1).checkin
    subject.write(subject.room, day, day, price=129.95).expect_status(200)
    shows(subject, subject.room, day, [129.95], "price")


@registry.add("bulk.availability-is-what-is-left", "6", "`availability` sets what is left to sell", level=Level.WRITE)
def availability_is_what_is_left(subject: Subject) -> None:
    stay = subject.stay(1)
    subject.book(stay)
    shows(subject, subject.room, stay.checkin, [4], "availability")
    subject.write(subject.room, stay.checkin, stay.checkin, availability=3).expect_status(200)
    shows(subject, subject.room, stay.checkin, [3], "availability")


@registry.add("bulk.unknown-room", "6", "An unknown room is 422 and its item named", level=Level.WRITE)
def unknown_room(subject: Subject) -> None:
    day = subject.stay(1).checkin
    subject.bulk([item(ABSENT, day, day, price=1)]).expect_error(422, "ApiResourceMissing", element="$[0].room")


@registry.add("bulk.reversed", "6", "A range that ends before it begins is refused", level=Level.WRITE)
def reversed_range(subject: Subject) -> None:
    stay = subject.stay(2)
    reply = subject.bulk([item(subject.room, stay.checkout, stay.checkin, price=1)])
    reply.expect_error(400, "ApiParamsExemption", "ApiValidationFailed")


@registry.add("bulk.negative-availability", "6", "Negative availability is refused and named", level=Level.WRITE)
def negative_availability(subject: Subject) -> None:
    day = subject.stay(1).checkin
    reply = subject.write(subject.room, day, day, availability=-1)
    reply.expect_error(400, "ApiParamsExemption", "ApiValidationFailed", element="$[0].values.availability")


@registry.add("bulk.negative-price", "6", "A negative price is refused and named", level=Level.WRITE)
def negative_price(subject: Subject) -> None:
    day = subject.stay(1).checkin
    reply = subject.write(subject.room, day, day, price=-1)
    reply.expect_error(400, "ApiParamsExemption", "ApiValidationFailed", element="$[0].values.price")


@registry.add("bulk.minimum-over-maximum", "6", "A minimum stay over the maximum is refused", level=Level.WRITE)
def minimum_over_maximum(subject: Subject) -> None:
    day = subject.stay(1).checkin
    reply = subject.write(subject.room, day, day, minstay=9, maxstay=2)
    reply.expect_error(400, "ApiParamsExemption", "ApiValidationFailed")


@registry.add("bulk.horizon", "6", "Days past the horizon of 1,095 days are refused", level=Level.WRITE)
def horizon(subject: Subject) -> None:
    day = subject.today + timedelta(1200)
    subject.write(subject.room, day, day, price=50).expect_error(400, "ApiParamsExemption", "ApiValidationFailed")


@registry.add("bulk.every-bad-item", "6", "Every bad item is named", level=Level.WRITE)
def every_bad_item(subject: Subject) -> None:
    stay = subject.stay(3)
    body = [
        item(subject.room, stay.checkin, stay.checkin, price=-5),
        item(subject.room, stay.checkin, stay.checkin, price=90),
        item(subject.room, stay.checkin, stay.checkin, availability=-5),
    ]
    named = elements(subject.bulk(body).expect_error(400, "ApiParamsExemption", "ApiValidationFailed"))
    if not {"$[0].values.price", "$[2].values.availability"} <= named or any("$[1]" in each for each in named):
        raise Violation("$[0].values.price and $[2].values.availability", ", ".join(sorted(named)))


@registry.add("bulk.all-or-nothing", "6", "One bad item refuses the whole call", level=Level.WRITE)
def all_or_nothing(subject: Subject) -> None:
    day = subject.stay(1).checkin
    body = [item(subject.room, day, day, price=55), item(ABSENT, day, day, price=55)]
    subject.bulk(body).expect_status(422)
    shows(subject, subject.room, day, [100], "price")


@registry.add("bulk.no-list", "2", "A body that is no list is 400", level=Level.WRITE)
def no_list(subject: Subject) -> None:
    subject.bulk({"room": subject.room}).expect_error(400, "ApiParamsExemption", "JsonParseExemption", "BadRequest")


@registry.add("bulk.wrong-date", "2", "A date that is none is named by its path", level=Level.WRITE)
def wrong_date(subject: Subject) -> None:
    reply = subject.bulk([item(subject.room, "soon", "later", price=1)])
    reply.expect_error(400, "ApiParamsExemption", element="$[0].dateFrom")
