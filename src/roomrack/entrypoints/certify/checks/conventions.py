"""Habits of clients in the wild, which must go on working (docs/contract.md 1)."""

from roomrack.entrypoints.certify.model import Level, Violation, registry
from roomrack.entrypoints.certify.subject import Subject


@registry.add("wire.head", "1", "HEAD works wherever there is GET, with no body")
def head(subject: Subject) -> None:
    answer = subject.send("HEAD", "/rest/v1/accommodation")
    answer.expect_status(200)
    if answer.content:
        raise Violation("no body", answer.text)


@registry.add("wire.options", "1", "OPTIONS tells the methods")
def options(subject: Subject) -> None:
    answer = subject.send("OPTIONS", "/rest/v1/accommodation")
    if answer.status >= 300:
        raise Violation("a status below 300", str(answer.status))
    if "GET" not in answer.headers.get("Allow", "") + answer.headers.get("Access-Control-Allow-Methods", ""):
        raise Violation("GET in `Allow`", answer.headers.get("Allow", "no `Allow`"))


@registry.add("wire.cors", "1", "CORS is on, never with credentials")
def cors(subject: Subject) -> None:
    origin = "https://certification.example"
    answer = subject.send("GET", "/rest/v1/accommodation", headers={"Origin": origin})
    if answer.headers.get("Access-Control-Allow-Origin") not in {"*", origin}:
        raise Violation("Access-Control-Allow-Origin", answer.headers.get("Access-Control-Allow-Origin", "none"))
    if answer.headers.get("Access-Control-Allow-Credentials", "").lower() == "true":
        raise Violation("no Access-Control-Allow-Credentials", "true")


@registry.add("wire.preflight", "1", "A browser's preflight for Authorization is answered")
def preflight(subject: Subject) -> None:
    headers = {
        "Origin": "https://certification.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    answer = subject.send("OPTIONS", "/rest/v1/calendar/bulk", headers=headers)
    allowed = answer.headers.get("Access-Control-Allow-Headers", "").lower()
    if answer.status >= 300 or ("authorization" not in allowed and allowed != "*"):
        raise Violation("authorization in Access-Control-Allow-Headers", f"{answer.status}, {allowed or 'none'}")


@registry.add("wire.unknown-parameters", "1", "Unknown parameters and headers are ignored")
def unknown_parameters(subject: Subject) -> None:
    params = [("certificationUnknown", "1")]
    headers = {"X-Certification-Unknown": "1"}
    subject.send("GET", "/rest/v1/accommodation", params=params, headers=headers).expect_status(200)


@registry.add("wire.no-accept", "1", "JSON comes whatever `Accept` says")
def no_accept(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/accommodation", headers={"Accept": "text/html"})
    answer.expect(200)


@registry.add("wire.utf-8", "1", "JSON is UTF-8")
def utf_8(subject: Subject) -> None:
    answer = subject.send("GET", f"/rest/v1/accommodation/{subject.house}")
    answer.content.decode("utf-8")
    kind = answer.headers.get("Content-Type", "").lower()
    if "charset=" in kind and "utf-8" not in kind:
        raise Violation("UTF-8", kind)


@registry.add("wire.unknown-fields", "1", "Unknown fields of a body are ignored", level=Level.WRITE)
def unknown_fields(subject: Subject) -> None:
    body = subject.draft(subject.room, subject.stay(), somethingUnknown={"deep": [1, 2]})
    if "somethingUnknown" in subject.try_to_book(body).expect(200):
        raise Violation("the unknown field left out", "the unknown field")


@registry.add("wire.read-only-id", "1", "An id that is sent with a creation is ignored", level=Level.WRITE)
def read_only_id(subject: Subject) -> None:
    made = subject.book(subject.stay(), id=1)
    if made["id"] == 1:
        raise Violation("an id of the server's own", "1")


@registry.add("wire.dates-with-time", "1", "`yyyy-MM-dd HH:mm:ss` and the other forms are accepted", level=Level.WRITE)
def dates_with_time(subject: Subject) -> None:
    for form in ("{} 12:00:00", "{}T12:00:00", "{}T12:00:00Z", "{}T12:00:00Z[UTC]", "{}T14:00:00+02:00", "{}"):
        stay = subject.stay(1)
        body = subject.draft(subject.room, stay)
        body |= {"checkin": form.format(stay.checkin), "checkout": form.format(stay.checkout)}
        subject.try_to_book(body).expect_status(200)
        left = subject.left(subject.room, stay)
        if left != [4]:
            raise Violation(f"the night of {stay.checkin} taken by {body['checkin']}", f"{left} left of 5")


@registry.add("wire.money-digits", "1", "Money has at most the currency's digits", level=Level.WRITE)
def money_digits(subject: Subject) -> None:
    rate = subject.new_rate(subject.room, price="PERCENT", priceValue=-33.3333)
    stay = subject.stay(1)
    price = subject.days(rate, stay.checkin, stay.checkin)[0]["price"]
    if round(price, 2) != price:
        raise Violation("at most two decimals", str(price))


@registry.add("wire.currency-as-object", "1", "`currency` may be an object on input", level=Level.WRITE)
def currency_as_object(subject: Subject) -> None:
    currency = subject.get(f"/rest/v1/accommodation/{subject.house}")["currency"]
    made = subject.book(subject.stay(), currency={"currencyCode": currency})
    if made.get("currency") != currency:
        raise Violation(f'"currency": "{currency}"', repr(made.get("currency")))


@registry.add("wire.charset", "1", "JSON with a charset in its media type is read", level=Level.WRITE)
def charset(subject: Subject) -> None:
    headers = {"Content-Type": "application/json; charset=UTF-8"}
    body = subject.draft(subject.room, subject.stay())
    subject.try_to_book(body, headers=headers).expect_status(200)
