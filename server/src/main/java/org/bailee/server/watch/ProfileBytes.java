package org.bailee.server.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// A profile as it is kept: some two kilobytes for a busy month.
final class ProfileBytes {
    private static final int VERSION = 1;

    private ProfileBytes() {}

    static byte[] write(Profile profile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, profile.lastAt);
            write(out, profile.networkAt);
            write(out, profile.recent);
            out.writeShort(profile.days.size());
            for (Map.Entry<LocalDate, Day> day : profile.days.entrySet()) {
                out.writeLong(day.getKey().toEpochDay());
                write(out, day.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Nothing if it was written by another version: then what is usual is learnt anew.
    static Optional<Profile> read(ActorId actor, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            Profile profile = new Profile(actor);
            profile.lastAt = instant(in);
            profile.networkAt = instant(in);
            read(in, profile.recent);
            int days = in.readShort();
            for (int i = 0; i < days; i++) {
                profile.days.put(LocalDate.ofEpochDay(in.readLong()), day(in));
            }
            return Optional.of(profile);
        } catch (IOException spoilt) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, Day day) throws IOException {
        out.writeInt(day.people);
        out.writeInt(day.opened);
        out.writeInt(day.unreasoned);
        out.writeInt(day.refused);
        out.writeInt(day.unsearched);
        out.writeInt(day.hours);
        out.writeInt(day.emergencies);
        out.writeBoolean(day.swept);
        out.writeShort(day.purposes.size());
        for (Map.Entry<String, Integer> purpose : day.purposes.entrySet()) {
            out.writeUTF(purpose.getKey());
            out.writeInt(purpose.getValue());
        }
        out.writeShort(day.seen.size());
        for (long half : day.seen) {
            out.writeLong(half);
        }
    }

    private static Day day(DataInputStream in) throws IOException {
        Day day = new Day();
        day.people = in.readInt();
        day.opened = in.readInt();
        day.unreasoned = in.readInt();
        day.refused = in.readInt();
        day.unsearched = in.readInt();
        day.hours = in.readInt();
        day.emergencies = in.readInt();
        day.swept = in.readBoolean();
        int purposes = in.readShort();
        for (int i = 0; i < purposes; i++) {
            day.purposes.put(in.readUTF(), in.readInt());
        }
        int seen = in.readShort();
        for (int i = 0; i < seen; i++) {
            day.seen.add(in.readLong());
        }
        return day;
    }

    private static void write(DataOutputStream out, Recent recent) throws IOException {
        write(out, recent.opened);
        write(out, recent.found);
        write(out, recent.refused);
        write(out, recent.acknowledged);
        write(out, recent.listedAt);
        write(out, recent.lastAt);
        out.writeInt(recent.rising);
        out.writeInt(recent.falling);
        out.writeBoolean(recent.last.isPresent());
        if (recent.last.isPresent()) {
            UUID last = recent.last.get().value();
            out.writeLong(last.getMostSignificantBits());
            out.writeLong(last.getLeastSignificantBits());
        }
    }

    private static void read(DataInputStream in, Recent recent) throws IOException {
        read(in, recent.opened);
        read(in, recent.found);
        read(in, recent.refused);
        read(in, recent.acknowledged);
        recent.listedAt = instant(in);
        recent.lastAt = instant(in);
        recent.rising = in.readInt();
        recent.falling = in.readInt();
        if (in.readBoolean()) {
            recent.last = Optional.of(new SubjectId(new UUID(in.readLong(), in.readLong())));
        }
    }

    private static void write(DataOutputStream out, Deque<Recent.Count> counts) throws IOException {
        out.writeShort(counts.size());
        for (Recent.Count count : counts) {
            write(out, count.at());
            out.writeInt(count.number());
        }
    }

    private static void read(DataInputStream in, Deque<Recent.Count> counts) throws IOException {
        int size = in.readShort();
        for (int i = 0; i < size; i++) {
            counts.add(new Recent.Count(instant(in), in.readInt()));
        }
    }

    private static void write(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.toEpochMilli());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }
}
