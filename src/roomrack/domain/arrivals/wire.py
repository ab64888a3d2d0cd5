"""The online check-in on the wire: ours."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from roomrack.core.localtime import format_instant
from roomrack.core.text import mask_card_numbers
from roomrack.domain.arrivals.service import State
from roomrack.domain.messages.rules import Outgoing
from roomrack.domain.reference.rules import language_code
from roomrack.infra.http.bodies import Body

Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=320, pattern=r"^[^@\s]+@[^@\s]+$"),
    AfterValidator(mask_card_numbers),
]
Language = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(language_code)]


class MailBody(Body):
    """To whom the link is mailed, and in which language; to the booker, in his, when nothing is said."""

    to: Annotated[list[Email], Field(max_length=10)] | None = None
    language: Language | None = None


def state_shape(state: State, url: str | None = None) -> dict[str, Any]:
    """How the online check-in of a reservation stands; `url` for whom may have the link."""
    link = state.link
    shape: dict[str, Any] = {
        "reservation": state.reservation,
        "open": state.open,
        "checkinLink": url,
        "madeTime": link and format_instant(link.made_at),
        "answeredTime": link and link.answered_at and format_instant(link.answered_at),
        "guests": state.people,
        "mails": [mail_shape(mail) for mail in state.mails],
    }
    return {name: value for name, value in shape.items() if value is not None}


def mail_shape(mail: Outgoing) -> dict[str, Any]:
    """A mail with the link as answered."""
    shape = {
        "id": mail.id,
        "to": mail.address,
        "language": mail.language.upper(),
        "status": mail.status.value,
        "attempts": mail.attempts,
        "problem": mail.problem,
        "createTime": format_instant(mail.created_at),
        "sentTime": mail.sent_at and format_instant(mail.sent_at),
    }
    return {name: value for name, value in shape.items() if value is not None}
