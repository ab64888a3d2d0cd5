"""What the system refuses about photos."""

from roomrack.core.errors import NotFound, RuleError

KIND = "Photo"
"""What a missing photo is called in `element`."""


class PhotoNotFound(NotFound):
    """There is no such photo at this place: it was never there, was deleted, or is another property's."""

    code = "photo_not_found"
    template = "{kind} {photo} not found."

    def __init__(self, photo: str | int) -> None:
        """`photo` is the name or id that was asked for."""
        super().__init__(KIND, photo=photo)


class PhotoUrlRefused(RuleError):
    """The URL is not one that the server would fetch."""

    code = "photo_url_refused"
    template = "A photo can't be fetched from this URL: {problem}."


class TooManyPhotos(RuleError):
    """The place has as many photos as it may have, those that wait included."""

    code = "too_many_photos"
    template = "There are {limit} photos here already, those that wait included. Delete one first."
