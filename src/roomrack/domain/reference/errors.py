"""What the lists refuse.

NotFound
└── UnknownCountry
"""

from roomrack.core.errors import NotFound


class UnknownCountry(NotFound):
    """A country code that the contract's list lacks."""

    code = "unknown_country"
    template = "{kind} {country} not found: a country is a two-letter code of ISO 3166-1."

    def __init__(self, country: str) -> None:
        """`country` is what was asked for."""
        super().__init__("Country", country=country)
