package imr.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Javas of a machine: those that the environment names, and those in the usual places. */
final class InstalledJava {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d{1,4})[\".+-]");

  /** What the environment names is taken before what is found. */
  private final List<Path> named;

  private final List<Path> places;

  /**
   * @param environment read for JAVA25_HOME and JAVA_HOME
   * @param places folders that hold Javas, one folder each
   */
  InstalledJava(Map<String, String> environment, List<Path> places) {
    this.named =
        Stream.of("JAVA25_HOME", "JAVA_HOME")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(home -> !home.isBlank())
            .map(Path::of)
            .collect(Collectors.toList());
    this.places = List.copyOf(places);
  }

  static InstalledJava ofThisMachine() {
    return new InstalledJava(
        System.getenv(), usualPlaces(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** Where Linux, macOS and Windows, SDKMAN and IntelliJ put Javas. */
  private static List<Path> usualPlaces(Map<String, String> environment, Path home) {
    List<Path> places = new ArrayList<>();
    for (String place :
        List.of("/usr/lib/jvm", "/usr/java", "/usr/local", "/opt", "/opt/java", "/opt/jdk")) {
      places.add(Path.of(place));
    }
    places.add(Path.of("/Library/Java/JavaVirtualMachines"));
    places.add(Path.of("/opt/homebrew/opt"));
    places.add(home.resolve("Library/Java/JavaVirtualMachines"));
    places.add(home.resolve(".sdkman/candidates/java"));
    places.add(home.resolve(".jdks"));
    for (String variable : List.of("ProgramFiles", "LOCALAPPDATA")) {
      Optional.ofNullable(environment.get(variable)).ifPresent(f -> places.addAll(windows(f)));
    }
    return places;
  }

  private static List<Path> windows(String folder) {
    return Stream.of(
            "Java",
            "Eclipse Adoptium",
            "Programs/Eclipse Adoptium",
            "Microsoft",
            "Zulu",
            "Amazon Corretto",
            "BellSoft")
        .map(maker -> Path.of(folder).resolve(maker))
        .collect(Collectors.toList());
  }

  /**
   * The home of a Java of at least that version: one that the environment names, else the newest
   * found.
   */
  Optional<Path> newest(int atLeast) {
    return Stream.concat(
            named.stream(),
            places.stream()
                .flatMap(InstalledJava::homesIn)
                .sorted(Comparator.comparingInt(InstalledJava::version).reversed()))
        .filter(home -> version(home) >= atLeast)
        .findFirst();
  }

  private static Stream<Path> homesIn(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.empty();
    }
    try (Stream<Path> inside = Files.list(place)) {
      return inside.sorted().flatMap(InstalledJava::homesOf).collect(Collectors.toList()).stream();
    } catch (IOException | UncheckedIOException notOurs) {
      return Stream.empty();
    }
  }

  /** On macOS, and with Homebrew, the home lies deeper. */
  private static Stream<Path> homesOf(Path folder) {
    return Stream.of(
        folder,
        folder.resolve("Contents/Home"),
        folder.resolve("libexec/openjdk.jdk/Contents/Home"));
  }

  /** The version that the home's {@code release} file tells; 0 where there is no Java. */
  private static int version(Path home) {
    try {
      if (Files.isRegularFile(program(home))) {
        Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
      }
    } catch (IOException unreadable) {
      return 0;
    }
    return 0;
  }

  /** The program that starts the Java of that home. */
  static Path program(Path home) {
    Path bin = home.resolve("bin");
    return Files.exists(bin.resolve("java.exe")) ? bin.resolve("java.exe") : bin.resolve("java");
  }
}
