package org.bailee.server.api.http;

import java.util.Optional;

/// The caller's reference to why, from the header `Bailee-Reason`, where no purpose is asked for.
public record Reason(Optional<String> reference) {}
