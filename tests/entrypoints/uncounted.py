"""An API process in which guests who check themselves in are counted without a lock: the control of their race."""

from starlette.types import ASGIApp

from roomrack.domain.arrivals import repository
from roomrack.domain.reservations import service as reservations
from roomrack.entrypoints.http.app import create_app as create


async def _go_on(*_: object) -> dict[int, object]:
    return {}


def create_app() -> ASGIApp:
    """The application without the locks on the link and on its reservation."""
    unlocked = repository._HOLD.replace("for update", "")
    if unlocked == repository._HOLD:
        raise RuntimeError("the lock is written differently now; this control would prove nothing")
    repository._HOLD = unlocked
    reservations.hold = _go_on  # type: ignore[assignment]
    return create()
