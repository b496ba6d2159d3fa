package org.bailee.server.planted;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

final class Enciphers {
    Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }
}
