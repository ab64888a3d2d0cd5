"""`roomrack doctor`."""


def doctor() -> None:
    """Say what is wrong with an installation and how to mend it."""
