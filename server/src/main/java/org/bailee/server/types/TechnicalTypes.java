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
                    .columns("mac", "macaddress", "wifimac"),
            TypeRow.of(
                            "device-id",
                            "The name a device or browser is recognised by.",
                            TextShape.line().masked(Masks::ending),
                            "6781b04d-7b5f-4c1a-bceb-b953e6ef70d7")
                    .identifying("DeviceBased", "user.device.device_id")
                    .found(EXACT)
                    .columns("deviceid", "cookieid", "advertisingid", "idfa", "gaid", "androidid"),
            TypeRow.of(
                            "imei",
                            "The number of a mobile phone.",
                            OfficialNumber.shape(
                                    "an IMEI",
                                    "49-015420-323751-8",
                                    Sums::imei,
                                    "999999999999999",
                                    "99999999999999",
                                    "9999999999999999"),
                            "49-015420-323751-8")
                    .identifying("DeviceBased", "user.device.device_id")
                    .found(EXACT)
                    .columns("imei", "imeinumber"),
            TypeRow.of(
                            "user-agent",
                            "How a browser introduces itself.",
                            TextShape.line(),
                            "Mozilla/5.0 (X11; Linux x86_64)")
                    .ordinary("UserAgent", "user.device")
                    .columns("useragent", "browseruseragent", "browser"),
            TypeRow.of(
                            "geolocation",
                            "A point on the map, latitude and longitude in degrees.",
                            Geolocation.SHAPE,
                            "52.5163, 13.3777")
                    .sensitive("GPSCoordinate", "user.location.precise")
                    .breach("geolocation")
                    .columns("geolocation", "coordinates", "location", "latlong", "gps", "geo"));

    private TechnicalTypes() {}
}
