"""Sections of content, and which calendars are closed on which portal."""

from alembic import op

from roomrack.migrations.helpers import tenant_table

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(
        """
        create table content_section (
            accommodation bigint not null,
            connection bigint not null,
            product bigint not null,
            section text not null,
            value jsonb not null,
            version integer not null,
            updated_at timestamptz not null,
            constraint pk_content_section primary key (accommodation, connection, product, section),
            constraint ck_content_section_owner check ((connection = 0) <> (product = 0))
        )
        """
    )
    op.execute(
        """
        create table content_closed (
            accommodation bigint not null,
            connection bigint not null,
            product bigint not null,
            closed_at timestamptz not null,
            constraint pk_content_closed primary key (accommodation, connection, product)
        )
        """
    )
    for table in ("content_section", "content_closed"):
        tenant_table(table)
