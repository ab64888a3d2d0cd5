"""PINs, one-time links to a card, and the audit."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from roomrack.core.clock import SystemClock
from tests.api.reservations.support import desk, done
from tests.factories import World
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver
from tests.vault.support import LINK, MASTERCARD, PIN, Till, link_in

GROUPED = "4111 1111 1111 1111"


async def looks(till: Till) -> list[dict[str, Any]]:
    """The audit of the hotel, the newest first."""
    found: list[dict[str, Any]] = done(await till.session.get(f"/rest/x1/cards/{till.desk.hotel.id}/looks"))["data"]
    return found


def register_path(till: Till) -> str:
    return f"/rest/v1/payment/{till.desk.hotel.id}/register"


async def test_the_contact_chooses_a_pin_by_a_mailed_link(till: Till, vault_mail: Receiver) -> None:
    path = register_path(till)
    assert done(await till.session.get(path)) == {"status": "none"}
    assert done(await till.session.post(path)) == {"status": "wait"}
    assert done(await till.session.get(path)) == {"status": "wait"}
    mail = vault_mail.taken[-1]
    assert till.desk.hotel.name in mail["Subject"]
    url = link_in(vault_mail)
    page = await till.http.get(url)
    assert page.status_code == 200
    assert till.desk.hotel.name in page.text
    saved = await till.http.post(url, data={"pin": PIN, "again": PIN})
    assert saved.status_code == 200
    assert "The PIN is set" in saved.text
    assert done(await till.session.get(path)) == {"status": "active"}
    assert (await till.http.get(url)).status_code == 410
    assert (await till.http.post(url, data={"pin": PIN, "again": PIN})).status_code == 410
    assert [look["what"] for look in await looks(till)] == ["PIN_SET"]


@pytest.mark.parametrize(
    ("pin", "again", "said"),
    [
        ("12345", "12345", "6 to 12 digits"),
        ("abcdef", "abcdef", "6 to 12 digits"),
        ("1234567890123", "1234567890123", "6 to 12 digits"),
        ("", "", "6 to 12 digits"),
        ("111111", "111111", "too easy"),
        ("123456", "123456", "too easy"),
        ("987654", "987654", "too easy"),
        ("271828", "271829", "differ"),
    ],
)
async def test_a_pin_that_is_not_taken(till: Till, vault_mail: Receiver, pin: str, again: str, said: str) -> None:
    done(await till.session.post(register_path(till)))
    url = link_in(vault_mail)
    answer = await till.http.post(url, data={"pin": pin, "again": again})
    assert answer.status_code == 400
    assert said in answer.text
    assert done(await till.session.get(register_path(till))) == {"status": "wait"}


async def test_mails_come_in_the_callers_language_and_not_in_a_burst(till: Till, vault_mail: Receiver) -> None:
    headers = {"Accept-Language": "it"}
    done(await till.session.post(register_path(till), headers=headers))
    mail = vault_mail.taken[-1]
    assert mail["Subject"].startswith("Scelga un PIN")
    url = link_in(vault_mail)
    count = len(vault_mail.taken)
    done(await till.session.post(register_path(till)))
    assert len(vault_mail.taken) == count
    page = await till.http.get(url)
    assert '<html lang="it">' in page.text


async def test_a_new_link_ends_the_old_one_and_goes_to_whoever_set_the_pin(
    till: Till, vault_mail: Receiver, clock: ClockFile
) -> None:
    await till.register(vault_mail)
    address = vault_mail.taken[-1]["To"]
    async with till.desk.world.unit() as unit:
        await unit.raw.execute(
            "update accommodation set email = 'thief@example.com' where accommodation = $1", till.desk.hotel.id
        )
    done(await till.session.post(register_path(till)))
    first = link_in(vault_mail)
    assert vault_mail.taken[-1]["To"] == address
    clock.run(180)
    done(await till.session.post(register_path(till)))
    assert link_in(vault_mail) != first
    assert (await till.http.get(first)).status_code == 410
    clock.run(180 + 25 * 3600)
    assert (await till.http.get(link_in(vault_mail))).status_code == 410


async def test_a_refusing_mail_server_is_a_partners_error(till: Till, vault_mail: Receiver) -> None:
    vault_mail.refusals.append("550 no such mailbox")
    answer = await till.session.post(register_path(till))
    assert (answer.status_code, answer.json()["type"]) == (550, "ApiPartnerServerError")
    assert done(await till.session.get(register_path(till))) == {"status": "none"}
    done(await till.session.post(register_path(till)))
    assert LINK.search(vault_mail.taken[-1].get_content())


async def test_a_card_is_shown_once_to_somebody_with_the_pin(till: Till, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    answer = done(await till.detokenize(room["id"]))
    url = answer.pop("detokenizationUrl")
    assert answer == room["creditCard"]
    assert url.startswith(f"{till.vault.url}/card/")
    page = await till.http.get(url)
    assert page.status_code == 200
    assert str(room["id"]) in page.text
    assert "1111" not in page.text
    shown = await till.http.post(url, data={"pin": PIN})
    assert shown.status_code == 200
    assert GROUPED in shown.text
    assert "05/2031" in shown.text
    assert "ADA LOVELACE" in shown.text
    assert "Security code" not in shown.text
    for again in (await till.http.get(url), await till.http.post(url, data={"pin": PIN})):
        assert again.status_code == 410
        assert "1111" not in again.text
    newest, _ = await looks(till)
    when, request = newest.pop("time"), newest.pop("requestId")
    assert when.endswith("Z[UTC]")
    assert len(request) == 32
    assert newest == {
        "what": "SHOWN",
        "reservation": room["id"],
        "withCvv": False,
        "application": till.session.app.id,
        "person": till.desk.hotel.person,
    }


async def test_the_security_code_is_shown_when_it_was_asked_for(till: Till, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with(MASTERCARD, cvv="987")
    shown = await till.enter(await till.link(room["id"], askCvv=True, language="IT"))
    assert "Codice di sicurezza" in shown.text
    assert ">987<" in shown.text
    assert (await looks(till))[0]["withCvv"] is True
    without = await till.booked_with(MASTERCARD, cvv=None)
    assert "It was dropped, or was never sent." in (await till.enter(await till.link(without["id"], askCvv=True))).text


async def test_pages_are_kept_out_of_caches_frames_and_search(till: Till, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    url = await till.link(room["id"])
    for answer in (await till.http.get(url), await till.enter(url), await till.http.get(url)):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script" not in answer.text
        assert "style=" not in answer.text
    style = await till.http.get(f"{till.vault.url}/static/vault.css")
    assert (style.status_code, "url(" in style.text) == (200, False)


async def test_wrong_pins_end_the_link_and_lock_the_pin(till: Till, vault_mail: Receiver, clock: ClockFile) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    url = await till.link(room["id"])
    for attempt in range(5):
        answer = await till.http.post(url, data={"pin": "314159"})
        assert answer.status_code == (403 if attempt < 4 else 410)
        assert "1111" not in answer.text
    assert (await till.http.post(url, data={"pin": PIN})).status_code == 410
    fresh = await till.link(room["id"])
    locked = await till.http.post(fresh, data={"pin": PIN})
    assert locked.status_code == 403
    assert "Too many wrong PINs" in locked.text
    whats = [look["what"] for look in await looks(till)]
    assert whats == ["LOCKED", *["WRONG_PIN"] * 5, "PIN_SET"]
    clock.run(16 * 60)
    assert GROUPED in (await till.enter(await till.link(room["id"]))).text


async def test_attempts_at_once_count_one_after_the_other(till: Till, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    links = [await till.link(room["id"]) for _ in range(4)]
    guesses = [till.http.post(url, data={"pin": f"31415{digit}"}) for url in links for digit in range(3)]
    answers = await asyncio.gather(*guesses)
    assert {answer.status_code for answer in answers} == {403}
    assert [look["what"] for look in await looks(till)].count("WRONG_PIN") == 5


async def test_a_link_that_two_use_at_once_shows_the_card_to_one(till: Till, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    url = await till.link(room["id"])
    answers = await asyncio.gather(*(till.http.post(url, data={"pin": PIN}) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 410, 410, 410]


async def test_a_link_ends_after_ten_minutes(till: Till, vault_mail: Receiver, clock: ClockFile) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    url = await till.link(room["id"])
    clock.stand(SystemClock().now() + timedelta(minutes=10, seconds=5))
    assert (await till.http.get(url)).status_code == 410
    assert (await till.http.post(url, data={"pin": PIN})).status_code == 410


async def test_links_of_pins_and_cards_are_not_each_others(till: Till, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    url = await till.link(room["id"])
    assert (await till.http.post(url.replace("/card/", "/pin/"), data={"pin": PIN, "again": PIN})).status_code == 410
    for stranger in ("x", "x" * 3000, "%00", "..%2F"):
        assert (await till.http.get(f"{till.vault.url}/card/{stranger}")).status_code in {404, 410}


async def test_without_a_pin_or_a_card_there_is_no_link(till: Till, vault_mail: Receiver) -> None:
    room = await till.booked_with()
    answer = await till.detokenize(room["id"])
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    plain = await till.desk.book()
    missing = await till.detokenize(plain["id"])
    assert (missing.status_code, missing.json()["type"], missing.json()["element"]) == (
        404,
        "ApiResourceMissing",
        "Card",
    )
    unknown = await till.detokenize(2**60)
    assert (unknown.status_code, unknown.json()["element"]) == (404, "Reservation")
    bad = await till.detokenize(room["id"], language="XX")
    assert (bad.status_code, bad.json()["element"]) == (400, "language")


async def test_another_tenant_reaches_neither_cards_nor_pins(till: Till, world: World, vault_mail: Receiver) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    other = Till(await desk(world), till.vault, till.http)
    answer = await other.detokenize(room["id"])
    assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")
    for path in (register_path(till), f"/rest/x1/cards/{till.desk.hotel.id}/looks"):
        assert (await other.session.get(path)).status_code == 403
    assert (await other.session.post(register_path(till))).status_code == 403


async def test_a_network_shares_the_pin_of_the_property_that_leads_it(
    till: Till, world: World, vault_mail: Receiver
) -> None:
    from roomrack.domain.properties import service as properties

    hotel = till.desk.hotel
    async with world.unit() as unit:
        network = await properties.create_network(unit, application=None, root=hotel.id)
        await unit.raw.execute("update accommodation set network = $1 where accommodation = $2", network.id, hotel.id)
    child = await world.hotel(network=network.id)
    session = await world.session(hotel, child)
    both = Till(till.desk, till.vault, till.http)
    await both.register(vault_mail)
    assert done(await session.get(f"/rest/v1/payment/{child.id}/register")) == {"status": "none"}
    assert done(await session.get(register_path(till), params={"copyNetwork": "true"})) == {"status": "active"}
    assert done(await session.get(f"/rest/v1/payment/{child.id}/register")) == {"status": "active"}


async def test_the_server_alone_speaks_to_the_inside(till: Till) -> None:
    for call in ("link", "register", "status", "forget", "looks", "charge"):
        for headers in ({}, {"X-Roomrack-Vault": "guess"}, dict(till.session.headers)):
            answer = await till.http.post(f"{till.vault.url}/internal/{call}", json={}, headers=headers)
            assert (answer.status_code, answer.content) == (404, b"")


async def test_the_audit_lists_what_was_asked_for(till: Till) -> None:
    path = f"/rest/x1/cards/{till.desk.hotel.id}/looks"
    assert done(await till.session.get(path, params={"size": 5})) == {"data": []}
    for size in ("0", "501", "x"):
        answer = await till.session.get(path, params={"size": size})
        assert (answer.status_code, answer.json()["element"]) == (400, "size")
