"""Decisions of identity without I/O: permissions, redirect URIs, PKCE, the life of codes and tokens, sign-in failures.

The wire facts come from docs/contract.md 3, the grants from RFC 6749, PKCE from RFC 7636.
"""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge

from roomrack.core.rights import Area, Duty, Level, Levels, Permissions

CODE_LIFE = timedelta(minutes=3)
ACCESS_TOKEN_LIFE = timedelta(hours=24)
SESSION_LIFE = timedelta(hours=12)
TOKEN_RETENTION = timedelta(days=1)
"""How long an access token is stored after its end; it is then answered like one that never was."""
CODE_RETENTION = timedelta(days=7)
"""How long a code is stored after its end: a replay takes back what it gave for as long."""
FAILURE_RETENTION = timedelta(hours=3)
"""How long counted failures are stored after their window began."""
FAILURE_WINDOW = timedelta(minutes=1)
FAILURES_PER_PAIR = 5
"""Wrong passwords a minute for one account from one address."""
FAILURES_PER_ACCOUNT = 25
"""Wrong passwords a minute for one account from everywhere: a botnet gains nothing from having many addresses."""
FAILURES_PER_ADDRESS = 60
"""Wrong passwords a minute from one address for all accounts; high enough for an office behind one address."""
MAX_REDIRECT_URI = 500
MAX_REDIRECT_URIS = 50
MAX_OWN_APPLICATIONS = 20
"""Applications that one person works on, when he makes another himself."""
MAX_APPLICATION_NAME = 80
SECRET_OVERLAP = timedelta(hours=24)
"""How long a client secret works after it was replaced, unless something else is asked for."""
MAX_SECRET_OVERLAP = timedelta(days=7)
SECRET_BYTES = 32
"""Every token, key, code and client secret holds 256 random bits."""


class Environment(StrEnum):
    """Where an application lives: it reaches only properties of the same kind."""

    SANDBOX = "SANDBOX"
    PRODUCTION = "PRODUCTION"


class Category(StrEnum):
    """What an application is, in the contract's words."""

    CHECKIN_PROVIDER = "CHECKIN_PROVIDER"
    BOOKING_ENGINE = "BOOKING_ENGINE"
    CHANNEL_MANAGER = "CHANNEL_MANAGER"
    OTA = "OTA"
    RMS = "RMS"
    MODEL_CONTEXT_PROTOCOL = "MODEL_CONTEXT_PROTOCOL"


class TokenKind(StrEnum):
    """What a stored credential is good for."""

    ACCESS = "ACCESS"
    REFRESH = "REFRESH"
    APPLICATION = "APPLICATION"
    KEY = "KEY"


# --- permissions -----------------------------------------------------------------------------------------------------

_BITS: Mapping[Level, int] = {Level.NONE: 0b00, Level.READONLY: 0b01, Level.READWRITE: 0b11}
_SHIFT: Mapping[Area, int] = {area: 2 * position for position, area in enumerate(Area)}
_LEVELS = (Level.NONE, Level.READONLY, Level.READONLY, Level.READWRITE)
NOTHING = 0
EVERYTHING = (1 << 2 * len(_SHIFT)) - 1

_API_LEVELS: Mapping[Area, tuple[str, ...]] = {
    Area.ACCOMMODATION: ("ACCOMMODATION", "CALENDAR", "PORTAL", "PRODUCT", "CONNECTION"),
    Area.RESERVATION: ("RESERVATION", "RESERVATION_SENTITIVE"),
    Area.CONTENT: ("CONTENT",),
    Area.CARD_DETAIL: ("CREDIT_CARD",),
    Area.LICENSE: (),
}


def pack(permissions: Permissions) -> int:
    """Permissions as a number: two bits an area, read and write, so that OR of two numbers is the union of both."""
    packed = NOTHING
    for area, level in permissions.items():
        packed |= _BITS[level] << _SHIFT[area]
    return packed


@lru_cache(maxsize=1024)
def unpack(packed: int) -> Permissions:
    """The permissions that `pack` turned into a number, with every area named."""
    return MappingProxyType({area: _LEVELS[packed >> shift & 0b11] for area, shift in _SHIFT.items()})


def read_mask(area: Area) -> int:
    """The bit that is set in a packed number when the area may at least be read."""
    return 0b01 << _SHIFT[area]


def api_levels(permissions: Permissions) -> list[str]:
    """The `apiPermissionLevel` list of the contract's `OAuthResource`, derived from the levels by area."""
    names = []
    for area, stems in _API_LEVELS.items():
        level = permissions.get(area, Level.NONE)
        for stem in stems:
            names += [f"{stem}_READ"] if level >= Level.READONLY else []
            names += [f"{stem}_WRITE"] if level >= Level.READWRITE else []
    return [*names, "WEBHOOK_WRITE"] if names else []


# --- the people of a property ----------------------------------------------------------------------------------------

OWNER = "OWNER"
"""The role of somebody who may do everything for a property, and whose levels nobody changes."""
STAFF = "STAFF"
"""The role of somebody who works for a property with a level in each area."""

NEEDED: Mapping[Area, tuple[Duty, ...]] = {
    Area.ACCOMMODATION: (Duty.PRICES, Duty.AVAILABILITY, Duty.ROOMS, Duty.SETTINGS),
    Area.RESERVATION: (Duty.RESERVATIONS, Duty.CHECK_IN, Duty.INVOICES, Duty.CHAT),
    Area.CONTENT: (Duty.ROOMS, Duty.CHANNEL_MANAGER),
    Area.CARD_DETAIL: (Duty.SENSITIVE_DATA,),
    Area.LICENSE: (Duty.LICENSE,),
}
"""The areas of a person that an area of a grant is about."""


def whole(levels: Levels) -> Levels:
    """The same levels with every area named."""
    return {duty: levels.get(duty, Level.READWRITE) for duty in Duty}


def grantable_of(levels: Levels) -> Permissions:
    """The most that a person with these levels can grant of a property: in each area the least of what it is about."""
    known = whole(levels)
    return {area: min(known[duty] for duty in duties) for area, duties in NEEDED.items()}


def beyond(wanted: Levels, own: Levels) -> list[Duty]:
    """The areas in which somebody would give more than he has himself."""
    known = whole(own)
    return [duty for duty, level in wanted.items() if level > known[duty]]


def beyond_grant(wanted: Levels, granted: Permissions) -> list[Duty]:
    """The areas in which an application would give more than somebody granted to it.

    An area of a person that no area of a grant is about is given by whoever may write the property.
    """
    areas = {duty: [area for area, duties in NEEDED.items() if duty in duties] for duty in wanted}
    most = {
        duty: max(granted.get(area, Level.NONE) for area in about or [Area.ACCOMMODATION])
        for duty, about in areas.items()
    }
    return [duty for duty, level in wanted.items() if level > most[duty]]


# --- redirect URIs ---------------------------------------------------------------------------------------------------

_LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
_PLAIN = re.compile(r"[!-~]+")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|::1", re.ASCII)
_FORBIDDEN_CHARACTERS = frozenset("\\<>\"'`{}|^*")


def redirect_uri_fault(uri: str) -> str | None:
    """Why a redirect URI can't be registered, in a few words; None when it can.

    It must be absolute and https (http only for loopback), without user, fragment, wildcard or dot segments, in plain
    ASCII. What is registered is compared to the letter, so nothing here normalises.
    """
    if len(uri) > MAX_REDIRECT_URI:
        return f"longer than {MAX_REDIRECT_URI} characters"
    if not _PLAIN.fullmatch(uri) or _FORBIDDEN_CHARACTERS & set(uri):
        return "contains a character that a URI may not hold"
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "not a URI"
    if "#" in uri:
        return "has a fragment"
    if "@" in parts.netloc:
        return "has a user name"
    if not _HOST.fullmatch(host) or ".." in host or port == 0:
        return "has no valid host"
    if not uri.startswith(("https://", "http://")):
        return "not https"
    if parts.scheme == "http" and host not in _LOOPBACK_HOSTS:
        return "http is only for loopback"
    if any(segment.split(";")[0] in {".", ".."} for segment in unquote(parts.path).split("/")):
        return "has dot segments"
    return None


def is_registered(uri: str, registered: list[str]) -> bool:
    """Whether a redirect URI equals a registered one to the letter, and is one that may be registered at all."""
    return uri in registered and redirect_uri_fault(uri) is None


def with_parameters(uri: str, parameters: Mapping[str, str]) -> str:
    """A redirect URI with further query parameters; those that it was registered with stay."""
    parts = urlsplit(uri)
    kept = parse_qsl(parts.query, keep_blank_values=True)
    added = urlencode(parameters)
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if kept else added))


# --- authorization codes and PKCE ------------------------------------------------------------------------------------

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}", re.ASCII)


class CodeState(Enum):
    """What a code is worth to the client that presents it."""

    GOOD = "good"
    BAD = "bad"
    REPLAYED = "replayed"


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """What was remembered of an authorization."""

    digest: bytes
    application: int
    person: int
    redirect_uri: str
    challenge: str | None
    accommodations: list[int]
    networks: list[int]
    """Granted as a whole."""
    permissions: int
    expires_at: datetime
    used_at: datetime | None
    grant_id: int | None


def is_challenge(text: str) -> bool:
    """Whether a code challenge looks like the SHA-256 that S256 asks for."""
    return _CHALLENGE.fullmatch(text) is not None


def verifier_matches(verifier: str, challenge: str) -> bool:
    """Whether a code verifier is the one that the challenge was made from (S256)."""
    if not _VERIFIER.fullmatch(verifier):
        return False
    return hmac.compare_digest(create_s256_code_challenge(verifier), challenge)


def code_state(code: IssuedCode | None, application: int, redirect_uri: str, now: datetime) -> CodeState:
    """Judge a presented code. A used one is replayed even when it has expired; another client's is just bad."""
    if code is None or code.application != application:
        return CodeState.BAD
    if code.used_at is not None:
        return CodeState.REPLAYED
    if now >= code.expires_at or redirect_uri != code.redirect_uri:
        return CodeState.BAD
    return CodeState.GOOD


# --- sign-in ---------------------------------------------------------------------------------------------------------


def normal_username(text: str) -> str:
    """How a user name is stored and looked up: case and surrounding spaces do not matter."""
    return text.strip().casefold()


def failure_keys(username: str, address: str) -> list[tuple[str, int]]:
    """The counters that one wrong password moves, each with its limit a minute."""
    return [
        (f"pair|{username}|{address}", FAILURES_PER_PAIR),
        (f"account|{username}", FAILURES_PER_ACCOUNT),
        (f"address|{address}", FAILURES_PER_ADDRESS),
    ]
