package dev.winnow.report;

import dev.winnow.readout.Readout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A readout as a document: what every renderer writes.
///
/// @param subtitle the verdict as a sentence
/// @param at       when the readout was computed; absent leaves all dates out of the file
public record ReportDocument(
        String title, String subtitle, String engine, Optional<Instant> at, List<Section> sections) {
    public ReportDocument {
        sections = List.copyOf(sections);
    }

    /// A part with a title: a heading on paper, a sheet in a workbook.
    ///
    /// @param id stable word, for anchors
    public record Section(String id, String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param at when it was computed; empty leaves all dates out, and the same readout gives the same bytes
    public static ReportDocument of(Readout readout, Optional<Instant> at) {
        var sections = new ArrayList<Section>();
        var results = new ResultSections(readout);
        var evidence = new EvidenceSections(readout);
        var about = new AboutSections(readout);
        sections.add(results.verdict(at));
        sections.add(results.health());
        sections.add(results.effects());
        results.guardrails().ifPresent(sections::add);
        evidence.timeline().ifPresent(sections::add);
        evidence.posteriors().ifPresent(sections::add);
        evidence.segments().ifPresent(sections::add);
        evidence.exposures().ifPresent(sections::add);
        sections.add(about.ledger());
        sections.add(about.design());
        sections.add(about.methods());
        sections.add(about.data());
        String title = readout.experiment().isBlank() ? readout.data().name() : readout.experiment();
        return new ReportDocument(title, readout.decision().sentence(), readout.engine(), at, sections);
    }
}
