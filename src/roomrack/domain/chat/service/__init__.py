"""Use cases of conversations.

- `people`: who takes part.
- `viewing`: threads and messages with all that is shown beside them.
- `reading`: finding threads and messages, and who has read what.
- `writing`: new messages, and how one stands.
- `changing`: what is said of a thread, offers, and what assistants do.
- `templates`: texts with placeholders.
- `settings`: how a property's messages travel outside.
- `outbox`: sending, which the worker does.
- `pulling`: reading the messages of connections.
- `assisting`: what assistants are told, and what they answer.
- `places`: where guests reach this server.
- `inbound`: what comes by mail, WhatsApp and channels.
- `pages`: what guests see behind their link.
- `files`: what is attached.
- `privacy`: giving out, forgetting, and retention.
"""

from roomrack.domain.chat.service import files, inbound, outbox, pages, privacy, pulling, settings, templates
from roomrack.domain.chat.service.changing import (
    archive,
    create_offer,
    set_assistant,
    set_member,
    set_processor,
    withdraw_offer,
)
from roomrack.domain.chat.service.outbox import Carried, Carrier, NotCarried, NotYet, Parcel
from roomrack.domain.chat.service.places import configure
from roomrack.domain.chat.service.pulling import JOB as READ_JOB
from roomrack.domain.chat.service.pulling import read_soon
from roomrack.domain.chat.service.reading import (
    find,
    get,
    messages,
    read,
    read_all,
    recent,
    set_unread,
    talked_of,
    threads,
    unread,
)
from roomrack.domain.chat.service.viewing import message_view
from roomrack.domain.chat.service.writing import (
    ASSIST_JOB,
    JOB,
    add_translation,
    configure_translation,
    set_status,
    to_translate,
    translate,
    write,
)

__all__ = [
    "ASSIST_JOB",
    "JOB",
    "READ_JOB",
    "Carried",
    "Carrier",
    "NotCarried",
    "NotYet",
    "Parcel",
    "add_translation",
    "archive",
    "configure",
    "configure_translation",
    "create_offer",
    "files",
    "find",
    "get",
    "inbound",
    "message_view",
    "messages",
    "outbox",
    "pages",
    "privacy",
    "pulling",
    "read",
    "read_all",
    "read_soon",
    "recent",
    "set_assistant",
    "set_member",
    "set_processor",
    "set_status",
    "set_unread",
    "settings",
    "talked_of",
    "templates",
    "threads",
    "to_translate",
    "translate",
    "unread",
    "withdraw_offer",
    "write",
]
