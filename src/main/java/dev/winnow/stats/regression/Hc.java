package dev.winnow.stats.regression;

/// How the variance of a coefficient is estimated from independent residuals. For weighted fits e is the residual and h
/// the leverage of columns times the roots of their weights, as in R's sandwich, not as in Stata.
public enum Hc {
    /// One variance for all units: s^2 (X'X)^-1 with divisor n - k.
    CLASSICAL,
    /// Each unit its own variance e^2 (White 1980, eq. 10); too small in small samples.
    HC0,
    /// HC0 times n / (n - k) (Hinkley 1977).
    HC1,
    /// e^2 / (1 - h) with the leverage h: unbiased when variances are equal, and equal to Welch's variance for a plain
    /// difference of means (MacKinnon and White 1985; Samii and Aronow 2012).
    HC2,
    /// e^2 / (1 - h)^2, close to the jackknife; errs on the large side (MacKinnon and White 1985).
    HC3
}
