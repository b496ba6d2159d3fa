/// Finding one person for a purpose, seeing what one may of them, and who else has looked.
@NullMarked
package org.bailee.server.console.people;

import org.jspecify.annotations.NullMarked;
