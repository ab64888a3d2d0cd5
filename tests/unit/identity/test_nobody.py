"""What a password is checked against when nobody has the user name."""

from argon2 import extract_parameters

from roomrack.domain.identity.service import people


async def test_checking_somebody_who_does_not_exist_takes_as_long() -> None:
    of_somebody = await people.hash_password("correct horse")
    assert extract_parameters(people._NOBODY) == extract_parameters(of_somebody)


async def test_nobody_signs_in_without_a_password() -> None:
    assert not await people.verify_password(None, "the password of somebody who does not exist")
    assert await people.verify_password(await people.hash_password("correct horse"), "correct horse")
