package org.bailee.server.watch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// Eight weeks of an office that means no harm: people with habits, shifts, holidays and bad days, and three programs.
///
/// Everything is drawn from one seed. The first four weeks are there to be learnt from.
final class SyntheticOffice {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final LocalDate FIRST = LocalDate.of(2026, 8, 31);
    static final int LEARNT = 28;
    static final int MEASURED = 28;
    static final int CUSTOMERS = 20_000;

    /// One of the staff, and what is usual for them.
    ///
    /// @param rate people they open on an ordinary day
    /// @param weekends whether they take turns at weekends
    /// @param from the day they began to work here
    record Worker(
            ActorId id, String group, double rate, int startsAt, boolean weekends, double reasoned, LocalDate from) {}

    final Random random;
    final List<SubjectId> customers = new ArrayList<>();
    final List<Worker> staff = new ArrayList<>();
    final Map<ActorId, String> groups = new HashMap<>();
    final ActorId shop = actor(900);
    final ActorId nightly = actor(901);
    final ActorId sleeper = actor(902);
    final ActorId administrator = actor(903);
    private final List<Told> told = new ArrayList<>();

    SyntheticOffice(long seed) {
        random = new Random(seed);
        long born = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < CUSTOMERS; i++) {
            born += 1 + random.nextInt(7_000_000);
            long high = born << 16 | 0x7000 | random.nextInt(1 << 12);
            customers.add(new SubjectId(new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L)));
        }
        hire(14, "support", 14, 34, 0.97);
        hire(4, "marketing", 6, 15, 0.5);
        hire(4, "billing", 10, 25, 0.95);
        hire(2, "privacy-officer", 2, 6, 0.9);
        staff.add(new Worker(actor(70), "support", 20, 8, false, 0.97, FIRST.plusDays(LEARNT + 7)));
        staff.forEach(worker -> groups.put(worker.id(), worker.group()));
    }

    static ActorId actor(long number) {
        return new ActorId(new UUID(7, number));
    }

    private void hire(int many, String group, int least, int most, double reasoned) {
        for (int i = 0; i < many; i++) {
            double rate = least + random.nextDouble() * (most - least);
            int starts = random.nextInt(5) == 0 ? 12 : 7 + random.nextInt(3);
            boolean weekends = group.equals("support") && i % 4 == 0;
            staff.add(new Worker(actor(staff.size() + 1), group, rate, starts, weekends, reasoned, FIRST));
        }
    }

    static Instant at(LocalDate day, double hour) {
        return day.atTime(LocalTime.MIDNIGHT).atZone(ZONE).toInstant().plus(Duration.ofSeconds((long) (hour * 3600)));
    }

    SubjectId anybody() {
        return customers.get(random.nextInt(CUSTOMERS));
    }

    Optional<String> ticket() {
        return Optional.of("TICKET-" + random.nextInt(100_000));
    }

    void tell(Told entry) {
        told.add(entry);
    }

    /// All of it, in the order of time.
    List<Told> all() {
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    SyntheticOffice work() {
        tell(Told.opened(at(FIRST.minusDays(20), 10), sleeper, anybody(), "answer-questions", ticket()));
        for (Worker worker : staff) {
            // Two weeks off for some, four for one.
            LocalDate off = FIRST.plusDays(random.nextInt(LEARNT + MEASURED));
            int long_ = random.nextInt(3) == 0 ? 14 : 0;
            LocalDate until = off.plusDays(worker.equals(staff.get(3)) ? 28 : long_);
            for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(LEARNT + MEASURED)); day = day.plusDays(1)) {
                boolean away = !day.isBefore(off) && day.isBefore(until) || random.nextInt(30) == 0;
                if (!day.isBefore(worker.from()) && !away && works(worker, day)) {
                    workDay(worker, day);
                }
            }
        }
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(LEARNT + MEASURED)); day = day.plusDays(1)) {
            programs(day);
        }
        recall(staff.get(11), FIRST.plusDays(LEARNT + 9));
        return this;
    }

    /// Everybody who bought some article is called, from a list, under one ticket: harmless, and looks like theft.
    private void recall(Worker worker, LocalDate day) {
        for (int i = 0; i < 45; i++) {
            Instant when = at(day, worker.startsAt() + 1).plusSeconds(90L * i);
            tell(Told.opened(when, worker.id(), anybody(), "fulfil-orders", Optional.of("RECALL-7")));
        }
    }

    /// From the second measured week on two people work other shifts, as people do.
    private int startsAt(Worker worker, LocalDate day) {
        boolean moved = (worker.equals(staff.get(12)) || worker.equals(staff.get(20)))
                && !day.isBefore(FIRST.plusDays(LEARNT + 7));
        return moved ? (worker.startsAt() + 5) % 14 + 5 : worker.startsAt();
    }

    /// For a week of the measured month somebody from billing helps out in support.
    private boolean helpsOut(Worker worker, LocalDate day) {
        LocalDate from = FIRST.plusDays(LEARNT + 14);
        return worker.equals(staff.get(19)) && !day.isBefore(from) && day.isBefore(from.plusDays(7));
    }

    private boolean works(Worker worker, LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend || worker.weekends() && random.nextInt(2) == 0 || random.nextInt(400) == 0;
    }

    private void workDay(Worker worker, LocalDate day) {
        double busy = (isCampaign(day) ? 1.7 : 1) * (helpsOut(worker, day) ? 1.5 : 1);
        int people = poisson(worker.rate() * busy * Math.exp(0.35 * random.nextGaussian()));
        double length = random.nextInt(25) == 0 ? 10.5 : 8;
        double late = random.nextGaussian() * 0.3;
        if (day.equals(worker.from()) || day.equals(FIRST)) {
            network(at(day, worker.startsAt() + late), worker.id(), "staff", true);
        } else if (random.nextInt(40) == 0) {
            network(at(day, worker.startsAt() + late), worker.id(), "staff", false);
        }
        for (int i = 0; i < people; i++) {
            double hour = startsAt(worker, day) + late + random.nextDouble() * length;
            help(worker, at(day, hour), helpsOut(worker, day) ? "fulfil-orders" : purpose(worker));
        }
        if (random.nextInt(6) == 0) {
            int refusals = 1 + random.nextInt(4);
            for (int i = 0; i < refusals; i++) {
                tell(Told.refused(
                        at(day, worker.startsAt() + 1 + random.nextDouble() * 5), worker.id(), "fields.denied"));
            }
        }
        if (worker.group().equals("support") && random.nextInt(250) == 0) {
            tell(Told.of(at(day, worker.startsAt() + 2), "break-glass-opened", worker.id(), Map.of())
                    .about(anybody()));
        }
    }

    /// One customer's question: mostly somebody is looked for, sometimes a ticket knows who it is about.
    private void help(Worker worker, Instant when, String purpose) {
        Optional<String> reason = random.nextDouble() < worker.reasoned() ? ticket() : Optional.empty();
        if (random.nextInt(5) > 0) {
            tell(Told.searched(when, worker.id(), purpose, 1 + random.nextInt(3)));
        }
        SubjectId who = anybody();
        int looks = 1 + random.nextInt(2);
        for (int i = 0; i < looks; i++) {
            tell(Told.opened(when.plusSeconds(20 + 90L * i), worker.id(), who, purpose, reason));
        }
    }

    private String purpose(Worker worker) {
        int draw = random.nextInt(100);
        return switch (worker.group()) {
            case "support" -> draw < 75 ? "answer-questions" : draw < 97 ? "fulfil-orders" : "complaints";
            case "marketing" -> "newsletter";
            case "billing" -> draw < 90 ? "send-invoices" : "answer-questions";
            default -> "answer-requests";
        };
    }

    private static boolean isCampaign(LocalDate day) {
        long since = day.toEpochDay() - FIRST.toEpochDay();
        return since == 15 || since == 37 || since == 38;
    }

    private void programs(LocalDate day) {
        if (day.equals(FIRST)) {
            network(at(day, 0), shop, "key", true);
            network(at(day, 0), nightly, "key", true);
        }
        int customersToday = poisson(350);
        for (int i = 0; i < customersToday; i++) {
            double hour = 7 + Math.abs(random.nextGaussian()) * 5;
            tell(Told.opened(at(day, hour % 24), shop, anybody(), "fulfil-orders", Optional.empty()));
        }
        tell(Told.of(at(day, 2), "people-listed", nightly, Map.of("found", "500")));
        for (int i = 0; i < 500; i++) {
            tell(Told.opened(
                    at(day, 2).plusSeconds(1 + i), nightly, customers.get(i * 40), "newsletter", Optional.empty()));
        }
    }

    void network(Instant when, ActorId account, String kind, boolean first) {
        tell(Told.of(when, "network-first-seen", account, Map.of("account", kind, "first", String.valueOf(first))));
    }

    int poisson(double mean) {
        double limit = Math.exp(-Math.min(mean, 500));
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
