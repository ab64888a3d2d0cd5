"""The demo's user at the console of the demo."""

import httpx2

from roomrack.entrypoints.demo import plan
from tests.console.conftest import Browser
from tests.harness.demo import Demo


async def test_demo_user_finds_both_applications_and_nobody_elses(demo: Demo) -> None:
    known = demo.known()
    async with httpx2.AsyncClient(base_url=demo.url, timeout=30, trust_env=False) as http:
        browser = Browser(http)
        await browser.get("/sign-in")
        assert (await browser.post("/sign-in", **known["user"])).status_code == 303
        listed = await browser.get()
        assert listed.status_code == 200
        for app, name, environment in (
            ("production_app", "Demo Revenue Manager", "Production"),
            ("sandbox_app", "Demo Sandbox", "Sandbox"),
        ):
            assert name in listed.text
            assert known[app]["client_id"] in listed.text
            assert environment in listed.text
        assert "Somebody Else" not in listed.text
        assert "demo-other" not in listed.text
        reached = {plan.PRODUCTION_APPLICATION: 200, plan.SANDBOX_APPLICATION: 200, plan.OTHER_APPLICATION: 404}
        for number, status in reached.items():
            assert (await browser.get(f"/applications/{number}")).status_code == status
