"""Who looked at the payment cards of a property. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import CardLooks


class Cards(Area):
    """Who looked at the payment cards of a property. Roomrack's own."""

    def looks(self, accommodation: str | int, *, size: int | None = None, timeout: float | None = None) -> CardLooks:
        """See who looked at cards.

        The newest first: cards shown, wrong PINs, PINs set, and cards sent to a payment processor. It is kept for
        two years.

        Needs **READONLY** on **cardDetail**.

        `accommodation`: The property's id, a string of digits.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/cards/{accommodation}/looks`
        """
        call = Call("GET", f"/rest/x1/cards/{path_value(accommodation)}/looks", params={"size": size}, timeout=timeout)
        return decode(CardLooks, self._client.perform(call))


class AsyncCards(AsyncArea):
    """Who looked at the payment cards of a property. Roomrack's own."""

    async def looks(
        self, accommodation: str | int, *, size: int | None = None, timeout: float | None = None
    ) -> CardLooks:
        """See who looked at cards.

        The newest first: cards shown, wrong PINs, PINs set, and cards sent to a payment processor. It is kept for
        two years.

        Needs **READONLY** on **cardDetail**.

        `accommodation`: The property's id, a string of digits.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/cards/{accommodation}/looks`
        """
        call = Call("GET", f"/rest/x1/cards/{path_value(accommodation)}/looks", params={"size": size}, timeout=timeout)
        return decode(CardLooks, await self._client.perform(call))
