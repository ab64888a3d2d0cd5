"""The mail to the owner of a property that an application made: docs/contract.md 3."""

from roomrack.domain.identity.jobs import Letters
from roomrack.domain.properties import service as properties
from tests.factories import Hotel, World
from tests.mail.receiver import Receiver
from tests.people.conftest import Person, link_in, username_of


async def _register(world: World, email: str, *, sandbox: bool = False, alternative: str | None = None) -> None:
    app = await world.application(environment="SANDBOX" if sandbox else "PRODUCTION")
    fields = {"name": "Inn", "email": email, "given_name": "Ada", "family_name": "New", "time_zone": "Europe/Rome"}
    async with world.unit() as unit:
        await properties.register(unit, app.id, fields, sandbox=sandbox, alternative_mail=alternative)


async def test_a_new_owner_chooses_a_password_and_a_known_one_is_told(
    world: World, person: Person, hotel: Hotel, letters: Letters, receiver: Receiver
) -> None:
    new, copy = f"new{hotel.id}@inn.example", f"copy{hotel.id}@inn.example"
    await _register(world, new, alternative=copy)
    await _register(world, username_of(hotel), alternative=copy)
    await letters.run()
    link = link_in(receiver, new)
    assert new in (await person.get(link)).text
    password = "a long walk at dusk"
    assert (await person.post(link, password=password, again=password)).status_code == 200
    assert (await person.sign_in(new, password)).status_code == 303
    first, second = receiver.to(copy)
    assert "/connect/account/password/" in first.as_string()
    for mail in (second, *receiver.to(username_of(hotel))):
        assert "/connect/account/password/" not in mail.as_string()
        assert "/connect/console" in mail.as_string()


async def test_nothing_leaves_a_sandbox(world: World, hotel: Hotel, letters: Letters, receiver: Receiver) -> None:
    email = f"sandbox{hotel.id}@inn.example"
    await _register(world, email, sandbox=True)
    await letters.run()
    assert receiver.to(email) == []
