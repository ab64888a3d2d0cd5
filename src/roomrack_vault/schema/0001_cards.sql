create table master_key (
    kid text not null,
    writing boolean not null,
    made_at timestamptz not null,
    constraint pk_master_key primary key (kid)
);
create unique index uq_master_key_writing on master_key (writing) where writing;

create table card (
    token text not null,
    accommodation bigint,
    reservation bigint,
    kid text not null references master_key (kid),
    wrapped_key bytea not null,
    sealed_card bytea not null,
    sealed_cvv bytea,
    activates_at timestamptz,
    last_day date not null,
    made_at timestamptz not null,
    attached_at timestamptz,
    cvv_until timestamptz,
    cvv_cleared_at timestamptz,
    constraint pk_card primary key (token)
);
create index ix_card_unattached on card (made_at) where attached_at is null;
create index ix_card_cvv_until on card (cvv_until) where sealed_cvv is not null;
create index ix_card_last_day on card (last_day);
create index ix_card_kid on card (kid, token);

create table pin (
    accommodation bigint not null,
    kid text not null references master_key (kid),
    wrapped_key bytea not null,
    sealed_hash bytea not null,
    email text not null,
    failures smallint not null,
    locked_until timestamptz,
    set_at timestamptz not null,
    constraint pk_pin primary key (accommodation)
);
create index ix_pin_kid on pin (kid, accommodation);

create table link (
    digest bytea not null,
    purpose text not null,
    accommodation bigint not null,
    property_name text not null,
    token text references card (token) on delete cascade,
    reservation bigint,
    ask_cvv boolean not null,
    language text not null,
    email text,
    application bigint,
    person bigint,
    request_id text,
    failures smallint not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint pk_link primary key (digest),
    constraint ck_link_purpose check (purpose in ('PIN', 'CARD'))
);
create index ix_link_accommodation on link (accommodation, purpose, expires_at);
create index ix_link_expires_at on link (expires_at);

create table look (
    accommodation bigint not null,
    id bigint generated always as identity,
    token text,
    reservation bigint,
    what text not null,
    with_cvv boolean not null,
    processor text,
    application bigint,
    person bigint,
    request_id text,
    at timestamptz not null,
    constraint pk_look primary key (accommodation, id)
);
create index ix_look_at on look (at);
