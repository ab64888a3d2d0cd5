"""What the event log keeps of the people of a property: who was asked, who joined, who was let go (the audit)."""

from collections.abc import Mapping

from roomrack.infra.events import Event

INVITED = "person.invited"
INVITATION_REVOKED = "person.invitation_revoked"
JOINED = "person.joined"
PERMITTED = "person.permitted"
REMOVED = "person.removed"
FACTOR_RESET = "person.factor_reset"


def invited(accommodation: int, invitation: int, email: str, levels: Mapping[str, str], *, again: bool) -> Event:
    """Somebody was invited, or the same invitation was sent again."""
    return Event(INVITED, accommodation, str(invitation), {"email": email, "permissions": dict(levels), "again": again})


def invitation_revoked(accommodation: int, invitation: int, email: str) -> Event:
    """An invitation was taken back before it was accepted."""
    return Event(INVITATION_REVOKED, accommodation, str(invitation), {"email": email})


def joined(accommodation: int, person: int, invitation: int) -> Event:
    """Somebody accepted an invitation."""
    return Event(JOINED, accommodation, str(person), {"person": person, "invitation": invitation})


def permitted(accommodation: int, person: int, before: Mapping[str, str], after: Mapping[str, str]) -> Event:
    """Somebody's levels were changed; areas that are not named are READWRITE."""
    old = {"permissions": dict(before)}
    return Event(PERMITTED, accommodation, str(person), {"permissions": dict(after)}, before=old)


def removed(accommodation: int, person: int) -> Event:
    """Somebody works for the property no longer."""
    return Event(REMOVED, accommodation, str(person), {"person": person})


def factor_reset(accommodation: int, person: int) -> Event:
    """An owner took somebody's second factor away."""
    return Event(FACTOR_RESET, accommodation, str(person), {"person": person})
