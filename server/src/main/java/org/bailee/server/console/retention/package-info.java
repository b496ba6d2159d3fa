/// What is over its time, the runs that end it, and the approval of those that wait.
@NullMarked
package org.bailee.server.console.retention;

import org.jspecify.annotations.NullMarked;
