package dev.winnow.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import picocli.CommandLine;

/// All commands by name. Only those named in the arguments are made, so that a short command stays short: reading
/// the annotations of all of them takes longer than most of them run.
final class Commands {
    private static final Map<String, Function<Console, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("open", OpenCommand::new);
        ALL.put("tour", TourCommand::new);
        ALL.put("analyze", AnalyzeCommand::new);
        ALL.put("methods", MethodsCommand::new);
        ALL.put("compute", ComputeCommand::new);
        ALL.put("import", ImportCommand::new);
        ALL.put("project", ProjectCommand::new);
        ALL.put("experiment", ExperimentCommand::new);
        ALL.put("report", ReportCommand::new);
        ALL.put("history", HistoryCommand::new);
        ALL.put("audit", AuditCommand::new);
        ALL.put("workspace", WorkspaceCommand::new);
        ALL.put("sample", SampleCommand::new);
    }

    private Commands() {}

    static CommandLine of(Console console, String... args) {
        List<String> given = Arrays.asList(args);
        List<String> named = ALL.keySet().stream().filter(given::contains).toList();
        boolean versionOnly = named.isEmpty() && given.contains("--version");
        CommandLine root = new CommandLine(new RootCommand(console));
        root.addMixin("shared", console.shared());
        if (!versionOnly && !given.isEmpty()) {
            for (String name : named.isEmpty() ? ALL.keySet() : named) {
                Function<Console, Object> maker = ALL.get(name);
                if (maker != null) {
                    root.addSubcommand(name, new CommandLine(maker.apply(console)));
                }
            }
        }
        root.setResourceBundle(ResourceBundle.getBundle("i18n.help"));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setUsageHelpAutoWidth(false);
        root.setAbbreviatedOptionsAllowed(false);
        return root;
    }
}
