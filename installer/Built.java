import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Maven built: the program's jar and the libraries. JavaFX is not among them, since the
 * runtime has it.
 *
 * @param jars the program's own first
 * @param javafx JavaFX's jars of the target system
 */
record Built(List<Path> jars, List<Path> javafx) {
  private static final List<String> JAVAFX = List.of("base", "graphics", "controls");

  static Built of(Options options) throws IOException {
    if (!options.ready()) {
      Tools.run(
          maven(),
          "-B",
          "-q",
          "-f",
          options.project().resolve("pom.xml"),
          "package",
          "-DskipTests");
    }
    Path jar = options.project().resolve("target/imr-workbench.jar");
    if (!Files.isRegularFile(jar)) {
      throw new Trouble(jar + " is not there: leave --ready away, or run mvn package first.");
    }
    List<Path> jars = new ArrayList<>(List.of(jar));
    libraries(options).stream().filter(l -> !isJavafx(l)).forEach(jars::add);
    return new Built(List.copyOf(jars), javafx(options));
  }

  private static String maven() {
    return Tools.need("mvn", "install Maven 3.8 or later, or build first and say --ready");
  }

  private static List<Path> libraries(Options options) throws IOException {
    return Folders.files(options.project().resolve("target/lib"));
  }

  private static boolean isJavafx(Path jar) {
    return jar.getFileName().toString().startsWith("javafx-");
  }

  /** Those of this machine's system came with the build, those of another one are fetched. */
  private static List<Path> javafx(Options options) throws IOException {
    String version = version(libraries(options));
    List<Path> found = new ArrayList<>();
    for (String part : JAVAFX) {
      String name = "javafx-%s-%s-%s.jar".formatted(part, version, options.jdk().target().javafx());
      Path built = options.project().resolve("target/lib").resolve(name);
      Path fetched = options.work().resolve("javafx").resolve(name);
      if (!Files.isRegularFile(built) && !Files.isRegularFile(fetched)) {
        fetch(options, part, version, fetched.getParent());
      }
      found.add(Files.isRegularFile(built) ? built : fetched);
    }
    return List.copyOf(found);
  }

  private static String version(List<Path> libraries) {
    return libraries.stream()
        .map(l -> l.getFileName().toString())
        .filter(n -> n.matches("javafx-base-[0-9.]+\\.jar"))
        .map(n -> n.replaceAll("javafx-base-|\\.jar", ""))
        .findFirst()
        .orElseThrow(() -> new Trouble("target/lib has no JavaFX: run mvn package first."));
  }

  private static void fetch(Options options, String part, String version, Path to) {
    String artifact =
        "org.openjfx:javafx-%s:%s:jar:%s".formatted(part, version, options.jdk().target().javafx());
    Tools.run(
        maven(),
        "-B",
        "-q",
        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
        "-Dartifact=" + artifact,
        "-DoutputDirectory=" + to);
  }

  /** Copies the jars into a folder; gives their names. */
  List<String> copiedInto(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      Files.copy(jar, folder.resolve(name));
      names.add(name);
    }
    return List.copyOf(names);
  }
}
