"""What identity refuses; the bases and their statuses are in roomrack.core.errors."""

from roomrack.core.errors import Forbidden, ParamsError, RuleError, Unavailable


class ClientRefused(Forbidden):
    """The client id is unknown, or the secret is not its own; which of the two is not said."""

    code = "client_refused"
    template = "The client id or the client secret is wrong."


class RefreshTokenRefused(Forbidden):
    """The refresh token is unknown or revoked, or was given to another client."""

    code = "refresh_token_refused"
    template = "The refresh token is unknown or revoked, or belongs to another client."


class CodeRefused(ParamsError):
    """The authorization code is unknown, used, expired, or was given for another client or redirect URI."""

    code = "code_refused"
    template = "The authorization code is wrong, used or expired, or was given for another redirect_uri."


class VerifierRefused(ParamsError):
    """The PKCE verifier does not belong to the challenge of the authorization."""

    code = "verifier_refused"
    template = "The code verifier does not match the code challenge of the authorization."


class GrantTypeUnknown(ParamsError):
    """A grant type that the token endpoint does not serve."""

    code = "grant_type_unknown"
    template = "This grant_type is not served here. Use code, authorization_code, refresh_token or client_credentials."


class RedirectUriRefused(ParamsError):
    """A redirect URI that can't be registered; `fault` says why."""

    code = "redirect_uri_refused"
    template = "A redirect URI must be absolute and https (http only for loopback), without a fragment: {fault}."


class AlreadyMigrated(RuleError):
    """An api key is traded for tokens once for each property."""

    code = "already_migrated"
    template = "This api key was already traded for tokens of this property. Use the refresh token that it gave."


class KeyWithoutProperty(Forbidden):
    """The api key's owner has no such property."""

    code = "key_without_property"
    template = "This api key does not reach this property."


class PropertyDeactivated(Forbidden):
    """The property was deactivated and answers to nobody but its owner (docs/contract.md 3)."""

    code = "property_deactivated"
    template = "The property is deactivated. It keeps its data, and its owner can bring it back."


class EnvironmentFixed(Forbidden):
    """An application can't raise its own environment."""

    code = "environment_fixed"
    template = "An application can't change its own environment. Ask whoever runs this server."


class UsernameTaken(RuleError):
    """Somebody else has this user name."""

    code = "username_taken"
    template = "The user name is taken."


class SignInBusy(Unavailable):
    """Too many passwords are being checked at this moment."""

    code = "sign_in_busy"
    template = "Too many people are signing in at this moment. Try again in {seconds} seconds."


class TooManyFailures(RuleError):
    """Too many wrong passwords within a minute."""

    code = "too_many_failures"
    template = "Too many failed sign-ins. Wait {seconds} seconds."


class WrongPassword(RuleError):
    """The user name or the password is wrong; which of the two is not said."""

    code = "wrong_password"
    template = "The user name or the password is wrong."


class TooManyApplications(RuleError):
    """The person works on as many applications as one may make."""

    code = "too_many_applications"
    template = "You have {limit} applications, the most that one person may make."


class OverlapRunning(RuleError):
    """Two secrets work already; a third would end one of them before its time."""

    code = "overlap_running"
    template = "Two secrets work at this moment. End the old one before you make another."


class MemberUnknown(ParamsError):
    """Nobody with this user name can sign in here."""

    code = "member_unknown"
    template = "Nobody signs in here under this name."


class LastMember(RuleError):
    """An application is never left without somebody who works on it."""

    code = "last_member"
    template = "This is the last person who works on the application. Add somebody else first."


class TooManySandboxes(RuleError):
    """A sandbox application reaches as many properties as it may make in the console."""

    code = "too_many_sandboxes"
    template = "The application reaches {limit} properties, the most that it may make here."


class NotAnAssistant(Forbidden):
    """The application does not say that an assistant works with it."""

    code = "not_an_assistant"
    template = "Only applications of the category MODEL_CONTEXT_PROTOCOL may use this address."


class ClockTooFar(RuleError):
    """A sandbox's clock goes ahead a little further than a calendar reaches, and no more."""

    code = "clock_too_far"
    template = "A sandbox's clock can be at most {days} days ahead in all. Make a new sandbox property."


class ClockOfProduction(RuleError):
    """Only time in a sandbox can be moved."""

    code = "clock_of_production"
    template = "The property is no sandbox: its clock is the server's."


class ClockGoesForward(RuleError):
    """What happened would lie in the future otherwise."""

    code = "clock_goes_forward"
    template = "A sandbox's clock only goes forward; it shows {instant} now."


class OwnerKeepsAll(RuleError):
    """An owner of a property may do everything for it, whoever asks for a change."""

    code = "owner_keeps_all"
    template = "This is an owner of the property, who may do everything for it."


class LevelsBeyondOwn(Forbidden):
    """Nobody gives more than he has himself."""

    code = "levels_beyond_own"
    template = "You would give more than you have yourself: {areas}."


class LevelsBeyondGrant(Forbidden):
    """An application lets nobody do what it may not do itself."""

    code = "levels_beyond_grant"
    template = "The application would give more than was granted to it: {areas}."


class PasswordRefused(ParamsError):
    """The password is too short, too long, or too easily guessed; `fault` says which."""

    code = "password_refused"
    template = (
        "Choose another password: at least 10 characters, 5 of them different, and not a common word, a run of "
        "characters or your own name."
    )


class LinkEnded(RuleError):
    """The link is unknown, was used, was replaced by a newer one, or its time is over."""

    code = "link_ended"
    template = "This link works no longer. Ask for a new one."


class CodeWrong(RuleError):
    """The code of the second factor is wrong, or was used before."""

    code = "code_wrong"
    template = "The code is wrong or was used already."


class TooManyCodes(RuleError):
    """Too many wrong codes within an hour."""

    code = "too_many_codes"
    template = "Too many wrong codes. Wait an hour."


class FactorMissing(RuleError):
    """There is no second factor to confirm or to turn off."""

    code = "factor_missing"
    template = "There is no second factor, or its time to be confirmed is over. Begin again."


class FactorIsOn(RuleError):
    """There is a second factor already."""

    code = "factor_is_on"
    template = "The second factor is on already. Turn it off before you set up another."


class FactorElsewhere(Forbidden):
    """An owner resets second factors only of those who work for nobody else."""

    code = "factor_elsewhere"
    template = "This person also owns or works for properties that are not yours. Ask whoever runs this server."


class AlreadyWorksHere(RuleError):
    """Somebody with this address works for the property already, which those who list its people can see anyway."""

    code = "already_works_here"
    template = "Somebody with this e-mail address works for the property already."


class TooManyInvitations(RuleError):
    """More invitations are open, or were sent within an hour, than may be."""

    code = "too_many_invitations"
    template = "Too many invitations. At most {open} are open for a property, and one person sends {hourly} an hour."


class WrongAccount(RuleError):
    """An invitation is accepted by the account of its address only."""

    code = "wrong_account"
    template = "The invitation is for another account. Sign in as {email}."


class AddressNeedsMail(RuleError):
    """Without a mail server nobody proves that an address is his, so a sandbox can't make accounts."""

    code = "address_needs_mail"
    template = "This server sends no mail, so nobody can be invited to a sandbox property. Ask whoever runs the server."
