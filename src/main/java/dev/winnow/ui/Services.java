package dev.winnow.ui;

import dev.winnow.app.Session;
import dev.winnow.task.TaskRunner;

/// What a view may ask for; handed to every view's constructor.
public record Services(
        Session session,
        TaskRunner tasks,
        Dialogs dialogs,
        Toasts toasts,
        Inspector inspector,
        Navigator navigator,
        StatusLine status) {}
