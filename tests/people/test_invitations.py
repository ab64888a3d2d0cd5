"""Inviting people to work for a property: docs/guides/people.md."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from roomrack.core.errors import Forbidden, NotFound
from roomrack.core.rights import Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import LevelsBeyondOwn, LinkEnded, OwnerKeepsAll, TooManyInvitations
from roomrack.domain.identity.jobs import Letters
from roomrack.domain.identity.rules import accounts as rules
from tests.factories import Hotel, World
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver
from tests.people.conftest import ACCOUNT, CONSOLE, Person, link_in, password_of, username_of

PASSWORD = "a long walk at dusk"


async def _invite(owner: Person, hotel: Hotel, email: str, **more: str) -> httpx2.Response:
    page = f"{CONSOLE}/properties/{hotel.id}/people"
    await owner.get(page)
    form = {"email": email, "given_name": "Bo", "family_name": "Desk", "language": "en", "preset": "desk", **more}
    return await owner.post(page, action="invite", **form)


async def test_somebody_new_is_invited_chooses_a_password_and_works(
    owner: Person, person: Person, hotel: Hotel, letters: Letters, receiver: Receiver, world: World
) -> None:
    email = f"bo{hotel.id}@desk.example"
    done = await owner.get((await _invite(owner, hotel, email)).headers["location"])
    assert f"The invitation goes to {email} by mail." in done.text
    assert "waiting" in done.text
    await letters.run()
    assert '<span class="badge good">sent</span>' in (await owner.get(f"{CONSOLE}/properties/{hotel.id}/people")).text
    [mail] = receiver.to(email)
    assert mail["Subject"] == f"{hotel.name} invites you"
    assert mail.get_content_type() == "multipart/alternative"
    number = hotel.name.removeprefix("Hotel ")
    assert f"Owner {number} invites you to work for {hotel.name}" in mail.as_string()
    link = link_in(receiver, email)
    page = await person.get(link)
    assert f"You were invited as {email}" in page.text
    refused = await person.post(link, action="join", password="short", again="short")
    assert (refused.status_code, "too short" in refused.text) == (400, True)
    refused = await person.post(link, action="join", password=PASSWORD, again="another")
    assert (refused.status_code, "not the same" in refused.text) == (400, True)
    refused = await person.post(link, action="join", csrf="0" * 64, password=PASSWORD, again=PASSWORD)
    assert refused.status_code == 403
    form = {"given_name": "Bo", "family_name": "New", "password": PASSWORD, "again": PASSWORD}
    joined = await person.post(link, action="join", **form)
    assert f"You work for {hotel.name} now" in joined.text
    assert (await person.post(link, action="join", **form)).status_code == 404
    assert (await person.sign_in(email, PASSWORD)).status_code == 303
    async with world.unit() as unit:
        [_, bo] = await identity.staff(unit, hotel.id, asking=hotel.person)
        log = await unit.raw.fetch(
            "select type from event where accommodation = $1 and type like 'person.%' order by id", hotel.id
        )
    assert (bo.person.name, bo.is_owner) == ("Bo New", False)
    assert bo.levels == rules.PRESETS["desk"][1]
    assert [row["type"] for row in log] == ["person.invited", "person.joined"]
    assert (await person.get(f"{CONSOLE}/properties/{hotel.id}/people")).status_code == 404


async def test_somebody_with_an_account_accepts_signed_in_and_the_inviter_sees_no_difference(
    owner: Person, person: Person, hotel: Hotel, letters: Letters, receiver: Receiver, world: World
) -> None:
    known = await world.hotel()
    unknown = f"nobody{hotel.id}@desk.example"
    answers = [
        (await owner.get((await _invite(owner, hotel, email)).headers["location"])).text.replace(email, "ADDRESS")
        for email in (username_of(known), unknown)
    ]
    assert "ADDRESS" in answers[0]
    assert re.findall(r"<td>Bo Desk</td>", answers[0]) == ["<td>Bo Desk</td>"]
    assert len(re.findall(r"<td>Bo Desk</td>", answers[1])) == 2
    await letters.run()
    assert "You have an account" in receiver.to(username_of(known))[0].as_string()
    link = link_in(receiver, username_of(known))
    page = await person.get(link)
    assert f"There is an account for {username_of(known)}" in page.text
    assert (await person.post(link, action="accept")).status_code == 403
    assert (await person.post(link, action="join", password=PASSWORD, again=PASSWORD)).status_code == 403
    other = await owner.get(link)
    assert f"but the invitation is for {username_of(known)}" in other.text
    assert (await owner.post(link, action="accept")).status_code == 403
    sign_in = re.search(r'href="([^"]+next=[^"]+)"', page.text)
    assert sign_in
    await person.get(sign_in[1])
    back = await person.post(sign_in[1], username=username_of(known), password=password_of(known))
    assert back.headers["location"] == link
    assert "You are signed in as" in (await person.get(link)).text
    assert f"You work for {hotel.name} now" in (await person.post(link, action="accept")).text
    async with world.unit() as unit:
        assert hotel.id in await identity.memberships(unit, known.person)


async def test_one_of_two_who_use_a_link_at_once_wins(
    owner: Person, hotel: Hotel, pages: httpx2.AsyncClient, letters: Letters, receiver: Receiver, world: World
) -> None:
    email = f"race{hotel.id}@desk.example"
    await _invite(owner, hotel, email)
    await letters.run()
    link = link_in(receiver, email)
    racers = [Person(pages) for _ in range(4)]
    for racer in racers:
        await racer.get(link)
    forms = [{"password": f"{PASSWORD} {n}", "again": f"{PASSWORD} {n}"} for n in range(4)]
    answers = await asyncio.gather(
        *(racer.post(link, action="join", **form) for racer, form in zip(racers, forms, strict=True))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 404, 404, 404]
    async with world.unit() as unit:
        assert len(await identity.staff(unit, hotel.id, asking=None)) == 2


async def test_an_invitation_is_sent_again_taken_back_and_ends(
    owner: Person, person: Person, hotel: Hotel, letters: Letters, receiver: Receiver, clock: ClockFile
) -> None:
    email = f"again{hotel.id}@desk.example"
    await _invite(owner, hotel, email, language="it")
    await letters.run()
    assert receiver.to(email)[0]["Subject"] == f"Invito da {hotel.name}"
    first = link_in(receiver, email)
    page = f"{CONSOLE}/properties/{hotel.id}/people"
    shown = await owner.get(page)
    key = re.search(r'name="id" value="(\d+)">\s*<button class="button small" name="action" value="again"', shown.text)
    assert key
    await owner.post(page, action="again", id=key[1])
    await letters.run()
    second = link_in(receiver, email)
    assert second != first
    assert (await person.get(first)).status_code == 404
    assert (await person.get(second)).status_code == 200
    clock.run(rules.INVITATION_LIFE.total_seconds() + 60)
    assert (await person.get(second)).status_code == 404
    clock.run()
    assert (await owner.post(page, action="again", id="999999999")).status_code == 404
    done = await owner.get((await owner.post(page, action="revoke", id=key[1])).headers["location"])
    assert "The invitation was taken back." in done.text
    assert (await person.get(second)).status_code == 404
    assert (await owner.post(page, action="revoke", id=key[1])).status_code == 404


async def test_without_a_mail_server_the_owner_gets_the_link_and_a_sandbox_nothing(
    mailless: httpx2.AsyncClient, hotel: Hotel, world: World
) -> None:
    owner = Person(mailless)
    await owner.sign_in(username_of(hotel), password_of(hotel))
    done = await owner.get((await _invite(owner, hotel, f"hand{hotel.id}@desk.example")).headers["location"])
    link = re.search(r"<code data-link>(\S+)</code>", done.text)
    assert link
    assert "link handed over" in done.text
    assert "data-link" not in (await owner.get(f"{CONSOLE}/properties/{hotel.id}/people")).text
    other = Person(mailless)
    assert (await other.get(httpx2.URL(link[1]).path)).status_code == 200
    sandbox = await world.hotel(sandbox=True)
    tester = Person(mailless)
    await tester.sign_in(username_of(sandbox), password_of(sandbox))
    refused = await _invite(tester, sandbox, "anybody@desk.example")
    assert (refused.status_code, "sends no mail" in refused.text) == (400, True)


async def test_what_is_refused_of_an_invitation(owner: Person, hotel: Hotel, world: World) -> None:
    for email, words in (
        ("", "email"),
        ("nobody", "no e-mail address"),
        ("a@b", "no e-mail address"),
        ("a@b.example\r\nBcc: x@y.example", "no e-mail address"),
        (username_of(hotel), "works for the property already"),
    ):
        refused = await _invite(owner, hotel, email)
        assert (refused.status_code, words in refused.text) == (400, True), email
    stranger = await world.hotel()
    assert (await _invite(owner, stranger, "x@desk.example")).status_code == 404
    assert (
        await owner.post(f"{CONSOLE}/properties/{hotel.id}/people", csrf="0" * 64, action="invite")
    ).status_code == 403
    assert (await owner.get(f"{CONSOLE}/properties/{2**70}/people")).status_code == 404


async def _staff(world: World, hotel: Hotel, levels: dict[Duty, Level]) -> int:
    other = await world.hotel()
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await identity.add_membership(unit, other.person, hotel.id, "STAFF")
        await identity.permit(unit, hotel.id, other.person, levels, asking=None)
    return other.person


async def test_nobody_invites_or_removes_beyond_what_he_may(hotel: Hotel, world: World) -> None:
    reader = await _staff(world, hotel, {Duty.USERS: Level.READONLY})
    manager = await _staff(world, hotel, {Duty.PRICES: Level.READONLY})
    whole = await _staff(world, hotel, {})
    guest = identity.Guest("x@desk.example", levels={Duty.PRICES: Level.READONLY})
    stranger = (await world.hotel()).person

    async def refused(kind: type[Exception], asking: int, invited: identity.Guest = guest) -> None:
        async with world.unit() as unit:
            with pytest.raises(kind):
                await identity.invite(unit, hotel.id, hotel.name, invited, asking=asking, mails=True)

    await refused(Forbidden, reader)
    await refused(Forbidden, stranger)
    await refused(LevelsBeyondOwn, manager, identity.Guest("x@desk.example"))
    async with world.unit() as unit:
        for asking, gone, kind in (
            (reader, whole, Forbidden),
            (stranger, whole, Forbidden),
            (manager, manager, Forbidden),
            (manager, hotel.person, OwnerKeepsAll),
            (manager, whole, LevelsBeyondOwn),
            (hotel.person, stranger, NotFound),
        ):
            with pytest.raises(kind):
                await identity.remove_person(unit, hotel.id, gone, asking=asking)
        with pytest.raises(Forbidden):
            await identity.invitations(unit, hotel.id, asking=stranger)


async def test_an_invitation_is_worth_no_more_than_its_inviter(hotel: Hotel, world: World) -> None:
    manager = await _staff(world, hotel, {})
    tokens = []
    async with world.unit() as unit:
        for email in (f"one{hotel.id}@desk.example", f"two{hotel.id}@desk.example"):
            guest = identity.Guest(email)
            _, token = await identity.invite(unit, hotel.id, hotel.name, guest, asking=manager, mails=False)
            assert token
            tokens.append(token)
        await identity.invitation_of(unit, tokens[0])
        await identity.permit(unit, hotel.id, manager, {Duty.PRICES: Level.READONLY}, asking=hotel.person)
        with pytest.raises(LinkEnded):
            await identity.join(unit, tokens[0], given_name="", family_name="", password=PASSWORD)
        await identity.permit(unit, hotel.id, manager, {Duty.PRICES: Level.READWRITE}, asking=hotel.person)
        await identity.invitation_of(unit, tokens[0])
        await identity.remove_person(unit, hotel.id, manager, asking=hotel.person)
        with pytest.raises(LinkEnded):
            await identity.accept(unit, tokens[1], hotel.person)
        assert await identity.invitations(unit, hotel.id, asking=hotel.person) == []


async def test_invitations_are_limited(hotel: Hotel, world: World) -> None:
    async def invite(number: int) -> None:
        guest = identity.Guest(f"many{number}-{hotel.id}@desk.example")
        async with world.unit() as unit:
            await identity.invite(unit, hotel.id, hotel.name, guest, asking=hotel.person, mails=False)

    for number in range(rules.INVITATIONS_PER_PERSON):
        await invite(number)
    with pytest.raises(TooManyInvitations):
        await invite(1000)


async def test_mail_that_fails_is_tried_again_and_a_refusal_is_shown(
    owner: Person, hotel: Hotel, letters: Letters, receiver: Receiver, clock: ClockFile
) -> None:
    clock.stand(datetime.now(UTC) + timedelta(seconds=1))
    email = f"later{hotel.id}@desk.example"
    await _invite(owner, hotel, email)
    receiver.refusals[:] = ["451 later"] * 20
    await letters.run()
    receiver.refusals.clear()
    await letters.run()
    assert receiver.to(email) == []
    clock.stand(datetime.now(UTC) + timedelta(seconds=90))
    await letters.run()
    assert len(receiver.to(email)) == 1
    gone = f"gone{hotel.id}@desk.example"
    await _invite(owner, hotel, gone)
    receiver.refusals[:] = ["550 never"] * 20
    await letters.run()
    receiver.refusals.clear()
    assert "not delivered" in (await owner.get(f"{CONSOLE}/properties/{hotel.id}/people")).text
    assert receiver.to(gone) == []


async def test_who_is_removed_loses_what_he_granted(owner: Person, hotel: Hotel, world: World) -> None:
    staff = await _staff(world, hotel, {})
    app = await world.application()
    async with world.unit() as unit:
        everything = await identity.asked_permissions(unit, app.id)
        await identity.issue_tokens(unit, app.id, staff, {hotel.id: everything})
        assert hotel.id in await identity.reach_of(unit, app.id)
    page = f"{CONSOLE}/properties/{hotel.id}/people"
    await owner.get(page)
    await owner.get((await owner.post(page, action="remove", id=str(staff))).headers["location"])
    async with world.unit() as unit:
        assert hotel.id not in await identity.reach_of(unit, app.id)
        assert hotel.id not in await identity.memberships(unit, staff)


async def test_links_that_never_were(person: Person) -> None:
    for path in (f"{ACCOUNT}/invitation/x", f"{ACCOUNT}/password/x", f"{ACCOUNT}/password/{'a' * 500}"):
        answer = await person.get(path)
        assert (answer.status_code, "works no longer" in answer.text) == (404, True)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"


async def test_what_somebody_may_do_is_changed_area_by_area(owner: Person, hotel: Hotel, world: World) -> None:
    staff = await _staff(world, hotel, {})
    page = f"{CONSOLE}/properties/{hotel.id}/people/{staff}"
    shown = await owner.get(page)
    assert shown.text.count('type="radio"') == 90
    preset = await owner.post(page, preset="housekeeping")
    assert (preset.status_code, "Not saved yet" in preset.text) == (200, True)
    wanted = {duty.value: level.name for duty, level in rules.PRESETS["housekeeping"][1].items()}
    done = await owner.post(page, action="save", **{**wanted, "chat": "READONLY", "prices": "nonsense"})
    assert done.status_code == 303
    async with world.unit() as unit:
        found = {each.person.id: each.levels for each in await identity.staff(unit, hotel.id, asking=None)}[staff]
    assert found[Duty.CHAT] is Level.READONLY
    assert found[Duty.PRICES] is Level.READWRITE
    assert found[Duty.HOUSE_KEEPING] is Level.READWRITE
    assert found[Duty.INVOICES] is Level.NONE
    for other in (hotel.person, 999999999):
        assert (await owner.get(f"{CONSOLE}/properties/{hotel.id}/people/{other}")).status_code == 404
    for before, after in (
        ("/people", "/properties"),
        (f"/people/{hotel.id}", f"/properties/{hotel.id}/people"),
        (f"/people/{hotel.id}/{staff}", f"/properties/{hotel.id}/people/{staff}"),
    ):
        moved = await owner.get(CONSOLE + before)
        assert (moved.status_code, moved.headers["location"]) == (301, CONSOLE + after)


async def test_an_invitation_over_the_api_is_mailed_and_shows_how_far_it_is(
    hotel: Hotel, pages: httpx2.AsyncClient, letters: Letters, receiver: Receiver, person: Person, world: World
) -> None:
    email = f"api{hotel.id}@desk.example"
    headers = (await world.session(hotel)).headers
    path = f"/connect/rest/x1/accommodation/{hotel.id}/people/invitation"
    body = {"email": email, "firstname": "Bo", "permissions": {"prices": "READONLY"}}
    made = (await pages.post(path, json=body, headers=headers)).json()
    assert (made["mail"], "invitationLink" in made) == ("WAITING", False)
    await letters.run()
    [listed] = (await pages.get(path, headers=headers)).json()["data"]
    assert listed == {**made, "mail": "SENT"}
    first = link_in(receiver, email)
    again = (await pages.post(f"{path}/{made['id']}", headers=headers)).json()
    assert again["mail"] == "WAITING"
    await letters.run()
    assert (await person.get(first)).status_code == 404
    assert f"You were invited as {email}" in (await person.get(link_in(receiver, email))).text
