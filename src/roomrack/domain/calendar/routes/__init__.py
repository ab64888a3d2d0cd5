"""The calendar over HTTP.

- `contract` the contract's operations · `tools` those beyond it, below `/rest/x1/calendar` · `bulk` and
  `pages` what both share
"""

from roomrack.domain.calendar.routes.contract import router
from roomrack.domain.calendar.routes.tools import tools

__all__ = ["router", "tools"]
