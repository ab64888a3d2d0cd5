"""What the system refuses about extras."""

from roomrack.core.errors import NotFound, ParamsError, RuleError, UnknownReference

KIND = "ExtraProduct"
"""What a missing extra is called in `element`."""


class ExtraNotFound(NotFound):
    """The extra of the path does not exist, was deleted, or is another property's."""

    code = "extra_not_found"
    template = "{kind} {extra} not found."

    def __init__(self, extra: int) -> None:
        """`extra` is the id that was asked for."""
        super().__init__(KIND, extra=extra)


class UnknownExtra(UnknownReference):
    """An id in a body that names no extra of this property."""

    code = "unknown_extra"
    template = "{kind} {extra} not found."

    def __init__(self, element: str, extra: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=KIND, extra=extra)


class ExtraRepeated(ParamsError):
    """Two items of one request would change the same extra."""

    code = "extra_repeated"
    template = "Extra {extra} stands in this request more than once."


class ExtraInUse(RuleError):
    """Others name the extra; each of them stands in `nested`."""

    code = "extra_in_use"
    template = "Extra {extra} can't be deleted while others name it."


class ExtrasNameProduct(RuleError):
    """Extras are offered with this product and name it in their filter."""

    code = "extras_name_product"
    template = "Extras name it in their room filter: {extras}."


class ExtraSortUnknown(ParamsError):
    """A list of extras can't be sorted so."""

    code = "extra_sort_unknown"
    template = "Extras can be sorted by {allowed}, with a minus before it in falling order."
