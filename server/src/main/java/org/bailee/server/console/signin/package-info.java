/// The door: signing in with two factors, and being let in for the first time.
@NullMarked
package org.bailee.server.console.signin;

import org.jspecify.annotations.NullMarked;
