"""A client for the Connect API: `Client` and `AsyncClient`."""

from roomrack_client._flow import Retry
from roomrack_client._wire import Quota
from roomrack_client.auth import ApiKey, ApplicationLogin, Auth, BearerToken, NoAuth, OAuth
from roomrack_client.client import AsyncClient, Client
from roomrack_client.errors import (
    AnswerLost,
    ApiError,
    BadAnswer,
    NotConnected,
    NotSignedIn,
    Problem,
    RoomrackError,
    TimedOut,
    TransportError,
    WebhookInvalid,
)
from roomrack_client.tokens import FileTokenStore, MemoryTokenStore, Tokens, TokenStore

__all__ = [
    "AnswerLost",
    "ApiError",
    "ApiKey",
    "ApplicationLogin",
    "AsyncClient",
    "Auth",
    "BadAnswer",
    "BearerToken",
    "Client",
    "FileTokenStore",
    "MemoryTokenStore",
    "NoAuth",
    "NotConnected",
    "NotSignedIn",
    "OAuth",
    "Problem",
    "Quota",
    "Retry",
    "RoomrackError",
    "TimedOut",
    "TokenStore",
    "Tokens",
    "TransportError",
    "WebhookInvalid",
]
