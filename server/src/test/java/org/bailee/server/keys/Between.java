package org.bailee.server.keys;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Something happens, once, between reading rows and taking up what they say.
final class Between extends JdbcTemplate {
    private final Runnable happens;
    private boolean happened;

    Between(JdbcTemplate like, Runnable happens) {
        super(Objects.requireNonNull(like.getDataSource()));
        this.happens = happens;
    }

    @Override
    public void query(String sql, RowCallbackHandler rows) {
        super.query(sql, rows);
        if (!happened) {
            happened = true;
            happens.run();
        }
    }
}
