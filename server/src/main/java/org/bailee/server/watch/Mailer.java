package org.bailee.server.watch;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.bailee.server.shared.SecretReference;
import org.jspecify.annotations.Nullable;

/// Hands plain text mail to the mail server: over TLS, unless that server is on this machine.
final class Mailer {
    private static final String MILLIS = "10000";

    private final MailSettings settings;
    private final String host;

    Mailer(MailSettings settings, String host) {
        this.settings = settings;
        this.host = host;
    }

    static Optional<Mailer> of(MailSettings settings) {
        return settings.host().map(host -> new Mailer(settings, host));
    }

    /// @param subject ids only: it is read by everybody on the way, and on locked telephones
    void send(UUID id, List<String> to, String subject, String body, Instant at) throws Undelivered {
        if (subject.chars().anyMatch(one -> one < ' ' || one > '~')) {
            // What follows a line's end in a subject would be headers.
            throw new Undelivered("mail.subject-refused");
        }
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    // The same at each try, so that a mail sent twice shows as one.
                    setHeader("Message-ID", "<" + id + "@bailee>");
                }
            };
            message.setFrom(new InternetAddress(settings.from()));
            for (String address : to) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
            }
            message.setSubject(subject, StandardCharsets.US_ASCII.name());
            message.setSentDate(Date.from(at));
            message.setText(body, StandardCharsets.UTF_8.name());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.saveChanges();
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(host, settings.port(), settings.user().orElse(null), password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AuthenticationFailedException refused) {
            throw new Undelivered("mail.login-refused");
        } catch (SendFailedException refused) {
            throw new Undelivered("mail.refused");
        } catch (MessagingException | UncheckedIOException unreachable) {
            throw new Undelivered("mail.unreachable");
        }
    }

    private @Nullable String password() {
        return settings.password()
                .map(reference -> new SecretReference(reference).read("bailee.mail.password"))
                .orElse(null);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
        properties.setProperty("mail.smtp.timeout", MILLIS);
        properties.setProperty("mail.smtp.writetimeout", MILLIS);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(!isLocal()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException unknown) {
            return false;
        }
    }
}
