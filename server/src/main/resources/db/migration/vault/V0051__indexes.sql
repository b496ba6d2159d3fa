-- Which indexes there are, and how far each is (docs/spec/blind-index.md). Those that are gone stay as a record.
create table vault.search_index (
    index_no   bigint      primary key, -- also the number of its key, which is made for it alone
    field      text        not null,
    way        text        not null,    -- exact, words, unique
    state      text        not null,    -- building, serving, retiring, scrubbing, gone
    after_id   uuid        not null,    -- built, or taken down, up to here
    people     bigint      not null,    -- who had a record of this collection when it was begun
    done       bigint      not null,
    damaged    bigint      not null,    -- people found in this pass who do not verify; it does not serve while there is one
    duplicates bigint      not null,    -- records found in this pass whose value another has
    begun_at   timestamptz not null,
    served_at  timestamptz,
    left_at    timestamptz,             -- since when nobody writes or reads it
    gone_at    timestamptz,
    next_at    timestamptz not null,    -- when it is looked at again
    lost       boolean     not null default false -- its key was gone, as after a restore with newer keys
);

-- The number tells every node whether the indexes it has in memory are still those to be written. Whoever writes reads it
-- in the same transaction, and whoever changes it has the table alone, so that no two plans are ever in use at once. In
-- no backup: it is about servers that run.
create table vault.index_plan (
    number   bigint primary key,
    register bigint not null, -- version of the register it was made for
    given    bigint not null, -- no index gets a number up to here: keys of them were destroyed that had no row
    stray    bigint not null default 0 -- the greatest of those of which files may still hold traces
);
