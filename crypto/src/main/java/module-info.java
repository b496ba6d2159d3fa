/// Sealing, key wrapping, blind indexes and tokens on the JDK alone.
module org.bailee.crypto {
    requires static transitive org.jspecify;

    exports org.bailee.crypto;
    exports org.bailee.crypto.log;
}
