"""What a grant allows, and what the people of a property may do: levels by area. Pure: rules may speak of them."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """What a grant allows in an area; a higher one includes the lower."""

    NONE = 0
    READONLY = 1
    READWRITE = 2


class Area(StrEnum):
    """The areas that a grant's permissions speak of (docs/contract.md 3)."""

    ACCOMMODATION = "accommodation"
    RESERVATION = "reservation"
    CONTENT = "content"
    CARD_DETAIL = "cardDetail"
    LICENSE = "license"


class Duty(StrEnum):
    """The areas in which somebody who works for a property has a level (the facts' PermissionsDTO)."""

    PRICES = "prices"
    ADMIN_STATS = "adminStats"
    ADMIN_USERS = "adminUsers"
    ADMIN_API = "adminApi"
    ADMIN_SETTINGS = "adminSettings"
    ADMIN_DYLOG = "adminDylog"
    RESERVATIONS = "reservations"
    AVAILABILITY = "availability"
    SETTINGS = "settings"
    BILLING = "billing"
    CASH_CLOSING = "cashClosing"
    ROOMS = "rooms"
    USERS = "users"
    STATS = "stats"
    INVOICES = "invoices"
    ADMIN = "admin"
    ADMIN_COD_PROMO = "adminCodPromo"
    SUPPORT = "support"
    SUBSCRIPTION = "subscription"
    ASSIGN_COD_PROMO = "assignCodPromo"
    SOURCE = "source"
    CHECK_IN = "checkIn"
    HOUSE_KEEPING = "houseKeeping"
    ADMIN_TEXT = "adminText"
    CHAT = "chat"
    LICENSE = "license"
    SENSITIVE_DATA = "sensitiveData"
    OCTOSITE = "octosite"
    CHANNEL_MANAGER = "channelManager"
    CONTACT_INFO = "contactInfo"


Permissions = Mapping[Area, Level]
"""Levels by area; an area that is missing has NONE."""

Levels = Mapping[Duty, Level]
"""What a person may do for a property; an area that is missing has READWRITE."""
