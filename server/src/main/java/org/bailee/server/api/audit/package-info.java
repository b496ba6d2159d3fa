/// The log, as JSON and as CSV.
@NullMarked
package org.bailee.server.api.audit;

import org.jspecify.annotations.NullMarked;
