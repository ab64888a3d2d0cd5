"""Pages (docs/contract.md 1): counted from 0, never clamped, and telling where they are."""

from typing import Any

from roomrack.entrypoints.certify.model import Skipped, Violation, registry
from roomrack.entrypoints.certify.subject import Subject
from roomrack.entrypoints.certify.wire import Answer


def page(subject: Subject, path: str, number: int | None, size: int | None) -> tuple[list[Any], dict[str, Any]]:
    """The rows and the `page` of a list."""
    params = [("page", str(number))] if number is not None else []
    params += [("size", str(size))] if size is not None else []
    answer = subject.send("GET", path, params=params)
    return rows_of(answer)


def rows_of(answer: Answer) -> tuple[list[Any], dict[str, Any]]:
    """The rows and the `page` of an answer. Raises `Violation` when it is no page."""
    body = answer.expect(200)
    if not isinstance(body, dict) or not isinstance(body.get("data"), list) or not isinstance(body.get("page"), dict):
        raise Violation('{"data": [...], "page": {...}}', answer.text)
    return body["data"], body["page"]


@registry.add("paging.counts-from-0", "1", "`page` counts from 0, none is 0, and it is echoed in `page.page`")
def counts_from_0(subject: Subject) -> None:
    for path in (subject.reservations, subject.calendar):
        without, said = page(subject, path, None, 2)
        first, told = page(subject, path, 0, 2)
        if said.get("page") != 0 or told.get("page") != 0:
            raise Violation('"page": 0', f"{said.get('page')} and {told.get('page')}")
        if [row["id"] for row in without] != [row["id"] for row in first]:
            raise Violation("the same rows without `page` and with page=0", "others")


@registry.add("paging.echo", "1", "Later pages are echoed, too")
def echo(subject: Subject) -> None:
    for number in (1, 2):
        _, said = page(subject, subject.calendar, number, 1)
        if said.get("page") != number:
            raise Violation(f'"page": {number}', str(said.get("page")))


@registry.add("paging.pages-are-the-whole", "1", "Pages 0, 1, 2... until a short one give each row once, in order")
def pages_are_the_whole(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations):
        whole, _ = page(subject, path, 0, 200)
        whole = whole[:9]
        collected: list[Any] = []
        for number in range(4):
            rows, _ = page(subject, path, number, 3)
            collected += [row["id"] for row in rows]
            if len(rows) < 3 or len(collected) >= len(whole):
                break
        if collected[: len(whole)] != [row["id"] for row in whole]:
            raise Violation(f"the rows {[row['id'] for row in whole]}", str(collected))


@registry.add("paging.past-the-end", "1", "A page past the end is 200 with no rows")
def past_the_end(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations):
        rows, said = page(subject, path, 100_000, 5)
        if rows or said.get("page") != 100_000:
            raise Violation('"data": [] and "page": 100000', f"{len(rows)} rows and {said.get('page')}")


@registry.add("paging.total-pages", "1", "`totalPages` is at least 1, and right")
def total_pages(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations):
        _, said = page(subject, path, 0, 2)
        total = said.get("totalPages")
        if not isinstance(total, int) or total < 1:
            raise Violation("`totalPages` of at least 1", str(total))
        last, _ = page(subject, path, total - 1, 2)
        beyond, _ = page(subject, path, total, 2)
        if beyond or (total > 1 and not last):
            raise Violation(f"rows on page {total - 1} and none on {total}", f"{len(last)} and {len(beyond)}")


@registry.add("paging.total-pages-of-nothing", "1", "`totalPages` is 1 when nothing was found")
def total_pages_of_nothing(subject: Subject) -> None:
    answer = subject.send("GET", subject.reservations, params=[("refer", "certification-none")])
    rows, said = rows_of(answer)
    if rows or said.get("totalPages") != 1:
        raise Violation('no rows and "totalPages": 1', f"{len(rows)} rows and {said.get('totalPages')}")


@registry.add("paging.links", "1", "`next` and `previous` appear only where there is one")
def links(subject: Subject) -> None:
    _, first = page(subject, subject.calendar, 0, 1)
    if "previous" in first:
        raise Violation("no `previous` on page 0", str(first["previous"]))
    total = first.get("totalPages", 1)
    if (total > 1) != ("next" in first):
        raise Violation(f"`next` on page 0 of {total}: {total > 1}", str("next" in first))
    _, last = page(subject, subject.calendar, total - 1, 1)
    if "next" in last:
        raise Violation("no `next` on the last page", str(last["next"]))
    if (total > 1) != ("previous" in last):
        raise Violation(f"`previous` on the last of {total} pages: {total > 1}", str("previous" in last))


@registry.add("paging.next-leads-on", "1", "The link `next` leads to the next page")
def next_leads_on(subject: Subject) -> None:
    _, first = page(subject, subject.calendar, 0, 1)
    if "next" not in first:
        raise Skipped("there is only one page")
    rows, said = rows_of(subject.send("GET", "", url=first["next"]["href"]))
    wanted, _ = page(subject, subject.calendar, 1, 1)
    if said.get("page") != 1 or [row["id"] for row in rows] != [row["id"] for row in wanted]:
        raise Violation("page 1", f"page {said.get('page')}")


@registry.add("paging.largest", "1", "`size=500` is accepted")
def largest(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations):
        page(subject, path, 0, 500)


@registry.add("paging.too-large", "1", "`size` over 500 is 400 errPageSize, never a shorter page")
def too_large(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations, f"/rest/v2/roomrates/{subject.house}"):
        answer = subject.send("GET", path, params=[("size", "501")])
        answer.expect_error(400, "ApiParamsExemption", message="errPageSize")


@registry.add("paging.size-0", "1", "`size=0` means the default")
def size_0(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations):
        default, _ = page(subject, path, 0, None)
        zero, _ = page(subject, path, 0, 0)
        if len(default) != len(zero):
            raise Violation(f"{len(default)} rows, as without `size`", str(len(zero)))


@registry.add("paging.size-is-kept", "1", "A full page has exactly `size` rows")
def size_is_kept(subject: Subject) -> None:
    for path in (subject.calendar, subject.reservations):
        rows, said = page(subject, path, 0, 2)
        if len(rows) != 2 and said.get("totalPages") != 1:
            raise Violation("2 rows", str(len(rows)))


@registry.add("paging.negative", "2", "A negative page is 400 ApiParamsExemption and named")
def negative(subject: Subject) -> None:
    answer = subject.send("GET", subject.reservations, params=[("page", "-1")])
    answer.expect_error(400, "ApiParamsExemption", element="page")


@registry.add("paging.lists-without-page", "1", "Room-rate lists without `page` and `size` are complete bare arrays")
def lists_without_page(subject: Subject) -> None:
    counts = set()
    for version in (1, 2, 3):
        answer = subject.send("GET", f"/rest/v{version}/roomrates/{subject.house}")
        rows = answer.expect(200)
        if not isinstance(rows, list):
            raise Violation("a bare array", answer.text)
        counts.add(tuple(sorted(row["id"] for row in rows)))
    if len(counts) != 1:
        raise Violation("the same products in all versions", f"{[len(each) for each in counts]} of them")
