package dev.winnow.ui;

import dev.winnow.ui.experiment.ExperimentScreens;
import dev.winnow.ui.settings.Settings;
import dev.winnow.ui.start.SampleGallery;
import java.time.Clock;

/// The parts of the program as it is shipped.
public final class Wiring {
    private Wiring() {}

    public static App.Parts parts(Settings settings, Clock clock, App.Opener opener) {
        return new App.Parts(settings, clock, opener, SampleGallery::new, ExperimentScreens::new);
    }
}
