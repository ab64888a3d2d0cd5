"""Use cases of distribution: what the worker, the routes and `entrypoints` call.

- `marking` from the event log to days that are to be looked at · `linking` a connection with all that using it takes
- `pushing` sending the calendar · `reconciling` reading it back
- `pulling` when bookings are read · `placing` what becomes of them · `quarantine` what could not be placed
- `actions` reading on demand · `overview` how a connection stands
"""

from roomrack.domain.distribution.service.actions import ACTIONS
from roomrack.domain.distribution.service.marking import begin_day
from roomrack.domain.distribution.service.overview import Overview, drift, overview
from roomrack.domain.distribution.service.pushing import TASK, push_everything

__all__ = ["ACTIONS", "TASK", "Overview", "begin_day", "drift", "overview", "push_everything"]
