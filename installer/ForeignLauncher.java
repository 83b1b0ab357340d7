import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** jpackage's launcher of another system, taken out of a JDK of that system. */
final class ForeignLauncher {
  private static final String FOLDER = "jdk/jpackage/internal/resources/";

  private ForeignLauncher() {}

  /** Refused where the JDK has none, as a JRE has none. */
  static void copyTo(Path launcher, Options options) throws IOException {
    Path home = options.jdk().home();
    String name =
        options.jdk().target() == Target.WINDOWS
            ? "jpackageapplauncherw.exe"
            : "jpackageapplauncher";
    Path taken = Folders.fresh(options.work().resolve("launcher"));
    Path modules = home.resolve("lib/modules");
    Path jmod = home.resolve("jmods/jdk.jpackage.jmod");
    if (Files.isRegularFile(modules)) {
      Tools.run(
          Jdk.ofThisProcess().tool("jimage"),
          List.of("extract", "--dir", taken, "--include", "glob:**" + name, modules));
    } else if (Files.isRegularFile(jmod)) {
      Tools.run(Jdk.ofThisProcess().tool("jmod"), List.of("extract", "--dir", taken, jmod));
    }
    Optional<Path> found =
        Folders.files(taken).stream().filter(f -> f.endsWith(FOLDER + name)).findFirst();
    Files.copy(
        found.orElseThrow(
            () -> new Trouble("%s has no jpackage, whose launcher is needed.".formatted(home))),
        launcher,
        StandardCopyOption.REPLACE_EXISTING);
    launcher.toFile().setExecutable(true, false);
  }
}
