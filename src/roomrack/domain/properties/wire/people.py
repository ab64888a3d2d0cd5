"""The people of a property on the wire (the facts' PersonDTO and PermissionsDTO)."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from roomrack.core.localtime import format_instant
from roomrack.core.rights import Duty, Level, Levels
from roomrack.core.text import mask_card_numbers
from roomrack.domain.identity.rules.accounts import is_address
from roomrack.domain.identity.rules.letters import LANGUAGES
from roomrack.domain.identity.service import Employee, Guest, Invitation

_AREAS = frozenset(duty.value for duty in Duty)


def _known(value: object) -> object:
    """Leave out what names no area, as unknown fields are left out everywhere."""
    return {name: level for name, level in value.items() if name in _AREAS} if isinstance(value, dict) else value


def _address(text: str) -> str:
    if not is_address(text):
        raise ValueError("not an e-mail address")
    return text


def _letter_language(text: str) -> str:
    if text.lower() not in LANGUAGES:
        raise ValueError(f"not a language of letters: {', '.join(LANGUAGES).upper()}")
    return text.lower()


Permissions = Annotated[dict[str, Literal["NONE", "READONLY", "READWRITE"] | None], BeforeValidator(_known)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), AfterValidator(mask_card_numbers)]


class PersonChanges(BaseModel):
    """What may be changed of somebody who works for a property; areas that are absent or null stay as they are."""

    model_config = ConfigDict(extra="ignore")

    permissions: Permissions

    def levels(self) -> Levels:
        """The levels that were sent."""
        return {Duty(name): Level[level] for name, level in self.permissions.items() if level is not None}


class NewInvitation(BaseModel):
    """Whom to invite; areas that are absent or null are NONE, so that nothing is given by being forgotten."""

    model_config = ConfigDict(extra="ignore")

    email: Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_address)]
    firstname: Name | None = None
    lastname: Name | None = None
    preferred_language: Annotated[
        Annotated[str, AfterValidator(_letter_language)] | None, Field(validation_alias="preferredLanguage")
    ] = None
    permissions: Permissions

    def guest(self) -> Guest:
        """The person to invite."""
        sent = {Duty(name): Level[level] for name, level in self.permissions.items() if level is not None}
        return Guest(
            self.email,
            self.firstname or "",
            self.lastname or "",
            self.preferred_language or LANGUAGES[0],
            {duty: sent.get(duty, Level.NONE) for duty in Duty},
        )


def invitation(asked: Invitation, link: str | None = None) -> dict[str, Any]:
    """Somebody who was asked and has not answered; `link` is shown to who has to hand it over, and once."""
    whole = {
        "id": asked.id,
        "email": asked.email,
        "firstname": asked.given_name or None,
        "lastname": asked.family_name or None,
        "preferredLanguage": asked.language.upper(),
        "permissions": {duty.value: level.name for duty, level in asked.levels.items()},
        "askedTime": format_instant(asked.asked_at),
        "expireTime": format_instant(asked.expires_at),
        "mail": asked.mail,
        "invitationLink": link,
    }
    return {name: value for name, value in whole.items() if value is not None}


def rendered(employee: Employee) -> dict[str, Any]:
    """Somebody who works for a property."""
    person = employee.person
    whole = {
        "id": person.id,
        "email": person.email,
        "username": person.username,
        "firstname": person.given_name,
        "lastname": person.family_name,
        "fullname": person.name,
        "preferredLanguage": person.language.upper(),
        "permissions": {duty.value: level.name for duty, level in employee.levels.items()},
        "userType": "USER",
        "owner": employee.is_owner,
    }
    return {name: value for name, value in whole.items() if value is not None}
