"""An API process whose stock engine takes no lock on the days that it sells: the control of the race tests."""

from starlette.types import ASGIApp

from roomrack.domain.calendar.repository import StockRepository
from roomrack.domain.calendar.service import stock
from roomrack.entrypoints.http.app import create_app as create


class Unlocked(StockRepository):
    """The same statement, deciding on rows that anybody may change meanwhile."""

    MOVE = StockRepository.MOVE.replace("for update of d", "")
    TAKE = StockRepository.TAKE.replace("for update of d", "")


def create_app() -> ASGIApp:
    """The application without the lock."""
    if Unlocked.MOVE == StockRepository.MOVE or Unlocked.TAKE == StockRepository.TAKE:
        raise RuntimeError("the lock is written differently now; this control would prove nothing")
    stock.use(Unlocked())
    return create()
