"""addCard at the vault: what is taken, what the reservation shows, and every refusal."""

from typing import Any

import asyncpg
import pytest

from roomrack.core.rights import Area, Level
from tests.api.reservations.support import done
from tests.factories import World
from tests.factories.world import EVERYTHING, READ_ONLY, Session
from tests.vault.support import AMEX, DINERS, MAESTRO, MASTERCARD, VISA, Till, card


async def kept(database: str) -> int:
    """How many cards the vault has."""
    connection = await asyncpg.connect(database)
    try:
        return int(await connection.fetchval("select count(*) from card"))
    finally:
        await connection.close()


async def test_a_reservation_shows_the_card_that_the_vault_took(till: Till) -> None:
    room = await till.desk.book()
    before = len(await till.desk.events(room["id"]))
    answer = await till.add({"id": room["id"], "streamCard": card()})
    shown = done(answer)
    assert shown["id"] == room["id"]
    token, id, updated = (shown["creditCard"].pop(name) for name in ("token", "cardId", "lastUpdate"))
    assert shown["creditCard"] == {
        "detokenizationIframe": False,
        "type": "UNKNOW",
        "scheme": "VISA",
        "expireDate": "2031-05-31T00:00:00Z[UTC]",
        "cvvDetailsAvailable": True,
        "cvvAvailable": True,
        "cvvReceived": True,
        "cvvCleared": False,
        "cardVirtual": False,
        "prepaid": False,
        "cardStatus": "NOT_VALIDATED",
        "last4": "1111",
        "paymentProcessor": "NONE",
        "detokenizationEnabled": True,
        "chargeable": True,
        "preauthorizable": True,
    }
    assert len(token) == 32
    found = done(await till.session.get(f"{till.desk.path}/{room['id']}"))
    assert found["creditCard"] == {**shown["creditCard"], "token": token, "cardId": id, "lastUpdate": updated}
    [row] = done(await till.session.get(till.desk.path, params={"ids[]": room["id"]}))["data"]
    assert row["creditCard"]["token"] == token
    assert len(await till.desk.events(room["id"])) == before + 1
    assert VISA not in answer.text
    assert {"x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining"} <= set(answer.headers)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("number", "cvv", "scheme"),
    [
        (VISA, "123", "VISA"),
        ("4111 1111-1111.1111", "123", "VISA"),
        (MASTERCARD, "123", "MASTERCARD"),
        (AMEX, "1234", "AMERICAN_EXPRESS"),
        (DINERS, "123", "DINERS_CLUB"),
        ("3530111333300000", "123", "JCB"),
        ("6011111111111117", "123", "DISCOVER"),
        (MAESTRO, None, "OTHER"),
    ],
)
async def test_every_scheme(till: Till, number: str, cvv: str | None, scheme: str) -> None:
    shown = (await till.booked_with(number, cvv=cvv))["creditCard"]
    assert (shown["scheme"], shown["last4"], shown["cvvReceived"]) == (scheme, number[-4:], cvv is not None)


async def test_a_virtual_card_is_chargeable_from_its_activation(till: Till) -> None:
    virtual = {"isVirtual": True, "activationDate": "2030-01-01T00:00:00Z", "currentBalance": 220.5}
    shown = (await till.booked_with(MASTERCARD, **virtual))["creditCard"]
    assert (shown["type"], shown["cardVirtual"], shown["prepaid"], shown["chargeable"]) == (
        "VIRTUAL",
        True,
        True,
        False,
    )
    assert (shown["activationDate"], shown["amount"]) == ("2030-01-01T00:00:00Z[UTC]", 220.5)


async def test_all_rooms_of_a_booking_share_a_card_and_a_new_one_replaces_it(till: Till, vault_database: str) -> None:
    first = await till.desk.book()
    second = await till.desk.book(refer=first["refer"])
    done(await till.add({"refer": first["refer"], "streamCard": card()}))
    rooms = [done(await till.session.get(f"{till.desk.path}/{one['id']}")) for one in (first, second)]
    assert rooms[0]["creditCard"]["token"] == rooms[1]["creditCard"]["token"]
    again = done(await till.add({"id": second["id"], "streamCard": card(MASTERCARD)}))
    assert (again["id"], again["creditCard"]["last4"]) == (second["id"], "4444")
    async with till.desk.world.unit() as unit:
        gone = await unit.raw.fetchval("select token from card_removal where accommodation = $1", till.desk.hotel.id)
    assert gone == rooms[0]["creditCard"]["token"]


async def test_the_body_may_be_a_string_of_json_and_the_short_path_works(till: Till) -> None:
    import json

    room = await till.desk.book(channelRefer="OTA-1")
    body = json.dumps({"channelRefer": "OTA-1", "accommodation": till.desk.hotel.id, "streamCard": card()})
    url = f"{till.vault.url}/rest/v1/payment/OCTORATE/EXPEDIA/addCard"
    answer = await till.http.post(url, json=body, headers=till.session.headers)
    assert done(answer)["id"] == room["id"]


WRONG: list[tuple[dict[str, Any] | None, list[tuple[str, str]]]] = [
    (None, [("$.streamCard", "ApiParamsExemption")]),
    ({"pan": None}, [("$.streamCard.pan", "ApiParamsExemption")]),
    ({"pan": "4111111111111112"}, [("$.streamCard.pan", "ApiParamsExemption")]),
    ({"pan": 4111111111111111}, [("$.streamCard.pan", "ApiParamsExemption")]),
    ({"pan": "9999999999999995"}, [("$.streamCard.pan", "ApiValidationFailed")]),
    ({"cvv": "1234"}, [("$.streamCard.cvv", "ApiParamsExemption")]),
    ({"cvv": 123}, [("$.streamCard.cvv", "ApiParamsExemption")]),
    ({"expirationDate": None}, [("$.streamCard.expirationDate", "ApiParamsExemption")]),
    ({"expirationDate": "soon"}, [("$.streamCard.expirationDate", "ApiParamsExemption")]),
    ({"expirationDate": "01/20"}, [("$.streamCard.expirationDate", "ApiValidationFailed")]),
    ({"activationDate": "soon"}, [("$.streamCard.activationDate", "ApiParamsExemption")]),
    ({"activationDate": "2031-06-01"}, [("$.streamCard.activationDate", "ApiValidationFailed")]),
    ({"currentBalance": -1}, [("$.streamCard.currentBalance", "ApiParamsExemption")]),
    ({"cardHolder": "x" * 101}, [("$.streamCard.cardHolder", "ApiParamsExemption")]),
    ({"isVirtual": "yes"}, [("$.streamCard.isVirtual", "ApiParamsExemption")]),
    ({"cardType": "Mastercard"}, [("$.streamCard.cardType", "ApiValidationFailed")]),
    (
        {"pan": "1", "cvv": "x", "expirationDate": ""},
        [
            ("$.streamCard.pan", "ApiParamsExemption"),
            ("$.streamCard.cvv", "ApiParamsExemption"),
            ("$.streamCard.expirationDate", "ApiParamsExemption"),
        ],
    ),
]


@pytest.mark.parametrize(("fields", "expected"), WRONG, ids=lambda value: str(value)[:40])
async def test_a_wrong_card_is_refused_with_every_wrong_field(
    till: Till, vault_database: str, fields: dict[str, Any] | None, expected: list[tuple[str, str]]
) -> None:
    room = await till.desk.book()
    before = await kept(vault_database), await till.desk.books()
    body = {"id": room["id"], **({} if fields is None else {"streamCard": card(**fields)})}
    answer = await till.add(body)
    told = answer.json()
    assert answer.status_code == 400
    assert [(each["element"], each["type"]) for each in told["nested"]] == expected
    kind = "ApiParamsExemption" if any(kind == "ApiParamsExemption" for _, kind in expected) else "ApiValidationFailed"
    assert told["type"] == kind
    assert VISA not in answer.text
    assert (await kept(vault_database), await till.desk.books()) == before


async def test_refusals_speak_the_clients_language(till: Till) -> None:
    headers = {**till.session.headers, "Accept-Language": "it"}
    url = f"{till.vault.url}/connect/rest/v1/payment/OCTORATE/BOOKING/addCard"
    answer = await till.http.post(url, json={"id": 1, "streamCard": card("1")}, headers=headers)
    assert answer.json()["nested"][0]["message"] == "Non è il numero di una carta."


async def test_what_is_no_json_is_refused(till: Till) -> None:
    url = f"{till.vault.url}/connect/rest/v1/payment/OCTORATE/BOOKING/addCard"

    async def sent(content: bytes, media: str = "application/json") -> tuple[int, str]:
        headers = {**till.session.headers, "Content-Type": media}
        answer = await till.http.post(url, content=content, headers=headers)
        return answer.status_code, answer.json()["type"]

    for bad in (
        b"",
        b"{",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\\u0000"}',
        b'{"a": 1e999}',
        b"\xff",
        b"[" * 5000,
    ):
        assert await sent(bad) == (400, "JsonParseExemption"), bad
    assert await sent(b"[]") == (400, "ApiParamsExemption")
    assert await sent(b"x" * 70_000) == (413, "BadRequest")
    assert await sent(b"pan=1", "application/x-www-form-urlencoded") == (415, "BadRequest")


async def test_the_server_decides_who_may_give_cards(till: Till, world: World, vault_database: str) -> None:
    room = await till.desk.book()
    body = {"id": room["id"], "streamCard": card()}
    before = await kept(vault_database)
    other = await world.session(await world.hotel())
    reader = await world.session(till.desk.hotel, permissions=READ_ONLY)
    without = await world.session(till.desk.hotel, permissions={**EVERYTHING, Area.CARD_DETAIL: Level.NONE})
    nobody = Session(till.session.client, {}, till.session.app)
    garbage = Session(till.session.client, {"Authorization": "Bearer garbage"}, till.session.app)

    async def told(session: Session) -> tuple[int, str]:
        answer = await till.add(body, session=session)
        return answer.status_code, answer.json()["type"]

    assert await told(nobody) == (401, "ApiKeyMissing")
    assert await told(garbage) == (401, "ApiKeyInvalid")
    assert await told(reader) == (403, "ApiSecurityException")
    assert await told(without) == (403, "ApiSecurityException")
    assert await told(await world.key_session(till.desk.hotel)) == (403, "ApiSecurityException")
    assert await told(await world.application_session()) == (403, "ApiSecurityException")
    assert await told(other) == (422, "ApiResourceMissing")
    assert await kept(vault_database) == before
    assert "creditCard" not in done(await till.session.get(f"{till.desk.path}/{room['id']}"))


async def test_a_card_needs_one_booking(till: Till, world: World) -> None:
    for named, status, element in (
        ({}, 400, "$.id"),
        ({"id": 1}, 422, "$.id"),
        ({"refer": "nobody's"}, 422, "$.refer"),
        ({"channelRefer": "nobody's"}, 422, "$.channelRefer"),
        ({"id": "x"}, 400, "$.id"),
    ):
        answer = await till.add({**named, "streamCard": card()})
        assert (answer.status_code, answer.json()["nested"][0]["element"]) == (status, element), answer.text
