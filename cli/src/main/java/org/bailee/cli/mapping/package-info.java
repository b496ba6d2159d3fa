/// Which column goes into which field: guessed from names and types, shown, kept in a file that people may edit.
@NullMarked
package org.bailee.cli.mapping;

import org.jspecify.annotations.NullMarked;
