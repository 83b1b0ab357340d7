import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Windows' installers, for one user and without an administrator: a program made by NSIS, and a
 * package for Windows Installer made by WiX 3 (on Windows) or wixl (elsewhere).
 */
final class WindowsInstallers {
  private WindowsInstallers() {}

  static Path exe(Options options) throws IOException {
    wantsWindows(options);
    Tools.need("makensis", "install NSIS 3.08 or later (apt-get install nsis)");
    return exe(options, AppImage.made(options));
  }

  /** Of an app image that is there already. */
  static Path exe(Options options, Path image) throws IOException {
    Path script = options.work().resolve("installer.nsi");
    Path made =
        options.out().resolve("%s-%s-setup.exe".formatted(Product.ID, options.product().version()));
    Files.deleteIfExists(made);
    Files.createDirectories(options.work());
    Files.writeString(script, "\uFEFF" + nsi(options));
    Tools.run(
        Tools.need("makensis", "install NSIS 3.08 or later"),
        List.of("-V2", "-NOCD", "-INPUTCHARSET", "UTF8"),
        List.of("-DIMAGE=" + image, "-DOUT=" + made, "-DICON=" + IconFiles.ofWindows(options)),
        List.of("-DKILOBYTES=" + Math.ceilDiv(Folders.size(image), 1024)),
        script);
    Signing.handedOut(options, made);
    return made;
  }

  static Path msi(Options options) throws IOException {
    wantsWindows(options);
    return msi(options, AppImage.made(options));
  }

  /** Of an app image that is there already. */
  static Path msi(Options options, Path image) throws IOException {
    Path made =
        options.out().resolve("%s-%s.msi".formatted(Product.ID, options.product().version()));
    Files.createDirectories(options.work());
    Path source = options.work().resolve("installer.wxs");
    Files.writeString(source, wxs(options, image));
    Optional<Path> candle = Tools.find("candle");
    if (candle.isPresent()) {
      Path object = options.work().resolve("installer.wixobj");
      Tools.run(candle.orElseThrow(), "-nologo", "-arch", "x64", "-out", object, source);
      // ICE38, 64 and 91 are about packages for all users of a machine
      Tools.run(
          Tools.need("light", "it comes with WiX 3.14"),
          List.of("-nologo", "-sice:ICE38", "-sice:ICE64", "-sice:ICE91"),
          List.of("-b", options.work(), "-out", made, object));
    } else {
      String wixl = Tools.need("wixl", "install WiX 3.14, or elsewhere apt-get install wixl");
      Tools.run(wixl, "--arch", "x64", "--output", made, source);
    }
    Signing.handedOut(options, made);
    return made;
  }

  private static void wantsWindows(Options options) {
    if (options.jdk().target() != Target.WINDOWS) {
      throw new Trouble(
          "An installer for Windows needs a JDK 25 of Windows, jmods included: run it on Windows,"
              + " or name one with --jdk.");
    }
  }

  static void texts(Options options, Path folder) throws IOException {
    Folders.write(folder.resolve("installer.nsi"), nsi(options));
    Path image = Folders.fresh(options.work().resolve("sketch"));
    Folders.write(image.resolve(Product.NAME + ".exe"), "");
    Folders.write(image.resolve("app").resolve(Product.NAME + ".cfg"), "");
    Folders.write(folder.resolve("installer.wxs"), wxs(options, image));
  }

  private static String nsi(Options options) throws IOException {
    return options.product().filled(options.template("installer.nsi"), Map.of());
  }

  private static String wxs(Options options, Path image) throws IOException {
    WixFiles files = WixFiles.of(image, options.work());
    return options
        .product()
        .filled(
            options.template("installer.wxs"),
            Map.of(
                "icon", options.work().relativize(IconFiles.ofWindows(options)).toString(),
                "folders", files.folders(),
                "parts", files.parts()));
  }
}
