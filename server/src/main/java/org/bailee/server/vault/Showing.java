package org.bailee.server.vault;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.DataKey;
import org.bailee.server.register.Field;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.View;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Value;

/// Shows a record's fields as a grant lets them be seen; no other field is opened.
final class Showing {
    private final Register register;
    private final Sealer sealer;

    Showing(Register register, Sealer sealer) {
        this.register = register;
        this.sealer = sealer;
    }

    /// The fields the record has and the views name, unless the register has dropped them since.
    ///
    /// @throws org.bailee.crypto.Corrupt if the record or one of them does not verify
    SortedMap<FieldPath, Seen> of(DataKey key, SealedRecord record, Map<FieldPath, View> views) {
        RegisterDefinition definition = register.current().definition();
        SortedMap<FieldPath, Seen> seen = new TreeMap<>();
        sealer.unpack(key, record).forEach((name, envelope) -> {
            FieldPath path = new FieldPath(record.collection(), name);
            View view = views.get(path);
            if (view != null) {
                definition.field(path).ifPresent(field -> seen.put(path, seen(key, record, envelope, field, view)));
            }
        });
        return seen;
    }

    private Seen seen(DataKey key, SealedRecord record, byte[] envelope, Field field, View view) {
        if (view == View.PRESENT) {
            return new Seen(view, Optional.empty());
        }
        Value value = sealer.open(key, record, field.path().field(), envelope);
        return new Seen(view, Optional.of(view == View.MASKED ? field.type().mask(value) : value));
    }
}
