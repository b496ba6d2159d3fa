package org.bailee.server.access;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bailee.server.shared.Actor;

/// Lets one request per actor at a time go to the database to be counted: the others would wait for its row there, each
/// holding one of the few connections that everybody else needs too.
final class Turns {
    private static final int STRIPES = 256;

    private final List<ReentrantLock> turns =
            IntStream.range(0, STRIPES).mapToObj(_ -> new ReentrantLock()).toList();

    <T> T take(Actor actor, Supplier<T> work) {
        ReentrantLock turn = turns.get(Math.floorMod(actor.id().hashCode(), STRIPES));
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
