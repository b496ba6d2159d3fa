package org.bailee.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service account to be made: what it may do, which roles' views it has, which purposes it may state.
///
/// @param peoplePerHour how many different people it may open in an hour without approval: a number, or
/// `unlimited`; empty for 1,000, or what the key has that makes it if that is less
public record KeyRequest(
        String name,
        List<String> permissions,
        List<String> roles,
        List<String> purposes,
        Optional<Duration> expiresIn,
        Optional<String> peoplePerHour) {
    public KeyRequest(
            String name,
            List<String> permissions,
            List<String> roles,
            List<String> purposes,
            Optional<Duration> expiresIn) {
        this(name, permissions, roles, purposes, expiresIn, Optional.empty());
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("permissions", permissions);
        body.put("roles", roles);
        body.put("purposes", purposes);
        expiresIn.ifPresent(time -> body.put("expiresIn", time.toString()));
        peoplePerHour.ifPresent(people -> body.put("peoplePerHour", people));
        return body;
    }
}
