package dev.winnow.report;

/// The files a readout can become.
public enum ReportFormat {
    PDF("pdf"),
    XLSX("xlsx"),
    CSV("csv"),
    HTML("html"),
    MARKDOWN("md"),
    JSON("json");

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /// File name ending without the dot; also the word on the command line.
    public String extension() {
        return extension;
    }
}
