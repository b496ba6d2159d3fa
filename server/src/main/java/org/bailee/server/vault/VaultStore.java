package org.bailee.server.vault;

import org.springframework.jdbc.core.JdbcTemplate;

/// The tables of schema `vault`, each in a store of its own; nothing else reads or writes them.
record VaultStore(
        PersonStore people,
        RecordStore records,
        ManyStore many,
        KeptStore kept,
        SearchStore search,
        UniqueStore unique,
        TokenStore tokens,
        HoldStore holds,
        AnswerStore answers,
        PlanStore plan,
        BuildStore builds) {
    static VaultStore in(JdbcTemplate db) {
        return new VaultStore(
                new PersonStore(db),
                new RecordStore(db),
                new ManyStore(db),
                new KeptStore(db),
                new SearchStore(db),
                new UniqueStore(db),
                new TokenStore(db),
                new HoldStore(db),
                new AnswerStore(db),
                new PlanStore(db),
                new BuildStore(db));
    }
}
