package org.bailee.server;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Every setting there is: the components of the records in which rooms declare theirs.
///
/// @param names such as `bailee.database.url`
/// @param records the declaring records and the prefix of their names
record KnownSettings(Set<String> names, Map<Class<?>, String> records) {
    static final String PREFIX = "bailee";

    static KnownSettings of(ConfigurableListableBeanFactory beans) {
        Map<Class<?>, String> records = new HashMap<>();
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(name, false);
            ConfigurationProperties declared = beans.findAnnotationOnBean(name, ConfigurationProperties.class, false);
            if (type != null && type.isRecord() && declared != null && isOurs(declared.value())) {
                records.put(type, declared.value());
            }
        }
        return of(records);
    }

    static KnownSettings of(Map<Class<?>, String> records) {
        Set<String> names = new TreeSet<>();
        records.forEach((type, prefix) -> collect(type, prefix, names));
        return new KnownSettings(names, records);
    }

    /// The name such as an environment variable has it too, without what sets the spellings apart, nor the place of an
    /// entry in a list.
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\[\\d+]|[._-]", "");
    }

    Optional<String> nearest(String name) {
        String plain = plain(name);
        return names.stream()
                .filter(known -> Spelling.distance(plain(known), plain) <= 2)
                .min((one, other) ->
                        Integer.compare(Spelling.distance(plain(one), plain), Spelling.distance(plain(other), plain)));
    }

    boolean knows(String name) {
        return names.stream().anyMatch(known -> plain(known).equals(plain(name)));
    }

    private static void collect(Class<?> type, String prefix, Set<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            Class<?> inner = component.getGenericType() instanceof ParameterizedType generic
                            && generic.getActualTypeArguments()[0] instanceof Class<?> argument
                    ? argument
                    : component.getType();
            if (inner.isRecord()) {
                collect(inner, name, names);
            } else {
                names.add(name);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isOurs(String prefix) {
        return prefix.equals(PREFIX) || prefix.startsWith(PREFIX + ".");
    }
}
