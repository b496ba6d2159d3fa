package org.bailee.server.planted;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

final class InjectedField {
    @Autowired
    @Nullable
    Object given;
}
