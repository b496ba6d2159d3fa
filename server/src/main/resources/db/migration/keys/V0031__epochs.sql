-- An epoch is the time of one key-encryption key. When the next has begun, everything under the old key is wrapped anew,
-- batch by batch; then the old key goes, and with it what it wrapped in old pages, logs of the database and backups.
create table keys.rotation (
    number   bigint      primary key, -- of the key that takes over
    phase    text        not null,
    after_id uuid        not null,    -- wrapped anew in this pass: everybody up to here
    done     bigint      not null,
    damaged  bigint      not null,    -- keys found in this pass that do not verify; none goes while there is one
    begun_at timestamptz not null,
    ended_at timestamptz
);
