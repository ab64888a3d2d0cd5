"""An API process whose own permission checks are switched off: only row-level security stands between tenants."""

from starlette.types import ASGIApp

from roomrack.domain.identity.service import gate
from roomrack.entrypoints.http.app import create_app as create
from roomrack.infra.http.operation import Call


def _let_pass(*_: object) -> None:
    return None


def _yes(*_: object, **__: object) -> bool:
    return True


def create_app() -> ASGIApp:
    """The application without its checks."""
    gate.decide = _let_pass  # type: ignore[assignment]
    Call.may = _yes  # type: ignore[method-assign]
    return create()
