/// What is over its time, and the runs that end it: JSON for machines.
@NullMarked
package org.bailee.server.api.retention;

import org.jspecify.annotations.NullMarked;
