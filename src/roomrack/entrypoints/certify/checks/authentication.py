"""Who is let in, and what tokens look like (docs/contract.md 2 and 3)."""

from datetime import UTC, datetime, timedelta
from typing import Any

from roomrack.core.clock import SystemClock
from roomrack.entrypoints.certify.model import Skipped, Violation, registry
from roomrack.entrypoints.certify.subject import ABSENT, Subject
from roomrack.entrypoints.certify.wire import NOBODY, Answer, api_key, bearer

WRONG = "certification-wrong-credential"


@registry.add("auth.no-credential", "2", "A request without a credential is 401 ApiKeyMissing")
def no_credential(subject: Subject) -> None:
    subject.send("GET", "/rest/v1/accommodation", NOBODY).expect_error(401, "ApiKeyMissing")


@registry.add("auth.unknown-token", "2", "An unknown token is 401 ApiKeyInvalid")
def unknown_token(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/accommodation", bearer("WRONG", WRONG))
    answer.expect_error(401, "ApiKeyInvalid")


@registry.add("auth.unknown-key", "2", "An unknown API key is 401 ApiKeyInvalid")
def unknown_key(subject: Subject) -> None:
    answer = subject.send("GET", f"/rest/v1/accommodation/{subject.house}", api_key("WRONG", WRONG))
    answer.expect_error(401, "ApiKeyInvalid")


@registry.add("auth.token-in-query", "3", "A token in the query string is no credential")
def token_in_query(subject: Subject) -> None:
    params = [("access_token", WRONG), ("key", WRONG)]
    subject.send("GET", "/rest/v1/accommodation", NOBODY, params=params).expect_error(401, "ApiKeyMissing")


@registry.add("auth.write-without-credential", "2", "A write without a credential is 401 before its body is judged")
def write_without_credential(subject: Subject) -> None:
    subject.bulk([], credential=NOBODY).expect_error(401, "ApiKeyMissing")


@registry.add("auth.reaches-the-property", "3", "The token lists the property that granted it")
def reaches_the_property(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/accommodation")
    found = answer.expect(200)
    if not isinstance(found, list):
        raise Violation("a bare array of properties", answer.text)
    if subject.house not in [row.get("id") for row in found]:
        raise Violation(f'a property with "id": "{subject.house}"', answer.text)


@registry.add("auth.property-not-granted", "2", "A property that was not granted is 403 ApiSecurityException")
def property_not_granted(subject: Subject) -> None:
    answer = subject.send("GET", f"/rest/v1/calendar/{ABSENT}")
    answer.expect_error(403, "ApiSecurityException")


@registry.add("auth.foreign-and-absent-alike", "2", "A property of somebody else is refused like one that is not there")
def foreign_and_absent(subject: Subject) -> None:
    if not subject.given.foreign_accommodation:
        raise Skipped("no property of another owner was named")
    shown = []
    for house in (subject.given.foreign_accommodation, str(ABSENT)):
        body = subject.send("GET", f"/rest/v1/reservation/{house}").expect_error(403, "ApiSecurityException")
        shown.append(str(body).replace(house, "ID"))
    if shown[0] != shown[1]:
        raise Violation(f"the same answer for both: {shown[1]}", shown[0])


@registry.add("auth.refresh", "3", "`refresh` answers a token pair, and repeats the refresh token")
def refresh(subject: Subject) -> None:
    answer = _refresh(subject)
    _check_tokens(answer)
    if answer.json().get("refresh_token") != subject.given.refresh_token:
        raise Violation("the same refresh token", "another one, or none")


@registry.add("auth.refreshed-token-works", "3", "The token that `refresh` gave is accepted, and so is the old one")
def refreshed_token_works(subject: Subject) -> None:
    token = _refresh(subject).expect(200)["access_token"]
    for credential in (bearer("NEW_TOKEN", token), subject.owner):
        subject.send("GET", "/rest/v1/accommodation", credential).expect_status(200)


@registry.add("auth.refresh-alias", "1", "/octobook/rest/v1/identity/refresh does the same")
def refresh_alias(subject: Subject) -> None:
    root = subject.wire.base.removesuffix("/connect")
    _check_tokens(_refresh(subject, url=f"{root}/octobook/rest/v1/identity/refresh"))


@registry.add("auth.refresh-by-query", "1", "`refresh` takes its field in the query, too")
def refresh_by_query(subject: Subject) -> None:
    _check_tokens(_refresh(subject, form=None, params=[("refresh_token", subject.given.refresh_token)]))


@registry.add("auth.refresh-by-json", "1", "`refresh` takes its field as JSON, too")
def refresh_by_json(subject: Subject) -> None:
    _check_tokens(_refresh(subject, form=None, json_body={"refresh_token": subject.given.refresh_token}))


@registry.add("auth.refresh-unknown", "3", "An unknown refresh token is 403 ApiSecurityException")
def refresh_unknown(subject: Subject) -> None:
    _refresh(subject, form={"refresh_token": WRONG}).expect_error(403, "ApiSecurityException")


@registry.add("auth.refresh-wrong-secret", "3", "A client secret that is sent to `refresh` must match")
def refresh_wrong_secret(subject: Subject) -> None:
    form = {**subject.client, "client_secret": WRONG, "refresh_token": subject.given.refresh_token}
    _refresh(subject, form=form).expect_error(403, "ApiSecurityException")


@registry.add("auth.refresh-missing", "2", "`refresh` without a token is 400 and names the field")
def refresh_missing(subject: Subject) -> None:
    answer = subject.send("POST", "/rest/v1/identity/refresh", NOBODY, form={})
    body = answer.expect_error(400, "ApiParamsExemption")
    if "refresh_token" not in str(body):
        raise Violation("`refresh_token` named", answer.text)


@registry.add("auth.unknown-code", "3", "An unknown code is 400 ApiParamsExemption")
def unknown_code(subject: Subject) -> None:
    form = {**subject.client, "grant_type": "code", "code": WRONG, "redirect_uri": _redirect(subject)}
    subject.send("POST", "/rest/v1/identity/token", NOBODY, form=form).expect_error(400, "ApiParamsExemption")


@registry.add("auth.code-with-wrong-secret", "3", "`token` with a wrong secret is 403 ApiSecurityException")
def code_with_wrong_secret(subject: Subject) -> None:
    form = {**subject.client, "client_secret": WRONG, "code": WRONG, "redirect_uri": _redirect(subject)}
    subject.send("POST", "/rest/v1/identity/token", NOBODY, form=form).expect_error(403, "ApiSecurityException")


@registry.add("auth.apilogin", "3", "`apilogin` answers a token of the application itself")
def apilogin(subject: Subject) -> None:
    _check_tokens(subject.login(), refreshable=False)


@registry.add("auth.apilogin-wrong-secret", "3", "`apilogin` with a wrong secret is 403 ApiSecurityException")
def apilogin_wrong_secret(subject: Subject) -> None:
    subject.login(client_secret=WRONG).expect_error(403, "ApiSecurityException")


@registry.add("auth.application-on-property-data", "2", "An application's own token on property data is 403")
def application_on_property_data(subject: Subject) -> None:
    answer = subject.send("GET", subject.reservations, subject.application)
    answer.expect_error(403, "ApiSecurityException", message="errNoResourcesForIdentity")


@registry.add("auth.configuration", "3", "The application reads its configuration, with its quota")
def configuration(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/api/configuration", subject.application)
    shown = answer.expect(200)
    for name in ("quotaLimit", "quotaStatus"):
        if name not in shown:
            raise Violation(f"`{name}` in the configuration", answer.text)


@registry.add("auth.configuration-by-user-token", "3", "`getConfiguration` takes a user's token, too")
def configuration_by_user_token(subject: Subject) -> None:
    subject.send("GET", "/rest/v1/api/configuration").expect_status(200)


@registry.add("auth.api-key", "3", "An API key in the header `key` reads its property")
def key_reads(subject: Subject) -> None:
    house = subject.given.api_key_accommodation or subject.house
    answer = subject.send("GET", f"/rest/v1/accommodation/{house}", subject.key)
    if answer.expect(200).get("id") != house:
        raise Violation(f"property {house}", answer.text)


@registry.add("auth.user-info", "3", "`user/info` tells whom the token speaks for")
def user_info(subject: Subject) -> None:
    answer = subject.send("GET", "/rest/v1/user/info")
    if not isinstance(answer.expect(200), dict):
        raise Violation("an object", answer.text)


@registry.add("auth.page", "3", "The authorization page is shown for a registered redirect URI")
def page(subject: Subject) -> None:
    answer = _page(subject, _redirect(subject))
    if answer.status in {301, 302, 303, 307, 308}:
        raise Skipped("the page redirects to another place to sign in")
    answer.expect_status(200)
    if "html" not in answer.headers.get("Content-Type", ""):
        raise Violation("an HTML page", answer.headers.get("Content-Type", "no Content-Type"))


@registry.add("auth.page-never-redirects-elsewhere", "3", "A redirect URI that is not registered is never followed")
def page_never_redirects_elsewhere(subject: Subject) -> None:
    for address in ("https://attacker.example/", f"{_redirect(subject)}/../x", f"{_redirect(subject)}#x"):
        location = _page(subject, address).headers.get("Location", "")
        if location.startswith(address.partition("#")[0]):
            raise Violation("a page that says what is wrong", f"a redirect to {location}")


def _page(subject: Subject, redirect_uri: str) -> Answer:
    root = subject.wire.base.removesuffix("/connect")
    params = [("client_id", subject.client["client_id"]), ("redirect_uri", redirect_uri), ("state", "s")]
    return subject.send("GET", "", NOBODY, url=f"{root}/octobook/identity/oauth.xhtml", params=params)


def _redirect(subject: Subject) -> str:
    if not subject.given.redirect_uri:
        raise Skipped("no redirect URI of the application was named")
    return subject.given.redirect_uri


def _refresh(subject: Subject, **options: Any) -> Answer:
    if not subject.given.refresh_token:
        raise Skipped("no refresh token was given")
    options = {"form": {"refresh_token": subject.given.refresh_token}, **options}
    return subject.send("POST", "/rest/v1/identity/refresh", NOBODY, **options)


def _check_tokens(answer: Answer, *, refreshable: bool = True) -> None:
    shown = answer.expect(200)
    hidden = {name: value if "token" not in name.lower() else "..." for name, value in shown.items()}
    if not shown.get("access_token") or shown.get("access_token") != shown.get("accessToken"):
        raise Violation("`access_token`, and the same as `accessToken`", str(hidden))
    if shown.get("token_type") != "Bearer":
        raise Violation('"token_type": "Bearer"', str(hidden))
    if refreshable and not shown.get("refresh_token"):
        raise Violation("a `refresh_token`", str(hidden))
    if not isinstance(shown.get("expires_in"), int) or shown["expires_in"] <= 0:
        raise Violation("`expires_in` as whole seconds", str(hidden))
    told = str(shown.get("expireDate", ""))
    try:
        until = datetime.fromisoformat(told)
    except ValueError:
        raise Violation("`expireDate` as plain ISO ending in Z", told or str(hidden)) from None
    if not told.endswith("Z"):
        raise Violation("`expireDate` as plain ISO ending in Z", told)
    ahead = until.astimezone(UTC) - SystemClock().now()
    if abs(ahead - timedelta(seconds=shown["expires_in"])) > timedelta(minutes=10):
        raise Violation(f"`expireDate` in {shown['expires_in']} s, as `expires_in` says", f"{told}, in {ahead}")
