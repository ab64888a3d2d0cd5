"""Conversations with guests: threads, messages, files, offers, templates, and how they travel."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0036"
down_revision = "0035"

_TABLES = (
    """
    create table chat_person (
        accommodation bigint not null,
        id bigint not null,
        external_guest text,
        guest bigint,
        firstname text,
        lastname text,
        email text,
        phone text,
        language text,
        photo text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint pk_chat_person primary key (accommodation, id)
    )
    """,
    """
    create table chat_thread (
        accommodation bigint not null,
        id bigint not null,
        processor text not null,
        guest bigint,
        reservation bigint,
        archived_at timestamptz,
        ai boolean not null,
        link_generation integer not null,
        link_open boolean not null,
        created_at timestamptz not null,
        active_at timestamptz not null,
        constraint pk_chat_thread primary key (accommodation, id)
    )
    """,
    """
    create table chat_thread_external (
        accommodation bigint not null,
        id bigint not null,
        thread bigint not null,
        connection bigint,
        external_id text not null,
        constraint pk_chat_thread_external primary key (accommodation, id),
        constraint uq_chat_thread_external_name unique nulls not distinct (accommodation, connection, external_id)
    )
    """,
    """
    create table chat_thread_attribute (
        accommodation bigint not null,
        id bigint not null,
        thread bigint not null,
        type text not null,
        value text not null,
        constraint pk_chat_thread_attribute primary key (accommodation, id)
    )
    """,
    """
    create table chat_member (
        accommodation bigint not null,
        person bigint not null,
        active boolean not null,
        changed_at timestamptz not null,
        constraint pk_chat_member primary key (accommodation, person)
    )
    """,
    """
    create table chat_message (
        accommodation bigint not null,
        id bigint not null,
        thread bigint not null,
        sender bigint not null,
        by_guest boolean not null,
        processor text not null,
        status text not null,
        external_id text,
        created_at timestamptz not null,
        sent_at timestamptz,
        recorded_at timestamptz not null,
        attempts smallint not null,
        due_at timestamptz,
        review jsonb,
        constraint pk_chat_message primary key (accommodation, id)
    )
    """,
    """
    create table chat_message_attribute (
        accommodation bigint not null,
        id bigint not null,
        message bigint not null,
        type text not null,
        value text not null,
        search text,
        constraint pk_chat_message_attribute primary key (accommodation, id)
    )
    """,
    """
    create table chat_reader (
        accommodation bigint not null,
        message bigint not null,
        person bigint not null,
        id bigint not null,
        read_at timestamptz not null,
        constraint pk_chat_reader primary key (accommodation, message, person),
        constraint uq_chat_reader_id unique (accommodation, id)
    )
    """,
    """
    create table chat_attachment (
        accommodation bigint not null,
        id bigint not null,
        message bigint not null,
        name text not null,
        type text not null,
        size bigint not null,
        url text,
        file text,
        expire date,
        constraint pk_chat_attachment primary key (accommodation, id),
        constraint uq_chat_attachment_message unique (accommodation, message)
    )
    """,
    """
    create table chat_lost_file (
        accommodation bigint not null,
        file text not null,
        lost_at timestamptz not null,
        constraint pk_chat_lost_file primary key (accommodation, file)
    )
    """,
    """
    create table chat_offer (
        accommodation bigint not null,
        id bigint not null,
        message bigint not null,
        thread bigint not null,
        type text not null,
        terms jsonb not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        rescinded_at timestamptz,
        constraint pk_chat_offer primary key (accommodation, id)
    )
    """,
    """
    create table chat_template (
        accommodation bigint not null,
        id bigint not null,
        name text not null,
        language text not null,
        text text not null,
        updated_at timestamptz not null,
        constraint pk_chat_template primary key (accommodation, id)
    )
    """,
    """
    create table chat_settings (
        accommodation bigint not null,
        whatsapp_phone text,
        whatsapp_template text,
        kid text,
        whatsapp_token bytea,
        updated_at timestamptz not null,
        constraint pk_chat_settings primary key (accommodation),
        constraint ck_chat_settings_token check ((kid is null) = (whatsapp_token is null))
    )
    """,
    """
    create table chat_pull (
        accommodation bigint not null,
        connection bigint not null,
        since timestamptz not null,
        constraint pk_chat_pull primary key (accommodation, connection)
    )
    """,
)

_INDEXES = (
    (
        "create unique index ix_chat_person_external_guest on chat_person (accommodation, external_guest) "
        "where external_guest is not null"
    ),
    "create index ix_chat_person_email on chat_person (accommodation, lower(email)) where email is not null",
    "create index ix_chat_person_phone on chat_person (accommodation, phone) where phone is not null",
    "create index ix_chat_person_guest on chat_person (accommodation, guest) where guest is not null",
    "create index ix_chat_thread_active_at on chat_thread (accommodation, active_at, id)",
    "create index ix_chat_thread_reservation on chat_thread (accommodation, reservation)",
    "create index ix_chat_thread_guest on chat_thread (accommodation, guest)",
    "create index ix_chat_thread_external_thread on chat_thread_external (accommodation, thread)",
    "create index ix_chat_thread_attribute_thread on chat_thread_attribute (accommodation, thread)",
    "create index ix_chat_message_thread on chat_message (accommodation, thread, created_at, id)",
    (
        "create unique index ix_chat_message_external_id on chat_message (accommodation, thread, external_id) "
        "where external_id is not null"
    ),
    "create index ix_chat_message_due_at on chat_message (due_at) where due_at is not null",
    "create index ix_chat_message_received on chat_message (accommodation, created_at) where by_guest",
    "create index ix_chat_message_attribute_message on chat_message_attribute (accommodation, message)",
    "create index ix_chat_message_attribute_search on chat_message_attribute using gin (search gin_trgm_ops)",
    "create index ix_chat_offer_message on chat_offer (accommodation, message)",
)


_NUMBER = """
create table chat_number (
    phone text not null,
    accommodation bigint not null,
    constraint pk_chat_number primary key (phone),
    constraint uq_chat_number_accommodation unique (accommodation)
)
"""


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    # Like pg_trgm, the owner of a database may create it.
    op.execute("create extension if not exists unaccent")
    for name in ("chat_thread_id", "chat_message_id", "chat_part_id"):
        sequence(name)
    for statement in (*_TABLES, *_INDEXES):
        op.execute(statement)
    for table in (
        "chat_person",
        "chat_thread",
        "chat_thread_external",
        "chat_thread_attribute",
        "chat_member",
        "chat_message",
        "chat_message_attribute",
        "chat_reader",
        "chat_attachment",
        "chat_lost_file",
        "chat_offer",
        "chat_template",
        "chat_settings",
        "chat_pull",
    ):
        tenant_table(table)
    op.execute(_NUMBER)
    global_table("chat_number")
