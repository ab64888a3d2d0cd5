"""The shapes of errors, and the exact field that they name (docs/contract.md 2)."""

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Subject
from roomrack.entrypoints.certify.wire import NOBODY, elements


@registry.add("errors.unknown-path", "2", "A path that does not exist is 404 without a body")
def unknown_path(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/certification/no-such-path")
    answer.expect_status(404)
    if answer.content:
        raise Violation("an empty body", answer.text)


@registry.add("errors.unknown-reservation", "2", "An unknown reservation is 404 ApiResourceMissing, its kind named")
def unknown_reservation(subject: Subject) -> None:
    answer = subject.send("GET", f"{subject.reservations}/{ABSENT}")
    answer.expect_error(404, "ApiResourceMissing", element="Reservation")


@registry.add("errors.unknown-product", "2", "An unknown product is 404 ApiResourceMissing")
def unknown_product(subject: Subject) -> None:
    answer = subject.send("GET", f"/rest/v1/roomrates/{subject.house}/{ABSENT}")
    answer.expect_error(404, "ApiResourceMissing")


@registry.add("errors.method", "2", "A method that a path lacks is 405 MethodNotAllowed with `Allow`")
def method(subject: Subject) -> None:
    answer = subject.send("PATCH", "/rest/v1/accommodation")
    answer.expect_error(405, "MethodNotAllowed")
    if "GET" not in answer.headers.get("Allow", ""):
        raise Violation("`Allow` with GET", answer.headers.get("Allow", "no `Allow`"))


@registry.add("errors.request-id", "2", "Every response carries X-Request-Id, and never the same twice")
def request_id(subject: Subject) -> None:
    seen = set()
    for path, credential in (
        ("/rest/v1/accommodation", subject.owner),
        ("/rest/v1/accommodation", NOBODY),
        ("/rest/v1/certification/no-such-path", NOBODY),
        (f"{subject.reservations}/{ABSENT}", subject.owner),
    ):
        answer = subject.send("GET", path, credential)
        number = answer.headers.get("X-Request-Id", "")
        if not number or number in seen:
            raise Violation("an X-Request-Id of its own", number or f"none on {answer.status} of {path}")
        seen.add(number)


@registry.add("errors.json-content-type", "1", "Errors are JSON and say so")
def json_content_type(subject: Subject) -> None:
    for path in (f"{subject.reservations}/{ABSENT}", f"/rest/v1/calendar/{ABSENT}"):
        kind = subject.send("GET", path).headers.get("Content-Type", "")
        if not kind.startswith("application/json"):
            raise Violation("Content-Type: application/json", kind or "none")


@registry.add("errors.languages", "2", "`message` follows Accept-Language: English and Italian at least")
def languages(subject: Subject) -> None:
    said = {
        language: subject.send(
            "GET", f"{subject.reservations}/{ABSENT}", headers={"Accept-Language": language}
        ).expect_error(404, "ApiResourceMissing")["message"]
        for language in ("en", "it")
    }
    if said["en"] == said["it"]:
        raise Violation("an Italian message beside the English one", said["it"])


@registry.add("errors.wrong-date", "2", "A date that is none is 400 ApiParamsExemption and named")
def wrong_date(subject: Subject) -> None:
    answer = subject.send("GET", subject.calendar, params=[("dateFrom", "31/12/2030")])
    answer.expect_error(400, "ApiParamsExemption", element="dateFrom")


@registry.add("errors.impossible-date", "2", "A day that no month has is 400 ApiParamsExemption and named")
def impossible_date(subject: Subject) -> None:
    answer = subject.send("GET", subject.calendar, params=[("dateFrom", "2031-02-29")])
    answer.expect_error(400, "ApiParamsExemption", element="dateFrom")


@registry.add("errors.wrong-word", "2", "A word that an enum lacks is 400 ApiParamsExemption and named")
def wrong_word(subject: Subject) -> None:
    answer = subject.send("GET", subject.reservations, params=[("status", "PERHAPS")])
    answer.expect_error(400, "ApiParamsExemption", element="status")


@registry.add("errors.wrong-number", "2", "A number that is none is 400 ApiParamsExemption and named")
def wrong_number(subject: Subject) -> None:
    answer = subject.send("GET", subject.reservations, params=[("product", "double")])
    answer.expect_error(400, "ApiParamsExemption", element="product")


@registry.add("errors.several-wrong-parameters", "2", "Several wrong parameters are all in `nested`")
def several_wrong_parameters(subject: Subject) -> None:
    params = [("status", "PERHAPS"), ("product", "double"), ("startDate", "soon")]
    answer = subject.send("GET", subject.reservations, params=params)
    missing = {"status", "product", "startDate"} - elements(answer.expect_error(400, "ApiParamsExemption"))
    if missing:
        raise Violation("status, product and startDate in `nested`", f"{', '.join(sorted(missing))} not named")


@registry.add("errors.no-json", "2", "A body that is no JSON is 400 JsonParseExemption", level=Level.WRITE)
def no_json(subject: Subject) -> None:
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b'{"a": NaN}', b'{"a": 1} more'):
        answer = subject.send("POST", subject.reservations, content=body, headers=headers)
        answer.expect_error(400, "JsonParseExemption")


@registry.add("errors.media-type", "2", "A body of another media type is 415 BadRequest", level=Level.WRITE)
def media_type(subject: Subject) -> None:
    headers = {"Content-Type": "application/pdf"}
    answer = subject.send("POST", subject.reservations, content=b"%PDF-1.7", headers=headers)
    answer.expect_error(415, "BadRequest")


@registry.add("errors.every-missing-field", "2", "All missing fields are named at once", level=Level.WRITE)
def every_missing_field(subject: Subject) -> None:
    body = subject.send("POST", subject.reservations, json_body={}).expect_error(400, "ApiParamsExemption")
    wanted = {"$.channelId", "$.product", "$.checkin", "$.checkout", "$.guests"}
    if missing := wanted - elements(body):
        raise Violation("each required field in `nested` by its JSON path", f"{', '.join(sorted(missing))} not named")


@registry.add(
    "errors.path-of-a-field", "2", "A wrong field deep in a body is named by its JSON path", level=Level.WRITE
)
def path_of_a_field(subject: Subject) -> None:
    stay = subject.stay()
    body = subject.draft(subject.room, stay, guests=[{"givenName": "A", "familyName": 5, "birthDate": "never"}])
    answer = subject.try_to_book(body)
    answer.expect_error(400, "ApiParamsExemption", element="$.guests[0].birthDate")


@registry.add("errors.wrong-type", "2", "A field of the wrong type is 400 ApiParamsExemption", level=Level.WRITE)
def wrong_type(subject: Subject) -> None:
    body = subject.draft(subject.room, subject.stay(), totalGuest="many")
    subject.try_to_book(body).expect_error(400, "ApiParamsExemption", element="$.totalGuest")


@registry.add("errors.unknown-id-in-a-body", "2", "An id in a body that names nothing is 422", level=Level.WRITE)
def unknown_id_in_a_body(subject: Subject) -> None:
    answer = subject.try_to_book(subject.draft(ABSENT, subject.stay()))
    answer.expect_error(422, "ApiResourceMissing")


@registry.add("errors.a-refusal-changes-nothing", "2", "A request that fails changes nothing", level=Level.WRITE)
def a_refusal_changes_nothing(subject: Subject) -> None:
    stay = subject.stay()
    body = subject.draft(subject.room, stay, totalGuest="many")
    subject.try_to_book(body).expect_status(400)
    if len(set(subject.left(subject.room, stay))) != 1:
        raise Violation("as many rooms left as before", str(subject.left(subject.room, stay)))
