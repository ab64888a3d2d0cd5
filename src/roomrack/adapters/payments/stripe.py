"""The implementation of `ports.payments` over Stripe: PaymentIntents of stored payment methods, off session.

A card of the vault becomes such a payment method first: the vault sends it, and only its name comes here.

A bank that wants the guest to confirm refuses the charge with `authentication_required`; it is then confirmed anew as
if the guest were there, which gives the link to his bank. The official library is imported where it is used: it is
large, and processes that move no money would start later.
"""

import json
from collections.abc import Awaitable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from roomrack.ports.payments import (
    Account,
    Asked,
    Charge,
    Notice,
    NoticeForged,
    NoticeKind,
    ProcessorRefused,
    ProcessorUnavailable,
    StoredCard,
    Taken,
    VaultCard,
)
from roomrack.ports.vault import Charge as CardRequest
from roomrack.ports.vault import VaultRefused

if TYPE_CHECKING:
    from stripe import HTTPClient, PaymentIntent, StripeClient

TIMEOUT_SECONDS = 30.0
VAULT_NAME = "stripe"
"""What the vault's settings call the origin to which it may send cards."""
NETWORK_RETRIES = 2
"""By the library, under the same key. All tries together end before the lease of an attempt."""

_HUNDREDFOLD = frozenset({"ISK", "UGX"})
"""Currencies without decimals that Stripe wants with two."""
_WHOLE = frozenset({"MGA"})
"""The reverse."""
_TENS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
"""Currencies of three decimals of which Stripe takes no last digit but 0."""
_FINAL = frozenset(
    {
        *(
            "fraudulent",
            "lost_card",
            "merchant_blacklist",
            "pickup_card",
            "restricted_card",
            "revocation_of_authorization",
        ),
        *("revocation_of_all_authorizations", "stolen_card", "expired_card", "incorrect_number", "invalid_account"),
    }
)
"""Why a bank refuses for good: networks forbid to try again."""

_CARD = (
    ("type", "card"),
    ("card[number]", "{{number}}"),
    ("card[exp_month]", "{{month}}"),
    ("card[exp_year]", "{{year}}"),
)
_CODE = ("card[cvc]", "{{cvv}}")

T = TypeVar("T")


class StripeProcessor:
    """Speaks to Stripe, or to what stands at `base_url` instead. One client per account's key; one pool for all."""

    def __init__(self, base_url: str | None = None) -> None:
        self._base_url = base_url
        self._http: HTTPClient | None = None

    async def keep(self, account: Account, card: VaultCard) -> StoredCard:
        """See `Processor.keep`: a payment method that the vault makes, attached to a customer of its own."""
        client = self._client(account)
        try:
            method = await _made_by_vault(account, card, with_code=card.has_code)
        except VaultRefused as refused:
            if not card.has_code or refused.code != "cvv_gone":
                raise
            # An attempt whose end nobody wrote down has used it.
            method = await _made_by_vault(account, card, with_code=False)
        about: Any = {"description": card.name}
        customer = await _asked(client.v1.customers.create_async(about, {"idempotency_key": f"{card.name}-customer"}))
        attaching: Any = {"customer": customer.id}
        await _asked(client.v1.payment_methods.attach_async(method, attaching))
        return StoredCard(method, customer.id)

    async def forget(self, account: Account, method: str) -> None:
        """See `Processor.forget`: detach a payment method, which Stripe then never charges again."""
        import stripe

        methods = self._client(account).v1.payment_methods
        try:
            await methods.detach_async(method)
        except stripe.InvalidRequestError as error:
            # Stripe refuses for one that is detached. Its words for that may change, so the method itself is looked at.
            if error.code != "resource_missing" and (await _asked(methods.retrieve_async(method))).customer is not None:
                raise _failure(error) from error
        except stripe.StripeError as error:
            raise _failure(error) from error

    async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
        """See `Processor.charge`."""
        import stripe

        client = self._client(account)
        params: Any = {
            "amount": to_stripe(charge.amount, charge.currency),
            "currency": charge.currency.lower(),
            "payment_method": charge.card.method,
            "payment_method_types": ["card"],
            "confirm": True,
            "off_session": True,
            "description": charge.description,
            "metadata": dict(charge.labels),
        }
        if charge.card.customer is not None:
            params["customer"] = charge.card.customer
        try:
            made = await client.v1.payment_intents.create_async(params, {"idempotency_key": charge.key})
        except stripe.CardError as error:
            intent = _intent_of(error)
            if error.code != "authentication_required" or intent is None:
                raise _refusal(error) from error
            confirming: Any = {"payment_method": charge.card.method, "return_url": charge.return_url}
            made = await _asked(
                client.v1.payment_intents.confirm_async(
                    intent, confirming, {"idempotency_key": f"{charge.key}-confirm"}
                )
            )
        except stripe.StripeError as error:
            raise _failure(error) from error
        return _outcome(made)

    async def look(self, account: Account, reference: str) -> Taken | Asked:
        """See `Processor.look`."""
        found = await _asked(self._client(account).v1.payment_intents.retrieve_async(reference))
        result = _outcome(found)
        return Taken(result.reference, authenticated=True) if isinstance(result, Taken) else result

    async def withdraw(self, account: Account, reference: str) -> Taken | None:
        """See `Processor.withdraw`."""
        client = self._client(account)
        found = await _asked(client.v1.payment_intents.retrieve_async(reference))
        if found.status == "succeeded":
            return Taken(found.id, authenticated=True)
        if found.status != "canceled":
            await _asked(client.v1.payment_intents.cancel_async(reference))
        return None

    async def refund(self, account: Account, reference: str, amount: int, currency: str, key: str) -> str:
        """See `Processor.refund`."""
        params: Any = {"payment_intent": reference, "amount": to_stripe(amount, currency)}
        made = await _asked(self._client(account).v1.refunds.create_async(params, {"idempotency_key": key}))
        if made.status in ("failed", "canceled"):
            raise ProcessorRefused(f"The refund failed: {made.failure_reason or made.status}.")
        return made.id

    async def close(self) -> None:
        """See `Processor.close`."""
        if self._http is not None:
            await self._http.close_async()  # type: ignore[no-untyped-call]
            self._http = None

    def notice(self, account: Account, body: bytes, signature: str) -> Notice | None:
        """See `Processor.notice`."""
        import stripe

        try:
            stripe.WebhookSignature.verify_header(
                body, signature, account.notice_secret, stripe.Webhook.DEFAULT_TOLERANCE
            )
            told = json.loads(body)
            about: Mapping[str, Any] = told["data"]["object"]
        except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError):
            raise NoticeForged from None
        labels = {name: str(value) for name, value in (about.get("metadata") or {}).items()}
        match told.get("type"):
            case "payment_intent.succeeded":
                return Notice(kind=NoticeKind.TAKEN, reference=str(about["id"]), labels=labels)
            case "payment_intent.payment_failed" | "payment_intent.canceled":
                problem = (about.get("last_payment_error") or {}).get("message") or "The charge was not confirmed."
                return Notice(kind=NoticeKind.REFUSED, reference=str(about["id"]), labels=labels, problem=problem)
            case "charge.refunded" if about.get("payment_intent"):
                back = from_stripe(int(about["amount_refunded"]), str(about["currency"]).upper())
                return Notice(kind=NoticeKind.REFUNDED, reference=str(about["payment_intent"]), refunded=back)
            case _:
                return None

    def _client(self, account: Account) -> "StripeClient":
        import stripe

        if self._http is None:
            self._http = stripe.AIOHTTPClient(timeout=TIMEOUT_SECONDS)
        return stripe.StripeClient(
            account.secret_key,
            base_addresses={"api": self._base_url} if self._base_url else None,
            max_network_retries=NETWORK_RETRIES,
            http_client=self._http,
        )


def to_stripe(minor: int, currency: str) -> int:
    """An amount in the units that Stripe counts in. Raises `ProcessorRefused` for one that it can't take."""
    if currency in _HUNDREDFOLD:
        return minor * 100
    step = 100 if currency in _WHOLE else 10 if currency in _TENS else 1
    if minor % step:
        raise ProcessorRefused(f"Stripe takes no such fractions of {currency}.", final=True)
    return minor // 100 if currency in _WHOLE else minor


def from_stripe(amount: int, currency: str) -> int:
    """The reverse."""
    if currency in _HUNDREDFOLD:
        return amount // 100
    return amount * 100 if currency in _WHOLE else amount


def _outcome(intent: "PaymentIntent") -> Taken | Asked:
    if intent.status == "succeeded":
        return Taken(intent.id)
    if intent.status == "requires_action":
        redirect = intent.next_action.redirect_to_url if intent.next_action else None
        if redirect is None or not redirect.url:
            raise ProcessorRefused("The bank asks for something that can't be done by a link.", final=True)
        return Asked(intent.id, redirect.url)
    if intent.status in ("requires_payment_method", "canceled"):
        error = intent.last_payment_error
        problem = (error.message if error else None) or "The charge was not confirmed."
        raise ProcessorRefused(problem, final=intent.status == "canceled")
    raise ProcessorUnavailable(f"the charge is {intent.status}")


async def _made_by_vault(account: Account, card: VaultCard, *, with_code: bool) -> str:
    """The name of a payment method that Stripe makes of a card in a request that the vault sends."""
    import stripe

    fields = (*_CARD, _CODE) if with_code else _CARD
    answer = await card.send(
        CardRequest(
            processor=VAULT_NAME,
            path="/v1/payment_methods",
            body="&".join(f"{name}={value}" for name, value in fields),
            headers={"Authorization": f"Bearer {account.secret_key}", "Stripe-Version": stripe.api_version},
        )
    )
    try:
        told = json.loads(answer.body)
        if answer.status == 200:
            return str(told["id"])
        error: Mapping[str, Any] = told["error"]
        words, why = str(error.get("message") or "The card was refused."), error.get("decline_code")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ProcessorUnavailable(f"Stripe answered {answer.status}") from None
    if answer.status == 429 or answer.status >= 500:
        raise ProcessorUnavailable(words)
    raise ProcessorRefused(words, final=(why or error.get("code")) in _FINAL)


async def _asked(call: Awaitable[T]) -> T:
    import stripe

    try:
        return await call
    except stripe.StripeError as error:
        raise _failure(error) from error


def _failure(error: Any) -> ProcessorRefused | ProcessorUnavailable:
    import stripe

    if isinstance(error, stripe.CardError):
        return _refusal(error)
    words = error.user_message or type(error).__name__
    if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
        return ProcessorRefused(words)
    if isinstance(error, stripe.InvalidRequestError):
        return ProcessorRefused(words, final=True)
    return ProcessorUnavailable(words)


def _refusal(error: Any) -> ProcessorRefused:
    detail = getattr(error, "error", None)
    why = getattr(detail, "decline_code", None) or error.code
    return ProcessorRefused(error.user_message or "The card was refused.", final=why in _FINAL)


def _intent_of(error: Any) -> str | None:
    intent = getattr(getattr(error, "error", None), "payment_intent", None)
    return None if intent is None else str(intent.id)
