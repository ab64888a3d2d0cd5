"""What tests of pages share: a picture for people, and a check of accessibility."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page

AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
THEMES = ("light", "dark")
COLOURS = ["color-contrast", "link-in-text-block"]
"""All rules of axe about colours that it holds pages to unless it is told more."""
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


async def picture(page: Page, name: str) -> None:
    """Keep a picture of what the window shows where ROOMRACK_SCREENSHOTS says, for people to look at."""
    folder = os.environ.get("ROOMRACK_SCREENSHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"{name}.png")


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


async def barriers(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe finds serious or critical on the page.

    `colours_only` leaves out what a theme can't change: for a page that was judged wholly in another one.
    """
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_axe())
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if colours_only:
        options["runOnly"] = {"type": "rule", "values": COLOURS}
    found: list[dict[str, Any]] = await page.evaluate(
        "async (options) => (await axe.run(document, options)).violations", options
    )
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


async def fits(page: Page) -> bool:
    """Whether the page is no wider than its window."""
    wide: bool = await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return wide
