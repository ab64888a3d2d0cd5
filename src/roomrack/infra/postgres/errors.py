"""What can go wrong with the embedded server; each message says how to mend it."""


class PostgresError(Exception):
    """The embedded PostgreSQL can't do what was asked."""


class BinariesMissing(PostgresError):
    """No PostgreSQL binaries were found."""


class AlreadyRunning(PostgresError):
    """Another process runs a server on the same folder."""


class AccountMissing(PostgresError):
    """The system account that has to run the server can't be made."""


class PostgresFailed(PostgresError):
    """PostgreSQL itself gave up; the end of its log is in the message."""
