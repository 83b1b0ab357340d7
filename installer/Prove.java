import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Installs, starts, upgrades and removes what was built, and says what was seen. On Linux, as root:
 *
 * <pre>
 * java installer/Prove.java deb       # in a clean Debian; builds the package where there is none
 * java installer/Prove.java windows   # under Wine, with a stand-in for the program
 * </pre>
 *
 * <p>Whatever is not as it should be ends it with a sentence. {@code IMR_PROOF_CACHE} names a
 * folder that keeps the clean Debian for the next time.
 */
final class Prove {
  private Prove() {}

  public static void main(String[] arguments) throws IOException {
    try {
      Options options = Options.of(Path.of("").toAbsolutePath(), List.of(arguments));
      switch (options.kind()) {
        case "deb" -> new DebProof(options).prove();
        case "windows" -> new WindowsProof(options).prove();
        default -> throw new Trouble("java installer/Prove.java deb | windows");
      }
    } catch (Trouble trouble) {
      System.err.println(trouble.getMessage());
      System.exit(1);
    }
  }

  static void seen(String sentence) {
    System.out.println("  proven: " + sentence);
  }

  static void check(boolean so, String sentence) {
    if (!so) {
      throw new Trouble("NOT so: " + sentence);
    }
    seen(sentence);
  }
}
