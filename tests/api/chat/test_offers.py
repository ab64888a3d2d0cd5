"""Special offers and pre-approvals (docs/guides/chat.md)."""

import pytest

from roomrack.domain.chat.jobs import Postbox
from tests.api.chat.support import chat, text_of
from tests.api.reservations.support import done, fields_of
from tests.factories import World

pytestmark = pytest.mark.usefixtures("places")


async def test_offers_go_out_expire_and_are_withdrawn(world: World, post: Postbox) -> None:
    at = await chat(world)
    thread = await at.thread(guest={"externalGuest": "g", "preferredLanguage": "IT"})
    body = {
        "listingId": "L1",
        "startDate": "2030-05-01",
        "nights": 2,
        "numberOfAdults": 2,
        "numberOfChildren": 1,
        "numberOfInfants": 0,
        "totalPrice": 180,
        "blockInstantBooking": True,
    }
    made = done(await at.request("POST", f"threads/{thread}/specialOffer", json=body))
    assert made == {
        **body,
        "id": made["id"],
        "offerType": "SPECIAL_OFFER",
        "nativeCurrency": "EUR",
        "createdAt": made["createdAt"],
        "expiresAt": made["expiresAt"],
        "isActive": True,
        "chatMessageId": made["chatMessageId"],
    }
    *_, message = await at.messages(thread)
    assert (message["id"], message["specialOffer"]) == (made["chatMessageId"], made)
    assert text_of(message) == "Abbiamo un'offerta speciale per te: 2 notte/i dal 1 maggio 2030 a 180 EUR."
    await post.run()
    ended = done(await at.patch(f"threads/{thread}/specialOffer/{made['id']}/withdraw"))
    assert ended == {**made, "isActive": False, "rescindedAt": ended["rescindedAt"]}
    assert done(await at.patch(f"threads/{thread}/specialOffer/{made['id']}/withdraw")) == ended
    assert "non è più disponibile" in text_of((await at.messages(thread))[-1])
    approved = done(await at.request("POST", f"threads/{thread}/preApprove"))
    assert (approved["offerType"], approved["isActive"]) == ("PREAPPROVAL", True)
    assert "startDate" not in approved
    unsent = done(await at.patch(f"threads/{thread}/specialOffer/{approved['id']}/withdraw"))
    *_, last = await at.messages(thread)
    assert (unsent["isActive"], last["id"], last["status"]) == (False, approved["chatMessageId"], "ERROR")
    third = done(await at.request("POST", f"threads/{thread}/preApprove"))
    async with world.unit() as unit:
        await unit.raw.execute(
            "update chat_offer set expires_at = expires_at - interval '1 day' where id = $1", third["id"]
        )
    late = done(await at.patch(f"threads/{thread}/specialOffer/{third['id']}/withdraw"))
    assert (late["isActive"], "rescindedAt" in late) == (False, False)


async def test_offers_that_lack_something_or_lead_nowhere(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    answer = await at.request("POST", f"threads/{thread}/specialOffer", json={"nights": 0, "totalPrice": -1})
    assert (answer.status_code, fields_of(answer)) == (
        400,
        [(f"$.{name}", "ApiParamsExemption") for name in ("startDate", "nights", "totalPrice")],
    )
    async with world.unit() as unit:
        await unit.raw.execute("delete from chat_thread_external where accommodation = $1", at.hotel.id)
    answer = await at.request("POST", f"threads/{thread}/preApprove")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
