package org.bailee.client;

import java.util.List;

/// Custodians being appointed on one server.
///
/// @param needed how many of them must come together
/// @param until when it is forgotten unless everybody has confirmed, ISO 8601
public record Appointment(String label, int needed, String until, List<Part> parts) {
    /// One custodian's part.
    ///
    /// @param share its number
    public record Part(int share, String custodian, boolean isShown, boolean isConfirmed) {}
}
