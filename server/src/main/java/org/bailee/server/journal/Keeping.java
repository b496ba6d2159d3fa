package org.bailee.server.journal;

import java.util.List;
import org.bailee.server.keys.BeforeServing;

/// Opens the database before anything in it can be asked for, and before anybody is let in.
final class Keeping implements BeforeServing {
    private final Journal journal;
    private final List<Enforcer> enforcers;

    Keeping(Journal journal, List<Enforcer> enforcers) {
        this.journal = journal;
        this.enforcers = enforcers;
    }

    @Override
    public void prepare() {
        journal.open(enforcers);
    }
}
