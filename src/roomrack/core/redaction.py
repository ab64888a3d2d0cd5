"""Taking secrets, card data and what tells who a guest is out of payloads that are kept for developers to look at.

What goes is decided by the names of fields, whatever their case and their underscores (docs/guides/console.md lists
them). Within a guest everything goes but what is named as harmless. Card numbers go from every text besides.
"""

import json
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from roomrack.core.text import mask_card_numbers

SECRET = "[secret]"  # noqa: S105 - what stands in the place of one
PERSONAL = "[personal]"
DEEP = "[too deep]"
MAX_DEPTH = 40
SHORTEST_CARD = 10**11
"""A smaller number can't be that of a card."""
MAX_NAME = 64
"""Characters of a name that is remembered; longer ones are no field of ours."""

SECRETS = frozenset(
    {
        *("secret", "clientsecret", "password", "token", "accesstoken", "refreshtoken", "refreshproperties", "apikey"),
        *("secretkey", "webhooksecret"),
        *("key", "authorization", "code", "codeverifier", "codechallenge", "hmac", "signature", "cookie", "pin"),
        *("invitationlink", "checkinlink", "chatlink", "noticesurl", "geticalrandomname"),
        *("pan", "cvv", "cvc", "cardnumber", "cardtoken", "cardholder", "expiry", "iban", "bic"),
    }
)
PEOPLE = frozenset({"guest", "guests", "booker", "customer", "externalguest", "sender", "traveller", "member"})
HARMLESS = frozenset(
    {
        *("id", "type", "checkin", "checkout", "source", "reservation", "position", "language", "createtime"),
        *("updatetime", "product", "accommodation"),
    }
)
"""What stays of somebody."""
PERSONAL_NAMES = frozenset(
    {
        *("email", "mail", "guestmailaddress", "mailaddress", "welcomealternativeemail", "recipients", "username"),
        *("phone", "phonenumber", "mobile", "telephone", "fax", "whatsapp"),
        *("givenname", "familyname", "firstname", "lastname", "surname", "middlename", "fullname", "guestslist"),
        *("guestname", "address", "street", "zip", "zipcode", "birthdate", "birthday", "birthplace", "dateofbirth"),
        *("documentnumber", "documenttype", "documentexpire", "passport", "fiscalcode", "taxcode", "taxid", "vat"),
        *("vatnumber", "gender", "nationality", "citizenship", "ip", "ipaddress", "signatureimage", "plate"),
        *("attributes", "headline", "publicreview", "privatereview", "revieweeresponse", "querystring"),
        *("privatenotes", "channelnotes", "notes", "specialrequests", "housekeepingnotes", "text", "comment"),
    }
)


def redact(value: Any, depth: int = 0) -> Any:
    """A copy of a JSON value without secrets, card data and personal data; its shape stays."""
    if depth > MAX_DEPTH:
        return DEEP
    if isinstance(value, dict):
        return {name: _member(_plain(name), member, depth) for name, member in value.items()}
    if isinstance(value, list):
        return [redact(member, depth + 1) for member in value]
    if isinstance(value, int) and value > SHORTEST_CARD:
        masked = mask_card_numbers(str(value))
        return value if masked == str(value) else masked
    return mask_card_numbers(value) if isinstance(value, str) else value


def _member(name: str, value: Any, depth: int) -> Any:
    if value is None or value == "" or isinstance(value, bool):
        return value
    if name in SECRETS:
        return SECRET
    if name in PERSONAL_NAMES:
        return PERSONAL
    if name in PEOPLE:
        return _somebody(value, depth + 1)
    return redact(value, depth + 1)


def _somebody(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        return DEEP
    if isinstance(value, list):
        return [_somebody(member, depth + 1) for member in value]
    if isinstance(value, dict):
        return {
            name: member if _plain(name) in HARMLESS and not isinstance(member, dict | list) else _hidden(member, depth)
            for name, member in value.items()
        }
    return _hidden(value, depth)


def _hidden(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, dict | list):
        return _somebody(value, depth + 1)
    return PERSONAL


def _plain(name: str) -> str:
    """`given_name`, `givenName` and `given-name` are one name; brackets of lists in forms are no part of it."""
    return _known(name) if len(name) <= MAX_NAME else _letters(name)


def _letters(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


_known = lru_cache(maxsize=4096)(_letters)


def redact_pairs(encoded: str) -> str:
    """A query string or a form without secrets and personal data."""
    pairs = parse_qsl(encoded, keep_blank_values=True)
    return urlencode([(name, _pair(name, value)) for name, value in pairs], safe="[]:,-")


def _pair(name: str, value: str) -> str:
    redacted = _member(_plain(name), value, 0)
    return redacted if isinstance(redacted, str) else value


def redact_body(raw: bytes, media: str, limit: int) -> str:
    """A body as text, redacted and then cut at `limit` characters.

    JSON and forms are kept; of anything else only the size is told. What can't be read isn't kept either: no name says
    what is in it.
    """
    if not raw:
        return ""
    kind = media.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        text = redact_pairs(raw.decode("utf-8", "replace"))
    else:
        try:
            text = json.dumps(redact(json.loads(raw)), ensure_ascii=False, separators=(",", ":"))
        except (ValueError, RecursionError):
            return f"[{len(raw)} bytes that are neither JSON nor a form]"
    text = text.encode("utf-8", "replace").decode().replace("\0", "")
    return text if len(text) <= limit else text[:limit] + f"… [cut after {limit} of {len(text)} characters]"
