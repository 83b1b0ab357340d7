import java.util.Locale;

/** The systems that the program is installed on. */
enum Target {
  LINUX("linux", "linux-amd64"),
  LINUX_ARM("linux-aarch64", "linux-aarch64"),
  WINDOWS("win", "windows-amd64"),
  MAC("mac", "macos-amd64"),
  MAC_ARM("mac-aarch64", "macos-aarch64");

  private final String javafx;
  private final String jdk;

  Target(String javafx, String jdk) {
    this.javafx = javafx;
    this.jdk = jdk;
  }

  /** As JavaFX's jars in Maven's repositories name it. */
  String javafx() {
    return javafx;
  }

  /** As jmod and jlink name it. */
  String jdk() {
    return jdk;
  }

  boolean isLinux() {
    return this == LINUX || this == LINUX_ARM;
  }

  boolean isMac() {
    return this == MAC || this == MAC_ARM;
  }

  static Target ofThisMachine() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * @param system as Java or a JDK's release file names it, such as {@code Windows 11}, {@code
   *     Darwin}
   * @param machine such as {@code amd64}, {@code x86_64}, {@code aarch64}
   */
  static Target of(String system, String machine) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64") || machine.equals("arm64");
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return arm ? MAC_ARM : MAC;
    }
    return arm ? LINUX_ARM : LINUX;
  }
}
