package dev.winnow.stats.power;

/// Power when whole clusters are assigned: the variance of a mean is larger by the design effect, so the units count
/// for fewer independent ones.
///
/// deff = 1 + (m - 1) icc for clusters of m units (Kish 1965), 1 + ((1 + cv^2) m - 1) icc when sizes vary about the
/// mean m (Eldridge, Ashby and Kerry 2006). The factor is taken to be that of both arms. Degrees of freedom count
/// effective units, which is too hopeful with fewer than about 30 clusters.
///
/// @param curve  power with independent units
/// @param factor design effect, above 0 and finite
public record DesignEffect(PowerCurve curve, double factor) implements PowerCurve {
    public DesignEffect {
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("factor=%s is not in (0, Inf)".formatted(factor));
        }
    }

    /// The design effect of clusters of the same size: 1 + (m - 1) icc.
    ///
    /// @param clusterSize m, units of a cluster, at least 1
    /// @param icc         share of the variance that is between clusters, in [0, 1]
    /// @throws IllegalArgumentException if a number is outside its range
    public static double factor(double clusterSize, double icc) {
        return factor(clusterSize, 0, icc);
    }

    /// The design effect of clusters whose sizes vary: 1 + ((1 + cv^2) m - 1) icc.
    ///
    /// @param clusterSize mean units of a cluster, at least 1
    /// @param sizeCv      standard deviation of the sizes over their mean, at least 0
    /// @param icc         share of the variance that is between clusters, in [0, 1]
    /// @throws IllegalArgumentException if a number is outside its range
    public static double factor(double clusterSize, double sizeCv, double icc) {
        if (!(clusterSize >= 1 && sizeCv >= 0 && icc >= 0 && icc <= 1)) {
            throw new IllegalArgumentException(
                    "clusterSize=%s sizeCv=%s icc=%s".formatted(clusterSize, sizeCv, icc));
        }
        return 1 + ((1 + sizeCv * sizeCv) * clusterSize - 1) * icc;
    }

    /// Whole clusters that hold the units of an arm, rounded up; a billionth of their number counts as rounding noise,
    /// but no more than a hundredth of a cluster.
    ///
    /// @param units       of the arm, at least 0
    /// @param clusterSize mean units of a cluster, above 0
    /// @throws IllegalArgumentException if a number is outside its range, or there are more than 2^53 clusters
    public static long clusters(double units, double clusterSize) {
        double clusters = units / clusterSize;
        if (!(clusterSize > 0 && clusters >= 0 && clusters <= 0x1p53)) {
            throw new IllegalArgumentException("units=%s clusterSize=%s".formatted(units, clusterSize));
        }
        return Plan.up(clusters);
    }

    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        return curve.power(effect, control / factor, treatment / factor, alpha);
    }

    @Override
    public double nothing(Direction towards) {
        return curve.nothing(towards);
    }

    @Override
    public double extreme(Direction towards) {
        return curve.extreme(towards);
    }

    @Override
    public double scale(double control, double treatment) {
        return curve.scale(control / factor, treatment / factor);
    }

    @Override
    public double fewest() {
        return curve.fewest() * factor;
    }

    @Override
    public double highestAlpha() {
        return curve.highestAlpha();
    }
}
