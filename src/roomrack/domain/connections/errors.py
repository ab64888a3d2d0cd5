"""What the system refuses about portals and connections.

NotFound
├── ConnectionNotFound
├── MappingNotFound
└── NoPortalYet
UnknownReference
├── UnknownPortal
└── UnknownExternalProduct
RuleError
├── PortalExists, PortalNameTaken, PortalNameFixed, PortalUrlRefused, PortalPictureUnfit
├── WrongPortalForSandbox, AlreadyConnected, PortalFixed, ValueNotTaken
├── MappingFirst, MappingFaulty, HotelMissing
├── NothingMapped, NoHotel, NoPassword, TwiceMappedProduct, TwiceMappedExternal, GoneExternal, DeletedProduct,
│   TooSmall, TooLarge, OtherCurrency, NoConversion, NotWritable, Unmapped      what the linter finds
├── ProductMapped, ExternalProductMapped, ExternalProductGone, PhysicalRoomNotMappable
├── ExternalProductExists, AmbiguousExternalProduct
├── ActionImpossible, NoContactMail
└── ProductsMapped, PropertyConnected            against deleting
ParamsError
├── CorrectionOutOfRange
└── BadMappingQuery, MappingIncomplete
PartnerError                                      what a channel said
"""

from roomrack.core.errors import NotFound, ParamsError, RuleError, UnknownReference

PORTAL = "Portal"
CONNECTION = "Connection"
MAPPING = "Mapping"
EXTERNAL = "ExternalProduct"


class ConnectionNotFound(NotFound):
    """The connection of the path does not exist, was deleted, or is another property's."""

    code = "connection_not_found"
    template = "{kind} {connection} not found."

    def __init__(self, connection: int) -> None:
        """`connection` is the id that was asked for."""
        super().__init__(CONNECTION, connection=connection)


class MappingNotFound(NotFound):
    """The mapping of the path does not exist on this connection."""

    code = "mapping_not_found"
    template = "{kind} {mapping} not found."

    def __init__(self, mapping: int) -> None:
        """`mapping` is the id that was asked for."""
        super().__init__(MAPPING, mapping=mapping)


class NoPortalYet(NotFound):
    """The application wants to change its portal and has none."""

    code = "no_portal_yet"
    template = "{kind} not found: this application has not created one."

    def __init__(self) -> None:
        """It is always the portal that is missing."""
        super().__init__(PORTAL)


class UnknownPortal(UnknownReference):
    """A channelId that names no portal that the property can connect to."""

    code = "unknown_portal"
    template = "{kind} {portal} not found."

    def __init__(self, element: str, portal: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=PORTAL, portal=portal)


class UnknownExternalProduct(UnknownReference):
    """An id, or a room with a rate, that names nothing that the portal sells over this connection."""

    code = "unknown_external_product"
    template = "{kind} {external} not found."

    def __init__(self, element: str, external: int | str) -> None:
        """`element` is where it was named."""
        super().__init__(element, kind=EXTERNAL, external=external)


class PortalExists(RuleError):
    """An application is one portal at most."""

    code = "portal_exists"
    template = "This application has a portal already: {name}. Change it with PUT."


class PortalNameTaken(RuleError):
    """Another portal has this internal name."""

    code = "portal_name_taken"
    template = "Another portal is called {name}. Choose another internalName."


class PortalNameFixed(RuleError):
    """The internal name of a portal never changes."""

    code = "portal_name_fixed"
    template = "The internalName of this portal is {name} and never changes."


class PortalUrlRefused(RuleError):
    """A picture's URL leads where the server does not go."""

    code = "portal_url_refused"
    template = "This URL can't be used: {problem}."


class PortalPictureUnfit(RuleError):
    """What stands at a picture's URL can't be shown."""

    code = "portal_picture_unfit"
    template = "{problem}"


class WrongPortalForSandbox(RuleError):
    """A sandbox reaches only the simulator and portals of sandbox applications, and only sandboxes reach the latter."""

    code = "wrong_portal_for_sandbox"
    template = (
        "A sandbox property connects only to the simulator or to portals of sandbox applications, "
        "any other property only to portals in production."
    )


class AlreadyConnected(RuleError):
    """The property has a connection to this portal under this hotelId."""

    code = "already_connected"
    template = "Connection {connection} joins the property to this portal already, with the same hotelId."


class PortalFixed(RuleError):
    """A connection never changes its portal."""

    code = "portal_fixed"
    template = "The channelId of this connection is {portal} and can't be changed. Make another connection."


class ValueNotTaken(RuleError):
    """A value of the calendar that the portal does not take."""

    code = "value_not_taken"
    template = "The portal takes no {value}; it takes {taken}."


class MappingFirst(RuleError):
    """Something that works only once a product is mapped."""

    code = "mapping_first"
    template = "Map a product first: this can be switched on only with a mapping."


class HotelMissing(RuleError):
    """The portal must know which of its hotels the property is."""

    code = "hotel_missing"
    template = "The portal needs the id of the property there: set hotelId first."


class MappingFaulty(RuleError):
    """The mapping has errors, each of them in `nested`."""

    code = "mapping_faulty"
    template = "The mapping has errors that must be mended first."


# What the linter finds. The first line of a template says what is wrong, the second how to mend it.


class NothingMapped(RuleError):
    """No product is mapped."""

    code = "lint_nothing_mapped"
    template = "No product is mapped yet.\nImport the rooms of {portal}, then map your products to them."


class NoHotel(RuleError):
    """The portal needs the hotel's id, and the connection has none."""

    code = "lint_no_hotel"
    template = "{portal} needs the id of the property there.\nSet hotelId of the connection."


class NoPassword(RuleError):
    """The portal needs a password or a token, and the connection has none."""

    code = "lint_no_password"
    template = "{portal} needs a password or token.\nSet password of the connection."


class TwiceMappedProduct(RuleError):
    """One product is several external ones."""

    code = "lint_product_twice"
    template = "{product} is mapped more than once.\nDelete all of its mappings but one."


class TwiceMappedExternal(RuleError):
    """One external product is several of ours, here or on another connection to the same portal."""

    code = "lint_external_twice"
    template = (
        "{external} is mapped to several products: {products}, so that each would overwrite the other.\n"
        "Keep one of these mappings and delete the others."
    )


class GoneExternal(RuleError):
    """The portal does not sell a mapped product any more."""

    code = "lint_external_gone"
    template = (
        "{portal} does not list {external} any more, to which {product} is mapped.\n"
        "Delete the mapping, or open the room there again and import the rooms."
    )


class DeletedProduct(RuleError):
    """A product that is mapped was deleted or moved away."""

    code = "lint_product_deleted"
    template = "A product that no longer exists is mapped to {external}.\nDelete the mapping, or map another product."


class TooSmall(RuleError):
    """The portal sells a room for more guests than it holds."""

    code = "lint_too_small"
    template = (
        "{portal} sells {external} for {sold} guests, and {product} holds {held}.\n"
        "Map a product for {sold} guests, or lower the occupancy at {portal}."
    )


class TooLarge(RuleError):
    """The portal sells a room for fewer guests than the product is for."""

    code = "lint_too_large"
    template = (
        "{portal} sells {external} for {sold} guests, and {product} is for {held}.\n"
        "If the price is meant for {sold} guests, map a product of that size."
    )


class OtherCurrency(RuleError):
    """Prices would be read in another currency than they are written in."""

    code = "lint_other_currency"
    template = (
        "{external} is sold in {theirs}, and prices are sent in {ours}.\n"
        "Set the currency of the connection to {theirs} with a correctionRatio that converts, "
        "or change the currency at {portal}."
    )


class NoConversion(RuleError):
    """The connection has another currency than the property, and nothing converts."""

    code = "lint_no_conversion"
    template = (
        "The connection is in {theirs} and the property in {ours}, but prices are sent as they are.\n"
        "Set a correctionRatio that converts {ours} into {theirs}."
    )


class NotWritable(RuleError):
    """The portal lets nobody write the calendar of a mapped product."""

    code = "lint_not_writable"
    template = (
        "The calendar of {external} can't be written; {portal} derives it from another.\n"
        "Map {product} to the rate from which it is derived."
    )


class Unmapped(RuleError):
    """A room of which the portal sells no rate."""

    code = "lint_unmapped"
    template = "{product} is not sold on {portal}.\nMap it, or one of its rates, if it should be."


class ProductMapped(RuleError):
    """The product is mapped to something else on this connection."""

    code = "product_mapped"
    template = (
        "Product {product} is mapped to external product {external} on this connection. Delete that mapping first."
    )


class ExternalProductMapped(RuleError):
    """The external product is mapped to another product."""

    code = "external_product_mapped"
    template = "External product {external} is mapped to product {product}. Delete that mapping first."


class ExternalProductGone(RuleError):
    """The portal does not sell it any more."""

    code = "external_product_gone"
    template = "The portal does not list external product {external} any more. Import its rooms again."


class PhysicalRoomNotMappable(RuleError):
    """A physical room of the portal's property system is not something that is sold."""

    code = "physical_room_not_mappable"
    template = "External product {external} is a physical room; only rooms that are sold can be mapped."


class ExternalProductExists(RuleError):
    """The portal sells this room, rate and occupancy already."""

    code = "external_product_exists"
    template = "External product {external} has this roomId, rateId and occupancy already."


class FeedRefused(RuleError):
    """What a portal of calendar files sells is the address of one, and the server would not fetch this."""

    code = "feed_refused"
    template = (
        "What {portal} sells is a calendar file: roomId is its address, with https. This one is refused: {reason}."
    )


class FeedImported(RuleError):
    """A calendar is imported once: for a second product it would hold the same nights again."""

    code = "feed_imported"
    template = "Product {product} imports this calendar already. Take it from that product first."


class FeedMapped(RuleError):
    """A calendar that a mapping imports comes and goes with the mapping."""

    code = "feed_mapped"
    template = (
        "Product {product} imports this calendar through a mapping of connection {connection}. "
        "Delete the mapping instead."
    )


class TooManyFeeds(RuleError):
    """A product imports so many calendars that no other may come."""

    code = "too_many_feeds"
    template = "Product {product} imports {most} calendars already, the most that it may."


class AmbiguousExternalProduct(RuleError):
    """Several occupancies of a room and rate are sold, and the query names none."""

    code = "ambiguous_external_product"
    template = "{query} is sold for several occupancies: {occupancies}. Say which, as in {query}@@{first}."


class ActionImpossible(RuleError):
    """The portal of this connection can't do this."""

    code = "action_impossible"
    template = "{portal} can't do {action}."


class NoContactMail(RuleError):
    """The property has no address that mail could go to."""

    code = "no_contact_mail"
    template = "The property has no e-mail address."


class ProductsMapped(RuleError):
    """Against deleting or moving a product: portals sell it."""

    code = "products_mapped"
    template = "Product {product} is mapped in connections: {connections}. Delete those mappings first."


class PropertyConnected(RuleError):
    """Against deleting a property: portals go on selling it."""

    code = "property_connected"
    template = "Connections still send or read something: {connections}. Switch them off or delete them first."


class CorrectionOutOfRange(ParamsError):
    """A ratio that can only be a mistake, such as 15 for 15 %."""

    code = "correction_out_of_range"
    template = "A ratio multiplies the price, so that 1.15 raises it by 15 %; it lies between {least} and {most}."


class BadMappingQuery(ParamsError):
    """The text that names an external product is malformed."""

    code = "bad_mapping_query"
    template = "Write room:rate or room:rate@@occupancy, as in 4711:12@@2."


class MappingIncomplete(ParamsError):
    """Nothing says what is to be mapped to what."""

    code = "mapping_incomplete"
    template = "Name a product with an externalProduct, or with a query, or send a body with both."
