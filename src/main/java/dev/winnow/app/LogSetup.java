package dev.winnow.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Warnings and errors go to the log of the open workspace, and nothing ever goes to the terminal, which belongs to
/// the command's own answer. Found by Logback as a service; code instead of a file because reading XML would be the
/// slowest part of a short command.
public final class LogSetup extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        WorkspaceLog log = new WorkspaceLog();
        log.setContext(context);
        log.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(log);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
