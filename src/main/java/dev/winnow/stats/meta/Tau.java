package dev.winnow.stats.meta;

/// How the variance of the true effects between studies is estimated.
public enum Tau {
    /// Moments of Cochran's Q (DerSimonian and Laird 1986, eq. 8).
    DERSIMONIAN_LAIRD,
    /// Restricted maximum likelihood (Viechtbauer 2005, eq. 10).
    REML,
    /// The variance at which the generalised Q equals its degrees of freedom (Paule and Mandel 1982).
    PAULE_MANDEL
}
