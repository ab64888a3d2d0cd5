"""Pushing content to portals, and closing calendars there: docs/contract.md 9 and 10."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Status
from roomrack.domain.content import service
from roomrack.domain.content.jobs import Pusher
from roomrack.infra import tasks
from roomrack.infra.db import Context
from roomrack.ports.channels import (
    Abilities,
    Account,
    ChannelRefused,
    ChannelUnavailable,
    ContentPiece,
    Receipt,
    Target,
)
from tests.api.connections.support import CHANNEX, connected, mapped, portal, sold
from tests.api.content.conftest import House, done, make, refused
from tests.api.content.samples import whole
from tests.factories import World
from tests.factories.world import EVERYTHING
from tests.harness.processes import Worker
from tests.webhooks.receiver import Receiver

METAS = ["listing.beds", "listing.place", "descriptions.description", "photos.url", "contacts.mail", "contacts.type"]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    await receiver.start()
    yield receiver
    await receiver.stop()


async def fill(house: House) -> None:
    """Everything that a portal with `METAS` requires but a photo."""
    done(await house.session.post(house.url("product", "listing"), json=whole("ExternalListing")))
    done(await house.session.post(house.url("product", "descriptions"), json={"description": {"EN": "Bright"}}))


async def ended(house: House, process: int) -> dict[str, Any]:
    """A push once it has ended."""
    async with asyncio.timeout(60):
        while True:
            path = f"/rest/v1/content/products/{house.hotel.id}/process/{process}"
            found: dict[str, Any] = done(await house.session.get(path))
            if found["status"] in ("DONE", "FAILED"):
                return found
            await asyncio.sleep(0.1)


async def test_what_a_portal_requires_is_told_at_once(world: World, banner: str) -> None:
    house = await make(world, banner, contentMetas=METAS, externalName="Beds4U")
    push = house.url("product", f"pushQueue/{house.portal}")
    answer = await house.session.post(push)
    body = answer.json()
    assert (answer.status_code, body["type"], body["message"]) == (
        400,
        "ApiValidationFailed",
        "Beds4U requires more content before it can be pushed.",
    )
    assert [(item["element"], item["message"]) for item in body["nested"]] == [
        ("$.listing.beds", "Fill in beds in the listing of the product: Beds4U requires it."),
        ("$.listing.place", "Fill in place in the listing of the product: Beds4U requires it."),
        ("$.descriptions.description", "Write the text description of the product: Beds4U requires it."),
        ("$.photos.url", "Add a photo of the product: Beds4U requires one."),
    ]
    italian = (await house.session.post(push, headers={"Accept-Language": "it"})).json()
    assert italian["nested"][3]["message"] == "Aggiungi una foto del prodotto: Beds4U la richiede."
    await fill(house)
    assert refused(await house.session.post(push))[2] == ["$.photos.url"]
    await world.photo(house.hotel, product=house.product)
    assert done(await house.session.post(push))["status"] == "WAITING"
    own = house.url("connection", "push")
    assert refused(await house.session.post(own))[2] == ["$.contacts.mail", "$.contacts.type"]
    contacts = house.url("connection", "contacts")
    done(await house.session.post(contacts, json={"type": "GENERAL", "personName": "Ada", "mail": "a@a.example"}))
    done(await house.session.post(contacts, json={"type": "INVOICES", "personName": "Grace"}))
    assert refused(await house.session.post(own))[2] == ["$.contacts[1].mail"]


async def test_nothing_to_push(house: House) -> None:
    for path in (house.url("product", f"pushQueue/{house.portal}"), house.url("connection", "push")):
        answer = await house.session.post(path)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
        assert answer.json()["message"].startswith("Nothing that OTA ")


async def test_a_portal_that_is_not_connected(house: House, world: World, banner: str) -> None:
    _, other = await portal(world, banner)
    for name in (other["internalName"], "nowhere", "x" * 300):
        for path in (f"pushQueue/{name}", f"{name}/calendar?status=true"):
            answer = await house.session.post(house.url("product", path))
            assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (
                404,
                "ApiResourceMissing",
                "Portal",
            )


async def test_a_disabled_connection(house: House, world: World) -> None:
    await fill(house)
    async with world.unit() as unit:
        await connections.set_status(unit, house.hotel.id, house.connection, Status.DISABLED, "a test")
    answer = await house.session.post(house.url("product", f"pushQueue/{house.portal}"))
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert "is disabled" in answer.json()["message"]


async def test_a_portal_that_takes_no_content(house: House) -> None:
    await fill(house)
    await connected(house.session, house.hotel, CHANNEX, hotelId="4711", password="secret")
    answer = await house.session.post(house.url("product", "pushQueue/channex"))
    assert (answer.status_code, answer.json()["message"]) == (400, "Channex takes no content from here.")


async def test_content_reaches_the_application_that_is_the_portal(
    world: World, banner: str, receiver: Receiver, worker_process: Worker
) -> None:
    house = await make(world, banner, contentMetas=["listing.beds", "descriptions.description"])
    ota = await world.session(house.hotel, app=house.ota)
    other = await world.session(house.hotel, permissions=EVERYTHING)
    for session, name in ((ota, "ota"), (other, "other")):
        for event in ("CONTENT_PUSH", "CONTENT_NOTIFICATION"):
            url = receiver.url(f"/{name}/{event}")
            done(await session.post(f"/rest/v1/subscription/{event}", data={"url": url}))
    await fill(house)
    done(await house.session.post(house.url("product", "pricing"), json={"cleaningFee": 0.1}))
    process = done(await house.session.post(house.url("product", f"pushQueue/{house.portal}")))
    assert process == {
        "id": process["id"],
        "status": "WAITING",
        "portal": house.portal,
        "connection": house.connection,
        "octorateProduct": house.product,
        "createTime": process["createTime"],
        "updateTime": process["createTime"],
    }
    outcome = await ended(house, process["id"])
    assert (outcome["status"], outcome["success"]) == ("DONE", True)
    assert outcome["message"].startswith("The content was handed to the webhook of OTA ")
    for path in ("/ota/CONTENT_PUSH", "/ota/CONTENT_NOTIFICATION", "/other/CONTENT_NOTIFICATION"):
        await receiver.wait_for(path, 1, seconds=60)
    found = {got.path: got for got in receiver.got}
    assert sorted(found) == ["/ota/CONTENT_NOTIFICATION", "/ota/CONTENT_PUSH", "/other/CONTENT_NOTIFICATION"]
    told = found["/other/CONTENT_NOTIFICATION"]
    assert told.body["reference"] == str(process["id"])
    assert told.content == {"message": outcome["message"], "octorateProduct": house.product, "success": True}
    pushed = found["/ota/CONTENT_PUSH"].content
    listing = done(await house.session.get(house.url("product", "listing")))
    assert pushed == {
        "process": process["id"],
        "accommodation": str(house.hotel.id),
        "portal": house.portal,
        "connection": house.connection,
        "octorateProduct": house.product,
        "content": {"listing": listing, "descriptions": {"description": {"EN": "Bright"}}},
    }
    log = done(await house.session.get(f"/rest/x1/connection/{house.hotel.id}/{house.connection}/log"))["data"]
    assert outcome["message"] in json.dumps(log)


async def test_the_content_of_the_property_reaches_it_too(
    world: World, banner: str, receiver: Receiver, worker_process: Worker
) -> None:
    house = await make(world, banner)
    ota = await world.session(house.hotel, app=house.ota)
    for event in ("CONTENT_PUSH", "CONTENT_NOTIFICATION"):
        done(await ota.post(f"/rest/v1/subscription/{event}", data={"url": receiver.url(f"/{event}")}))
    service_ = done(await house.session.post(house.url("connection", "services"), json={"portalValue": "BAR"}))
    process = done(await house.session.post(house.url("connection", "push")))
    assert "octorateProduct" not in process
    outcome = await ended(house, process["id"])
    for event in ("CONTENT_PUSH", "CONTENT_NOTIFICATION"):
        await receiver.wait_for(f"/{event}", 1, seconds=60)
    found = {got.path: got.content for got in receiver.got}
    assert found["/CONTENT_NOTIFICATION"] == {"message": outcome["message"], "success": True}
    assert found["/CONTENT_PUSH"]["content"] == {"services": [service_]}


async def test_a_process_of_another_property_or_kind(house: House, world: World) -> None:
    async with world.unit() as unit:
        other = await tasks.add(unit, house.hotel.id, "PHOTO", {"url": "https://a.example"})
        foreign = await tasks.add(unit, (await world.hotel()).id, service.TASK, {"connection": 1, "portal": "x"})
    for id in (other, foreign, 1, -5):
        answer = await house.session.get(f"/rest/v1/content/products/{house.hotel.id}/process/{id}")
        assert (answer.status_code, answer.json()["element"]) == (404, "ContentProcess")
    answer = await house.session.get(f"/rest/v1/content/products/{house.hotel.id}/process/x")
    assert refused(answer) == (400, "ApiParamsExemption", ["processId"])


# --- channels --------------------------------------------------------------------------------------------------------


class Extranet:
    """Somebody else's system that takes content."""

    name = "channex"
    abilities = Abilities(content=True)

    def __init__(self, *answers: Receipt | Exception) -> None:
        self.answers = list(answers)
        self.got: list[tuple[Account, Sequence[ContentPiece]]] = []

    async def push_content(self, account: Account, pieces: Sequence[ContentPiece]) -> Receipt:
        self.got.append((account, pieces))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Yard:
    """A house on a channel, and the worker's hands."""

    def __init__(self, world: World, house: House, connection: int, extranet: Extranet) -> None:
        self.world, self.house, self.connection, self.extranet = world, house, connection, extranet
        context: Context = world._context
        self.pusher = Pusher(world.database, context)

    async def push(self) -> tasks.Task:
        """A push of the product, done by this process."""
        subject = {"connection": self.connection, "portal": "channex"}
        async with self.world.unit() as unit:
            id = await tasks.add(unit, self.house.hotel.id, service.TASK, subject, product=self.house.product)
        await self.pusher.run(json.dumps({"accommodation": self.house.hotel.id, "task": id}).encode())
        async with self.world.unit() as unit:
            found = await tasks.get(unit, self.house.hotel.id, id)
        assert found is not None
        return found

    async def told(self) -> list[Any]:
        """What was announced, as payloads."""
        async with self.world.unit() as unit:
            rows = await unit.raw.fetch(
                "select payload::text as payload from event where accommodation = $1 and type = 'content.notified' "
                "order by id",
                self.house.hotel.id,
            )
        return [json.loads(row["payload"]) for row in rows]


@pytest.fixture
async def yard(world: World, house: House, monkeypatch: pytest.MonkeyPatch) -> Yard:
    connection = await connected(house.session, house.hotel, CHANNEX, hotelId="4711", password="secret")
    external = await sold(house.session, house.hotel, connection["id"], roomId="R9", rateId="B")
    await mapped(house.session, house.hotel, connection["id"], house.product, external["id"])
    done(await house.session.post(house.url("product", "pricing"), json={"cleaningFee": 12.5}))
    extranet = Extranet()
    monkeypatch.setitem(connections.channels, "channex", extranet)  # It does no more here.
    return Yard(world, house, connection["id"], extranet)


async def test_a_channel_takes_content(yard: Yard) -> None:
    yard.extranet.answers = [Receipt()]
    task = await yard.push()
    assert (task.status, task.subject["message"]) == (tasks.Status.DONE, "Channex took the content.")
    [(account, [piece])] = yard.extranet.got
    assert (account.hotel, account.password, account.connection) == ("4711", "secret", yard.connection)
    assert piece.target == Target("R9", "B", 2)
    pricing = piece.sections["pricing"]
    assert (pricing["cleaningFee"], pricing["currency"]) == (Decimal("12.5"), "EUR")
    assert await yard.told() == [
        {"message": "Channex took the content.", "product": yard.house.product, "success": True}
    ]


async def test_a_channel_refuses_content(yard: Yard) -> None:
    yard.extranet.answers = [Receipt(refused={0: "No price."}), ChannelRefused("The account is closed.")]
    for problem in ("No price.", "The account is closed."):
        task = await yard.push()
        assert (task.status, task.reason) == (tasks.Status.FAILED, problem)
    assert [told["success"] for told in await yard.told()] == [False, False]


async def test_a_channel_that_does_not_answer_is_asked_again(yard: Yard) -> None:
    yard.extranet.answers = [ChannelUnavailable("timeout"), Receipt()]
    task = await yard.push()
    assert task.status is tasks.Status.RUNNING
    await yard.pusher.run(json.dumps({"accommodation": task.accommodation, "task": task.id}).encode())
    assert len(yard.extranet.got) == 1, "it is tried again when the lease is over, not before"
    async with yard.world.unit() as unit:
        await unit.raw.execute("update task set updated_at = updated_at - interval '3 minutes' where id = $1", task.id)
    await yard.pusher.run(json.dumps({"accommodation": task.accommodation, "task": task.id}).encode())
    assert [told["success"] for told in await yard.told()] == [True]


async def test_a_push_that_fails_for_hours_ends(yard: Yard) -> None:
    yard.extranet.answers = [ChannelUnavailable("timeout")]
    task = await yard.push()
    async with yard.world.unit() as unit:
        await unit.raw.execute(
            "update task set updated_at = updated_at - $2::interval, created_at = created_at - $2::interval "
            "where id = $1",
            task.id,
            timedelta(hours=7),
        )
    await yard.pusher.resume()
    assert [told["message"] for told in await yard.told()] == ["The portal did not answer for hours."]


async def test_what_is_gone_by_then_fails(yard: Yard) -> None:
    done(await yard.house.session.delete(f"/rest/v1/connection/{yard.house.hotel.id}/{yard.connection}"))
    task = await yard.push()
    assert task.status is tasks.Status.FAILED
    assert not yard.extranet.got


async def test_a_product_that_is_not_mapped(yard: Yard) -> None:
    other = await yard.world.product(yard.house.hotel)
    async with yard.world.unit() as unit:
        parcel = await service.push_product(unit, yard.house.hotel.id, other, "channex")
        with pytest.raises(Exception, match="Map the product"):
            await service.request(unit, parcel, {"pricing": {"cleaningFee": 1}})


# --- calendars -------------------------------------------------------------------------------------------------------


async def test_a_calendar_is_closed_and_opened(house: House, world: World) -> None:
    place = house.url("product", f"{house.portal}/calendar")
    shape = {"portal": house.portal, "connection": house.connection, "product": house.product}
    for status in (False, False, True):
        assert done(await house.session.post(place, params={"status": status})) == {**shape, "status": status}
        async with world.unit() as unit:
            closed = await service.is_closed(unit, house.hotel.id, house.connection, house.product)
        assert closed is not status
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select type from event where accommodation = $1 and type like 'content.calendar%' order by id",
            house.hotel.id,
        )
    assert [row["type"] for row in rows] == ["content.calendar_closed", "content.calendar_opened"]
    assert refused(await house.session.post(place)) == (400, "ApiParamsExemption", ["status"])
    assert refused(await house.session.post(place, params={"status": "x"})) == (400, "ApiParamsExemption", ["status"])
