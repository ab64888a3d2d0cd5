"""Conversations on the wire.

- `bodies`: what is sent.
- `shapes`: what is answered and announced.
"""

from roomrack.domain.chat.wire.bodies import MessageBody, OfferBody, SettingsBody, TemplatesBody, word_of
from roomrack.domain.chat.wire.shapes import (
    message_shape,
    offer_shape,
    only,
    reader_shape,
    render_events,
    settings_shape,
    template_shape,
    thread_shape,
)

__all__ = [
    "MessageBody",
    "OfferBody",
    "SettingsBody",
    "TemplatesBody",
    "message_shape",
    "offer_shape",
    "only",
    "reader_shape",
    "render_events",
    "settings_shape",
    "template_shape",
    "thread_shape",
    "word_of",
]
