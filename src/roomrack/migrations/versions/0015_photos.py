"""Photos, and the pictures that they show."""

from alembic import op

from roomrack.migrations.helpers import global_table, sequence, tenant_table

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute("set local lock_timeout = '5s'")
    sequence("photo_id")
    op.execute(
        """
        create table picture (
            id text not null,
            digest bytea,
            kind text not null,
            sizes jsonb not null,
            stored boolean not null,
            used_at timestamptz not null,
            constraint pk_picture primary key (id),
            constraint uq_picture_digest unique (digest)
        )
        """
    )
    op.execute("create index ix_picture_used_at on picture (used_at)")
    global_table("picture")
    op.execute(
        """
        create table photo (
            accommodation bigint not null,
            id bigint not null default nextval('photo_id'),
            product bigint,
            pms_room bigint,
            picture text not null,
            source text not null,
            created_at timestamptz not null,
            constraint pk_photo primary key (accommodation, id),
            constraint ck_photo_place check (product is null or pms_room is null)
        )
        """
    )
    op.execute(
        """
        create unique index uq_photo_place_picture
        on photo (accommodation, coalesce(product, 0), coalesce(pms_room, 0), picture)
        """
    )
    op.execute("create index ix_photo_picture on photo (picture)")
    tenant_table("photo")
