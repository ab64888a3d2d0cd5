"""What the system refuses about content."""

from collections.abc import Mapping

from roomrack.core.errors import NotFound, ParamsError, RuleError, SectionEmpty


class ContentEmpty(SectionEmpty):
    """A section of content that was never filled."""

    code = "content_empty"
    template = "The section {kind} was never filled in."


class ContentItemNotFound(NotFound):
    """A list of content has no such item: the index is beyond its end, or nothing has this value."""

    code = "content_item_not_found"
    template = "{kind} {item} not found."

    def __init__(self, kind: str, item: str | int) -> None:
        """`item` is the index or the value that was asked for."""
        super().__init__(kind, item=item)


class ContentProcessNotFound(NotFound):
    """There is no such process of this property."""

    code = "content_process_not_found"
    template = "{kind} {process} not found."

    def __init__(self, process: int) -> None:
        """`process` is the id that was asked for."""
        super().__init__("ContentProcess", process=process)


class PortalNotConnected(NotFound):
    """There is no such portal, or the property has no connection to it."""

    code = "portal_not_connected"
    template = "{kind} {portal} not found among the portals that the property is connected to."

    def __init__(self, portal: str) -> None:
        """`portal` is the name that was asked for."""
        super().__init__("Portal", portal=portal[:64])


class PortalUnknown(NotFound):
    """There is no portal of this name."""

    code = "portal_unknown"
    template = "{kind} {portal} not found."

    def __init__(self, portal: str) -> None:
        """`portal` is the name that was asked for."""
        super().__init__("Portal", portal=portal[:64])


class ListingNotFound(NotFound):
    """No product of this property is mapped to such a listing of a portal."""

    code = "listing_not_found"
    template = "{kind} {listing} not found."

    def __init__(self, listing: str) -> None:
        """`listing` is the portal's id that was asked for."""
        super().__init__("Listing", listing=listing[:64])


class TooManyItems(RuleError):
    """A list of content is full."""

    code = "too_many_content_items"
    template = "This list holds {limit} items already. Delete one first."


class AmenityUnknown(ParamsError):
    """There is no such amenity."""

    code = "amenity_unknown"
    template = "There is no amenity {amenity}. GET /rest/v1/meta/octorateAmenities lists them."


class NotAnAddress(ParamsError):
    """Something else where the address of a document is expected."""

    code = "not_an_address"
    template = "This must be a whole address, such as https://hotel.example/agreement.pdf."


class WordsReversed(ParamsError):
    """The least number of words is above the greatest."""

    code = "words_reversed"
    template = "minWords must not be above maxWords."


class NoTextFits(RuleError):
    """None of the texts that were sent has a length that was asked for."""

    code = "no_text_fits"
    template = "None of the texts that were sent has {least} to {most} words."


class TextFieldUnknown(ParamsError):
    """The descriptions have no such field for texts."""

    code = "text_field_unknown"
    template = "This must be one of {allowed}."


class ConnectionSwitchedOff(RuleError):
    """The connection is disabled, so nothing is sent to its portal."""

    code = "content_connection_disabled"
    template = "The connection to {portal} is disabled. Enable it before content is pushed."


class PortalTakesNoContent(RuleError):
    """The channel of the portal has no way to take content."""

    code = "portal_takes_no_content"
    template = "{portal} takes no content from here."


class ProductNotMapped(RuleError):
    """The portal does not know the product: it is not mapped to anything that the portal sells."""

    code = "content_product_not_mapped"
    template = "Map the product {product} to what {portal} sells before its content is pushed."


class NothingToPush(RuleError):
    """There is no content that the portal takes."""

    code = "nothing_to_push"
    template = "Nothing that {portal} takes has been filled in yet."


class ContentIncomplete(RuleError):
    """The portal requires content that was not filled in; each piece stands in `nested`."""

    code = "content_incomplete"
    template = "{portal} requires more content before it can be pushed."


class ContentFieldMissing(RuleError):
    """One field that the portal requires; only ever nested in `ContentIncomplete`."""

    code = "content_field_missing"
    template = "{portal} requires it."


class AccommodationFieldMissing(ContentFieldMissing):
    """A field of the property's configuration that the portal requires."""

    code = "accommodation_field_missing"
    template = "Fill in {field} in the configuration of the property: {portal} requires it."


class ContactFieldMissing(ContentFieldMissing):
    """A contact, or a field of one, that the portal requires."""

    code = "contact_field_missing"
    template = "Name a contact of the property with {field}: {portal} requires it."


class ServiceFieldMissing(ContentFieldMissing):
    """A service, or a field of one, that the portal requires."""

    code = "service_field_missing"
    template = "Name a service of the property with {field}: {portal} requires it."


class ExtraBedFieldMissing(ContentFieldMissing):
    """An extra bed, or a field of one, that the portal requires."""

    code = "extra_bed_field_missing"
    template = "Name an extra bed with {field}: {portal} requires it."


class FeeFieldMissing(ContentFieldMissing):
    """A fee, or a field of one, that the portal requires."""

    code = "fee_field_missing"
    template = "Name a fee with {field}: {portal} requires it."


class CancellationMissing(ContentFieldMissing):
    """A cancellation policy that the portal requires."""

    code = "cancellation_missing"
    template = "Choose a cancellation policy: {portal} requires it."


class RentalAgreementMissing(ContentFieldMissing):
    """The rental agreement that the portal requires."""

    code = "rental_agreement_missing"
    template = "Give the address of the rental agreement: {portal} requires it."


class ListingFieldMissing(ContentFieldMissing):
    """A field of the listing that the portal requires."""

    code = "listing_field_missing"
    template = "Fill in {field} in the listing of the product: {portal} requires it."


class DescriptionMissing(ContentFieldMissing):
    """A text that the portal requires."""

    code = "description_missing"
    template = "Write the text {field} of the product: {portal} requires it."


class PricingFieldMissing(ContentFieldMissing):
    """A field of the prices that the portal requires."""

    code = "pricing_field_missing"
    template = "Fill in {field} in the prices of the product: {portal} requires it."


class RateFieldMissing(ContentFieldMissing):
    """A field of the rate that the portal requires."""

    code = "rate_field_missing"
    template = "Fill in {field} in the rate of the product: {portal} requires it."


class ReservationFieldMissing(ContentFieldMissing):
    """A field of the rules of booking that the portal requires."""

    code = "reservation_field_missing"
    template = "Fill in {field} in the rules of booking of the product: {portal} requires it."


class AvailabilityFieldMissing(ContentFieldMissing):
    """A field of the rules of availability that the portal requires."""

    code = "availability_field_missing"
    template = "Fill in {field} in the rules of availability of the product: {portal} requires it."


class RoomFieldMissing(ContentFieldMissing):
    """A sub-room, or a field of one, that the portal requires."""

    code = "room_field_missing"
    template = "Describe the rooms of the product with {field}: {portal} requires it."


class PhotoMissing(ContentFieldMissing):
    """A photo that the portal requires."""

    code = "photo_missing"
    template = "Add a photo of the product: {portal} requires one."


class AmenityMissing(ContentFieldMissing):
    """An amenity that the portal requires."""

    code = "amenity_missing"
    template = "Name an amenity of the product: {portal} requires one."


MISSING: Mapping[str, type[ContentFieldMissing]] = {
    "accommodation": AccommodationFieldMissing,
    "contacts": ContactFieldMissing,
    "extraBeds": ExtraBedFieldMissing,
    "services": ServiceFieldMissing,
    "fees": FeeFieldMissing,
    "cancellationPolicies": CancellationMissing,
    "cancellation": CancellationMissing,
    "rentalAgreement": RentalAgreementMissing,
    "listing": ListingFieldMissing,
    "descriptions": DescriptionMissing,
    "pricing": PricingFieldMissing,
    "rate": RateFieldMissing,
    "reservation": ReservationFieldMissing,
    "availability": AvailabilityFieldMissing,
    "rooms": RoomFieldMissing,
    "photos": PhotoMissing,
    "amenities": AmenityMissing,
}
"""What to say of a missing field, by the page that it belongs to."""
