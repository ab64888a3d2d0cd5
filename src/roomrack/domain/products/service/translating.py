"""Filling in the texts of a product that a language lacks.

The texts are translated with nothing of the database held, between two runs of the same operation: the first says what
is missing, the second writes what came back, if its original is still what was translated.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from roomrack.core.errors import PartnerError
from roomrack.domain.products.rules import Listing, MissingText, missing_texts
from roomrack.domain.products.service.catalog import update
from roomrack.infra.db import WriteUnit
from roomrack.ports.translation import NullTranslator, TranslationFailed, Translator

PARTNER = "The translation service"


class _Translation:
    """Who translates; `entrypoints` sets it."""

    translator: Translator = NullTranslator()


def configure_translation(translator: Translator) -> None:
    """Say who translates."""
    _Translation.translator = translator


async def translate(missing: Collection[MissingText]) -> dict[MissingText, str]:
    """Translations of missing texts, as far as there are any. Raises `PartnerError`."""
    by_languages: defaultdict[tuple[str, str], list[MissingText]] = defaultdict(list)
    for text in missing:
        by_languages[text.source, text.target].append(text)
    found: dict[MissingText, str] = {}
    for (source, target), texts in by_languages.items():
        try:
            translated = await _Translation.translator.translate([each.text for each in texts], source, target)
        except TranslationFailed as error:
            raise PartnerError(partner=PARTNER, words=[error.problem]) from error
        found.update({text: words for text, words in zip(texts, translated, strict=True) if words})
    return found


async def fill_in(unit: WriteUnit, listing: Listing, language: str, translations: Mapping[MissingText, str]) -> Listing:
    """Write the translations of texts that the product still lacks in a language; gives it as it is then."""
    details = {
        missing.field: {language: translations[missing]}
        for missing in missing_texts(listing.details, language)
        if missing in translations and len(translations[missing]) <= missing.longest
    }
    if not details:
        return listing
    after, _ = await update(unit, listing.product.accommodation, listing.id, {"details": details})
    return after
