/// The programs that act for the business, and their keys.
@NullMarked
package org.bailee.server.console.keys;

import org.jspecify.annotations.NullMarked;
