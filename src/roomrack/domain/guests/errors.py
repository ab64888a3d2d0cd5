"""What is refused about the registry of guests."""

from roomrack.core.errors import FieldMissing, NotFound, ParamsError, RuleError, UnknownReference

KIND = "Guest"
"""What a missing guest is called in `element`."""


class GuestNotFound(NotFound):
    """The guest of the path does not exist, was deleted or erased, or is another property's."""

    code = "guest_not_found"
    template = "{kind} {guest} not found."

    def __init__(self, guest: int) -> None:
        """`guest` is the id that was asked for."""
        super().__init__(KIND, guest=guest)


class GuestUnnamed(FieldMissing):
    """Neither a person's names nor a company's."""

    code = "guest_unnamed"
    template = "A guest needs a firstname, a lastname or a company."


class UnknownRegistered(UnknownReference):
    """An id in a body that names nobody in the registry of this property."""

    code = "unknown_registered_guest"
    template = "{kind} {guest} not found."

    def __init__(self, element: str, guest: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=KIND, guest=guest)


class MergedWithItself(ParamsError):
    """A guest can't be a double of himself."""

    code = "merged_with_itself"
    template = "Guest {guest} can't be merged with itself, or twice."


class StaysNotOver(RuleError):
    """Somebody whose stay is not over can't be erased."""

    code = "stays_not_over"
    template = "The stay in reservation {reservation} is not over."


class PoliceAccountMissing(RuleError):
    """The property has no account at the police's service, or its password and key are not known."""

    code = "police_account_missing"
    template = "The property's account at the police's service is not known."


class PlacesUnknown(RuleError):
    """The police's table of places was not fetched yet: the worker does it once a property has an account."""

    code = "police_places_unknown"
    template = "The police's table of places is not known yet; it is fetched minutes after an account is saved."


class BandReversed(ParamsError):
    """An age band that ends before it begins, or reaches into another."""

    code = "age_band"
    template = "Age bands begin before they end, and no two of them hold the same age."
