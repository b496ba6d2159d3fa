/// The register's file, its plans, versions and types, over HTTP.
@NullMarked
package org.bailee.server.api.register;

import org.jspecify.annotations.NullMarked;
