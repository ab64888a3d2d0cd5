"""Invitations, forgotten passwords, second factors, letters that wait to be sent, and grants of whole networks."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    _invitations()
    _signing_in()
    _letters()
    _networks()


def _invitations() -> None:
    sequence("invitation_id")
    op.execute(
        """
        create table invitation (
            id bigint not null default nextval('invitation_id'),
            accommodation bigint not null,
            property_name text not null,
            email text not null,
            given_name text not null,
            family_name text not null,
            language text not null,
            permissions jsonb not null,
            invited_by bigint,
            digest bytea,
            kid text,
            created_at timestamptz not null,
            asked_at timestamptz not null,
            expires_at timestamptz not null,
            ended_at timestamptz,
            person bigint,
            constraint pk_invitation primary key (id)
        )
        """
    )
    op.execute("create unique index uq_invitation_open on invitation (accommodation, email) where ended_at is null")
    op.execute("create unique index uq_invitation_digest on invitation (digest) where digest is not null")
    op.execute("create index ix_invitation_expires_at on invitation (expires_at)")
    global_table("invitation")


def _signing_in() -> None:
    op.execute(
        """
        create table password_link (
            digest bytea not null,
            kid text not null,
            person bigint not null,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            used_at timestamptz,
            constraint pk_password_link primary key (digest)
        )
        """
    )
    op.execute("create index ix_password_link_person on password_link (person)")
    op.execute("create index ix_password_link_expires_at on password_link (expires_at)")
    global_table("password_link")
    op.execute(
        """
        create table second_factor (
            person bigint not null,
            kid text not null,
            sealed bytea not null,
            last_step bigint not null,
            created_at timestamptz not null,
            confirmed_at timestamptz,
            constraint pk_second_factor primary key (person)
        )
        """
    )
    global_table("second_factor")
    op.execute(
        """
        create table recovery_code (
            person bigint not null,
            digest bytea not null,
            kid text not null,
            used_at timestamptz,
            constraint pk_recovery_code primary key (person, digest)
        )
        """
    )
    global_table("recovery_code")
    sequence("browser_session_id")
    op.execute("alter table browser_session add column id bigint not null default nextval('browser_session_id')")
    op.execute("alter table browser_session add column agent text not null default ''")
    op.execute("create index ix_browser_session_person on browser_session (person)")
    sequence("account_entry_id")
    op.execute(
        """
        create table account_entry (
            person bigint not null,
            id bigint not null default nextval('account_entry_id'),
            kind text not null,
            actor jsonb not null,
            happened_at timestamptz not null,
            constraint pk_account_entry primary key (person, id)
        )
        """
    )
    op.execute("create index ix_account_entry_happened_at on account_entry (happened_at)")
    global_table("account_entry")


def _letters() -> None:
    sequence("letter_id")
    op.execute(
        """
        create table letter (
            id bigint not null default nextval('letter_id'),
            kind text not null,
            address text not null,
            language text not null,
            person bigint,
            invitation bigint,
            details jsonb not null,
            created_at timestamptz not null,
            due_at timestamptz not null,
            attempts integer not null,
            ended_at timestamptz,
            problem text,
            constraint pk_letter primary key (id)
        )
        """
    )
    op.execute("create index ix_letter_due_at on letter (due_at) where ended_at is null")
    op.execute("create index ix_letter_ended_at on letter (ended_at) where ended_at is not null")
    op.execute("create index ix_letter_invitation on letter (invitation, id) where invitation is not null")
    global_table("letter")


def _networks() -> None:
    op.execute("alter table accommodation_environment add column network bigint")
    op.execute(
        """
        insert into accommodation_environment (accommodation, sandbox, network)
        select accommodation, sandbox, network from accommodation where network is not null and deleted_at is null
        on conflict (accommodation) do update set network = excluded.network
        """
    )
    op.execute(
        "create index ix_accommodation_environment_network on accommodation_environment (network) "
        "where network is not null"
    )
    op.execute("alter table authorization_code add column networks bigint[] not null default '{}'::bigint[]")
    op.execute(
        """
        create table grant_network (
            grant_id bigint not null,
            network bigint not null,
            permissions integer not null,
            created_at timestamptz not null,
            constraint pk_grant_network primary key (grant_id, network)
        )
        """
    )
    op.execute("create index ix_grant_network_network on grant_network (network)")
    global_table("grant_network")
