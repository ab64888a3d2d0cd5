"""The decisions about conversations, against slow and obvious ones."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.chat.rules import files, letters, links, offers, sending, templates
from roomrack.domain.chat.rules.state import Message, OfferType, Processor, Status

NOW = datetime(2030, 1, 1, tzinfo=UTC)
DIGEST = bytes(range(32))


def mail(text: str, subtype: str = "plain", **headers: str) -> bytes:
    """A mail as it comes."""
    rows = {"From": "Ada L. <Ada@Example.com>", "To": "chat+1@hotel.example", "Message-ID": "<1@x>", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in rows.items())
    return f'{head}Content-Type: text/{subtype}; charset="utf-8"\r\n\r\n{text}'.encode()


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, Jan 4, 2027 at 10:00 AM Hotel <h@example.com> wrote:\n> We have a lift.\n",
        "Il giorno lun 4 gen 2027 alle ore 10:00 Hotel <h@example.com> ha scritto:\n> Abbiamo un ascensore.\n",
        "Am Mo., 4. Jan. 2027 um 10:00 Uhr schrieb Hotel <h@example.com>:\n> Es gibt einen Aufzug.\n",
        "> We have a lift.\n",
    ],
)
def test_only_what_is_new_in_an_answer_is_kept(quoted: str) -> None:
    letter = letters.read(mail(f"Grazie!\r\n\r\n{quoted}"))
    assert letter is not None
    assert letter.text == "Grazie!"
    assert (letter.address, letter.name, letter.message_id) == ("ada@example.com", "Ada L.", "<1@x>")
    assert letter.recipients == ("chat+1@hotel.example",)


def test_a_mail_that_is_only_markup_is_read_without_what_it_quotes() -> None:
    words = "<html><head><style>p{}</style></head><p>Yes &amp; no</p><br>Bye<blockquote>We have a lift</blockquote>"
    letter = letters.read(mail(words, "html"))
    assert letter is not None
    assert letter.text == "Yes & no\n\nBye"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "list"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@example.com"},
    ],
)
def test_what_machines_write_is_not_read(headers: dict[str, str]) -> None:
    assert letters.read(mail("Hello", **headers)) is None


@given(st.binary(max_size=400))
def test_no_mail_makes_the_reader_stumble(raw: bytes) -> None:
    found = letters.read(raw)
    assert found is None or isinstance(found.text, str)


@given(st.integers(1, 10**14), st.integers(1, 10**15), st.binary(min_size=32, max_size=32))
def test_links_and_addresses_name_what_they_were_made_of(accommodation: int, id: int, digest: bytes) -> None:
    token = links.token(accommodation, id, digest)
    found = links.parsed(token)
    assert found is not None
    assert found[:2] == (accommodation, id)
    assert links.fits(found[2], [DIGEST, digest])
    assert links.fits(found[2], [DIGEST]) is (digest[:24] == DIGEST[:24])
    address = links.reply_address("chat@hotel.example", accommodation, id, digest)
    assert len(address.rpartition("@")[0]) <= 64
    named = links.reply_parsed(address.upper())
    assert named is not None
    assert named[:2] == (accommodation, id)
    assert links.reply_fits(named[2], [digest])
    assert not links.reply_fits(named[2], [])


@given(st.text(max_size=80))
def test_no_text_is_taken_for_a_link_by_mistake(text: str) -> None:
    assert links.parsed(text) is None or text.count("-") >= 2
    assert links.reply_parsed(text) is None or "+" in text


def naive(text: str, values: dict[str, str]) -> str:
    """The same by looking for each pair of braces."""
    out, rest = "", text
    while "{{" in rest and "}}" in rest.partition("{{")[2]:
        before, _, behind = rest.partition("{{")
        name, _, rest = behind.partition("}}")
        out += before + values.get(name.strip(), "")
    return out + rest


@given(st.lists(st.sampled_from(["a", " ", "{{guest.name}}", "{{ property.name }}", "{{nobody}}", "é"]), max_size=12))
def test_placeholders_are_filled_once(parts: list[str]) -> None:
    text, values = "".join(parts), {"guest.name": "{{property.name}}", "property.name": "Inn"}
    assert templates.filled(text, values) == naive(text, values)
    assert templates.unknown(text) == (["nobody"] if "{{nobody}}" in parts else [])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "OCTET_STREAM"),
        (b"GIF89a", "OCTET_STREAM"),
        (b"RIFF0000WEBPVP8 ", "OCTET_STREAM"),
        ("Città\n".encode(), "OCTET_STREAM"),
        (b"MZ\x90\x00", None),
        (b"PK\x03\x04", None),
        (b"<html><script>", None),
        (b"  <?xml version='1.0'?><svg/>", None),
        (b"\xe9t\xe9", None),
        (b"", None),
    ],
)
def test_files_are_judged_by_what_they_are(content: bytes, kind: str | None) -> None:
    found = files.kind_of(content)
    assert (found and found[0]) == kind


@given(st.text(max_size=200))
def test_names_of_files_are_safe(name: str) -> None:
    clean = files.clean_name(name)
    assert 0 < len(clean) <= 120
    assert not set(clean) & set('\\/:*?"<>|\r\n\0')
    assert not clean.startswith(".")


def test_a_message_is_tried_as_often_as_there_are_delays_and_once_more() -> None:
    def after(attempts: int) -> tuple[Status, datetime | None]:
        message = Message(
            accommodation=1,
            id=1,
            thread=1,
            sender=1,
            by_guest=False,
            processor=Processor.MAIL,
            status=Status.CREATED,
            external_id=None,
            created_at=NOW,
            sent_at=None,
            attempts=attempts,
        )
        return sending.next_attempt(message, NOW)

    last = len(sending.DELAYS)
    assert after(1) == (Status.CREATED, NOW + sending.DELAYS[0])
    assert after(last) == (Status.CREATED, NOW + sending.DELAYS[-1])
    assert after(last + 1) == (Status.ERROR, None)


@pytest.mark.parametrize("processor", Processor)
@pytest.mark.parametrize("status", [None, *Status])
@pytest.mark.parametrize("by_guest", [False, True])
def test_only_what_the_property_wants_sent_leaves(processor: Processor, status: Status | None, by_guest: bool) -> None:
    begun = sending.begun(processor, status, by_guest=by_guest)
    leaves = sending.leaves(processor, begun, by_guest=by_guest)
    wanted = status in (None, Status.CREATED)
    assert leaves is (not by_guest and wanted and processor in sending.LEAVING)
    if not wanted:
        assert begun is status


def test_offers_are_told_in_words_of_the_guests_language() -> None:
    terms = {"startDate": "2030-05-01", "nights": 2, "totalPrice": 180, "nativeCurrency": "EUR"}
    english = offers.words(OfferType.SPECIAL_OFFER, terms, "DE")
    assert english == "We have a special offer for you: 2 night(s) from May 1, 2030 for 180 EUR."
    assert offers.words(OfferType.PREAPPROVAL, {}, None) == "Your request is approved in advance. You can book it now."
    assert offers.withdrawal(terms, "IT") == "La nostra offerta del 1 maggio 2030 non è più disponibile."
