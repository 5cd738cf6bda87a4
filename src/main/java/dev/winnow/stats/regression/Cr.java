package dev.winnow.stats.regression;

/// How the variance of a coefficient is estimated when the units of a cluster move together and clusters are
/// independent. All are right as the number of clusters grows; CR2 is nearer with few.
public enum Cr {
    /// Squared sums of scores by cluster (Liang and Zeger 1986); too small with few clusters. Reference: Student with
    /// one degree of freedom fewer than clusters.
    CR0,
    /// CR0 times G/(G-1) (n-1)/(n-k) for G clusters, as Stata does. Reference as for CR0.
    CR1,
    /// Residuals rescaled by the inverse square root of their own covariance, so that the variance is unbiased when
    /// units are independent, with Satterthwaite's degrees of freedom (Bell and McCaffrey 2002; Pustejovsky and
    /// Tipton 2018). The choice for fewer than about 40 clusters.
    CR2
}
