package dev.winnow.stats.sequential;

/// How an error level is divided among the looks: by a spending function, by a shape whose constant is solved for, or
/// by a fixed bound at all looks but the last.
public sealed interface StoppingRule permits Spending, WangTsiatis, HaybittlePeto {}
