import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed program as one folder, with Java in it. On its own system jpackage lays it out; for
 * another system it is laid out here in the same way, as far as that can be done.
 */
final class AppImage {
  private AppImage() {}

  /**
   * Where the parts of an installed program stand within its folder.
   *
   * @param launcher what is double-clicked
   */
  record Layout(Path launcher, Path jars, Path runtime) {
    static Layout of(Target target, Path image) {
      return switch (target) {
        case LINUX, LINUX_ARM ->
            new Layout(
                image.resolve("bin").resolve(Product.ID),
                image.resolve("lib/app"),
                image.resolve("lib/runtime"));
        case WINDOWS ->
            new Layout(
                image.resolve(Product.NAME + ".exe"),
                image.resolve("app"),
                image.resolve("runtime"));
        case MAC, MAC_ARM ->
            new Layout(
                image.resolve("Contents/MacOS").resolve(Product.NAME),
                image.resolve("Contents/app"),
                image.resolve("Contents/runtime/Contents/Home"));
      };
    }
  }

  /** As the folder is called. */
  static String name(Target target) {
    return switch (target) {
      case LINUX, LINUX_ARM -> Product.ID;
      case WINDOWS -> Product.NAME;
      case MAC, MAC_ARM -> Product.NAME + ".app";
    };
  }

  /** Makes it in the folder of what comes out. */
  static Path made(Options options) throws IOException {
    Built built = Built.of(options);
    IconFiles.make(options);
    Path input = Folders.fresh(options.work().resolve("input"));
    List<String> jars = built.copiedInto(input);
    Path runtime = options.work().resolve("runtime");
    Folders.remove(runtime);
    LinkedRuntime.into(runtime, options, built);
    Path image = options.out().resolve(name(options.jdk().target()));
    Folders.remove(image);
    if (options.jdk().isOfThisMachine() && options.runtime().isEmpty()) {
      byJpackage(options, input, runtime);
    } else {
      byHand(options, input, runtime, image);
    }
    finish(options, image, jars);
    return image;
  }

  private static void byJpackage(Options options, Path input, Path runtime) throws IOException {
    List<String> more = new ArrayList<>();
    Target target = options.jdk().target();
    if (target == Target.WINDOWS) {
      Path console = options.work().resolve("console.properties");
      Files.writeString(console, "win-console=true\n");
      more.addAll(List.of("--add-launcher", Product.ID + "=" + console));
    }
    if (target.isMac()) {
      more.addAll(List.of("--mac-package-identifier", Product.BUNDLE));
      more.addAll(List.of("--resource-dir", MacBundle.resources(options).toString()));
    }
    Tools.run(
        Jdk.ofThisProcess().tool("jpackage"),
        List.of("--type", "app-image", "--dest", options.out(), "--input", input),
        List.of("--name", target.isLinux() ? Product.ID : Product.NAME),
        List.of("--app-version", options.product().version(), "--vendor", Product.NAME),
        List.of("--description", Product.NAME, "--copyright", "See the licenses in its About"),
        List.of("--runtime-image", runtime, "--icon", IconFiles.of(options)),
        List.of("--main-jar", "imr-workbench.jar", "--main-class", Product.MAIN),
        more);
  }

  private static void byHand(Options options, Path input, Path runtime, Path image)
      throws IOException {
    Target target = options.jdk().target();
    Layout layout = Layout.of(target, image);
    Folders.copy(input, layout.jars());
    Folders.copy(runtime, layout.runtime());
    Files.createDirectories(layout.launcher().getParent());
    ForeignLauncher.copyTo(layout.launcher(), options);
    switch (target) {
      case WINDOWS ->
          Files.copy(
              IconFiles.of(options),
              image.resolve(Product.NAME + ".ico"),
              StandardCopyOption.REPLACE_EXISTING);
      case MAC, MAC_ARM -> MacBundle.complete(image, options);
      case LINUX, LINUX_ARM ->
          Files.copy(IconFiles.of(options), image.resolve("lib").resolve(Product.ID + ".png"));
    }
  }

  /** The launcher's own file, one time for all files, the cache, and the signature last. */
  private static void finish(Options options, Path image, List<String> jars) throws IOException {
    Target target = options.jdk().target();
    Layout layout = Layout.of(target, image);
    boolean here = options.jdk().isOfThisMachine() && options.runtime().isEmpty();
    configure(options, layout, jars, Launching.Cache.MADE);
    Folders.setTimes(image);
    if (options.aot() && here) {
      Training.train(layout, options.work());
    } else {
      System.out.println(
          "Without the cache for a fast start, which is made only on the program's own system"
              + (here ? "." : " (" + target.jdk() + ")."));
    }
    configure(options, layout, jars, Launching.Cache.USED);
    Folders.setTimes(image);
    Signing.image(options, image);
  }

  /** Writes the file that the launcher reads, and where there are two launchers, both. */
  private static void configure(
      Options options, Layout layout, List<String> jars, Launching.Cache cache) throws IOException {
    String config = Launching.config(options.product(), jars, cache);
    String name = layout.launcher().getFileName().toString().replace(".exe", "");
    Files.writeString(layout.jars().resolve(name + ".cfg"), config);
    Path console = layout.jars().resolve(Product.ID + ".cfg");
    if (Files.exists(console)) {
      Files.writeString(console, config);
    }
  }
}
