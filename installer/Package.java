import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Makes what the workbench is installed from. Run with JDK 25's java, from anywhere:
 *
 * <pre>java installer/Package.java KIND [options]</pre>
 *
 * <p>Kinds: {@code app-image} (a folder that runs as it is), {@code deb}, {@code exe}, {@code msi},
 * {@code dmg}; {@code texts} writes only what is written by hand in them. Whatever is missing for a
 * kind is said in a sentence. Everything comes into {@code target/installers}.
 */
final class Package {
  private static final String WORDS =
      """
      java installer/Package.java KIND [options]
        KIND               app-image, deb, exe, msi, dmg, texts
        --jdk PATH         a JDK 25 of the system to make it for; the one that runs this if absent
        --runtime PATH     a finished Java runtime to pack instead of a linked one
        --out DIR          instead of target/installers
        --ready            takes target/imr-workbench.jar and target/lib as they are
        --no-aot           without the cache that makes the start fast
        --version X.Y.Z    instead of the POM's
        --sign-identity ID signs with it; else IMR_SIGN_IDENTITY tells, else nothing is signed
      """;

  private Package() {}

  public static void main(String[] arguments) throws IOException {
    try {
      Options options = Options.of(Path.of("").toAbsolutePath(), List.of(arguments));
      make(options).forEach(Package::tell);
    } catch (Trouble trouble) {
      System.err.println(trouble.getMessage());
      System.exit(1);
    }
  }

  private static List<Path> make(Options options) throws IOException {
    Files.createDirectories(options.out());
    return switch (options.kind().toLowerCase(Locale.ROOT)) {
      case "app-image" -> List.of(AppImage.made(options));
      case "deb" -> List.of(Deb.made(options));
      case "exe" -> List.of(WindowsInstallers.exe(options));
      case "msi" -> List.of(WindowsInstallers.msi(options));
      case "dmg" -> List.of(MacBundle.dmg(options));
      case "texts" -> texts(options);
      default -> throw new Trouble(WORDS);
    };
  }

  /** What the packages say of themselves, to be looked at without building them. */
  private static List<Path> texts(Options options) throws IOException {
    Path folder = Folders.fresh(options.out().resolve("texts"));
    Folders.write(
        folder.resolve("launcher.cfg"),
        Launching.config(
            options.product(), List.of("imr-workbench.jar", "a.jar"), Launching.Cache.USED));
    Deb.texts(options, folder, 1);
    WindowsInstallers.texts(options, folder);
    MacBundle.texts(options, folder);
    return Folders.files(folder);
  }

  private static void tell(Path made) {
    try {
      long size = Files.isDirectory(made) ? Folders.size(made) : Files.size(made);
      System.out.printf("%s  %.1f MB%n", made, size / 1e6);
    } catch (IOException gone) {
      throw new Trouble(made + " is gone again.");
    }
  }
}
