package dev.winnow.methods;

/// Yes and no, as numbers in the JSON.
final class Flags {
    private Flags() {}

    /// 1 is yes.
    static boolean[] of(int[] numbers) {
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }
}
