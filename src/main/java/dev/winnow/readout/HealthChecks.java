package dev.winnow.readout;

import dev.winnow.data.LedgerEntry;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.readout.Readout.Check;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.Srm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What must be in order before a number is believed.
final class HealthChecks {
    /// A share of lost units or rows above which the check warns.
    private static final double NOTICEABLE = 0.01;

    private final Design design;
    private final RollUp rollUp;
    private final Sentences sentences;

    HealthChecks(Design design, RollUp rollUp, Sentences sentences) {
        this.design = design;
        this.rollUp = rollUp;
        this.sentences = sentences;
    }

    /// @param covered days from the first exposure to the last; 0 without a time column
    List<Check> of(Srm srm, List<MetricReadout> metrics, int covered) {
        var out = new ArrayList<Check>();
        out.add(split(srm));
        out.add(size(srm));
        if (design.days().isPresent() && covered > 0) {
            out.add(duration(covered, design.days().get()));
        }
        out.add(severalVariants());
        out.add(missingOutcomes(metrics));
        out.add(rowsNotUsed());
        return out;
    }

    private Check split(Srm srm) {
        boolean empty = srm.observed().values().stream().anyMatch(n -> n == 0);
        String p = "p " + sentences.formats().p(srm.p());
        if (empty) {
            return check("srm", "failed", sentences.formats().count(0), "check.srm.empty");
        }
        return srm.p() < srm.threshold()
                ? check("srm", "failed", p, "check.srm.failed")
                : check("srm", "ok", p, "check.srm.ok");
    }

    private Check size(Srm srm) {
        long smallest = srm.observed().values().stream().mapToLong(Long::longValue).min().orElse(0);
        if (design.unitsPerVariant().isEmpty()) {
            return check("plannedSize", "unknown", sentences.get("check.noPlan"), "check.plannedSize.unknown");
        }
        double reached = (double) smallest / Math.max(1, design.unitsPerVariant().get());
        String value = sentences.formats().percent(reached);
        return reached >= 1
                ? check("plannedSize", "ok", value, "check.plannedSize.ok")
                : check("plannedSize", "warning", value, "check.plannedSize.warning",
                        sentences.formats().count(smallest),
                        sentences.formats().count(design.unitsPerVariant().get()));
    }

    private Check duration(int seen, int planned) {
        String value = sentences.get("check.days", seen, planned);
        return seen >= planned
                ? check("duration", "ok", value, "check.duration.ok")
                : check("duration", "warning", value, "check.duration.warning");
    }

    private Check severalVariants() {
        long units = rollUp.ledger().stream()
                .filter(e -> e.code().equals("severalVariants"))
                .mapToLong(LedgerEntry::units)
                .sum();
        if (units == 0) {
            return check("severalVariants", "ok", sentences.formats().count(0), "check.severalVariants.ok");
        }
        double share = (double) units / (units + rollUp.units());
        String value = sentences.formats().count(units) + " \u00b7 " + sentences.formats().percent(share);
        return check(
                "severalVariants", share > NOTICEABLE ? "warning" : "ok", value,
                share > NOTICEABLE ? "check.severalVariants.warning" : "check.severalVariants.few");
    }

    private Check missingOutcomes(List<MetricReadout> metrics) {
        long worst = 0;
        String name = "";
        for (MetricReadout m : metrics) {
            long n = m.arms().stream().mapToLong(Readout.Arm::n).sum();
            if (rollUp.units() - n > worst) {
                worst = rollUp.units() - n;
                name = m.name();
            }
        }
        if (worst == 0) {
            return check("missingOutcome", "ok", sentences.formats().count(0), "check.missingOutcome.ok");
        }
        return check(
                "missingOutcome", "warning", sentences.formats().count(worst), "check.missingOutcome.warning",
                name, sentences.formats().percent((double) worst / rollUp.units()));
    }

    private Check rowsNotUsed() {
        Predicate<LedgerEntry> whole = e -> e.metric().isEmpty();
        long rows = rollUp.ledger().stream().filter(whole).mapToLong(LedgerEntry::rows).sum();
        if (rows == 0) {
            return check("rowsNotUsed", "ok", sentences.formats().count(0), "check.rowsNotUsed.ok");
        }
        double share = rollUp.rows() == 0 ? 1 : (double) rows / rollUp.rows();
        return check(
                "rowsNotUsed", share > NOTICEABLE ? "warning" : "ok", sentences.formats().count(rows),
                "check.rowsNotUsed.some", sentences.formats().percent(share));
    }

    private Check check(String code, String state, String value, String key, Object... args) {
        return new Check(code, state, sentences.get("check." + code), value, sentences.get(key, args));
    }
}
