"""What is refused about revisions and the feed of events."""

from roomrack.core.errors import ParamsError, UnknownReference


class UnknownRevision(UnknownReference):
    """An id that names no revision of a property whose reservations the application may read."""

    code = "unknown_revision"
    template = "{kind} {revision} not found."

    def __init__(self, element: str, revision: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Revision", revision=revision)


class EventCursorUnknown(ParamsError):
    """The cursor of a feed of events is none that this server has given."""

    code = "event_cursor_unknown"
    template = "This is no cursor of this server. Ask without one to begin with the oldest event that is kept."


class TwoBeginnings(ParamsError):
    """A feed of events begins behind a cursor or at an instant, not at both."""

    code = "two_beginnings"
    template = "Send either after or since."
