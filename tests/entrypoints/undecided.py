"""An API process that deletes products without waiting for whoever books them: the control of the deletion race."""

from starlette.types import ASGIApp

from roomrack.domain.properties import service as properties
from roomrack.entrypoints.http.app import create_app as create


async def _go_on(*_: object) -> None:
    return None


def create_app() -> ASGIApp:
    """The application whose deletions do not stop the sale."""
    properties.stop_sale = _go_on  # type: ignore[assignment]
    return create()
