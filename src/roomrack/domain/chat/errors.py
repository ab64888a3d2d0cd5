"""What is refused about conversations."""

from roomrack.core.errors import FieldMissing, FieldWrong, NotFound, RuleError, UnknownReference


class ThreadNotFound(NotFound):
    """There is no such thread."""

    code = "chat_thread_not_found"

    def __init__(self) -> None:
        super().__init__("ChatThread")


class MessageNotFound(NotFound):
    """There is no such message, or it is of another thread."""

    code = "chat_message_not_found"

    def __init__(self) -> None:
        super().__init__("ChatMessage")


class OfferNotFound(NotFound):
    """There is no such offer in this thread."""

    code = "chat_offer_not_found"

    def __init__(self) -> None:
        super().__init__("SpecialOffer")


class MemberNotFound(NotFound):
    """Nobody with this id works for the property."""

    code = "chat_member_not_found"

    def __init__(self) -> None:
        super().__init__("Person")


class ThreadUnnamed(FieldMissing):
    """A message that says no thread."""

    code = "chat_thread_unnamed"
    template = "Send threadId or externalThreadId."


class ThreadUnknown(UnknownReference):
    """A message for a thread that does not exist."""

    code = "chat_thread_unknown"

    def __init__(self, element: str) -> None:
        super().__init__(element, kind="ChatThread")


class ReservationUnknown(UnknownReference):
    """A thread about a reservation that does not exist."""

    code = "chat_reservation_unknown"

    def __init__(self, element: str) -> None:
        super().__init__(element, kind="Reservation")


class TemplateUnknown(UnknownReference):
    """A message from a template that does not exist."""

    code = "chat_template_unknown"

    def __init__(self, element: str) -> None:
        super().__init__(element, kind="MailTemplate")


class MessageEmpty(FieldMissing):
    """A message without text, file, offer or review."""

    code = "chat_message_empty"
    template = "A message needs an attribute of type TEXT or MAIL_TEMPLATE_ID, an attachment or a review."


class FileRefused(FieldWrong):
    """A file of a kind that is not taken."""

    code = "chat_file_refused"
    template = "Pictures (JPEG, PNG, GIF, WebP), PDF and plain text are taken; this is none of them."


class FileTooLarge(FieldWrong):
    """A file over the limit."""

    code = "chat_file_too_large"
    template = "A file has at most {limit} bytes."


class PlaceholderUnknown(FieldWrong):
    """A template with a placeholder that nothing fills."""

    code = "chat_placeholder_unknown"
    template = "Nothing fills {{{{{name}}}}}."


class NumberTaken(FieldWrong):
    """A number that is another property's."""

    code = "chat_number_taken"
    template = "This number is in use already."


class WayMissing(RuleError):
    """The guest can't be reached in this way."""

    code = "chat_way_missing"
    template = "The guest of this thread can't be reached by {processor}: {reason}."


class StatusFixed(RuleError):
    """A status that a message can't get any more."""

    code = "chat_status_fixed"
    template = "A message that is {before} can't become {after}."


class NoTranslation(RuleError):
    """There is no text, or nobody translates it."""

    code = "chat_no_translation"
    template = "There is no translation of this message into {language}."


class ChatLinkEnded(NotFound):
    """The link of a guest's page is wrong or was withdrawn; nobody is told which."""

    code = "chat_link_ended"
    template = "This link works no longer."

    def __init__(self) -> None:
        super().__init__("ChatLink")
