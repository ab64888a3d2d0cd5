"""What the API takes and gives. Generated from the server's OpenAPI document: `make sdk` writes it anew.

Reading is lenient: a value that the document does not know is kept as it came, a missing one is None, and fields that
it does not name are in `extra_fields`. Writing leaves out what is None; `CLEAR` writes null.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from roomrack_client.codec import Model

AccommodationPropertyCategory: TypeAlias = Literal[
    "OTHER",
    "BEDBREAKFAST",
    "APARTMENT",
    "HOTEL",
    "CAMPGROUND",
    "HOSTEL",
    "FARMHOUSE",
    "CABIN_OR_BUNGALOW",
    "CHALET",
    "VILLA",
    "CASTLE",
    "BOUTIQUE",
    "GUESTHOUSE",
    "CAMPER",
    "HOUSE",
    "PRIVATE_RESIDENCE",
]
AccommodationCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
AccommodationCompanyType: TypeAlias = Literal[
    "PRIVATE_PERSON", "INDIVIDUAL_COMPANY", "COMPANY", "INSTITUTION", "ENTITY"
]
AccommodationLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
AccommodationRating: TypeAlias = Literal[
    "NONE", "STAR1", "STAR1S", "STAR2", "STAR2S", "STAR3", "STAR3S", "STAR4", "STAR4S", "STAR5", "STAR5L"
]


@dataclass(kw_only=True, repr=False)
class Accommodation(
    Model,
    wire_names={
        "welcome_user": "welcome_user",
        "welcome_alternative_email": "welcome_alternative_email",
        "network_name": "network_name",
        "accept_duplicates": "accept_duplicates",
        "cod_promo": "cod_promo",
    },
):
    """`ApiAccommodationDTO` of the API."""

    id: str | None = None
    name: str | None = None
    currency: str | None = None
    time_zone: str | None = None
    time_zone_offset: str | None = None
    phone_number: str | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    zip_code: str | None = None
    city: str | None = None
    checkin_start: int | None = None
    checkin_end: int | None = None
    checkout: int | None = None
    network_info: NetworkInfo | None = None
    contact: Contact | None = None
    property_category: AccommodationPropertyCategory | None = None
    location: Place | None = None
    network_active: bool | None = None
    license: LicenseForm | None = None
    logo: str | None = None
    icon: str | None = None
    cover_image: str | None = None
    country: AccommodationCountry | None = None
    master_calendar: bool | None = None
    clpms: Clpms | None = None
    insert_time: dt.date | None = None
    police_account: PoliceAccount | None = None
    cleaning_cost: int | None = None
    breakfast_included: bool | None = None
    breakfast_price: Decimal | None = None
    auto_close: bool | None = None
    zip: str | None = None
    district: str | None = None
    website: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    company_type: AccommodationCompanyType | None = None
    email: str | None = None
    welcome_user: bool | None = None
    welcome_alternative_email: str | None = None
    network_name: str | None = None
    phone: str | None = None
    accept_duplicates: bool | None = None
    cod_promo: str | None = None
    vat_code: str | None = None
    fiscal_code: str | None = None
    tax_included: bool | None = None
    taxes: Decimal | None = None
    layout: Layout | None = None
    last_cash_closing_day: dt.date | None = None
    customer_head: AccommodationHead | None = None
    invoice_options: InvoiceOptions | None = None
    sandbox_property: bool | None = None
    date_pattern: str | None = None
    language: AccommodationLanguage | None = None
    license_code: str | None = None
    credit: Decimal | None = None
    billing_network_master_account: bool | None = None
    billing_network_name: str | None = None
    additional_information: str | None = None
    rating: AccommodationRating | None = None
    prefer_this_language: bool | None = None
    total_beds: int | None = None
    admin_user_access_granted: bool | None = None
    mail_template: str | None = None


AccommodationHeadCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]


@dataclass(kw_only=True, repr=False)
class AccommodationHead(Model):
    """`ApiAccommodationHeadDTO` of the API."""

    id: int | None = None
    given_name: str | None = None
    family_name: str | None = None
    country: AccommodationHeadCountry | None = None


@dataclass(kw_only=True, repr=False)
class AccommodationLight(Model):
    """`ApiAccommodationLight` of the API."""

    id: str | None = None
    name: str | None = None
    currency: str | None = None
    time_zone: str | None = None
    time_zone_offset: str | None = None
    phone_number: str | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    zip_code: str | None = None
    city: str | None = None
    checkin_start: int | None = None
    checkin_end: int | None = None
    checkout: int | None = None


@dataclass(kw_only=True, repr=False)
class Amenity(Model):
    """`ApiAmenity` of the API."""

    internal_label: str | None = None
    id: int | None = None
    internal_name: str | None = None
    label: str | None = None
    values: dict[str, str] | None = None
    ai_enabled: bool | None = None
    suggested: bool | None = None
    image: str | None = None


@dataclass(kw_only=True, repr=False)
class AssignedStay(Model):
    """`AssignedStay` of the API."""

    reservation: int
    product: int
    pms_product: int
    checkin: dt.date
    checkout: dt.date


AttachmentType: TypeAlias = Literal["JPEG", "PNG", "OCTET_STREAM"]
AttachmentRepository: TypeAlias = Literal["ROOM", "PROPERTY", "CHAT"]


@dataclass(kw_only=True, repr=False)
class Attachment(Model):
    """`AttachmentDTO` of the API."""

    id: int | None = None
    name: str | None = None
    type: AttachmentType | None = None
    url: str | None = None
    preview_url: str | None = None
    content: str | None = None
    sort_order: int | None = None
    repository: AttachmentRepository | None = None
    error: str | None = None


@dataclass(kw_only=True, repr=False)
class BulkReservation(Model):
    """`ApiBulkReservation` of the API."""

    reservations: list[ReservationRequest] | None = None


@dataclass(kw_only=True, repr=False)
class CalendarBulkAnswer(Model):
    """`CalendarBulkAnswer` of the API."""

    process: list[int]
    success: bool


@dataclass(kw_only=True, repr=False)
class CalendarBulkRequest(Model):
    """`CalendarBulkRequest` of the API."""

    room: int | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    values: CalendarBulkValues | None = None


@dataclass(kw_only=True, repr=False)
class CalendarBulkValues(Model):
    """`CalendarBulkValues` of the API."""

    availability: int | None = None
    price: Decimal | None = None
    minstay: int | None = None
    maxstay: int | None = None
    stop_sells: bool | None = None
    close_to_arrival: bool | None = None
    close_to_departure: bool | None = None
    cut_off_days: int | None = None


@dataclass(kw_only=True, repr=False)
class CalendarChangedValue(Model):
    """`CalendarChangedValue` of the API."""

    before: Any
    after: Any


@dataclass(kw_only=True, repr=False)
class CalendarChanges(Model):
    """`CalendarChanges` of the API."""

    date: dt.date
    changes: dict[str, CalendarChangedValue]


@dataclass(kw_only=True, repr=False)
class CalendarDay(Model):
    """`CalendarDay` of the API."""

    date: dt.date
    availability: int
    price: Decimal
    min_stay: int
    max_stay: int
    stop_sells: bool
    close_to_arrival: bool
    close_to_departure: bool
    cut_off_days: int
    bookable: bool


@dataclass(kw_only=True, repr=False)
class CalendarDryRun(Model):
    """`CalendarDryRun` of the API."""

    data: list[CalendarDryRunProduct]
    additional_cost: int


@dataclass(kw_only=True, repr=False)
class CalendarDryRunProduct(Model):
    """`CalendarDryRunProduct` of the API."""

    accommodation: str
    id: int
    name: str
    derived: bool
    days: list[CalendarChanges]


@dataclass(kw_only=True, repr=False)
class CalendarGuardedItem(Model):
    """`CalendarGuardedItem` of the API."""

    room: int | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    values: CalendarBulkValues | None = None
    if_version: str | None = None


@dataclass(kw_only=True, repr=False)
class CalendarHastened(Model):
    """`CalendarHastened` of the API."""

    imports: list[int]


@dataclass(kw_only=True, repr=False)
class CalendarHastening(Model):
    """`CalendarHastening` of the API."""

    product: int | None = None


@dataclass(kw_only=True, repr=False)
class CalendarLink(Model):
    """`CalendarLink` of the API."""

    id: int
    name: str
    url: str
    address: str
    product: int | None = None


@dataclass(kw_only=True, repr=False)
class CalendarLinks(Model):
    """`CalendarLinks` of the API."""

    url: str
    address: str
    products: list[CalendarLink]
    pms_rooms: list[CalendarLink]


CalendarPriceStepKind: TypeAlias = Literal["BASE", "INCREMENT", "PERCENT", "ROUNDING", "NOTHING", "LIMIT", "FLOOR"]


@dataclass(kw_only=True, repr=False)
class CalendarPriceStep(Model):
    """`CalendarPriceStep` of the API."""

    kind: CalendarPriceStepKind
    product: int
    name: str
    value: Decimal | None = None
    price: Decimal | None = None
    words: str


@dataclass(kw_only=True, repr=False)
class CalendarPriceTrace(Model):
    """`CalendarPriceTrace` of the API."""

    id: int
    name: str
    currency: str
    data: list[CalendarPricedNight]


@dataclass(kw_only=True, repr=False)
class CalendarPricedNight(Model):
    """`CalendarPricedNight` of the API."""

    date: dt.date
    price: Decimal | None = None
    steps: list[CalendarPriceStep]


@dataclass(kw_only=True, repr=False)
class CalendarRenewal(Model):
    """`CalendarRenewal` of the API."""

    product: int | None = None
    pms_room: int | None = None


@dataclass(kw_only=True, repr=False)
class CalendarRoom(Model):
    """`ApiCalendarRoom` of the API."""

    id: int
    name: str | None = None
    days: list[CalendarDay] | None = None
    object: str | None = None


@dataclass(kw_only=True, repr=False)
class CalendarVersionedRoom(Model):
    """`CalendarVersionedRoom` of the API."""

    id: int
    name: str
    version: str
    days: list[CalendarDay]


CardLookWhat: TypeAlias = Literal["SHOWN", "WRONG_PIN", "LOCKED", "CHARGED", "PIN_SET"]


@dataclass(kw_only=True, repr=False)
class CardLook(Model):
    """`CardLook` of the API."""

    time: dt.datetime
    what: CardLookWhat
    reservation: int | None = None
    with_cvv: bool
    processor: str | None = None
    application: int | None = None
    person: int | None = None
    request_id: str | None = None


@dataclass(kw_only=True, repr=False)
class CardLooks(Model):
    """`CardLooks` of the API."""

    data: list[CardLook]


@dataclass(kw_only=True, repr=False)
class CardOfBooking(Model):
    """`CardOfBooking` of the API."""

    id: int | None = None
    refer: str | None = None
    channel_refer: str | None = None
    accommodation: str | None = None
    stream_card: ReservationStreamCard | None = None


CardPinStatusStatus: TypeAlias = Literal["active", "wait", "none"]


@dataclass(kw_only=True, repr=False)
class CardPinStatus(Model):
    """`CardPinStatus` of the API."""

    status: CardPinStatusStatus


ChatAttachmentType: TypeAlias = Literal["JPEG", "PNG", "OCTET_STREAM"]
ChatAttachmentRepository: TypeAlias = Literal["ROOM", "PROPERTY", "CHAT"]


@dataclass(kw_only=True, repr=False)
class ChatAttachment(Model):
    """`ChatAttachmentDTO` of the API."""

    id: int | None = None
    name: str | None = None
    type: ChatAttachmentType | None = None
    url: str | None = None
    preview_url: str | None = None
    content: str | None = None
    sort_order: int | None = None
    repository: ChatAttachmentRepository | None = None
    error: str | None = None
    message_id: int | None = None
    property_id: int | None = None
    size: int | None = None
    expire: dt.date | None = None
    external: bool | None = None


@dataclass(kw_only=True, repr=False)
class ChatLink(Model):
    """`ChatLink` of the API."""

    thread: int
    open: bool
    chat_link: str | None = None


StatusOfChatMessage: TypeAlias = Literal["CREATED", "WAIT_AUTH", "SENT", "ERROR", "MANUAL_VERIFY"]
ChatMessageProcessor: TypeAlias = Literal["DIRECT", "WHATSAPP", "CHANNEL", "WHATSAPP_MANUAL", "MAIL", "NOTE"]


@dataclass(kw_only=True, repr=False)
class ChatMessage(Model):
    """`ChatMessageDTO` of the API."""

    id: int | None = None
    sender: Person | None = None
    thread_id: int | None = None
    external_thread_id: str | None = None
    create_time: dt.datetime | dt.date | None = None
    sent_time: dt.datetime | dt.date | None = None
    status: StatusOfChatMessage | None = None
    processor: ChatMessageProcessor | None = None
    external_id: str | None = None
    attributes: list[ChatMessageAttribute] | None = None
    readers: list[ChatMessageReader] | None = None
    attachment: ChatAttachment | None = None
    special_offer: SpecialOffer | None = None
    review: Review | None = None
    current_accommodations: list[str] | None = None
    external_sender: Person | None = None
    read_time: dt.datetime | dt.date | None = None


ChatMessageAttributeType: TypeAlias = Literal[
    "TEXT",
    "MAIL_TEMPLATE_ID",
    "ERROR_MESSAGE",
    "OTA_FLOW_DIRECTION",
    "REFER",
    "MOBILE_PHONE",
    "LANGUAGE",
    "MESSAGES_LABEL_NAME",
    "HIDE_SYSTEM_MESSAGE_TO",
    "APP_NOTIFIED",
    "TRANSLATION_MAP",
    "AI_SKIP_DISABLE",
]


@dataclass(kw_only=True, repr=False)
class ChatMessageAttribute(Model):
    """`ChatMessageAttributeDTO` of the API."""

    id: int | None = None
    message_id: int | None = None
    type: ChatMessageAttributeType | None = None
    value: str | None = None


@dataclass(kw_only=True, repr=False)
class ChatMessageReader(Model):
    """`ChatMessageReaderDTO` of the API."""

    id: int | None = None
    message_id: int | None = None
    reader: Person | None = None
    read_time: dt.datetime | dt.date | None = None


ChatMessageStatus: TypeAlias = Literal["CREATED", "WAIT_AUTH", "SENT", "ERROR", "MANUAL_VERIFY"]


ChatProcessor: TypeAlias = Literal["DIRECT", "WHATSAPP", "CHANNEL", "WHATSAPP_MANUAL", "MAIL", "NOTE"]


@dataclass(kw_only=True, repr=False)
class ChatSettings(Model):
    """`ChatSettings` of the API."""

    whatsapp: dict[str, Any]


@dataclass(kw_only=True, repr=False)
class ChatSettingsChange(Model):
    """`ChatSettingsChange` of the API."""

    whatsapp: dict[str, Any] | None = None


@dataclass(kw_only=True, repr=False)
class ChatTemplates(Model):
    """`ChatTemplates` of the API."""

    data: list[MailTemplate] | None = None


ChatThreadDefaultProcessor: TypeAlias = Literal["DIRECT", "WHATSAPP", "CHANNEL", "WHATSAPP_MANUAL", "MAIL", "NOTE"]


@dataclass(kw_only=True, repr=False)
class ChatThread(Model):
    """`ChatThreadDTO` of the API."""

    id: int
    accommodation_id: str | None = None
    default_processor: ChatThreadDefaultProcessor
    persons: list[Person]
    last_message: ChatMessage | None = None
    chat_thread_externals: list[ChatThreadExternal] | None = None
    attributes: list[ChatThreadAttribute] | None = None
    reservation: Reservation | None = None
    archive_time: dt.datetime | None = None
    ai_driven: bool | None = None


ChatThreadAttributeType: TypeAlias = Literal["AIRBNB_BOOKING_DETAILS", "TEST_BOOKING_DETAILS", "AI_ASSISTANCE_THREAD"]


@dataclass(kw_only=True, repr=False)
class ChatThreadAttribute(Model):
    """`ChatThreadAttributeDTO` of the API."""

    id: int
    thread_id: int
    type: ChatThreadAttributeType | None = None
    value: str


@dataclass(kw_only=True, repr=False)
class ChatThreadExternal(Model):
    """`ChatThreadExternalDTO` of the API."""

    id: int
    thread_id: int
    connection_id: int | None = None
    external_id: str | None = None


@dataclass(kw_only=True, repr=False)
class CheckinCity(Model):
    """`CheckinCity` of the API."""

    id: int
    name: str
    country: str
    division: str | None = None


CheckinMailStatus: TypeAlias = Literal["WAITING", "SENT", "FAILED"]


@dataclass(kw_only=True, repr=False)
class CheckinMail(Model):
    """`CheckinMail` of the API."""

    id: int
    to: str
    language: str
    status: CheckinMailStatus
    attempts: int
    problem: str | None = None
    create_time: dt.datetime
    sent_time: dt.datetime | None = None


CheckinMailRequestLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


@dataclass(kw_only=True, repr=False)
class CheckinMailRequest(Model):
    """`CheckinMailRequest` of the API."""

    to: list[str] | None = None
    language: CheckinMailRequestLanguage | None = None


@dataclass(kw_only=True, repr=False)
class CheckinSettings(Model):
    """`CheckinSettings` of the API."""

    city_tax: CityTaxRule | None = None
    retention_days: int | None = None
    link_days: int | None = None
    police: PoliceAccess | None = None


@dataclass(kw_only=True, repr=False)
class CheckinTag(Model):
    """`CheckinTag` of the API."""

    id: int
    code: str
    label: str
    color: str
    values: dict[str, str]


@dataclass(kw_only=True, repr=False)
class CityTaxBand(Model):
    """`CityTaxBand` of the API."""

    from_age: int | None = None
    to_age: int | None = None
    amount: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class CityTaxRule(Model):
    """`CityTaxRule` of the API."""

    amount: Decimal | None = None
    max_nights: int | None = None
    bands: list[CityTaxBand] | None = None


ClpmsArrivalTime: TypeAlias = Literal["NO", "REQUIRED", "OPTIONAL"]
ClpmsPaymentProcessor: TypeAlias = Literal[
    "SYSPAY",
    "STRIPE",
    "NONE",
    "PAYULATAM",
    "PAYBYPAGO",
    "ADDONPAYMENTS",
    "NOT_USED_ASIAPAY_PESOPAY",
    "NOT_USED_ASIAPAY_PAYDOLLAR",
    "NOT_USED_ASIAPAY_SIAMPAY",
    "DUMMY_PROCESSOR",
    "NEXI",
    "NOT_USED_PAYWAY",
    "NOT_USED_OPAYO",
    "CMI",
    "MERCADOPAGO",
    "STRIPE_CARD_PRESENTED",
    "AZUL",
    "REDSYS",
]
ClpmsFeatures: TypeAlias = Literal[
    "XXX_NOT_USED_NEW_MATCHED_ROOMS",
    "XXX_NOT_USED_NEW_PAGE_RESERVATION",
    "PAYMENT_PREVIEW",
    "XXX_NOT_USED_CALENDAR",
    "PLANNING",
    "XXX_NOT_USED_PMS_ADVANCED",
    "XXX_NOT_USED_CONTENT_PREVIEW",
    "BE_PREVIEW",
    "XXX_NOT_USED_OCTODAY",
    "XXX_FISCAL_PRINTER_IMPORT",
    "XXX_NOT_USED_RMS_PREVIEW",
    "XXX_NOT_USED_PREMIER",
    "IMPORTANT_CUSTOMER",
    "NEW_PAGE_RESERVATION_ADD",
    "WEBSITE_PREVIEWS",
    "XXX_NOT_USED_COPY_ROOMS",
    "VACATION_RENTAL_CREATION_WIZARD",
    "CHANNEL_MAMAGER_BETA_FUNCTIONS",
    "SPECIAL_AGREEMENT_API",
    "E_INVOICE",
]


@dataclass(kw_only=True, repr=False)
class Clpms(Model):
    """`ApiClpmsDTO` of the API."""

    codice: str | None = None
    user_allowed: int | None = None
    cleaning_days: int | None = None
    cleaning_mail: bool | None = None
    closeout_time: int | None = None
    arrival_time: ClpmsArrivalTime | None = None
    payment_processor: ClpmsPaymentProcessor | None = None
    chat_ai_enabled: bool | None = None
    features: list[ClpmsFeatures] | None = None
    active_rate_plan_cross: bool | None = None
    good_morning_email: bool | None = None


ConfigurationRequestCategory: TypeAlias = Literal[
    "CHECKIN_PROVIDER", "BOOKING_ENGINE", "CHANNEL_MANAGER", "OTA", "RMS", "MODEL_CONTEXT_PROTOCOL"
]


@dataclass(kw_only=True, repr=False)
class ConfigurationRequest(Model):
    """`ApiConfigurationRequest` of the API."""

    environment: str | None = None
    redirect_uri: list[str] | None = None
    category: ConfigurationRequestCategory | None = None
    icon: str | None = None
    secret_visibility: bool | None = None
    application_name: str | None = None
    description: LanguageMap | None = None


@dataclass(kw_only=True, repr=False)
class ConfigurationReseller(Model):
    """`ApiConfigurationReseller` of the API."""

    reseller: bool | None = None
    perm_upgrade: bool | None = None
    perm_owners: bool | None = None
    reseller_name: str | None = None
    reseller_email: str | None = None
    cod_promo: str | None = None


ConfigurationResponseCategory: TypeAlias = Literal[
    "CHECKIN_PROVIDER", "BOOKING_ENGINE", "CHANNEL_MANAGER", "OTA", "RMS", "MODEL_CONTEXT_PROTOCOL"
]


@dataclass(kw_only=True, repr=False)
class ConfigurationResponse(Model):
    """`ApiConfigurationResponse` of the API."""

    environment: str | None = None
    redirect_uri: list[str] | None = None
    category: ConfigurationResponseCategory | None = None
    icon: str | None = None
    secret_visibility: bool | None = None
    application_name: str | None = None
    description: LanguageMap | None = None
    active: bool | None = None
    auth_method: str | None = None
    authorization_pages: list[str] | None = None
    quota_limit: int | None = None
    quota_status: int | None = None
    reseller: ConfigurationReseller | None = None
    permissions: Permission | None = None
    config_name: str | None = None
    unique_id: str | None = None
    build_number: str | None = None
    maintenance: bool | None = None
    fiscal_version: str | None = None


ConnectionCalendarValues: TypeAlias = Literal[
    "PRICE", "AVAILABILITY", "MINSTAY", "MAXSTAY", "CLOSEARR", "CLOSEDEP", "STOPSELL", "CUTOFF"
]
ConnectionStatus: TypeAlias = Literal["DISABLED", "WAITING", "ENABLED"]


@dataclass(kw_only=True, repr=False)
class Connection(Model):
    """`ApiConnectionDTO` of the API."""

    currency: str | None = None
    id: int | None = None
    channel_id: int | None = None
    channel_name: str | None = None
    accommodation_id: str | None = None
    hotel_id: str | None = None
    user_logged: bool | None = None
    update_calendar: bool | None = None
    pull_reservations: bool | None = None
    pull_mapped_only: bool | None = None
    content: bool | None = None
    mail_on_error: bool | None = None
    calendar_values: list[ConnectionCalendarValues] | None = None
    username: str | None = None
    password: str | None = None
    login_at: str | None = None
    correction_ratio: Decimal | None = None
    correction_fixed: bool | None = None
    correction_round: bool | None = None
    commission: Decimal | None = None
    messages: bool | None = None
    availability_percentage: int | None = None
    portal: PortalDTOResp | None = None
    accommodation: AccommodationLight | None = None
    new_channel: bool | None = None
    last_portal_accept_log: Log | None = None
    has_basic_rooms: bool | None = None
    has_pms_rooms: bool | None = None
    status: ConnectionStatus | None = None
    color: str | None = None


@dataclass(kw_only=True, repr=False)
class ConnectionActionAnswer(Model):
    """`ConnectionActionAnswer` of the API."""

    data: list[ProductMapping]
    additional_info: ConnectionActionInfo


@dataclass(kw_only=True, repr=False)
class ConnectionActionInfo(Model):
    """`ConnectionActionInfo` of the API."""

    action_performed: str
    connection_id: int
    preperty_id: str
    api_id: int
    time: dt.datetime


ConnectionFindingLevel: TypeAlias = Literal["ERROR", "WARNING"]


@dataclass(kw_only=True, repr=False)
class ConnectionFinding(Model):
    """`ConnectionFinding` of the API."""

    level: ConnectionFindingLevel
    code: str
    message: str
    mend: str
    element: str | None = None
    mapping_id: int | None = None
    product_id: int | None = None
    external_id: int | None = None


@dataclass(kw_only=True, repr=False)
class ConnectionFindings(Model):
    """`ConnectionFindings` of the API."""

    data: list[ConnectionFinding]


@dataclass(kw_only=True, repr=False)
class ConnectionLog(Model):
    """`ConnectionLog` of the API."""

    data: list[Log]


@dataclass(kw_only=True, repr=False)
class ConnectionMappingPair(Model):
    """`ConnectionMappingPair` of the API."""

    product: int | None = None
    external: int | None = None


ConnectionSyncStatus: TypeAlias = Literal["DISABLED", "WAITING", "ENABLED"]


@dataclass(kw_only=True, repr=False)
class ConnectionSync(Model):
    """`ConnectionSync` of the API."""

    connection: int
    status: ConnectionSyncStatus
    pending: SyncPending
    quarantined: int
    figures: SyncFigures
    everything: SyncEverything | None = None
    push: SyncWork | None = None
    bookings: SyncWork | None = None
    reconciliation: SyncWork | None = None
    notices_url: str | None = None


@dataclass(kw_only=True, repr=False)
class Contact(Model):
    """`ApiContact` of the API."""

    contact_name: str | None = None
    phone_number: str | None = None
    phone_number2: str | None = None
    mobile_number_full: str | None = None
    mobile_prefix: str | None = None
    mobile_number: str | None = None
    email: str | None = None
    secondary_email: str | None = None
    given_name: str | None = None
    family_name: str | None = None


ContentCodeMappingCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ContentCodeMappingType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]
ContentCodeMappingSubType: TypeAlias = Literal[
    "AMENITY_VIEW",
    "AMENITY_KITCHEN",
    "AMENITY_SHOWER_RELATED",
    "AMENITY_BED_RELATED",
    "AMENITY_ACCESSIBILITY",
    "AMENITY_CONNECTION",
]


@dataclass(kw_only=True, repr=False)
class ContentCodeMapping(Model):
    """`ContentCodeMapping` of the API."""

    id: int | None = None
    imported: bool | None = None
    portal: str | None = None
    country: ContentCodeMappingCountry | None = None
    description: dict[str, str] | None = None
    title: dict[str, str] | None = None
    json: str | None = None
    type: ContentCodeMappingType | None = None
    sub_type: ContentCodeMappingSubType | None = None
    portal_attributes: str | None = None
    portal_value: str | None = None
    last_edit: dt.datetime | dt.date | None = None
    octorate_value: str | None = None
    ignore_mapping: bool | None = None
    score: int | None = None
    validation_schema: ContentCodeValidation | None = None
    english_description: str | None = None
    converted_octorate: EnumContent | None = None
    portal_booking: bool | None = None
    convertible: bool | None = None
    schema: ContentMappingSchema | None = None
    serialized_name: str | None = None


@dataclass(kw_only=True, repr=False)
class ContentCodeValidation(Model):
    """`ContentCodeValidation` of the API."""

    required_parking_info: bool | None = None
    required_internet_info: bool | None = None


@dataclass(kw_only=True, repr=False)
class ContentMappingSchema(Model):
    """`ContentMappingSchema` of the API."""

    percent: bool | None = None


@dataclass(kw_only=True, repr=False)
class ContentPageField(Model):
    """`ContentPageField` of the API."""

    id: int
    name: str
    page: str
    field: str
    type: str
    required: bool
    values: list[str] | None = None


ContentProcessStatus: TypeAlias = Literal["WAITING", "RUNNING", "DONE", "FAILED"]


@dataclass(kw_only=True, repr=False)
class ContentProcess(Model):
    """`ContentProcess` of the API."""

    id: int
    status: ContentProcessStatus
    success: bool | None = None
    message: str | None = None
    portal: str
    connection: int
    octorate_product: int | None = None
    create_time: dt.datetime
    update_time: dt.datetime


@dataclass(kw_only=True, repr=False)
class CreatedAccommodation(
    Model, wire_names={"refresh_token": "refresh_token", "refresh_properties": "refresh_properties"}
):
    """`ApiAccommodationResponse` of the API."""

    status: str | None = None
    codice: list[str] | None = None
    refresh_token: str | None = None
    refresh_properties: list[str] | None = None
    identity: OAuthIdentity | None = None
    ids: str | None = None
    id: str


DerivedRulePrice: TypeAlias = Literal["CALENDAR", "INCREMENT", "PERCENT"]
DerivedRuleReferenceType: TypeAlias = Literal[
    "GENERIC",
    "RESERVATION",
    "PORTALCONNECTION",
    "INVOICE",
    "PAYMENT",
    "ACCOMMODATION",
    "VERSION",
    "INVOICE_ITEM",
    "PAYOFF",
    "ROOM",
    "ROOMPORTAL",
    "CONTENT_PROCESS",
    "PAY_STEP",
    "ANNUAL_REPORT",
    "PERSON",
    "USER",
]


@dataclass(kw_only=True, repr=False)
class DerivedRule(Model):
    """`DerivedRule` of the API."""

    parent: int | None = None
    availability: bool | None = None
    stay: bool | None = None
    restrictions: bool | None = None
    stop_sell: bool | None = None
    price: DerivedRulePrice | None = None
    price_value: Decimal | None = None
    price_round: bool | None = None
    accommodation_id: str | None = None
    reference_type: DerivedRuleReferenceType | None = None
    id: int | None = None
    reservation_id: int | None = None
    invoice_id: int | None = None
    room_log: int | None = None


@dataclass(kw_only=True, repr=False)
class DriftedDay(Model):
    """`DriftedDay` of the API."""

    product: int
    date: dt.date
    ours: SyncValues
    theirs: SyncValues
    found_time: dt.datetime
    mended_time: dt.datetime | None = None


@dataclass(kw_only=True, repr=False)
class DriftedDays(Model):
    """`DriftedDays` of the API."""

    data: list[DriftedDay]


EnumContentTypeContent: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]


@dataclass(kw_only=True, repr=False)
class EnumContent(Model):
    """`EnumContent` of the API."""

    type_content: EnumContentTypeContent | None = None


EventName: TypeAlias = str


ExternalAccommodationExtraBedCodeType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]
ExternalAccommodationExtraBedApplyGuestBooking: TypeAlias = Literal["MAX_AGE_6", "MAX_AGE_12", "MAX_AGE_16"]


@dataclass(kw_only=True, repr=False)
class ExternalAccommodationExtraBed(Model):
    """`ExternalAccommodationExtraBed` of the API."""

    portal: PortalNames | None = None
    apply_guest_range: int | None = None
    type: str | None = None
    price: Decimal | None = None
    quantity: int | None = None
    portal_value: str | None = None
    code_type: ExternalAccommodationExtraBedCodeType | None = None
    children: bool | None = None
    apply_guest_booking: ExternalAccommodationExtraBedApplyGuestBooking | None = None
    deletable: bool | None = None
    editable: bool | None = None
    property_charge: OctoratePropertyCharge | None = None


ExternalAccomodationBookingPetsPolicy: TypeAlias = Literal[
    "ALLOWED", "NOT_ALLOWED", "PETS_BY_ARRANGEMENTS", "ASSISTIVE_ANIMALS"
]


@dataclass(kw_only=True, repr=False)
class ExternalAccomodation(Model):
    """`ExternalAccomodation` of the API."""

    last_update: dt.datetime | dt.date | None = None
    property_type: str | None = None
    permission_publish: int | None = None
    private_operator: bool | None = None
    room_quantity: int | None = None
    payment_methods: list[str] | None = None
    spoken_languages: list[str] | None = None
    deposit_policies: list[ExternalCancellationPolicy] | None = None
    extra_beds: list[ExternalAccommodationExtraBed] | None = None
    max_extra_beds: int | None = None
    booking_pets_policy: ExternalAccomodationBookingPetsPolicy | None = None
    pets_charge_paid: bool | None = None
    pets_deposit: Decimal | None = None
    pets_no_refundable: Decimal | None = None
    email: str | None = None
    contacts: list[ExternalContact] | None = None
    rental_agreement: str | None = None
    chain_code: str | None = None
    damage_policy: OctorateDamagePolicy | None = None
    quiet_hours: OctorateQuietHours | None = None
    french_tax_details: OctorateFrenchTaxDetails | None = None
    invoice_settings: OctorateInvoiceSettings | None = None
    external_property_profile: ExternalPropertyProfile | None = None
    welcome_message: LanguageMap | None = None
    neighborhood_info: LanguageMap | None = None
    owner_info: LanguageMap | None = None
    family_tips: LanguageMap | None = None
    property_checkin_methods: OctoratePropertyCheckinMethods | None = None


ExternalAvailabilityConfAirbnbCheckinCategory: TypeAlias = Literal[
    "doorman_entry", "lockbox", "smartlock", "keypad", "host_checkin", "other_checkin"
]
ExternalAvailabilityConfWeekDayCheckin: TypeAlias = Literal[
    "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"
]
ExternalAvailabilityConfWeekDayCheckout: TypeAlias = Literal[
    "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"
]


@dataclass(kw_only=True, repr=False)
class ExternalAvailabilityConf(Model, wire_names={"allow_rtb_maxstay": "allowRTBMaxstay"}):
    """`ExternalAvailabilityConf` of the API."""

    airbnb_checkin_category: ExternalAvailabilityConfAirbnbCheckinCategory | None = None
    checkin_instruction: str | None = None
    advanced_notice: int | None = None
    default_min_stay: int | None = None
    default_max_stay: int | None = None
    week_day_checkin: list[ExternalAvailabilityConfWeekDayCheckin] | None = None
    week_day_checkout: list[ExternalAvailabilityConfWeekDayCheckout] | None = None
    allow_rtb_maxstay: bool | None = None


ExternalBedDescriptorBedType: TypeAlias = Literal[
    "KING",
    "QUEEN",
    "DOUBLE",
    "SINGLE",
    "TWIN",
    "SOFA",
    "BUNK",
    "COUCH",
    "AIR_MATTRES",
    "FLOOR_MATTRESS",
    "TODDLER",
    "CRIB",
    "WATER",
    "HAMMOCK",
    "MALE_CAPSULE",
    "FEMALE_CAPSULE",
]


@dataclass(kw_only=True, repr=False)
class ExternalBedDescriptor(Model):
    """`ExternalBedDescriptor` of the API."""

    quantity: int | None = None
    included: bool | None = None
    bed_type: ExternalBedDescriptorBedType | None = None
    transient_external: dict[str, str] | None = None
    applicable_until_age: int | None = None
    extra_price: Decimal | None = None


ExternalCancellationPolicyCodeType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]


@dataclass(kw_only=True, repr=False)
class ExternalCancellationPolicy(Model):
    """`ExternalCancellationPolicy` of the API."""

    apply_on_deposit: bool | None = None
    portal_value: str | None = None
    deadline: dict[str, Any] | None = None
    after_reservation: Decimal | None = None
    after_deadline: Decimal | None = None
    apply_after_nights: int | None = None
    external_id: str | None = None
    deletable: bool | None = None
    inclusive: bool | None = None
    code_type: ExternalCancellationPolicyCodeType | None = None
    editable: bool | None = None
    deadline_hours: int | None = None
    fake_value: ContentCodeMapping | None = None
    property_charge: OctoratePropertyCharge | None = None


ExternalContactLanguageOcto: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
ExternalContactCodeType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]


@dataclass(kw_only=True, repr=False)
class ExternalContact(Model):
    """`ExternalContact` of the API."""

    portal: PortalNames | None = None
    type: str | None = None
    person_name: str | None = None
    person_family_name: str | None = None
    company_name: str | None = None
    phone: str | None = None
    male: bool | None = None
    mail: str | None = None
    place: PlaceInterface | None = None
    language_octo: ExternalContactLanguageOcto | None = None
    portal_value: str | None = None
    code_type: ExternalContactCodeType | None = None
    contract: bool | None = None
    deletable: bool | None = None
    editable: bool | None = None
    property_charge: OctoratePropertyCharge | None = None


@dataclass(kw_only=True, repr=False)
class ExternalDescriptions(Model):
    """`ExternalDescriptions` of the API."""

    directions: str | None = None
    description: dict[str, str] | None = None
    house_rules: LanguageMap | None = None
    space_information: LanguageMap | None = None
    access: LanguageMap | None = None
    host_interaction: LanguageMap | None = None
    neightboor_hood: LanguageMap | None = None
    transportation: LanguageMap | None = None
    details: LanguageMap | None = None
    payment_notes: LanguageMap | None = None
    headline: PortalLanguageMap | None = None


ExternalDiscountModel: TypeAlias = Literal[
    "BOOKED_BEYOND_AT_LEAST_X_DAYS", "BOOKED_WITHIN_AT_MOST_X_DAYS", "STAYED_AT_LEAST_X_DAYS"
]
ExternalDiscountType: TypeAlias = Literal["FIXED", "PERCENT"]


@dataclass(kw_only=True, repr=False)
class ExternalDiscount(Model):
    """`ExternalDiscount` of the API."""

    model: ExternalDiscountModel | None = None
    type: ExternalDiscountType | None = None
    value: Decimal | None = None
    days_threshold_one: int | None = None


ExternalFeeConfiguration: TypeAlias = Literal["INCLUSIVE", "EXCLUSIVE"]
ExternalFeeCategory: TypeAlias = Literal["FEE", "TAX"]
ExternalFeeAirbnbFeeType: TypeAlias = Literal[
    "PASS_THROUGH_RESORT_FEE",
    "PASS_THROUGH_MANAGEMENT_FEE",
    "PASS_THROUGH_COMMUNITY_FEE",
    "PASS_THROUGH_LINEN_FEE",
    "PASS_THROUGH_ELECTRICITY_FEE",
    "PASS_THROUGH_WATER_FEE",
    "PASS_THROUGH_HEATING_FEE",
    "PASS_THROUGH_AIR_CONDITIONING_FEE",
    "PASS_THROUGH_UTILITY_FEE",
    "PASS_THROUGH_PET_FEE",
    "PASS_THROUGH_CLEANING_FEE",
    "PASS_THROUGH_SHORT_TERM_CLEANING_FEE",
    "PASS_THROUGH_SECURITY_DEPOSIT",
]
ExternalFeeCodeType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]


@dataclass(kw_only=True, repr=False)
class ExternalFee(Model):
    """`ExternalFee` of the API."""

    portal: PortalNames | None = None
    portal_value: str | None = None
    charge_type_value: str | None = None
    amount: Decimal | None = None
    configuration: ExternalFeeConfiguration | None = None
    category: ExternalFeeCategory | None = None
    taxable: bool | None = None
    internet_details: ExternalFeeInternet | None = None
    parking_details: ExternalFeeParking | None = None
    property_charge: OctoratePropertyCharge | None = None
    airbnb_fee_type: ExternalFeeAirbnbFeeType | None = None
    inclusive: bool | None = None
    code_type: ExternalFeeCodeType | None = None
    editable: bool | None = None
    internet_fee: bool | None = None
    parking_fee: bool | None = None
    deletable: bool | None = None


@dataclass(kw_only=True, repr=False)
class ExternalFeeInternet(Model):
    """`ExternalFeeInternet` of the API."""

    internet_type: ContentCodeMapping | None = None
    internet_coverage: ContentCodeMapping | None = None


@dataclass(kw_only=True, repr=False)
class ExternalFeeParking(Model):
    """`ExternalFeeParking` of the API."""

    need_reservation: bool | None = None
    public_area: bool | None = None
    parking_type: ContentCodeMapping | None = None


ExternalListingAirbnbPropertyGroup: TypeAlias = Literal[
    "apartments", "bnb", "boutique_hotels_and_more", "houses", "secondary_units", "unique_homes"
]
ExternalListingAirbnbApprovalStatus: TypeAlias = Literal["NEW", "READY_FOR_REVIEW", "APPROVED", "REJECTED"]
ExternalListingAirbnbPropertyType: TypeAlias = Literal[
    "aparthotel",
    "apartment",
    "barn",
    "bnb",
    "boat",
    "boutique_hotel",
    "bungalow",
    "cabin",
    "campsite",
    "casa_particular",
    "castle",
    "cave",
    "chalet",
    "condominium",
    "cottage",
    "cycladic_house",
    "dammuso",
    "dome_house",
    "earthhouse",
    "farm_stay",
    "guest_suite",
    "heritage_hotel",
    "guesthouse",
    "hostel",
    "hotel",
    "house",
    "houseboat",
    "hut",
    "igloo",
    "island",
    "lighthouse",
    "lodge",
    "loft",
    "minsu",
    "pension",
    "plane",
    "resort",
    "rv",
    "ryokan",
    "serviced_apartment",
    "shepherds_hut",
    "tent",
    "tiny_house",
    "tipi",
    "townhouse",
    "train",
    "treehouse",
    "trullo",
    "villa",
    "windmill",
    "yurt",
]
ExternalListingRoomTypeCategory: TypeAlias = Literal[
    "Apartment",
    "Quadruple",
    "Suite",
    "Triple",
    "Twin",
    "Double",
    "Single",
    "Studio",
    "Family",
    "Dormitory_room",
    "Bed_in_Dormitory",
    "Bungalow",
    "Chalet",
    "Holiday_home",
    "Villa",
    "Mobile_home",
    "Tent",
    "Cabin",
    "Condo",
    "Cottage",
    "Double_Or_Twin",
    "Double_Room_Single_Use",
    "Duplex",
    "Loft",
    "Townhome",
    "TreeHouse",
]
ExternalListingRoomClass: TypeAlias = Literal[
    "BASIC",
    "BUSINESS",
    "CITY",
    "CLASSIC",
    "CLUB",
    "COMFORT",
    "DELUXE",
    "DESIGN",
    "ECONOMY",
    "ELITE",
    "EXCLUSIVE",
    "EXECUTIVE",
    "FAMILY",
    "GALLERY",
    "GRAND",
    "HONEYMOON",
    "JUNIOR",
    "LUXURY",
    "PANORAMIC",
    "PREMIER",
    "PREMIUM",
    "PRESIDENTIAL",
    "ROMANTIC",
    "SENIOR",
    "SIGNATURE",
    "STANDARD",
    "SUPERIOR",
    "TRADITIONAL",
]
ExternalListingBedroomType: TypeAlias = Literal[
    "BEDROOM_1",
    "BEDROOM_2",
    "BEDROOM_3",
    "BEDROOM_4",
    "BEDROOM_5",
    "BEDROOM_6",
    "BEDROOM_N",
    "BEDROOM_MAN",
    "BEDROOM_MIXED",
    "BEDROOM_WOMEN",
]
ExternalListingBathroomWith: TypeAlias = Literal["host", "family_friends_roommates", "other_guests"]
ExternalListingCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ExternalListingBookingPropertyGroup: TypeAlias = Literal[
    "Apartment",
    "Quadruple",
    "Suite",
    "Triple",
    "Twin",
    "Double",
    "Single",
    "Studio",
    "Family",
    "Dormitory_room",
    "Bed_in_Dormitory",
    "Bungalow",
    "Chalet",
    "Holiday_home",
    "Villa",
    "Mobile_home",
    "Tent",
    "Cabin",
    "Condo",
    "Cottage",
    "Double_Or_Twin",
    "Double_Room_Single_Use",
    "Duplex",
    "Loft",
    "Townhome",
    "TreeHouse",
]
ExternalListingAirbnbRoomType: TypeAlias = Literal["private_room", "shared_room", "entire_home"]


@dataclass(kw_only=True, repr=False)
class ExternalListing(Model):
    """`ExternalListing` of the API."""

    reference: PortalCustomItemString | None = None
    external_url: dict[str, str] | None = None
    last_edit: dt.datetime | dt.date | None = None
    homeway_list: bool | None = None
    airbnb_property_group: ExternalListingAirbnbPropertyGroup | None = None
    airbnb_approval_status: ExternalListingAirbnbApprovalStatus | None = None
    airbnb_property_type: ExternalListingAirbnbPropertyType | None = None
    room_type_category: ExternalListingRoomTypeCategory | None = None
    room_class: ExternalListingRoomClass | None = None
    bedroom_type: ExternalListingBedroomType | None = None
    quantity: int | None = None
    internal_name: str | None = None
    bathrooms: Decimal | None = None
    bedrooms: Decimal | None = None
    beds: int | None = None
    tax_id: str | None = None
    place: PlaceInterface | None = None
    person_capacity: int | None = None
    bathroom_shared: bool | None = None
    bathroom_with: list[ExternalListingBathroomWith] | None = None
    country: ExternalListingCountry | None = None
    size: Decimal | None = None
    floor: int | None = None
    external_task: list[ExternalTask] | None = None
    booking_property_group: ExternalListingBookingPropertyGroup | None = None
    airbnb_room_type: ExternalListingAirbnbRoomType | None = None
    airbnb_entire_home: bool | None = None
    booking_has_room: bool | None = None


ExternalPricingHomeawayPricing: TypeAlias = Literal["GUARANTEED", "QUOTED"]
ExternalPricingDistributionModel: TypeAlias = Literal["OTA_COLLECTED", "PROPERTY_COLLECTED"]
ExternalPricingPricingModel: TypeAlias = Literal[
    "NONE", "PER_DAY", "PER_PERSON", "PER_OCCUPANCY", "PER_OCCUPANCY_CHILD"
]


@dataclass(kw_only=True, repr=False)
class ExternalPricing(Model):
    """`ExternalPricing` of the API."""

    pricing_update: dt.datetime | dt.date | None = None
    security_deposit: Decimal | None = None
    cleaning_fee: Decimal | None = None
    default_daily_price: Decimal | None = None
    weekend_price: Decimal | None = None
    guests_included: int | None = None
    price_extra_person: Decimal | None = None
    price_extra_person_type: PortalCustomItemValueType | None = None
    base_price: Decimal | None = None
    currency: str | None = None
    monthly_discount: int | None = None
    weekly_discount: int | None = None
    discount_not_refundable: int | None = None
    homeaway_pricing: ExternalPricingHomeawayPricing | None = None
    distribution_model: list[ExternalPricingDistributionModel] | None = None
    discounts: list[ExternalDiscount] | None = None
    pricing_model: ExternalPricingPricingModel | None = None
    taxes: list[TaxImpl] | None = None
    tax_collection_type: dict[str, str] | None = None
    accept_to_pay_taxes: bool | None = None
    accept_first_reservation_discount: bool | None = None


ExternalPropertyProfileHostLocation: TypeAlias = Literal["onsite", "offsite"]


@dataclass(kw_only=True, repr=False)
class ExternalPropertyProfile(Model):
    """`ExternalPropertyProfile` of the API."""

    host_location: ExternalPropertyProfileHostLocation | None = None
    name_or_company: str | None = None
    renting_date: dt.datetime | dt.date | None = None
    renovating_date: dt.datetime | dt.date | None = None
    built_date: dt.datetime | dt.date | None = None
    is_company_profile: bool | None = None
    photo_uri: str | None = None


ExternalRateContentAgodaChannel: TypeAlias = Literal[
    "RETAIL",
    "PRIVATE_SALE",
    "LOCALS_DOMESTIC_ONLY",
    "MOBILE_ONLY",
    "OPAQUE_TRAVEL_PRIVATE",
    "CHINA_ONLY",
    "PACKAGE",
    "VIP_AFFILIATION",
    "CORPORATE",
]
ExternalRateContentParentType: TypeAlias = Literal["FIXED", "PERCENT"]


@dataclass(kw_only=True, repr=False)
class ExternalRateContent(
    Model,
    wire_names={
        "name": "Name used by the property manager to identity this rate",
        "external_ids": "relative ids in the external channels",
        "active_on": "last activation status for this portal. May be unavailable, in this case key of the map is missing. Key is the name of the portal in Octorate format.",
        "agoda_treatment": "(Only Agoda supports it) - Type of threatment of this rate",
        "agoda_channel": "(Only Agoda supports it) - Type of channel (Where sell this rate)",
        "parent_value": "(Only BookingSuite) - Relation between the parent rate (value) ",
        "parent_type": "(Only BookingSuite) - Relation between the parent rate (type) ",
        "booking_restrictions": "(Booking.com) All the appliable rate restrictions",
    },
):
    """`ExternalRateContent` of the API."""

    name: str | None = None
    external_ids: PortalCustomItemString | None = None
    active_on: dict[str, bool] | None = None
    agoda_treatment: PortalCustomItemString | None = None
    agoda_channel: ExternalRateContentAgodaChannel | None = None
    parent_value: int | None = None
    parent_type: ExternalRateContentParentType | None = None
    booking_restrictions: list[ExternalRateRestriction] | None = None
    derived: list[ExternalRateDerived] | None = None
    java_id: str | None = None
    serialized_name: str | None = None


@dataclass(kw_only=True, repr=False)
class ExternalRateDerived(Model):
    """`ExternalRateDerived` of the API."""

    occupancy: int | None = None
    additional_price: Decimal | None = None
    percentage: int | None = None
    java_id: str | None = None
    serialized_name: str | None = None


ExternalRateRestrictionModel: TypeAlias = Literal[
    "NO_RESTRICTED",
    "DATE_RANGE",
    "LENGTH_OF_STAY",
    "ADVANCE_DAYS",
    "ACCESS_CODE",
    "MEAL",
    "OCCUPANCY",
    "SELL_STAY_RANGE",
]
ExternalRateRestrictionRateMealType: TypeAlias = Literal[
    "ALL_INCLUSIVE",
    "BREAKFAST",
    "LUNCH",
    "DINNER",
    "AMERICAN",
    "BED_AND_BREAKFAST",
    "BUFFET_BREAKFAST",
    "CARRIBBEAN_BREAKFAST",
    "CONTINENTAL_BREAKFAST",
    "ENGLISH_BREAKFAST",
    "EUROPEAN",
    "FAMILY_PLAN",
    "FULL_BOARD",
    "FULL_BREAKFAST",
    "HALF_BOARD",
    "SELF_CATERING",
    "ROOM_ONLY",
]


@dataclass(kw_only=True, repr=False)
class ExternalRateRestriction(Model):
    """`ExternalRateRestriction` of the API."""

    model: ExternalRateRestrictionModel | None = None
    start_date: dt.datetime | dt.date | None = None
    end_date: dt.datetime | dt.date | None = None
    start_sell_stay_date: dt.datetime | dt.date | None = None
    min_advance_days: int | None = None
    max_advance_days: int | None = None
    access_code: str | None = None
    min_stay: int | None = None
    max_stay: int | None = None
    min_advance_period: dict[str, Any] | None = None
    max_advance_period: dict[str, Any] | None = None
    rate_meal_type: list[ExternalRateRestrictionRateMealType] | None = None


ExternalReservationConfInstantBookingCategory: TypeAlias = Literal[
    "off",
    "everyone",
    "well_reviewed_guests",
    "guests_with_verified_identity",
    "well_reviewed_guests_with_verified_identity",
]
ExternalReservationConfHomeawayBookingPolicy: TypeAlias = Literal["QUOTEHOLD", "INSTANT"]
ExternalReservationConfBookingPolicy: TypeAlias = Literal["NEED_CONFIRMATION", "INSTANT"]


@dataclass(kw_only=True, repr=False)
class ExternalReservationConf(Model):
    """`ExternalReservationConf` of the API."""

    children_allowed: bool | None = None
    children_quantity: int | None = None
    children_max_age: int | None = None
    children_extra_price: Decimal | None = None
    no_children_reason: str | None = None
    smokers_allowed: bool | None = None
    pets_allowed: bool | None = None
    events_allowed: bool | None = None
    infants_allowed: bool | None = None
    welcome_message: str | None = None
    instant_booking_category: ExternalReservationConfInstantBookingCategory | None = None
    notice_hours: int | None = None
    mininum_age: int | None = None
    homeaway_booking_policy: ExternalReservationConfHomeawayBookingPolicy | None = None
    checkin_time_start: int | None = None
    checkin_time_end: int | None = None
    checkout_time: int | None = None
    booking_policy: ExternalReservationConfBookingPolicy | None = None


@dataclass(kw_only=True, repr=False)
class ExternalRoom(Model):
    """`ApiExternalRoomDTO` of the API."""

    id: int | None = None
    room_name: str | None = None
    room_id: str | None = None
    rate_name: str | None = None
    rate_id: str | None = None
    occupancy: int | None = None
    manageable: bool | None = None
    pms_room: bool | None = None
    create_time: dt.datetime | dt.date | None = None
    reference_id: str | None = None


ExternalRoomDescriptorType: TypeAlias = Literal[
    "BEDROOM",
    "LIVING_ROOM",
    "BATHROOM",
    "BACKYARD",
    "FRONT_YARD",
    "BASEMENT",
    "COMMON_SPACE",
    "COMMON_SPACES",
    "DINING_ROOM",
    "ENTRANCE_TO_HOME",
    "EXTERIOR",
    "FAMILY_ROOM",
    "FULL_BATHROOM",
    "HALF_BATHROOM",
    "HOT_TUB",
    "GARAGE",
    "GYM",
    "KITCHEN",
    "KITCHENETTE",
    "LAUNDRY_ROOM",
    "OFFICE",
    "OUTDOOR_COMMON_AREA",
    "OUTDOOR_SPACE",
    "PATIO",
    "POOL",
    "RECREATION_AREA",
    "STUDY",
    "STUDIO",
    "OTHER",
]
ExternalRoomDescriptorLocation: TypeAlias = Literal[
    "ENSUITE", "NEXT_DOOR", "DOWN_THE_HALL", "OPPOSITE_THE_ROOM", "IN_THE_HALLWAY", "OTHER", "INSIDE_THE_UNIT"
]


@dataclass(kw_only=True, repr=False)
class ExternalRoomDescriptor(Model):
    """`ExternalRoomDescriptor` of the API."""

    type: ExternalRoomDescriptorType | None = None
    private_space: bool | None = None
    half_bathroom: bool | None = None
    location: ExternalRoomDescriptorLocation | None = None
    room_number: int | None = None
    sub_room_configurations: list[ExternalSubroomConfigurationDescriptor] | None = None
    max_guests: int | None = None
    bathtub_present: bool | None = None
    shower_present: bool | None = None
    description: str | None = None
    default_sub_room_beds: list[ExternalBedDescriptor] | None = None
    default_configuration: ExternalSubroomConfigurationDescriptor | None = None


ExternalServiceConfiguration: TypeAlias = Literal["INCLUSIVE", "EXCLUSIVE"]
ExternalServiceModel: TypeAlias = Literal[
    "HOUR", "MINUTE", "BOOKING", "WEEK", "NIGHT", "DAY", "PERSON_STAY", "PERSON_NIGHT", "PERSON_DAY", "PERCENTAGE"
]
ExternalServiceCodeType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]
ExternalServiceValueType: TypeAlias = Literal["FIXED", "PERCENT"]


@dataclass(kw_only=True, repr=False)
class ExternalService(Model):
    """`ExternalService` of the API."""

    portal: PortalNames | None = None
    portal_value: str | None = None
    quantity: int | None = None
    price: Decimal | None = None
    configuration: ExternalServiceConfiguration | None = None
    exists: bool | None = None
    room_level: bool | None = None
    accepted_breakfast: list[str] | None = None
    octorate_parking_details: OctorateParkingDetails | None = None
    octorate_payment_details: OctoratePaymentDetails | None = None
    octorate_swimming_pool_details: OctorateSwimmingPoolDetails | None = None
    octorate_restaurant_details: OctorateRestaurantDetails | None = None
    octorate_internet_details: OctorateInternetDetails | None = None
    octorate_kids_pool_details: OctorateKidsPoolDetails | None = None
    octorate_on_site_details: OctorateOnSiteDetails | None = None
    octorate_age_limit_details: OctorateAgeLimitDetails | None = None
    octorate_schedule_details: OctorateScheduleDetails | None = None
    octorate_temporarily_closed_details: OctorateTemporarilyClosedDetails | None = None
    octorate_surcharge_details: OctorateSurchargeDetails | None = None
    octorate_meal_details: OctorateMealDetails | None = None
    editable: bool | None = None
    deletable: bool | None = None
    model: ExternalServiceModel | None = None
    inclusive: bool | None = None
    code_type: ExternalServiceCodeType | None = None
    breakfast_applicable: bool | None = None
    booking_children: bool | None = None
    extra_bed: bool | None = None
    value_type: ExternalServiceValueType | None = None
    amount: Decimal | None = None
    property_charge: OctoratePropertyCharge | None = None


@dataclass(kw_only=True, repr=False)
class ExternalSubroomConfigurationDescriptor(Model):
    """`ExternalSubroomConfigurationDescriptor` of the API."""

    beds: list[ExternalBedDescriptor] | None = None
    default_configuration: bool | None = None


ExternalTaskType: TypeAlias = Literal[
    "RETURN_KEYS", "TURN_THINGS_OFF", "THROW_TRASH", "LOCK_UP", "GATHER_TOWELS", "ADDITIONAL_REQUESTS"
]


@dataclass(kw_only=True, repr=False)
class ExternalTask(Model):
    """`ExternalTask` of the API."""

    type: ExternalTaskType | None = None
    task_detail: str | None = None
    present: bool | None = None


@dataclass(kw_only=True, repr=False)
class ExtraBedRequest(Model):
    """`ApiExtraBedRequest` of the API."""

    age_restriction: int | None = None
    quantity_available: int | None = None
    price: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class ExtraDetail(Model):
    """`ApiExtraDetailDTO` of the API."""

    id: int | None = None
    product: int | None = None
    price: Decimal | None = None
    quantity: int | None = None
    day: dt.date | None = None
    url: str | None = None
    external_id: str | None = None
    create_date: dt.datetime | dt.date | None = None
    production_date: dt.datetime | dt.date | None = None
    invoiced: bool | None = None
    group: bool | None = None
    manual: bool | None = None
    local_day: dt.date | None = None


ExtraProductModel: TypeAlias = Literal[
    "BOOKING",
    "WEEK",
    "DAY",
    "PERSONBOOKING",
    "PERSONDAY",
    "PERSONWEEK",
    "QUANTITY",
    "QUANTITYDAY",
    "PERSON",
    "CHILDREN",
    "CHILDRENDAY",
    "ADULTSDAY",
]
ExtraProductValidDays: TypeAlias = Literal["CHECKIN", "STAY", "CHECKOUT"]
ExtraProductVatExemption: TypeAlias = Literal[
    "IT_ART15",
    "IT_ITEM_EXCLUDED",
    "IT_NO_VAT_4",
    "IT_SPECIAL_GUEST",
    "IT_REGIME_MARGINE",
    "IT_REVERSE_CHANGE",
    "IT_VAT_EU",
    "IT_ITEM_EXCLUDED_N_2_2",
    "IT_NO_VAT_1",
    "IT_NO_VAT_2",
    "IT_NO_VAT_3",
    "IT_NO_VAT_5",
    "IT_NO_VAT_6",
    "IT_REVERSE_CHANGE_1",
    "IT_REVERSE_CHANGE_2",
    "IT_REVERSE_CHANGE_3",
    "IT_REVERSE_CHANGE_4",
    "IT_REVERSE_CHANGE_5",
    "IT_REVERSE_CHANGE_6",
    "IT_REVERSE_CHANGE_7",
    "IT_REVERSE_CHANGE_8",
    "IT_REVERSE_CHANGE_9",
]
ExtraProductUnit: TypeAlias = Literal[
    "KILOGRAM",
    "GRAM",
    "METER",
    "KILOMETER",
    "DECIMETER",
    "MILLIMETER",
    "LITRE",
    "RATE",
    "GIGABYTE",
    "MEGABYTE",
    "ROOM",
    "WATT",
    "KILOWATT",
    "KILOWATT_HOUR",
    "SECOND",
    "MINUTE",
    "HOUR",
]


@dataclass(kw_only=True, repr=False)
class ExtraProduct(Model):
    """`ApiExtraProduct` of the API."""

    id: int | None = None
    name: str | None = None
    accommodation: AccommodationLight | None = None
    enabled: bool | None = None
    mandatory: bool | None = None
    refundable: bool | None = None
    model: ExtraProductModel | None = None
    base_price: Decimal | None = None
    tax_percent: Decimal | None = None
    description: dict[str, str] | None = None
    title: dict[str, str] | None = None
    category: str | None = None
    room_filter: list[ListingLight] | None = None
    valid_days: list[ExtraProductValidDays] | None = None
    show_calendar: bool | None = None
    external_id: str | None = None
    display_on_pms: bool | None = None
    extra_category_id: int | None = None
    display_booking_engine: bool | None = None
    priority: int | None = None
    display_octo_site: bool | None = None
    explode: bool | None = None
    vat_exemption: ExtraProductVatExemption | None = None
    vat_exception_detail: str | None = None
    unit: ExtraProductUnit | None = None
    availability: int | None = None
    display_on_rate: bool | None = None
    conditions: str | None = None
    fiscal_id: str | None = None
    last_modified_time: dt.datetime | dt.date | None = None
    portal_name: str | None = None
    photo: str | None = None
    fiscal_printer_department_id: int | None = None


@dataclass(kw_only=True, repr=False)
class ExtraProductList(Model):
    """`ApiExtraProductList` of the API."""

    data: list[ExtraProduct] | None = None


FeeRequestCategory: TypeAlias = Literal["FEE", "TAX"]


@dataclass(kw_only=True, repr=False)
class FeeRequest(Model):
    """`ApiFeeRequest` of the API."""

    portal_value: str | None = None
    charge_type: str | None = None
    amount: Decimal | None = None
    exclusive: bool | None = None
    category: FeeRequestCategory | None = None
    internet_type: str | None = None
    internet_coverage: str | None = None
    parking_type: str | None = None
    parking_need_reservation: bool | None = None
    parking_public_area: bool | None = None


GuestCategory: TypeAlias = Literal["INDIVIDUAL", "TRAVEL_AGENCY", "CORPORATE", "EXTERNAL_OTA"]
GuestType: TypeAlias = Literal["REAL", "JURIDICAL"]
GuestBirthCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
GuestSex: TypeAlias = Literal["MALE", "FEMALE"]
GuestCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
GuestDocumentCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
GuestSuggestedPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
GuestPaymentCondition: TypeAlias = Literal["ONESHOT", "PAYMENTS", "COLLECT", "RESERVATION", "CHECKIN", "MANUALLY"]
GuestCommissionPolicy: TypeAlias = Literal["ACCOMMODATION", "TAXINCLUDED", "TAXEXCLUDED"]
GuestLanguage: TypeAlias = Literal["IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"]
GuestStatus: TypeAlias = Literal["VISIBLE", "HIDDEN", "DELETED"]


@dataclass(kw_only=True, repr=False)
class Guest(Model):
    """`GuestDTO` of the API."""

    id: int | None = None
    category: GuestCategory | None = None
    type: GuestType | None = None
    accommodation_id: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    fullname: str | None = None
    company: str | None = None
    fiscal_code: str | None = None
    vat_code: str | None = None
    address: str | None = None
    city: str | None = None
    birth_country: GuestBirthCountry | None = None
    birth_city_raw: str | None = None
    birth_city_id: int | None = None
    zip: str | None = None
    district: str | None = None
    sex: GuestSex | None = None
    mobile: str | None = None
    email: str | None = None
    document_id: str | None = None
    document_issue_place: str | None = None
    color: str | None = None
    country: GuestCountry | None = None
    birth_date: dt.datetime | dt.date | None = None
    notes: str | None = None
    birth_place: str | None = None
    invoice_agency: bool | None = None
    destination_office: str | None = None
    legal_mail: str | None = None
    newsletter_concent: bool | None = None
    newsletter_concent_ip: str | None = None
    newsletter_concent_date: dt.datetime | dt.date | None = None
    document_country: GuestDocumentCountry | None = None
    document_expire: dt.datetime | dt.date | None = None
    suggested_payment_mode: GuestSuggestedPaymentMode | None = None
    payment_condition: GuestPaymentCondition | None = None
    exclude_commissions: bool | None = None
    exclude_city_tax_agency: bool | None = None
    exclude_city_tax: bool | None = None
    commission: Decimal | None = None
    commission_policy: GuestCommissionPolicy | None = None
    invoice_to: int | None = None
    language: GuestLanguage | None = None
    status: GuestStatus | None = None
    document_type_id: int | None = None
    reservation_guest_category_id: int | None = None
    reservation_guest_refer_id: int | None = None
    rate_plan_id: int | None = None
    external_guest_id: int | None = None
    manage_commission_payment_ota: bool | None = None


@dataclass(kw_only=True, repr=False)
class GuestDoubles(Model):
    """`GuestDoubles` of the API."""

    guests: list[int] | None = None


@dataclass(kw_only=True, repr=False)
class GuestErasure(Model):
    """`GuestErasure` of the API."""

    id: int
    erased: bool
    reservations: list[int]


@dataclass(kw_only=True, repr=False)
class GuestExport(Model):
    """`GuestExport` of the API."""

    guest: Guest
    stays: list[GuestExportStay]
    conversations: list[GuestExportConversation] | None = None


@dataclass(kw_only=True, repr=False)
class GuestExportConversation(Model):
    """`GuestExportConversation` of the API."""

    thread: int
    messages: list[dict[str, Any]]


@dataclass(kw_only=True, repr=False)
class GuestExportStay(Model):
    """`GuestExportStay` of the API."""

    reservation: int
    refer: str
    status: str
    arrival: dt.date
    departure: dt.date
    person: ReservationGuest


ImportedCalendarStatus: TypeAlias = Literal["WAITING", "OK", "FAILED"]


@dataclass(kw_only=True, repr=False)
class ImportedCalendar(Model):
    """`ImportedCalendar` of the API."""

    id: int
    product: int
    url: str
    status: ImportedCalendarStatus
    problem: str | None = None
    failures: int
    last_attempt: dt.datetime | None = None
    last_success: dt.datetime | None = None
    next_attempt: dt.datetime
    connection: int | None = None
    events: list[ImportedEvent]
    overlaps: list[ImportedOverlap]


@dataclass(kw_only=True, repr=False)
class ImportedEvent(Model):
    """`ImportedEvent` of the API."""

    uid: str
    arrival: dt.date
    departure: dt.date
    summary: str | None = None


@dataclass(kw_only=True, repr=False)
class ImportedOverlap(Model):
    """`ImportedOverlap` of the API."""

    product: int
    day: dt.date
    reservations: list[int]
    imports: list[int]
    closed_rooms: list[int] | None = None


InvitationPreferredLanguage: TypeAlias = Literal["EN", "IT"]
InvitationMail: TypeAlias = Literal["WAITING", "SENT", "REFUSED"]


@dataclass(kw_only=True, repr=False)
class Invitation(Model):
    """`Invitation` of the API."""

    id: int
    email: str
    firstname: str | None = None
    lastname: str | None = None
    preferred_language: InvitationPreferredLanguage
    permissions: Permissions
    asked_time: dt.datetime
    expire_time: dt.datetime
    mail: InvitationMail | None = None
    invitation_link: str | None = None


InvoiceDocumentType: TypeAlias = Literal[
    "PROFORMA",
    "INVOICE",
    "FISCALRECEIPT",
    "GENERICRECEIPT",
    "CREDIT_NOTE",
    "CORRECTING_INVOICE",
    "SIMPLIFIED_INVOICE",
    "SUMMARY_DOCUMENT",
]
InvoicePaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
InvoiceFiscalInvoiceGroup: TypeAlias = Literal[
    "EMPTY", "REJECTED_BEFORE", "BEFORE_SDI", "SDI_PROCESSING", "SDI_REJECTED", "DONE"
]


@dataclass(kw_only=True, repr=False)
class Invoice(Model):
    """`Invoice` of the API."""

    id: int
    accommodation_id: str | None = None
    document_type: InvoiceDocumentType | None = None
    document_number: str | None = None
    number: int | None = None
    series: str | None = None
    year: int | None = None
    document_date: dt.date | None = None
    due_date: dt.date | None = None
    currency: str | None = None
    language: str | None = None
    issuer: InvoiceParty | None = None
    customer: InvoiceParty | None = None
    customers: list[InvoiceParty] | None = None
    items: list[InvoiceItem] | None = None
    vat_summary: list[InvoiceVat] | None = None
    prices_include_vat: bool | None = None
    net_amount: Decimal | None = None
    vat_amount: Decimal | None = None
    city_tax_amount: Decimal | None = None
    gross_amount: Decimal | None = None
    payments: list[InvoicePayment] | None = None
    received_amount: Decimal | None = None
    balance_amount: Decimal | None = None
    credited_amount: Decimal | None = None
    reservations: list[int] | None = None
    reservation_refers: list[str] | None = None
    credited_invoice: InvoiceReference | None = None
    corrected_invoice: InvoiceReference | None = None
    reason: str | None = None
    payment_mode: InvoicePaymentMode | None = None
    paid: bool | None = None
    paid_date: dt.date | None = None
    expired: bool | None = None
    autoinvoice: bool | None = None
    passive: bool | None = None
    fiscal_invoice_group: InvoiceFiscalInvoiceGroup | None = None
    notes: str | None = None
    insert_time: dt.datetime | None = None


InvoiceChangeFiscalInvoiceGroup: TypeAlias = Literal[
    "REJECTED_BEFORE", "BEFORE_SDI", "SDI_PROCESSING", "SDI_REJECTED", "DONE"
]


@dataclass(kw_only=True, repr=False)
class InvoiceChange(Model):
    """`InvoiceChange` of the API."""

    paid: bool | None = None
    paid_date: dt.date | None = None
    fiscal_invoice_group: InvoiceChangeFiscalInvoiceGroup | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceCredit(Model):
    """`InvoiceCredit` of the API."""

    items: list[InvoiceCreditItem] | None = None
    reason: str | None = None
    mail_to: list[str] | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceCreditItem(Model):
    """`InvoiceCreditItem` of the API."""

    item: int | None = None
    amount: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceFirstNumbers(
    Model,
    wire_names={
        "proforma": "PROFORMA",
        "invoice": "INVOICE",
        "fiscalreceipt": "FISCALRECEIPT",
        "genericreceipt": "GENERICRECEIPT",
        "credit_note": "CREDIT_NOTE",
        "correcting_invoice": "CORRECTING_INVOICE",
        "simplified_invoice": "SIMPLIFIED_INVOICE",
        "summary_document": "SUMMARY_DOCUMENT",
    },
):
    """`InvoiceFirstNumbers` of the API."""

    proforma: int | None = None
    invoice: int | None = None
    fiscalreceipt: int | None = None
    genericreceipt: int | None = None
    credit_note: int | None = None
    correcting_invoice: int | None = None
    simplified_invoice: int | None = None
    summary_document: int | None = None


InvoiceItemType: TypeAlias = Literal["ROOM", "CLEANING", "EXTRA", "CITY_TAX", "OTHER"]


@dataclass(kw_only=True, repr=False)
class InvoiceItem(Model):
    """`InvoiceItem` of the API."""

    type: InvoiceItemType
    description: str
    quantity: Decimal
    price: Decimal
    amount: Decimal
    vat_percent: Decimal
    nature: str | None = None
    net_amount: Decimal
    vat_amount: Decimal
    gross_amount: Decimal
    reservation: int | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    credited_item: int | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceItemRequest(Model):
    """`InvoiceItemRequest` of the API."""

    description: str | None = None
    quantity: Decimal | None = None
    price: Decimal | None = None
    vat_percent: Decimal | None = None
    nature: str | None = None


InvoiceMailStatus: TypeAlias = Literal["WAITING", "SENT", "FAILED"]


@dataclass(kw_only=True, repr=False)
class InvoiceMail(Model):
    """`InvoiceMail` of the API."""

    id: int
    to: str
    language: str
    status: InvoiceMailStatus
    attempts: int
    problem: str | None = None
    create_time: dt.datetime
    sent_time: dt.datetime | None = None


InvoiceMailRequestLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


@dataclass(kw_only=True, repr=False)
class InvoiceMailRequest(Model):
    """`InvoiceMailRequest` of the API."""

    to: list[str] | None = None
    language: InvoiceMailRequestLanguage | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceMails(Model):
    """`InvoiceMails` of the API."""

    data: list[InvoiceMail]


@dataclass(kw_only=True, repr=False)
class InvoiceOptions(Model):
    """`ApiInvoiceOptionsDTO` of the API."""

    id: int | None = None
    accommodation_id: str | None = None
    treasury_active: bool | None = None
    split_commission_property_manager: bool | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceParty(Model):
    """`InvoiceParty` of the API."""

    name: str | None = None
    guest_id: int | None = None
    company: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    address: str | None = None
    zip: str | None = None
    city: str | None = None
    district: str | None = None
    country: str | None = None
    vat_code: str | None = None
    fiscal_code: str | None = None
    email: str | None = None
    phone: str | None = None
    legal_mail: str | None = None
    destination_office: str | None = None


InvoicePaymentType: TypeAlias = Literal["NONE", "DEPOSIT"]
InvoicePaymentPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]


@dataclass(kw_only=True, repr=False)
class InvoicePayment(Model):
    """`InvoicePayment` of the API."""

    payment: int | None = None
    reservation: int
    type: InvoicePaymentType
    payment_mode: InvoicePaymentPaymentMode
    day: dt.date | None = None
    amount: Decimal


InvoicePayoffPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]


@dataclass(kw_only=True, repr=False)
class InvoicePayoff(Model):
    """`ApiInvoicePayoffDTO` of the API."""

    id: int | None = None
    insert_date: dt.datetime | dt.date | None = None
    amount: Decimal | None = None
    amount_city: Decimal | None = None
    payment_id: int | None = None
    invoice_item_id: int | None = None
    invoice_id: int | None = None
    payment_mode: InvoicePayoffPaymentMode | None = None
    description: str | None = None
    hidden: bool | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceReference(Model):
    """`InvoiceReference` of the API."""

    id: int
    document_number: str
    document_date: dt.date


InvoiceRequestDocumentType: TypeAlias = Literal[
    "PROFORMA", "INVOICE", "SIMPLIFIED_INVOICE", "CORRECTING_INVOICE", "GENERICRECEIPT", "FISCALRECEIPT"
]
InvoiceRequestLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
InvoiceRequestPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]


@dataclass(kw_only=True, repr=False)
class InvoiceRequest(Model):
    """`InvoiceRequest` of the API."""

    document_type: InvoiceRequestDocumentType | None = None
    refer: str | None = None
    reservations: list[int] | None = None
    items: list[InvoiceItemRequest] | None = None
    prices_include_vat: bool | None = None
    customer: InvoiceParty | None = None
    language: InvoiceRequestLanguage | None = None
    due_date: dt.date | None = None
    payment_mode: InvoiceRequestPaymentMode | None = None
    paid: bool | None = None
    notes: str | None = None
    reason: str | None = None
    corrects: int | None = None
    autoinvoice: bool | None = None
    mail_to: list[str] | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceSeries(
    Model,
    wire_names={
        "proforma": "PROFORMA",
        "invoice": "INVOICE",
        "fiscalreceipt": "FISCALRECEIPT",
        "genericreceipt": "GENERICRECEIPT",
        "credit_note": "CREDIT_NOTE",
        "correcting_invoice": "CORRECTING_INVOICE",
        "simplified_invoice": "SIMPLIFIED_INVOICE",
        "summary_document": "SUMMARY_DOCUMENT",
    },
):
    """`InvoiceSeries` of the API."""

    proforma: str | None = None
    invoice: str | None = None
    fiscalreceipt: str | None = None
    genericreceipt: str | None = None
    credit_note: str | None = None
    correcting_invoice: str | None = None
    simplified_invoice: str | None = None
    summary_document: str | None = None


InvoiceSettingsPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]


@dataclass(kw_only=True, repr=False)
class InvoiceSettings(Model):
    """`InvoiceSettings` of the API."""

    issuer: InvoiceParty | None = None
    tax_regime: str | None = None
    exemption: str | None = None
    series: InvoiceSeries | None = None
    first_numbers: InvoiceFirstNumbers | None = None
    payment_days: int | None = None
    payment_mode: InvoiceSettingsPaymentMode | None = None
    iban: str | None = None
    notes: str | None = None
    electronic: bool | None = None


@dataclass(kw_only=True, repr=False)
class InvoiceVat(Model):
    """`InvoiceVat` of the API."""

    vat_percent: Decimal
    nature: str | None = None
    net_amount: Decimal
    vat_amount: Decimal
    gross_amount: Decimal


@dataclass(kw_only=True, repr=False)
class ItemResponse(Model):
    """`ApiItemResponse` of the API."""

    resource: Link | None = None
    data: dict[str, Any] | None = None


@dataclass(kw_only=True, repr=False)
class ItemResponseV3(Model):
    """`ApiItemResponseV3` of the API."""

    resource: Link | None = None
    data: RoomRateV3 | None = None


JsonPatchOp: TypeAlias = Literal["add", "remove", "replace", "move", "copy", "test"]
JsonPatchType: TypeAlias = Literal["BOOLEAN", "NUMBER", "DATE", "DATETIME", "COLOR", "STRING"]


@dataclass(kw_only=True, repr=False)
class JsonPatch(Model):
    """`ApiJsonPatchDTO` of the API."""

    op: JsonPatchOp | None = None
    path: str | None = None
    value: str | None = None
    old_value: str | None = None
    from_: str | None = None
    view_value: str | None = None
    view_old_value: str | None = None
    type: JsonPatchType | None = None


LanguageMap: TypeAlias = dict[str, str]


@dataclass(kw_only=True, repr=False)
class Layout(Model):
    """`ApiLayoutDTO` of the API."""

    accommodation_id: str | None = None
    vat_label: dict[str, str] | None = None


LicenseFormChannelManager: TypeAlias = Literal["FREE", "BASIC", "PRO", "ENTERPRISE", "PREMIUM"]
LicenseFormBillingNetworkMode: TypeAlias = Literal["SYNCH_ALL", "SYNCH_PRICE", "SYNCH_FREE"]


@dataclass(kw_only=True, repr=False)
class LicenseForm(Model):
    """`ApiLicenseForm` of the API."""

    channel_manager: LicenseFormChannelManager | None = None
    booking_engine: bool | None = None
    octo_site: bool | None = None
    real_planning: bool | None = None
    version_pms_stats: bool | None = None
    web_concierge: bool | None = None
    chat: bool | None = None
    smart_offer: bool | None = None
    octo_daily: bool | None = None
    rms: bool | None = None
    business_intelligence: bool | None = None
    meta_search: bool | None = None
    octo_site_advanced: bool | None = None
    rate_checker: bool | None = None
    fiscal_printer: bool | None = None
    invoice: bool | None = None
    rooms_limit: int | None = None
    rooms_count: int | None = None
    billing_network_mode: LicenseFormBillingNetworkMode | None = None
    billing_network_max_children: int | None = None
    children_count: int | None = None
    expire_day: dt.datetime | dt.date | None = None


@dataclass(kw_only=True, repr=False)
class Link(Model):
    """`ApiLink` of the API."""

    href: str | None = None
    rel: str | None = None
    type: str | None = None


@dataclass(kw_only=True, repr=False)
class ListingLight(Model):
    """`ApiListingLight` of the API."""

    name: str | None = None
    id: int | None = None


ListingPlaceCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]


@dataclass(kw_only=True, repr=False)
class ListingPlace(Model):
    """`ApiListingPlaceDTO` of the API."""

    address: str | None = None
    civic_number: str | None = None
    city: str | None = None
    locality: str | None = None
    district_name: str | None = None
    country: ListingPlaceCountry | None = None
    latitude: float | None = None
    longitude: float | None = None
    zoom: int | None = None
    phone: str | None = None
    zip_code: str | None = None
    additional_information: str | None = None
    country_alpha2: str | None = None
    phone2: str | None = None
    phone_prefix: str | None = None
    first_locality: str | None = None


LogType: TypeAlias = Literal[
    "PORTAL_NOTIFY",
    "PORTAL_CONNECT",
    "PORTAL_ROOM",
    "PORTAL_RESA",
    "PORTAL_CALENDAR",
    "PORTAL_ONLINE",
    "PORTAL_EXPIRED",
    "PORTAL_COMMENT",
    "PORTAL_ACCEPT",
    "USER_LOGIN",
    "CALENDAR_IMPORT",
    "CALENDAR_EXPORT",
    "GOOGLE_EXPORT",
    "GOOGLE_IMPORT",
    "PORTAL_OCTORATE",
    "ROOM_ASSIGNED",
    "RESERVATION_CHANGE",
    "DELETE_RESA",
    "INVOICE_EDIT",
    "PORTAL_MOTHER",
    "PAYMENT_RESA",
    "PAYMENT_RESA_DELETED",
    "EXTRA_CHANGE",
    "EXTRA_DELETE",
    "INVOICE_DELETE",
    "EXTERNAL_CHANNEL",
    "SECURITY",
    "TERMINATION",
    "INVOICE_ITEM_EDIT",
    "INVOICE_ITEM_DELETE",
    "AIRBNB_SYNCH",
    "PAYMENT_PROFILE",
    "PAYOFF_MODIFIED",
    "PAYOFF_DELETED",
    "PHP_CONFIGURATION_EDITED",
    "FIX_ROOM_MOTHER",
    "ELETTRONIC_FISCAL_EXPORT",
    "RESERVATION_PAYMENT_PROFILE",
    "ROOM_CANCELLATION",
    "CALENDAR_SETTINGS",
    "ROOM_EDIT",
    "PORTAL_PMS_ROOM",
    "FISCAL_PRINTER_DISABLED",
    "PORTAL_CONFIGURATION_ALTER",
    "PAYSTEP_DELETE",
    "PAYSTEP_EDIT",
    "RESA_IMPORT_DECREMENT_AVAIL",
    "PORTAL_MAPPING_ALTERED",
    "PORTAL_RATES",
    "PORTAL_CONTENT",
    "PORTAL_OFFLINE",
    "EXTRA_CREATED",
    "PORTAL_INSIGHT",
    "PORTAL_INSIGHT_PRICES",
    "MOVE_ROOMS_TO_EXISTING_STRUCTURE",
    "MOVE_ROOMS_TO_NEW_STRUCTURE",
    "PORTAL_ROOM_FORCE_INITIAL_MAPPING",
    "DERIVED_RATES_EDIT",
    "SUITE_CHANGED",
    "TEMPLATE_CHANGE",
    "USER_MODIFIED",
    "USER_CREATED",
    "FACILITY_EDIT",
    "POLICE_SETTINGS_EDIT",
    "PORTAL_CORRECTION_PRICE",
    "PORTAL_AVAILABILITY_SETTINGS",
    "PORTAL_OCTORATE_ALIGN_CALENDAR_NETWORK",
    "RESERVATION_CREATE",
    "PASSWORD_CHANGED",
    "USER_SWITCH",
    "RESERVATION_EXPORT",
    "CONTACT_INFO_SHOWN",
    "TAX_SETTINGS_EDIT",
    "ADMIN_USER_ACCESS_CHANGED",
    "POLICE_DISCONNECT",
]
LogReferenceType: TypeAlias = Literal[
    "GENERIC",
    "RESERVATION",
    "PORTALCONNECTION",
    "INVOICE",
    "PAYMENT",
    "ACCOMMODATION",
    "VERSION",
    "INVOICE_ITEM",
    "PAYOFF",
    "ROOM",
    "ROOMPORTAL",
    "CONTENT_PROCESS",
    "PAY_STEP",
    "ANNUAL_REPORT",
    "PERSON",
    "USER",
]
LogResult: TypeAlias = Literal["NOT_EXECUTED", "EXECUTED"]


@dataclass(kw_only=True, repr=False)
class Log(Model):
    """`ApiLogDTO` of the API."""

    id: int | None = None
    accommodation_id: str | None = None
    user_id: int | None = None
    remote_address: str | None = None
    type: LogType | None = None
    insert_time: dt.datetime | dt.date | None = None
    reference_type: LogReferenceType | None = None
    reference: int | None = None
    content: str | None = None
    snapshot: str | None = None
    patches: list[JsonPatch] | None = None
    label: str | None = None
    result: LogResult | None = None
    reservation_id: int | None = None
    invoice_id: int | None = None
    user_username: str | None = None
    user_firstname: str | None = None
    user_lastname: str | None = None
    sent_to_prod: bool | None = None
    sandbox_id: int | None = None


@dataclass(kw_only=True, repr=False)
class LoggedEvent(Model):
    """`LoggedEvent` of the API."""

    id: int
    accommodation: str
    type: str
    reference: str
    time: dt.datetime
    actor: RevisionActor
    content: dict[str, Any]
    cursor: str


@dataclass(kw_only=True, repr=False)
class LoggedEvents(Model):
    """`LoggedEvents` of the API."""

    data: list[LoggedEvent]
    cursor: str


MailTemplateLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


@dataclass(kw_only=True, repr=False)
class MailTemplate(Model):
    """`MailTemplateDTO` of the API."""

    id: int | None = None
    name: str | None = None
    language: MailTemplateLanguage | None = None
    text: str | None = None


@dataclass(kw_only=True, repr=False)
class MetaCode(Model):
    """`MetaCode` of the API."""

    id: int
    code: str
    label: str
    values: dict[str, str]


@dataclass(kw_only=True, repr=False)
class MovedPayment(Model):
    """`MovedPayment` of the API."""

    payment: ReservationPayment
    movement: PaymentMovement | None = None


@dataclass(kw_only=True, repr=False)
class NetworkInfo(Model):
    """`ApiNetworkInfo` of the API."""

    access_network: str | None = None
    access_root: bool | None = None
    access_enabled: bool | None = None


NewInvitationPreferredLanguage: TypeAlias = Literal["EN", "IT"]


@dataclass(kw_only=True, repr=False)
class NewInvitation(Model):
    """`NewInvitation` of the API."""

    email: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    preferred_language: NewInvitationPreferredLanguage | None = None
    permissions: dict[str, str] | None = None


@dataclass(kw_only=True, repr=False)
class OAuthIdentity(Model):
    """`OAuthIdentity` of the API."""

    id: int
    api_id: int | None = None
    refresh_token: str | None = None
    access_token: str | None = None
    expire_time: dt.datetime | None = None
    resources: list[OAuthResource] | None = None
    user_id: int | None = None
    create_time: dt.datetime | None = None
    allowed_address: str | None = None
    guest_id: int | None = None


OAuthResourceApiPermissionLevel: TypeAlias = Literal[
    "RESERVATION_READ",
    "RESERVATION_WRITE",
    "RESERVATION_SENTITIVE_READ",
    "RESERVATION_SENTITIVE_WRITE",
    "ACCOMMODATION_READ",
    "ACCOMMODATION_WRITE",
    "CONTENT_READ",
    "CONTENT_WRITE",
    "CALENDAR_READ",
    "CALENDAR_WRITE",
    "PORTAL_READ",
    "PORTAL_WRITE",
    "PRODUCT_READ",
    "PRODUCT_WRITE",
    "WEBHOOK_WRITE",
    "CONNECTION_READ",
    "CONNECTION_WRITE",
    "CREDIT_CARD_READ",
    "CREDIT_CARD_WRITE",
]


@dataclass(kw_only=True, repr=False)
class OAuthResource(Model):
    """`OAuthResource` of the API."""

    id: int
    codice: str | None = None
    identity_id: int | None = None
    create_time: dt.datetime | None = None
    api_permission_level: list[OAuthResourceApiPermissionLevel] | None = None


@dataclass(kw_only=True, repr=False)
class ObjectLight(Model):
    """`ApiObjectLight` of the API."""

    id: int | None = None
    name: str | None = None


OctorateAgeLimitDetailsAgeLimit: TypeAlias = Literal[
    "AGE_1",
    "AGE_2",
    "AGE_3",
    "AGE_4",
    "AGE_5",
    "AGE_6",
    "AGE_7",
    "AGE_8",
    "AGE_9",
    "AGE_10",
    "AGE_11",
    "AGE_12",
    "NO_RESTRICTION",
]


@dataclass(kw_only=True, repr=False)
class OctorateAgeLimitDetails(Model):
    """`OctorateAgeLimitDetails` of the API."""

    age_limit: OctorateAgeLimitDetailsAgeLimit | None = None


OctorateAmountBase: TypeAlias = Literal["NET_ROOM_PRICE", "PROPERTY_CHARGES", "LOCALITY_CHARGES"]
OctorateAmountMode: TypeAlias = Literal[
    "HOUR", "MINUTE", "BOOKING", "WEEK", "NIGHT", "DAY", "PERSON_STAY", "PERSON_NIGHT", "PERSON_DAY", "PERCENTAGE"
]


@dataclass(kw_only=True, repr=False)
class OctorateAmount(Model):
    """`OctorateAmount` of the API."""

    value: Decimal | None = None
    base: list[OctorateAmountBase] | None = None
    mode: OctorateAmountMode | None = None


@dataclass(kw_only=True, repr=False)
class OctorateApplicable(Model):
    """`OctorateApplicable` of the API."""

    from_: dt.datetime | dt.date | None = None
    to: dt.datetime | dt.date | None = None


OctorateBrazilTaxDetailsTaxPayerNumberType: TypeAlias = Literal["CNPJ", "CPF"]


@dataclass(kw_only=True, repr=False)
class OctorateBrazilTaxDetails(Model):
    """`OctorateBrazilTaxDetails` of the API."""

    tax_payer_number: str | None = None
    tax_payer_number_type: OctorateBrazilTaxDetailsTaxPayerNumberType | None = None
    city_hall_id: str | None = None
    email: str | None = None


OctorateChargeDetailsFrequency: TypeAlias = Literal[
    "UNKNOWN_FREQUENCY", "PER_STAY", "PER_MINUTE", "PER_HALF_HOUR", "PER_HOUR", "PER_DAY", "PER_WEEK"
]


@dataclass(kw_only=True, repr=False)
class OctorateChargeDetails(Model):
    """`OctorateChargeDetails` of the API."""

    price: Decimal | None = None
    frequency: OctorateChargeDetailsFrequency | None = None


OctorateChargeKeyGuestOrigin: TypeAlias = Literal["ANY", "DOMESTIC", "INTERNATIONAL"]
OctorateChargeKeyTravelPurpose: TypeAlias = Literal["ANY", "LEISURE", "BUSINESS"]


@dataclass(kw_only=True, repr=False)
class OctorateChargeKey(Model):
    """`OctorateChargeKey` of the API."""

    type: str | None = None
    guest_origin: OctorateChargeKeyGuestOrigin | None = None
    travel_purpose: OctorateChargeKeyTravelPurpose | None = None


@dataclass(kw_only=True, repr=False)
class OctorateChargePeriod(Model):
    """`OctorateChargePeriod` of the API."""

    applicable: OctorateApplicable | None = None
    configuration: OctorateConfiguration | None = None


@dataclass(kw_only=True, repr=False)
class OctorateChildAge(Model):
    """`OctorateChildAge` of the API."""

    multiplier: Decimal | None = None
    lte: int | None = None


@dataclass(kw_only=True, repr=False)
class OctorateConfiguration(Model):
    """`OctorateConfiguration` of the API."""

    amount: OctorateAmount | None = None
    child_ages: list[OctorateChildAge] | None = None
    excluded: bool | None = None


OctorateDamagePolicyPolicyType: TypeAlias = Literal["NONE", "HANDLED_BY_PROPERTY", "HANDLED_BY_OTA"]
OctorateDamagePolicyCollectionMode: TypeAlias = Literal["CASH", "CREDIT_CARD", "PAYPAL", "BANK_TRANSFER", "OTHER"]
OctorateDamagePolicyCollectionWhen: TypeAlias = Literal[
    "ON_ARRIVAL", "SEVEN_DAYS_BEFORE_ARRIVAL", "FOURTEEN_DAYS_BEFORE_ARRIVAL"
]
OctorateDamagePolicyReturnMode: TypeAlias = Literal["CASH", "CREDIT_CARD", "PAYPAL", "BANK_TRANSFER", "OTHER"]
OctorateDamagePolicyReturnWhen: TypeAlias = Literal["ON_CHECKOUT", "WITHIN_7_DAYS", "WITHIN_14_DAYS"]


@dataclass(kw_only=True, repr=False)
class OctorateDamagePolicy(Model):
    """`OctorateDamagePolicy` of the API."""

    amount: Decimal | None = None
    currency: str | None = None
    policy_type: OctorateDamagePolicyPolicyType | None = None
    damage_programme_terms_agreed: bool | None = None
    collection_mode: OctorateDamagePolicyCollectionMode | None = None
    collection_when: OctorateDamagePolicyCollectionWhen | None = None
    return_mode: OctorateDamagePolicyReturnMode | None = None
    return_when: OctorateDamagePolicyReturnWhen | None = None


@dataclass(kw_only=True, repr=False)
class OctorateDaytime(Model):
    """`OctorateDaytime` of the API."""

    hours: int | None = None
    minutes: int | None = None


@dataclass(kw_only=True, repr=False)
class OctorateEpochTimestamp(Model):
    """`OctorateEpochTimestamp` of the API."""

    epoch_seconds: int | None = None


OctorateFrenchTaxDetailsCategoryId: TypeAlias = Literal[
    "ID_11", "ID_12", "ID_13", "ID_14", "ID_15", "ID_16", "ID_17", "ID_18", "ID_19", "ID_100"
]
OctorateFrenchTaxDetailsNatureId: TypeAlias = Literal[
    "ID_1", "ID_2", "ID_3", "ID_4", "ID_5", "ID_6", "ID_7", "ID_8", "ID_9"
]


@dataclass(kw_only=True, repr=False)
class OctorateFrenchTaxDetails(Model):
    """`OctorateFrenchTaxDetails` of the API."""

    category_id: OctorateFrenchTaxDetailsCategoryId | None = None
    nature_id: OctorateFrenchTaxDetailsNatureId | None = None
    declare_revenue: bool | None = None
    has_vat: bool | None = None
    registered_in_rcs: bool | None = None


OctorateInternetDetailsArea: TypeAlias = Literal[
    "UNKNOWN_COVERAGE", "ALL_ROOMS", "SOME_ROOMS", "PUBLIC_AREAS", "BUSINESS_CENTER", "ENTIRE_PROPERTY"
]
OctorateInternetDetailsType: TypeAlias = Literal["NONE", "WIRED", "WIFI"]


@dataclass(kw_only=True, repr=False)
class OctorateInternetDetails(Model):
    """`OctorateInternetDetails` of the API."""

    area: OctorateInternetDetailsArea | None = None
    type: OctorateInternetDetailsType | None = None
    wifi_info: OctorateWifiInfo | None = None


OctorateInvoiceSettingsCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
OctorateInvoiceSettingsNotificationChannel: TypeAlias = Literal["POSTAL_MAIL", "EMAIL"]


@dataclass(kw_only=True, repr=False)
class OctorateInvoiceSettings(Model):
    """`OctorateInvoiceSettings` of the API."""

    legal_name: str | None = None
    contact_person: str | None = None
    address: str | None = None
    country: OctorateInvoiceSettingsCountry | None = None
    city: str | None = None
    postal_code: str | None = None
    state: str | None = None
    notification_channel: OctorateInvoiceSettingsNotificationChannel | None = None
    brazil_tax_details: OctorateBrazilTaxDetails | None = None


@dataclass(kw_only=True, repr=False)
class OctorateKidsPoolDetails(Model):
    """`OctorateKidsPoolDetails` of the API."""

    swimming_pool_dimensions: OctorateSwimmingPoolDimensions | None = None
    shallow_end: bool | None = None


OctorateMealDetailsBreakfastTypes: TypeAlias = Literal[
    "CONTINENTAL",
    "ITALIAN",
    "FULL_ENGLISH",
    "VEGETARIAN",
    "VEGAN",
    "HALAL",
    "GLUTEN_FREE",
    "KOSHER",
    "ASIAN",
    "AMERICAN",
    "BUFFET",
    "A_LA_CARTE",
    "BREAKFAST_TO_GO",
]
OctorateMealDetailsBreakfastFoodItemTypes: TypeAlias = Literal[
    "BREAD",
    "PASTRIES",
    "PANCAKES",
    "BUTTER",
    "CHEESE",
    "COLD_MEAT",
    "EGGS",
    "YOGURT",
    "FRUITS",
    "COFFEE",
    "TEA",
    "HOT_CHOCOLATE",
    "CHAMPAGNE",
    "A_LA_CARTE",
    "LOCAL_SPECIALITY",
    "COOKED_MEAL",
    "JUICE",
    "JAM",
    "CEREAL",
]


@dataclass(kw_only=True, repr=False)
class OctorateMealDetails(Model):
    """`OctorateMealDetails` of the API."""

    breakfast_types: list[OctorateMealDetailsBreakfastTypes] | None = None
    breakfast_food_item_types: list[OctorateMealDetailsBreakfastFoodItemTypes] | None = None
    price: Decimal | None = None


OctorateOnSiteDetailsOnsiteType: TypeAlias = Literal["DEFAULT", "ONSITE", "OFFSITE"]


@dataclass(kw_only=True, repr=False)
class OctorateOnSiteDetails(Model):
    """`OctorateOnSiteDetails` of the API."""

    onsite_type: OctorateOnSiteDetailsOnsiteType | None = None


OctorateParkingDetailsParkingType: TypeAlias = Literal[
    "UNKNOWN_PARKING_TYPE", "PARKING_GARAGE", "PARKING_LOT", "STREET_PARKING"
]
OctorateParkingDetailsParkingLocation: TypeAlias = Literal["ON_SITE", "NEARBY"]
OctorateParkingDetailsParkingAccess: TypeAlias = Literal["ONLY_GUESTS", "GENERAL_PUBLIC"]
OctorateParkingDetailsParkingReservation: TypeAlias = Literal["NEEDED", "NOT_NEEDED", "NOT_POSSIBLE"]
OctorateParkingDetailsHasValetService: TypeAlias = Literal["NOT_SPECIFIED", "PRESENT", "MISSING"]
OctorateParkingDetailsHasOnsiteStaff: TypeAlias = Literal["NOT_SPECIFIED", "PRESENT", "MISSING"]
OctorateParkingDetailsHasGatedParking: TypeAlias = Literal["NOT_SPECIFIED", "PRESENT", "MISSING"]
OctorateParkingDetailsHasSecurityCameras: TypeAlias = Literal["NOT_SPECIFIED", "PRESENT", "MISSING"]
OctorateParkingDetailsHasEvChargingStation: TypeAlias = Literal["NOT_SPECIFIED", "PRESENT", "MISSING"]
OctorateParkingDetailsHasAccessibleParkingSpots: TypeAlias = Literal["NOT_SPECIFIED", "PRESENT", "MISSING"]


@dataclass(kw_only=True, repr=False)
class OctorateParkingDetails(Model):
    """`OctorateParkingDetails` of the API."""

    name: str | None = None
    parking_type: OctorateParkingDetailsParkingType | None = None
    parking_location: OctorateParkingDetailsParkingLocation | None = None
    parking_access: OctorateParkingDetailsParkingAccess | None = None
    parking_reservation: OctorateParkingDetailsParkingReservation | None = None
    max_height_m: Decimal | None = None
    has_valet_service: OctorateParkingDetailsHasValetService | None = None
    has_onsite_staff: OctorateParkingDetailsHasOnsiteStaff | None = None
    has_gated_parking: OctorateParkingDetailsHasGatedParking | None = None
    has_security_cameras: OctorateParkingDetailsHasSecurityCameras | None = None
    has_ev_charging_station: OctorateParkingDetailsHasEvChargingStation | None = None
    has_accessible_parking_spots: OctorateParkingDetailsHasAccessibleParkingSpots | None = None


OctoratePaymentDetailsChargeMode: TypeAlias = Literal["UNKNOWN_CHARGE_MODE", "FREE", "PAID", "CHARGES_MAY_APPLY"]


@dataclass(kw_only=True, repr=False)
class OctoratePaymentDetails(Model):
    """`OctoratePaymentDetails` of the API."""

    charge_mode: OctoratePaymentDetailsChargeMode | None = None
    charge_details: OctorateChargeDetails | None = None


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCharge(Model):
    """`OctoratePropertyCharge` of the API."""

    charge_key: OctorateChargeKey | None = None
    charge_periods: list[OctorateChargePeriod] | None = None


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinAdditionalInfo(Model):
    """`OctoratePropertyCheckinAdditionalInfo` of the API."""

    other_text: OctoratePropertyCheckinOtherText | None = None
    location: OctoratePropertyCheckinLocation | None = None
    brand_name: str | None = None
    instruction: OctoratePropertyCheckinInstruction | None = None


OctoratePropertyCheckinExternalReferenceType: TypeAlias = Literal["IMAGE_SERVICE"]


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinExternalReference(Model):
    """`OctoratePropertyCheckinExternalReference` of the API."""

    sequence: int | None = None
    type: OctoratePropertyCheckinExternalReferenceType | None = None
    references: OctoratePropertyCheckinReferenceDetails | None = None


OctoratePropertyCheckinInstructionHow: TypeAlias = Literal["PHONE", "EMAIL", "SMS", "OTHER"]
OctoratePropertyCheckinInstructionWhen: TypeAlias = Literal[
    "IMMEDIATE", "MONTH_BEFORE", "WEEK_BEFORE", "DAY_OF_ARRIVAL"
]


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinInstruction(Model):
    """`OctoratePropertyCheckinInstruction` of the API."""

    how: OctoratePropertyCheckinInstructionHow | None = None
    when: OctoratePropertyCheckinInstructionWhen | None = None
    identifier: str | None = None
    other: str | None = None


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinLocation(Model):
    """`OctoratePropertyCheckinLocation` of the API."""

    off_location: bool | None = None
    address: str | None = None
    city: str | None = None
    zip: str | None = None
    place_id: str | None = None


OctoratePropertyCheckinMethodStreamVariationName: TypeAlias = Literal[
    "PRIMARY_CHECKIN_METHOD", "ALTERNATIVE_CHECKIN_METHOD"
]
OctoratePropertyCheckinMethodModel: TypeAlias = Literal[
    "HOUR", "MINUTE", "BOOKING", "WEEK", "NIGHT", "DAY", "PERSON_STAY", "PERSON_NIGHT", "PERSON_DAY", "PERCENTAGE"
]
OctoratePropertyCheckinMethodCodeType: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]
OctoratePropertyCheckinMethodValueType: TypeAlias = Literal["FIXED", "PERCENT"]
OctoratePropertyCheckinMethodConfiguration: TypeAlias = Literal["INCLUSIVE", "EXCLUSIVE"]


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinMethod(Model):
    """`OctoratePropertyCheckinMethod` of the API."""

    portal: PortalNames | None = None
    stream_variation_name: OctoratePropertyCheckinMethodStreamVariationName | None = None
    portal_value: str | None = None
    additional_info: OctoratePropertyCheckinAdditionalInfo | None = None
    external_references: list[OctoratePropertyCheckinExternalReference] | None = None
    editable: bool | None = None
    model: OctoratePropertyCheckinMethodModel | None = None
    inclusive: bool | None = None
    code_type: OctoratePropertyCheckinMethodCodeType | None = None
    value_type: OctoratePropertyCheckinMethodValueType | None = None
    amount: Decimal | None = None
    configuration: OctoratePropertyCheckinMethodConfiguration | None = None
    deletable: bool | None = None
    property_charge: OctoratePropertyCharge | None = None


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinMethods(Model):
    """`OctoratePropertyCheckinMethods` of the API."""

    checkin_methods: list[OctoratePropertyCheckinMethod] | None = None


OctoratePropertyCheckinOtherTextLang: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinOtherText(Model):
    """`OctoratePropertyCheckinOtherText` of the API."""

    lang: OctoratePropertyCheckinOtherTextLang | None = None
    text: str | None = None


@dataclass(kw_only=True, repr=False)
class OctoratePropertyCheckinReferenceDetails(Model):
    """`OctoratePropertyCheckinReferenceDetails` of the API."""

    photo_id: str | None = None
    photo_uri: str | None = None
    octorate_temp_file_path: str | None = None


@dataclass(kw_only=True, repr=False)
class OctorateQuietHours(Model):
    """`OctorateQuietHours` of the API."""

    enabled: bool | None = None
    start_time: dt.datetime | dt.date | None = None
    end_time: dt.datetime | dt.date | None = None


OctorateRestaurantDetailsMealTypes: TypeAlias = Literal[
    "UNKNOWN_MEAL_TYPE", "HALAL", "KOSHER", "VEGETARIAN", "VEGAN", "GLUTEN_FREE", "DAIRY_FREE"
]
OctorateRestaurantDetailsAmbiances: TypeAlias = Literal[
    "UNKNOWN_AMBIANCE", "FAMILY_KIDS_FRIENDLY", "TRADITIONAL", "MODERN", "ROMANTIC"
]
OctorateRestaurantDetailsOpenForMeals: TypeAlias = Literal[
    "UNKNOWN_OPEN_FOR_MEALS", "BREAKFAST", "BRUNCH", "LUNCH", "DINNER", "HIGH_TEA", "COCKTAIL_HOUR"
]
OctorateRestaurantDetailsCuisines: TypeAlias = Literal[
    "UNKNOWN_CUISINE",
    "AFRICAN",
    "AMERICAN",
    "ARGENTINIAN",
    "BELGIAN",
    "BRAZILIAN",
    "CAJUN_CREOLE",
    "CAMBODIAN",
    "CANTONESE",
    "CARIBBEAN",
    "CATALAN",
    "CHINESE",
    "DUTCH",
    "BRITISH",
    "ETHIOPIAN",
    "FRENCH",
    "GREEK",
    "INDIAN",
    "INDONESIAN",
    "IRISH",
    "ITALIAN",
    "JAPANESE",
    "KOREAN",
    "MALAYSIAN",
    "MEDITERRANEAN",
    "MEXICAN",
    "MIDDLE_EASTERN",
    "MOROCCAN",
    "NEPALESE",
    "PERUVIAN",
    "PIZZA",
    "POLISH",
    "PORTUGUESE",
    "SCOTTISH",
    "SEAFOOD",
    "SICHUAN",
    "SINGAPOREAN",
    "SPANISH",
    "STEAKHOUSE",
    "SUSHI",
    "TEXMEX",
    "THAI",
    "TURKISH",
    "VIETNAMESE",
    "AUSTRIAN",
    "AUSTRALIAN",
    "GERMAN",
    "RUSSIAN",
    "LOCAL",
    "ASIAN",
    "INTERNATIONAL",
    "LATIN_AMERICAN",
    "EUROPEAN",
    "CROATIAN",
    "HUNGARIAN",
    "GRILL_BBQ",
    "SOUTH_AFRICAN",
]


@dataclass(kw_only=True, repr=False)
class OctorateRestaurantDetails(Model):
    """`OctorateRestaurantDetails` of the API."""

    name: str | None = None
    guests_only: bool | None = None
    accept_reservations: bool | None = None
    outdoor_seating: bool | None = None
    meal_types: list[OctorateRestaurantDetailsMealTypes] | None = None
    ambiances: list[OctorateRestaurantDetailsAmbiances] | None = None
    open_for_meals: list[OctorateRestaurantDetailsOpenForMeals] | None = None
    cuisines: list[OctorateRestaurantDetailsCuisines] | None = None
    buffet: bool | None = None
    alacarte: bool | None = None


@dataclass(kw_only=True, repr=False)
class OctorateScheduleDetails(Model):
    """`OctorateScheduleDetails` of the API."""

    schedule: list[OctorateWeekTimeEntry] | None = None


OctorateSurchargeDetailsSurchargeType: TypeAlias = Literal["DEFAULT", "FREE", "PAID"]


@dataclass(kw_only=True, repr=False)
class OctorateSurchargeDetails(Model):
    """`OctorateSurchargeDetails` of the API."""

    surcharge_type: OctorateSurchargeDetailsSurchargeType | None = None


OctorateSwimmingPoolDetailsSwimmingPoolType: TypeAlias = Literal[
    "UNKNOWN_POOL_TYPE", "INDOOR", "OUTDOOR", "INDOOR_AND_OUTDOOR"
]
OctorateSwimmingPoolDetailsAvailabilityType: TypeAlias = Literal["UNKNOWN_AVAILABILITY", "ALL_SEASON", "SEASONABLE"]
OctorateSwimmingPoolDetailsAllowedAgeType: TypeAlias = Literal[
    "UNKNOWN_AGE_TYPE", "ADULTS_ONLY", "KIDS_ONLY", "ALL_AGES"
]


@dataclass(kw_only=True, repr=False)
class OctorateSwimmingPoolDetails(Model):
    """`OctorateSwimmingPoolDetails` of the API."""

    name: str | None = None
    swimming_pool_type: OctorateSwimmingPoolDetailsSwimmingPoolType | None = None
    availability_type: OctorateSwimmingPoolDetailsAvailabilityType | None = None
    allowed_age_type: OctorateSwimmingPoolDetailsAllowedAgeType | None = None
    has_loungers: bool | None = None
    has_water_slide: bool | None = None
    has_pool_bar: bool | None = None
    has_pool_cover: bool | None = None
    has_free_towels: bool | None = None
    has_pool_toys: bool | None = None
    has_sun_umbrellas: bool | None = None
    has_fence_around_pool: bool | None = None
    has_snake_trap: bool | None = None
    shared: bool | None = None
    rooftop: bool | None = None
    shallow_end: bool | None = None
    infinity: bool | None = None
    heated: bool | None = None
    salt_water: bool | None = None
    pool_with_view: bool | None = None
    plunge_pool: bool | None = None


OctorateSwimmingPoolDimensionsUnit: TypeAlias = Literal["UNKNOWN_UNIT", "METER"]


@dataclass(kw_only=True, repr=False)
class OctorateSwimmingPoolDimensions(Model):
    """`OctorateSwimmingPoolDimensions` of the API."""

    length: Decimal | None = None
    width: Decimal | None = None
    depth_min: Decimal | None = None
    depth_max: Decimal | None = None
    unit: OctorateSwimmingPoolDimensionsUnit | None = None


@dataclass(kw_only=True, repr=False)
class OctorateTemporarilyClosedDetails(Model):
    """`OctorateTemporarilyClosedDetails` of the API."""

    closed: list[OctorateTemporarilyClosedEntry] | None = None


@dataclass(kw_only=True, repr=False)
class OctorateTemporarilyClosedEntry(Model):
    """`OctorateTemporarilyClosedEntry` of the API."""

    start_date: OctorateEpochTimestamp | None = None
    end_date: OctorateEpochTimestamp | None = None
    start_date_as_date: dt.datetime | dt.date | None = None
    end_date_as_date: dt.datetime | dt.date | None = None


OctorateWeekTimeEntryDayOfWeek: TypeAlias = Literal[
    "UNKNOWN_DAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"
]


@dataclass(kw_only=True, repr=False)
class OctorateWeekTimeEntry(Model):
    """`OctorateWeekTimeEntry` of the API."""

    from_: OctorateDaytime | None = None
    to: OctorateDaytime | None = None
    day_of_week: OctorateWeekTimeEntryDayOfWeek | None = None
    from_as_date: dt.datetime | dt.date | None = None
    to_as_date: dt.datetime | dt.date | None = None


@dataclass(kw_only=True, repr=False)
class OctorateWifiInfo(Model):
    """`OctorateWifiInfo` of the API."""

    network_name: str | None = None
    speed_download: Decimal | None = None
    speed_upload: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class OfferCityTax(Model):
    """`OfferCityTax` of the API."""

    id: int | None = None
    name: str | None = None
    amount: Decimal | None = None
    from_age: int | None = None
    to_age: int | None = None
    max_nights: int | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    room_ids: list[int] | None = None
    exemptions: list[str] | None = None


@dataclass(kw_only=True, repr=False)
class OfferDay(Model):
    """`OfferDay` of the API."""

    date: dt.date
    night: bool
    availability: int
    price: Decimal
    min_stay: int
    max_stay: int
    cut_off_days: int
    stop_sells: bool
    close_to_arrival: bool
    close_to_departure: bool
    reasons: list[OfferReason]


@dataclass(kw_only=True, repr=False)
class OfferDiscount(Model):
    """`OfferDiscount` of the API."""

    id: int | None = None
    name: str | None = None
    description: str | None = None
    percent: Decimal | None = None
    amount: Decimal | None = None
    min_nights: int | None = None
    max_nights: int | None = None
    min_days_ahead: int | None = None
    max_days_ahead: int | None = None
    arrival_from: dt.date | None = None
    arrival_to: dt.date | None = None
    room_ids: list[int] | None = None


@dataclass(kw_only=True, repr=False)
class OfferExtra(Model):
    """`OfferExtra` of the API."""

    id: int | None = None
    quantity: int | None = None
    days: list[dt.date] | None = None


@dataclass(kw_only=True, repr=False)
class OfferExtraLine(Model):
    """`OfferExtraLine` of the API."""

    id: int
    name: str
    units: int
    price: Decimal
    net: Decimal
    vat: Decimal


@dataclass(kw_only=True, repr=False)
class OfferGivenDiscount(Model):
    """`OfferGivenDiscount` of the API."""

    id: int
    name: str
    amount: Decimal


@dataclass(kw_only=True, repr=False)
class OfferNearest(Model):
    """`OfferNearest` of the API."""

    earlier: OfferStay | None = None
    later: OfferStay | None = None
    same_arrival: OfferStay | None = None


@dataclass(kw_only=True, repr=False)
class OfferNight(Model):
    """`OfferNight` of the API."""

    date: dt.date
    calendar: Decimal
    price: Decimal


@dataclass(kw_only=True, repr=False)
class OfferPerson(Model):
    """`OfferPerson` of the API."""

    age: int | None = None
    child: bool | None = None
    exemption: str | None = None


@dataclass(kw_only=True, repr=False)
class OfferQuestion(Model):
    """`OfferQuestion` of the API."""

    product: int | None = None
    rate_plan: int | None = None
    checkin: dt.date | None = None
    checkout: dt.date | None = None
    people: list[OfferPerson] | None = None
    extras: list[OfferExtra] | None = None
    apply_discount: bool | None = None


@dataclass(kw_only=True, repr=False)
class OfferQuote(Model):
    """`OfferQuote` of the API."""

    product: int
    rate_plan: int | None = None
    currency: str
    bookable: bool
    reasons: list[OfferReason]
    nights: list[OfferNight] | None = None
    base_price: Decimal | None = None
    rate_plan_difference: Decimal | None = None
    discount: OfferGivenDiscount | None = None
    room_net: Decimal | None = None
    vat: Decimal | None = None
    room_gross: Decimal | None = None
    cleaning: Decimal | None = None
    extras: list[OfferExtraLine] | None = None
    total: Decimal | None = None
    city_tax: list[OfferTaxLine] | None = None
    city_tax_total: Decimal | None = None
    deposit: Decimal | None = None
    free_cancellation: bool | None = None
    cancellation_free_days: int | None = None
    cancellation_value: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class OfferReason(Model):
    """`OfferReason` of the API."""

    code: str
    message: str


@dataclass(kw_only=True, repr=False)
class OfferStay(Model):
    """`OfferStay` of the API."""

    checkin: dt.date
    checkout: dt.date
    nights: int


@dataclass(kw_only=True, repr=False)
class OfferTaxLine(Model):
    """`OfferTaxLine` of the API."""

    name: str
    person_nights: int
    each: Decimal
    price: Decimal


@dataclass(kw_only=True, repr=False)
class OfferTerms(Model):
    """`OfferTerms` of the API."""

    discounts: list[OfferDiscount] | None = None
    city_taxes: list[OfferCityTax] | None = None
    child_age: int | None = None


@dataclass(kw_only=True, repr=False)
class OfferVerdict(Model):
    """`OfferVerdict` of the API."""

    product: int
    name: str
    checkin: dt.date
    checkout: dt.date
    bookable: bool
    reasons: list[OfferReason]
    days: list[OfferDay]
    nearest: OfferNearest | None = None


@dataclass(kw_only=True, repr=False)
class OnlineCheckin(Model):
    """`OnlineCheckin` of the API."""

    reservation: int
    open: bool
    checkin_link: str | None = None
    made_time: dt.datetime | None = None
    answered_time: dt.datetime | None = None
    guests: int
    mails: list[CheckinMail]


@dataclass(kw_only=True, repr=False)
class OverheardWebhook(Model):
    """`OverheardWebhook` of the API."""

    accommodation: str
    type: str
    reference: str
    create_time: dt.datetime
    headers: dict[str, str]
    body: str
    cursor: str


@dataclass(kw_only=True, repr=False)
class OverheardWebhooks(Model):
    """`OverheardWebhooks` of the API."""

    data: list[OverheardWebhook]
    cursor: str


@dataclass(kw_only=True, repr=False)
class PageInfo(Model):
    """`ApiPage` of the API."""

    self: Link | None = None
    previous: Link | None = None
    next: Link | None = None
    page: int | None = None
    total_pages: int | None = None


PaymentAttemptOutcome: TypeAlias = Literal[
    "STARTED", "TAKEN", "REFUNDED", "ACTION", "REFUSED", "UNANSWERED", "POSTPONED", "CANCELLED"
]


@dataclass(kw_only=True, repr=False)
class PaymentAttempt(Model):
    """`PaymentAttempt` of the API."""

    number: int
    time: dt.datetime
    outcome: PaymentAttemptOutcome
    problem: str | None = None
    transaction: str | None = None


PaymentMovementKind: TypeAlias = Literal["CHARGE", "REFUND"]
PaymentMovementStatus: TypeAlias = Literal["PLANNED", "WAITING", "RUNNING", "ACTION", "DONE", "FAILED", "CANCELLED"]


@dataclass(kw_only=True, repr=False)
class PaymentMovement(Model):
    """`PaymentMovement` of the API."""

    id: int
    kind: PaymentMovementKind
    status: PaymentMovementStatus
    reservation: int
    payment: int
    amount: Decimal
    city_tax_amount: Decimal
    currency: str
    create_time: dt.datetime
    due_time: dt.datetime | None = None
    end_time: dt.datetime | None = None
    processor: str | None = None
    transaction: str | None = None
    confirm_url: str | None = None
    attempts: list[PaymentAttempt]


@dataclass(kw_only=True, repr=False)
class PaymentMovements(Model):
    """`PaymentMovements` of the API."""

    data: list[PaymentMovement]


PaymentOrderType: TypeAlias = Literal["NONE", "DEPOSIT", "PAYOFF"]


@dataclass(kw_only=True, repr=False)
class PaymentOrder(Model):
    """`PaymentOrder` of the API."""

    payment: int | None = None
    reservation: int | None = None
    amount: Decimal | None = None
    city_tax_amount: Decimal | None = None
    type: PaymentOrderType | None = None
    description: str | None = None


PaymentSettingsProcessor: TypeAlias = Literal["NONE", "DUMMY_PROCESSOR", "STRIPE"]


@dataclass(kw_only=True, repr=False)
class PaymentSettings(Model):
    """`PaymentSettings` of the API."""

    processor: PaymentSettingsProcessor
    automatic: bool
    penalties: bool
    stripe: StripeState


PaymentSettingsRequestProcessor: TypeAlias = Literal["NONE", "DUMMY_PROCESSOR", "STRIPE"]


@dataclass(kw_only=True, repr=False)
class PaymentSettingsRequest(Model):
    """`PaymentSettingsRequest` of the API."""

    processor: PaymentSettingsRequestProcessor | None = None
    automatic: bool | None = None
    penalties: bool | None = None
    stripe: StripeKeys | None = None


PermissionAccommodation: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionLicense: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionCardDetail: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionContent: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionReservation: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]


@dataclass(kw_only=True, repr=False)
class Permission(Model):
    """`ApiPermission` of the API."""

    accommodation: PermissionAccommodation | None = None
    license: PermissionLicense | None = None
    card_detail: PermissionCardDetail | None = None
    content: PermissionContent | None = None
    reservation: PermissionReservation | None = None


PermissionsPrices: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminStats: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminUsers: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminApi: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminSettings: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminDylog: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsReservations: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAvailability: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsSettings: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsBilling: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsCashClosing: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsRooms: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsUsers: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsStats: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsInvoices: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdmin: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminCodPromo: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsSupport: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsSubscription: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAssignCodPromo: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsSource: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsCheckIn: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsHouseKeeping: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsAdminText: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsChat: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsLicense: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsSensitiveData: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsOctosite: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsChannelManager: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]
PermissionsContactInfo: TypeAlias = Literal["NONE", "READWRITE", "READONLY"]


@dataclass(kw_only=True, repr=False)
class Permissions(Model):
    """`PermissionsDTO` of the API."""

    prices: PermissionsPrices | None = None
    admin_stats: PermissionsAdminStats | None = None
    admin_users: PermissionsAdminUsers | None = None
    admin_api: PermissionsAdminApi | None = None
    admin_settings: PermissionsAdminSettings | None = None
    admin_dylog: PermissionsAdminDylog | None = None
    reservations: PermissionsReservations | None = None
    availability: PermissionsAvailability | None = None
    settings: PermissionsSettings | None = None
    billing: PermissionsBilling | None = None
    cash_closing: PermissionsCashClosing | None = None
    rooms: PermissionsRooms | None = None
    users: PermissionsUsers | None = None
    stats: PermissionsStats | None = None
    invoices: PermissionsInvoices | None = None
    admin: PermissionsAdmin | None = None
    admin_cod_promo: PermissionsAdminCodPromo | None = None
    support: PermissionsSupport | None = None
    subscription: PermissionsSubscription | None = None
    assign_cod_promo: PermissionsAssignCodPromo | None = None
    source: PermissionsSource | None = None
    check_in: PermissionsCheckIn | None = None
    house_keeping: PermissionsHouseKeeping | None = None
    admin_text: PermissionsAdminText | None = None
    chat: PermissionsChat | None = None
    license: PermissionsLicense | None = None
    sensitive_data: PermissionsSensitiveData | None = None
    octosite: PermissionsOctosite | None = None
    channel_manager: PermissionsChannelManager | None = None
    contact_info: PermissionsContactInfo | None = None


PersonPreferredLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
PersonUserType: TypeAlias = Literal["USER", "ADMIN", "AFFILIATE"]
PersonAdminDepartment: TypeAlias = Literal["SALES", "SUPPORT", "DEVELOPER"]
PersonDashboardWidgetTypes: TypeAlias = Literal[
    "RESERVATION_DAY_BEFORE",
    "RESERVATION_PER_CHANNEL",
    "RESERVATION_LENGHT_STAY",
    "RESERVATION_PRICE_CHANNEL",
    "MOST_BOOKED_DAYS",
    "YESTERDAY_RESERVATION",
    "COMPARE_WEEKS",
    "CONVERSION_RATE",
    "BOOKING_VIEWS_ROOMS",
    "RESERVATION_DIRECT_INDIRECT",
    "RMS_REVENUE_BY_SOURCE_MONTH",
    "RMS_YESTERDAY_MOST_BOOKED",
    "RMS_PACE_COMPARISON",
    "RMS_DIRECT_VS_INDIRECT",
    "REVIEW_STATS",
    "REVIEW_CATEGORY_TAGS",
    "AVERAGE_DAILY_RATE",
]


@dataclass(kw_only=True, repr=False)
class Person(Model):
    """`PersonDTO` of the API."""

    id: int | None = None
    user_id: int | None = None
    guest_id: int | None = None
    external_guest: str | None = None
    email: str | None = None
    phone: str | None = None
    username: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    fullname: str | None = None
    photo: str | None = None
    preferred_language: PersonPreferredLanguage | None = None
    preferred_accommodation: str | None = None
    permissions: Permissions | None = None
    hide_read_threads: bool | None = None
    show_archived_threads: bool | None = None
    user_type: PersonUserType | None = None
    admin_department: PersonAdminDepartment | None = None
    mfa_enabled: bool | None = None
    dashboard_widget_types: list[PersonDashboardWidgetTypes] | None = None
    last_login: Log | None = None
    accessible_accommodations: list[str] | None = None
    owner: bool | None = None


@dataclass(kw_only=True, repr=False)
class PersonChange(Model):
    """`PersonChange` of the API."""

    permissions: dict[str, str] | None = None


@dataclass(kw_only=True, repr=False)
class Photo(Model):
    """`Photo` of the API."""

    id: int
    name: str
    url: str
    width: int
    height: int
    bytes: int
    type: str
    product: int | None = None
    pms_room: int | None = None
    source: str
    create_time: dt.datetime
    sizes: list[PhotoSize]


@dataclass(kw_only=True, repr=False)
class PhotoSize(Model):
    """`PhotoSize` of the API."""

    url: str
    width: int
    height: int
    bytes: int


PhotoTaskStatus: TypeAlias = Literal["WAITING", "RUNNING", "DONE", "FAILED"]


@dataclass(kw_only=True, repr=False)
class PhotoTask(Model):
    """`PhotoTask` of the API."""

    id: int
    status: PhotoTaskStatus


PlacePlaceType: TypeAlias = Literal["ROOM", "ACCOMODATION"]
PlaceCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]


@dataclass(kw_only=True, repr=False)
class Place(Model):
    """`Place` of the API."""

    id: int | None = None
    place_type: PlacePlaceType | None = None
    address: str | None = None
    city: str | None = None
    locality: str | None = None
    zip_code: str | None = None
    country: PlaceCountry | None = None
    phone: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    zoom: int | None = None
    civic_number: str | None = None
    additional_information: str | None = None
    codice: str | None = None
    district_name: str | None = None
    full_address: str | None = None
    country_alpha2: str | None = None
    place_name: dict[str, str] | None = None
    phone2: str | None = None
    phone_prefix: str | None = None
    first_locality: str | None = None


@dataclass(kw_only=True, repr=False)
class PlaceInterface(Model):
    """`PlaceInterface` of the API."""

    latitude: float | None = None
    longitude: float | None = None
    civic_number: str | None = None
    zip_code: str | None = None
    district_name: str | None = None
    zoom: int | None = None
    additional_information: str | None = None
    phone2: str | None = None
    phone_prefix: str | None = None
    country_alpha2: str | None = None
    first_locality: str | None = None
    phone: str | None = None
    city: str | None = None
    locality: str | None = None
    address: str | None = None


PmsRoomCleaningDays: TypeAlias = Literal["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]


@dataclass(kw_only=True, repr=False)
class PmsRoom(Model):
    """`ApiPmsRoom` of the API."""

    id: int
    parent_id: int
    name: str
    clean: bool | None = None
    lines_change_frequency: int | None = None
    cleaning_frequency: int | None = None
    last_cleaning_date: dt.datetime | None = None
    cleaning_days: list[PmsRoomCleaningDays] | None = None
    notes: str | None = None
    time_zone: str | None = None


@dataclass(kw_only=True, repr=False)
class PoliceAccess(Model):
    """`PoliceAccess` of the API."""

    user: str | None = None
    password: str | None = None
    key: str | None = None
    automatic: bool | None = None
    ready: bool | None = None


@dataclass(kw_only=True, repr=False)
class PoliceAccount(Model):
    """`PoliceAccountDTO` of the API."""

    codice: str | None = None
    ws_code: str | None = None
    send_id: int | None = None
    autorun: bool | None = None
    valid: bool | None = None
    group_guest: bool | None = None
    group_guest_by_room: bool | None = None
    last_cron: dt.datetime | dt.date | None = None


@dataclass(kw_only=True, repr=False)
class PoliceAttempt(Model):
    """`PoliceAttempt` of the API."""

    number: int
    time: dt.datetime
    accepted: int
    problem: str | None = None


PoliceDocumentTypeCountryCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
PoliceDocumentTypeCountryDocumentType: TypeAlias = Literal[
    "OTHER",
    "PASSPORT",
    "CARDID",
    "NOSHOW",
    "ACMIL",
    "ACSOT",
    "ACUFF",
    "AMMIL",
    "AMSOT",
    "AMUFF",
    "CCMIL",
    "CCSOT",
    "CCUFF",
    "CERID",
    "CFMIL",
    "CFSOT",
    "CFUFF",
    "CIDIP",
    "DESIS",
    "EIMIL",
    "EISOT",
    "EIUFF",
    "GFMIL",
    "GFSOT",
    "GFTRI",
    "GFUFF",
    "IDELE",
    "MAGIS",
    "MMMIL",
    "MMSOT",
    "MMUFF",
    "PARLA",
    "PASDI",
    "PASSE",
    "PATEN",
    "PATNA",
    "PORM1",
    "PORM2",
    "PORM3",
    "PORM4",
    "PORM5",
    "PPAGE",
    "PPISP",
    "PPSOV",
    "PPUFF",
    "PSAPP",
    "PSFEM",
    "PSFUN",
    "PSISP",
    "PSSOT",
    "PSUFF",
    "RIFUG",
    "SDMIL",
    "SDSOT",
    "SDUFF",
    "TEAMC",
    "TEAOD",
    "TECAM",
    "TECOC",
    "TEDOG",
    "TEFSE",
    "TEMPI",
    "TENAT",
    "TENAV",
    "TEPOL",
    "TESAE",
    "TESAR",
    "TESAV",
    "TESCA",
    "TESCS",
    "TESDI",
    "TESEA",
    "TESIN",
    "TESLP",
    "TESMB",
    "TESMD",
    "TESMF",
    "TESMG",
    "TESMI",
    "TESMN",
    "TESMS",
    "TESMT",
    "TESNO",
    "TESOG",
    "TESPC",
    "TESPI",
    "TESPT",
    "TESUN",
    "TETEL",
    "TFERD",
    "TFEXD",
    "VIMIL",
    "VISOT",
    "VIUFF",
    "VVMIL",
    "VVSOT",
    "VVUFF",
]


@dataclass(kw_only=True, repr=False)
class PoliceDocumentTypeCountry(Model):
    """`PoliceDocumentTypeCountry` of the API."""

    id: int
    country: PoliceDocumentTypeCountryCountry | None = None
    document_type: PoliceDocumentTypeCountryDocumentType | None = None
    code: str | None = None
    police_code: str | None = None
    label: str | None = None
    priority: int | None = None
    local_document: bool | None = None
    regex: str | None = None
    show_customer: bool | None = None


@dataclass(kw_only=True, repr=False)
class PoliceProblem(Model):
    """`PoliceProblem` of the API."""

    guest: int
    field: str


PoliceReportStatus: TypeAlias = Literal["WAITING", "SENT", "FAILED"]


@dataclass(kw_only=True, repr=False)
class PoliceReport(Model):
    """`PoliceReport` of the API."""

    id: int
    day: dt.date
    status: PoliceReportStatus | None = None
    guests: list[int]
    create_time: dt.datetime | None = None
    sent_time: dt.datetime | None = None
    attempts: list[PoliceAttempt]
    problems: list[PoliceProblem] | None = None


@dataclass(kw_only=True, repr=False)
class PoliceReportRequest(Model):
    """`PoliceReportRequest` of the API."""

    day: dt.date | None = None


@dataclass(kw_only=True, repr=False)
class PoliceReports(Model):
    """`PoliceReports` of the API."""

    data: list[PoliceReport]


PolicyStepType: TypeAlias = Literal["PAYMENT", "CANCELLATION"]
PolicyFilterPayMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
PolicyCalculateValues: TypeAlias = Literal["ROOM", "EXTRA", "CITYTAX", "DEPOSIT", "CLEANING_FEE"]


@dataclass(kw_only=True, repr=False)
class Policy(Model):
    """`ApiPaymentStepDTO` of the API."""

    id: int | None = None
    step_type: PolicyStepType | None = None
    disabled: bool | None = None
    codice: str | None = None
    ignore_rate_plan: bool | None = None
    accommodation_id: str | None = None
    title: str | None = None
    days: int | None = None
    before_checkin: bool | None = None
    not_refundable: bool | None = None
    new_reservations: bool | None = None
    charge_credit_card: bool | None = None
    value_fixed: Decimal | None = None
    value_percent: int | None = None
    value_nights: int | None = None
    template_id: int | None = None
    template_notify: int | None = None
    checkin_from: dt.datetime | dt.date | None = None
    checkin_to: dt.datetime | dt.date | None = None
    created_from: dt.datetime | dt.date | None = None
    created_to: dt.datetime | dt.date | None = None
    vcc: bool | None = None
    hour: str | None = None
    room_ids: list[str] | None = None
    portal_names: list[str] | None = None
    filter_pay_mode: list[PolicyFilterPayMode] | None = None
    calculate_values: list[PolicyCalculateValues] | None = None
    cancellation_title: dict[str, str] | None = None
    cancellation_detail: dict[str, str] | None = None
    refund_after_days: int | None = None


@dataclass(kw_only=True, repr=False)
class PortalCalendar(Model):
    """`PortalCalendar` of the API."""

    portal: str
    connection: int
    product: int
    status: bool


@dataclass(kw_only=True, repr=False)
class PortalCustomItemString(Model):
    """`PortalCustomItemString` of the API."""

    values: dict[str, str] | None = None
    fallback: str | None = None
    portal_values: dict[str, str] | None = None


PortalCustomItemValueTypeFallback: TypeAlias = Literal["FIXED", "PERCENT"]


@dataclass(kw_only=True, repr=False)
class PortalCustomItemValueType(Model):
    """`PortalCustomItemValueType` of the API."""

    values: dict[str, str] | None = None
    fallback: PortalCustomItemValueTypeFallback | None = None
    portal_values: dict[str, str] | None = None


PortalDTORespCalendarValues: TypeAlias = Literal[
    "PRICE", "AVAILABILITY", "MINSTAY", "MAXSTAY", "CLOSEARR", "CLOSEDEP", "STOPSELL", "CUTOFF"
]
PortalDTORespPortalCategory: TypeAlias = Literal["OTA", "EXTERNAL_TOOL"]


@dataclass(kw_only=True, repr=False)
class PortalDTOResp(Model):
    """`ApiPortalDTOResp` of the API."""

    internal_name: str | None = None
    external_name: str | None = None
    calendar_values: list[PortalDTORespCalendarValues] | None = None
    color_hex: str | None = None
    logo: str | None = None
    icon: str | None = None
    banner: str | None = None
    login_url: str | None = None
    requires_hotel_id: bool | None = None
    requires_password: bool | None = None
    requires_token_authentication: bool | None = None
    website: str | None = None
    content_metas: list[str] | None = None
    id: int | None = None
    creatable: bool | None = None
    feature_content: bool | None = None
    feature_content_rate: bool | None = None
    octorate_manageable: bool | None = None
    show_filter: bool | None = None
    commissions_invoiced: bool | None = None
    commission_included_in_payments: bool | None = None
    enabled: bool | None = None
    portal_category: PortalDTORespPortalCategory | None = None
    preferred: bool | None = None
    xml_type: bool | None = None


@dataclass(kw_only=True, repr=False)
class PortalLanguageMap(Model):
    """`PortalLanguageMap` of the API."""

    fallback: LanguageMap | None = None
    values: dict[str, LanguageMap] | None = None
    current_selector: PortalNames | None = None
    portal_values: dict[str, LanguageMap] | None = None
    current_value: LanguageMap | None = None


PortalNames: TypeAlias = str


PortalRequestCalendarValues: TypeAlias = Literal[
    "PRICE", "AVAILABILITY", "MINSTAY", "MAXSTAY", "CLOSEARR", "CLOSEDEP", "STOPSELL", "CUTOFF"
]


@dataclass(kw_only=True, repr=False)
class PortalRequest(Model):
    """`ApiPortalRequestDTO` of the API."""

    internal_name: str | None = None
    external_name: str | None = None
    calendar_values: list[PortalRequestCalendarValues] | None = None
    color_hex: str | None = None
    logo: str | None = None
    icon: str | None = None
    banner: str | None = None
    login_url: str | None = None
    requires_hotel_id: bool | None = None
    requires_password: bool | None = None
    requires_token_authentication: bool | None = None
    website: str | None = None
    content_metas: list[str] | None = None


@dataclass(kw_only=True, repr=False)
class ProductMapping(Model):
    """`ApiMapping` of the API."""

    portal_connection: int
    product_id: int
    external_id: int
    id: int


@dataclass(kw_only=True, repr=False)
class PropertyCalendars(Model):
    """`PropertyCalendars` of the API."""

    links: CalendarLinks
    imports: list[ImportedCalendar]


@dataclass(kw_only=True, repr=False)
class PropertyInvitations(Model):
    """`PropertyInvitations` of the API."""

    data: list[Invitation]


@dataclass(kw_only=True, repr=False)
class PropertyPeople(Model):
    """`PropertyPeople` of the API."""

    data: list[Person]


@dataclass(kw_only=True, repr=False)
class PushTask(Model):
    """`PushTask` of the API."""

    task: int


@dataclass(kw_only=True, repr=False)
class QuarantineDismissal(Model):
    """`QuarantineDismissal` of the API."""

    ids: list[int] | None = None


@dataclass(kw_only=True, repr=False)
class QuarantineReplay(Model):
    """`QuarantineReplay` of the API."""

    ids: list[int] | None = None
    product: int | None = None


QuarantinedRoomState: TypeAlias = Literal["WAITING", "PLACED", "CANCELLED", "DISMISSED"]


@dataclass(kw_only=True, repr=False)
class QuarantinedRoom(Model):
    """`QuarantinedRoom` of the API."""

    id: int
    connection: int
    reference: str
    room: str
    revision: int
    room_id: str
    rate_id: str | None = None
    occupancy: int
    checkin: dt.date
    checkout: dt.date
    reason: str
    oversold: bool
    state: QuarantinedRoomState
    held_product: int | None = None
    reservation: int | None = None
    create_time: dt.datetime
    end_time: dt.datetime | None = None
    booking: dict[str, Any]


@dataclass(kw_only=True, repr=False)
class QuarantinedRooms(Model):
    """`QuarantinedRooms` of the API."""

    data: list[QuarantinedRoom]


RatePlanTreatment: TypeAlias = Literal[
    "ROOM_ONLY",
    "BREAKFAST",
    "HALF_BOARD",
    "FULL_BOARD",
    "FULL_BOARD_LIGHT",
    "ALL_INCLUSIVE",
    "OTHER",
    "INSURANCE",
    "NOT_REFUNDABLE",
]
RatePlanPriceModel: TypeAlias = Literal["PERCENT", "FIXED", "FIXED_PAX", "FIXED_DAY", "FIXED_PAX_DAY"]


@dataclass(kw_only=True, repr=False)
class RatePlan(Model):
    """`ApiRateDTO` of the API."""

    id: int | None = None
    internal_label: str | None = None
    label: dict[str, str] | None = None
    title: dict[str, str] | None = None
    description: dict[str, str] | None = None
    treatment: RatePlanTreatment | None = None
    accommodation_id: str | None = None
    rate_plan_dates: list[RatePlanDate] | None = None
    room_ids: list[int] | None = None
    price_model: RatePlanPriceModel | None = None
    price: Decimal | None = None
    show_prices: bool | None = None
    payment_policy: Policy | None = None
    cancellation_policy: Policy | None = None
    extras: list[RatePlanExtra] | None = None
    priority: int | None = None
    accommodation_name: str | None = None


@dataclass(kw_only=True, repr=False)
class RatePlanDate(Model):
    """`ApiRatePlanDate` of the API."""

    id: int | None = None
    start_date: dt.datetime | dt.date | None = None
    end_date: dt.datetime | dt.date | None = None
    rate_plan_id: int | None = None


@dataclass(kw_only=True, repr=False)
class RatePlanExtra(Model):
    """`RatePlanExtraDTO` of the API."""

    id: int | None = None
    rate_plan_id: int | None = None
    product_id: int | None = None
    quantity: int | None = None
    price: Decimal | None = None
    date: dt.date | None = None
    create_time: dt.datetime | dt.date | None = None
    mandatory: bool | None = None
    apply_on_first_day: bool | None = None
    accommodation_id: str | None = None


@dataclass(kw_only=True, repr=False)
class RefundOrder(Model):
    """`RefundOrder` of the API."""

    amount: Decimal | None = None


RegisteredGuestCategory: TypeAlias = Literal["INDIVIDUAL", "TRAVEL_AGENCY", "CORPORATE", "EXTERNAL_OTA"]
RegisteredGuestSex: TypeAlias = Literal["MALE", "FEMALE"]
RegisteredGuestSuggestedPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
RegisteredGuestPaymentCondition: TypeAlias = Literal[
    "ONESHOT", "PAYMENTS", "COLLECT", "RESERVATION", "CHECKIN", "MANUALLY"
]
RegisteredGuestCommissionPolicy: TypeAlias = Literal["ACCOMMODATION", "TAXINCLUDED", "TAXEXCLUDED"]
RegisteredGuestLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
RegisteredGuestStatus: TypeAlias = Literal["VISIBLE", "HIDDEN"]


@dataclass(kw_only=True, repr=False)
class RegisteredGuest(Model):
    """`RegisteredGuest` of the API."""

    category: RegisteredGuestCategory | None = None
    firstname: str | None = None
    lastname: str | None = None
    company: str | None = None
    fiscal_code: str | None = None
    vat_code: str | None = None
    address: str | None = None
    city: str | None = None
    birth_country: str | None = None
    birth_city_raw: str | None = None
    birth_city_id: int | None = None
    zip: str | None = None
    district: str | None = None
    sex: RegisteredGuestSex | None = None
    mobile: str | None = None
    email: str | None = None
    document_id: str | None = None
    document_issue_place: str | None = None
    color: str | None = None
    country: str | None = None
    birth_date: dt.datetime | dt.date | None = None
    notes: str | None = None
    birth_place: str | None = None
    invoice_agency: bool | None = None
    destination_office: str | None = None
    legal_mail: str | None = None
    newsletter_concent: bool | None = None
    newsletter_concent_ip: str | None = None
    newsletter_concent_date: dt.datetime | dt.date | None = None
    document_country: str | None = None
    document_expire: dt.datetime | dt.date | None = None
    suggested_payment_mode: RegisteredGuestSuggestedPaymentMode | None = None
    payment_condition: RegisteredGuestPaymentCondition | None = None
    exclude_commissions: bool | None = None
    exclude_city_tax_agency: bool | None = None
    exclude_city_tax: bool | None = None
    commission: Decimal | None = None
    commission_policy: RegisteredGuestCommissionPolicy | None = None
    invoice_to: int | None = None
    language: RegisteredGuestLanguage | None = None
    status: RegisteredGuestStatus | None = None
    document_type_id: int | None = None
    reservation_guest_category_id: int | None = None
    reservation_guest_refer_id: int | None = None
    rate_plan_id: int | None = None
    external_guest_id: int | None = None
    manage_commission_payment_ota: bool | None = None


@dataclass(kw_only=True, repr=False)
class RentalAgreement(Model):
    """`RentalAgreement` of the API."""

    url: str
    update_time: dt.datetime


ReservationStatus: TypeAlias = Literal["CANCELLED", "WAITING", "CONFIRMED"]
PaymentTypeOfReservation: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
PaymentStatusOfReservation: TypeAlias = Literal["UNPAID", "PARTIALLY_PAID", "PAID_DEPOSIT", "PAID"]
ReservationCancelledBy: TypeAlias = Literal["guest", "accommodation"]
ReservationCityTaxExemption: TypeAlias = Literal[
    "TOO_YOUNG_RANGE2",
    "HOSPITALISED",
    "POLICE",
    "DRIVER",
    "TURIST_GUIDE",
    "LONG_STAY",
    "STUDY_RELATED",
    "FESTIVALS",
    "OTHER",
    "HANDICAPPED",
    "RESIDENCE_REASON",
    "LOW_SEASON",
    "EMERGENCY",
    "HOSPITAL_HELPER",
    "TOO_OLD",
    "DISABLED_HELPER",
    "HOTEL_WORKERS",
    "EXEMPTION_WORKERS",
    "FREQUENT_GUEST",
    "WANT_NOT_PAY",
    "PORTAL_PAID",
    "TOO_YOUNG_RANGE1",
    "WORK_STAY",
    "SPIRITUAL_RETREAT",
    "PET_CARE",
    "INTERNATIONAL_PROTECTION",
    "SEPARATED_PARENT",
    "FAMILY_CAREGIVER",
    "GENDER_VIOLENCE",
    "PATIENT_PARENT",
]
ReservationCompanyCollect: TypeAlias = Literal["NONE", "COMPANY", "HOTEl"]
ReservationPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
ReservationPurpose: TypeAlias = Literal["0", "1", "2", "3", "4", "5"]


@dataclass(kw_only=True, repr=False)
class Reservation(Model):
    """`ApiReservationRespDTO` of the API."""

    status: ReservationStatus | None = None
    refer: str
    guests: list[ReservationGuest]
    private_notes: str | None = None
    room_code: ReservationRoomCode | None = None
    channel_refer: str | None = None
    channel_id: int
    product: int
    pms_product: int | None = None
    checkin: dt.datetime
    checkout: dt.datetime
    effective_checkin: dt.datetime | None = None
    effective_checkout: dt.datetime | None = None
    create_time: dt.datetime
    update_time: dt.datetime
    room_gross: Decimal
    total_guest: int
    total_children: int
    total_infants: int
    channel_notes: str | None = None
    meta_data: list[ReservationMetadata] | None = None
    grouped: bool | None = None
    price_breakdown: list[ReservationComponent] | None = None
    id: int
    channel_name: str | None = None
    currency: str | None = None
    tourist_tax: Decimal | None = None
    payment_type: PaymentTypeOfReservation | None = None
    payment_status: PaymentStatusOfReservation | None = None
    free_cancellation: bool | None = None
    paid_cancellation: dt.datetime | None = None
    credit_card: ReservationCard | None = None
    payments: list[ReservationPayment] | None = None
    linked_reservations: list[int] | None = None
    accommodation: AccommodationLight | None = None
    split_original: ReservationSplit | None = None
    rooms: int | None = None
    room_name: str | None = None
    room_name_guest: str | None = None
    guests_list: str | None = None
    guest_mail_address: str | None = None
    arrival_time: str | None = None
    group_id: int | None = None
    item_completed: bool | None = None
    no_show: bool | None = None
    rate_plan: int | None = None
    rate_plan_price: Decimal | None = None
    payment_expiration: dt.datetime | None = None
    cancelled_by: ReservationCancelledBy | None = None
    cancelled_time: dt.datetime | None = None
    total_paid: Decimal | None = None
    tag_color: int | None = None
    google_hpa: str | None = None
    auto_login_param: str | None = None
    ota_id: int | None = None
    status_disagree: bool | None = None
    thread_id: int | None = None
    housekeeping_notes: str | None = None
    note_time: bool | None = None
    external_mapping_reference: str | None = None
    split: ReservationSplit | None = None
    guest: ReservationStreamGuest | None = None
    external_refer: str | None = None
    reservation_external: ReservationExternal | None = None
    api: bool | None = None
    zip: str | None = None
    cleaning_fee: Decimal | None = None
    place: Place | None = None
    city: str | None = None
    address: str | None = None
    country: str | None = None
    city_tax_exemption: ReservationCityTaxExemption | None = None
    city_tax_price: Decimal | None = None
    draft: bool | None = None
    validated: bool | None = None
    validated_date: dt.datetime | None = None
    internal_id: int | None = None
    external_id: str | None = None
    system_generated: bool | None = None
    tax_included: bool | None = None
    not_refundable: bool | None = None
    loyalty_discount: bool | None = None
    external_discount_id: str | None = None
    extra_included: list[ReservationStreamExtra] | None = None
    internal_rate: int | None = None
    city_tax_amount_in_payment: Decimal | None = None
    company_collect: ReservationCompanyCollect | None = None
    daily: list[ReservationStreamDay] | None = None
    json: dict[str, dict[str, Any]] | None = None
    stream_from_accommodation: bool | None = None
    related: list[ReservationStream] | None = None
    stream_card: ReservationStreamCard | None = None
    city_tax_zero: bool | None = None
    property_reference: str | None = None
    octorate_id: int | None = None
    push_import_id: int | None = None
    cancel_penality: Decimal | None = None
    payment_mode: ReservationPaymentMode | None = None
    connection_id: int | None = None
    count: int | None = None
    extra: list[ReservationStreamExtra] | None = None
    group_name: str | None = None
    rate_plan_id: int | None = None
    rate_plan_variation: Decimal | None = None
    house_keeping_notes: str | None = None
    tag_label: int | None = None
    agency_id: int | None = None
    invoice_holder_id: int | None = None
    purpose: ReservationPurpose | None = None
    room_locked: bool | None = None
    checkin_clerk: int | None = None
    checkout_clerk: int | None = None
    housekeeper_clerk: int | None = None
    deposit: Decimal | None = None
    technical_credit_card_change: bool | None = None
    reservation_split_stream: ReservationSplitStream | None = None
    group_notes: str | None = None
    flight: str | None = None
    police_guests: list[ReservationStreamPoliceGuest] | None = None
    color: str | None = None
    completed: bool | None = None
    total_gross: Decimal | None = None
    splits: list[ReservationSplit] | None = None
    extras: list[ExtraDetail] | None = None


ReservationCardType: TypeAlias = Literal["UNKNOW", "VIRTUAL", "PHYSICAL_DEVICE", "DEBIT", "CREDIT"]
ReservationCardBankCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ReservationCardScheme: TypeAlias = Literal[
    "VISA", "MASTERCARD", "AMERICAN_EXPRESS", "DINERS_CLUB", "JCB", "DISCOVER", "OTHER"
]
ReservationCardCardStatus: TypeAlias = Literal["UNKNOWN", "NOT_VALIDATED", "INVALID", "VALID", "MANDATE", "_PAYED"]
ReservationCardPaymentProcessor: TypeAlias = Literal[
    "SYSPAY",
    "STRIPE",
    "NONE",
    "PAYULATAM",
    "PAYBYPAGO",
    "ADDONPAYMENTS",
    "NOT_USED_ASIAPAY_PESOPAY",
    "NOT_USED_ASIAPAY_PAYDOLLAR",
    "NOT_USED_ASIAPAY_SIAMPAY",
    "DUMMY_PROCESSOR",
    "NEXI",
    "NOT_USED_PAYWAY",
    "NOT_USED_OPAYO",
    "CMI",
    "MERCADOPAGO",
    "STRIPE_CARD_PRESENTED",
    "AZUL",
    "REDSYS",
]


@dataclass(kw_only=True, repr=False)
class ReservationCard(Model):
    """`ApiReservationCard` of the API."""

    card_id: int | None = None
    token: str | None = None
    detokenization_url: str | None = None
    detokenization_iframe: bool | None = None
    bank: str | None = None
    type: ReservationCardType | None = None
    bank_country: ReservationCardBankCountry | None = None
    scheme: ReservationCardScheme | None = None
    activation_date: dt.datetime | dt.date | None = None
    expire_date: dt.datetime | dt.date | None = None
    last_update: dt.datetime | dt.date | None = None
    cvv_details_available: bool | None = None
    cvv_available: bool | None = None
    cvv_received: bool | None = None
    cvv_cleared: bool | None = None
    cvv_cleared_date: dt.datetime | dt.date | None = None
    card_virtual: bool | None = None
    prepaid: bool | None = None
    card_status: ReservationCardCardStatus | None = None
    last_processor_error: str | None = None
    last_processor_error_date: dt.datetime | dt.date | None = None
    last4: str | None = None
    payment_processor: ReservationCardPaymentProcessor | None = None
    detokenization_enabled: bool | None = None
    chargeable: bool | None = None
    preauthorizable: bool | None = None
    amount: Decimal | None = None


ReservationChangeKind: TypeAlias = Literal["CREATED", "CHANGED", "CONFIRMED", "CANCELLED", "IMPORTED"]


@dataclass(kw_only=True, repr=False)
class ReservationChange(Model):
    """`ReservationChange` of the API."""

    id: int
    kind: ReservationChangeKind
    time: dt.datetime
    channel: int
    actor: RevisionActor
    content: Reservation | None = None
    patch: list[dict[str, Any]] | None = None


ReservationComponentType: TypeAlias = Literal[
    "DAILY_ROOM_PRICE", "ROOM_NET", "VAT", "EXTRA", "CLEANING", "DISCOUNT", "COMMISSION", "TOURIST_TAX", "BREAKFAST"
]


@dataclass(kw_only=True, repr=False)
class ReservationComponent(Model):
    """`ApiReservationComponent` of the API."""

    type: ReservationComponentType | None = None
    create_time: dt.datetime | None = None
    production_date: dt.datetime | None = None
    day: dt.datetime | None = None
    price: Decimal | None = None
    quantity: int | None = None
    name: str | None = None
    reference: str | None = None
    product: int | None = None
    external_id: str | None = None
    included: bool | None = None
    manual: bool | None = None
    octorate_extra_id: int | None = None
    group: bool | None = None


@dataclass(kw_only=True, repr=False)
class ReservationExternal(Model):
    """`ReservationExternal` of the API."""

    id: int | None = None
    channel_id: str | None = None
    property_id: str | None = None
    octorate_id: str | None = None
    room: str | None = None


@dataclass(kw_only=True, repr=False)
class ReservationExtras(Model):
    """`ApiExtras` of the API."""

    extras: list[ExtraDetail] | None = None


ReservationGuestType: TypeAlias = Literal["BOOKER", "GUEST"]
ReservationGuestAccommodatedType: TypeAlias = Literal[
    "SINGLE_GUEST", "HEAD_OF_FAMILY", "HEAD_OF_GROUP", "RELATIVE", "MEMBER_GROUP"
]
ReservationGuestSource: TypeAlias = Literal["OTHER", "USER", "PORTAL", "WEBCHECKIN", "APP", "API", "SYSTEM"]
ReservationGuestBirthCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ReservationGuestResidenceCountry: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ReservationGuestLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
ReservationGuestNationality: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ReservationGuestSex: TypeAlias = Literal["MALE", "FEMALE"]
ReservationGuestTravelWay: TypeAlias = Literal[
    "NA",
    "CAR",
    "PLANE",
    "PLANEBUS",
    "PLANECAR",
    "PLANETRAIN",
    "TRAIN",
    "BUS",
    "CARAVAN",
    "SHIP",
    "MOTO",
    "BICYCLE",
    "WALK",
    "OTHER",
]
ReservationGuestTourismType: TypeAlias = Literal[
    "NOT_SPECIFIED",
    "EDUCATIONAL",
    "BEACH_RESORT",
    "CONFERENCE",
    "EXHIBITION",
    "SPORTIVE",
    "SCHOLAR",
    "RELIGIOUS",
    "SOCIAL",
    "AMUSEMENT_PARK",
    "THERMAL",
    "FOODWINE",
    "CYCLETURISM",
    "EXCURSION_HIKING",
    "OTHER",
    "ART",
    "PROFESSIONAL",
    "HOLIDAY",
    "FRIENDS",
    "HEALTH",
    "SHOPPING",
    "TRANSIT",
]
ReservationGuestDegree: TypeAlias = Literal[
    "NOT_SPECIFIED", "PRIMARY_DIPLOMA", "HIGH_DIPLOMA", "UNIVERSITY_DEGREE", "OTHER", "MIDDLE_DIPLOMA"
]
ReservationGuestTravelRefer: TypeAlias = Literal[
    "NOT_SPECIFIED", "DIRECT", "DIRECT_WEB", "NOT_DIRECT", "NOT_DIRECT_WEB", "OTHER"
]
ReservationGuestAgeRange: TypeAlias = Literal["ADULT", "CHILD", "BABY"]
ReservationGuestCityTaxExemption: TypeAlias = Literal[
    "TOO_YOUNG_RANGE2",
    "HOSPITALISED",
    "POLICE",
    "DRIVER",
    "TURIST_GUIDE",
    "LONG_STAY",
    "STUDY_RELATED",
    "FESTIVALS",
    "OTHER",
    "HANDICAPPED",
    "RESIDENCE_REASON",
    "LOW_SEASON",
    "EMERGENCY",
    "HOSPITAL_HELPER",
    "TOO_OLD",
    "DISABLED_HELPER",
    "HOTEL_WORKERS",
    "EXEMPTION_WORKERS",
    "FREQUENT_GUEST",
    "WANT_NOT_PAY",
    "PORTAL_PAID",
    "TOO_YOUNG_RANGE1",
    "WORK_STAY",
    "SPIRITUAL_RETREAT",
    "PET_CARE",
    "INTERNATIONAL_PROTECTION",
    "SEPARATED_PARENT",
    "FAMILY_CAREGIVER",
    "GENDER_VIOLENCE",
    "PATIENT_PARENT",
]
ReservationGuestCitizenship: TypeAlias = Literal[
    "AF",
    "AX",
    "AL",
    "DZ",
    "AS",
    "AD",
    "AO",
    "AI",
    "AQ",
    "AG",
    "AR",
    "AM",
    "AW",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BM",
    "BT",
    "BO",
    "BQ",
    "BA",
    "BW",
    "BV",
    "BR",
    "IO",
    "BN",
    "BG",
    "BF",
    "BI",
    "KH",
    "CM",
    "CA",
    "CV",
    "KY",
    "CF",
    "TD",
    "CL",
    "CN",
    "CX",
    "CC",
    "CO",
    "KM",
    "CG",
    "CD",
    "CK",
    "CR",
    "CI",
    "HR",
    "CU",
    "CW",
    "CY",
    "CZ",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "ET",
    "FK",
    "FO",
    "FJ",
    "FI",
    "FR",
    "GF",
    "PF",
    "TF",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GI",
    "GR",
    "GL",
    "GD",
    "GP",
    "GU",
    "GT",
    "GG",
    "GN",
    "GW",
    "GY",
    "HT",
    "HM",
    "VA",
    "HN",
    "HK",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IM",
    "IL",
    "IT",
    "JM",
    "JP",
    "JE",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KP",
    "KR",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MO",
    "MK",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MQ",
    "MR",
    "MU",
    "YT",
    "MX",
    "FM",
    "MD",
    "MC",
    "MN",
    "ME",
    "MS",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NC",
    "NZ",
    "NI",
    "NE",
    "NG",
    "NU",
    "NF",
    "MP",
    "NO",
    "OM",
    "PK",
    "PW",
    "PS",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PN",
    "PL",
    "PT",
    "PR",
    "QA",
    "RE",
    "RO",
    "RU",
    "RW",
    "BL",
    "SH",
    "KN",
    "LC",
    "MF",
    "PM",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SX",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "GS",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SJ",
    "SZ",
    "SE",
    "CH",
    "SY",
    "TW",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TK",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TC",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UM",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "VG",
    "VI",
    "WF",
    "EH",
    "YE",
    "ZM",
    "ZW",
    "XJ",
]
ReservationGuestFamilyRelationshipType: TypeAlias = Literal[
    "GRANDFATHER",
    "GREAT_GRANDFATHER",
    "GREAT_GRANDSON",
    "BROTHER_IN_LAW",
    "SPOUSE",
    "SON",
    "BROTHER",
    "GRANDSON",
    "FATHER_OR_MOTHER",
    "NEPHEW",
    "FATHER_IN_LAW",
    "UNCLE",
    "SON_IN_LAW_OR_DAUGHTER_IN_LAW",
    "CHILD_GUARDIAN",
    "OTHER",
]


@dataclass(kw_only=True, repr=False)
class ReservationGuest(Model):
    """`ApiReservationGuestDTO` of the API."""

    id: int | None = None
    type: ReservationGuestType | None = None
    accommodated_type: ReservationGuestAccommodatedType | None = None
    source: ReservationGuestSource | None = None
    given_name: str | None = None
    family_name: str | None = None
    customer_name: str | None = None
    checkin: str | None = None
    checkout: str | None = None
    birth_date: dt.date | None = None
    birth_country: ReservationGuestBirthCountry | None = None
    birth_city: str | None = None
    residence_country: ReservationGuestResidenceCountry | None = None
    city: str | None = None
    email: str | None = None
    phone: str | None = None
    phone_available: bool | None = None
    email_available: bool | None = None
    skip_contact_info: bool | None = None
    address: str | None = None
    zip_code: str | None = None
    language: ReservationGuestLanguage | None = None
    document_code: str | None = None
    document_type: str | None = None
    document_issue_date: dt.date | None = None
    document_issue_place: str | None = None
    nationality: ReservationGuestNationality | None = None
    document_expire: dt.datetime | dt.date | None = None
    sex: ReservationGuestSex | None = None
    address_line1: str | None = None
    address_line2: str | None = None
    police_sent_time: dt.datetime | dt.date | None = None
    police_sent_status: bool | None = None
    invoice_agency: bool | None = None
    exclude_city_tax: bool | None = None
    exclude_city_tax_agency: bool | None = None
    travel_way: ReservationGuestTravelWay | None = None
    plate_number: str | None = None
    tourism_type: ReservationGuestTourismType | None = None
    degree: ReservationGuestDegree | None = None
    travel_refer: ReservationGuestTravelRefer | None = None
    draft: bool | None = None
    validated: bool | None = None
    validated_date: dt.datetime | dt.date | None = None
    age_range: ReservationGuestAgeRange | None = None
    city_tax_price: Decimal | None = None
    city_tax_exemption: ReservationGuestCityTaxExemption | None = None
    city_tax_relative_to_group: bool | None = None
    system_generated: bool | None = None
    city_raw: str | None = None
    previous_city: str | None = None
    citizenship: ReservationGuestCitizenship | None = None
    family_relationship_type: ReservationGuestFamilyRelationshipType | None = None
    document_support_number: str | None = None
    city_police_code: str | None = None


ReservationMetadataMetaDataType: TypeAlias = Literal["TEXT", "LINK"]


@dataclass(kw_only=True, repr=False)
class ReservationMetadata(Model):
    """`ApiReservationMetadataDTO` of the API."""

    id: int | None = None
    descriptor_id: int | None = None
    label_text: str | None = None
    meta_key: str | None = None
    meta_data_type: ReservationMetadataMetaDataType | None = None
    value: str | None = None
    refer: str | None = None


StatusOfReservationPayment: TypeAlias = Literal[
    "NORMAL",
    "WAITING_PAYSTEP",
    "WAITING_AUTHENTICATION",
    "WAITING_PRE_AUTH",
    "ERROR_RETRY",
    "EXPIRED_PRE_AUTH",
    "ERROR_REFUNDABLE_FAILED",
    "PAYSTEP_REFUNDABLE_KEPT",
]
ReservationPaymentPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
ReservationPaymentSource: TypeAlias = Literal["PRIVATE", "AGENCY"]
TypeOfReservationPayment: TypeAlias = Literal["NONE", "DEPOSIT", "PAYOFF"]


@dataclass(kw_only=True, repr=False)
class ReservationPayment(Model):
    """`ApiReservationPaymentDTO` of the API."""

    refunded_amount: Decimal | None = None
    status: StatusOfReservationPayment | None = None
    id: int | None = None
    invoice_id: int | None = None
    reservation_room: int | None = None
    transaction: str | None = None
    credit_card: ReservationCard | None = None
    payment_step: int | None = None
    payment_step_title: str | None = None
    insert_time: dt.datetime | dt.date | None = None
    reference_time: dt.datetime | dt.date | None = None
    charge_time: dt.datetime | dt.date | None = None
    preauth_expiration: dt.datetime | dt.date | None = None
    description: str | None = None
    payment_mode: ReservationPaymentPaymentMode | None = None
    source: ReservationPaymentSource | None = None
    amount: Decimal | None = None
    city_tax_amount: Decimal | None = None
    user: UserRef | None = None
    scheduled_time: dt.datetime | dt.date | None = None
    scheduled_amount: Decimal | None = None
    scheduled_error: str | None = None
    type: TypeOfReservationPayment | None = None
    paypal_response_present: bool | None = None
    expired: bool | None = None
    waiting: bool | None = None
    scheduled: bool | None = None
    authenticated: bool | None = None
    refundable: bool | None = None
    scheduled_retry: int | None = None
    authenticate_payment_param: str | None = None
    refund_retry: int | None = None
    payment_step_refund_after_days: int | None = None
    stop_cron: bool | None = None
    payoffs: list[InvoicePayoff] | None = None


ReservationRequestStatus: TypeAlias = Literal["CANCELLED", "WAITING", "CONFIRMED"]
ReservationRequestCityTaxExemption: TypeAlias = Literal[
    "TOO_YOUNG_RANGE2",
    "HOSPITALISED",
    "POLICE",
    "DRIVER",
    "TURIST_GUIDE",
    "LONG_STAY",
    "STUDY_RELATED",
    "FESTIVALS",
    "OTHER",
    "HANDICAPPED",
    "RESIDENCE_REASON",
    "LOW_SEASON",
    "EMERGENCY",
    "HOSPITAL_HELPER",
    "TOO_OLD",
    "DISABLED_HELPER",
    "HOTEL_WORKERS",
    "EXEMPTION_WORKERS",
    "FREQUENT_GUEST",
    "WANT_NOT_PAY",
    "PORTAL_PAID",
    "TOO_YOUNG_RANGE1",
    "WORK_STAY",
    "SPIRITUAL_RETREAT",
    "PET_CARE",
    "INTERNATIONAL_PROTECTION",
    "SEPARATED_PARENT",
    "FAMILY_CAREGIVER",
    "GENDER_VIOLENCE",
    "PATIENT_PARENT",
]
ReservationRequestCompanyCollect: TypeAlias = Literal["NONE", "COMPANY", "HOTEl"]
ReservationRequestPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
ReservationRequestPurpose: TypeAlias = Literal["0", "1", "2", "3", "4", "5"]


@dataclass(kw_only=True, repr=False)
class ReservationRequest(Model):
    """`ApiReservationReqDTO` of the API."""

    status: ReservationRequestStatus | None = None
    refer: str | None = None
    guests: list[ReservationGuest] | None = None
    private_notes: str | None = None
    room_code: ReservationRoomCode | None = None
    channel_refer: str | None = None
    channel_id: int | None = None
    product: int | None = None
    pms_product: int | None = None
    checkin: dt.datetime | dt.date | None = None
    checkout: dt.datetime | dt.date | None = None
    effective_checkin: dt.datetime | dt.date | None = None
    effective_checkout: dt.datetime | dt.date | None = None
    create_time: dt.datetime | dt.date | None = None
    update_time: dt.datetime | dt.date | None = None
    room_gross: Decimal | None = None
    total_guest: int | None = None
    total_children: int | None = None
    total_infants: int | None = None
    channel_notes: str | None = None
    meta_data: list[ReservationMetadata] | None = None
    guest: ReservationStreamGuest | None = None
    external_refer: str | None = None
    reservation_external: ReservationExternal | None = None
    api: bool | None = None
    zip: str | None = None
    total_paid: Decimal | None = None
    cleaning_fee: Decimal | None = None
    place: Place | None = None
    city: str | None = None
    address: str | None = None
    country: str | None = None
    city_tax_exemption: ReservationRequestCityTaxExemption | None = None
    city_tax_price: Decimal | None = None
    draft: bool | None = None
    validated: bool | None = None
    validated_date: dt.datetime | dt.date | None = None
    internal_id: int | None = None
    external_id: str | None = None
    system_generated: bool | None = None
    tax_included: bool | None = None
    not_refundable: bool | None = None
    loyalty_discount: bool | None = None
    external_discount_id: str | None = None
    extra_included: list[ReservationStreamExtra] | None = None
    internal_rate: int | None = None
    city_tax_amount_in_payment: Decimal | None = None
    company_collect: ReservationRequestCompanyCollect | None = None
    daily: list[ReservationStreamDay] | None = None
    json: dict[str, dict[str, Any]] | None = None
    stream_from_accommodation: bool | None = None
    related: list[ReservationStream] | None = None
    stream_card: ReservationStreamCard | None = None
    city_tax_zero: bool | None = None
    property_reference: str | None = None
    octorate_id: int | None = None
    push_import_id: int | None = None
    cancel_penality: Decimal | None = None
    payment_mode: ReservationRequestPaymentMode | None = None
    connection_id: int | None = None
    count: int | None = None
    currency: str | None = None
    extra: list[ReservationStreamExtra] | None = None
    group_name: str | None = None
    rate_plan_id: int | None = None
    payment_expiration: dt.datetime | dt.date | None = None
    rate_plan_variation: Decimal | None = None
    house_keeping_notes: str | None = None
    tag_label: int | None = None
    agency_id: int | None = None
    invoice_holder_id: int | None = None
    note_time: bool | None = None
    purpose: ReservationRequestPurpose | None = None
    room_locked: bool | None = None
    checkin_clerk: int | None = None
    checkout_clerk: int | None = None
    housekeeper_clerk: int | None = None
    deposit: Decimal | None = None
    technical_credit_card_change: bool | None = None
    reservation_split_stream: ReservationSplitStream | None = None
    group_notes: str | None = None
    flight: str | None = None
    police_guests: list[ReservationStreamPoliceGuest] | None = None
    color: str | None = None
    group_id: int | None = None
    completed: bool | None = None


ReservationRevisionKind: TypeAlias = Literal["CREATED", "CHANGED", "CONFIRMED", "CANCELLED"]


@dataclass(kw_only=True, repr=False)
class ReservationRevision(Model):
    """`ReservationRevision` of the API."""

    id: int
    accommodation: str
    reservation: int
    kind: ReservationRevisionKind
    time: dt.datetime
    channel: int
    actor: RevisionActor
    content: Reservation


@dataclass(kw_only=True, repr=False)
class ReservationRevisions(Model):
    """`ReservationRevisions` of the API."""

    data: list[ReservationRevision]
    next: int | None = None


ReservationRoomCodeSource: TypeAlias = Literal["OTHER", "USER", "PORTAL", "WEBCHECKIN", "APP", "API", "SYSTEM"]


@dataclass(kw_only=True, repr=False)
class ReservationRoomCode(Model):
    """`ApiReservationRoomCodeDTO` of the API."""

    pms_product: int | None = None
    reservation: int | None = None
    code: str | None = None
    rfc_tag_id: str | None = None
    locked: bool | None = None
    source: ReservationRoomCodeSource | None = None


@dataclass(kw_only=True, repr=False)
class ReservationSplit(Model):
    """`ApiReservationSplit` of the API."""

    split_room: ObjectLight | None = None
    split_accommodation: AccommodationLight | None = None
    connection: ObjectLight | None = None
    split_start: dt.date | None = None


@dataclass(kw_only=True, repr=False)
class ReservationSplitStream(Model):
    """`ReservationSplitStream` of the API."""

    id: int | None = None
    codice: str | None = None
    split_date: dt.datetime | dt.date | None = None
    split_room_id: int | None = None


ReservationStreamPurpose: TypeAlias = Literal["0", "1", "2", "3", "4", "5"]
ReservationStreamCompanyCollect: TypeAlias = Literal["NONE", "COMPANY", "HOTEl"]
ReservationStreamPaymentMode: TypeAlias = Literal[
    "UNKNOWN",
    "CASH",
    "CREDITCARD",
    "PREPAID",
    "BANKTRANSFER",
    "NOTPAID",
    "PAYPAL",
    "CHEQUE",
    "TRAVELCHEQUE",
    "TREASURY_OFFICE",
    "BONCADEAU",
    "TREASURY_RECEIPT",
    "COMMISSION",
]
ReservationStreamLang: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
ReservationStreamStatus: TypeAlias = Literal["CANCELLED", "WAITING", "CONFIRMED"]


@dataclass(kw_only=True, repr=False)
class ReservationStream(Model):
    """`ReservationStream` of the API."""

    group_name: str | None = None
    portal_id: str | None = None
    internal_room: int | None = None
    pax: int | None = None
    start_date: dt.datetime | dt.date | None = None
    end_date: dt.datetime | dt.date | None = None
    total: Decimal | None = None
    room_gross: Decimal | None = None
    refer: str | None = None
    external_room: str | None = None
    guest: ReservationStreamGuest | None = None
    tax_included: bool | None = None
    rate_plan_id: int | None = None
    external_refer: str | None = None
    effective_checkin: dt.datetime | dt.date | None = None
    effective_checkout: dt.datetime | dt.date | None = None
    infants: int | None = None
    special_requests: str | None = None
    reservation_external: ReservationExternal | None = None
    not_refundable: bool | None = None
    payment_expiration: dt.datetime | dt.date | None = None
    api: bool | None = None
    loyalty_discount: bool | None = None
    external_discount_id: str | None = None
    extra_included: list[ReservationStreamExtra] | None = None
    rate_plan_variation: Decimal | None = None
    internal_rate: int | None = None
    portal_notes: str | None = None
    house_keeping_notes: str | None = None
    tag_label: int | None = None
    agency_id: int | None = None
    invoice_holder_id: int | None = None
    note_time: bool | None = None
    purpose: ReservationStreamPurpose | None = None
    paid_stay_tax: Decimal | None = None
    total_paid: Decimal | None = None
    city_tax_amount_in_payment: Decimal | None = None
    room_locked: bool | None = None
    total_commissions: Decimal | None = None
    company_collect: ReservationStreamCompanyCollect | None = None
    daily: list[ReservationStreamDay] | None = None
    paid_notes: str | None = None
    checkin_clerk: int | None = None
    checkout_clerk: int | None = None
    housekeeper_clerk: int | None = None
    pms_room: str | None = None
    deposit: Decimal | None = None
    json: dict[str, dict[str, Any]] | None = None
    stream_from_accommodation: bool | None = None
    update_date: dt.datetime | dt.date | None = None
    create_date: dt.datetime | dt.date | None = None
    technical_credit_card_change: bool | None = None
    stream_card: ReservationStreamCard | None = None
    reservation_split_stream: ReservationSplitStream | None = None
    group_notes: str | None = None
    flight: str | None = None
    conversation_id: str | None = None
    city_tax_zero: bool | None = None
    property_reference: str | None = None
    police_guests: list[ReservationStreamPoliceGuest] | None = None
    cleaning_fee: Decimal | None = None
    octorate_id: int | None = None
    place: Place | None = None
    push_import_id: int | None = None
    cancel_penality: Decimal | None = None
    color: str | None = None
    payment_mode: ReservationStreamPaymentMode | None = None
    lang: ReservationStreamLang | None = None
    connection_id: int | None = None
    group_id: int | None = None
    count: int | None = None
    currency: str | None = None
    extra: list[ReservationStreamExtra] | None = None
    children: int | None = None
    completed: bool | None = None
    status: ReservationStreamStatus | None = None


@dataclass(kw_only=True, repr=False)
class ReservationStreamCard(Model):
    """`ReservationStreamCard` of the API."""

    activation_date: dt.datetime | dt.date | None = None
    expiration_date: dt.datetime | dt.date | None = None
    current_balance: Decimal | None = None
    is_virtual: bool | None = None
    token: str | None = None
    pan: str | None = None
    cvv: str | None = None
    card_holder: str | None = None
    card_type: str | None = None
    virtual: bool | None = None
    empty: bool | None = None


@dataclass(kw_only=True, repr=False)
class ReservationStreamDay(Model):
    """`ReservationStreamDay` of the API."""

    day: dt.datetime | dt.date | None = None
    price: Decimal | None = None
    price_discount: Decimal | None = None
    tax_included: bool | None = None
    rate_plan_correction: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class ReservationStreamExtra(Model):
    """`ReservationStreamExtra` of the API."""

    price: Decimal | None = None
    quantity: int | None = None
    manual: bool | None = None
    octorate_product_id: int | None = None
    octorate_extra_id: int | None = None
    production_date: dt.datetime | dt.date | None = None
    group: bool | None = None
    reference: str | None = None
    day: dt.datetime | dt.date | None = None


ReservationStreamGuestCityTaxExemption: TypeAlias = Literal[
    "TOO_YOUNG_RANGE2",
    "HOSPITALISED",
    "POLICE",
    "DRIVER",
    "TURIST_GUIDE",
    "LONG_STAY",
    "STUDY_RELATED",
    "FESTIVALS",
    "OTHER",
    "HANDICAPPED",
    "RESIDENCE_REASON",
    "LOW_SEASON",
    "EMERGENCY",
    "HOSPITAL_HELPER",
    "TOO_OLD",
    "DISABLED_HELPER",
    "HOTEL_WORKERS",
    "EXEMPTION_WORKERS",
    "FREQUENT_GUEST",
    "WANT_NOT_PAY",
    "PORTAL_PAID",
    "TOO_YOUNG_RANGE1",
    "WORK_STAY",
    "SPIRITUAL_RETREAT",
    "PET_CARE",
    "INTERNATIONAL_PROTECTION",
    "SEPARATED_PARENT",
    "FAMILY_CAREGIVER",
    "GENDER_VIOLENCE",
    "PATIENT_PARENT",
]


@dataclass(kw_only=True, repr=False)
class ReservationStreamGuest(Model):
    """`ReservationStreamGuest` of the API."""

    city_tax_exemption: ReservationStreamGuestCityTaxExemption | None = None
    zip: str | None = None
    city_tax_price: Decimal | None = None
    draft: bool | None = None
    validated: bool | None = None
    validated_date: dt.datetime | dt.date | None = None
    internal_id: int | None = None
    external_id: str | None = None
    phone: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    city: str | None = None
    email: str | None = None
    system_generated: bool | None = None
    address: str | None = None
    country: str | None = None


ReservationStreamPoliceGuestAgeRange: TypeAlias = Literal["ADULT", "CHILD", "BABY"]
ReservationStreamPoliceGuestCityTaxExemption: TypeAlias = Literal[
    "TOO_YOUNG_RANGE2",
    "HOSPITALISED",
    "POLICE",
    "DRIVER",
    "TURIST_GUIDE",
    "LONG_STAY",
    "STUDY_RELATED",
    "FESTIVALS",
    "OTHER",
    "HANDICAPPED",
    "RESIDENCE_REASON",
    "LOW_SEASON",
    "EMERGENCY",
    "HOSPITAL_HELPER",
    "TOO_OLD",
    "DISABLED_HELPER",
    "HOTEL_WORKERS",
    "EXEMPTION_WORKERS",
    "FREQUENT_GUEST",
    "WANT_NOT_PAY",
    "PORTAL_PAID",
    "TOO_YOUNG_RANGE1",
    "WORK_STAY",
    "SPIRITUAL_RETREAT",
    "PET_CARE",
    "INTERNATIONAL_PROTECTION",
    "SEPARATED_PARENT",
    "FAMILY_CAREGIVER",
    "GENDER_VIOLENCE",
    "PATIENT_PARENT",
]
ReservationStreamPoliceGuestAccommodatedType: TypeAlias = Literal[
    "SINGLE_GUEST", "HEAD_OF_FAMILY", "HEAD_OF_GROUP", "RELATIVE", "MEMBER_GROUP"
]


@dataclass(kw_only=True, repr=False)
class ReservationStreamPoliceGuest(Model):
    """`ReservationStreamPoliceGuest` of the API."""

    age_range: ReservationStreamPoliceGuestAgeRange | None = None
    city_tax_exemption: ReservationStreamPoliceGuestCityTaxExemption | None = None
    city_tax_relative_to_group: bool | None = None
    city_tax_price: Decimal | None = None
    main_guest: bool | None = None
    accommodated_type: ReservationStreamPoliceGuestAccommodatedType | None = None
    checkout: dt.date | None = None
    checkin: dt.date | None = None
    age: int | None = None
    zip: str | None = None
    draft: bool | None = None
    validated: bool | None = None
    validated_date: dt.datetime | dt.date | None = None
    internal_id: int | None = None
    external_id: str | None = None
    phone: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    city: str | None = None
    email: str | None = None
    system_generated: bool | None = None
    address: str | None = None
    country: str | None = None


ReviewReviewerRole: TypeAlias = Literal["HOST", "GUEST", "ACCOMODATION"]
ReviewStatus: TypeAlias = Literal[
    "REVIEW_CREATED",
    "REVIEW_SUBMITTED",
    "REVIEW_PUBLISHED",
    "REVIEW_EXPIRED",
    "REVIEW_RESPONSE_SUBMITTED",
    "UNKWNOWN",
    "REJECTED",
    "APPROVED",
    "REVIEW_DISCARDED",
]


@dataclass(kw_only=True, repr=False)
class Review(Model):
    """`ApiReviewDTO` of the API."""

    id: int | None = None
    external_id: str | None = None
    insert_time: dt.datetime | dt.date | None = None
    update_time: dt.datetime | dt.date | None = None
    channel_insert_time: dt.datetime | dt.date | None = None
    rating: Decimal | None = None
    refer: str | None = None
    reviewer_role: ReviewReviewerRole | None = None
    expires_at: dt.datetime | dt.date | None = None
    status: ReviewStatus | None = None
    headline: str | None = None
    public_review: str | None = None
    private_review: str | None = None
    reviewee_response: str | None = None
    listing_id: str | None = None
    review_categories: list[ReviewCategory] | None = None
    is_reviewee_recommended: bool | None = None


ReviewCategoryCategory: TypeAlias = Literal[
    "cleanliness", "communication", "respect_house_rules", "accuracy", "checkin", "location", "value"
]


@dataclass(kw_only=True, repr=False)
class ReviewCategory(Model):
    """`ApiReviewCategoryDTO` of the API."""

    id: int | None = None
    category: ReviewCategoryCategory | None = None
    rating: Decimal | None = None
    comment: str | None = None
    count: int | None = None
    review_category_tags: list[ReviewCategoryTag] | None = None


ReviewCategoryTagReviewCategoryTagType: TypeAlias = Literal[
    "GUEST_REVIEW_HOST_POSITIVE_LOOKED_LIKE_PHOTOS",
    "GUEST_REVIEW_HOST_POSITIVE_MATCHED_DESCRIPTION",
    "GUEST_REVIEW_HOST_POSITIVE_HAD_LISTED_AMENITIES_AND_SERVICES",
    "GUEST_REVIEW_HOST_NEGATIVE_SMALLER_THAN_EXPECTED",
    "GUEST_REVIEW_HOST_NEGATIVE_DID_NOT_MATCH_PHOTOS",
    "GUEST_REVIEW_HOST_NEGATIVE_NEEDS_MAINTENANCE",
    "GUEST_REVIEW_HOST_NEGATIVE_UNEXPECTED_FEES",
    "GUEST_REVIEW_HOST_NEGATIVE_EXCESSIVE_RULES",
    "GUEST_REVIEW_HOST_NEGATIVE_UNEXPECTED_NOISE",
    "GUEST_REVIEW_HOST_NEGATIVE_INACCURATE_LOCATION",
    "GUEST_REVIEW_HOST_NEGATIVE_MISSING_AMENITY",
    "GUEST_REVIEW_HOST_NEGATIVE_BROKEN_OR_MISSING_LOCK",
    "GUEST_REVIEW_HOST_NEGATIVE_UNEXPECTED_GUESTS",
    "GUEST_REVIEW_HOST_NEGATIVE_INCORRECT_BATHROOM",
    "GUEST_REVIEW_HOST_POSITIVE_RESPONSIVE_HOST",
    "GUEST_REVIEW_HOST_POSITIVE_CLEAR_INSTRUCTIONS",
    "GUEST_REVIEW_HOST_POSITIVE_EASY_TO_FIND",
    "GUEST_REVIEW_HOST_POSITIVE_EASY_TO_GET_INSIDE",
    "GUEST_REVIEW_HOST_POSITIVE_FLEXIBLE_CHECK_IN",
    "GUEST_REVIEW_HOST_NEGATIVE_HARD_TO_LOCATE",
    "GUEST_REVIEW_HOST_NEGATIVE_UNCLEAR_INSTRUCTIONS",
    "GUEST_REVIEW_HOST_NEGATIVE_TROUBLE_WITH_LOCK",
    "GUEST_REVIEW_HOST_NEGATIVE_UNRESPONSIVE_HOST",
    "GUEST_REVIEW_HOST_NEGATIVE_HAD_TO_WAIT",
    "GUEST_REVIEW_HOST_NEGATIVE_HARD_TO_GET_INSIDE",
    "GUEST_REVIEW_HOST_POSITIVE_FELT_AT_HOME",
    "GUEST_REVIEW_HOST_POSITIVE_SPOTLESS_FURNITURE_AND_LINENS",
    "GUEST_REVIEW_HOST_POSITIVE_FREE_OF_CLUTTER",
    "GUEST_REVIEW_HOST_POSITIVE_SQUEAKY_CLEAN_BATHROOM",
    "GUEST_REVIEW_HOST_POSITIVE_PRISTINE_KITCHEN",
    "GUEST_REVIEW_HOST_NEGATIVE_DIRTY_OR_DUSTY",
    "GUEST_REVIEW_HOST_NEGATIVE_NOTICEABLE_SMELL",
    "GUEST_REVIEW_HOST_NEGATIVE_STAINS",
    "GUEST_REVIEW_HOST_NEGATIVE_EXCESSIVE_CLUTTER",
    "GUEST_REVIEW_HOST_NEGATIVE_MESSY_KITCHEN",
    "GUEST_REVIEW_HOST_NEGATIVE_HAIR_OR_PET_HAIR",
    "GUEST_REVIEW_HOST_NEGATIVE_DIRTY_BATHROOM",
    "GUEST_REVIEW_HOST_NEGATIVE_TRASH_LEFT_BEHIND",
    "GUEST_REVIEW_HOST_POSITIVE_ALWAYS_RESPONSIVE",
    "GUEST_REVIEW_HOST_POSITIVE_LOCAL_RECOMMENDATIONS",
    "GUEST_REVIEW_HOST_POSITIVE_PROACTIVE",
    "GUEST_REVIEW_HOST_POSITIVE_HELPFUL_INSTRUCTIONS",
    "GUEST_REVIEW_HOST_POSITIVE_CONSIDERATE",
    "GUEST_REVIEW_HOST_NEGATIVE_SLOW_TO_RESPOND",
    "GUEST_REVIEW_HOST_NEGATIVE_NOT_HELPFUL",
    "GUEST_REVIEW_HOST_NEGATIVE_MISSING_HOUSE_INSTRUCTIONS",
    "GUEST_REVIEW_HOST_NEGATIVE_UNCLEAR_CHECKOUT_TASKS",
    "GUEST_REVIEW_HOST_NEGATIVE_INCONSIDERATE",
    "GUEST_REVIEW_HOST_NEGATIVE_EXCESSIVE_CHECKOUT_TASKS",
    "GUEST_REVIEW_HOST_POSITIVE_PEACEFUL",
    "GUEST_REVIEW_HOST_POSITIVE_BEAUTIFUL_SURROUNDINGS",
    "GUEST_REVIEW_HOST_POSITIVE_PRIVATE",
    "GUEST_REVIEW_HOST_POSITIVE_GREAT_RESTAURANTS",
    "GUEST_REVIEW_HOST_POSITIVE_LOTS_TO_DO",
    "GUEST_REVIEW_HOST_POSITIVE_WALKABLE",
    "GUEST_REVIEW_HOST_NEGATIVE_NOISY",
    "GUEST_REVIEW_HOST_NEGATIVE_NOT_MUCH_TO_DO",
    "GUEST_REVIEW_HOST_NEGATIVE_BLAND_SURROUNDINGS",
    "GUEST_REVIEW_HOST_NEGATIVE_NOT_PRIVATE",
    "GUEST_REVIEW_HOST_NEGATIVE_INCONVENIENT_LOCATION",
    "HOST_REVIEW_GUEST_POSITIVE_NEAT_AND_TIDY",
    "HOST_REVIEW_GUEST_POSITIVE_KEPT_IN_GOOD_CONDITION",
    "HOST_REVIEW_GUEST_POSITIVE_TOOK_CARE_OF_GARBAGE",
    "HOST_REVIEW_GUEST_NEGATIVE_IGNORED_CHECKOUT_DIRECTIONS",
    "HOST_REVIEW_GUEST_NEGATIVE_GARBAGE",
    "HOST_REVIEW_GUEST_NEGATIVE_MESSY_KITCHEN",
    "HOST_REVIEW_GUEST_NEGATIVE_DAMAGE",
    "HOST_REVIEW_GUEST_NEGATIVE_RUINED_BED_LINENS",
    "HOST_REVIEW_GUEST_NEGATIVE_ARRIVED_EARLY",
    "HOST_REVIEW_GUEST_NEGATIVE_STAYED_PAST_CHECKOUT",
    "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_GUESTS",
    "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_PET",
    "HOST_REVIEW_GUEST_NEGATIVE_DID_NOT_RESPECT_QUIET_HOURS",
    "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_FILMING",
    "HOST_REVIEW_GUEST_NEGATIVE_UNAPPROVED_EVENT",
    "HOST_REVIEW_GUEST_NEGATIVE_SMOKING",
    "HOST_REVIEW_GUEST_POSITIVE_HELPFUL_MESSAGES",
    "HOST_REVIEW_GUEST_POSITIVE_RESPECTFUL",
    "HOST_REVIEW_GUEST_POSITIVE_ALWAYS_RESPONDED",
    "HOST_REVIEW_GUEST_NEGATIVE_UNHELPFUL_MESSAGES",
    "HOST_REVIEW_GUEST_NEGATIVE_DISRESPECTFUL",
    "HOST_REVIEW_GUEST_NEGATIVE_UNREACHABLE",
    "HOST_REVIEW_GUEST_NEGATIVE_SLOW_RESPONSES",
    "ACCURACY_OTHER",
    "CHECK_IN_OTHER",
    "CLEANLINESS_OTHER",
    "COMMUNICATION_OTHER",
    "LOCATION_OTHER",
    "RESPECT_HOUSE_RULES_OTHER",
    "UNDEFINED",
]


@dataclass(kw_only=True, repr=False)
class ReviewCategoryTag(Model):
    """`ApiReviewCategoryTagDTO` of the API."""

    id: int | None = None
    review_category_tag_type: ReviewCategoryTagReviewCategoryTagType | None = None
    count: int | None = None


@dataclass(kw_only=True, repr=False)
class RevisionAcknowledged(Model):
    """`RevisionAcknowledged` of the API."""

    acknowledged: int
    already: int


@dataclass(kw_only=True, repr=False)
class RevisionAcknowledgement(Model):
    """`RevisionAcknowledgement` of the API."""

    ids: list[int] | None = None


RevisionActorType: TypeAlias = Literal["APPLICATION", "PERSON", "OPERATOR", "GUEST", "JOB"]


@dataclass(kw_only=True, repr=False)
class RevisionActor(Model):
    """`RevisionActor` of the API."""

    type: RevisionActorType
    application: int | None = None
    person: int | None = None


@dataclass(kw_only=True, repr=False)
class RevisionAlert(Model):
    """`RevisionAlert` of the API."""

    accommodation: str
    revision: int
    since: dt.datetime
    alert_time: dt.datetime
    minutes: int


RoomRoomCategory: TypeAlias = Literal[
    "STANDARD",
    "SINGLE",
    "QUEEN",
    "KING",
    "TWIN",
    "HOLLYWOOD_TWIN",
    "DOUBLE_DOUBLE",
    "STUDIO",
    "DELUXE",
    "JOINT",
    "CONNECTING",
    "SUITE",
    "APARTMENT",
    "ACCESIBLE",
    "CABANA",
    "VILLA",
    "PENTHOUSE",
]


@dataclass(kw_only=True, repr=False)
class Room(Model):
    """`ApiRoomDTO` of the API."""

    name: str | None = None
    id: int | None = None
    headline: dict[str, str] | None = None
    basic_name: dict[str, str] | None = None
    rate_name: dict[str, str] | None = None
    selling_name: dict[str, str] | None = None
    labels: dict[str, str] | None = None
    infants: int | None = None
    dormitory: bool | None = None
    not_refundable: bool | None = None
    breakfast_included: bool | None = None
    statistic: bool | None = None
    calendar: bool | None = None
    website: bool | None = None
    booking_engine: bool | None = None
    manual_reservations: bool | None = None
    quantity: int | None = None
    bathroom_quantity: int | None = None
    bedroom_quantity: int | None = None
    bed_quantity: int | None = None
    square_meters_size: int | None = None
    legal_id_issuer: str | None = None
    legal_id: str | None = None
    minimum_selling_price: Decimal | None = None
    derived_rule: DerivedRule | None = None
    location: ListingPlace | None = None
    description: dict[str, str] | None = None
    wifi: dict[str, str] | None = None
    near_info: dict[str, str] | None = None
    guest_info: dict[str, str] | None = None
    invoice_info: dict[str, str] | None = None
    tripe_the_price: bool | None = None
    close_next_days: int | None = None
    open_next_days: int | None = None
    adults: int | None = None
    guests_dormitory: int | None = None
    children: int | None = None
    police_code: int | None = None
    rate_plans: list[RatePlan] | None = None
    amenities: list[Amenity] | None = None
    ical_urls: list[str] | None = None
    cancellation_policy_id: int | None = None
    payment_policy_id: int | None = None
    notification_email: str | None = None
    triple_the_price: bool | None = None
    room_category: RoomRoomCategory | None = None
    rms_derived: bool | None = None
    accommodation_id: str | None = None
    hide_rooms: list[int] | None = None
    geti_cal_random_name: str | None = None
    revenue_active: bool | None = None
    revenue_min_price: int | None = None
    revenue_max_price: int | None = None
    revenue_max_increment_percent: bool | None = None
    revenue_max_increment: int | None = None
    preferred_checkin_clerk: int | None = None
    preferred_checkout_clerk: int | None = None
    preferred_housekeeper_clerk: int | None = None
    room_maintenances: list[RoomMaintenance] | None = None
    sub_rooms: list[SubRoom] | None = None
    show_subroom_detail: bool | None = None
    nrua: str | None = None
    room_amenities: list[RoomAmenity] | None = None
    activities_info: dict[str, str] | None = None
    headline_lang_map: dict[str, str] | None = None
    description_lang_map: dict[str, str] | None = None
    checkin_info: dict[str, str] | None = None
    images: list[str] | None = None


@dataclass(kw_only=True, repr=False)
class RoomAmenity(Model):
    """`ApiRoomAmenityDTO` of the API."""

    id: int | None = None
    room_id: int | None = None
    amenity_id: int | None = None
    details: str | None = None
    title: str | None = None


@dataclass(kw_only=True, repr=False)
class RoomCancellation(Model):
    """`RoomCancellation` of the API."""

    value: str | None = None
    portal_values: dict[str, str] | None = None
    update_time: dt.datetime


RoomMaintenanceFrequency: TypeAlias = Literal[
    "NONE",
    "DAILY",
    "WEEKLY",
    "WEEKLY_ON",
    "MONTHLY",
    "QUARTELY",
    "YEARLY",
    "EVERY_N_DAYS",
    "SAME_DAYWEEK_OF_MONTH",
    "LAST_WEEKDAY_OF_MONTH",
    "EASTER",
]


@dataclass(kw_only=True, repr=False)
class RoomMaintenance(Model):
    """`ApiRoomMaintenanceDTO` of the API."""

    id: int | None = None
    room_id: int | None = None
    create_time: dt.datetime | dt.date | None = None
    title: str | None = None
    description: str | None = None
    start_date: dt.datetime | dt.date | None = None
    frequency: RoomMaintenanceFrequency | None = None
    user: int | None = None
    completed_date: dt.datetime | dt.date | None = None
    attachment: Attachment | None = None
    send_date: dt.datetime | dt.date | None = None


@dataclass(kw_only=True, repr=False)
class RoomManagement(Model):
    """`ApiRoomManagementDTO` of the API."""

    room_ids: list[int] | None = None
    destination_accommodation_id: str | None = None
    new_accommodation_name: str | None = None
    new_accommodation_place: ListingPlace | None = None


@dataclass(kw_only=True, repr=False)
class RoomManagementBasic(Model):
    """`ApiRoomManagementBasicDTO` of the API."""

    room_ids: list[int] | None = None


@dataclass(kw_only=True, repr=False)
class RoomPlan(Model):
    """`RoomPlan` of the API."""

    dry_run: bool
    assigned: list[AssignedStay]
    unassigned: list[UnassignedStay]


@dataclass(kw_only=True, repr=False)
class RoomPlanRequest(Model):
    """`RoomPlanRequest` of the API."""

    from_: dt.date | None = None
    to: dt.date | None = None
    products: list[int] | None = None
    dry_run: bool | None = None


RoomRateV3RoomCategory: TypeAlias = Literal[
    "STANDARD",
    "SINGLE",
    "QUEEN",
    "KING",
    "TWIN",
    "HOLLYWOOD_TWIN",
    "DOUBLE_DOUBLE",
    "STUDIO",
    "DELUXE",
    "JOINT",
    "CONNECTING",
    "SUITE",
    "APARTMENT",
    "ACCESIBLE",
    "CABANA",
    "VILLA",
    "PENTHOUSE",
]


@dataclass(kw_only=True, repr=False)
class RoomRateV3(Model):
    """`ApiRoomRateDTOV3` of the API."""

    id: int | None = None
    name: str | None = None
    headline: dict[str, str] | None = None
    basic_name: dict[str, str] | None = None
    rate_name: dict[str, str] | None = None
    labels: LanguageMap | None = None
    infants: int | None = None
    dormitory: bool | None = None
    not_refundable: bool | None = None
    breakfast_included: bool | None = None
    statistic: bool | None = None
    calendar: bool | None = None
    website: bool | None = None
    booking_engine: bool | None = None
    manual_reservations: bool | None = None
    quantity: int | None = None
    bathroom_quantity: int | None = None
    bedroom_quantity: int | None = None
    bed_quantity: int | None = None
    square_meters_size: int | None = None
    legal_id_issuer: str | None = None
    legal_id: str | None = None
    minimum_selling_price: Decimal | None = None
    derived_rule: DerivedRule | None = None
    location: ListingPlace | None = None
    description: dict[str, str] | None = None
    wifi: dict[str, str] | None = None
    near_info: dict[str, str] | None = None
    guest_info: dict[str, str] | None = None
    invoice_info: dict[str, str] | None = None
    checkin_info: dict[str, str] | None = None
    activities_info: dict[str, str] | None = None
    close_next_days: int | None = None
    open_next_days: int | None = None
    adults: int | None = None
    guests_dormitory: int | None = None
    children: int | None = None
    police_code: int | None = None
    rate_plans: list[RatePlan] | None = None
    room_amenities: list[RoomAmenity] | None = None
    ical_urls: list[str] | None = None
    cancellation_policy_id: int | None = None
    payment_policy_id: int | None = None
    notification_email: str | None = None
    triple_the_price: bool | None = None
    room_category: RoomRateV3RoomCategory | None = None
    rms_derived: bool | None = None
    accommodation_id: str | None = None
    hide_rooms: list[int] | None = None
    geti_cal_random_name: str | None = None
    revenue_active: bool | None = None
    revenue_min_price: int | None = None
    revenue_max_price: int | None = None
    revenue_max_increment_percent: bool | None = None
    revenue_max_increment: int | None = None
    preferred_checkin_clerk: int | None = None
    preferred_checkout_clerk: int | None = None
    preferred_housekeeper_clerk: int | None = None
    room_maintenances: list[RoomMaintenance] | None = None
    front_name: LanguageMap | None = None
    aggregate_children: list[RoomRateV3] | None = None
    images: list[str] | None = None
    sub_rooms: list[SubRoom] | None = None
    show_subroom_detail: bool | None = None
    nrua: str | None = None
    amenities: list[Amenity] | None = None
    tripe_the_price: bool | None = None


@dataclass(kw_only=True, repr=False)
class SandboxAdvance(Model):
    """`SandboxAdvance` of the API."""

    seconds: int | None = None
    until: dt.datetime | dt.date | None = None


@dataclass(kw_only=True, repr=False)
class SandboxClock(Model):
    """`SandboxClock` of the API."""

    accommodation: str
    instant: dt.datetime
    server: dt.datetime
    ahead_seconds: int
    settled: bool


@dataclass(kw_only=True, repr=False)
class SearchRoomDiscount(Model, wire_names={"local_tax": "local_tax", "final_rate": "final_rate"}):
    """`SearchRoomDiscount` of the API."""

    id: int
    name: str | None = None
    value: Decimal | None = None
    description: str | None = None
    net_rate: Decimal | None = None
    is_percent: bool | None = None
    booking_fee: Decimal | None = None
    hotel_fee: Decimal | None = None
    resort_fee: Decimal | None = None
    service_charge: Decimal | None = None
    local_tax: Decimal | None = None
    vat: Decimal | None = None
    final_rate: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class SearchRoomResult(Model):
    """`SearchRoomResult` of the API."""

    room: int | None = None
    rate: int | None = None
    visible_be: bool | None = None
    name: str | None = None
    rate_plan_name: str | None = None
    checkin: str | None = None
    checkout: str | None = None
    book_url: str | None = None
    price: Decimal | None = None
    availability: int | None = None
    guests: int | None = None
    discount: SearchRoomDiscount | None = None
    booking_fee: Decimal | None = None
    people_fee: Decimal | None = None
    other_fee: Decimal | None = None
    day_fee: Decimal | None = None
    hotel_fee: Decimal | None = None
    resort_fee: Decimal | None = None
    service_charge: Decimal | None = None
    breakfast_price: Decimal | None = None
    cleaning_price: Decimal | None = None
    local_tax: Decimal | None = None
    vat: Decimal | None = None
    net_rate: Decimal | None = None
    base_price: Decimal | None = None
    meal_code: str | None = None
    free_cancellation: bool | None = None
    payment_type: str | None = None
    currency: str | None = None
    rooms_left: int | None = None
    breakfast_included: bool | None = None
    is_vat_included: bool | None = None
    min_deposit: Decimal | None = None
    cancellation_value: Decimal | None = None
    cancellation_policy: str | None = None
    cancellation_free_days: int | None = None
    bookable: bool | None = None
    not_bookable_reason: str | None = None
    min_stay: int | None = None
    max_stay: int | None = None


SpecialOfferOfferType: TypeAlias = Literal["SPECIAL_OFFER", "PREAPPROVAL"]


@dataclass(kw_only=True, repr=False)
class SpecialOffer(Model):
    """`SpecialOfferDTO` of the API."""

    id: int | None = None
    offer_type: SpecialOfferOfferType | None = None
    listing_id: str | None = None
    start_date: dt.date | None = None
    nights: int | None = None
    number_of_adults: int | None = None
    number_of_children: int | None = None
    number_of_infants: int | None = None
    total_price: int | None = None
    block_instant_booking: bool | None = None
    native_currency: str | None = None
    created_at: dt.datetime | dt.date | None = None
    expires_at: dt.datetime | dt.date | None = None
    is_active: bool | None = None
    rescinded_at: dt.datetime | dt.date | None = None
    chat_message_id: int | None = None


@dataclass(kw_only=True, repr=False)
class StoredPaymentMethod(Model):
    """`StoredPaymentMethod` of the API."""

    method: str | None = None
    customer: str | None = None
    scheme: str | None = None
    last4: str | None = None


@dataclass(kw_only=True, repr=False)
class StripeKeys(Model):
    """`StripeKeys` of the API."""

    secret_key: str | None = None
    webhook_secret: str | None = None


@dataclass(kw_only=True, repr=False)
class StripeState(Model):
    """`StripeState` of the API."""

    secret_key_set: bool
    webhook_secret_set: bool
    webhook_url: str


SubRoomType: TypeAlias = Literal[
    "BEDROOM",
    "LIVING_ROOM",
    "BATHROOM",
    "BACKYARD",
    "FRONT_YARD",
    "BASEMENT",
    "COMMON_SPACE",
    "COMMON_SPACES",
    "DINING_ROOM",
    "ENTRANCE_TO_HOME",
    "EXTERIOR",
    "FAMILY_ROOM",
    "FULL_BATHROOM",
    "HALF_BATHROOM",
    "HOT_TUB",
    "GARAGE",
    "GYM",
    "KITCHEN",
    "KITCHENETTE",
    "LAUNDRY_ROOM",
    "OFFICE",
    "OUTDOOR_COMMON_AREA",
    "OUTDOOR_SPACE",
    "PATIO",
    "POOL",
    "RECREATION_AREA",
    "STUDY",
    "STUDIO",
    "OTHER",
]


@dataclass(kw_only=True, repr=False)
class SubRoom(Model):
    """`ApiSubRoom` of the API."""

    room_id: int | None = None
    sub_room_configurations: list[SubRoomConfiguration] | None = None
    max_guests: int | None = None
    sub_room_bathroom: SubRoomBathroom | None = None
    room_number: int | None = None
    sub_room_beds: list[SubRoomBed] | None = None
    private_space: bool | None = None
    id: int | None = None
    type: SubRoomType | None = None


SubRoomBathroomLocation: TypeAlias = Literal[
    "ENSUITE", "NEXT_DOOR", "DOWN_THE_HALL", "OPPOSITE_THE_ROOM", "IN_THE_HALLWAY", "OTHER", "INSIDE_THE_UNIT"
]
SubRoomBathroomType: TypeAlias = Literal[
    "BEDROOM",
    "LIVING_ROOM",
    "BATHROOM",
    "BACKYARD",
    "FRONT_YARD",
    "BASEMENT",
    "COMMON_SPACE",
    "COMMON_SPACES",
    "DINING_ROOM",
    "ENTRANCE_TO_HOME",
    "EXTERIOR",
    "FAMILY_ROOM",
    "FULL_BATHROOM",
    "HALF_BATHROOM",
    "HOT_TUB",
    "GARAGE",
    "GYM",
    "KITCHEN",
    "KITCHENETTE",
    "LAUNDRY_ROOM",
    "OFFICE",
    "OUTDOOR_COMMON_AREA",
    "OUTDOOR_SPACE",
    "PATIO",
    "POOL",
    "RECREATION_AREA",
    "STUDY",
    "STUDIO",
    "OTHER",
]


@dataclass(kw_only=True, repr=False)
class SubRoomBathroom(Model):
    """`ApiSubRoomBathroom` of the API."""

    half_bathroom: bool | None = None
    private_space: bool | None = None
    bathtub_present: bool | None = None
    shower_present: bool | None = None
    sub_room_id: int | None = None
    location: SubRoomBathroomLocation | None = None
    id: int | None = None
    type: SubRoomBathroomType | None = None


SubRoomBedBedType: TypeAlias = Literal[
    "KING",
    "QUEEN",
    "DOUBLE",
    "SINGLE",
    "TWIN",
    "SOFA",
    "BUNK",
    "COUCH",
    "AIR_MATTRES",
    "FLOOR_MATTRESS",
    "TODDLER",
    "CRIB",
    "WATER",
    "HAMMOCK",
    "MALE_CAPSULE",
    "FEMALE_CAPSULE",
]


@dataclass(kw_only=True, repr=False)
class SubRoomBed(Model):
    """`ApiSubRoomBed` of the API."""

    quantity: int | None = None
    bed_type: SubRoomBedBedType | None = None
    id: int | None = None
    parent_id: int | None = None


@dataclass(kw_only=True, repr=False)
class SubRoomConfiguration(Model):
    """`ApiSubRoomConfiguration` of the API."""

    sub_room_beds: list[SubRoomBed] | None = None
    sub_room_id: int | None = None
    default_configuration: bool | None = None
    id: int | None = None


@dataclass(kw_only=True, repr=False)
class SummaryLink(Model):
    """`SummaryLink` of the API."""

    url: str
    id_document_encrypted: str


@dataclass(kw_only=True, repr=False)
class SyncDrift(Model):
    """`SyncDrift` of the API."""

    found: int
    mended: int
    open: int


SyncEverythingStatus: TypeAlias = Literal["WAITING", "RUNNING", "DONE", "FAILED"]


@dataclass(kw_only=True, repr=False)
class SyncEverything(Model):
    """`SyncEverything` of the API."""

    task: int
    status: SyncEverythingStatus
    sent: int
    left: int | None = None


@dataclass(kw_only=True, repr=False)
class SyncFigures(Model):
    """`SyncFigures` of the API."""

    since: dt.date
    pushes: int
    failures: int
    product_days: int
    bookings: int
    drift: SyncDrift
    latency_p50: Decimal | None = None
    latency_p99: Decimal | None = None


@dataclass(kw_only=True, repr=False)
class SyncPending(Model):
    """`SyncPending` of the API."""

    product_days: int
    since: dt.datetime | None = None


@dataclass(kw_only=True, repr=False)
class SyncValues(Model):
    """`SyncValues` of the API."""

    price: Decimal | None = None
    availability: int | None = None
    min_stay: int | None = None
    max_stay: int | None = None
    cut_off_days: int | None = None
    close_to_arrival: bool | None = None
    close_to_departure: bool | None = None
    stop_sells: bool | None = None


SyncWorkCircuit: TypeAlias = Literal["CLOSED", "OPEN"]


@dataclass(kw_only=True, repr=False)
class SyncWork(Model):
    """`SyncWork` of the API."""

    waits: bool
    circuit: SyncWorkCircuit
    failures: int
    next_time: dt.datetime | None = None
    problem: str | None = None
    success_time: dt.datetime | None = None
    failure_time: dt.datetime | None = None


TaskStatus: TypeAlias = Literal["WAITING", "RUNNING", "DONE", "FAILED"]


@dataclass(kw_only=True, repr=False)
class Task(Model):
    """`Task` of the API."""

    id: int
    type: str
    status: TaskStatus
    reason: str | None = None
    product: int | None = None
    pms_room: int | None = None
    url: str | None = None
    photo: int | None = None
    create_time: dt.datetime
    update_time: dt.datetime


@dataclass(kw_only=True, repr=False)
class TaxExemptionImpl(Model):
    """`TaxExemptionImpl` of the API."""

    day_from: int | None = None
    day_to: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    max_cap_person_night: Decimal | None = None


TaxImplTaxType: TypeAlias = Literal[
    "HOTEL_TAX",
    "LODGING_TAX",
    "ROOM_TAX",
    "SALES_TAX",
    "TOURIST_FEE",
    "TOURIST_TAX",
    "TRANSIENT_OCCUPANCY_TAX",
    "VAT_GST_TAX",
]
TaxImplTaxableBase: TypeAlias = Literal[
    "ROOM_BASE_NET",
    "RATE_PLAN_CORRECTION",
    "ROOM_TAX",
    "EXTRA_NET",
    "EXTRA_TAX",
    "CLEANING_COST_NET",
    "COMMISSION",
    "CITY_TAX",
]
TaxImplTaxAmountType: TypeAlias = Literal[
    "PERCENT_VALUE", "FLAT_PER_NIGHT", "FLAT_PER_GUEST_PER_STAY", "FLAT_PER_GUEST_PER_NIGHT", "FLAT_PER_STAY"
]


@dataclass(kw_only=True, repr=False)
class TaxImpl(Model):
    """`TaxImpl` of the API."""

    tax_type: TaxImplTaxType | None = None
    taxable_base: list[TaxImplTaxableBase] | None = None
    tax_amount: Decimal | None = None
    tax_amount_type: TaxImplTaxAmountType | None = None
    business_tax_id: str | None = None
    registration_id: str | None = None
    exemptions: list[TaxExemptionImpl] | None = None
    portal_name: str | None = None
    readonly: bool | None = None
    selected: bool | None = None


@dataclass(kw_only=True, repr=False)
class TokenAnswer(
    Model,
    wire_names={
        "access_token": "access_token",
        "refresh_token": "refresh_token",
        "expires_in": "expires_in",
        "token_type": "token_type",
    },
):
    """`OAuthToken2` of the API."""

    access_token: str | None = None
    refresh_token: str | None = None
    expires_in: int | None = None
    expire_date: dt.datetime | None = None
    token_type: str | None = None


UnassignedStayReason: TypeAlias = Literal["NO_ROOMS", "NO_ROOM_FREE"]


@dataclass(kw_only=True, repr=False)
class UnassignedStay(Model):
    """`UnassignedStay` of the API."""

    reservation: int
    product: int
    checkin: dt.date
    checkout: dt.date
    reason: UnassignedStayReason


UserInfo: TypeAlias = dict[str, Any]


UserRefType: TypeAlias = Literal["USER", "ADMIN", "AFFILIATE"]


@dataclass(kw_only=True, repr=False)
class UserRef(Model):
    """`ApiUserRef` of the API."""

    id: int | None = None
    username: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    codpromo: str | None = None
    type: UserRefType | None = None


@dataclass(kw_only=True, repr=False)
class WebhookAttempt(Model):
    """`WebhookAttempt` of the API."""

    number: int
    start_time: dt.datetime
    milliseconds: Decimal
    endpoint: str
    headers: dict[str, str]
    body: str
    status: int | None = None
    problem: str | None = None
    answer_headers: dict[str, str] | None = None
    answer_body: str | None = None
    answer_bytes: int | None = None


WebhookDeliveryState: TypeAlias = Literal["WAITING", "DELIVERED", "DEAD"]
WebhookDeliveryOutcome: TypeAlias = Literal["DELIVERED", "REFUSED", "ABANDONED", "WITHDRAWN"]


@dataclass(kw_only=True, repr=False)
class WebhookDelivery(Model):
    """`WebhookDelivery` of the API."""

    id: int
    accommodation: str
    subscription: int
    type: str
    reference: str
    state: WebhookDeliveryState
    attempts: int
    test: bool
    event_time: dt.datetime
    create_time: dt.datetime
    due_time: dt.datetime
    last_status: int | None = None
    last_problem: str | None = None
    outcome: WebhookDeliveryOutcome | None = None
    finish_time: dt.datetime | None = None
    redelivery_of: int | None = None


WebhookDeliveryHistoryState: TypeAlias = Literal["WAITING", "DELIVERED", "DEAD"]
WebhookDeliveryHistoryOutcome: TypeAlias = Literal["DELIVERED", "REFUSED", "ABANDONED", "WITHDRAWN"]


@dataclass(kw_only=True, repr=False)
class WebhookDeliveryHistory(Model):
    """`WebhookDeliveryHistory` of the API."""

    id: int
    accommodation: str
    subscription: int
    type: str
    reference: str
    state: WebhookDeliveryHistoryState
    attempts: int
    test: bool
    event_time: dt.datetime
    create_time: dt.datetime
    due_time: dt.datetime
    last_status: int | None = None
    last_problem: str | None = None
    outcome: WebhookDeliveryHistoryOutcome | None = None
    finish_time: dt.datetime | None = None
    redelivery_of: int | None = None
    history: list[WebhookAttempt]


@dataclass(kw_only=True, repr=False)
class WebhookDeliveryPage(Model):
    """`WebhookDeliveryPage` of the API."""

    data: list[WebhookDelivery]
    next: int | None = None


@dataclass(kw_only=True, repr=False)
class WebhookRedelivery(Model):
    """`WebhookRedelivery` of the API."""

    ids: list[int] | None = None


WebhookSubscriptionType: TypeAlias = Literal[
    "RESERVATION_CREATED",
    "RESERVATION_CHANGE",
    "RESERVATION_CANCELLED",
    "RESERVATION_CONFIRMED",
    "CONTENT_NOTIFICATION",
    "CONTENT_PUSH",
    "PORTAL_SUBSCRIPTION_CALENDAR",
    "XXX_NOT_USED_PORTAL_PROCESS_FAILED",
    "CHAT_MESSAGE_RECEIVED",
]


@dataclass(kw_only=True, repr=False)
class WebhookSubscription(Model):
    """`WebhookSubscription` of the API."""

    id: int
    api_member: int | None = None
    type: WebhookSubscriptionType | None = None
    create_time: dt.datetime | None = None
    process_time: dt.datetime | None = None
    endpoint: str | None = None
    priority: int | None = None
    enabled: bool | None = None


@dataclass(kw_only=True, repr=False)
class WebhookTest(Model):
    """`WebhookTest` of the API."""

    subscription: int | None = None
    accommodation: int | None = None
