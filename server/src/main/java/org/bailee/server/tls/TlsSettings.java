package org.bailee.server.tls;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// A certificate of the operator's own, in place of the one Bailee makes.
///
/// @param certificate a PEM file of the certificate and those that lead to its authority
/// @param privateKey a PEM file of its key
@ConfigurationProperties("bailee.tls")
record TlsSettings(Optional<String> certificate, Optional<String> privateKey) {}
