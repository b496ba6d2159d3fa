package org.bailee.server.keys;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.bailee.crypto.IndexKey;
import org.bailee.crypto.IndexRoot;
import org.bailee.server.shared.FieldPath;

/// The index roots of an unsealed server and the keys made from them, in memory only.
final class IndexRoots {
    private record Name(int root, FieldPath field, String way) {}

    private final Map<Integer, IndexRoot> roots;
    private final Map<Name, IndexKey> keys = new ConcurrentHashMap<>();

    IndexRoots(Map<Integer, IndexRoot> roots) {
        this.roots = new ConcurrentHashMap<>(roots);
    }

    /// @param read reads the root if it is not in memory: another node made it
    IndexKey key(int root, FieldPath field, String way, IntFunction<IndexRoot> read) {
        return keys.computeIfAbsent(
                new Name(root, field, way),
                name -> roots.computeIfAbsent(root, read::apply).key(field.collection(), field.field(), name.way()));
    }

    boolean has(int root) {
        return roots.containsKey(root);
    }

    void forgetAllBut(Set<Integer> numbers) {
        keys.entrySet().removeIf(entry -> {
            boolean over = !numbers.contains(entry.getKey().root());
            if (over) {
                entry.getValue().destroy();
            }
            return over;
        });
        roots.entrySet().removeIf(entry -> {
            boolean over = !numbers.contains(entry.getKey());
            if (over) {
                entry.getValue().destroy();
            }
            return over;
        });
    }

    void destroy() {
        forgetAllBut(Set.of());
    }
}
