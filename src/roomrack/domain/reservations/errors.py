"""What is refused about reservations.

Fields and dates are `ParamsError`, ids that name nothing `UnknownReference`, and what the state of the property or of
the reservation forbids `RuleError` (docs/contract.md 2).
"""

from roomrack.core.errors import FieldMissing, ParamsError, RuleError, UnknownReference


class StayReversed(ParamsError):
    """The departure is not after the arrival."""

    code = "stay_reversed"
    template = "The departure on {departure} must be after the arrival on {arrival}."


class StayTooLong(ParamsError):
    """More nights than one reservation may have."""

    code = "stay_too_many_nights"
    template = "The stay has {nights} nights; a reservation has at most {limit}."


class StayTooFar(ParamsError):
    """A day before or after those that the calendar has."""

    code = "stay_too_far"
    template = "The stay must lie between {first} and {last}."


class GuestNameMissing(ParamsError):
    """No guest with a name."""

    code = "guest_name_missing"
    template = "A reservation needs at least one guest with a name."


class AmountWrong(ParamsError):
    """An amount that the property's currency can't have."""

    code = "reservation_amount"
    template = "This must be an amount of 0 or more with at most {digits} decimals, as {currency} has."


class ReferTooLong(ParamsError):
    """A refer of more characters than fit."""

    code = "refer_too_long"
    template = "A refer has at most {limit} characters."


class IntervalReversed(ParamsError):
    """A find whose interval ends before it starts."""

    code = "interval_reversed"
    template = "endDate {end} is before startDate {start}."


class SortUnknown(ParamsError):
    """A sortBy that names no field to sort by."""

    code = "sort_unknown"
    template = "Reservations can't be sorted by this; use one of {allowed}."


class StatusChangeRefused(RuleError):
    """A transition that docs/contract.md 7 does not have."""

    code = "status_change"
    template = "A reservation that is {old} can't become {new}."


class CancelByPatchRefused(StatusChangeRefused):
    """A confirmed reservation is cancelled by DELETE or PUT, never by PATCH."""

    code = "cancel_by_patch"
    template = "A confirmed reservation can't be cancelled by PATCH; use DELETE, or PUT with the status."


class NightSoldOut(RuleError):
    """A night of the stay has not enough left to sell."""

    code = "night_sold_out"
    template = "Product {product} has nothing left to sell on the night of {day}."


class AlreadyReserved(RuleError):
    """Another reservation of the property has the same channel, channelRefer and product."""

    code = "already_reserved"
    template = "Another reservation has channelId {channel}, channelRefer {refer} and product {product}."


class RoomsIndistinct(RuleError):
    """Two items of one call would be the same reservation."""

    code = "rooms_indistinct"
    template = (
        "Items {first} and {second} have the same channelId, channelRefer and product, so they would be one "
        "reservation; give each room a channelRefer of its own, or none."
    )


class RefersDiffer(RuleError):
    """Items of one bulk name different refers, but a bulk is one booking."""

    code = "refers_differ"
    template = "A bulk is one booking with one refer, but its items name {refers}."


class NoRooms(FieldMissing):
    """A bulk without items."""

    code = "no_rooms"
    template = "Send the rooms of the booking in this list; it is empty."


class UnknownRoom(UnknownReference):
    """A pmsProduct that names no physical room of this property."""

    code = "unknown_pms_room"
    template = "{kind} {room} not found."

    def __init__(self, element: str, room: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="PmsRoom", room=room)


class RoomTaken(RuleError):
    """Another stay has the physical room for a night of this one."""

    code = "room_taken"
    template = "Reservation {other} has room {room} from {arrival} to {departure}."


class UnknownGuest(UnknownReference):
    """A guest's id that is not of this reservation."""

    code = "unknown_guest"
    template = "{kind} {guest} not found."

    def __init__(self, element: str, guest: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Guest", guest=guest)


class GuestTwice(ParamsError):
    """A guest's id that stands on two guests of one list."""

    code = "guest_twice"
    template = "Guest {guest} stands in this list twice."


class FutureReservations(RuleError):
    """A product can't be deleted while stays in it are not over."""

    code = "future_reservations"
    template = "Product {product} has {count} reservations whose stays are not over."


class PropertyBooked(RuleError):
    """A property can't be deleted while stays in it are not over."""

    code = "property_booked"
    template = "The property has {count} reservations whose stays are not over."


class GuestTypeRefused(ParamsError):
    """A type that is not of somebody who stays."""

    code = "guest_type"
    template = "Somebody who stays is of type GUEST."


class BirthDateRefused(ParamsError):
    """A birthday of nobody who can stay."""

    code = "birth_date"
    template = "A guest's birthday lies between {first} and {last}."


class GuestDatesRefused(ParamsError):
    """A guest's own dates that lie outside the stay."""

    code = "guest_dates"
    template = "A guest of this stay comes and leaves between {first} and {last}."


class DocumentRefused(ParamsError):
    """A document that the country of the property does not know."""

    code = "document_type"
    template = "This must be one of the codes that `getCountryDocuments` lists for the property."


class HeadMissing(RuleError):
    """A member of a family or group without its head."""

    code = "head_missing"
    template = "A {member} needs a {head} in the same stay."


class HeadTwice(RuleError):
    """A second head of a family in one stay."""

    code = "head_twice"
    template = "The stay has a {head} already: guest {guest}."


class LastNameGone(RuleError):
    """The only guest with a name can't be taken away."""

    code = "last_guest"
    template = "The reservation would be left without a name."


class StayCancelled(RuleError):
    """A cancelled reservation has no check-in."""

    code = "stay_cancelled"
    template = "The reservation is cancelled."


class AlreadyArrived(RuleError):
    """Somebody who has arrived can't have failed to."""

    code = "already_arrived"
    template = "The guests have checked in, so this is no no-show."


class UnknownSoldExtra(UnknownReference):
    """An id in a body that names no extra of this reservation."""

    code = "unknown_sold_extra"
    template = "{kind} {extra} not found."

    def __init__(self, element: str, extra: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Extra", extra=extra)


class SoldExtraTwice(ParamsError):
    """An extra's id that stands on two items of one list."""

    code = "sold_extra_twice"
    template = "Extra {extra} stands in this list twice."


class NoExtras(FieldMissing):
    """A list of extras without items."""

    code = "no_extras"
    template = "Send the extras in this list; it is empty."


class TooManyExtras(ParamsError):
    """More extras than a reservation may have."""

    code = "too_many_extras"
    template = "A reservation has at most {limit} extras."


class ExtraDayOutside(ParamsError):
    """A day that is not one of the stay."""

    code = "extra_day"
    template = "An extra of this stay is for a day from {first} to {last}."


class ExtraNotHad(RuleError):
    """The extra's price can't be computed, because it can't be had on that day, or on any of the stay."""

    code = "extra_not_had"
    template = "Extra {product} can't be had on these days of the stay; state a price to sell it all the same."


class ExtraSoldOut(RuleError):
    """On a day of the stay not so many are left."""

    code = "extra_sold_out"
    template = "Extra {extra} is sold out on {day}."


class ExtraInvoiced(RuleError):
    """What stands on an invoice can't be changed."""

    code = "extra_invoiced"
    template = "Extra {extra} stands on an invoice; cancel that with a credit note first."


class SplitOutside(ParamsError):
    """A split that does not start on a night of the stay."""

    code = "split_outside"
    template = "The stay can be split on a day from {first} to {last}."


class SplitNowhere(RuleError):
    """A split into the room in which the stay is on that night already."""

    code = "split_nowhere"
    template = "The stay is in product {product} on {day} already."


class SplitPlaceUnknown(UnknownReference):
    """A property for a split that does not exist, or that the caller was not granted."""

    code = "split_place_unknown"
    template = "{kind} not found."

    def __init__(self, element: str) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Accommodation")


class SplitOutOfNetwork(RuleError):
    """A stay goes on in properties of the same network only."""

    code = "split_out_of_network"
    template = "Property {property} is not in the network of property {source}."
