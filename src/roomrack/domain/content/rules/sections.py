"""The sections of content, declared. Everything else is made from this table: routes, bodies, storage, pushes.

Names of operations and schemas are the contract's (docs/contract.md 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from roomrack.domain.reference.rules import Category

MAX_ITEMS = 500
"""Items that a list may hold."""


class Scope(StrEnum):
    """What a section describes."""

    CONNECTION = "connection"
    """The property as one portal shows it."""
    PRODUCT = "product"
    """A product, on every portal."""


class Kind(StrEnum):
    """How a section grows: POST replaces an object and appends to a list."""

    OBJECT = "object"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose content it is: a connection's or a product's; the other one is 0."""

    accommodation: int
    connection: int = 0
    product: int = 0

    @property
    def reference(self) -> str:
        """What events about it name."""
        return str(self.connection or self.product)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of content."""

    name: str
    """What it is kept as; no other section of the same scope has it."""
    path: str = ""
    """The last part of its path, where that is not its name."""
    scope: Scope
    kind: Kind
    title: str
    """What it, or one of its items, is called where it is missing."""
    schema: str | None = None
    """Of its body, by the contract's name; None where values come in the query."""
    page: str
    """What `contentMetas` and `meta/contentPageFields` call it."""
    operations: Mapping[str, str] = field(default_factory=dict)
    """By method, in small letters, the operations that need nothing of their own."""
    key: str | None = None
    """The field that no two items have in common, by which one is deleted; None: it is deleted by its index."""
    key_parameter: str = "index"
    """What the path calls it."""
    by_portal: tuple[str, ...] = ()
    """Fields with one value for each portal: values and a fallback go in, what each portal gets comes out."""
    category: Category | None = None
    """What kind of code its `portalValue` is."""


SECTIONS = (
    Section(
        name="accommodationconf",
        scope=Scope.CONNECTION,
        kind=Kind.OBJECT,
        title="AccommodationConf",
        schema="ExternalAccomodation",
        page="accommodation",
        operations={"post": "pushAccommodationConfig"},
    ),
    Section(
        name="contacts",
        scope=Scope.CONNECTION,
        kind=Kind.LIST,
        title="Contact",
        schema="ExternalContact",
        page="contacts",
        operations={"get": "retrieveContacts", "post": "pushContact", "delete": "deleteContact"},
        key="type",
        key_parameter="contactType",
        category=Category.CONTACT_TYPE,
    ),
    Section(
        name="extrabeds",
        scope=Scope.CONNECTION,
        kind=Kind.LIST,
        title="ExtraBed",
        schema="ApiExtraBedRequest",
        page="extraBeds",
        operations={"get": "retrieveExtraBeds", "post": "pushExtraBed", "delete": "removeBed"},
        category=Category.EXTRABED_GUEST_TYPE,
    ),
    Section(
        name="fees",
        scope=Scope.CONNECTION,
        kind=Kind.LIST,
        title="Fee",
        schema="ApiFeeRequest",
        page="fees",
        operations={"get": "retrieveFees", "post": "pushFee", "delete": "deleteFee"},
        category=Category.FEE_TAX,
    ),
    Section(
        name="services",
        scope=Scope.CONNECTION,
        kind=Kind.LIST,
        title="Service",
        schema="ExternalService",
        page="services",
        operations={"get": "retrieveServices", "post": "pushService", "delete": "deleteService"},
        category=Category.SERVICE,
    ),
    Section(
        name="cancellationPolicies",
        scope=Scope.CONNECTION,
        kind=Kind.LIST,
        title="CancellationPolicy",
        page="cancellationPolicies",
        operations={"get": "getCancellationPolicies", "delete": "deleteCancellationPolicy"},
        key="portalValue",
        key_parameter="portalValue",
        category=Category.CANCEL_POLICY,
    ),
    Section(
        name="rentalagreement",
        scope=Scope.CONNECTION,
        kind=Kind.OBJECT,
        title="RentalAgreement",
        page="rentalAgreement",
    ),
    Section(
        name="listing",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="Listing",
        schema="ExternalListing",
        page="listing",
        operations={"get": "getListing", "post": "configListing", "patch": "patchListing"},
        by_portal=("reference",),
    ),
    Section(
        name="descriptions",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="Descriptions",
        schema="ExternalDescriptions",
        page="descriptions",
        operations={"get": "getDescriptions", "post": "createDescription_1", "patch": "patchDescription"},
        by_portal=("headline",),
    ),
    Section(
        name="pricing",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="Pricing",
        schema="ExternalPricing",
        page="pricing",
        operations={"post": "createPricing", "patch": "patchPricing"},
        by_portal=("priceExtraPersonType",),
    ),
    Section(
        name="rate",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="Rate",
        schema="ExternalRateContent",
        page="rate",
        operations={"get": "getRateConf", "post": "createRateConf", "patch": "patchRoomRate"},
        by_portal=(
            "relative ids in the external channels",
            "(Only Agoda supports it) - Type of threatment of this rate",
        ),
    ),
    Section(
        name="reservation",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="Reservation",
        schema="ExternalReservationConf",
        page="reservation",
        operations={"post": "configReservation", "patch": "patchReservation_1"},
    ),
    Section(
        name="availabilityconf",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="AvailabilityConf",
        schema="ExternalAvailabilityConf",
        page="availability",
        operations={"get": "getAvailability", "post": "createAvailability"},
    ),
    Section(
        name="rooms",
        scope=Scope.PRODUCT,
        kind=Kind.LIST,
        title="SubRoom",
        schema="ExternalRoomDescriptor",
        page="rooms",
        operations={"get": "listRoomSubrooms", "post": "addRoomSubRoom", "delete": "deleteRoomSubRoom"},
    ),
    Section(
        name="roomfees",
        path="fees",
        scope=Scope.PRODUCT,
        kind=Kind.LIST,
        title="Fee",
        schema="ExternalFee",
        page="fees",
        operations={"get": "getFees", "post": "createRoomFee", "delete": "deleteRoomFee"},
        category=Category.FEE_TAX,
    ),
    Section(
        name="amenities",
        scope=Scope.PRODUCT,
        kind=Kind.LIST,
        title="Amenity",
        page="amenities",
        key="amenity",
    ),
    Section(
        name="cancellation",
        scope=Scope.PRODUCT,
        kind=Kind.OBJECT,
        title="Cancellation",
        page="cancellation",
    ),
)
"""In the order in which a push sends them."""

_BY_NAME = {section.name: section for section in SECTIONS}


def by_name(name: str) -> Section:
    """The section of a name, which is there."""
    return _BY_NAME[name]
