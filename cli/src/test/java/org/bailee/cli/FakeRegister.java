package org.bailee.cli;

import org.bailee.client.FakeReply;
import org.bailee.client.FakeRequest;

/// The register of the fake: version 4, a shop with customers and orders.
final class FakeRegister {
    static final String SHOP = """
            controller: { name: A Shop, contact: privacy@shop.example }
            collections:
              profile:
                fields:
                  customer-number: { type: identifier, required: true, unique: true, search: exact }
                  name:    { type: person-name, required: true, search: words }
                  address: { type: postal-address }
                  phone:   { type: phone }
                  email:   { type: email, search: exact }
                  points:  { type: number }
                  vip:     { type: boolean }
              order:
                many: true
                fields:
                  number: { type: identifier, required: true }
                  total:  { type: money }
            activities:
              fulfil-orders:
                says: We use this to deliver what you ordered.
                basis: contract
                needs: [profile.*, order.*]
                roles:
                  support: { profile.*: plain, profile.phone: masked }
              bookkeeping:
                says: We keep invoices because tax law tells us to.
                basis: legal-obligation
                needs: [profile.name, order.*]
                roles:
                  billing: { profile.name: plain }
            """;

    private static final String TYPES = """
            {"items":[
             {"name":"person-name","says":"A name.","kind":"parts","parts":["title","given","middle","family"],"columnHints":["name","fullname"]},
             {"name":"given-name","says":"A name.","kind":"text","columnHints":["firstname","forename"]},
             {"name":"family-name","says":"A name.","kind":"text","columnHints":["lastname","surname"]},
             {"name":"postal-address","says":"An address.","kind":"parts","parts":["street","city","region","postcode","country"],"columnHints":["address","billingaddress"]},
             {"name":"city","says":"A city.","kind":"text","columnHints":["city","town"]},
             {"name":"region","says":"A region.","kind":"text","columnHints":["state","region"]},
             {"name":"postcode","says":"A code.","kind":"text","columnHints":["postcode","postalcode","zip"]},
             {"name":"country","says":"A country.","kind":"text","columnHints":["country"]},
             {"name":"phone","says":"A phone.","kind":"text","columnHints":["phone","mobile","fax"]},
             {"name":"email","says":"An address.","kind":"text","columnHints":["email","emailaddress"]},
             {"name":"identifier","says":"An identifier.","kind":"text","columnHints":[]},
             {"name":"money","says":"An amount.","kind":"text","columnHints":["amount","total"]},
             {"name":"number","says":"A number.","kind":"number","columnHints":[]},
             {"name":"boolean","says":"Yes or no.","kind":"boolean","columnHints":[]}]}
            """;

    /// When its first version was applied: another server has another.
    volatile String born = "2026-11-20T08:00:00.123456Z";

    FakeReply answer(FakeRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /v1/register" ->
                FakeReply.of(200, "application/yaml", SHOP).with("ETag", "\"4\"");
            case "GET /v1/register/versions" ->
                FakeReply.json(
                        200,
                        "{\"items\":[{\"version\":1,\"appliedAt\":\"" + born
                                + "\",\"appliedBy\":\"a1\"}],\"next\":null}");
            case "GET /v1/register/types" -> FakeReply.json(200, TYPES);
            case "POST /v1/register/plan" -> plan(request.text());
            case "PUT /v1/register" -> apply(request);
            default -> FakeReply.empty(404);
        };
    }

    private static FakeReply plan(String yaml) {
        if (yaml.equals(SHOP)) {
            return FakeReply.json(200, "{\"from\":4,\"outcome\":\"none\",\"changes\":[],\"problems\":[]}");
        }
        if (yaml.contains("birth-date")) {
            return FakeReply.json(
                    200,
                    "{\"from\":4,\"outcome\":\"refused\",\"changes\":[],\"problems\":[{\"line\":12,\"column\":7,"
                            + "\"where\":\"profile.birth-date\",\"code\":\"field.unneeded\","
                            + "\"message\":\"No activity needs it.\",\"hint\":\"Name the activity or drop it.\"}]}");
        }
        return FakeReply.json(
                200,
                "{\"from\":4,\"outcome\":\"changes\",\"changes\":[{\"kind\":\"field-added\",\"where\":\"profile.fax\","
                        + "\"says\":\"A phone number is kept from now on.\"}],\"problems\":[]}");
    }

    private static FakeReply apply(FakeRequest request) {
        if (!request.header("If-match").equals("\"4\"")) {
            return FakeReply.problem(
                    412, "register.stale", "Version 4 is in force by now.", "Export it and make your change to it.");
        }
        return FakeReply.json(
                200,
                "{\"version\":5,\"changes\":[{\"kind\":\"field-added\",\"where\":\"profile.fax\","
                        + "\"says\":\"A phone number is kept from now on.\"}]}");
    }
}
