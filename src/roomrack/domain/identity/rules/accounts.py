"""Decisions about accounts: passwords, the life of links, second factors (RFC 6238), how often something is tried."""

import hmac
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import pyotp

from roomrack.core.rights import Duty, Level, Levels

INVITATION_LIFE = timedelta(days=7)
RESET_LIFE = timedelta(hours=1)
WELCOME_LIFE = timedelta(days=7)
LINK_RETENTION = timedelta(days=1)
"""How long a link is stored after its end."""
INVITATION_RETENTION = timedelta(days=90)
ENTRY_RETENTION = timedelta(days=366)
MAX_INVITATIONS = 100
"""Open invitations of one property."""
INVITATIONS_PER_PERSON = 30
"""Invitations, sent again or not, that one person sends in an hour."""
INVITATION_WINDOW = timedelta(hours=1)
RESETS_PER_ADDRESS = 3
"""Mails with a link that are asked for in an hour for one address or user name."""
RESETS_PER_CLIENT = 20
"""The same from one network address."""
RESET_WINDOW = timedelta(hours=1)
ANSWERS_PER_LINK = 60
"""Forms that are sent in an hour behind one link that needs no account."""
ANSWERS_PER_CLIENT = 1_000
"""The same from one network address: the guests of a hotel share one."""
ANSWER_WINDOW = timedelta(hours=1)
FACTOR_FAILURES = 10
"""Wrong codes an hour for one person: guessing at this rate takes years."""
FACTOR_WINDOW = timedelta(hours=1)
STEP_SECONDS = 30
DRIFT_STEPS = 1
"""How many steps of 30 s a device's clock may be off."""
PENDING_LIFE = timedelta(minutes=5)
"""How long somebody whose password was right has for the code."""
ENROLMENT_LIFE = timedelta(minutes=30)
RECOVERY_CODES = 10
MIN_PASSWORD = 10
MAX_PASSWORD = 1_024
MAX_AGENT = 300
_DIFFERENT = 5
_MOSTLY = 0.75
_COMMON = ("password", "passwort", "qwerty", "asdfgh", "letmein", "welcome", "benvenuto", "iloveyou", "changeme")
_CODE = re.compile(r"[0-9]{6}", re.ASCII)
_RECOVERY = re.compile(r"[a-z2-7]{16}", re.ASCII)

# --- passwords -------------------------------------------------------------------------------------------------------


def password_fault(password: str, *names: str) -> str | None:
    """Why a password may not be chosen, as the key of a text; None when it may.

    Length counts, not kinds of characters (NIST SP 800-63B): at least 10 characters, 5 of them different, that are not
    mostly a common word, a run of digits or one of `names` (user name, e-mail address).
    """
    if len(password) < MIN_PASSWORD:
        return "password_short"
    if len(password) > MAX_PASSWORD or "\0" in password:
        return "password_long"
    plain = password.casefold()
    if len(set(plain)) < _DIFFERENT or _is_run(plain):
        return "password_simple"
    for word in (*_COMMON, *_parts(names)):
        if len(word) > 3 and word in plain and len(plain) - len(word) < len(word):
            return "password_simple"
    return None


def _parts(names: Sequence[str]) -> list[str]:
    return [part for name in names for part in (name.casefold(), name.casefold().partition("@")[0])]


def _is_run(text: str) -> bool:
    steps = Counter(ord(after) - ord(before) for before, after in pairwise(text))
    return max(steps.values()) >= _MOSTLY * (len(text) - 1)


_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\]{1,64}@[^\s@<>\"(),:;\[\]\\.]+(\.[^\s@<>\"(),:;\[\]\\.]+)+")


def is_address(text: str) -> bool:
    """Whether a text looks like an e-mail address; only a mail that arrives proves one."""
    return len(text) <= 254 and text.isprintable() and _ADDRESS.fullmatch(text) is not None


# --- second factors --------------------------------------------------------------------------------------------------


def step_of(secret: str, code: str, last_step: int, now: datetime) -> int | None:
    """The time step that a six-digit code belongs to; None when it is wrong, too far off, or was taken before."""
    if not _CODE.fullmatch(code):
        return None
    here = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    found: int | None = None
    for step in range(here - DRIFT_STEPS, here + DRIFT_STEPS + 1):
        # All are compared, so that the time taken tells nothing.
        if hmac.compare_digest(totp.generate_otp(step), code) and step > last_step:
            found = step
    return found


def provisioning(secret: str, username: str, issuer: str) -> str:
    """What a device reads from the picture: `otpauth://totp/...`."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=issuer)


def plain_code(text: str) -> str:
    """A code as it is compared: without spaces and dashes, in small letters."""
    return "".join(text.split()).replace("-", "").lower()


def is_recovery_code(code: str) -> bool:
    """Whether a plain code has the form of a recovery code."""
    return _RECOVERY.fullmatch(code) is not None


def shown_code(code: str) -> str:
    """A recovery code as people write it down."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def factor_keys(person: int) -> list[tuple[str, int]]:
    """The counter that one wrong code moves, with its limit."""
    return [(f"factor|{person}", FACTOR_FAILURES)]


def reset_keys(account: str, address: str) -> list[tuple[str, int]]:
    """The counters that one request for a link moves, each with its limit."""
    return [(f"reset|{account}", RESETS_PER_ADDRESS), (f"reset from|{address}", RESETS_PER_CLIENT)]


def answer_keys(link: str, address: str) -> list[tuple[str, int]]:
    """The counters that one form behind a link moves, each with its limit."""
    return [(f"answer|{link}", ANSWERS_PER_LINK), (f"answer from|{address}", ANSWERS_PER_CLIENT)]


# --- what people see -------------------------------------------------------------------------------------------------

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def agent_name(agent: str) -> str:
    """A browser in a few words, from what it says of itself."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return " on ".join(filter(None, (browser, system))) or "Unknown browser"


def _levels(write: Sequence[Duty], read: Sequence[Duty] = ()) -> Levels:
    rest = dict.fromkeys(Duty, Level.NONE)
    return {**rest, **dict.fromkeys(read, Level.READONLY), **dict.fromkeys(write, Level.READWRITE)}


PRESETS: Mapping[str, tuple[str, Levels]] = {
    "everything": ("Everything", dict.fromkeys(Duty, Level.READWRITE)),
    "reading": ("Only look", dict.fromkeys(Duty, Level.READONLY)),
    "desk": (
        "Front desk",
        _levels(
            (Duty.RESERVATIONS, Duty.CHECK_IN, Duty.CHAT, Duty.INVOICES, Duty.CASH_CLOSING, Duty.CONTACT_INFO),
            (Duty.PRICES, Duty.AVAILABILITY, Duty.ROOMS, Duty.HOUSE_KEEPING, Duty.BILLING, Duty.SOURCE),
        ),
    ),
    "housekeeping": ("Housekeeping", _levels((Duty.HOUSE_KEEPING,), (Duty.ROOMS, Duty.CHECK_IN))),
    "revenue": (
        "Prices and channels",
        _levels(
            (Duty.PRICES, Duty.AVAILABILITY, Duty.CHANNEL_MANAGER, Duty.ASSIGN_COD_PROMO),
            (Duty.ROOMS, Duty.RESERVATIONS, Duty.STATS, Duty.SOURCE, Duty.SETTINGS),
        ),
    ),
    "accounting": (
        "Accounting",
        _levels((Duty.INVOICES, Duty.BILLING, Duty.CASH_CLOSING), (Duty.RESERVATIONS, Duty.STATS, Duty.CONTACT_INFO)),
    ),
    "nothing": ("Nothing", dict.fromkeys(Duty, Level.NONE)),
}
"""Levels to begin with, by name: what they are called, and each area's level."""
