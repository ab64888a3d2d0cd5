"""Reading the calendar (docs/contract.md 1 and 6)."""

from datetime import date, timedelta

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import Subject

KEYS = {
    *("date", "availability", "price", "minStay", "maxStay", "stopSells"),
    *("closeToArrival", "closeToDeparture", "cutOffDays", "bookable"),
}
NEVER_SET = {
    "availability": 0,
    "price": 0,
    "minStay": 1,
    "maxStay": 99,
    "stopSells": False,
    "closeToArrival": False,
    "closeToDeparture": False,
    "cutOffDays": 0,
    "bookable": False,
}


@registry.add("calendar.default-days", "6", "Without dates the calendar shows today and 15 days more")
def default_days(subject: Subject) -> None:
    answer = subject.send("GET", subject.calendar, params=[("size", "1")])
    for row in answer.expect(200)["data"]:
        if len(row["days"]) != 16:
            raise Violation("16 days", str(len(row["days"])))


@registry.add("calendar.default-size", "6", "Without `size` there are 5 products on a page")
def default_size(subject: Subject) -> None:
    answer = subject.send("GET", subject.calendar, params=[("dateTo", str(subject.today))])
    body = answer.expect(200)
    if len(body["data"]) != 5 and body["page"]["totalPages"] != 1:
        raise Violation("5 products", str(len(body["data"])))


@registry.add("calendar.days", "6", "`days` is an array in order, each day with its ten fields, both ends included")
def days(subject: Subject) -> None:
    room = subject.products()[0]["id"]
    for day in subject.days(room, subject.today, subject.today + timedelta(9)):
        if missing := KEYS - day.keys():
            raise Violation("all ten fields", f"{', '.join(sorted(missing))} missing on {day.get('date')}")


@registry.add("calendar.types", "6", "Numbers are numbers and flags are flags")
def types(subject: Subject) -> None:
    room = subject.products()[0]["id"]
    for day in subject.days(room, subject.today, subject.today + timedelta(3)):
        for name in ("availability", "minStay", "maxStay", "cutOffDays"):
            if type(day[name]) is not int:
                raise Violation(f"`{name}` as a whole number", repr(day[name]))
        for name in ("stopSells", "closeToArrival", "closeToDeparture", "bookable"):
            if type(day[name]) is not bool:
                raise Violation(f"`{name}` as true or false", repr(day[name]))
        if type(day["price"]) not in {int, float}:
            raise Violation("`price` as a number", repr(day["price"]))


@registry.add("calendar.one-day", "6", "`dateFrom` equal to `dateTo` is one day")
def one_day(subject: Subject) -> None:
    room = subject.products()[0]["id"]
    subject.days(room, subject.today, subject.today)


@registry.add("calendar.default-end", "6", "`dateTo` is 15 days after `dateFrom` when it is missing")
def default_end(subject: Subject) -> None:
    first = subject.today + timedelta(40)
    row = subject.get(subject.calendar, [("size", "1"), ("dateFrom", str(first))])["data"][0]
    shown = (row["days"][0]["date"], row["days"][-1]["date"])
    if shown != (str(first), str(first + timedelta(15))):
        raise Violation(f"{first} to {first + timedelta(15)}", " to ".join(shown))


@registry.add("calendar.products", "1", "`product[]` repeats, and the bare name is accepted")
def products(subject: Subject) -> None:
    wanted = sorted(row["id"] for row in subject.products()[:2])
    for name in ("product[]", "product"):
        params = [(name, str(number)) for number in wanted]
        found = sorted(row["id"] for row in subject.get(subject.calendar, params)["data"])
        if found != wanted:
            raise Violation(f"the products {wanted} for {name}", str(found))


@registry.add("calendar.reversed", "2", "An end before its beginning is 400 ApiParamsExemption")
def reversed_dates(subject: Subject) -> None:
    params = [("dateFrom", str(subject.today + timedelta(5))), ("dateTo", str(subject.today))]
    subject.send("GET", subject.calendar, params=params).expect_error(400, "ApiParamsExemption")


@registry.add("calendar.never-set", "6", "Days that were never set have the contract's defaults", level=Level.WRITE)
def never_set(subject: Subject) -> None:
    room = subject.new_room(units=0)
    for day in subject.days(room, subject.today, subject.today + timedelta(2)):
        differing = {name: day.get(name) for name, value in NEVER_SET.items() if day.get(name) != value}
        if differing:
            raise Violation(f"{ {name: NEVER_SET[name] for name in differing} }", str(differing))


@registry.add("calendar.bookable", "6", "`bookable`: something left, a price, no stop-sell", level=Level.WRITE)
def bookable(subject: Subject) -> None:
    room = subject.new_room(units=0)
    first = subject.today + timedelta(50)
    values = [
        ({"availability": 1, "price": 80}, True),
        ({"availability": 0, "price": 80}, False),
        ({"availability": 1, "price": 0}, False),
        ({"availability": 1, "price": 80, "stopSells": True}, False),
        ({"availability": 1, "price": 80, "cutOffDays": 90}, False),
        ({"availability": 1, "price": 80, "cutOffDays": 3}, True),
    ]
    body = [
        {"room": room, "dateFrom": str(_day(first, n)), "dateTo": str(_day(first, n)), "values": each}
        for n, (each, _) in enumerate(values)
    ]
    subject.bulk(body).expect_status(200)
    shown = subject.days(room, first, _day(first, len(values) - 1))
    for day, (each, wanted) in zip(shown, values, strict=True):
        if day["bookable"] is not wanted:
            raise Violation(f'"bookable": {str(wanted).lower()} for {each}', str(day["bookable"]).lower())


def _day(first: date, ahead: int) -> date:
    return first + timedelta(ahead)
