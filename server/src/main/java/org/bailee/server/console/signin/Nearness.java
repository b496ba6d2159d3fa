package org.bailee.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Tells who asks from the machine the server runs on, and so may have seen what its start showed.
final class Nearness {
    /// What a proxy on this machine says of whoever asks through it.
    private static final List<String> HANDED_ON = List.of("X-Forwarded-For", "Forwarded", "Via");

    private Nearness() {}

    static boolean isHere(HttpServletRequest request) {
        return isHere(request.getRemoteAddr(), HANDED_ON.stream().filter(name -> request.getHeader(name) != null));
    }

    /// @param handedOn by which headers the request was
    static boolean isHere(String address, Stream<String> handedOn) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress()
                    && handedOn.findAny().isEmpty();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
