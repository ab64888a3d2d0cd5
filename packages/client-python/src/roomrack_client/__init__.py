"""A client for the Connect API: `Client` and `AsyncClient`."""

from roomrack_client._flow import Retry
from roomrack_client._wire import Quota
from roomrack_client.auth import ApiKey, ApplicationLogin, Auth, BearerToken, NoAuth, OAuth
from roomrack_client.client import AsyncClient, Client
from roomrack_client.codec import CLEAR
from roomrack_client.errors import (
    AnswerLost,
    ApiError,
    BadAnswer,
    ConsentRefused,
    NotConnected,
    NotSignedIn,
    Problem,
    RoomrackError,
    TimedOut,
    TransportError,
    WebhookInvalid,
)
from roomrack_client.paging import Page
from roomrack_client.tokens import FileTokenStore, MemoryTokenStore, Tokens, TokenStore
from roomrack_client.webhooks import Event, WebhookVerifier

__all__ = [
    "CLEAR",
    "AnswerLost",
    "ApiError",
    "ApiKey",
    "ApplicationLogin",
    "AsyncClient",
    "Auth",
    "BadAnswer",
    "BearerToken",
    "Client",
    "ConsentRefused",
    "Event",
    "FileTokenStore",
    "MemoryTokenStore",
    "NoAuth",
    "NotConnected",
    "NotSignedIn",
    "OAuth",
    "Page",
    "Problem",
    "Quota",
    "Retry",
    "RoomrackError",
    "TimedOut",
    "TokenStore",
    "Tokens",
    "TransportError",
    "WebhookInvalid",
    "WebhookVerifier",
]
