"""${message}"""

import sqlalchemy as sa
from alembic import op

from roomrack.migrations.helpers import global_table, tenant_table

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute("set local statement_timeout = '10min'")
    ${upgrades if upgrades else "pass"}
