import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK of the system that the program is made for; its tools run only where that is this one.
 *
 * @param home with a {@code release} file in it
 * @param version such as {@code 25.0.3}
 */
record Jdk(Path home, String version, Target target) {

  static Jdk ofThisProcess() {
    return at(Path.of(System.getProperty("java.home")));
  }

  /** Refused where there is none of Java 25, for any system. */
  static Jdk at(Path named) {
    // A Mac's JDK stands two folders within its bundle.
    Path bundle = named.resolve("Contents/Home");
    Path home = Files.isDirectory(bundle) ? bundle : named;
    Properties release = release(home);
    String version = text(release, "JAVA_VERSION");
    if (!version.equals("25") && !version.startsWith("25.")) {
      throw new Trouble(
          "The installers are made with a JDK 25, and %s is a Java %s. Run them as: java"
                  .formatted(home, version)
              + " installer/Package.java, with JDK 25's java, or name one with --jdk.");
    }
    return new Jdk(home, version, Target.of(text(release, "OS_NAME"), text(release, "OS_ARCH")));
  }

  private static Properties release(Path home) {
    try {
      Properties lines = new Properties();
      lines.load(new StringReader(Files.readString(home.resolve("release"))));
      return lines;
    } catch (IOException none) {
      throw new Trouble(home + " is no JDK: it has no file named release.");
    }
  }

  private static String text(Properties release, String key) {
    return release.getProperty(key, "").replace("\"", "");
  }

  boolean isOfThisMachine() {
    return target == Target.ofThisMachine();
  }

  /** Refused where this JDK has no such tool, as a JRE has none. */
  Path tool(String name) {
    String file = target == Target.WINDOWS ? name + ".exe" : name;
    Path tool = home.resolve("bin").resolve(file);
    if (!Files.isRegularFile(tool)) {
      throw new Trouble("%s has no %s: it is no whole JDK.".formatted(home, name));
    }
    return tool;
  }
}
