/// What every page stands in: layout, words, stylesheet, and the answer when something went wrong.
@NullMarked
package org.bailee.server.console.frame;

import org.jspecify.annotations.NullMarked;
