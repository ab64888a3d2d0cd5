"""Which reservation a draft makes, and what it turns another into."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from roomrack.core.errors import RoomrackError
from roomrack.domain.reservations.rules.changes import Method, cancel, change, check_transition, make, needs_prices
from roomrack.domain.reservations.rules.drafts import Draft, settle
from roomrack.domain.reservations.rules.state import Party, Reservation, Status
from tests.unit.reservations.examples import (
    ADA,
    BOOKED,
    CANCELLED,
    NOW,
    ORIGIN,
    ROME,
    TODAY,
    WAITING,
    draft,
    ids,
    whole,
)

LATER = replace(ORIGIN, now=NOW + timedelta(hours=5))
STAY = (BOOKED.arrival, BOOKED.departure)


def made(wanted: Draft, calendar: tuple[int | None, ...] = (100, 100, 100)) -> Reservation:
    settled = settle(wanted, ROME, TODAY, complete=True)
    return make(
        settled, accommodation=7, currency="EUR", refer="GENERATED0", calendar=calendar, ids=ids(), origin=ORIGIN
    )


def patched(
    wanted: Draft, old: Reservation = BOOKED, calendar: tuple[int | None, ...] = (), method: Method = Method.PATCH
) -> Reservation:
    complete = method is Method.PUT and wanted.only_status() is None
    settled = settle(wanted, ROME, TODAY, complete=complete, stay=(old.arrival, old.departure))
    return change(old, settled, method=method, complete=complete, calendar=calendar, ids=ids(), origin=LATER)


def test_defaults_of_a_new_reservation() -> None:
    assert made(whole(), (10000, None, 12000)) == replace(
        BOOKED,
        id=500,
        refer="GENERATED0",
        channel_refer=None,
        room_gross=22000,
        nightly=(10000, 0, 12000),
        total_guest=0,
        guests=(replace(ADA, id=600, email=None, phone=None, details={}),),
    )


def test_what_is_sent_is_kept() -> None:
    room = made(
        whole(
            refer="MINE",
            channel_refer="BK-9",
            status=Status.WAITING,
            room_gross=Decimal("100.01"),
            total_guest=3,
            create_time=NOW - timedelta(days=400),
            update_time=NOW - timedelta(days=1),
            metadata=[{"meta_key": "pet", "value": "dog"}],
            details={"flight": "AZ1", "color": None},
        ),
        (),
    )
    assert (room.refer, room.channel_refer, room.status, room.confirmed_at) == ("MINE", "BK-9", Status.WAITING, None)
    assert (room.room_gross, room.nightly, room.priced) == (10001, (3334, 3334, 3333), False)
    assert (room.create_time, room.update_time) == (NOW - timedelta(days=400), NOW - timedelta(days=1))
    assert (room.recorded_at, room.changed_at) == (NOW, NOW)
    assert room.metadata == ({"meta_key": "pet", "value": "dog", "id": 700},)
    assert room.details == {"flight": "AZ1"}


def test_a_new_reservation_ignores_ids_of_guests() -> None:
    assert made(whole(guests=[{"id": 11, "family_name": "A"}])).guests[0].id == 600


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("status", list(Status))
def test_staying_as_it_is_is_always_allowed(status: Status, method: Method) -> None:
    check_transition(status, status, method, "$")


@pytest.mark.parametrize(
    ("old", "new", "method", "code"),
    [
        (Status.WAITING, Status.CONFIRMED, Method.PATCH, None),
        (Status.WAITING, Status.CONFIRMED, Method.PUT, None),
        (Status.WAITING, Status.CANCELLED, Method.PATCH, None),
        (Status.WAITING, Status.CANCELLED, Method.PUT, None),
        (Status.CONFIRMED, Status.CANCELLED, Method.PUT, None),
        (Status.CONFIRMED, Status.CANCELLED, Method.DELETE, None),
        (Status.CONFIRMED, Status.CANCELLED, Method.PATCH, "cancel_by_patch"),
        (Status.CANCELLED, Status.CONFIRMED, Method.PATCH, None),
        (Status.CANCELLED, Status.CONFIRMED, Method.PUT, None),
        (Status.CONFIRMED, Status.WAITING, Method.PUT, "status_change"),
        (Status.CONFIRMED, Status.WAITING, Method.PATCH, "status_change"),
        (Status.CANCELLED, Status.WAITING, Method.PUT, "status_change"),
    ],
)
def test_transitions(old: Status, new: Status, method: Method, code: str | None) -> None:
    if code is None:
        check_transition(old, new, method, "$")
        return
    with pytest.raises(RoomrackError) as caught:
        check_transition(old, new, method, "$")
    assert (caught.value.code, caught.value.element, caught.value.status) == (code, "$.status", 400)


def test_times_are_shown_in_whole_seconds_and_kept_exactly() -> None:
    exact = replace(ORIGIN, now=NOW + timedelta(microseconds=123456))
    settled = settle(whole(), ROME, TODAY, complete=True)
    room = make(settled, accommodation=7, currency="EUR", refer="R", calendar=(1, 1, 1), ids=ids(), origin=exact)
    assert (room.create_time, room.update_time, room.recorded_at) == (NOW, NOW, exact.now)


def test_nothing_sent_changes_nothing() -> None:
    assert patched(draft()) is BOOKED


def test_what_is_the_same_changes_nothing_not_even_the_update_time() -> None:
    again = draft(
        product=21,
        checkin=BOOKED.arrival,
        total_guest=2,
        room_gross=Decimal("300.00"),
        update_time=NOW,
        guests=[
            {
                "given_name": "Ada",
                "family_name": "Lovelace",
                "email": "ada@example.org",
                "phone": "+441234",
                "details": dict(ADA.details),
            }
        ],
    )
    assert patched(again) is BOOKED


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (None, LATER.now),
        (NOW, LATER.now),
        (NOW + timedelta(hours=1), NOW + timedelta(hours=1)),
        (LATER.now + timedelta(days=1), LATER.now),
        (NOW - timedelta(days=1), LATER.now),
    ],
)
def test_an_update_time_is_believed_when_it_is_new_and_not_in_the_future(stated: Any, shown: Any) -> None:
    room = patched(draft(private_notes="late", update_time=stated))
    assert (room.update_time, room.changed_at) == (shown, LATER.now)


def test_null_clears_and_absence_keeps() -> None:
    full = replace(BOOKED, private_notes="a", channel_notes="b", details={"flight": "AZ1", "color": "red"})
    room = patched(draft(private_notes=None, details={"flight": None}), full)
    assert (room.private_notes, room.channel_notes, room.details) == (None, "b", {"color": "red"})


def test_moving_the_stay_reprices_what_the_calendar_priced() -> None:
    settled = settle(draft(checkout=date(2030, 5, 3)), ROME, TODAY, complete=False, stay=STAY)
    assert needs_prices(settled, BOOKED)
    room = patched(draft(checkout=date(2030, 5, 3)), calendar=(9000, 9000))
    assert (room.room_gross, room.nightly, room.priced) == (18000, (9000, 9000), True)


def test_moving_the_stay_keeps_an_amount_that_was_stated() -> None:
    stated = replace(BOOKED, priced=False)
    settled = settle(draft(checkout=date(2030, 5, 3)), ROME, TODAY, complete=False, stay=STAY)
    assert not needs_prices(settled, stated)
    room = patched(draft(checkout=date(2030, 5, 3)), stated)
    assert (room.room_gross, room.nightly) == (30000, (15000, 15000))


def test_a_null_amount_prices_from_the_calendar() -> None:
    room = patched(draft(room_gross=None), replace(BOOKED, priced=False), (1, 2, 3))
    assert (room.room_gross, room.nightly, room.priced) == (6, (1, 2, 3), True)


def test_guests_with_the_dates_of_the_stay_move_with_it() -> None:
    shorter = replace(ADA, id=12, checkin=date(2030, 5, 2))
    room = patched(
        draft(checkin=date(2030, 4, 30), checkout=date(2030, 5, 5)), replace(BOOKED, guests=(ADA, shorter)), (0,) * 5
    )
    assert [(guest.checkin, guest.checkout) for guest in room.guests] == [
        (date(2030, 4, 30), date(2030, 5, 5)),
        (date(2030, 5, 2), date(2030, 5, 5)),
    ]


def test_guests_keep_their_ids_by_id_or_by_position() -> None:
    bob = replace(ADA, id=12, given_name="Bob")
    old = replace(BOOKED, guests=(ADA, bob))
    by_position = patched(draft(guests=[{"given_name": "Eva"}, {"given_name": "Bob"}, {"given_name": "Kim"}]), old)
    assert [guest.id for guest in by_position.guests] == [11, 12, 600]
    turned = patched(draft(guests=[{"id": 12, "given_name": "Bob"}, {"given_name": "Eva"}]), old)
    assert [(guest.id, guest.given_name) for guest in turned.guests] == [(12, "Bob"), (600, "Eva")]
    with pytest.raises(RoomrackError) as caught:
        patched(draft(guests=[{"given_name": "Eva"}, {"id": 99, "given_name": "X"}]), old)
    assert (caught.value.status, caught.value.element) == (422, "$.guests[1].id")


def test_metadata_keep_their_ids_by_key() -> None:
    old = replace(BOOKED, metadata=({"id": 5, "meta_key": "a", "value": "1"}, {"id": 6, "meta_key": "b", "value": "2"}))
    room = patched(draft(metadata=[{"meta_key": "b", "value": "3"}, {"meta_key": "c", "value": "4"}]), old)
    assert room.metadata == ({"meta_key": "b", "value": "3", "id": 6}, {"meta_key": "c", "value": "4", "id": 700})


def test_a_full_put_sets_back_what_it_leaves_out_but_for_what_the_house_keeps() -> None:
    old = replace(
        BOOKED,
        private_notes="a",
        agency=4,
        details={"flight": "AZ1"},
        metadata=({"id": 5, "meta_key": "a"},),
        pms_product=31,
        room_code={"code": "77"},
        effective_checkin=NOW,
        completed=True,
    )
    room = patched(whole(), old, (100, 100, 100), Method.PUT)
    assert room == replace(
        old,
        private_notes=None,
        agency=None,
        total_guest=0,
        details={},
        metadata=(),
        guests=(replace(ADA, email=None, phone=None, details={}),),
        update_time=LATER.now,
        changed_at=LATER.now,
    )


def test_cancelling_and_confirming_again() -> None:
    gone = cancel(BOOKED, by=Party.GUEST, origin=LATER)
    assert (gone.status, gone.cancelled_at, gone.cancelled_by) == (Status.CANCELLED, LATER.now, Party.GUEST)
    assert cancel(gone, by=Party.ACCOMMODATION, origin=ORIGIN) is gone
    back = patched(draft(status=Status.CONFIRMED), CANCELLED)
    assert (back.status, back.cancelled_at, back.cancelled_by, back.confirmed_at) == (Status.CONFIRMED, None, None, NOW)


def test_the_first_confirmation_is_remembered() -> None:
    assert patched(draft(status=Status.CONFIRMED), WAITING).confirmed_at == LATER.now
