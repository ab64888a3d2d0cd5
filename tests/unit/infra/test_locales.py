"""Languages: which one is answered in, and that each error has its words in all of them."""

import pytest

from roomrack.infra.locales import LANGUAGES, catalogue, negotiate
from scripts import messages

TEMPLATES = messages.load()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("it", "it"),
        ("IT", "it"),
        ("it-IT,it;q=0.9,en;q=0.8", "it"),
        ("de-DE,de;q=0.9,it;q=0.5,en;q=0.3", "it"),
        ("en;q=0.3,it;q=0.5", "it"),
        ("it;q=0.3, en;q=0.5", "en"),
        ("it;q=0", "en"),
        ("*", "en"),
        ("fr,*;q=0.1", "en"),
        ("zh", "en"),
        ("it;q=nonsense", "en"),
        (";;;,,,=", "en"),
        ("it," * 400, "en"),
    ],
)
def test_the_language_is_negotiated(header: str | None, language: str) -> None:
    assert negotiate(header) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_translated(language: str) -> None:
    assert sorted(TEMPLATES.keys() - catalogue(language).keys()) == [], "run `python -m scripts.messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_of_a_code_that_is_gone(language: str) -> None:
    assert sorted(catalogue(language).keys() - TEMPLATES.keys()) == [], "run `python -m scripts.messages`"


def test_english_is_what_the_templates_say() -> None:
    assert catalogue("en") == TEMPLATES, "run `python -m scripts.messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_use_the_parameters_of_their_template(language: str) -> None:
    def parameters(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    wrong = {code for code, text in catalogue(language).items() if not parameters(text) <= parameters(TEMPLATES[code])}
    assert wrong == set()
