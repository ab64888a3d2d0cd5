"""Products: their shapes, and creating, changing and deleting them (docs/contract.md 1 and 5)."""

import secrets

from roomrack.entrypoints.certify.model import Level, Skipped, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Subject


def path(subject: Subject, version: int = 1) -> str:
    """The path of the property's products."""
    return f"/rest/v{version}/roomrates/{subject.house}"


@registry.add("properties.read", "1", "A property is read with its main fields, its id a string of digits")
def read_property(subject: Subject) -> None:
    answer = subject.send("GET", f"/rest/v1/accommodation/{subject.house}")
    shown = answer.expect(200)
    for name in ("id", "name", "currency", "timeZone", "timeZoneOffset", "checkinStart", "checkinEnd", "checkout"):
        if name not in shown:
            raise Violation(f"`{name}` in the main fields", answer.text)
    if shown["id"] != subject.house or not isinstance(shown["id"], str):
        raise Violation(f'"id": "{subject.house}"', repr(shown["id"]))


@registry.add("properties.strings", "1", "`currency` and `timeZone` are strings on the wire")
def strings(subject: Subject) -> None:
    shown = subject.get(f"/rest/v1/accommodation/{subject.house}")
    for name in ("currency", "timeZone"):
        if not isinstance(shown.get(name), str):
            raise Violation(f"`{name}` as a string", repr(shown.get(name)))


@registry.add("properties.fields", "1", "`fields=a, b` keeps those keys, trimmed, and ignores unknown names")
def fields(subject: Subject) -> None:
    params = [("fields", "id, name ,certificationUnknown")]
    shown = subject.get(f"/rest/v1/accommodation/{subject.house}", params)
    if set(shown) != {"id", "name"}:
        raise Violation("the keys id and name", ", ".join(shown))


@registry.add("properties.unchanged", "1", "A PATCH that changes nothing is 304 with an empty body", level=Level.WRITE)
def unchanged(subject: Subject) -> None:
    name = subject.get(f"/rest/v1/accommodation/{subject.house}")["name"]
    path = f"/rest/v2/accommodation/{subject.house}"
    answer = subject.send("PATCH", path, subject.application, json_body={"name": name})
    if answer.status == 403:
        raise Skipped("the application was not granted this property")
    answer.expect_status(304)
    if answer.content:
        raise Violation("an empty body", answer.text)


@registry.add("products.read", "1", "A product is read alone as it is in the list")
def read(subject: Subject) -> None:
    listed = subject.get(path(subject), [("size", "1"), ("page", "0")])[0]
    alone = subject.get(f"{path(subject)}/{listed['id']}")
    differing = [name for name in listed if alone.get(name) != listed[name]]
    if differing:
        raise Violation("the same values as in the list", f"other {', '.join(differing)}")


@registry.add("products.ids", "1", "`ids[]` repeats, keeps those products, and the bare name is accepted")
def ids(subject: Subject) -> None:
    wanted = [row["id"] for row in subject.products()[:2]]
    for name in ("ids[]", "ids"):
        found = subject.get(path(subject, 2), [(name, str(number)) for number in wanted])
        if sorted(row["id"] for row in found) != sorted(wanted):
            raise Violation(f"the products {wanted} for {name}", str([row["id"] for row in found]))


@registry.add("products.fields", "1", "`fields` keeps the first-level keys of each product")
def product_fields(subject: Subject) -> None:
    found = subject.get(path(subject, 2), [("fields", "id, name"), ("size", "3")])
    if any(set(row) != {"id", "name"} for row in found):
        raise Violation("the keys id and name in each row", str([sorted(row) for row in found][:2]))


@registry.add("products.images", "1", "v2 and v3 lists carry `images`")
def images(subject: Subject) -> None:
    for version in (2, 3):
        for row in subject.get(path(subject, version), [("size", "2")]):
            if not isinstance(row.get("images"), list):
                raise Violation(f"`images` as a list in v{version}", ", ".join(row))


@registry.add(
    "products.create", "1", "Creating answers an array of {data, resource} with status 200", level=Level.WRITE
)
def create(subject: Subject) -> None:
    name = f"Certification {secrets.token_hex(4)}"
    answer = subject.create_product(name=name)
    number = subject.product_id(answer)
    made = answer.json()[0]
    if not {"href", "rel", "type"} <= made.get("resource", {}).keys():
        raise Violation("`resource` with href, rel and type", answer.text)
    if made["data"].get("name") != name or subject.get(f"{path(subject)}/{number}").get("name") != name:
        raise Violation(f"the name {name!r}", answer.text)


@registry.add("products.create-v3", "1", "v3 creates, too, and answers its own shape", level=Level.WRITE)
def create_v3(subject: Subject) -> None:
    body = {"name": f"Certification {secrets.token_hex(4)}", "adults": 2}
    answer = subject.send("POST", path(subject, 3), json_body=body)
    subject.undo_product(subject.product_id(answer))


@registry.add("products.create-without-adults", "5", "Creating without what is needed is 400", level=Level.WRITE)
def create_without_adults(subject: Subject) -> None:
    answer = subject.send("POST", path(subject), json_body={"name": "Certification"})
    answer.expect_error(400, "ApiParamsExemption", element="$.adults")


@registry.add("products.change", "1", "A PATCH changes what is sent and nothing else", level=Level.WRITE)
def change(subject: Subject) -> None:
    number = subject.product_id(subject.create_product(adults=3))
    name = f"Certification {secrets.token_hex(4)}"
    subject.send("PATCH", f"{path(subject)}/{number}", json_body={"name": name}).expect_status(200)
    shown = subject.get(f"{path(subject)}/{number}")
    if (shown.get("name"), shown.get("adults")) != (name, 3):
        raise Violation(f"name {name!r} and still 3 adults", f"{shown.get('name')!r} and {shown.get('adults')}")


@registry.add("products.change-nothing", "1", "A PATCH that changes nothing is 304 without a body", level=Level.WRITE)
def change_nothing(subject: Subject) -> None:
    number = subject.product_id(subject.create_product(adults=3))
    answer = subject.send("PATCH", f"{path(subject)}/{number}", json_body={"adults": 3})
    answer.expect_status(304)
    if answer.content:
        raise Violation("an empty body", answer.text)


@registry.add("products.unknown-parent", "5", "A parent that does not exist is 422", level=Level.WRITE)
def unknown_parent(subject: Subject) -> None:
    rule = {"parent": ABSENT, "availability": True, "price": "CALENDAR"}
    answer = subject.create_product(derivedRule=rule)
    answer.expect_error(422, "ApiResourceMissing")


@registry.add("products.no-circle", "5", "A product can't be derived from its own rate", level=Level.WRITE)
def no_circle(subject: Subject) -> None:
    parent = subject.product_id(subject.create_product())
    child = subject.new_rate(parent)
    body = {"derivedRule": {"parent": child, "price": "CALENDAR"}}
    answer = subject.send("PATCH", f"{path(subject)}/{parent}", json_body=body)
    answer.expect_error(400, "ApiValidationFailed")


@registry.add("products.delete", "1", "Deleting answers the product, and it is gone", level=Level.WRITE)
def delete(subject: Subject) -> None:
    number = subject.product_id(subject.create_product())
    answer = subject.send("DELETE", f"{path(subject)}/{number}")
    if answer.expect(200).get("id") != number:
        raise Violation("the product that was deleted", answer.text)
    subject.send("GET", f"{path(subject)}/{number}").expect_error(404, "ApiResourceMissing")
    if number in [row["id"] for row in subject.products()]:
        raise Violation("a list without it", "a list with it")


@registry.add("pms.envelope", "1", "Physical rooms are in `data`, without `page`")
def pms(subject: Subject) -> None:
    answer = subject.send("GET", f"/rest/v1/pms/{subject.house}")
    body = answer.expect(200)
    if not isinstance(body, dict) or not isinstance(body.get("data"), list) or "page" in body:
        raise Violation('{"data": [...]}', answer.text)
