/// Sealing, key wrapping, blind indexes, tokens, logs and shares of a secret on the JDK alone.
module org.bailee.crypto {
    requires static transitive org.jspecify;

    exports org.bailee.crypto;
    exports org.bailee.crypto.log;
    exports org.bailee.crypto.shares;
}
