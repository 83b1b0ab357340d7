import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Signatures, by an identity from the environment; without one nothing is signed, and that is said.
 *
 * <p>{@code IMR_SIGN_IDENTITY}: on macOS the name of a Developer ID, on Windows the SHA-1 of a
 * certificate in the user's store, on Linux a GPG key. {@code IMR_NOTARY_PROFILE}: on macOS, a
 * profile of {@code notarytool}.
 */
final class Signing {
  private static final String TIMES = "http://timestamp.digicert.com";

  private Signing() {}

  /** The installed program itself, before it is packed. */
  static void image(Options options, Path image) throws IOException {
    switch (options.jdk().target()) {
      case WINDOWS -> unsignedOr(options, id -> signtool(id, image.resolve(Product.NAME + ".exe")));
      case MAC, MAC_ARM -> {
        // Apple's processors run nothing unsigned: without an identity it signs for itself alone
        if (options.jdk().isOfThisMachine()) {
          codesign(options.identity().orElse("-"), image, options);
        }
      }
      case LINUX, LINUX_ARM -> {}
    }
  }

  /** What is handed out. */
  static void handedOut(Options options, Path installer) {
    switch (options.jdk().target()) {
      case WINDOWS -> unsignedOr(options, id -> signtool(id, installer));
      case MAC, MAC_ARM -> unsignedOr(options, id -> notarise(id, installer));
      case LINUX, LINUX_ARM -> unsignedOr(options, id -> detached(id, installer));
    }
  }

  private interface Sign {
    void as(String identity);
  }

  private static void unsignedOr(Options options, Sign sign) {
    options
        .identity()
        .ifPresentOrElse(
            sign::as,
            () ->
                System.out.println(
                    "Not signed: IMR_SIGN_IDENTITY names no identity. README, “Installers”, says"
                        + " what users see then."));
  }

  private static void signtool(String identity, Path file) {
    String tool = Tools.need("signtool", "it comes with the Windows SDK");
    Tools.run(
        tool,
        List.of("sign", "/sha1", identity, "/fd", "SHA256", "/tr", TIMES, "/td", "SHA256"),
        file);
  }

  private static void codesign(String identity, Path bundle, Options options) throws IOException {
    String tool = Tools.need("codesign", "it comes with Xcode's command line tools");
    Path rights = options.template("entitlements.plist");
    List<String> how =
        identity.equals("-")
            ? List.of("--force", "--sign", identity)
            : List.of("--force", "--timestamp", "--options", "runtime", "--sign", identity);
    for (Path part : Folders.files(bundle)) {
      if (part.toString().endsWith(".dylib") || part.toString().endsWith("/jspawnhelper")) {
        Tools.run(tool, how, "--entitlements", rights, part);
      }
    }
    Tools.run(tool, how, bundle.resolve("Contents/runtime"));
    Tools.run(tool, how, "--entitlements", rights, bundle);
  }

  private static void notarise(String identity, Path image) {
    Tools.run(
        Tools.need("codesign", "it comes with Xcode"), "--timestamp", "--sign", identity, image);
    Optional<String> profile = Optional.ofNullable(System.getenv("IMR_NOTARY_PROFILE"));
    if (profile.isEmpty()) {
      System.out.println("Not notarised: IMR_NOTARY_PROFILE names no profile of notarytool.");
      return;
    }
    String xcrun = Tools.need("xcrun", "it comes with Xcode's command line tools");
    Tools.run(
        xcrun,
        List.of("notarytool", "submit", "--wait", "--keychain-profile", profile.orElseThrow()),
        image);
    Tools.run(xcrun, "stapler", "staple", image);
  }

  /** A signature beside the package, since Debian's own come from an archive, not a package. */
  private static void detached(String identity, Path installer) {
    String tool = Tools.need("gpg", "apt-get install gnupg");
    Tools.run(
        tool,
        List.of("--batch", "--yes", "--local-user", identity, "--armor"),
        "--detach-sign",
        installer);
  }
}
