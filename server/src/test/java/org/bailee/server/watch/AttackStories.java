package org.bailee.server.watch;

import static org.bailee.server.watch.SyntheticOffice.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// Twelve ways in which people who may open records have done harm with it, told into the office's weeks; and one that
/// no log can show.
final class AttackStories {
    /// @param until when it is over; what is found later was found too late
    record Story(String name, ActorId actor, Instant from, Instant until, List<Told> told, boolean hopeless) {}

    private final SyntheticOffice office;
    private final SubjectId decoy;
    private final List<Story> stories = new ArrayList<>();
    private final LocalDate monday = SyntheticOffice.FIRST.plusDays(SyntheticOffice.LEARNT);

    AttackStories(SyntheticOffice office, SubjectId decoy) {
        this.office = office;
        this.decoy = decoy;
    }

    List<Story> all() {
        bulkTheft(worker(0), monday.plusDays(1));
        trickle(worker(1));
        sweep(worker(2), monday.plusDays(2));
        snooping(worker(4), monday.plusDays(3));
        stolenSession(worker(5), monday.plusDays(7));
        dormant(monday.plusDays(8));
        otherPurpose(worker(6), monday.plusDays(9));
        export(worker(7), monday.plusDays(10));
        probing(worker(8), monday.plusDays(14));
        breakGlass(worker(9), monday.plusDays(15));
        leakedKey(monday.plusDays(16));
        weakenedWatch(monday.plusDays(17));
        oneNeighbour(worker(10), monday.plusDays(18));
        return stories;
    }

    private SyntheticOffice.Worker worker(int place) {
        return office.staff.get(place);
    }

    private void bulkTheft(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            told.add(open(at(day, 1.5).plusSeconds(12L * i), who.id(), office.anybody()));
        }
        add("bulk theft in a night", who.id(), told);
    }

    private void trickle(SyntheticOffice.Worker who) {
        List<Told> told = new ArrayList<>();
        for (int d = 0; d < 14; d++) {
            LocalDate day = monday.plusDays(d);
            if (day.getDayOfWeek().getValue() > 5) {
                continue;
            }
            for (int i = 0; i < who.rate(); i++) {
                Instant when = at(day, who.startsAt() + 0.5 + office.random.nextDouble() * 7);
                told.add(Told.searched(when, who.id(), "answer-questions", 1));
                told.add(open(when.plusSeconds(15), who.id(), office.anybody()));
            }
        }
        add("slow trickle, twice the usual for two weeks", who.id(), told);
    }

    private void sweep(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            told.add(open(at(day, who.startsAt() + 2).plusSeconds(45L * i), who.id(), office.customers.get(5_000 + i)));
        }
        add("sweep in the order of ids", who.id(), told);
    }

    private void snooping(SyntheticOffice.Worker who, LocalDate day) {
        Instant when = at(day, who.startsAt() + 3);
        add(
                "looking up somebody famous (a decoy)",
                who.id(),
                List.of(
                        Told.of(when, "person-found", who.id(), Map.of("found", "1"))
                                .about(decoy),
                        open(when.plusSeconds(20), who.id(), decoy)));
    }

    private void stolenSession(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        Instant start = at(day, who.startsAt() + 1);
        told.add(Told.of(start, "network-first-seen", who.id(), Map.of("account", "staff", "first", "false")));
        for (int i = 0; i < 60; i++) {
            Instant when = start.plusSeconds(30 + 40L * i);
            told.add(Told.searched(when, who.id(), "answer-questions", 1));
            told.add(open(when.plusSeconds(5), who.id(), office.anybody()));
        }
        add("stolen session, from a new network", who.id(), told);
    }

    private void dormant(LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.add(open(at(day, 11).plusSeconds(90L * i), office.sleeper, office.anybody()));
        }
        add("account of somebody long gone", office.sleeper, told);
    }

    private void otherPurpose(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Instant when = at(day, who.startsAt() + 1 + i * 0.3);
            told.add(Told.searched(when, who.id(), "newsletter", 1));
            told.add(Told.opened(when.plusSeconds(20), who.id(), office.anybody(), "newsletter", office.ticket()));
        }
        add("support suddenly serves marketing", who.id(), told);
    }

    private void export(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            told.add(open(at(day, who.startsAt() + 4).plusSeconds(30L * i), who.id(), office.anybody()));
        }
        add("list of ids opened without a search", who.id(), told);
    }

    private void probing(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            told.add(Told.refused(at(day, who.startsAt() + 2).plusSeconds(40L * i), who.id(), "fields.denied"));
        }
        add("trying out what is refused", who.id(), told);
    }

    private void breakGlass(SyntheticOffice.Worker who, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant when = at(day, who.startsAt() + 1 + i);
            told.add(Told.of(when, "break-glass-opened", who.id(), Map.of()).about(office.anybody()));
            told.add(open(when.plusSeconds(10), who.id(), office.anybody()));
        }
        add("emergencies that are none", who.id(), told);
    }

    private void leakedKey(LocalDate day) {
        List<Told> told = new ArrayList<>();
        Instant start = at(day, 15);
        told.add(Told.of(start, "network-first-seen", office.shop, Map.of("account", "key", "first", "false")));
        for (int i = 0; i < 30; i++) {
            told.add(Told.opened(
                    start.plusSeconds(5 + 20L * i), office.shop, office.anybody(), "fulfil-orders", Optional.empty()));
        }
        add("leaked key, used elsewhere", office.shop, told);
    }

    private void weakenedWatch(LocalDate day) {
        add(
                "administrator switches off a rule",
                office.administrator,
                List.of(
                        Told.of(
                                at(day, 10),
                                "watch-tuned",
                                office.administrator,
                                Map.of("rule", "volume-own", "on", "false")),
                        Told.of(
                                at(day, 10.1),
                                "alert-acknowledged",
                                office.administrator,
                                Map.of("rule", "volume-own"))));
    }

    private void oneNeighbour(SyntheticOffice.Worker who, LocalDate day) {
        Instant when = at(day, who.startsAt() + 3);
        List<Told> told = List.of(
                Told.searched(when, who.id(), "answer-questions", 1),
                open(when.plusSeconds(15), who.id(), office.anybody()));
        stories.add(new Story(
                "one look at one neighbour, with a ticket made up",
                who.id(),
                when,
                when.plusSeconds(3600),
                told,
                true));
    }

    private Told open(Instant when, ActorId who, SubjectId whom) {
        return Told.opened(when, who, whom, "answer-questions", office.ticket());
    }

    private void add(String name, ActorId who, List<Told> told) {
        Instant from = told.stream().map(Told::at).min(Instant::compareTo).orElseThrow();
        Instant until = told.stream().map(Told::at).max(Instant::compareTo).orElseThrow();
        stories.add(new Story(name, who, from, until, told, false));
    }
}
