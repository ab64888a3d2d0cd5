"""Use cases of payments.

- `entries`: the ledgers of reservations, as people keep them.
- `planning`: what the policies plan, and what another card changes of that.
- `settings`: how a property takes payments, and the cards of reservations.
- `moving`: taking and giving back money now, and what became of it.
- `forgetting`: what processors made of the vault's cards, and forget with them.
- `means`: with which card a reservation pays.
- `owing`: how much is to be moved at this moment.
- `working`: what the worker asks processors.
"""

from roomrack.domain.payments.service import forgetting, working
from roomrack.domain.payments.service.entries import (
    Draft,
    Shown,
    add,
    change,
    move,
    remove,
    remove_anywhere,
)
from roomrack.domain.payments.service.forgetting import card_forgotten
from roomrack.domain.payments.service.moving import Listed, movements, refund, take
from roomrack.domain.payments.service.planning import card_given, planner
from roomrack.domain.payments.service.settings import (
    NOTICES,
    address_of,
    card_of,
    configure,
    noticed,
    notices_url,
    read_settings,
    remove_card,
    return_url,
    set_card,
    write_settings,
)
from roomrack.domain.payments.service.working import JOB

__all__ = [
    "JOB",
    "NOTICES",
    "Draft",
    "Listed",
    "Shown",
    "add",
    "address_of",
    "card_forgotten",
    "card_given",
    "card_of",
    "change",
    "configure",
    "forgetting",
    "move",
    "movements",
    "noticed",
    "notices_url",
    "planner",
    "read_settings",
    "refund",
    "remove",
    "remove_anywhere",
    "remove_card",
    "return_url",
    "set_card",
    "take",
    "working",
    "write_settings",
]
