package dev.winnow.stats.survival;

/// The scale on which the interval of a survival curve is symmetric.
public enum BandScale {
    /// The curve itself, S -+ z se, cut at 0 and 1; covers too seldom with few events.
    PLAIN {
        @Override
        double end(double survival, double relativeSe, double z) {
            return Math.max(0, Math.min(1, survival * (1 + z * relativeSe)));
        }
    },
    /// log S, S exp(-+ z se / S), cut at 1 (R's default).
    LOG {
        @Override
        double end(double survival, double relativeSe, double z) {
            return Math.min(1, survival * Math.exp(z * relativeSe));
        }
    },
    /// log(-log S), S^exp(-+ z se / (S log S)), always inside (0, 1); best with few units (Kalbfleisch and Prentice
    /// 1980; Borgan and Liestoel 1990).
    LOG_LOG {
        @Override
        double end(double survival, double relativeSe, double z) {
            double log = Math.log(survival);
            return Math.exp(log * Math.exp(z * relativeSe / log));
        }
    };

    /// One end of the interval.
    ///
    /// @param survival   S, in (0, 1)
    /// @param relativeSe se(S) / S
    /// @param z          normal quantile, negative for the lower end
    abstract double end(double survival, double relativeSe, double z);
}
