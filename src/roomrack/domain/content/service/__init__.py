"""Use cases of content.

- `sections` reading and writing them · `places` whose content it is · `texts` random texts · `photos` those of products
- `pushing` sending content to portals · `closing` calendars that are closed on a portal · `moving` copies and moves
"""

from roomrack.domain.content.service.closing import closed_on, is_closed, switch
from roomrack.domain.content.service.moving import copy
from roomrack.domain.content.service.places import Place, at_connection, at_product, named_by_listing
from roomrack.domain.content.service.pushing import (
    GIVE_UP_AFTER,
    JOB,
    LEASE,
    TASK,
    Parcel,
    Process,
    announce,
    channel_of,
    enqueue,
    finish,
    load,
    process,
    push_product,
    push_property,
    request,
)
from roomrack.domain.content.service.sections import (
    Read,
    add,
    delete_at,
    delete_keyed,
    find,
    get,
    others,
    patch,
    put,
    set_for_portal,
)
from roomrack.domain.content.service.texts import configure, write_text

__all__ = [
    "GIVE_UP_AFTER",
    "JOB",
    "LEASE",
    "TASK",
    "Parcel",
    "Place",
    "Process",
    "Read",
    "add",
    "announce",
    "at_connection",
    "at_product",
    "channel_of",
    "closed_on",
    "configure",
    "copy",
    "delete_at",
    "delete_keyed",
    "enqueue",
    "find",
    "finish",
    "get",
    "is_closed",
    "load",
    "named_by_listing",
    "others",
    "patch",
    "process",
    "push_product",
    "push_property",
    "put",
    "request",
    "set_for_portal",
    "switch",
    "write_text",
]
