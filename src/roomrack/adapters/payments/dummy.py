"""The processor of demos, sandboxes and tests: it takes no money, and the name of a card says what becomes of it.

| method | what a charge becomes |
|---|---|
| `declined` | refused, as a bank does for lack of money: it may be tried again |
| `stolen` | refused for good |
| `authenticate` | waits for the guest, who is found to have confirmed at the next look |
| `unavailable` | no usable answer |
| any other | taken |

A card of the vault never leaves the server: it is named after its last digits, which are those of Stripe's test cards.
"""

from enum import StrEnum

from roomrack.ports.payments import (
    Account,
    Asked,
    Charge,
    Notice,
    NoticeForged,
    ProcessorRefused,
    ProcessorUnavailable,
    StoredCard,
    Taken,
    VaultCard,
)


class Cards(StrEnum):
    """The cards with which a charge is not simply taken."""

    DECLINED = "declined"
    STOLEN = "stolen"
    AUTHENTICATE = "authenticate"
    UNAVAILABLE = "unavailable"


_BY_LAST_DIGITS = {"9995": Cards.DECLINED, "9979": Cards.STOLEN, "3155": Cards.AUTHENTICATE, "0119": Cards.UNAVAILABLE}


class DummyProcessor:
    """Remembers nothing: its numbers are made of the keys, so the same key gives the same answer in every process."""

    async def keep(self, account: Account, card: VaultCard) -> StoredCard:
        """See `Processor.keep`."""
        return StoredCard(_BY_LAST_DIGITS.get(card.last4, f"card-{card.last4}"))

    async def forget(self, account: Account, method: str) -> None:
        """See `Processor.forget`: there is nothing to forget."""

    async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
        """See `Processor.charge`."""
        reference = f"dummy_{charge.key}"
        match charge.card.method:
            case Cards.DECLINED:
                raise ProcessorRefused("The card has insufficient funds.")
            case Cards.STOLEN:
                raise ProcessorRefused("The card was reported stolen.", final=True)
            case Cards.UNAVAILABLE:
                raise ProcessorUnavailable("no answer in time")
            case Cards.AUTHENTICATE:
                return Asked(reference, f"{charge.return_url}?confirm={reference}")
            case _:
                return Taken(reference)

    async def look(self, account: Account, reference: str) -> Taken | Asked:
        """See `Processor.look`."""
        return Taken(reference, authenticated=True)

    async def withdraw(self, account: Account, reference: str) -> Taken | None:
        """See `Processor.withdraw`."""
        return None

    async def refund(self, account: Account, reference: str, amount: int, currency: str, key: str) -> str:
        """See `Processor.refund`."""
        return f"dummy_{key}"

    async def close(self) -> None:
        """Nothing is open."""

    def notice(self, account: Account, body: bytes, signature: str) -> Notice | None:
        """Raise `NoticeForged`: it sends none."""
        raise NoticeForged
