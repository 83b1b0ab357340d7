package imr;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import imr.exchange.SchemaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of the house: rooms on one floor never import each other, and imports only go down. */
final class HouseRulesTest {
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("app"),
          List.of("demo"),
          List.of("ui"),
          List.of("report"),
          List.of("workbench"),
          List.of(
              "intake", "extract", "review", "evaluate", "store", "search", "exchange", "learn"),
          List.of("ledger"),
          List.of("annotation"),
          List.of("letter"));

  /** Which libraries only one room sees. */
  private static final Map<String, List<String>> ONLY_ROOM =
      Map.of(
          "app", List.of("picocli.."),
          "ui",
              List.of(
                  "javafx..",
                  "org.controlsfx..",
                  "org.fxmisc..",
                  "atlantafx..",
                  "org.kordamp..",
                  "org.commonmark.."),
          "intake", List.of("org.apache.pdfbox..", "org.jsoup.."),
          "store",
              List.of(
                  "java.sql..",
                  "javax.sql..",
                  "org.h2..",
                  "org.flywaydb..",
                  "org.postgresql..",
                  "com.zaxxer..",
                  "org.bouncycastle.."),
          "search", List.of("org.apache.lucene.."),
          "exchange",
              List.of(
                  "tools.jackson..",
                  "com.fasterxml..",
                  "org.apache.uima..",
                  "de.siegmar..",
                  "org.dhatim.."));

  private static JavaClasses house;

  @BeforeAll
  static void readTheHouse() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("imr");
  }

  static Stream<List<String>> wallsOfEachRoom() {
    return FLOORS.stream().flatMap(floor -> floor.stream().map(room -> List.of(room)));
  }

  @ParameterizedTest
  @MethodSource("wallsOfEachRoom")
  void importsOnlyGoDown(List<String> room) {
    int floor = floorOf(room.getFirst());
    String[] forbidden =
        FLOORS.subList(0, floor + 1).stream()
            .flatMap(List::stream)
            .filter(other -> !other.equals(room.getFirst()))
            .map(HouseRulesTest::everythingIn)
            .toArray(String[]::new);
    if (forbidden.length > 0) {
      hold(inRoom(room.getFirst()).should().dependOnClassesThat().resideInAnyPackage(forbidden));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "ui", "intake", "store", "search", "exchange"})
  void librariesAreSeenByOneRoomOnly(String room) {
    String[] libraries = ONLY_ROOM.getOrDefault(room, List.of()).toArray(String[]::new);
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                room.equals("ui")
                    ? new String[] {everythingIn("ui"), everythingIn("demo")}
                    : new String[] {everythingIn(room)})
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries));
  }

  @Test
  void pureRoomsDoNoInputOutputAndKnowNoClockAndNoThread() {
    for (String room :
        List.of("letter", "annotation", "ledger", "extract", "learn", "review", "evaluate")) {
      hold(
          inRoom(room)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  "java.nio.file..", "java.net..", "java.util.concurrent..", "java.time.chrono.."));
      hold(
          inRoom(room)
              .should()
              .callMethod(java.time.Instant.class, "now")
              .orShould()
              .callMethod(java.time.LocalDate.class, "now")
              .orShould()
              .callMethod(System.class, "currentTimeMillis")
              .orShould()
              .callMethod(System.class, "nanoTime"));
    }
  }

  @Test
  void modelsOfScreensNeverTouchTheSceneGraph() {
    hold(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "org.fxmisc..", "org.controlsfx.."));
  }

  @Test
  void staticsNeverChange() {
    hold(fields().that().areStatic().should().beFinal());
  }

  @Test
  void everyPackageSaysThatNothingIsNull() {
    hold(
        classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(org.jspecify.annotations.NullMarked.class));
  }

  @Test
  void noMoreThanThreeClassesHangTogetherInACircle() {
    assertEquals(
        List.of(),
        circles().stream().filter(c -> c.size() > 3).map(c -> String.join(" ", c)).toList());
  }

  @Test
  void nothingIsBoundBothWays() {
    hold(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "bindBidirectional",
                    call -> call.getTarget().getName().equals("bindBidirectional"))));
  }

  /** A hash code collides: it is no key of what is stored. The extractor stores nothing. */
  @Test
  void aHashCodeIsAskedForByHashCodesAlone() throws IOException {
    Pattern elsewhere =
        Pattern.compile("(?m)^(?!\\s*return [\\w.]+hashCode\\(\\);).*\\.hashCode\\(\\)");
    assertEquals(
        List.of(),
        sources(f -> elsewhere.matcher(f).find(), List.of("annotation/Remarks", "extract")),
        "keeps a hash code");
  }

  /** Where Maven runs on JDK 25 itself, the PATH's older Java would start the program otherwise. */
  @Test
  void theBuildChoosesItsJavaWhateverMavenRunsOn() throws IOException {
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<useJdk>Never</useJdk>"));
  }

  @Test
  void whoeverCatchesEverythingSaysWhy() throws IOException {
    Pattern catchAll =
        Pattern.compile(
            "catch \\((?:final )?(?:Error|Throwable|Exception) \\w+\\) \\{\\s*+(?!// why:)");
    assertEquals(
        List.of(), sources(f -> catchAll.matcher(f).find(), List.of()), "catches everything");
  }

  /** Other packages ask the schema by {@link imr.annotation.Role}. */
  @Test
  void fieldsAreNamedInTheSchemaAndTheExtractorAlone() throws IOException {
    Pattern literal =
        Pattern.compile(
            SchemaFile.builtIn()
                .all()
                .map(f -> f.id().path())
                .map(id -> Pattern.quote((id.contains(".") ? "\"" : "FieldId(\"") + id + "\""))
                .collect(Collectors.joining("|")));
    assertEquals(
        List.of(), sources(f -> literal.matcher(f).find(), List.of("extract")), "names a field");
  }

  /** The source files of the program of which something holds, but for some. */
  private static List<String> sources(Predicate<String> which, List<String> but)
      throws IOException {
    Path root = Path.of("src/main/java/imr");
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (but.stream().noneMatch(name::startsWith) && which.test(Files.readString(file))) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** Classes that reach each other, by Tarjan's algorithm; nested classes count as their outer. */
  private static List<List<String>> circles() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass each : house) {
      Set<String> of = uses.computeIfAbsent(outer(each), n -> new TreeSet<>());
      each.getDirectDependenciesFromSelf().stream()
          .map(d -> outer(d.getTargetClass().getBaseComponentType()))
          .filter(name -> name.startsWith("imr."))
          .forEach(of::add);
    }
    return new Circles(uses).all();
  }

  private static String outer(JavaClass of) {
    return of.getName().replaceAll("\\$.*", "");
  }

  private static int floorOf(String room) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(room)) {
        return floor;
      }
    }
    throw new IllegalArgumentException(room);
  }

  private static GivenClassesConjunction inRoom(String room) {
    return noClasses().that().resideInAPackage(everythingIn(room));
  }

  private static String everythingIn(String room) {
    return "imr." + room + "..";
  }

  private static void hold(ArchRule rule) {
    rule.check(house);
  }
}
