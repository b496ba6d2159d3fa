package org.bailee.server.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bailee.server.soak.Caller.Reply;
import tools.jackson.databind.JsonNode;

/// One client of the shop: makes, changes and opens customers of its own, and remembers what it was promised.
///
/// What was sent but not answered may or may not have been kept. That is asked, and told apart, after the restart.
final class Till {
    private final String name;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Consumer<Caller>> unsettled = new ArrayList<>();
    private long made;

    Till(String name, Ledger ledger, long seed) {
        this.name = name;
        this.ledger = ledger;
        this.random = new SplittableRandom(seed);
    }

    /// Works until the server is gone, or until told that it is time.
    void work(Caller caller, BooleanSupplier open) throws InterruptedException {
        while (open.getAsBoolean()) {
            int dice = random.nextInt(100);
            Optional<Customer> some = some();
            boolean answered;
            if (dice < 30 || some.isEmpty()) {
                answered = create(caller, random.nextBoolean());
            } else if (dice < 35) {
                answered = createMany(caller);
            } else if (dice < 60) {
                answered = order(caller, some.get(), random.nextBoolean());
            } else if (dice < 75) {
                answered = change(caller, some.get());
            } else if (dice < 80 && !some.get().orders.isEmpty()) {
                answered = changeOrder(caller, some.get());
            } else {
                answered = open(caller, some.get());
            }
            if (!answered) {
                Thread.sleep(20);
            }
        }
    }

    /// Finds out what became of everything that was not acknowledged.
    void settle(Caller caller) {
        List.copyOf(unsettled).forEach(question -> question.accept(caller));
        unsettled.clear();
    }

    /// @param all or only those touched since the last time
    void check(Caller caller, boolean all) {
        List<Customer> due =
                customers.stream().filter(customer -> all || customer.touched).toList();
        for (int from = 0; from < due.size(); from += 500) {
            List<Customer> some = due.subList(from, Math.min(from + 500, due.size()));
            String ids = String.join(
                    "\",\"",
                    some.stream().map(customer -> customer.id.toString()).toList());
            Reply opened = caller.mustSend("POST", "/v1/subjects/open", "{\"subjects\":[\"" + ids + "\"]}");
            must(opened, 207);
            for (int i = 0; i < some.size(); i++) {
                check(some.get(i), opened.json().get("results").get(i));
            }
        }
        for (Customer customer : due) {
            if (!customer.orders.isEmpty()) {
                Map<String, Customer.Order> kept = orders(caller, customer);
                if (!kept.equals(customer.orders)) {
                    throw new AssertionError(
                            "orders of " + customer.id + " are " + kept + " instead of " + customer.orders);
                }
            }
            customer.touched = false;
        }
    }

    private void check(Customer customer, JsonNode found) {
        if (found.get("status").intValue() != 200
                || found.get("version").longValue() != customer.version
                || visits(found) != customer.visits) {
            throw new AssertionError("customer " + customer.id + " should have version " + customer.version
                    + " and visits " + customer.visits + " but is " + found);
        }
        ledger.reveal(customer.id);
    }

    private boolean create(Caller caller, boolean withKey) {
        String email = email();
        String body = person(email);
        String[] headers = withKey ? new String[] {"Idempotency-Key", email} : new String[0];
        Optional<Reply> reply = sure(caller.send("POST", "/v1/subjects", body, headers));
        if (reply.isPresent()) {
            add(must(reply.get(), 201).member("id"));
            ledger.acknowledge(1);
            return true;
        }
        ledger.wonder();
        unsettled.add(later -> {
            Reply again = later.mustSend("POST", "/v1/subjects", body, headers);
            if (!withKey && again.status() == 409) {
                Reply found = later.mustSend(
                        "POST",
                        "/v1/subjects/search",
                        "{\"where\":[{\"field\":\"profile.email\",\"equals\":\"" + email + "\"}]}");
                add(must(found, 200).json().get("items").get(0).get("id").asString());
                ledger.findKept();
            } else {
                add(must(again, 201).member("id"));
            }
        });
        return false;
    }

    private boolean createMany(Caller caller) {
        String key = email();
        String body = "[" + person(key) + "," + person(email()) + "," + person(email()) + "]";
        Optional<Reply> reply = sure(caller.send("POST", "/v1/subjects", body, "Idempotency-Key", key));
        if (reply.isPresent()) {
            addAll(must(reply.get(), 207));
            ledger.acknowledge(3);
            return true;
        }
        ledger.wonder();
        unsettled.add(later -> addAll(must(later.mustSend("POST", "/v1/subjects", body, "Idempotency-Key", key), 207)));
        return false;
    }

    private boolean order(Caller caller, Customer customer, boolean withKey) {
        String remark = "remark " + name + " " + made++;
        String body = "{\"placed-on\":\"2026-01-31\",\"remark\":\"" + remark + "\"}";
        String path = customer.path() + "/order";
        String[] headers = withKey ? new String[] {"Idempotency-Key", remark.replace(' ', '-')} : new String[0];
        customer.touched = true;
        Optional<Reply> reply = sure(caller.send("POST", path, body, headers));
        if (reply.isPresent()) {
            customer.orders.put(must(reply.get(), 201).member("record"), new Customer.Order(1, remark));
            ledger.acknowledge(1);
            return true;
        }
        return unsure(customer, later -> {
            if (withKey) {
                Reply again = must(later.mustSend("POST", path, body, headers), 201);
                customer.orders.put(again.member("record"), new Customer.Order(1, remark));
            } else {
                orders(later, customer).forEach((id, order) -> {
                    if (order.equals(new Customer.Order(1, remark)) && customer.orders.put(id, order) == null) {
                        ledger.findKept();
                    }
                });
            }
        });
    }

    private boolean change(Caller caller, Customer customer) {
        long visits = customer.visits + 1;
        customer.touched = true;
        Optional<Reply> reply = sure(caller.send(
                "PATCH",
                customer.path(),
                "{\"profile\":{\"visits\":" + visits + "}}",
                "If-Match",
                "\"" + customer.version + "\""));
        if (reply.isPresent()) {
            must(reply.get(), 200);
            customer.version++;
            customer.visits = visits;
            ledger.acknowledge(1);
            return true;
        }
        return unsure(customer, later -> {
            Reply now = must(later.mustSend("GET", customer.path(), ""), 200);
            ledger.reveal(customer.id);
            if (now.json().get("version").longValue() == customer.version + 1) {
                customer.version++;
                customer.visits = visits;
                ledger.findKept();
            }
        });
    }

    private boolean changeOrder(Caller caller, Customer customer) {
        String id = customer.orders.keySet().iterator().next();
        Customer.Order before = customer.orders.get(id);
        Customer.Order after = new Customer.Order(before.version() + 1, "changed " + made++);
        customer.touched = true;
        Optional<Reply> reply = sure(caller.send(
                "PATCH",
                customer.path() + "/order/" + id,
                "{\"remark\":\"" + after.remark() + "\"}",
                "If-Match",
                "\"" + before.version() + "\""));
        if (reply.isPresent()) {
            must(reply.get(), 200);
            customer.orders.put(id, after);
            ledger.acknowledge(1);
            return true;
        }
        return unsure(customer, later -> {
            if (after.equals(orders(later, customer).get(id))) {
                customer.orders.put(id, after);
                ledger.findKept();
            }
        });
    }

    private boolean open(Caller caller, Customer customer) {
        Optional<Reply> reply = sure(caller.send("GET", customer.path(), ""));
        reply.ifPresent(answer -> {
            must(answer, 200);
            ledger.reveal(customer.id);
        });
        return reply.isPresent();
    }

    private Map<String, Customer.Order> orders(Caller caller, Customer customer) {
        Reply page = must(caller.mustSend("GET", customer.path() + "/order?limit=1000", ""), 200);
        ledger.reveal(customer.id);
        Map<String, Customer.Order> orders = new java.util.HashMap<>();
        page.json()
                .get("items")
                .forEach(item -> orders.put(
                        item.get("record").asString(),
                        new Customer.Order(
                                item.get("version").longValue(),
                                item.get("data").get("remark").asString())));
        return orders;
    }

    private boolean unsure(Customer customer, Consumer<Caller> question) {
        ledger.wonder();
        customer.unsure = true;
        unsettled.add(later -> {
            question.accept(later);
            customer.unsure = false;
        });
        return false;
    }

    /// The answer, unless it says that the server cannot do its work at present.
    private static Optional<Reply> sure(Optional<Reply> reply) {
        reply.filter(answer -> answer.status() == 503).ifPresent(refused -> {
            if (refused.member("hint").isEmpty() || refused.member("code").isEmpty()) {
                throw new AssertionError("a refusal without a hint: " + refused.text());
            }
        });
        return reply.filter(answer -> answer.status() != 503);
    }

    private static Reply must(Reply reply, int status) {
        if (reply.status() != status) {
            throw new AssertionError("an answer " + reply.status() + " instead of " + status + ": " + reply.text());
        }
        return reply;
    }

    private void addAll(Reply made) {
        made.json().get("results").forEach(result -> add(result.get("id").asString()));
    }

    private void add(String id) {
        customers.add(new Customer(id));
    }

    private Optional<Customer> some() {
        return customers.isEmpty()
                ? Optional.empty()
                : Optional.of(customers.get(random.nextInt(customers.size()))).filter(customer -> !customer.unsure);
    }

    private String email() {
        return name + "-" + made++ + "@example.com";
    }

    private static String person(String email) {
        return "{\"profile\":{\"name\":\"Ada Lovelace\",\"email\":\"" + email + "\",\"visits\":0}}";
    }

    private static long visits(JsonNode found) {
        return found.get("data").get("profile").get("visits").longValue();
    }
}
