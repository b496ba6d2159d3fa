package org.bailee.server.register;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Search;
import org.bailee.server.types.SemanticType;
import org.bailee.server.types.SemanticTypes;
import org.bailee.server.types.TypeOptions;

/// Reads one field: its type, whether it must be there, and how it may be found.
final class FieldReader {
    private final Mistakes mistakes;

    FieldReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// The field, or nothing when its type cannot be told.
    Optional<Field> read(FieldPath path, Node.Entry entry) {
        Keys keys =
                Keys.known(entry, mistakes, "type", "required", "unique", "search", "region", "choices", "currency");
        if (!keys.has("type")) {
            mistakes.add(CollectionRules.TYPELESS, keys.spot());
        }
        boolean required = keys.flag("required");
        boolean unique = keys.flag("unique");
        List<Node.Text> searches = keys.oneOrMore("search");
        return keys.written("type").flatMap(this::type).map(type -> {
            Set<Search> search = searches(type, searches);
            if (unique && !type.searches().contains(Search.EXACT)) {
                mistakes.add(CollectionRules.UNIQUE_UNSAFE.about(type.name()), keys.spot("unique"));
            }
            if (unique) {
                search.add(Search.EXACT);
            }
            return new Field(path, type, required, unique, search, options(type, keys));
        });
    }

    private Optional<SemanticType> type(Node.Text written) {
        Optional<SemanticType> type = SemanticTypes.named(written.value());
        if (type.isEmpty()) {
            List<String> names =
                    SemanticTypes.all().stream().map(SemanticType::name).toList();
            mistakes.add(
                    CollectionRules.TYPE_UNKNOWN.didYouMean(Suggestions.nearest(written.value(), names)),
                    written.spot());
        }
        type.flatMap(known -> known.storage().neverBecause())
                .ifPresent(because -> mistakes.add(CollectionRules.TYPE_NEVER.about(because), written.spot()));
        return type.filter(known -> known.storage().isAllowed());
    }

    /// Threat P2: an index over few possible values would give every value away, so the type says what is safe.
    private Set<Search> searches(SemanticType type, List<Node.Text> written) {
        Set<Search> searches = EnumSet.noneOf(Search.class);
        for (Node.Text text : written) {
            Keys.word(text, Search.class, mistakes).ifPresent(search -> {
                searches.add(search);
                if (!type.searches().contains(search)) {
                    String safe =
                            type.searches().stream().sorted().map(Words::of).collect(Collectors.joining(", "));
                    mistakes.add(
                            CollectionRules.SEARCH_UNSAFE.about(type.name(), safe.isEmpty() ? "none" : safe),
                            text.spot());
                }
            });
        }
        return searches;
    }

    private TypeOptions options(SemanticType type, Keys keys) {
        TypeOptions options = TypeOptions.none();
        List<Node.Text> choices = keys.list("choices");
        Optional<Node.Text> region = keys.written("region");
        Optional<Node.Text> currency = keys.written("currency");
        region.ifPresent(code -> Countries.check(code, false, mistakes));
        currency.ifPresent(this::checkCurrency);
        refuseForeign("region", "phone", type, keys);
        refuseForeign("choices", "choice", type, keys);
        refuseForeign("currency", "money", type, keys);
        if (type.name().equals("choice") && choices.isEmpty()) {
            mistakes.add(CollectionRules.CHOICELESS, keys.spot());
        }
        if (region.isPresent()) {
            options = options.inRegion(region.get().value());
        }
        if (currency.isPresent()) {
            options = options.inCurrency(currency.get().value());
        }
        return choices.isEmpty()
                ? options
                : options.amongChoices(choices.stream().map(Node.Text::value).toList());
    }

    private void refuseForeign(String option, String owner, SemanticType type, Keys keys) {
        if (keys.has(option) && !type.name().equals(owner)) {
            mistakes.add(CollectionRules.OPTION_FOREIGN.about(owner), keys.spot(option));
        }
    }

    private void checkCurrency(Node.Text code) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .anyMatch(code.value()::equals);
        if (!known) {
            mistakes.add(CollectionRules.CURRENCY, code.spot());
        }
    }
}
