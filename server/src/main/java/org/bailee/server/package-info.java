/// The house: one application, one room per capability, each with its promise in its own `package-info`.
@NullMarked
package org.bailee.server;

import org.jspecify.annotations.NullMarked;
