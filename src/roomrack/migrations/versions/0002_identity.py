"""Applications, people, grants, credentials and browser sessions."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    _applications_and_people()
    _grants()
    _credentials()
    _browser()


def _applications_and_people() -> None:
    sequence("application_id")
    op.execute(
        """
        create table application (
            id bigint not null default nextval('application_id'),
            name text not null,
            client_id text not null,
            secret_digest bytea not null,
            secret_sealed bytea not null,
            secret_kid text not null,
            environment text not null,
            category text,
            icon text,
            description jsonb not null,
            redirect_uris text[] not null,
            permissions integer not null,
            call_limit integer,
            bulk_limit integer,
            properties integer not null,
            active boolean not null,
            created_at timestamptz not null,
            constraint pk_application primary key (id),
            constraint ck_application_environment check (environment in ('SANDBOX', 'PRODUCTION'))
        )
        """
    )
    op.execute("create unique index uq_application_client_id on application (client_id)")
    global_table("application")
    sequence("person_id")
    op.execute(
        """
        create table person (
            id bigint not null default nextval('person_id'),
            username text not null,
            password_hash text,
            given_name text not null,
            family_name text not null,
            email text,
            language text not null,
            created_at timestamptz not null,
            constraint pk_person primary key (id)
        )
        """
    )
    op.execute("create unique index uq_person_username on person (username)")
    op.execute("create index ix_person_email on person (email)")
    global_table("person")
    op.execute(
        """
        create table membership (
            accommodation bigint not null,
            person bigint not null,
            role text not null,
            created_at timestamptz not null,
            constraint pk_membership primary key (accommodation, person)
        )
        """
    )
    op.execute("create index ix_membership_person on membership (person)")
    global_table("membership")
    op.execute(
        """
        create table accommodation_environment (
            accommodation bigint not null,
            sandbox boolean not null,
            constraint pk_accommodation_environment primary key (accommodation)
        )
        """
    )
    global_table("accommodation_environment")


def _grants() -> None:
    sequence("grant_id")
    op.execute(
        """
        create table grant_ (
            id bigint not null default nextval('grant_id'),
            application bigint not null,
            person bigint not null,
            is_key boolean not null,
            salt bytea not null,
            kid text not null,
            created_at timestamptz not null,
            revoked_at timestamptz,
            constraint pk_grant_ primary key (id)
        )
        """
    )
    op.execute("create index ix_grant__application on grant_ (application)")
    op.execute("create index ix_grant__person on grant_ (person)")
    global_table("grant_")
    op.execute(
        """
        create table grant_accommodation (
            grant_id bigint not null,
            accommodation bigint not null,
            permissions integer not null,
            created_at timestamptz not null,
            constraint pk_grant_accommodation primary key (grant_id, accommodation)
        )
        """
    )
    op.execute("create index ix_grant_accommodation_accommodation on grant_accommodation (accommodation)")
    global_table("grant_accommodation")
    op.execute(
        """
        create table application_accommodation (
            application bigint not null,
            accommodation bigint not null,
            created boolean not null,
            permissions integer not null,
            constraint pk_application_accommodation primary key (application, accommodation)
        )
        """
    )
    op.execute("create index ix_application_accommodation_accommodation on application_accommodation (accommodation)")
    global_table("application_accommodation")


def _credentials() -> None:
    op.execute(
        """
        create table token (
            digest bytea not null,
            kid text not null,
            kind text not null,
            application bigint not null,
            grant_id bigint,
            person bigint,
            created_at timestamptz not null,
            expires_at timestamptz,
            revoked_at timestamptz,
            constraint pk_token primary key (digest),
            constraint ck_token_kind check (kind in ('ACCESS', 'REFRESH', 'APPLICATION', 'KEY'))
        )
        """
    )
    op.execute("create index ix_token_grant_id on token (grant_id) where grant_id is not null")
    op.execute("create index ix_token_expires_at on token (expires_at) where expires_at is not null")
    global_table("token")
    op.execute(
        """
        create table authorization_code (
            digest bytea not null,
            kid text not null,
            application bigint not null,
            person bigint not null,
            redirect_uri text not null,
            challenge text,
            accommodations bigint[] not null,
            permissions integer not null,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            used_at timestamptz,
            grant_id bigint,
            constraint pk_authorization_code primary key (digest)
        )
        """
    )
    op.execute("create index ix_authorization_code_expires_at on authorization_code (expires_at)")
    global_table("authorization_code")
    op.execute(
        """
        create table api_key_migration (
            grant_id bigint not null,
            accommodation bigint not null,
            migrated_at timestamptz not null,
            constraint pk_api_key_migration primary key (grant_id, accommodation)
        )
        """
    )
    global_table("api_key_migration")


def _browser() -> None:
    op.execute(
        """
        create table browser_session (
            digest bytea not null,
            kid text not null,
            person bigint not null,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            constraint pk_browser_session primary key (digest)
        )
        """
    )
    op.execute("create index ix_browser_session_expires_at on browser_session (expires_at)")
    global_table("browser_session")
    op.execute(
        """
        create table signin_failure (
            key bytea not null,
            window_start timestamptz not null,
            failures integer not null,
            constraint pk_signin_failure primary key (key)
        ) with (fillfactor = 80)
        """
    )
    global_table("signin_failure")
