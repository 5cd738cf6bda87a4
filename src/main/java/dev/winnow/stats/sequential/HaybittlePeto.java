package dev.winnow.stats.sequential;

/// The same high bound at all looks but the last, whose bound takes what is left of the level (Haybittle 1971, British
/// Journal of Radiology 44, 793-797; Peto et al. 1976, British Journal of Cancer 34, 585-612). Customary is z = 3.
///
/// @param z bound on the z scale at the interim looks, above 0
public record HaybittlePeto(double z) implements StoppingRule {
    public HaybittlePeto {
        if (!(z > 0) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("z=%s is not above 0".formatted(z));
        }
    }
}
