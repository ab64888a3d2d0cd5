"""The printer: PDFs with their own fonts, the same for the same content, and no word lost to strange signs."""

from roomrack.adapters.typst.printer import TypstPrinter
from roomrack.domain.invoices.rules.documents import Party
from roomrack.domain.invoices.rules.printing import page
from roomrack.infra import locales
from roomrack.ports.printing import NullPrinter
from tests.unit.invoices.examples import COMPANY, PERSON, invoice


async def test_every_language_prints_and_the_same_content_gives_the_same_bytes() -> None:
    printer = TypstPrinter()
    for language in locales.PRINTED:
        content = page(invoice(COMPANY, PERSON), locales.printed(language), language)
        made = await printer.pdf("invoice", content)
        assert made.startswith(b"%PDF-")
        assert b"Inter" in made
        assert await printer.pdf("invoice", content) == made


async def test_signs_that_no_font_has_and_what_looks_like_markup_are_printed_as_text() -> None:
    party = Party(lastname='李 小龍 #panic("no") $x$ *b* \\ "')
    content = page(invoice(party), locales.printed("en"), "en")
    assert (await TypstPrinter().pdf("invoice", content)).startswith(b"%PDF-")


def test_a_long_invoice_has_several_pages() -> None:
    whole = invoice()
    content = page(invoice(items=whole.items * 20), locales.printed("en"), "en")
    pages = TypstPrinter().pages("invoice", content)
    assert len(pages) > 1
    assert all(each.startswith(b"\x89PNG") for each in pages)


async def test_the_null_printer_prints_a_blank_page() -> None:
    assert (await NullPrinter().pdf("invoice", {})).startswith(b"%PDF-1.4")
