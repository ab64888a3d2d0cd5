"""Use cases of products.

- `catalog` what others sell from, and creating, changing and deleting what is in it
- `copying` copying and moving products, and running their nightly rules at once
- `photos` what the photos of products and rooms need to know
- `describing` policies, hidden products, maintenance, and the ids of parts
- `registry` what is asked of higher slices
- `translating` filling in the texts that a language lacks
"""

from roomrack.domain.products.service.catalog import (
    automations,
    catalog,
    catalog_of,
    configure,
    count_rooms,
    create,
    create_pms_room,
    create_suite,
    delete,
    find,
    get,
    hold,
    holds_amounts,
    locate,
    naming_policy,
    pms_rooms,
    pms_rooms_known,
    update,
    update_pms_room,
)
from roomrack.domain.products.service.copying import (
    Copying,
    NewPlace,
    copiers,
    copy,
    move,
    rule_runners,
    run_rules,
)
from roomrack.domain.products.service.describing import Plans, calendar_name, mapped, rate_plans
from roomrack.domain.products.service.photos import copy_photos, images, place_guard
from roomrack.domain.products.service.registry import (
    DeletionGuard,
    PlanLister,
    PolicyCheck,
    RoomCloser,
    calendar_keepers,
    calendar_namers,
    deletion_guards,
    mapped_listers,
    plan_listers,
    policy_checks,
    room_closers,
)
from roomrack.domain.products.service.translating import configure_translation, fill_in, translate

__all__ = [
    "Copying",
    "DeletionGuard",
    "NewPlace",
    "PlanLister",
    "Plans",
    "PolicyCheck",
    "RoomCloser",
    "automations",
    "calendar_keepers",
    "calendar_name",
    "calendar_namers",
    "catalog",
    "catalog_of",
    "configure",
    "configure_translation",
    "copiers",
    "copy",
    "copy_photos",
    "count_rooms",
    "create",
    "create_pms_room",
    "create_suite",
    "delete",
    "deletion_guards",
    "fill_in",
    "find",
    "get",
    "hold",
    "holds_amounts",
    "images",
    "locate",
    "mapped",
    "mapped_listers",
    "move",
    "naming_policy",
    "place_guard",
    "plan_listers",
    "pms_rooms",
    "pms_rooms_known",
    "policy_checks",
    "rate_plans",
    "room_closers",
    "rule_runners",
    "run_rules",
    "translate",
    "update",
    "update_pms_room",
]
