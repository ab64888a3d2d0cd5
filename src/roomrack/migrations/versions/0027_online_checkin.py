"""The online check-in: links of reservations, whom the page wrote down, and mails with links."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute(
        """
        create table arrival_link (
            accommodation bigint not null,
            reservation bigint not null,
            generation integer not null,
            open boolean not null,
            made_at timestamptz not null,
            answered_at timestamptz,
            updated_at timestamptz not null,
            constraint pk_arrival_link primary key (accommodation, reservation)
        )
        """
    )
    op.execute("create index ix_arrival_link_updated_at on arrival_link (updated_at)")
    op.execute(
        """
        create table arrival_person (
            accommodation bigint not null,
            person bigint not null,
            reservation bigint not null,
            kid text not null,
            digest bytea not null,
            sent_at timestamptz not null,
            constraint pk_arrival_person primary key (accommodation, person)
        )
        """
    )
    op.execute("create index ix_arrival_person_reservation on arrival_person (accommodation, reservation)")
    op.execute("create index ix_arrival_person_sent_at on arrival_person (sent_at)")
    sequence("arrival_mail_id")
    op.execute(
        """
        create table arrival_mail (
            accommodation bigint not null,
            id bigint not null,
            reservation bigint not null,
            address text not null,
            language text not null,
            status text not null,
            attempts smallint not null,
            due_at timestamptz not null,
            sent_at timestamptz,
            problem text,
            created_at timestamptz not null,
            constraint pk_arrival_mail primary key (accommodation, id),
            constraint ck_arrival_mail_status check (status in ('WAITING', 'SENT', 'FAILED'))
        )
        """
    )
    op.execute("create index ix_arrival_mail_reservation on arrival_mail (accommodation, reservation)")
    op.execute("create index ix_arrival_mail_due_at on arrival_mail (due_at) where status = 'WAITING'")
    op.execute("create index ix_arrival_mail_created_at on arrival_mail (created_at)")
    for table in ("arrival_link", "arrival_person", "arrival_mail"):
        tenant_table(table)
