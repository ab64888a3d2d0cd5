"""Forgotten passwords, second factors and sessions: docs/guides/people.md."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import httpx2
import pyotp
import pytest

from roomrack.core.errors import Forbidden, NotFound
from roomrack.core.rights import Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import FactorElsewhere, FactorMissing
from roomrack.domain.identity.jobs import Letters
from roomrack.domain.identity.rules import accounts as rules
from roomrack.entrypoints.worker import Outside, scheduled_work
from roomrack.infra.db import Context, Database
from tests.factories import Hotel, World
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver
from tests.people.conftest import ACCOUNT, CONSOLE, Person, link_in, password_of, username_of

NEW = "a long walk at dusk"
PAGE = f"{CONSOLE}/account"
FORGOTTEN = f"{ACCOUNT}/forgotten"


async def _ask(person: Person, account: str) -> httpx2.Response:
    await person.get(FORGOTTEN)
    return await person.post(FORGOTTEN, account=account)


async def test_a_forgotten_password_is_replaced_and_all_sessions_end(
    owner: Person, person: Person, hotel: Hotel, letters: Letters, receiver: Receiver, pages: httpx2.AsyncClient
) -> None:
    address = username_of(hotel)
    assert "a link is on its way" in (await _ask(person, address.upper())).text
    await letters.run()
    [mail] = receiver.to(address)
    assert mail["Subject"] == "A new password"
    link = link_in(receiver, address)
    assert address in (await person.get(link)).text
    for form, words in (
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": address, "again": address}, "too easily guessed"),
        ({"password": NEW, "again": "else"}, "not the same"),
        ({"password": "x" * 1_025, "again": "x" * 1_025}, "too long"),
    ):
        refused = await person.post(link, **form)
        assert (refused.status_code, words in refused.text) == (400, True)
    assert (await person.post(link, csrf="0" * 64, password=NEW, again=NEW)).status_code == 403
    assert await owner.is_signed_in()
    racers = [Person(pages) for _ in range(4)]
    for racer in racers:
        await racer.get(link)
    answers = await asyncio.gather(
        *(racer.post(link, password=f"{NEW} {n}", again=f"{NEW} {n}") for n, racer in enumerate(racers))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 404, 404, 404]
    winner = [answer.status_code for answer in answers].index(200)
    assert not await owner.is_signed_in()
    assert (await person.sign_in(address, password_of(hotel))).status_code == 403
    assert (await person.sign_in(address, f"{NEW} {winner}")).status_code == 303
    assert "A password was chosen" in (await person.get(PAGE)).text
    await letters.run()
    assert receiver.to(address)[-1]["Subject"] == "Your password was changed"


async def test_asking_tells_nothing_of_accounts_and_is_limited(
    person: Person, hotel: Hotel, letters: Letters, receiver: Receiver, clock: ClockFile
) -> None:
    clock.run(timedelta(days=400).total_seconds())
    nobody = f"nobody{hotel.id}@nowhere.example"
    answers = [
        [await _ask(person, account) for _ in range(rules.RESETS_PER_ADDRESS + 1)]
        for account in (username_of(hotel), nobody)
    ]
    for known, unknown in zip(*answers, strict=True):
        assert known.status_code == unknown.status_code
        assert known.text.replace(username_of(hotel), "X") == unknown.text.replace(nobody, "X")
    assert [answer.status_code for answer in answers[0]] == [200, 200, 200, 429]
    assert answers[0][-1].headers["retry-after"] == "3600"
    await letters.run()
    assert len(receiver.to(username_of(hotel))) == rules.RESETS_PER_ADDRESS
    assert receiver.to(nobody) == []
    assert (await _ask(person, "")).status_code == 400
    statuses = [(await _ask(person, f"{n}{nobody}")).status_code for n in range(rules.RESETS_PER_CLIENT)]
    assert 429 in statuses
    clock.run(timedelta(days=400, hours=2).total_seconds())
    assert (await _ask(person, username_of(hotel))).status_code == 200


async def test_a_link_lives_an_hour_and_a_server_without_mail_says_so(
    person: Person,
    hotel: Hotel,
    letters: Letters,
    receiver: Receiver,
    clock: ClockFile,
    mailless: httpx2.AsyncClient,
    world: World,
) -> None:
    person.language = "it"
    clock.run(timedelta(days=800).total_seconds())
    assert "Controlla la posta" in (await _ask(person, username_of(hotel))).text
    await letters.run()
    link = link_in(receiver, username_of(hotel))
    assert "Scegli una password" in (await person.get(link)).text
    clock.run((timedelta(days=800) + rules.RESET_LIFE).total_seconds() + 5)
    assert (await person.get(link)).status_code == 404
    assert "sends no mail" in (await Person(mailless).get(FORGOTTEN)).text
    async with world.unit() as unit:
        await identity.forget(unit)
        assert await unit.raw.fetchval("select count(*) from letter where ended_at is null") == 0


async def test_letters_wait_for_a_worker_with_a_mail_server_for_two_days(
    person: Person,
    hotel: Hotel,
    letters: Letters,
    receiver: Receiver,
    clock: ClockFile,
    database: Database,
    context: Context,
    world: World,
) -> None:
    clock.run(timedelta(days=1200).total_seconds())
    await _ask(person, username_of(hotel))
    _, mailless = scheduled_work(database, context, Outside()).schedules["identity.letters_again"]
    await mailless()
    await letters.run()
    assert len(receiver.to(username_of(hotel))) == 1
    await _ask(person, username_of(hotel))
    await mailless()
    clock.run(timedelta(days=1203).total_seconds())
    async with world.unit() as unit:
        await identity.forget(unit)
    await letters.run()
    assert len(receiver.to(username_of(hotel))) == 1


# --- the second factor -----------------------------------------------------------------------------------------------


async def _enrol(owner: Person, hotel: Hotel, clock: ClockFile, at: datetime) -> tuple[pyotp.TOTP, list[str]]:
    clock.stand(at)
    await owner.sign_in(username_of(hotel), password_of(hotel))
    await owner.get(PAGE)
    assert (await owner.post(PAGE, action="begin", password="wrong")).status_code == 400
    assert (await owner.post(PAGE, action="begin", password=password_of(hotel))).status_code == 303
    page = await owner.get(PAGE)
    secret = re.search(r"<code data-factor>([A-Z2-7]+)</code>", page.text)
    assert secret
    assert "<svg" in page.text
    totp = pyotp.TOTP(secret[1])
    wrong = await owner.post(PAGE, action="confirm", code="000000" if totp.at(at) != "000000" else "000001")
    assert (wrong.status_code, "code is wrong" in wrong.text) == (400, True)
    done = await owner.get((await owner.post(PAGE, action="confirm", code=totp.at(at))).headers["location"])
    codes = re.search(r"<code data-codes>([^<]+)</code>", done.text)
    assert codes
    assert "data-codes" not in (await owner.get(PAGE)).text
    return totp, codes[1].split()


async def test_a_second_factor_is_set_up_asked_for_and_turned_off(
    owner: Person,
    hotel: Hotel,
    pages: httpx2.AsyncClient,
    letters: Letters,
    receiver: Receiver,
    clock: ClockFile,
    world: World,
) -> None:
    at = datetime(2031, 5, 4, 12, 0, 5, tzinfo=UTC)
    totp, codes = await _enrol(owner, hotel, clock, at)
    assert len(set(codes)) == rules.RECOVERY_CODES
    async with world.unit() as unit:
        sealed = await unit.raw.fetchval("select sealed from second_factor where person = $1", hotel.person)
    assert totp.secret.encode() not in bytes(sealed)
    visitor = Person(pages)
    asked = await visitor.sign_in(username_of(hotel), password_of(hotel))
    assert (asked.status_code, "second factor" in asked.text) == (200, True)
    assert not await visitor.is_signed_in()

    async def step(code: str) -> httpx2.Response:
        await visitor.sign_in(username_of(hotel), password_of(hotel))
        return await visitor.post(f"{CONSOLE}/sign-in", pending=visitor.pending, code=code)

    assert (await step(totp.at(at))).status_code == 403
    clock.stand(at + timedelta(seconds=30))
    code = totp.at(at + timedelta(seconds=30))
    racers = [Person(pages) for _ in range(3)]
    for racer in racers:
        await racer.sign_in(username_of(hotel), password_of(hotel))
    answers = await asyncio.gather(
        *(racer.post(f"{CONSOLE}/sign-in", pending=racer.pending, code=code) for racer in racers)
    )
    assert sorted(answer.status_code for answer in answers) == [303, 403, 403]
    assert (await step(codes[0].upper())).status_code == 303
    assert await visitor.is_signed_in()
    assert "Recovery codes left: 9" in (await visitor.get(PAGE)).text
    assert (await step(codes[0])).status_code == 403
    password = password_of(hotel)
    await owner.get(PAGE)
    for form in ({"password": "wrong", "code": codes[1]}, {"password": password, "code": "000000"}):
        assert (await owner.post(PAGE, action="end", **form)).status_code == 400
    renewed = await owner.get(
        (await owner.post(PAGE, action="codes", password=password, code=codes[1])).headers["location"]
    )
    assert "The recovery codes before are void." in renewed.text
    clock.stand(at + timedelta(seconds=90))
    assert (await step(codes[2])).status_code == 403
    fresh = totp.at(at + timedelta(seconds=90))
    await owner.get(PAGE)
    assert (await owner.post(PAGE, action="end", password=password, code=fresh)).status_code == 303
    assert (await Person(pages).sign_in(username_of(hotel), password)).status_code == 303
    await letters.run()
    subjects = [mail["Subject"] for mail in receiver.to(username_of(hotel))]
    assert subjects == ["The second factor is on", "The second factor is off"]


async def test_the_step_after_the_password_is_of_one_browser_and_five_minutes(
    owner: Person, hotel: Hotel, pages: httpx2.AsyncClient, clock: ClockFile, world: World
) -> None:
    at = datetime(2032, 5, 4, 12, 0, 5, tzinfo=UTC)
    _, codes = await _enrol(owner, hotel, clock, at)
    thief, visitor = Person(pages), Person(pages)
    await visitor.sign_in(username_of(hotel), password_of(hotel))
    await thief.get(f"{CONSOLE}/sign-in")
    for pending in (visitor.pending, "x", "a.b", ""):
        assert (await thief.post(f"{CONSOLE}/sign-in", pending=pending, code=codes[0])).status_code == 403
    clock.stand(at + rules.PENDING_LIFE)
    late = await visitor.post(f"{CONSOLE}/sign-in", pending=visitor.pending, code=codes[0])
    assert (late.status_code, "That took too long" in late.text) == (403, True)
    await visitor.sign_in(username_of(hotel), password_of(hotel))
    async with world.unit() as unit:
        await identity.set_password(unit, hotel.person, NEW)
    assert (await visitor.post(f"{CONSOLE}/sign-in", pending=visitor.pending, code=codes[0])).status_code == 403
    async with world.unit() as unit:
        await identity.set_password(unit, hotel.person, password_of(hotel))


async def test_codes_can_not_be_guessed(
    owner: Person, hotel: Hotel, pages: httpx2.AsyncClient, clock: ClockFile
) -> None:
    at = datetime(2033, 5, 4, 12, 0, 5, tzinfo=UTC)
    _, codes = await _enrol(owner, hotel, clock, at)
    visitor = Person(pages)
    await visitor.sign_in(username_of(hotel), password_of(hotel))
    form = {"pending": visitor.pending}
    answers = [await visitor.post(f"{CONSOLE}/sign-in", **form, code="12345x") for _ in range(rules.FACTOR_FAILURES)]
    assert {answer.status_code for answer in answers} == {403}
    locked = await visitor.post(f"{CONSOLE}/sign-in", **form, code=codes[0])
    assert (locked.status_code, locked.headers["retry-after"]) == (429, "3600")
    clock.stand(at + rules.FACTOR_WINDOW)
    await visitor.sign_in(username_of(hotel), password_of(hotel))
    assert (await visitor.post(f"{CONSOLE}/sign-in", pending=visitor.pending, code=codes[0])).status_code == 303


async def test_setting_up_is_over_after_half_an_hour_and_once_it_is_on(
    owner: Person, hotel: Hotel, clock: ClockFile
) -> None:
    at = datetime(2034, 5, 4, 12, 0, 5, tzinfo=UTC)
    clock.stand(at)
    await owner.sign_in(username_of(hotel), password_of(hotel))
    await owner.get(PAGE)
    await owner.post(PAGE, action="begin", password=password_of(hotel))
    clock.stand(at + rules.ENROLMENT_LIFE)
    late = await owner.post(PAGE, action="confirm", code="123456")
    assert (late.status_code, "Begin again" in late.text) == (400, True)
    await _enrol(owner, hotel, clock, at + timedelta(hours=1))
    again = await owner.post(PAGE, action="begin", password=password_of(hotel))
    assert (again.status_code, "on already" in again.text) == (400, True)


async def _with_factor(world: World, person: int, clock: ClockFile) -> None:
    at = datetime(2035, 1, 1, tzinfo=UTC)
    clock.stand(at)
    async with world.unit() as unit:
        await identity.begin_factor(unit, person)
        secret = await identity.factor_to_confirm(unit, person)
        assert secret
        await identity.confirm_factor(unit, person, pyotp.TOTP(secret).at(at))


async def test_an_owner_takes_the_factor_away_of_those_who_work_for_nobody_else(
    owner: Person, hotel: Hotel, world: World, clock: ClockFile, letters: Letters, receiver: Receiver
) -> None:
    other = await world.hotel()
    async with world.unit() as unit:
        email = f"lost{hotel.id}@desk.example"
        lost = await identity.create_person(unit, username=email, password=NEW, email=email)
        await unit.widen(hotel.id, other.id)
        await identity.add_membership(unit, lost.id, hotel.id, "STAFF")
        await identity.add_membership(unit, other.person, hotel.id, "STAFF")
        await identity.permit(unit, hotel.id, other.person, {Duty.PRICES: Level.NONE}, asking=None)
    await _with_factor(world, lost.id, clock)
    async with world.unit() as unit:
        for asking, about, kind in (
            (lost.id, other.person, Forbidden),
            (other.person, lost.id, Forbidden),
            (hotel.person, other.person, FactorElsewhere),
            (hotel.person, hotel.person, FactorElsewhere),
            (hotel.person, 999999999, NotFound),
        ):
            with pytest.raises(kind):
                await identity.reset_factor_of(unit, hotel.id, about, asking=asking)
        assert await identity.second_factors(unit, hotel.id, asking=lost.id) == set()
    await owner.sign_in(username_of(hotel), password_of(hotel))
    page = f"{CONSOLE}/properties/{hotel.id}/people"
    assert "second factor</span>" in (await owner.get(page)).text
    await owner.get((await owner.post(page, action="reset-factor", id=str(lost.id))).headers["location"])
    assert "second factor</span>" not in (await owner.get(page)).text
    await letters.run()
    assert receiver.to(email)[-1]["Subject"] == "Your second factor was taken away"
    async with world.unit() as unit:
        kinds = [entry.kind for entry in await identity.entries(unit, lost.id)]
        log = await unit.raw.fetchval(
            "select actor->>'person' from event where accommodation = $1 and type = 'person.factor_reset'", hotel.id
        )
        with pytest.raises(FactorMissing):
            await identity.reset_factor(unit, lost.id)
    assert (kinds[0], log) == ("factor_reset", str(hotel.person))


# --- sessions --------------------------------------------------------------------------------------------------------


async def test_other_sessions_are_seen_and_ended(owner: Person, hotel: Hotel, pages: httpx2.AsyncClient) -> None:
    others = [Person(pages, agent="Mozilla/5.0 (iPhone) Safari/605.1.15") for _ in range(3)]
    for other in others:
        await other.sign_in(username_of(hotel), password_of(hotel))
    page = (await owner.get(PAGE)).text
    assert page.count("Safari on iPhone</td>") + page.count("Firefox on Linux") == 4
    chosen = re.findall(r'name="session" value="(\d+)"', page)
    await owner.post(PAGE, action="end-sessions", session=chosen[0])
    assert [await other.is_signed_in() for other in others].count(True) == 2
    await owner.get(PAGE)
    await owner.post(PAGE, action="end-sessions")
    assert [await other.is_signed_in() for other in others] == [False] * 3
    assert await owner.is_signed_in()


async def test_the_password_is_changed_with_the_one_before(
    owner: Person, hotel: Hotel, pages: httpx2.AsyncClient, letters: Letters, receiver: Receiver
) -> None:
    other = Person(pages)
    await other.sign_in(username_of(hotel), password_of(hotel))
    await owner.get(PAGE)
    for form, words in (
        ({"password": "wrong", "new": NEW, "again": NEW}, "password is wrong"),
        ({"password": password_of(hotel), "new": NEW, "again": "else"}, "not the same"),
        ({"password": password_of(hotel), "new": "1234567890", "again": "1234567890"}, "Choose another password"),
    ):
        refused = await owner.post(PAGE, action="password", **form)
        assert (refused.status_code, words in refused.text) == (400, True)
    form = {"password": password_of(hotel), "new": NEW, "again": NEW}
    assert (await owner.post(PAGE, action="password", csrf="0" * 64, **form)).status_code == 403
    assert (await owner.post(PAGE, action="password", **form)).status_code == 303
    assert await owner.is_signed_in()
    assert not await other.is_signed_in()
    await letters.run()
    assert receiver.to(username_of(hotel))[-1]["Subject"] == "Your password was changed"
    assert (await Person(pages).get(PAGE)).headers["location"].startswith(f"{CONSOLE}/sign-in")


async def test_what_was_granted_is_taken_back(owner: Person, hotel: Hotel, world: World) -> None:
    session = await world.session(hotel)
    page = (await owner.get(PAGE)).text
    grant = re.search(r'name="grant" value="(\d+)"', page)
    assert grant
    stranger = await world.hotel()
    await world.session(stranger)
    async with world.unit() as unit:
        [foreign] = await identity.given_by(unit, stranger.person)
    assert (await owner.post(PAGE, action="take-back", grant=str(foreign.id))).status_code == 404
    assert (await owner.post(PAGE, action="take-back", grant=grant[1])).status_code == 303
    assert (await session.get(f"/rest/v1/accommodation/{hotel.id}")).status_code == 401
