"""What the system refuses about products."""

from roomrack.core.errors import NotFound, ParamsError, RuleError, UnknownReference

KIND = "Product"
"""What a missing product is called in `element`."""


class ProductNotFound(NotFound):
    """The product of the path does not exist, was deleted, or is another property's."""

    code = "product_not_found"
    template = "{kind} {product} not found."

    def __init__(self, product: int) -> None:
        """`product` is the id that was asked for."""
        super().__init__(KIND, product=product)


class UnknownProduct(UnknownReference):
    """An id in a body that names no product of this property."""

    code = "unknown_product"
    template = "{kind} {product} not found."

    def __init__(self, element: str, product: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=KIND, product=product)


class CircularRule(RuleError):
    """A derived rule would make a product descend from itself."""

    code = "circular_rule"
    template = "Product {parent} can't be the parent: it is product {product} itself, or derived from it."


class SuiteCannotDerive(RuleError):
    """A suite takes its availability from its rooms, so it follows no parent."""

    code = "suite_cannot_derive"
    template = "Product {product} is a suite; it can't be derived from another product."


class RoomOfSuiteCannotDerive(RuleError):
    """Suites are made of base rooms, so a room of one stays a base room."""

    code = "room_of_suite_cannot_derive"
    template = "Product {product} is part of a suite ({suites}); it can't be derived from another product."


class SuiteNeedsBaseRooms(RuleError):
    """A suite can hold base rooms only, and not itself."""

    code = "suite_needs_base_rooms"
    template = "Product {product} can't be part of a suite: it is derived, or a suite, or the suite itself."


class RoomOfSuiteCannotBeSuite(RuleError):
    """A room of a suite can't become a suite."""

    code = "room_of_suite_cannot_be_suite"
    template = "Product {product} can't become a suite: it is part of one ({suites})."


class ProductInUse(RuleError):
    """Others depend on the product; each of them stands in `nested`."""

    code = "product_in_use"
    template = "Product {product} can't be deleted while others depend on it."


class HasDerivedProducts(RuleError):
    """Products are derived from it."""

    code = "has_derived_products"
    template = "Products are derived from it: {products}."


class IsPartOfSuite(RuleError):
    """Suites are made of it."""

    code = "is_part_of_suite"
    template = "It is part of a suite: {suites}."


class PercentageOutOfRange(ParamsError):
    """A percentage that would leave no price, or is absurd."""

    code = "percentage_out_of_range"
    template = "A percentage must be above {least} and at most {most}."


class IncrementOutOfRange(ParamsError):
    """An increment beyond all prices."""

    code = "increment_out_of_range"
    template = "An increment must be between -{most} and {most}."


class PercentageTooFine(ParamsError):
    """More decimals than a price value keeps."""

    code = "percentage_too_fine"
    template = "At most four decimals are kept."


class LeastOverHighest(ParamsError):
    """The least price of revenue management is above its highest."""

    code = "least_over_highest"
    template = "The least price is above the highest."


class TooManyDecimals(ParamsError):
    """An amount with more decimals than its currency has."""

    code = "too_many_decimals"
    template = "An amount in {currency} has at most {digits} decimals."


class AccommodationDisagrees(UnknownReference):
    """The body names another property than the path."""

    code = "accommodation_disagrees"
    template = "{kind} not found."

    def __init__(self, element: str) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Accommodation")


class HiddenByProducts(RuleError):
    """Products name it in `hideRooms`."""

    code = "hidden_by_products"
    template = "Products hide it: {products}."


class NotItsRoom(UnknownReference):
    """An id in a body that names neither the product nor one of its physical rooms."""

    code = "not_its_room"
    template = "{kind} {room} not found."

    def __init__(self, element: str, room: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="PmsRoom", room=room)


class MaintenanceReversed(ParamsError):
    """Maintenance that ends before it begins."""

    code = "maintenance_reversed"
    template = "The work ends before it begins."


class CalendarUrlRefused(RuleError):
    """The URL of an imported calendar is not one that the server would fetch."""

    code = "calendar_url_refused"
    template = "The calendar's URL is refused: {reason}."


class UnknownDestination(UnknownReference):
    """Products are to go to a property that does not exist, or that the caller was not granted."""

    code = "unknown_destination"
    template = "{kind} not found."

    def __init__(self, element: str) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Accommodation")


class TwoDestinations(ParamsError):
    """Both a property and the name of a new one were sent."""

    code = "two_destinations"
    template = "Send either the property that the products go to, or the name of a new one."


class SamePlace(RuleError):
    """Products are to be moved to the property that they are of."""

    code = "same_place"
    template = "The products are of this property already."


class NotInTheNetwork(RuleError):
    """Products go to properties of the same network only."""

    code = "not_in_the_network"
    template = "Property {property} is not in the network of property {source}."


class CurrenciesDiffer(RuleError):
    """Prices would mean something else at the other property."""

    code = "currencies_differ"
    template = "The prices are in {currency}; the other property has {other}."


class ParentStaysBehind(RuleError):
    """A derived product can't leave its parent."""

    code = "parent_stays_behind"
    template = "Product {product} is derived from {parent}, which does not come along."


class RoomsOfSuiteStayBehind(RuleError):
    """A suite can't leave its rooms."""

    code = "rooms_of_suite_stay_behind"
    template = "Product {product} is a suite of {rooms}, which do not come along."


class HidingStayBehind(RuleError):
    """A product can't be moved away from those that hide it."""

    code = "hiding_stay_behind"
    template = "Products hide {product} and do not come along: {products}."


class DerivedStayBehind(RuleError):
    """A product can't be moved away from those that are derived from it."""

    code = "derived_stay_behind"
    template = "Products are derived from {product} and do not come along: {products}."


class SuitesStayBehind(RuleError):
    """A room can't be moved out of its suites."""

    code = "suites_stay_behind"
    template = "Product {product} is part of suites that do not come along: {suites}."
