/// Passkeys as browsers speak of them (WebAuthn): asked for, made, and checked against what `identity` keeps.
@NullMarked
package org.bailee.server.console.passkey;

import org.jspecify.annotations.NullMarked;
