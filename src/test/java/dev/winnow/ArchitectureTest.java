package dev.winnow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which room may see which: DESIGN section 1, one rule a sentence.
@AnalyzeClasses(packages = "dev.winnow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] BOTTOM = {"dev.winnow.text..", "dev.winnow.task..", "dev.winnow.json.."};

    @ArchTest
    static final ArchRule statsKnowsNobody = classes()
            .that()
            .resideInAPackage("dev.winnow.stats..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.winnow.stats..", "java..", "org.apache.commons..", "org.hipparchus..", "org.jspecify..")
            .because("a statistician must be able to read it with nothing else open");

    @ArchTest
    static final ArchRule statsHasNoCycles = slices().matching("dev.winnow.stats.(**)")
            .should()
            .beFreeOfCycles()
            .because("a family can be read on its own");

    @ArchTest
    static final ArchRule methodsKnowsNumbersOnly = noClasses()
            .that()
            .resideInAPackage("dev.winnow.methods..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("experiment", "data", "readout", "store", "plot", "report", "app", "ui", "cli"))
            .because("a calculator needs no project");

    @ArchTest
    static final ArchRule bottomRoomsKnowNoRoomAbove = noClasses()
            .that()
            .resideInAnyPackage(BOTTOM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("stats", "methods", "experiment", "data", "readout", "store", "plot", "report", "app", "ui", "cli"))
            .because("everybody uses them");

    @ArchTest
    static final ArchRule plotKnowsNumbersOnly = noClasses()
            .that()
            .resideInAPackage("dev.winnow.plot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("experiment", "data", "readout", "store", "report", "app", "ui", "cli"))
            .because("a chart is values and can be replaced");

    @ArchTest
    static final ArchRule experimentKnowsStatsAtMost = noClasses()
            .that()
            .resideInAPackage("dev.winnow.experiment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("data", "readout", "store", "plot", "report", "app", "ui", "cli"))
            .because("the domain depends on no machinery");

    @ArchTest
    static final ArchRule dataAndStoreAreNeighbours = noClasses()
            .that()
            .resideInAnyPackage("dev.winnow.data..", "dev.winnow.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("readout", "plot", "report", "app", "ui", "cli"))
            .because("inference is above them");

    @ArchTest
    static final ArchRule storeDoesNotSeeData = noClasses()
            .that()
            .resideInAPackage("dev.winnow.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.winnow.data..")
            .because("the workspace file holds documents, not rows");

    @ArchTest
    static final ArchRule dataDoesNotSeeStore = noClasses()
            .that()
            .resideInAPackage("dev.winnow.data..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.winnow.store..")
            .because("a file can be analysed with no workspace");

    @ArchTest
    static final ArchRule readoutIsPure = noClasses()
            .that()
            .resideInAPackage("dev.winnow.readout..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("store", "plot", "report", "app", "ui", "cli"))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.net..")
            .because("the same cells give the same readout");

    @ArchTest
    static final ArchRule reportFormatsOnly = noClasses()
            .that()
            .resideInAPackage("dev.winnow.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("store", "app", "ui", "cli"))
            .because("a report is a view of a readout");

    @ArchTest
    static final ArchRule appKnowsNoFace = noClasses()
            .that()
            .resideInAPackage("dev.winnow.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above("ui", "cli"))
            .because("the window and the command line are the same program");

    @ArchTest
    static final ArchRule facesTalkToApp = noClasses()
            .that()
            .resideInAPackage("dev.winnow.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.winnow.store..", "dev.winnow.cli..", "java.sql..")
            .because("what a view needs is a service of app");

    @ArchTest
    static final ArchRule onlyUiSeesFx = noClasses()
            .that()
            .resideOutsideOfPackage("dev.winnow.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
            .because("everything else runs on a server with no toolkit");

    @ArchTest
    static final ArchRule viewModelsHoldNoNodes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("view models are tested without a toolkit");

    @ArchTest
    static final ArchRule onlyPlotSeesJFreeChart = noClasses()
            .that()
            .resideOutsideOfPackage("dev.winnow.plot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jfree.chart..")
            .because("it can be replaced");

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.winnow.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read on its own");

    private static String[] above(String... rooms) {
        var packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            packages[i] = "dev.winnow." + rooms[i] + "..";
        }
        return packages;
    }
}
