/// The first page: what needs the reader today.
@NullMarked
package org.bailee.server.console.home;

import org.jspecify.annotations.NullMarked;
