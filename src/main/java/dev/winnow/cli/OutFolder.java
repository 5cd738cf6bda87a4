package dev.winnow.cli;

import dev.winnow.experiment.InputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The folder of `--out`, looked at before the work rather than after it.
final class OutFolder {
    private OutFolder() {}

    /// @throws InputException if it is not a folder that can be written or made
    static void check(Path folder) throws InputException {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw Lookup.bad("outNotFolder", "--out", folder.toString(), folder.toString(), there.toString());
        }
        if (!Files.isWritable(there)) {
            throw Lookup.bad("outDenied", "--out", folder.toString(), folder.toString(), there.toString());
        }
    }
}
