"""Shapes of identity on the wire: form fields in, tokens, configuration and user information out."""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from roomrack._version import __version__
from roomrack.core.errors import FieldMissing, ParamsError, many
from roomrack.core.localtime import format_instant
from roomrack.core.rights import Permissions
from roomrack.core.text import mask_card_numbers
from roomrack.domain.identity.errors import RedirectUriRefused
from roomrack.domain.identity.rules import Category, Environment, api_levels, redirect_uri_fault
from roomrack.domain.identity.service import Application, Changes, Grant, Person, TokenPair
from roomrack.infra.http.caller import Caller
from roomrack.infra.http.validation import NotText, Refusal, TooLong

MAX_FIELD = 4_096
AUTHORIZATION_PATH = "/octobook/identity/oauth.xhtml"
_ICON = re.compile(r"https://\S+|data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+")


# --- fields of the token endpoints -----------------------------------------------------------------------------------


class Fields:
    """Reads fields of a form and collects what is wrong with them, so that one answer names it all."""

    def __init__(self, sent: Mapping[str, Any]) -> None:
        self._sent = sent
        self._faults: list[ParamsError] = []

    def optional(self, *names: str) -> str | None:
        """The first of the names that was sent and is not empty."""
        for name in names:
            value = self._sent.get(name)
            if value is None or value == "":
                continue
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if not isinstance(value, str) or "\0" in value:
                self._faults.append(NotText(f"$.{name}"))
            elif len(value) > MAX_FIELD:
                self._faults.append(TooLong(f"$.{name}", limit=MAX_FIELD))
            else:
                return value
            return ""
        return None

    def required(self, *names: str) -> str:
        """The same for a field that must be there; the first name is the one that is reported."""
        value = self.optional(*names)
        if value is None:
            self.missing(names[0])
        return value or ""

    def missing(self, name: str) -> None:
        """Note that a field should have been sent."""
        self._faults.append(FieldMissing(f"$.{name}"))

    def check(self) -> None:
        """Raise what was found, all of it in one error."""
        if self._faults:
            raise many(self._faults)


def with_basic(fields: dict[str, Any], authorization: str | None) -> dict[str, Any]:
    """The fields, with client id and secret from `Authorization: Basic` where the fields lack them (RFC 6749 2.3.1)."""
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return fields
    try:
        name, colon, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return fields
    return {"client_id": name, "client_secret": password, **fields} if colon else fields


def token_answer(pair: TokenPair) -> dict[str, Any]:
    """The contract's `OAuthToken2`; `expireDate` is the one instant without a zone after its Z."""
    answer: dict[str, Any] = {
        "access_token": pair.access_token,
        "accessToken": pair.access_token,
        "token_type": "Bearer",
        "expires_in": pair.expires_in,
        "expireDate": format_instant(pair.expires_at.replace(microsecond=0)).removesuffix("[UTC]"),
    }
    if pair.refresh_token is not None:
        answer["refresh_token"] = pair.refresh_token
    return answer


# --- configuration ---------------------------------------------------------------------------------------------------


def _registrable(uri: str) -> str:
    if fault := redirect_uri_fault(uri):
        raise Refusal(RedirectUriRefused, fault=fault)
    return uri


def _masked(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _masked(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_masked(member) for member in value]
    return mask_card_numbers(value) if isinstance(value, str) else value


RedirectUri = Annotated[str, AfterValidator(_registrable)]


class ConfigurationRequest(BaseModel):
    """The contract's `ApiConfigurationRequest`; only what is sent changes."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    environment: Literal["SANDBOX", "PRODUCTION"] = "SANDBOX"
    redirect_uris: Annotated[list[RedirectUri] | None, Field(alias="redirectUri")] = None
    category: Category | None = None
    icon: Annotated[str, Field(max_length=100_000)] | None = None
    application_name: Annotated[
        str, Field(alias="applicationName", min_length=1, max_length=100), AfterValidator(mask_card_numbers)
    ] = ""
    description: dict[str, Any] | None = None

    @field_validator("description")
    @classmethod
    def _without_cards(cls, description: dict[str, Any] | None) -> dict[str, Any] | None:
        return None if description is None else {name: _masked(value) for name, value in description.items()}

    @field_validator("icon")
    @classmethod
    def _is_image(cls, icon: str | None) -> str | None:
        if icon is not None and not _ICON.fullmatch(icon):
            raise ValueError("An icon is an https URL or a data: URL of an image.")
        return icon

    @field_validator("application_name")
    @classmethod
    def _is_printable(cls, name: str) -> str:
        if not name.strip() or not name.isprintable():
            raise ValueError("A name is made of printable characters.")
        return name.strip()

    @field_validator("description")
    @classmethod
    def _by_language(cls, description: dict[str, Any] | None) -> dict[str, Any] | None:
        # `empty` and `emptyValues` are leftovers of the original's maps that clients send back; they are no languages.
        texts = {key: text for key, text in (description or {}).items() if key not in {"empty", "emptyValues"}}
        for language, text in texts.items():
            if not re.fullmatch(r"[A-Za-z]{2}", language):
                raise ValueError("A description is given by two-letter languages.")
            if not isinstance(text, str) or len(text) > 2_000:
                raise ValueError("A description is text of at most 2,000 characters.")
        return {language.upper(): text for language, text in texts.items()}

    def changes(self) -> Changes:
        """What the service is asked to change."""
        names = {"application_name": "name"}
        return Changes(
            sent=frozenset(names.get(name, name) for name in self.model_fields_set),
            name=self.application_name,
            environment=Environment(self.environment),
            category=self.category,
            icon=self.icon,
            description=self.description or {},
            redirect_uris=tuple(self.redirect_uris or ()),
        )


def configuration(application: Application, caller: Caller, public_url: str) -> dict[str, Any]:
    """The contract's `ApiConfigurationResponse`.

    `quotaLimit` is the number of plain calls in a window, `quotaStatus` how many of them are used, this one included.
    """
    answer: dict[str, Any] = {
        "environment": application.environment.value,
        "redirectUri": list(application.redirect_uris),
        "category": application.category,
        "icon": application.icon,
        "secretVisibility": False,
        "applicationName": application.name,
        "description": dict(application.description),
        "active": application.active,
        "authMethod": "OAUTH2",
        "authorizationPages": [public_url.rstrip("/") + AUTHORIZATION_PATH],
        "quotaLimit": caller.quota.limit,
        "quotaStatus": caller.quota.used,
        "reseller": {"reseller": False, "permUpgrade": False, "permOwners": False},
        "permissions": permissions(application.permissions),
        "configName": "roomrack",
        "uniqueId": application.client_id,
        "buildNumber": __version__,
        "maintenance": False,
    }
    return {key: value for key, value in answer.items() if value is not None}


def permissions(levels: Permissions) -> dict[str, str]:
    """The contract's `ApiPermission`."""
    return {area.value: level.name for area, level in levels.items()}


# --- user information ------------------------------------------------------------------------------------------------


def user_info(person: Person, application: Application, grant: Grant, caller: Caller) -> dict[str, Any]:
    """What `info` answers (ours): the person as `ApiUserRef`, the application, and the grant as `OAuthIdentity`.

    Only what the token reaches is listed; no token is ever repeated.
    """
    resources = [
        {
            "codice": str(resource.accommodation),
            "createTime": resource.created_at,
            "permissions": permissions(resource.permissions),
            "apiPermissionLevel": api_levels(resource.permissions),
        }
        for resource in grant.resources
        if resource.accommodation in caller.reach
    ]
    user: dict[str, Any] = {
        "id": person.id,
        "username": person.username,
        "firstname": person.given_name,
        "lastname": person.family_name,
        "type": "USER",
        "language": person.language,
    }
    if person.email is not None:
        user["email"] = person.email
    return {
        **user,
        "application": {
            "id": application.id,
            "clientId": application.client_id,
            "name": application.name,
            "environment": application.environment.value,
        },
        "identity": {
            "id": grant.id,
            "apiId": grant.application,
            "userId": grant.person,
            "createTime": grant.created_at,
            "resources": resources,
        },
    }
