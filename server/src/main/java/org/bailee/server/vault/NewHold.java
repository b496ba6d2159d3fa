package org.bailee.server.vault;

import java.time.LocalDate;

/// A legal hold or a restriction to be placed.
///
/// @param because the number of the matter, and nobody's personal data
/// @param owner who answers for it
/// @param reviewOn when somebody looks at it again
public record NewHold(String because, String owner, LocalDate reviewOn) {}
