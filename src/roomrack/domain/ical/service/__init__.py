"""Use cases of calendar files.

- `importing` taking over the nights of calendars elsewhere · `looking` what the owner sees of them
- `links` the addresses of our own calendars · `feeds` what they hold
"""

from roomrack.domain.ical.service.feeds import Content, content
from roomrack.domain.ical.service.importing import (
    Found,
    begin_move,
    claim,
    end_move,
    finish,
    hasten,
    keep,
    window,
)
from roomrack.domain.ical.service.links import Links, configure, links, names, renew
from roomrack.domain.ical.service.looking import Seen, look

__all__ = [
    "Content",
    "Found",
    "Links",
    "Seen",
    "begin_move",
    "claim",
    "configure",
    "content",
    "end_move",
    "finish",
    "hasten",
    "keep",
    "links",
    "look",
    "names",
    "renew",
    "window",
]
