-- The latest time that was seen and believed. By a clock far ahead of it everything would be over its time.
create table audit.clock (
    id       bigint      primary key check (id = 1),
    since    timestamptz not null,
    seen_at  timestamptz not null
);
