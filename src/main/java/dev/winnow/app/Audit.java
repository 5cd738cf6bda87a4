package dev.winnow.app;

import dev.winnow.store.AuditEntry;
import java.util.List;
import java.util.UUID;

/// What was done in a workspace, by whom and when; it can be read only.
public final class Audit {
    private final Calls calls;

    Audit(Calls calls) {
        this.calls = calls;
    }

    /// The newest entries, newest first.
    ///
    /// @param most at least 1
    public List<AuditEntry> newest(int most) throws WorkspaceException {
        return calls.read(() -> calls.store().audit().newest(most));
    }

    /// What was done to one project, experiment or run, newest first.
    public List<AuditEntry> of(UUID subject) throws WorkspaceException {
        return calls.read(() -> calls.store().audit().of(subject));
    }
}
