"""The pages of the console in Italian: every text is translated, and every page says it."""

import ast
import re
from html import unescape
from importlib import resources
from pathlib import Path

import httpx2

from roomrack.domain.identity import service as identity
from roomrack.infra import locales
from roomrack.web.console.desk import PAGES
from tests.api.invoices.support import guest, issue
from tests.console.conftest import Browser
from tests.console.front import colleague, front, words
from tests.console.test_pages import PAGES as APPLICATION
from tests.factories import World

TOKEN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>", re.DOTALL)
"""What of a template is no text of a page: comments, statements, expressions and tags."""
NAMES = {"POST", "API", "s"}
"""What is called so in every language."""
LONG = 12
"""Shorter words may be the same in another language, or stand within a name."""
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


def test_no_template_has_words_of_its_own() -> None:
    """All that a template says goes through `_`: its text, and what its attributes tell those who do not see it."""
    found: dict[str, set[str]] = {}
    for template in (CONSOLE / "templates").rglob("*.html"):
        text = re.sub(r"<(code|pre)\b.*?</\1>", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
        tags = " ".join(re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", tag, flags=re.DOTALL) for tag in TOKEN.findall(text))
        attributes = " ".join(re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', tags))
        said = TOKEN.sub(" ", text) + " " + attributes.replace("https://", "")
        found[template.stem] = set(re.findall(r"[A-Za-z]{2,}", said)) - NAMES
    assert {name: words for name, words in found.items() if words} == {}


async def test_every_page_speaks_italian(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain)
    browser = house.browser
    browser.language = "it"
    room, app = await house.at.book(), await world.application(owner=house.hotel.person)
    await world.session(house.hotel, app=app)
    document, person_known = await issue(house.at, refer=room["refer"]), await guest(house.at)
    hired = await colleague(world, plain, house.at)
    property_, application = f"/properties/{house.hotel.id}", f"/applications/{app.id}"
    async with world.unit() as unit:
        [person] = [
            one.person.id
            for one in await identity.staff(unit, house.hotel.id, asking=house.hotel.person)
            if not one.is_owner
        ]
    pages = [
        *("", "/account", "/paused", "/properties", "/applications/new"),
        *(application + page for page in APPLICATION),
        # Only a sandbox property has a clock: tests/console/test_clocks.py.
        *(property_ + page for page in PAGES if page != "/clock"),
        f"{property_}/reservations/new",
        f"{property_}/reservations/{room['id']}",
        f"{property_}/guests/{person_known}",
        f"{property_}/invoices/{document['id']}",
        f"{property_}/people/{person}",
    ]
    english = [text for text, said in locales.worded("it").items() if said != text and len(text) >= LONG]
    plain_texts = [unescape(text) for text in english if "{" not in text]
    for page in pages:
        answer = await browser.get(page)
        # Where no vault stands beside the server, the page of its audit says so.
        assert answer.status_code == 200 or page.endswith("/cards"), page
        assert 'lang="it"' in answer.text, page
        assert answer.headers["content-language"] == "it", page
        shown = words(answer, code=False)
        assert [text for text in plain_texts if text in shown and text not in locales.worded("it").values()] == [], page
    assert (await hired.browser.get(property_)).headers["content-language"] == "en"


async def test_forms_errors_and_signing_in_speak_italian(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain)
    house.browser.language = "it"
    app = await world.application(owner=house.hotel.person)
    settings = f"/applications/{app.id}/settings"
    # A form is sent with the token of its own session; the one of the page for signing in is of no use any more.
    await house.browser.get(settings)
    saved = await house.browser.post(settings, action="save", name="Chiavi", redirect_uris="https://keys.example/back")
    assert "Salvato." in words(await house.browser.follow(saved))
    day = house.at.day(1)
    shown = await house.send("/calendar", action="preview", product=str(house.at.room), dateFrom=day, dateTo=day)
    assert "Compila almeno un valore." in words(shown)
    traced = words(await house.get("/calendar", trace="1", product=str(house.at.room), dateFrom=day, dateTo=day))
    assert "Il calendario di Double: 100 EUR." in traced
    await house.browser.post("/sign-out")
    stranger = Browser(plain, language="it")
    asked = await stranger.get("/sign-in")
    assert "Accedi alla console" in words(asked)
    assert asked.headers["content-language"] == "it"
    refused = await stranger.post("/sign-in", username="nobody@nowhere.example", password="wrong")
    assert "Il nome utente o la password è errato." in words(refused)
