"""The pages for a property's own people in Italian: every text is translated, and pages say it."""

import ast
import re
from importlib import resources
from pathlib import Path

import httpx2

from roomrack.infra import locales
from tests.console.front import front, words
from tests.factories import World

CONSOLE = Path(str(resources.files("roomrack.web.console")))


def texts() -> set[str]:
    """Every text that is said in the reader's language, by templates and by modules."""
    found: set[str] = set()
    for template in (CONSOLE / "templates").rglob("*.html"):
        found.update(re.findall(r'\b_\("([^"]*)"', template.read_text(encoding="utf-8")))
    for module in CONSOLE.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(first := node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in ("say", "mark"):
                    found.add(str(first.value))
    return found


def test_every_text_is_translated_and_keeps_its_values() -> None:
    italian = locales.worded("it")
    assert texts() == set(italian), sorted(texts() ^ set(italian))
    for text, translated in italian.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", translated)), text
    assert locales.worded("en") == {}


async def test_a_page_speaks_italian_to_who_reads_it(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain)
    room = await house.at.book()
    house.browser.language = "it-IT, en;q=0.5"
    listed = await house.get("/reservations")
    assert 'lang="it"' in listed.text
    assert listed.headers["content-language"] == "it"
    said = words(listed)
    for text in ("Prenotazioni", "Confermata", "2 notti", "200,00 €", "Non pagato", "Tutte le strutture", "Esci"):
        assert text in said, text
    one = words(await house.get(f"/reservations/{room['id']}"))
    assert "Ora cancellare è gratuito. Le notti tornano disponibili." in one
    wrong = await house.browser.get(house.path("/reservations"), startDate="presto")
    assert "Deve essere un giorno, come 2030-05-01." in words(wrong)
    assert "Questa pagina non esiste" in words(await house.browser.get(house.path("/reservations/1")))
    assert 'lang="en"' in (await house.get("/products")).text
