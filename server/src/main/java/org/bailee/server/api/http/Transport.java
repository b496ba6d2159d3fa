package org.bailee.server.api.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;

/// What is spoken on the wire, and where: TLS 1.2 and 1.3 with forward secrecy and authenticated ciphers; HTTP without
/// TLS not at all.
final class Transport {
    static final String BUNDLE = "bailee";

    private Transport() {}

    static Ssl tls() {
        Ssl ssl = Ssl.forBundle(BUNDLE);
        ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        ssl.setCiphers(new String[] {
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
        });
        return ssl;
    }

    static Http2 http2() {
        Http2 http2 = new Http2();
        http2.setEnabled(true);
        return http2;
    }

    /// @throws Invalid if this machine knows no such address
    static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw Invalid.of(
                    "bailee.address",
                    "address.unknown",
                    "This machine knows no address of that name.",
                    "Name one of this machine's addresses, or 0.0.0.0 for all of them.");
        }
    }
}
