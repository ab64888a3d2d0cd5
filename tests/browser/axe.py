"""Accessibility, judged by axe-core in the page itself."""

from pathlib import Path
from typing import Any

from playwright.async_api import Page

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}


async def grave_faults(page: Page) -> list[str]:
    """What axe finds that is serious or worse: rule, and where."""
    # Evaluated by the debugger, which a page's policy does not bind.
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
        for fault in found["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]
