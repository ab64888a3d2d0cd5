"""Who stays: checking guests in, and what the law of the property's country wants to know of them (docs/contract.md 7).

What is missing by law never keeps a guest from being written down: receptions take names first and documents later. A
guest is `validated` once nothing is missing, and a `draft` until then; only a caller that says `draft: false` is
refused, with every missing field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from roomrack.core.errors import FieldMissing, RoomrackError, many
from roomrack.core.localtime import format_instant
from roomrack.domain.reservations.errors import (
    AlreadyArrived,
    BirthDateRefused,
    GuestDatesRefused,
    GuestTypeRefused,
    HeadMissing,
    HeadTwice,
    LastNameGone,
    StayCancelled,
    StayReversed,
)
from roomrack.domain.reservations.rules.drafts import GuestDraft, cleaned
from roomrack.domain.reservations.rules.state import GUEST, Guest, Reservation, Source, Status

OLDEST_YEARS = 110
"""How long ago a birthday may lie (docs/contract.md 7)."""

HEADS = {"RELATIVE": "HEAD_OF_FAMILY", "MEMBER_GROUP": "HEAD_OF_GROUP"}
"""Who belongs to whom."""

_CITIZENSHIP = ("citizenship", "nationality")
"""Either serves."""
_DOCUMENT = ("document_type", "document_code")

ARRIVAL = "arrival_time"
"""The detail of a reservation that holds when its guests say that they come."""

_OF_GUEST = ("given_name", "family_name", "email", "phone", "checkin", "checkout")
_JUDGED = ("draft", "validated")

Needs = tuple[str | tuple[str, ...], ...]
"""Fields that must be there; of a tuple, one of them."""

_EVERYBODY: Mapping[str, Needs] = {
    "DE": ("birth_date", _CITIZENSHIP, ("address", "address_line1"), "city", "residence_country"),
    "ES": (
        "birth_date",
        _CITIZENSHIP,
        ("address", "address_line1"),
        "city",
        "zip_code",
        "residence_country",
        ("phone", "email"),
    ),
    "FR": (
        "birth_date",
        "birth_country",
        _CITIZENSHIP,
        ("address", "address_line1"),
        "residence_country",
        ("phone", "email"),
    ),
    "IT": ("birth_date", "birth_country", _CITIZENSHIP),
    "PT": ("birth_date", "birth_country", _CITIZENSHIP, "residence_country"),
}
"""By country of the property: Bundesmeldegesetz 30 (DE), Real Decreto 933/2021 (ES), CESEDA R814-1 (FR), TULPS 109 with
the decree of 7 January 2013 (IT), Lei 23/2007 15 and 16 (PT)."""

_FOREIGNERS_ONLY = frozenset({"DE", "FR", "PT"})
"""Where nationals are not registered."""

_DOCUMENT_FROM_AGE = {"DE": 18, "ES": 14, "FR": 15, "PT": 16}
"""From which age a document is wanted; in Italy it depends on the place within the party instead."""


def arrived(reservation: Reservation, now: datetime) -> Reservation:
    """The reservation after CHECKIN_END; a second one keeps the first instant. Raises `StayCancelled`."""
    _alive(reservation)
    return _touched(
        reservation,
        now,
        effective_checkin=reservation.effective_checkin or now.replace(microsecond=0),
        **_came_after_all(reservation),
    )


def left(reservation: Reservation, now: datetime) -> Reservation:
    """The reservation after CHECKOUT_END; a second one keeps the first instant. Raises `StayCancelled`."""
    _alive(reservation)
    return _touched(
        reservation,
        now,
        effective_checkout=reservation.effective_checkout or now.replace(microsecond=0),
        **_came_after_all(reservation),
    )


def missed(reservation: Reservation, now: datetime) -> Reservation:
    """The reservation after NO_SHOW. Raises `StayCancelled`, and `AlreadyArrived` once somebody has checked in."""
    _alive(reservation)
    if reservation.effective_checkin is not None:
        raise AlreadyArrived("status")
    return _touched(reservation, now, no_show=True)


def stated(draft: GuestDraft, reservation: Reservation, old: Guest | None, *, id: int, today: date) -> Guest:
    """The guest that a caller states; `old` is what he was. What is stated replaces what was, but for what the
    house itself keeps. `today` is the property's local day. Raises one error for all wrong fields together.
    """
    _alive(reservation)
    errors: list[RoomrackError] = []
    if draft.get("type") != GUEST:
        errors.append(GuestTypeRefused("$.type"))
    checkin, checkout = draft.get("checkin"), draft.get("checkout")
    first, last = checkin or reservation.arrival, checkout or reservation.departure
    if last < first:
        errors.append(StayReversed("$.checkout", arrival=first, departure=last))
    for name, day in (("checkin", first), ("checkout", last)):
        if not reservation.arrival <= day <= reservation.departure:
            errors.append(GuestDatesRefused(f"$.{name}", first=reservation.arrival, last=reservation.departure))
    details = dict(cleaned(draft).get("details", {}))
    born = details.get("birth_date")
    if born is not None:
        oldest = _years_before(today, OLDEST_YEARS)
        if not oldest <= date.fromisoformat(born) <= today:
            errors.append(BirthDateRefused("$.birthDate", first=oldest, last=today))
    others = [guest for guest in reservation.guests if guest.type == GUEST and guest is not old]
    details["accommodated_type"] = details.get("accommodated_type") or _place(others, old)
    errors += _misplaced(str(details["accommodated_type"]), others)
    if errors:
        raise many(errors)
    named = cleaned(draft)
    return Guest(
        id=id,
        type=GUEST,
        given_name=named.get("given_name") or None,
        family_name=named.get("family_name") or None,
        email=draft.get("email") or None,
        phone=draft.get("phone") or None,
        checkin=first,
        checkout=last,
        source=Source.API if old is None else old.source,
        details=details,
    )


def judged(guest: Guest, country: str | None, *, now: datetime) -> Guest:
    """The guest with `draft`, `validated` and `validatedDate` as the law of the property's country has it.

    `draft: true` keeps him a draft; with `draft: false` anything missing is refused with its field (`FieldMissing`).
    """
    lacks = lacking(guest, country)
    if lacks and guest.details.get("draft") is False:
        raise many([FieldMissing(f"$.{_wire(name)}") for name in lacks])
    details = {name: value for name, value in guest.details.items() if name not in ("draft", "validated")}
    if lacks or guest.details.get("draft"):
        details.pop("validated_date", None)
        return replace(guest, details={**details, "draft": True, "validated": False})
    details.setdefault("validated_date", format_instant(now.replace(microsecond=0)))
    return replace(guest, details={**details, "draft": False, "validated": True})


def lacking(guest: Guest, country: str | None) -> list[str]:
    """The fields that the law of a country wants and that a guest lacks, in snake case and in its order."""
    values = {**guest.details, "phone": guest.phone, "email": guest.email}
    citizen = next((values[name] for name in _CITIZENSHIP if values.get(name)), None)
    if country is None or country not in _EVERYBODY or (country in _FOREIGNERS_ONLY and citizen == country):
        return []
    needs = list(_EVERYBODY[country])
    if country == "IT":
        if values.get("birth_country") == "IT":
            needs.append("birth_city")
        if values.get("accommodated_type") not in HEADS:
            needs += [*_DOCUMENT, "document_issue_place"]
    elif _age(guest.details.get("birth_date"), guest.checkin) >= _DOCUMENT_FROM_AGE[country]:
        needs += _DOCUMENT
        if country == "ES" and citizen == "ES":
            needs.append("document_support_number")
    elif country == "ES":
        needs.append("family_relationship_type")
    return [
        need if isinstance(need, str) else need[0]
        for need in needs
        if not any(values.get(name) for name in ((need,) if isinstance(need, str) else need))
    ]


def asked(country: str | None) -> frozenset[str]:
    """All fields that the law of a country may want of somebody, whatever his age, citizenship or place in the party.

    Of fields of which one serves it is the first, but for telephone and e-mail address, which are both named.
    """
    if country is None or country not in _EVERYBODY:
        return frozenset()
    names: set[str] = {*_DOCUMENT}
    for need in _EVERYBODY[country]:
        names |= {need} if isinstance(need, str) else set(need) if "phone" in need else {need[0]}
    more = {"IT": ("birth_city", "document_issue_place"), "ES": ("document_support_number", "family_relationship_type")}
    return frozenset({*names, *more.get(country, ())})


def nationals_exempt(country: str | None) -> bool:
    """Whether a country wants to know of foreigners only."""
    return country in _FOREIGNERS_ONLY


def document_age(country: str | None) -> int | None:
    """From which age the law of a country wants a document; None where the age does not decide."""
    return None if country is None else _DOCUMENT_FROM_AGE.get(country)


def amended(draft: GuestDraft, old: Guest) -> GuestDraft:
    """A guest as he was, with what a draft says of him in its place; a None takes away.

    What was judged of him is not taken over: it is judged anew.
    """
    whole: dict[str, Any] = {name: getattr(old, name) for name in _OF_GUEST}
    whole |= {name: value for name, value in draft.items() if name != "details"}
    kept = {name: value for name, value in old.details.items() if name not in _JUDGED}
    details = {**kept, **draft.get("details", {})}
    stated: GuestDraft = {
        **whole,  # type: ignore[typeddict-item]
        "type": GUEST,
        "details": {name: value for name, value in details.items() if value is not None},
    }
    return stated


def expected(reservation: Reservation, at: time | None, now: datetime) -> Reservation:
    """The reservation whose guests say when they come, by the property's clock. Raises `StayCancelled`."""
    _alive(reservation)
    details = {name: value for name, value in reservation.details.items() if name != ARRIVAL}
    if at is not None:
        details[ARRIVAL] = at.isoformat(timespec="seconds")
    return _touched(reservation, now, details=details)


def without(reservation: Reservation, guest: Guest) -> tuple[Guest, ...]:
    """The guests after one of them is taken away. When he led a family or group, the next of it leads it.

    Raises `LastNameGone` when nobody with a name would be left.
    """
    rest = [one for one in reservation.guests if one is not guest]
    if not any(one.full_name for one in rest):
        raise LastNameGone
    members = {head: member for member, head in HEADS.items()}
    place = guest.details.get("accommodated_type")
    if place in members:
        for index, one in enumerate(rest):
            if one.type == GUEST and one.details.get("accommodated_type") == members[place]:
                rest[index] = replace(one, details={**one.details, "accommodated_type": place})
                break
    return tuple(rest)


def with_guest(reservation: Reservation, guest: Guest) -> tuple[Guest, ...]:
    """The guests after one was added or changed; a new one comes last."""
    if any(one.id == guest.id for one in reservation.guests):
        return tuple(guest if one.id == guest.id else one for one in reservation.guests)
    return (*reservation.guests, guest)


def changed(reservation: Reservation, guests: Sequence[Guest], now: datetime) -> Reservation:
    """The reservation with other guests; the same object when they are the same."""
    return _touched(reservation, now, guests=tuple(guests))


def in_room(reservation: Reservation, room: int, now: datetime) -> Reservation:
    """The reservation in a physical room."""
    return _touched(reservation, now, pms_product=room)


def _came_after_all(reservation: Reservation) -> dict[str, Any]:
    return {"no_show": False, "penalty": None} if reservation.no_show else {}


def _touched(reservation: Reservation, now: datetime, **values: Any) -> Reservation:
    after = replace(reservation, **values)
    if after == reservation:
        return reservation
    return replace(after, update_time=now.replace(microsecond=0), changed_at=now)


def _alive(reservation: Reservation) -> None:
    if reservation.status is Status.CANCELLED:
        raise StayCancelled


def _place(others: Sequence[Guest], old: Guest | None) -> str:
    """The first is the head of a family, the others his relatives (docs/contract.md 7)."""
    if old is not None and old.details.get("accommodated_type"):
        return str(old.details["accommodated_type"])
    return "RELATIVE" if any(_is(one, "HEAD_OF_FAMILY") for one in others) else "HEAD_OF_FAMILY"


def _misplaced(place: str, others: Sequence[Guest]) -> list[RoomrackError]:
    twin = next((one for one in others if _is(one, place)), None)
    if place in HEADS.values() and twin is not None:
        return [HeadTwice("$.accommodatedType", head=place, guest=twin.id)]
    places = {place, *(one.details.get("accommodated_type") for one in others)}
    return [
        HeadMissing("$.accommodatedType", member=member, head=head)
        for member, head in HEADS.items()
        if member in places and head not in places
    ]


def _is(guest: Guest, place: str) -> bool:
    return guest.details.get("accommodated_type") == place


def _age(born: str | None, day: date) -> int:
    """Whole years on a day; somebody of unknown age is grown up."""
    if born is None:
        return OLDEST_YEARS
    birthday = date.fromisoformat(born)
    return day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _wire(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
