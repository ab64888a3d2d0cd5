"""Refusals of the slice of calendar files."""

from roomrack.core.errors import NotFound, RuleError


class FeedNotFound(NotFound):
    """No calendar has this address: it never had, its link was renewed, or what it tells of is gone."""

    def __init__(self) -> None:
        super().__init__("Calendar")


class TooManyLinks(RuleError):
    """A link is of a product or of a physical room, not of both."""

    code = "one_link_of"
    template = "Send a product or a physical room, or neither for all links of the property; not both."
