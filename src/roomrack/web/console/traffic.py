"""Pages about what an application does: its calls, and its quota."""

from datetime import datetime, timedelta

from starlette.responses import Response

from roomrack.core.errors import NotFound
from roomrack.infra import quota, request_log
from roomrack.infra.request_log import Filter
from roomrack.web.console.charts import chart
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import ROOT, Visit, address, signed_in

PAGE = 50
STATUSES = {
    "2": mark("Success (2xx)"),
    "4": mark("Refused (4xx)"),
    "5": mark("Failed (5xx)"),
    "3": mark("Unchanged (3xx)"),
}
HOURS = {"6": 6, "24": 24, "48": 48}


@signed_in
async def calls(visit: Visit) -> Response:
    """The request log."""
    application = await visit.application()
    status = visit.asked("status")
    status = status if status in STATUSES else None
    wanted = Filter(
        status=int(status) if status else None,
        operation=visit.asked("operation"),
        accommodation=visit.asked_id("accommodation"),
        request_id=visit.asked("request"),
    )
    async with visit.read() as unit:
        found = await request_log.calls(
            unit.raw, application.id, wanted, before=visit.asked_id("before") or request_log.NEWEST, limit=PAGE + 1
        )
    filters = {
        "status": status,
        "operation": wanted.operation,
        "accommodation": wanted.accommodation,
        "request": wanted.request_id,
    }
    here = f"{ROOT}/applications/{application.id}/calls"
    content = {
        "application": application,
        "calls": found[:PAGE],
        "filters": filters,
        "statuses": labels(visit.language, STATUSES),
        "older": address(here, **filters, before=found[PAGE - 1].id) if len(found) > PAGE else None,
        "newest": address(here, **filters) if visit.asked("before") else None,
    }
    return visit.page("calls.html", content)


@signed_in
async def call(visit: Visit) -> Response:
    """One call with its bodies."""
    application = await visit.application()
    async with visit.read() as unit:
        found = await request_log.call(unit.raw, application.id, visit.path_id("id"))
        if found is None:
            raise NotFound("Call")
        bodies = await request_log.bodies(unit.raw, visit.services.keyring, application.id, found.id)
    return visit.page("call.html", {"application": application, "call": found, "bodies": bodies})


@signed_in
async def usage(visit: Visit) -> Response:
    """The quota, by windows of five minutes."""
    application = await visit.application()
    hours = HOURS.get(visit.asked("hours") or "", 24)
    now = visit.services.clock.now()
    async with visit.read() as unit:
        windows = await quota.history(unit.raw, application.id, now - timedelta(hours=hours))
    call_limit = quota.call_limit(application.properties, application.call_limit)
    bulk_limit = quota.bulk_limit(application.properties, application.bulk_limit)
    starts = _starts(now, hours)
    by_start = {window.start: window for window in windows}
    content = {
        "application": application,
        "hours": hours,
        "choices": HOURS,
        "windows": windows[: PAGE * 2],
        "shown": min(len(windows), PAGE * 2),
        "total": len(windows),
        "call_limit": call_limit,
        "bulk_limit": bulk_limit,
        "calls": chart([by_start[start].calls if start in by_start else 0 for start in starts], call_limit),
        "units": chart([by_start[start].additional if start in by_start else 0 for start in starts], bulk_limit),
        "first": starts[0],
        "last": starts[-1],
        "sum_calls": sum(window.calls for window in windows),
        "sum_units": sum(window.additional for window in windows),
        "refused": sum(max(0, window.calls - call_limit) for window in windows),
    }
    return visit.page("quota.html", content)


def _starts(now: datetime, hours: int) -> list[datetime]:
    last = quota.window_start(now)
    count = hours * 3600 // quota.WINDOW_SECONDS
    return [last - timedelta(seconds=quota.WINDOW_SECONDS * back) for back in range(count - 1, -1, -1)]
