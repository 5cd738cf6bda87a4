package dev.winnow.data;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Which column plays which part; stored with the dataset and reusable for files with the same header.
///
/// @param unit       column of the unit's id; absent means that each row is a unit
/// @param variant    column of the variant's key
/// @param time       column of the exposure or event time
/// @param event      event layouts: column of the event's name
/// @param metrics    one source per metric
/// @param segments   columns to split the readout by
/// @param crossovers what to do with units in several variants
/// @param zone       zone of times that carry none
public record Mapping(
        Layout layout,
        Optional<String> unit,
        String variant,
        Optional<String> time,
        Optional<String> event,
        List<MetricSource> metrics,
        List<String> segments,
        Crossovers crossovers,
        ZoneId zone) {

    public Mapping {
        metrics = List.copyOf(metrics);
        segments = List.copyOf(segments);
    }
}
