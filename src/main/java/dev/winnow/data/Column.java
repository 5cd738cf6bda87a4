package dev.winnow.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a column's name and contents suggest about its part.
///
/// @param at     position
/// @param looked rows that the profile covers
record Column(ColumnProfile profile, int at, long looked) {
    /// Words for what should not grow.
    static final Set<String> HARM = Set.of("refund", "refunds", "refunded", "error", "errors", "latency", "crash", "crashes",
            "crashed", "bounce", "bounced", "churn", "churned", "unsubscribe", "unsubscribed", "unsubscribes", "complaint",
            "complaints", "cancel", "canceled", "cancelled", "cancellation", "cancellations", "chargeback", "chargebacks",
            "timeout", "timeouts", "tickets", "uninstall", "uninstalled", "return", "returns");

    private static final Set<String> VARIANT = Set.of("variant", "variation", "group", "arm", "bucket", "cohort", "treatment",
            "branch", "condition", "testgroup", "abgroup", "version", "treated", "assignment", "varname", "variante", "gruppe");
    private static final Set<String> UNIT = Set.of("user", "userid", "uid", "visitor", "visitorid", "customer", "customerid",
            "client", "clientid", "device", "deviceid", "session", "sessionid", "account", "accountid", "member", "memberid",
            "subject", "person", "unit", "unitid", "id", "anonymousid", "player", "playerid", "guid", "uuid", "cookie", "nutzer",
            "kunde", "kundennr");
    private static final Set<String> TIME = Set.of("time", "timestamp", "ts", "date", "day", "datetime", "at", "exposed",
            "exposure", "created", "datum", "zeit", "when");
    private static final Set<String> EVENT = Set.of("event", "eventname", "action", "eventtype", "activity", "ereignis");
    private static final Set<String> BEFORE = Set.of("pre", "before", "baseline", "prior", "previous", "prev", "past", "historical", "hist", "vorher");
    private static final Set<String> SEGMENT = Set.of("country", "region", "device", "platform", "os", "browser", "channel",
            "language", "lang", "locale", "plan", "tier", "gender", "segment", "source", "city", "state", "category", "type", "age", "land");

    static Column of(ColumnProfile profile, int at, long looked) {
        return new Column(profile, at, looked);
    }

    String name() {
        return profile.name();
    }

    /// The words of a name: `preRevenue`, `pre_revenue` and `Pre Revenue` have the same.
    static List<String> words(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Arrays.stream(spaced.split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).toList();
    }

    private String joined() {
        return String.join("", words(name()));
    }

    private boolean has(Set<String> vocabulary) {
        return vocabulary.contains(joined()) || words(name()).stream().anyMatch(vocabulary::contains);
    }

    private long filled() {
        return looked - profile.nulls();
    }

    boolean numeric() {
        return profile.type() == ColumnType.INTEGER || profile.type() == ColumnType.DECIMAL;
    }

    /// Yes and no, or 0 and 1.
    boolean flag() {
        boolean zeroOne = profile.type() == ColumnType.INTEGER && profile.min().filter("0"::equals).isPresent()
                && profile.max().filter("1"::equals).isPresent();
        boolean constant = profile.distinct() == 1
                && profile.min().filter(m -> m.equals("0") || m.equals("1")).isPresent();
        return profile.type() == ColumnType.BOOLEAN || zeroOne || (constant && profile.type() == ColumnType.INTEGER);
    }

    int variantScore() {
        boolean few = profile.distinct() >= 2 && profile.distinct() <= 10 && profile.type() != ColumnType.DECIMAL && !before();
        if (!few) {
            return 0;
        }
        boolean id = words(name()).contains("id") && !joined().contains("variant");
        int score = 0;
        if (VARIANT.contains(joined())) {
            score += 100;
        } else if (has(VARIANT)) {
            score += id ? 30 : 70;
        }
        Set<String> values = profile.examples().stream().map(e -> e.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (values.stream().anyMatch(v -> v.matches("control|ctrl|baseline|original|control[ _-].*|.*[ _-]control"))) {
            score += 80;
        }
        if (values.stream().anyMatch(v -> v.matches("(treatment|treat|test|variant|variation)([ _-]?\\w)?"))) {
            score += 40;
        }
        if (values.contains("a") && values.contains("b")) {
            score += 60;
        }
        return score;
    }

    int timeScore() {
        boolean dated = profile.type() == ColumnType.DATE || profile.type() == ColumnType.TIME;
        boolean epoch = profile.type() == ColumnType.INTEGER && has(TIME)
                && profile.examples().stream().allMatch(e -> e.matches("1\\d{9}|1\\d{12}"));
        boolean named = has(TIME);
        boolean birth = words(name()).stream().anyMatch(Set.of("birth", "birthday", "born", "signup", "registered")::contains);
        if (dated) {
            return (named ? 100 : 50) - (birth ? 40 : 0) + (joined().contains("expos") ? 20 : 0);
        }
        return epoch ? 80 : 0;
    }

    int unitScore() {
        if (profile.type() == ColumnType.DECIMAL || profile.type() == ColumnType.BOOLEAN || flag() || before()) {
            return 0;
        }
        boolean many = profile.distinct() > 10 || profile.distinct() * 2 > filled() || unitName();
        if (!many) {
            return 0;
        }
        List<String> w = words(name());
        int score = 0;
        if (UNIT.contains(joined())) {
            score = joined().equals("id") ? 60 : 100;
        } else if (w.stream().anyMatch(UNIT::contains)) {
            boolean counted = w.stream().anyMatch(Set.of("count", "num", "number", "n", "total", "sessions")::contains);
            score = counted ? 0 : w.getLast().equals("id") || profile.type() == ColumnType.TEXT ? 70 : 30;
        } else if (joined().endsWith("id") && w.size() > 1) {
            score = 40;
        }
        // orders and rows have ids too, but nobody is randomised by them
        if (w.stream().anyMatch(Set.of("order", "transaction", "row", "event", "index", "product", "item")::contains)) {
            score -= 50;
        }
        boolean unnamedIndex = score == 0 && at == 0 && profile.type() == ColumnType.TEXT && profile.distinct() == filled();
        return unnamedIndex ? 20 : score;
    }

    /// Whether the name alone says that it identifies units.
    boolean unitName() {
        return UNIT.contains(joined());
    }

    int eventScore() {
        boolean words = profile.type() == ColumnType.TEXT && profile.distinct() >= 2 && profile.distinct() <= 200;
        return words && has(EVENT) ? 100 : 0;
    }

    /// Whether it was measured before the exposure.
    boolean before() {
        List<String> w = words(name());
        return (w.size() > 1 && w.stream().anyMatch(BEFORE::contains)) || joined().matches("pre(?!v|s|m|d|p|f|c)\\w{4,}")
                || joined().matches("(pre|prior)(period|exposure|experiment|purchase|spend|conversion|session).*");
    }

    /// The name without the words for the period, to pair `pre_revenue` with `revenue`.
    String core() {
        Set<String> drop = Set.of("period", "exposure", "experiment", "post", "after", "during", "is", "has", "total", "28d", "7d", "14d", "30d");
        return words(name().replaceAll("^(?i)pre(?=[a-z])", "pre ")).stream()
                .filter(w -> !BEFORE.contains(w) && !drop.contains(w)).collect(Collectors.joining(" "));
    }

    boolean outcome() {
        boolean identifier = has(Set.of("id", "uuid", "guid", "index", "zip", "zipcode", "postcode", "year", "phone"));
        return (flag() || numeric()) && !identifier && !(has(SEGMENT) && profile.distinct() <= 50 && !flag());
    }

    boolean segment() {
        boolean few = profile.distinct() >= 2 && profile.distinct() <= 50;
        return few && (profile.type() == ColumnType.TEXT || has(SEGMENT)) && filled() > 0;
    }
}
