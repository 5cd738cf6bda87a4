package dev.winnow.calibration;

/// What is counted as an error.
enum Kind {
    TYPE_ONE("type I error"),
    COVERAGE("coverage"),
    FAMILY_WISE("family-wise error"),
    FALSE_DISCOVERY("false discovery rate");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// The figure as it is written: of an interval how often it holds the truth, else how often there is an error.
    double shown(double error) {
        return this == COVERAGE ? 1 - error : error;
    }
}
