"""The words of the pages for a property's own people, in the reader's language, and how they write money and days.

Templates and modules hold the English words; `locale/it/LC_MESSAGES/console.po` has the Italian ones by them. A test
lists what it lacks.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from roomrack.domain.invoices.rules.printing import day_text, money_text
from roomrack.infra import locales

Say = Callable[..., str]
"""What says an English text, with its values by name, in some language."""


def say(language: str, text: str, **values: object) -> str:
    """The words of an English text in a language; in English where it has none."""
    found = locales.worded(language).get(text, text)
    return found.format(**values) if values else found


def mark(text: str) -> str:
    """An English text that a page says later, so that whoever looks for words without a translation finds it."""
    return text


def moment_text(instant: datetime, zone: ZoneInfo, language: str) -> str:
    """An instant as the clocks of a property's zone show it."""
    local = instant.astimezone(zone)
    return f"{day_text(local.date(), language)} {local:%H:%M}"


def install(templates: Environment) -> None:
    """Give templates `_` for words, and filters for money, days and instants, all in the language of the page."""
    templates.globals["_"] = _words
    templates.filters.update(money=_money, day=_day, moment=_moment)


@pass_context
def _words(context: Context, text: str, **values: object) -> str:
    if any(isinstance(value, Markup) for value in values.values()):
        # A link or a time within a sentence stays what it is; all else is escaped, as templates do.
        return escape(say(context["language"], text)).format(**values)
    return say(context["language"], text, **values)


@pass_context
def _money(context: Context, minor: int, currency: str) -> str:
    return money_text(minor, currency, context["language"])


@pass_context
def _day(context: Context, day: date) -> str:
    return day_text(day, context["language"])


@pass_context
def _moment(context: Context, instant: datetime, zone: ZoneInfo) -> str:
    return moment_text(instant, zone, context["language"])


def labels(language: str, texts: Mapping[str, str]) -> dict[str, str]:
    """A table of marked texts in a language."""
    return {name: say(language, text) for name, text in texts.items()}
