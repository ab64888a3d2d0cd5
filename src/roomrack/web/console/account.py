"""The page of one's own account: password, second factor, sessions, what was granted, what happened."""

from collections.abc import Mapping
from typing import Any

import segno
from starlette.responses import Response

from roomrack.core.errors import FieldWrong, RoomrackError
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.rules import accounts as rules
from roomrack.web import session
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import ROOT, Visit, number, signed_in

HERE = f"{ROOT}/account"
ISSUER = "Roomrack"
KINDS: Mapping[str, str] = {
    "password_chosen": mark("A password was chosen"),
    "sessions_ended": mark("Other sessions were ended"),
    "recovery_codes_made": mark("New recovery codes were made"),
    "factor_on": mark("The second factor was turned on"),
    "factor_off": mark("The second factor was turned off"),
    "factor_reset": mark("The second factor was taken away by somebody else"),
}


@signed_in
async def account(visit: Visit) -> Response:
    """One's own account."""
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            return await _act(visit)
        except RoomrackError as refused:
            error = refused
    me = visit.person.id
    async with visit.read() as unit:
        factor = await identity.factor_of(unit, me)
        secret = await identity.factor_to_confirm(unit, me)
        content: dict[str, Any] = {
            "factor": factor,
            "secret": secret,
            "sessions": await identity.sessions_of(unit, me, visit.cookie),
            "given": await identity.given_by(unit, me),
            "entries": await identity.entries(unit, me),
            "kinds": labels(visit.language, KINDS),
            "me": me,
        }
    content["picture"] = picture(secret, visit.person.username) if secret else ""
    return visit.page("account.html", content, error=error)


async def _act(visit: Visit) -> Response:
    """Do what a form asks for; what weakens the account asks for the password first, outside of any transaction."""
    me = visit.person.id
    action = visit.field("action")
    if action in {"password", "begin", "end", "codes"}:
        await _prove(visit)
    if action in {"end", "codes"}:
        await visit.browsers.check_code(me, visit.field("code"))
    async with visit.write() as unit:
        match action:
            case "password":
                new = str(visit.form.get("new", ""))[: session.MAX_PASSWORD + 1]
                if new != str(visit.form.get("again", "")):
                    raise FieldWrong("again", reason=visit.say("The two new passwords are not the same."))
                await identity.change_password(unit, me, new, visit.cookie)
                return visit.go(HERE, done=visit.say("The password was changed, and all other sessions have ended."))
            case "begin":
                await identity.begin_factor(unit, me)
                return visit.go(f"{HERE}#factor")
            case "confirm":
                made = await identity.confirm_factor(unit, me, visit.field("code"))
                return visit.go(HERE, done=visit.say("The second factor is on."), codes=" ".join(made))
            case "codes":
                made = await identity.new_recovery_codes(unit, me)
                return visit.go(HERE, done=visit.say("The recovery codes before are void."), codes=" ".join(made))
            case "end":
                await identity.end_factor(unit, me)
                return visit.go(HERE, done=visit.say("The second factor is off."))
            case "end-sessions":
                ended = await identity.end_sessions(unit, me, visit.cookie, number(visit.field("session")))
                return visit.go(HERE, done=visit.say("Sessions that were ended: {count}.", count=ended))
            case "take-back":
                await identity.take_back(unit, me, number(visit.field("grant")) or 0)
                return visit.go(HERE, done=visit.say("The grant and its tokens have ended."))
    return visit.go(HERE)


async def _prove(visit: Visit) -> None:
    password = str(visit.form.get("password", ""))[: session.MAX_PASSWORD]
    await visit.browsers.prove(visit.person.username, password, session.address_of(visit.request))


def picture(secret: str, username: str) -> str:
    """A QR code of the secret as SVG, without styles, for a page with a strict policy."""
    code = segno.make(rules.provisioning(secret, username, ISSUER), error="m", micro=False)
    return code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=False, svgclass=None, lineclass=None)
