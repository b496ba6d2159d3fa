package org.bailee.server.vault;

import org.springframework.jdbc.core.JdbcTemplate;

/// The tables of schema `vault`; nothing else reads or writes them.
record Stores(
        PersonStore people,
        RecordStore records,
        SearchStore search,
        UniqueStore unique,
        TokenStore tokens,
        AnswerStore answers) {
    static Stores in(JdbcTemplate db) {
        return new Stores(
                new PersonStore(db),
                new RecordStore(db),
                new SearchStore(db),
                new UniqueStore(db),
                new TokenStore(db),
                new AnswerStore(db));
    }
}
