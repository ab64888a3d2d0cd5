"""The people of a property on the wire (the facts' PersonDTO and PermissionsDTO)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from roomrack.core.rights import Duty, Level, Levels
from roomrack.domain.identity.service import Employee

_AREAS = frozenset(duty.value for duty in Duty)


def _known(value: object) -> object:
    """Leave out what names no area, as unknown fields are left out everywhere."""
    return {name: level for name, level in value.items() if name in _AREAS} if isinstance(value, dict) else value


class PersonChanges(BaseModel):
    """What may be changed of somebody who works for a property; areas that are absent or null stay as they are."""

    model_config = ConfigDict(extra="ignore")

    permissions: Annotated[dict[str, Literal["NONE", "READONLY", "READWRITE"] | None], BeforeValidator(_known)]

    def levels(self) -> Levels:
        """The levels that were sent."""
        return {Duty(name): Level[level] for name, level in self.permissions.items() if level is not None}


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
