package org.bailee.server.shared;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param home the home folder; `bailee-data` in the current folder unless told otherwise
@ConfigurationProperties("bailee")
record HomeSettings(@DefaultValue("bailee-data") String home) {}
