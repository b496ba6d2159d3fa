package org.bailee.server.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A person as the client believes it to be kept.
final class Customer {
    final UUID id;
    long version = 1;
    long visits;
    /// Orders by id.
    final Map<String, Order> orders = new LinkedHashMap<>();
    boolean touched = true;
    /// A change was sent and not acknowledged: nobody touches this customer until that is settled.
    boolean unsure;

    Customer(String id) {
        this.id = UUID.fromString(id);
    }

    String path() {
        return "/v1/subjects/" + id;
    }

    /// An order as it should be kept.
    record Order(long version, String remark) {}
}
