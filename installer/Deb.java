import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Debian's package. It has no scripts of its own: Debian notices the desktop entry, the type of
 * file and the icons by where they lie, and removes just what it brought.
 */
final class Deb {
  private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

  private Deb() {}

  static Path made(Options options) throws IOException {
    if (!options.jdk().target().isLinux()) {
      throw new Trouble("A deb is for Linux: name a JDK of Linux with --jdk, or none on Linux.");
    }
    Tools.need("dpkg-deb", "apt-get install dpkg");
    return packed(options, AppImage.made(options));
  }

  /** Packs an app image that is there already. */
  static Path packed(Options options, Path image) throws IOException {
    return packed(options, image, "-Zxz", "-z9");
  }

  /**
   * As above.
   *
   * @param how dpkg-deb compresses it
   */
  static Path packed(Options options, Path image, String... how) throws IOException {
    Path root = Folders.fresh(options.work().resolve("deb"));
    Folders.copy(image, root.resolve("opt").resolve(Product.ID));
    texts(options, root, Math.ceilDiv(Folders.size(image), 1024));
    icons(options, root.resolve("usr/share/icons/hicolor"));
    Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(
        root.resolve("usr/bin").resolve(Product.ID),
        Path.of("/opt", Product.ID, "bin", Product.ID));
    allow(root);
    Folders.setTimes(root);
    Path made =
        options
            .out()
            .resolve(
                "%s_%s_%s.deb"
                    .formatted(Product.ID, options.product().version(), machine(options)));
    Path half = options.work().resolve("half.deb");
    Tools.run(
        List.of("dpkg-deb", "--root-owner-group"), List.of(how), List.of("--build", root, half));
    Files.move(half, made, StandardCopyOption.REPLACE_EXISTING);
    Signing.handedOut(options, made);
    return made;
  }

  /**
   * Everything in it that is written by hand, each where it is installed.
   *
   * @param kilobytes installed
   */
  static void texts(Options options, Path root, long kilobytes) throws IOException {
    Map<String, String> more =
        Map.of("machine", machine(options), "kilobytes", String.valueOf(kilobytes));
    write(options, "control", root.resolve("DEBIAN/control"), more);
    write(options, "copyright", root.resolve("usr/share/doc/imr-workbench/copyright"), more);
    write(options, "desktop", root.resolve("usr/share/applications/imr-workbench.desktop"), more);
    write(options, "mime.xml", root.resolve("usr/share/mime/packages/imr-workbench.xml"), more);
  }

  private static void write(Options options, String template, Path to, Map<String, String> more)
      throws IOException {
    Folders.write(to, options.product().filled(options.template(template), more));
  }

  private static String machine(Options options) {
    return options.jdk().target() == Target.LINUX_ARM ? "arm64" : "amd64";
  }

  private static void icons(Options options, Path hicolor) throws IOException {
    Path drawn = IconFiles.folder(options);
    for (int size : ICONS) {
      Path sized = hicolor.resolve("%dx%d".formatted(size, size));
      Path png = drawn.resolve("icon-%d.png".formatted(size));
      for (String name : List.of("apps/" + Product.ID, "mimetypes/application-x-imr-project+zip")) {
        Path to = sized.resolve(name + ".png");
        Files.createDirectories(to.getParent());
        Files.copy(png, to);
      }
    }
  }

  /** Everybody may read all of it, whatever the builder's own habits. */
  private static void allow(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(f -> !Files.isSymbolicLink(f)).toList()) {
        boolean runs = Files.isDirectory(file) || Files.isExecutable(file);
        Files.setPosixFilePermissions(
            file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
