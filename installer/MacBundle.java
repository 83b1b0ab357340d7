import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** What is Apple's way: a bundle with a list of its properties, in a disk image. */
final class MacBundle {
  private MacBundle() {}

  /** On a Mac only. */
  static Path dmg(Options options) throws IOException {
    if (!options.jdk().target().isMac() || !options.jdk().isOfThisMachine()) {
      throw new Trouble(
          "A dmg is made on a Mac only, with Apple's own tools. The bundle alone can be laid out"
              + " here: app-image --jdk PATH, with a JDK of macOS.");
    }
    Path bundle = AppImage.made(options);
    Tools.run(
        Jdk.ofThisProcess().tool("jpackage"),
        List.of("--type", "dmg", "--app-image", bundle, "--dest", options.out()),
        List.of("--name", Product.NAME, "--app-version", options.product().version()));
    Path made = options.out().resolve(Product.NAME + "-" + options.product().version() + ".dmg");
    Path named =
        options
            .out()
            .resolve(
                "%s-%s-%s.dmg"
                    .formatted(
                        Product.ID, options.product().version(), options.jdk().target().jdk()));
    Files.move(made, named, StandardCopyOption.REPLACE_EXISTING);
    Signing.handedOut(options, named);
    return named;
  }

  /** Where jpackage looks for texts of ours before it takes its own. */
  static Path resources(Options options) throws IOException {
    Path folder = Folders.fresh(options.work().resolve("resources"));
    Folders.write(folder.resolve("Info.plist"), plist(options));
    return folder;
  }

  /** What jpackage puts into a bundle besides, for one that is laid out by hand. */
  static void complete(Path bundle, Options options) throws IOException {
    Path contents = bundle.resolve("Contents");
    Folders.write(contents.resolve("Info.plist"), plist(options));
    Folders.write(contents.resolve("PkgInfo"), "APPL????");
    Files.createDirectories(contents.resolve("Resources"));
    Files.copy(
        IconFiles.of(options),
        contents.resolve("Resources").resolve(Product.NAME + ".icns"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  static void texts(Options options, Path folder) throws IOException {
    Folders.write(folder.resolve("Info.plist"), plist(options));
  }

  private static String plist(Options options) throws IOException {
    return options.product().filled(options.template("Info.plist"), Map.of());
  }
}
