/// What an erasure is worth, and its certificate: JSON for machines.
@NullMarked
package org.bailee.server.api.erasures;

import org.jspecify.annotations.NullMarked;
