"""Properties that are deactivated or deleted, the 30 levels of the people who work for one, tasks, mornings."""

from alembic import op

from roomrack.migrations.helpers import sequence, tenant_table

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    op.execute("alter table accommodation add column deactivated_at timestamptz")
    op.execute("alter table network add column token_grant bigint")
    op.execute("alter table accommodation_environment add column active boolean not null default true")
    op.execute("alter table membership add column permissions jsonb not null default '{}'::jsonb")
    # Whoever waited for a deletion or deactivation gets no version, and sells nothing.
    op.execute(
        """
        create or replace function share_sale(property bigint) returns bigint language plpgsql volatile as $$
        begin
            perform pg_advisory_xact_lock_shared(hashtextextended('sale ' || property::text, 0));
            return (
                select products_version from accommodation
                where accommodation = property and deleted_at is null and deactivated_at is null
            );
        end
        $$
        """
    )
    _tasks()
    _mornings()


def _tasks() -> None:
    sequence("task_id")
    op.execute(
        """
        create table task (
            accommodation bigint not null,
            id bigint not null default nextval('task_id'),
            kind text not null,
            product bigint,
            subject jsonb not null,
            status text not null,
            reason text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            constraint pk_task primary key (accommodation, id),
            constraint ck_task_status check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED'))
        )
        """
    )
    op.execute("create index ix_task_updated_at on task (updated_at)")
    tenant_table("task")


def _mornings() -> None:
    op.execute(
        """
        create table good_morning (
            accommodation bigint not null,
            day date not null,
            attempts smallint not null,
            due_at timestamptz not null,
            ended_at timestamptz,
            problem text,
            constraint pk_good_morning primary key (accommodation, day)
        )
        """
    )
    tenant_table("good_morning")
