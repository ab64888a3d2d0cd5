"""Clocks of sandbox properties that are ahead of the server's."""

from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(
        """
        alter table accommodation_environment
            add column ahead_seconds bigint not null default 0,
            add column caught_up_seconds bigint not null default 0,
            add constraint ck_accommodation_environment_ahead check (ahead_seconds = 0 or sandbox),
            add constraint ck_accommodation_environment_caught_up
                check (caught_up_seconds between 0 and ahead_seconds)
        """
    )
    op.execute(
        "create index ix_accommodation_environment_ahead on accommodation_environment (accommodation)"
        " where ahead_seconds > 0"
    )
