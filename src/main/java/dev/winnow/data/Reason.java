package dev.winnow.data;

/// Why whole rows are left out; the number stands for the row in SQL where a used row has its variant's place.
enum Reason {
    MISSING_UNIT(-1, "missingUnit"),
    MISSING_VARIANT(-2, "missingVariant"),
    UNKNOWN_VARIANT(-3, "unknownVariant"),
    MISSING_TIME(-4, "missingTime"),
    UNPARSABLE_TIME(-5, "unparsableTime"),
    DUPLICATE_UNIT(-6, "duplicateUnit"),
    SEVERAL_VARIANTS(-7, "severalVariants"),
    NEVER_EXPOSED(-8, "neverExposed"),
    BEFORE_EXPOSURE(-9, "beforeExposure");

    private final int number;
    private final String code;

    Reason(int number, String code) {
        this.number = number;
        this.code = code;
    }

    int number() {
        return number;
    }

    String code() {
        return code;
    }
}
