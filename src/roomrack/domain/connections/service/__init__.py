"""Use cases of portals and connections: what other slices, pages and the worker call.

- `portals` portals by id, name and application, and being one
- `connecting` connections: finding, making, changing, deleting, and their accounts
- `mapping` what portals sell, and which product is which there
- `feeds` calendar files as what a portal sells
- `linting` what is wrong with a mapping
- `acting` what can be done with a connection
- `journal` the log of a connection
- `mailing` mails to the property's contact
- `spending` the rate limits of channels
- `registry` the channels, and what slices above do with a connection
"""

from roomrack.domain.connections.service.acting import Brought, channel_of, perform
from roomrack.domain.connections.service.connecting import (
    Shown,
    account,
    connections_of,
    connections_on,
    create,
    delete,
    every_connection,
    find,
    get,
    hold,
    locate,
    logged_in,
    once_there,
    property_guard,
    refuse_credentials,
    set_status,
    shown,
    update,
)
from roomrack.domain.connections.service.feeds import keep as keep_feeds
from roomrack.domain.connections.service.journal import LOG_KEPT, forget, last_lines, lines, log
from roomrack.domain.connections.service.linting import errors_of, findings
from roomrack.domain.connections.service.mailing import JOB, forget_mails, mail_error
from roomrack.domain.connections.service.mapping import (
    Named,
    add_external,
    deletion_guard,
    externals_of,
    map_product,
    mapped_externals,
    mapped_products,
    mappings_of,
    mappings_of_property,
    product_of,
    replace_externals,
    target_of,
    unmap,
)
from roomrack.domain.connections.service.portals import (
    FIRST_PORTAL,
    channel_names,
    check_name,
    check_new,
    configure,
    create_portal,
    current_portal,
    fits,
    internal_names,
    is_sandbox,
    is_served,
    list_portals,
    owned_portals,
    portal,
    portal_named,
    portals_by_id,
    portals_of,
    update_portal,
    work_on_pictures,
)
from roomrack.domain.connections.service.registry import ActionSteps, actions, channels
from roomrack.domain.connections.service.spending import spend

__all__ = [
    "FIRST_PORTAL",
    "JOB",
    "LOG_KEPT",
    "ActionSteps",
    "Brought",
    "Named",
    "Shown",
    "account",
    "actions",
    "add_external",
    "channel_names",
    "channel_of",
    "channels",
    "check_name",
    "check_new",
    "configure",
    "connections_of",
    "connections_on",
    "create",
    "create_portal",
    "current_portal",
    "delete",
    "deletion_guard",
    "errors_of",
    "every_connection",
    "externals_of",
    "find",
    "findings",
    "fits",
    "forget",
    "forget_mails",
    "get",
    "hold",
    "internal_names",
    "is_sandbox",
    "is_served",
    "keep_feeds",
    "last_lines",
    "lines",
    "list_portals",
    "locate",
    "log",
    "logged_in",
    "mail_error",
    "map_product",
    "mapped_externals",
    "mapped_products",
    "mappings_of",
    "mappings_of_property",
    "once_there",
    "owned_portals",
    "perform",
    "portal",
    "portal_named",
    "portals_by_id",
    "portals_of",
    "product_of",
    "property_guard",
    "refuse_credentials",
    "replace_externals",
    "set_status",
    "shown",
    "spend",
    "target_of",
    "unmap",
    "update",
    "update_portal",
    "work_on_pictures",
]
