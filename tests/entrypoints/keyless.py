"""A worker that asks processors under another key each time: the control of the kills during a charge."""

import secrets

from roomrack.domain.payments.rules.work import Work
from roomrack.entrypoints import worker

if __name__ == "__main__":
    Work.key = property(lambda _: secrets.token_hex(8))  # type: ignore[assignment,method-assign]
    worker.main()
