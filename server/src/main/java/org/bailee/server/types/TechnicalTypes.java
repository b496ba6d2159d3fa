package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;

import java.util.List;
import java.util.function.UnaryOperator;

/// Traces of machines that lead to a person, and references to what is kept elsewhere.
final class TechnicalTypes {
    static final List<TypeRow> ROWS = List.of(
            TypeRow.of(
                            "url",
                            "The address of a web page.",
                            TextShape.line(Network::url)
                                    .keyed(UnaryOperator.identity())
                                    .masked(Network::maskedUrl),
                            "https://example.org/ada")
                    .identifying("PubliclyAvailableSocialMedia", "user.contact.social_url")
                    .found(EXACT)
                    .columns("url", "website", "homepage", "linkedinurl", "profileurl", "web"),
            TypeRow.of(
                            "domain-name",
                            "A name in the domain name system.",
                            TextShape.line(Network::domain).keyed(Email::ascii),
                            "shop.example.org")
                    .ordinary("Identifier", "user.contact")
                    .found(EXACT)
                    .columns("domain", "domainname", "hostname"),
            TypeRow.of(
                            "ip-address",
                            "An IPv4 or IPv6 address.",
                            TextShape.line(Network::ip).masked(Network::maskedIp),
                            "192.0.2.7")
                    .identifying("IPAddress", "user.device.ip_address")
                    .found(EXACT)
                    .columns("ip", "ipaddress", "clientip", "remoteaddr", "optinip", "confirmip", "ipv4", "ipv6"),
            TypeRow.of(
                            "mac-address",
                            "The hardware address of a network card.",
                            TextShape.line(Network::mac).masked(Masks::ending),
                            "00:00:5e:00:53:af")
                    .identifying("MACAddress", "user.device.device_id")
                    .found(EXACT)
                    .columns("mac", "macaddress", "wifimac"));

    private TechnicalTypes() {}
}
