import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java with only the modules that the program needs, and JavaFX among them: as modules its native
 * libraries stand in the runtime, and are not unpacked into the user's cache.
 */
final class LinkedRuntime {
  /** Named by libraries for what is never called here. */
  private static final Set<String> NOT_NEEDED = Set.of("jdk.incubator.vector", "jdk.jfr");

  /** Needed, though no class names them: the first by libraries through reflection. */
  private static final List<String> ALSO = List.of("jdk.unsupported", "javafx.controls");

  private LinkedRuntime() {}

  /** Links it into a folder, or copies the one that was named. */
  static void into(Path folder, Options options, Built built) throws IOException {
    if (options.runtime().isPresent()) {
      Folders.copy(options.runtime().orElseThrow(), folder);
      return;
    }
    Jdk own = Jdk.ofThisProcess();
    String path =
        options.jdk().isOfThisMachine()
            ? jmods(options, built).toString()
            : jmods(options, built) + File.pathSeparator + foreign(options.jdk(), own);
    Folders.remove(folder);
    Tools.run(
        own.tool("jlink"),
        List.of("--module-path", path, "--add-modules", modules(options, built)),
        // not compressed here: the package compresses all at once, and better
        List.of("--strip-debug", "--no-man-pages", "--no-header-files", "--compress", "zip-0"),
        "--output",
        folder);
  }

  /** Only where a JDK of another system brings its modules as files can it be linked from here. */
  private static Path foreign(Jdk jdk, Jdk own) {
    Path jmods = jdk.home().resolve("jmods");
    if (!Files.isDirectory(jmods)) {
      throw new Trouble(
          "The JDK in %s has no jmods folder, so its runtime can be linked on its own system only:"
                  .formatted(jdk.home())
              + " put the jmods of the same version there (its maker offers them as a download of"
              + " their own), run this on that system, or name a finished runtime with --runtime.");
    }
    if (!jdk.version().equals(own.version())) {
      throw new Trouble(
          "To link the runtime of another system, run this with the same version: %s is %s, and this is %s."
              .formatted(jdk.home(), jdk.version(), own.version()));
    }
    return jmods;
  }

  /** What the program and its libraries call, as jdeps finds it. */
  private static String modules(Options options, Built built) {
    Set<String> modules = new TreeSet<>(ALSO);
    String classPath =
        Stream.concat(built.jars().stream(), built.javafx().stream())
            .skip(1)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    String printed =
        Tools.printed(
            Jdk.ofThisProcess().tool("jdeps"),
            List.of("--multi-release", "25", "--ignore-missing-deps", "--print-module-deps"),
            List.of("--class-path", classPath),
            built.jars().getFirst());
    Arrays.stream(printed.strip().split(",")).forEach(modules::add);
    modules.removeAll(NOT_NEEDED);
    return String.join(",", modules);
  }

  private static Path jmods(Options options, Built built) throws IOException {
    Path folder = Folders.fresh(options.work().resolve("jmods"));
    for (Path jar : built.javafx()) {
      jmod(jar, options, folder);
    }
    return folder;
  }

  private static void jmod(Path jar, Options options, Path folder) throws IOException {
    String[] words = jar.getFileName().toString().split("-");
    Path parts = Folders.fresh(options.work().resolve("jmod-parts"));
    Unzip.into(jar, parts.resolve("all"), _ -> true);
    Files.createDirectories(parts.resolve("libs"));
    for (Path file : Folders.files(parts.resolve("all"))) {
      if (file.getFileName().toString().matches(".*\\.(so|dll|dylib)")) {
        Files.move(file, parts.resolve("libs").resolve(file.getFileName()));
      }
    }
    Tools.run(
        Jdk.ofThisProcess().tool("jmod"),
        List.of("create", "--class-path", parts.resolve("all"), "--libs", parts.resolve("libs")),
        List.of("--target-platform", options.jdk().target().jdk(), "--module-version", words[2]),
        folder.resolve("javafx." + words[1] + ".jmod"));
  }
}
