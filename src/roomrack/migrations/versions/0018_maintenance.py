"""Physical rooms that maintenance closes, and ids for the parts of products."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("product_part_id")
    op.execute(
        """
        create table closed_room (
            accommodation bigint not null,
            product bigint not null,
            room bigint not null,
            holder bigint not null,
            constraint pk_closed_room primary key (accommodation, product, room)
        )
        """
    )
    tenant_table("closed_room")
