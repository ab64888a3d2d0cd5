"""Use cases of properties and the networks that they stand in: what other slices, pages and the command line call."""

from roomrack.domain.properties.service.accommodations import (
    Registration,
    create,
    find,
    get,
    get_to_sell,
    names,
    register,
    rooms,
    stop_sale,
    update,
    zones,
)
from roomrack.domain.properties.service.endings import activate, deactivate, delete
from roomrack.domain.properties.service.networks import (
    Joined,
    add_to_network,
    create_network,
    found_network,
    master,
    members,
    network_named,
    networks,
)
from roomrack.domain.properties.service.registry import currency_guards, deletion_guards, room_counters

__all__ = [
    "Joined",
    "Registration",
    "activate",
    "add_to_network",
    "create",
    "create_network",
    "currency_guards",
    "deactivate",
    "delete",
    "deletion_guards",
    "find",
    "found_network",
    "get",
    "get_to_sell",
    "master",
    "members",
    "names",
    "network_named",
    "networks",
    "register",
    "room_counters",
    "rooms",
    "stop_sale",
    "update",
    "zones",
]
