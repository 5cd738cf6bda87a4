package dev.winnow.stats.meta;

/// How the variance of the true effects between studies is estimated, never below 0. With few studies all are rough.
public enum Tau {
    /// Moments of Cochran's Q (DerSimonian and Laird 1986, eq. 8): (Q - (k - 1)) / (W - sum w^2 / W), w = 1/v. No
    /// iteration; too small on average where the effects vary much.
    DERSIMONIAN_LAIRD,
    /// Restricted maximum likelihood (Viechtbauer 2005), for normal true effects. Of several peaks the highest that a
    /// grid of 200 values of tau shows.
    REML,
    /// The variance at which Q with weights 1/(v + tau^2) equals its degrees of freedom (Paule and Mandel 1982); true
    /// effects need not be normal.
    PAULE_MANDEL
}
