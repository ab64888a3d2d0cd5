"""Derived rates: computed, never copied (docs/contract.md 5)."""

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import Subject


def value(subject: Subject, room: int, name: str) -> object:
    """A field of one day of the kit's own, on which the room costs 99.5."""
    stay = subject.stay(1)
    subject.write(subject.room, stay.checkin, stay.checkin, price=99.5, availability=3, minstay=2).expect_status(200)
    return subject.days(room, stay.checkin, stay.checkin)[0].get(name)


def same(found: object, wanted: object, what: str) -> None:
    """Raise `Violation` unless they are equal."""
    if found != wanted:
        raise Violation(f"{what} {wanted}", str(found))


@registry.add("derived.percent", "5", "PERCENT changes the parent's price by so many percent", level=Level.WRITE)
def percent(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="PERCENT", priceValue=-10)
    same(value(subject, rate, "price"), 89.55, "price")


@registry.add("derived.increment", "5", "INCREMENT adds to the parent's price", level=Level.WRITE)
def increment(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="INCREMENT", priceValue=12.25)
    same(value(subject, rate, "price"), 111.75, "price")


@registry.add("derived.chain", "5", "A rate of a rate is computed step by step", level=Level.WRITE)
def chain(subject: Subject) -> None:
    middle = subject.new_rate(subject.room, price="INCREMENT", priceValue=10.5)
    last = subject.new_rate(middle, price="PERCENT", priceValue=10)
    same(value(subject, last, "price"), 121, "price")


@registry.add("derived.at-once", "5", "A change of the parent is seen in every descendant at once", level=Level.WRITE)
def at_once(subject: Subject) -> None:
    middle = subject.new_rate(subject.room, price="PERCENT", priceValue=100)
    last = subject.new_rate(middle, price="INCREMENT", priceValue=-1)
    stay = subject.stay(1)
    for price in (50, 70):
        subject.write(subject.room, stay.checkin, stay.checkin, price=price).expect_status(200)
        shown = [subject.days(rate, stay.checkin, stay.checkin)[0]["price"] for rate in (middle, last)]
        same(shown, [price * 2, price * 2 - 1], "prices")


@registry.add(
    "derived.linked-columns", "5", "Availability and stay limits follow when they are linked", level=Level.WRITE
)
def linked_columns(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="PERCENT", priceValue=-5)
    same(value(subject, rate, "availability"), 3, "availability")
    same(value(subject, rate, "minStay"), 2, "minStay")


@registry.add("derived.stop-sell", "5", "A stop-sell of the parent closes a linked rate", level=Level.WRITE)
def stop_sell(subject: Subject) -> None:
    linked = subject.new_rate(subject.room, price="PERCENT", priceValue=-5)
    free = subject.new_rate(subject.room, price="PERCENT", priceValue=-5, stopSell=False)
    stay = subject.stay(1)
    subject.write(subject.room, stay.checkin, stay.checkin, stopSells=True).expect_status(200)
    shown = [subject.days(rate, stay.checkin, stay.checkin)[0]["stopSells"] for rate in (linked, free)]
    same(shown, [True, False], "stopSells of the linked and the free rate")


@registry.add("derived.own-column", "5", "A column that is not linked is the rate's own", level=Level.WRITE)
def own_column(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, stay=False, price="PERCENT", priceValue=-5)
    stay = subject.stay(1)
    subject.write(subject.room, stay.checkin, stay.checkin, minstay=2).expect_status(200)
    subject.write(rate, stay.checkin, stay.checkin, minstay=7).expect_status(200)
    shown = [subject.days(room, stay.checkin, stay.checkin)[0]["minStay"] for room in (subject.room, rate)]
    same(shown, [2, 7], "minStay of the room and the rate")


@registry.add("derived.own-price", "5", "With CALENDAR the rate has its own price", level=Level.WRITE)
def own_price(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="CALENDAR")
    stay = subject.stay(1)
    subject.write(rate, stay.checkin, stay.checkin, price=222).expect_status(200)
    shown = [subject.days(room, stay.checkin, stay.checkin)[0]["price"] for room in (subject.room, rate)]
    same(shown, [100, 222], "price of the room and the rate")


@registry.add("derived.linked-column-refused", "5", "A linked column can't be written on the child", level=Level.WRITE)
def linked_column_refused(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="PERCENT", priceValue=-5)
    day = subject.stay(1).checkin
    for name, written in (("price", 10), ("availability", 1)):
        body = subject.write(rate, day, day, **{name: written}).expect_error(
            400, "ApiValidationFailed", element=f"$[0].values.{name}"
        )
        if str(subject.room) not in str(body):
            raise Violation(f"the parent {subject.room} named", str(body.get("message")))


@registry.add(
    "derived.booking-takes-from-the-room", "7", "Booking a linked rate takes the room's nights", level=Level.WRITE
)
def booking_takes_from_the_room(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="PERCENT", priceValue=-5)
    stay = subject.stay()
    subject.book(stay, room=rate)
    same(subject.left(subject.room, stay), [4, 4], "left of the room")
    same(subject.left(rate, stay), [4, 4], "left of the rate")


@registry.add(
    "derived.delete-parent", "5", "A product that others are derived from can't be deleted", level=Level.WRITE
)
def delete_parent(subject: Subject) -> None:
    parent = subject.product_id(subject.create_product())
    subject.new_rate(parent)
    answer = subject.send("DELETE", f"/rest/v1/roomrates/{subject.house}/{parent}")
    answer.expect_error(400, "ApiValidationFailed")
