"""The calendar over HTTP.

- `contract` the contract's operations · `tools` and `files` those beyond it, below `/rest/x1/calendar`
- `bulk` and `pages` what they share
"""

from roomrack.domain.calendar.routes.contract import router
from roomrack.domain.calendar.routes.files import files
from roomrack.domain.calendar.routes.tools import tools

__all__ = ["files", "router", "tools"]
