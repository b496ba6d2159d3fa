package org.bailee.server.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request came from, as far as it tells one sender from another: an address, of IPv6 the network.
///
/// A household has 2⁶⁴ addresses of version 6, so a single one says nothing. An address can be a person's data: it
/// is compared, and never written anywhere.
public record Source(String network) {
    private static final int NETWORK_BYTES = 8;

    /// @param address as the connection tells it, such as `192.0.2.1`
    public static Source of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? new Source(HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)))
                    : new Source(address);
        } catch (IllegalArgumentException notAnAddress) {
            return new Source(address);
        }
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
