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

    id: int
    name: str
    type: ChatAttachmentType
    url: str | None = None
    preview_url: str | None = None
    content: str | None = None
    sort_order: int | None = None
    repository: ChatAttachmentRepository | None = None
    error: str | None = None
    message_id: int | None = None
    property_id: int | None = None
    size: int
    expire: dt.date | None = None
    external: bool | None = None


ChatMessageStatus: TypeAlias = Literal["CREATED", "WAIT_AUTH", "SENT", "ERROR", "MANUAL_VERIFY"]
ChatMessageProcessor: TypeAlias = Literal["DIRECT", "WHATSAPP", "CHANNEL", "WHATSAPP_MANUAL", "MAIL", "NOTE"]


@dataclass(kw_only=True, repr=False)
class ChatMessage(Model):
    """`ChatMessageDTO` of the API."""

    id: int
    sender: Person
    thread_id: int
    external_thread_id: str
    create_time: dt.datetime
    sent_time: dt.datetime | None = None
    status: ChatMessageStatus
    processor: ChatMessageProcessor
    external_id: str | None = None
    attributes: list[ChatMessageAttribute] | None = None
    readers: list[ChatMessageReader] | None = None
    attachment: ChatAttachment | None = None
    special_offer: SpecialOffer | None = None
    review: Review | None = None
    current_accommodations: list[str] | None = None
    external_sender: Person | None = None
    read_time: dt.datetime | None = None


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

    id: int
    message_id: int
    type: ChatMessageAttributeType | None = None
    value: str


@dataclass(kw_only=True, repr=False)
class ChatMessageReader(Model):
    """`ChatMessageReaderDTO` of the API."""

    id: int
    message_id: int
    reader: Person
    read_time: dt.datetime


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


ContentItem: TypeAlias = dict[str, Any]


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


EventName: TypeAlias = str


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

    prices: PermissionsPrices
    admin_stats: PermissionsAdminStats
    admin_users: PermissionsAdminUsers
    admin_api: PermissionsAdminApi
    admin_settings: PermissionsAdminSettings
    admin_dylog: PermissionsAdminDylog
    reservations: PermissionsReservations
    availability: PermissionsAvailability
    settings: PermissionsSettings
    billing: PermissionsBilling
    cash_closing: PermissionsCashClosing
    rooms: PermissionsRooms
    users: PermissionsUsers
    stats: PermissionsStats
    invoices: PermissionsInvoices
    admin: PermissionsAdmin
    admin_cod_promo: PermissionsAdminCodPromo
    support: PermissionsSupport
    subscription: PermissionsSubscription
    assign_cod_promo: PermissionsAssignCodPromo
    source: PermissionsSource
    check_in: PermissionsCheckIn
    house_keeping: PermissionsHouseKeeping
    admin_text: PermissionsAdminText
    chat: PermissionsChat
    license: PermissionsLicense
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

    id: int
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

    id: int
    external_id: str | None = None
    insert_time: dt.datetime | None = None
    update_time: dt.datetime | None = None
    channel_insert_time: dt.datetime | None = None
    rating: Decimal | None = None
    refer: str | None = None
    reviewer_role: ReviewReviewerRole | None = None
    expires_at: dt.datetime | None = None
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

    id: int
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

    id: int
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

    id: int
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
    created_at: dt.datetime | None = None
    expires_at: dt.datetime | None = None
    is_active: bool | None = None
    rescinded_at: dt.datetime | None = None
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
