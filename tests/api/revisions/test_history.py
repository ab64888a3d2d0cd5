"""findReservationHistory: who changed what, as patches that lead to what is shown now."""

from datetime import timedelta
from typing import Any

import pytest

from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.drafts import Draft, Values
from roomrack.domain.revisions.rules import apply
from tests.api.reservations.support import Desk, desk, done
from tests.api.revisions.support import history_path
from tests.factories import World

PAN = "4111111111111111"


async def entries(at: Desk, id: int) -> list[dict[str, Any]]:
    """The history of a reservation."""
    found: list[dict[str, Any]] = done(await at.session.get(history_path(at, id)))["data"]
    return found


def replayed(found: list[dict[str, Any]]) -> dict[str, Any]:
    """What the patches make of the first content."""
    content: dict[str, Any] = found[0]["content"]
    for entry in found[1:]:
        content = apply(entry["patch"], content)
    return content


async def test_each_entry_says_who_changed_what_and_when(world: World) -> None:
    at = await desk(world)
    made = await at.book(channelNotes="Quiet room")
    other = await world.session(at.hotel)
    changed = done(await other.patch(f"{at.path}/{made['id']}", json={"privateNotes": "VIP"}))
    found = await entries(at, made["id"])
    assert found == [
        {
            "id": found[0]["id"],
            "kind": "CREATED",
            "time": found[0]["time"],
            "channel": 288,
            "actor": {"type": "APPLICATION", "application": at.session.app.id, "person": at.hotel.person},
            "content": made,
        },
        {
            "id": found[1]["id"],
            "kind": "CHANGED",
            "time": found[1]["time"],
            "channel": 288,
            "actor": {"type": "APPLICATION", "application": other.app.id, "person": at.hotel.person},
            "patch": found[1]["patch"],
        },
    ]
    assert {(each["op"], each["path"], each.get("value")) for each in found[1]["patch"]} == {
        ("add", "/privateNotes", "VIP"),
        ("replace", "/updateTime", changed["updateTime"]),
    } or {each["path"] for each in found[1]["patch"]} == {"/privateNotes"}
    assert replayed(found) == done(await at.session.get(f"{at.path}/{made['id']}"))


async def test_a_change_that_changes_nothing_leaves_no_entry_and_a_refused_one_neither(world: World) -> None:
    at = await desk(world)
    made = await at.book()
    done(await at.patch(made["id"], privateNotes=None))
    assert (await at.patch(made["id"], product=987654321)).status_code == 422
    assert [entry["kind"] for entry in await entries(at, made["id"])] == ["CREATED"]


async def test_what_the_server_does_by_itself_is_told_of_a_job(world: World) -> None:
    at = await desk(world)
    made = await at.book()
    async with world.unit() as unit:
        await reservations.delete(unit, at.hotel.id, made["id"])
    found = await entries(at, made["id"])
    assert [(entry["kind"], entry["actor"]["type"]) for entry in found] == [
        ("CREATED", "APPLICATION"),
        ("CANCELLED", "JOB"),
    ]


async def test_no_number_of_a_card_is_ever_in_a_history(world: World) -> None:
    at = await desk(world, allotment=9)
    made = await at.book()
    for sent in ({"privateNotes": f"pays with {PAN}"}, {"guests": [{"familyName": PAN}]}):
        # Taken out of the text.
        assert PAN not in (await at.patch(made["id"], **sent)).text
    assert (await at.patch(made["id"], creditCard={"number": PAN, "cvv": "123"})).status_code == 403
    # The same of what does not come in through the API.
    draft = Draft(
        Values(
            channel_id=288,
            product=at.room,
            checkin=at.today,
            checkout=at.today + timedelta(1),
            guests=[{"family_name": f"Lovelace {PAN}"}],
            private_notes=f"pays with {PAN[:4]} {PAN[4:8]} {PAN[8:12]} {PAN[12:]}",
            channel_notes=PAN,
        )
    )
    async with world.unit() as unit:
        view = await reservations.create(unit, at.hotel.id, draft)
    for path in (
        history_path(at, made["id"]),
        history_path(at, view.reservation.id),
        "/rest/x1/revision",
        "/rest/x1/event?since=2020-01-01T00:00:00Z&wait=10",
    ):
        answer = await at.session.get(path)
        assert answer.status_code == 200
        assert PAN not in answer.text.replace(" ", "")


async def test_who_was_erased_is_in_no_history(world: World) -> None:
    at = await desk(world)
    guest = {"givenName": "Grace", "familyName": "Unmistakable", "email": "g@unmistakable.example"}
    made = await at.book(guests=[guest])
    await at.patch(made["id"], privateNotes="x")
    async with world.unit() as unit:
        people = await unit.raw.fetch(
            "select id from reservation_guest where accommodation = $1 and reservation = $2", at.hotel.id, made["id"]
        )
        await reservations.erase_people(unit, at.hotel.id, [made["id"]], [row["id"] for row in people])
    answer = await at.session.get(history_path(at, made["id"]))
    assert answer.status_code == 200
    assert "nmistakable" not in answer.text


async def test_unknown_reservations_and_those_of_others_are_not_found(world: World) -> None:
    at, other = await desk(world), await desk(world)
    theirs = await other.book()
    for id in (theirs["id"], 987654321):
        answer = await at.session.get(history_path(at, id))
        assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")
    for wrong in (0, -1, 2**63, 10**40):
        answer = await at.session.get(history_path(at, wrong))
        assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")
    answer = await at.session.get(f"/rest/x1/reservation/{at.hotel.id}/x/history")
    assert (answer.status_code, answer.json()["element"]) == (400, "id")


def changes(today: Any, seed: int) -> list[dict[str, Any]]:
    """A few changes, other ones for each seed."""
    names = ["Ada", "Grace", "Edsger", "Barbara"]
    found: list[dict[str, Any]] = []
    for step in range(4):
        pick = seed // 4**step % 4
        guests = [{"givenName": names[(pick + n) % 4], "familyName": "X"} for n in range(1 + (pick + step) % 3)]
        found.append(
            [
                {"guests": guests},
                {"checkin": (today + timedelta(2 + step)).isoformat(), "checkout": (today + timedelta(7)).isoformat()},
                {"metaData": [{"labelText": f"L{n}", "metaKey": f"k{n}"} for n in range(step)], "privateNotes": "a/~b"},
                {"channelNotes": None, "totalGuest": step + 1, "agencyId": 7, "guests": guests},
            ][pick]
        )
    return found


@pytest.mark.parametrize("seed", [0, 27, 99, 141, 180, 228, 255])
async def test_the_patches_lead_from_the_first_payload_to_the_present_one(world: World, seed: int) -> None:
    at = await desk(world, allotment=5)
    made = await at.book(arrival=2, nights=3, channelNotes="first")
    for change in changes(at.today, seed):
        done(await at.patch(made["id"], **change))
    if seed % 2:
        await at.cancel(made["id"])
    found = await entries(at, made["id"])
    assert found[0]["content"] == made
    assert replayed(found) == done(await at.session.get(f"{at.path}/{made['id']}"))
