import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program's sign as files, drawn by a program of its own: see {@code Icons.java}. */
final class IconFiles {
  private IconFiles() {}

  static Path folder(Options options) {
    return options.project().resolve("target/packaging/icons");
  }

  /** The one that the target's packages want. */
  static Path of(Options options) {
    return switch (options.jdk().target()) {
      case LINUX, LINUX_ARM -> folder(options).resolve("icon-256.png");
      case WINDOWS -> ofWindows(options);
      case MAC, MAC_ARM -> folder(options).resolve("icon.icns");
    };
  }

  static Path ofWindows(Options options) {
    return folder(options).resolve("icon.ico");
  }

  /** Draws them with this machine's JavaFX, which came with Maven's build. */
  static void make(Options options) throws IOException {
    Path libraries = options.project().resolve("target/lib");
    String javafx =
        Folders.files(libraries).stream()
            .filter(l -> l.getFileName().toString().startsWith("javafx-"))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Files.createDirectories(folder(options));
    Tools.run(
        Jdk.ofThisProcess().tool("java"),
        List.of("--module-path", javafx, "--add-modules", "javafx.graphics"),
        List.of("--enable-native-access=javafx.graphics", "--sun-misc-unsafe-memory-access=allow"),
        List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"),
        List.of("-classpath", options.project().resolve("target/imr-workbench.jar")),
        options.project().resolve("installer/Icons.java"),
        folder(options));
    made(options);
  }

  private static void made(Options options) {
    Stream.of("icon-16.png", "icon-256.png", "icon.ico", "icon.icns")
        .map(folder(options)::resolve)
        .filter(f -> !Files.isRegularFile(f))
        .findFirst()
        .ifPresent(
            f -> {
              throw new Trouble(f + " was not drawn.");
            });
  }
}
