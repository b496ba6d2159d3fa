package org.bailee.server.vault;

import java.util.Optional;
import org.bailee.server.register.View;
import org.bailee.server.types.Value;

/// One field as the grant lets it be seen: the value, its mask, or only that there is one.
public record Seen(View view, Optional<Value> value) {}
