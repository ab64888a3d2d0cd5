"""The operations of cards on the API's host: what each refuses, and what the vault alone may do here."""

from typing import Any

import httpx2
import pytest

from roomrack.core.rights import Area, Level
from tests.api.reservations.support import Desk, desk, done
from tests.conftest import VAULT_SECRET
from tests.factories import Session, World
from tests.factories.world import EVERYTHING, READ_ONLY
from tests.harness.processes import Vault
from tests.mail.receiver import Receiver
from tests.vault.support import PIN, VISA, Till, card

ADD = "/rest/v1/payment/OCTORATE/BOOKING/addCard"
PROOF = {"X-Roomrack-Vault": VAULT_SECRET}
REFUSED = "Card numbers and security codes never pass this API; the request was not processed."


def told(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"]


def described(**fields: Any) -> dict[str, Any]:
    return {"token": "t" * 32, "last4": "1111", "scheme": "VISA", "expireDate": "2031-05-31", **fields}


async def from_vault(at: Desk, body: Any, session: Session | None = None) -> httpx2.Response:
    """What the vault sends on behalf of somebody."""
    session = session or at.session
    return await session.client.post(ADD, json=body, headers={**session.headers, **PROOF})


async def test_this_host_takes_no_card(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    for body in (
        {"id": room["id"], "streamCard": card()},
        {"id": room["id"], "streamCard": {"token": "x"}},
        {"id": room["id"], "card": described()},
        {},
    ):
        answer = await at.session.post(ADD, json=body)
        assert told(answer) == (403, "ApiSecurityException")
        assert answer.json()["message"] == REFUSED
        assert VISA not in answer.text
    guessed = await at.session.client.post(
        ADD, json={"id": room["id"], "card": described()}, headers={**at.session.headers, "X-Roomrack-Vault": "guess"}
    )
    assert told(guessed) == (403, "ApiSecurityException")
    assert told(await from_vault(at, {"id": room["id"], "streamCard": card()})) == (403, "ApiSecurityException")
    assert await at.books() == before


async def test_the_vault_tells_of_a_card(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    shown = done(await from_vault(at, {"id": room["id"], "card": described(cvvUntil="2031-01-01T00:00:00+00:00")}))
    assert (shown["id"], shown["creditCard"]["last4"], shown["creditCard"]["cvvAvailable"]) == (
        room["id"],
        "1111",
        True,
    )
    changed = done(await at.patch(room["id"], privateNotes="Late"))
    assert changed["creditCard"] == shown["creditCard"]
    cancelled = await at.cancel(room["id"])
    assert cancelled["creditCard"] == shown["creditCard"]


async def test_what_the_vault_passes_on_is_checked(world: World) -> None:
    at, other = await desk(world), await desk(world)
    room = await at.book(refer="SHARED")
    theirs = await other.book(refer="SHARED")
    both = await world.session(at.hotel, other.hotel)

    async def refused(body: Any, session: Session | None = None) -> tuple[int, str, str]:
        answer = await from_vault(at, body, session)
        return *told(answer), answer.json()["nested"][0]["element"]

    assert await refused({"card": described()}) == (400, "ApiParamsExemption", "$.id")
    assert await refused({"id": "x", "card": described()}) == (400, "ApiParamsExemption", "$.id")
    assert await refused({"id": room["id"]}) == (400, "ApiParamsExemption", "$.card")
    assert await refused({"id": theirs["id"], "card": described()}) == (422, "ApiResourceMissing", "$.id")
    assert await refused({"refer": "nobody", "card": described()}) == (422, "ApiResourceMissing", "$.refer")
    assert await refused({"channelRefer": "x", "card": described()}) == (422, "ApiResourceMissing", "$.channelRefer")
    body = {"refer": "SHARED", "card": described()}
    assert await refused(body, both) == (400, "ApiParamsExemption", "$.accommodation")
    assert done(await from_vault(at, {**body, "accommodation": at.hotel.id}, both))["id"] == room["id"]
    assert "creditCard" not in done(await other.session.get(f"{other.path}/{theirs['id']}"))


@pytest.mark.parametrize("path", [ADD, "register"])
async def test_bodies_that_are_refused(world: World, path: str) -> None:
    at = await desk(world)
    if path == "register":
        path = f"/rest/v1/payment/{at.hotel.id}/register"

    async def sent(content: bytes, media: str = "application/json") -> tuple[int, str]:
        return told(await at.session.post(path, content=content, headers={"Content-Type": media}))

    assert await sent(b"{") == (400, "JsonParseExemption")
    assert await sent(b" " * 1_100_000) == (413, "BadRequest")
    assert await sent(b"<card/>", "application/xml") == (415, "BadRequest")
    assert await sent(b'{"cvv": "123"}') == (403, "ApiSecurityException")


async def test_looking_needs_the_right_to_card_details(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    without = await world.session(at.hotel, permissions={**EVERYTHING, Area.CARD_DETAIL: Level.NONE})
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    register = f"/rest/v1/payment/{at.hotel.id}/register"
    looks = f"/rest/x1/cards/{at.hotel.id}/looks"
    for path in (register, looks):
        assert told(await without.get(path)) == (403, "ApiSecurityException")
    assert told(await without.get(f"/rest/v1/payment/{room['id']}/detokenize")) == (403, "ApiSecurityException")
    assert told(await reader.post(register)) == (403, "ApiSecurityException")
    nobody = Session(at.session.client, {}, at.session.app)
    for path in (register, looks, f"/rest/v1/payment/{room['id']}/detokenize"):
        assert told(await nobody.get(path)) == (401, "ApiKeyMissing")
    assert told(await nobody.post(register)) == (401, "ApiKeyMissing")
    assert told(await nobody.post(ADD)) == (401, "ApiKeyMissing")


async def test_a_card_and_its_link(world: World, vault: Vault, vault_mail: Receiver) -> None:
    async with httpx2.AsyncClient(timeout=30, trust_env=False) as http:
        till = Till(await desk(world), vault, http)
        path = f"/rest/v1/payment/{till.desk.hotel.id}/register"
        assert done(await till.session.get(path, params={"copyNetwork": "false"})) == {"status": "none"}
        room = await till.booked_with()
        early = await till.detokenize(room["id"])
        assert told(early) == (400, "ApiValidationFailed")
        await till.register(vault_mail)
        link = await till.link(room["id"], language="DE")
        assert link.startswith(f"{vault.url}/card/")
        assert "4111 1111 1111 1111" in (await till.enter(link, PIN)).text
        [look, _] = done(await till.session.get(f"/rest/x1/cards/{till.desk.hotel.id}/looks"))["data"]
        assert look["what"] == "SHOWN"
        bad = await till.session.get(f"/rest/x1/cards/{till.desk.hotel.id}/looks", params={"size": 0})
        assert (told(bad), bad.json()["element"]) == ((400, "ApiParamsExemption"), "size")
        for wrong in ({"language": "XX"}, {"askCvv": "maybe"}):
            answer = await till.detokenize(room["id"], **wrong)
            assert (told(answer), answer.json()["element"]) == ((400, "ApiParamsExemption"), next(iter(wrong)))
        unsure = await till.session.get(path, params={"copyNetwork": "maybe"})
        assert (told(unsure), unsure.json()["element"]) == ((400, "ApiParamsExemption"), "copyNetwork")
        plain = await till.desk.book()
        missing = await till.detokenize(plain["id"])
        assert (told(missing), missing.json()["element"]) == ((404, "ApiResourceMissing"), "Card")
        unknown = await till.detokenize(-1)
        assert (told(unknown), unknown.json()["element"]) == ((404, "ApiResourceMissing"), "Reservation")


async def test_a_property_without_an_address_gets_no_link(world: World, vault: Vault, vault_mail: Receiver) -> None:
    at = await desk(world)
    path = f"/rest/v1/payment/{at.hotel.id}/register"
    async with world.unit() as unit:
        email = await unit.raw.fetchval("select email from accommodation where accommodation = $1", at.hotel.id)
        await unit.raw.execute("update accommodation set email = '' where accommodation = $1", at.hotel.id)
    answer = await at.session.post(path)
    assert (told(answer), answer.json()["element"]) == ((400, "ApiParamsExemption"), "$.email")
    async with world.unit() as unit:
        await unit.raw.execute("update accommodation set email = $2 where accommodation = $1", at.hotel.id, email)
    vault_mail.refusals.append("550 no such mailbox")
    assert told(await at.session.post(path)) == (550, "ApiPartnerServerError")
