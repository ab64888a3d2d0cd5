"""What happens between the start of PostgreSQL and that of the API: migrations, and demo data the first time."""

import sys
from collections.abc import Mapping

from roomrack import migrations


def prepare(arguments: Mapping[str, str]) -> None:
    """Bring the schema up to date."""
    migrations.upgrade(arguments["owner_url"])
    sys.stdout.flush()
