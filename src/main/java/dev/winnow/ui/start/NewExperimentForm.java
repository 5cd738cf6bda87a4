package dev.winnow.ui.start;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Template;
import dev.winnow.text.Texts;
import dev.winnow.ui.Dialogs.Sheet;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Name, project and template of a new experiment.
public final class NewExperimentForm {
    private static final Texts TEXT = Texts.of("shell");

    private final Services services;
    private final List<Project> projects;
    private final Optional<UUID> wanted;
    private final Field name = Field.text(TEXT.get("form.name"));
    private final ComboBox<Project> project = new ComboBox<>();
    private final ComboBox<Template> template = new ComboBox<>();
    private final Field newProject = Field.text(TEXT.get("form.newProject"));
    private final Label about = new Label();

    /// @param projects archived ones are not offered
    /// @param wanted   the project to begin with
    public NewExperimentForm(Services services, List<Project> projects, Optional<UUID> wanted) {
        this.services = services;
        this.projects = projects.stream().filter(p -> !p.archived()).toList();
        this.wanted = wanted;
    }

    /// Reads the templates, then shows the form.
    public void show() {
        services.tasks().run(TEXT.get("task.templates"), _ -> services.session().experiments().templates(), this::show,
                e -> services.dialogs().error(TEXT.get("failed.templates"), e));
    }

    private void show(List<Template> templates) {
        name.input().setId("experimentName");
        project.setConverter(words(Project::name));
        project.getItems().setAll(projects);
        project.setValue(projects.stream()
                .filter(p -> wanted.isPresent() && p.id().equals(wanted.get()))
                .findFirst()
                .orElse(projects.isEmpty() ? null : projects.getFirst()));
        newProject.textProperty().set(TEXT.get("form.firstProject"));
        template.setConverter(words(Template::name));
        template.getItems().setAll(templates);
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll("muted", "small");
        template.valueProperty().subscribe(t -> about.setText(t == null ? "" : t.description()));
        if (!templates.isEmpty()) {
            template.setValue(templates.getFirst());
        }
        var box = new VBox(12, name,
                projects.isEmpty() ? newProject : Field.of(TEXT.get("form.project"), project),
                Field.of(TEXT.get("form.template"), template), about);
        box.setPrefWidth(440);
        var create = new Button(TEXT.get("form.create"));
        create.setId("createExperiment");
        Sheet sheet = services.dialogs().sheet(TEXT.get("form.title"), box, List.of(create));
        create.setOnAction(_ -> create(sheet));
    }

    private void create(Sheet sheet) {
        String called = name.textProperty().get().strip();
        Template chosen = template.getValue();
        Optional<Project> in = Optional.ofNullable(project.getValue());
        String fresh = newProject.textProperty().get().strip();
        name.setError(Optional.empty());
        if (called.isEmpty() || called.length() > 120) {
            name.setError(Optional.of(TEXT.get("name.wrong", Integer.toString(called.length()))));
            return;
        }
        if (chosen == null) {
            name.setError(Optional.of(TEXT.get("form.noTemplate")));
            return;
        }
        services.tasks().run(TEXT.get("task.create"), _ -> {
            UUID home = in.isPresent() ? in.get().id() : services.session().projects().create(fresh).id();
            return services.session().experiments().create(home, called, chosen.design());
        }, (Experiment e) -> {
            sheet.close();
            services.navigator().refresh();
            services.navigator().experiment(e.id(), Tab.DESIGN);
        }, e -> {
            if (e instanceof InputException wrong) {
                name.setError(Optional.of(wrong.problems().getFirst().message()));
            } else {
                services.dialogs().error(TEXT.get("failed.create"), e);
            }
        });
    }

    private static <T> StringConverter<T> words(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }
}
