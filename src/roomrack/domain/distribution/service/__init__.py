"""Use cases of distribution: what the worker, the routes and `entrypoints` call.

- `marking` from the event log to days that are to be looked at · `linking` a connection with all that using it takes
- `pushing` sending the calendar · `reconciling` reading it back
- `pulling` when bookings are read · `placing` what becomes of them · `quarantine` what could not be placed
- `notices` channels that say that there is something to read
- `actions` reading on demand · `overview` how a connection stands
"""

from roomrack.domain.distribution.repository.figures import Drifted
from roomrack.domain.distribution.repository.quarantine import Quarantined, State
from roomrack.domain.distribution.repository.work import Kind, Standing
from roomrack.domain.distribution.service.actions import ACTIONS
from roomrack.domain.distribution.service.marking import begin_day
from roomrack.domain.distribution.service.notices import NOTICES, configure, noticed, notices_url
from roomrack.domain.distribution.service.overview import Overview, drift, overview
from roomrack.domain.distribution.service.pushing import TASK, push_everything
from roomrack.domain.distribution.service.quarantine import JOB
from roomrack.domain.distribution.service.quarantine import forget as forget_quarantine
from roomrack.domain.distribution.service.reconciling import ask as reconcile
from roomrack.domain.distribution.service.reconciling import forget

__all__ = [
    "ACTIONS",
    "JOB",
    "NOTICES",
    "TASK",
    "Drifted",
    "Kind",
    "Overview",
    "Quarantined",
    "Standing",
    "State",
    "begin_day",
    "configure",
    "drift",
    "forget",
    "forget_quarantine",
    "noticed",
    "notices_url",
    "overview",
    "push_everything",
    "reconcile",
]
