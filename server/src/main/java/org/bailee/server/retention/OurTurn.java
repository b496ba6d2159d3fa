package org.bailee.server.retention;

import java.util.UUID;
import org.bailee.server.database.Turn;

/// This node's turn, which it keeps from step to step and gives back once nothing is to be done.
final class OurTurn {
    private final Turn turn;
    private final UUID node;
    private boolean isOurs;

    OurTurn(Turn turn, UUID node) {
        this.turn = turn;
        this.node = node;
    }

    /// @return false if another node has it
    boolean take() {
        isOurs = turn.take(node);
        return isOurs;
    }

    /// However long what is done meanwhile takes.
    Turn.Kept keep() {
        return turn.keep(node);
    }

    void giveBack() {
        if (isOurs) {
            turn.give(node);
            isOurs = false;
        }
    }
}
