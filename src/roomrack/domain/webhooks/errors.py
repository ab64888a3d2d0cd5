"""Refusals of the webhooks slice."""

from roomrack.core.errors import NotFound, ParamsError, RuleError


class AlreadySubscribed(RuleError):
    """The application has a subscription to this event (docs/contract.md 10); change its URL instead."""

    code = "already_subscribed"
    template = "There is already a subscription to {hook}, number {subscription}. Change its URL instead."


class EndpointRefused(RuleError):
    """The URL is not one that the server sends to."""

    code = "endpoint_refused"
    template = "Webhooks can't be sent to this URL: {problem}."


class UnknownHook(ParamsError):
    """The path names an event that does not exist."""

    code = "unknown_hook"
    template = "There is no such event. The events are {hooks}."


class CursorUnknown(ParamsError):
    """The cursor is none that this server has given."""

    code = "cursor_unknown"
    template = "This is no cursor of this server. Ask without one to begin at the present."


class StillWaiting(RuleError):
    """A delivery that is not finished goes by itself."""

    code = "delivery_waiting"
    template = "Delivery {delivery} is not finished: it is sent again by itself."


class NoSubscription(RuleError):
    """Nobody of the application listens to the event any more."""

    code = "no_subscription"
    template = "There is no subscription to {hook} any more. Subscribe first."


class NothingToSend(RuleError):
    """No delivery was chosen, too many were, or one of them has no content."""

    code = "nothing_to_send"
    template = "Choose between 1 and {limit} deliveries that have content."


class SubscriptionNotFound(NotFound):
    """The application has no subscription with this id."""

    def __init__(self) -> None:
        super().__init__("WebhookSubscription")
