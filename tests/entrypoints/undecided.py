"""An API process that deletes without waiting for whoever books: the control of the deletion races."""

from starlette.types import ASGIApp

from roomrack.domain.properties import repository
from roomrack.entrypoints.http.app import create_app as create


async def _go_on(*_: object) -> None:
    return None


def create_app() -> ASGIApp:
    """The application whose deletions do not stop the sale."""
    repository.stop_sale = _go_on  # type: ignore[assignment]
    return create()
