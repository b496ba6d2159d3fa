package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bailee.crypto.RootKey;
import org.junit.jupiter.api.Test;

class CarriedKeySealTests implements SealContract {
    private final String content = KeyFile.fresh(RANDOM);
    private final String other = KeyFile.fresh(RANDOM);

    @Override
    public Seal seal() {
        return new CarriedKeySeal(content, RANDOM);
    }

    @Override
    public Seal another() {
        return new CarriedKeySeal(other, RANDOM);
    }

    @Override
    public List<String> secrets() {
        return List.of(content.substring(18, 82), other.substring(18, 82));
    }

    @Test
    void refusesWhatIsNoKeyFile() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        for (String wrong : new String[] {"", "x", content.strip(), content + content, content.substring(1)}) {
            SealContract.refuses(new CarriedKeySeal(wrong, RANDOM), sealed);
        }
        assertThat(seal().toString() + new GivenPassphrase("correct horse")).isEqualTo("[sealed][sealed]");
    }
}
