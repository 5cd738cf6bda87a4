package dev.winnow.stats.multiple;

/// How p-values are written down.
enum Scale {
    PLAIN {
        @Override
        double times(double factor, double p) {
            return factor * p;
        }

        @Override
        double anyOf(double tests, double p) {
            return -Math.expm1(tests * Math.log1p(-p));
        }

        @Override
        double one() {
            return 1;
        }

        @Override
        double of(double probability) {
            return probability;
        }
    },
    LOGARITHM {
        @Override
        double times(double factor, double logP) {
            return Math.log(factor) + logP;
        }

        @Override
        double anyOf(double tests, double logP) {
            // Below e^-40 the powers of p are lost in rounding.
            return logP < -40
                    ? times(tests, logP)
                    : Math.log(-Math.expm1(tests * Math.log1p(-Math.exp(logP))));
        }

        @Override
        double one() {
            return 0;
        }

        @Override
        double of(double probability) {
            return Math.log(probability);
        }
    };

    /// A multiple of p, not cut at 1.
    abstract double times(double factor, double p);

    /// 1 - (1 - p)^tests: probability that any of some independent tests has a p-value this small.
    abstract double anyOf(double tests, double p);

    /// Certainty.
    abstract double one();

    /// A probability on this scale.
    abstract double of(double probability);
}
