"""What things are called in the SDKs. Whatever stands in no table here is named by rule, so that it appears by itself.

A name that was released stays: add a line before an operation is built, not after.
"""

import keyword
import re
from collections.abc import Iterable

GROUPS = {
    "ARI: Calendar": "calendar",
    "ARI: PMS Rooms": "pms_rooms",
    "ARI: RatePlan Info": "rate_plans",
    "ARI: Rooms & Rates": "products",
    "Api configuration": "configuration",
    "Auth: Identities": "identity",
    "Calendar Files": "calendar_files",
    "Calendar Tools": "calendar_tools",
    "Chat": "chat",
    "Checkin Desk": "checkin_desk",
    "Content: Portals": "connection_content",
    "Content: Rooms / Apartment": "product_content",
    "Distribution": "distribution",
    "Events": "events",
    "Guests: Registry": "guest_registry",
    "Invoice Desk": "invoice_desk",
    "Offers": "offers",
    "Payment Cards": "cards",
    "Payment Desk": "payment_desk",
    "Photos of Rooms": "room_photos",
    "Portals (OTA)": "portals",
    "Property: Accommodations": "accommodations",
    "Property: Cancellation policies": "policies",
    "Property: Checkins": "checkins",
    "Property: Extra/Products": "extras",
    "Property: Guests": "guests",
    "Property: Invoices": "invoices",
    "Property: People": "people",
    "Property: Payments": "payments",
    "Property: Portal Connections": "connections",
    "Property: Reservations": "reservations",
    "Reservation Revisions": "revisions",
    "Room Assignment": "room_assignment",
    "User information": "user",
    "Utilities: Enums, Metas, Fields": "meta",
    "Webhook Deliveries": "deliveries",
    "Webhook Subscriptions": "subscriptions",
}
"""The attribute of a client for each tag of the document."""

FILES = frozenset(
    {
        *("downloadSummaryDocument", "exportCalendar", "getCalendarFeed", "getInvoicePdf", "getInvoiceXml"),
        *("getPoliceFile", "importCalendar"),
    }
)
"""Operations that give or take a file: they have no method, because a file is for the client's own HTTP library."""

METHODS = {
    "Availability Check": "check_availability",
    "changeInvoiceSettings": "change_settings",
    "changeInvoiceState": "change_state",
    "CHK: Documents": "documents",
    "createDoubleHeadingInvoice": "create_double_heading",
    "creditInvoice": "credit",
    "getInvoice": "get",
    "getInvoices": "find",
    "issueInvoice": "issue",
    "issueSummaryDocument": "issue_summary",
    "listInvoiceMails": "mails",
    "mailCheckinLink": "mail_link",
    "mailInvoice": "mail",
    "OTAs List": "portals",
    "addExtraBulkReservation": "add_extras",
    "addPaymentReservation": "add_payment",
    "acknowledgeRevisions": "acknowledge",
    "addPmsRoomPhoto": "add_to_pms_room",
    "addCard": "add_card",
    "addProductPhoto": "add_to_product",
    "addToNetwork": "add_to_network",
    "apilogin": "application_login",
    "assignRooms": "assign",
    "bulk": "bulk",
    "changeCheckinSettings": "change_settings",
    "changeGuest": "change",
    "changePaymentSettings": "change_settings",
    "changePerson": "change",
    "copy": "copy",
    "copyV3": "copy_v3",
    "createAccommodation": "create",
    "createExtraProducts": "create_many",
    "createManyReservations": "create_many",
    "createNetwork": "create_network",
    "createConnection": "create",
    "createExternalProduct": "add_external_product",
    "createPolicy": "create",
    "createPortal": "create",
    "createRoomRate": "create",
    "createRoomRateV3": "create_v3",
    "createSingleReservation": "create",
    "createSubscription": "create",
    "createSuite": "create_suite",
    "createUser": "register_pin",
    "delete": "delete",
    "deleteAccommodation": "delete",
    "deleteAccount": "deactivate",
    "deleteAllRoomPhoto": "delete_photos",
    "deleteExtraGroupReservation": "delete_extra_group",
    "deleteExtraProduct": "delete",
    "deleteExtraReservation": "delete_extra",
    "deleteGroupReservations": "cancel_group",
    "deletePaymentReservation": "delete_payment",
    "deleteConnection": "delete",
    "deleteMapping": "unmap",
    "deletePhoto": "delete_photo",
    "deletePmsRoomImage": "delete_pms_room_photo",
    "deletePolicy": "delete",
    "deleteProduct": "delete",
    "deleteRatePlan": "delete",
    "deleteReservation": "cancel",
    "deleteRoomPhoto_1": "delete_photo",
    "deleteSplit": "undo_split",
    "deleteSubscription": "delete",
    "dryRunCalendar": "dry_run",
    "eraseGuest": "erase",
    "executeAction": "execute",
    "explainBookability": "explain",
    "exportGuest": "export",
    "dismissQuarantine": "dismiss",
    "findDrift": "drift",
    "findQuarantine": "quarantine",
    "pushCalendar": "push",
    "readSync": "sync",
    "replayQuarantine": "replay",
    "findAllPmsRoom": "list_everywhere",
    "findCodes": "codes",
    "findExtras": "find",
    "findPmsRoom": "list",
    "findReservation": "get",
    "findReservations": "find",
    "findReservationHistory": "history",
    "findRevisionAlerts": "alerts",
    "findRevisions": "find",
    "findWebhookDeliveries": "find",
    "findWebhookDelivery": "get",
    "getById": "get",
    "getCheckinTags": "tags",
    "getConfiguration": "get",
    "getExternalProducts": "external_products",
    "getIcsLink": "get_calendar_links",
    "getConnections": "list_connected",
    "getConnectionsV3": "list_connected_v3",
    "getContentPageMeta": "content_fields",
    "getCountryCity": "cities",
    "getCountryDocuments": "documents",
    "getList": "find",
    "getListings": "list",
    "getListingsV1": "list_v1",
    "getListingsV3": "list_v3",
    "getMappedRooms": "list_mapped_rooms",
    "getMapping": "mappings",
    "getNetwork": "network_of",
    "getOfferTerms": "terms",
    "getPhotos": "list_photos",
    "getPolicies": "list",
    "getRatePlans": "list",
    "getRecentMessages": "list_recent_messages",
    "getRoom": "get",
    "getUserStatus": "pin_status",
    "importCalendars": "import_now",
    "info": "info",
    "insert": "create",
    "invitePerson": "invite",
    "lintConnection": "lint",
    "listCardLooks": "looks",
    "listInvitations": "invitations",
    "listPaymentMovements": "movements",
    "listPeople": "list",
    "listPoliceReports": "police_reports",
    "listPmsRoomPhotos": "list_of_pms_room",
    "listProductPhotos": "list_of_product",
    "listSubscriptions": "events",
    "listenToWebhooks": "listen",
    "makeCheckinLink": "make_link",
    "mergeGuests": "merge",
    "migrateApiKey": "migrate_api_key",
    "moveV3": "move_v3",
    "move": "move",
    "move_1": "move",
    "patchReservation": "patch",
    "postConfiguration": "update",
    "pushMapping": "map",
    "pushPhotos": "add_photo",
    "queueAccommodation": "list_tasks",
    "quoteStay": "quote",
    "readCalendar": "read",
    "readCalendarFiles": "get",
    "readCalendarVersions": "read",
    "readCheckinSettings": "settings",
    "readConnectionLog": "log",
    "readOnlineCheckin": "online",
    "readPaymentMethod": "method",
    "readPaymentSettings": "settings",
    "readInvoiceSettings": "settings",
    "redeliverWebhooks": "redeliver",
    "refundPayment": "refund",
    "removePaymentMethod": "remove_method",
    "removePerson": "remove",
    "renewCalendarLinks": "renew_links",
    "retrieveAccommodation": "get",
    "retrieveAccommodations": "list",
    "retrieveConnectionDetail": "find",
    "retrieveMasterBillingAccommodation": "get_master_billing",
    "retrieveNetwork": "get_network",
    "replayEvents": "replay",
    "retrieveSubscriptions": "list",
    "retrieveTask": "get_task",
    "revokeInvitation": "revoke_invitation",
    "runRules": "run_rules",
    "runRulesV3": "run_rules_v3",
    "saveRatePlan": "create",
    "searchAmenity": "amenities",
    "searchApiAccommodation": "search",
    "searchContentItem": "content",
    "searchHotel": "search_hotel",
    "sendInvitationAgain": "invite_again",
    "sendTestWebhook": "send_test",
    "setOfferTerms": "set_terms",
    "splitReservation": "split",
    "setPaymentMethod": "set_method",
    "takePayment": "take",
    "tracePrice": "trace_price",
    "translateMissingDescriptions": "translate",
    "translateMissingDescriptionsV3": "translate_v3",
    "undoCalendarWrite": "undo",
    "update the room rate": "update_v2",
    "update": "update",
    "updateAccommodation": "update",
    "updateConnection": "update",
    "updateExtraProduct": "update",
    "updateExtraProductBulk": "update_many",
    "updateExtraReservation": "update_extra",
    "updatePaymentReservation": "update_payment",
    "updatePolicy": "update",
    "updatePortal": "update",
    "updateRatePlan": "update",
    "updateReservation": "update",
    "updateRoom": "update",
    "updateRoomV3": "update_v3",
    "updateSubscription": "update",
    "withdrawCheckinLink": "withdraw_link",
    "writeCalendarGuarded": "bulk",
}
"""The method for each operation."""

MODELS = {
    "ApiAccommodationResponse": "CreatedAccommodation",
    "ApiError": "ErrorBody",
    "ApiExtras": "ReservationExtras",
    "ApiMapping": "ProductMapping",
    "ApiPage": "PageInfo",
    "ApiPaymentStepDTO": "Policy",
    "ApiRateDTO": "RatePlan",
    "ApiReservationReqDTO": "ReservationRequest",
    "ApiReservationRespDTO": "Reservation",
    "ApiRoomRateDTOV3": "RoomRateV3",
    "OAuthToken2": "TokenAnswer",
}


def group(tag: str) -> str:
    """The attribute that holds the operations of a tag."""
    return GROUPS.get(tag) or snake(tag)


def method(operation_id: str) -> str:
    """The method of an operation."""
    return METHODS.get(operation_id) or snake(operation_id)


def model_names(schemas: Iterable[str]) -> dict[str, str]:
    """The class for each schema of the whole contract: without `Api` and `DTO`, unless that name is another's."""
    names = sorted(schemas)
    short = {name: MODELS.get(name) or re.sub(r"^Api(?=[A-Z])|DTO(?=(?:V\d)?$)", "", name) for name in names}
    taken = set(names)
    result: dict[str, str] = {}
    for name in names:
        wanted = short[name]
        free = wanted == name or wanted not in taken
        result[name] = wanted if free else name
        taken.add(result[name])
    return result


def snake(name: str) -> str:
    """A name of the wire, in any spelling, as a name of Python."""
    words = re.sub(r"[^0-9A-Za-z]+", "_", name.replace("[]", ""))
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", words).strip("_").lower()
    return f"{words}_" if keyword.iskeyword(words) else words


def camel(name: str) -> str:
    """The usual name on the wire of a Python field."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def pascal(name: str) -> str:
    """A name of Python as that of a class."""
    return "".join(word[:1].upper() + word[1:] for word in snake(name).split("_"))
