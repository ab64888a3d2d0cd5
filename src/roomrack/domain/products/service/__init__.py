"""Use cases of products.

- `catalog` what others sell from, and creating, changing and deleting what is in it
"""

from roomrack.domain.products.service.catalog import (
    DeletionGuard,
    catalog,
    catalog_of,
    configure,
    create,
    create_pms_room,
    create_suite,
    delete,
    deletion_guards,
    find,
    get,
    holds_amounts,
    locate,
    pms_rooms,
    pms_rooms_known,
    update,
)

__all__ = [
    "DeletionGuard",
    "catalog",
    "catalog_of",
    "configure",
    "create",
    "create_pms_room",
    "create_suite",
    "delete",
    "deletion_guards",
    "find",
    "get",
    "holds_amounts",
    "locate",
    "pms_rooms",
    "pms_rooms_known",
    "update",
]
