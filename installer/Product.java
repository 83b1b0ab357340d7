import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the program is called wherever it is installed. The names are kept for good: by them a newer
 * version finds an older one and takes its place.
 *
 * @param version as the POM has it; three numbers, because Windows and macOS want that
 */
record Product(String version) {
  static final String NAME = "IMR Workbench";

  /** Of Debian's package, the command and the icon. */
  static final String ID = "imr-workbench";

  static final String BUNDLE = "imr.workbench";
  static final String MAIN = "imr.app.Main";
  static final String ENDING = "imrproject";
  static final String MIME = "application/x-imr-project+zip";

  /** Windows Installer's mark of all versions of this program; never to change. */
  static final String UPGRADE_CODE = "6F0B2C0E-6B0B-4C53-9E1C-8D6C1D0B7A52";

  /** The version that the POM states; refused when it is not three numbers. */
  static Product of(Path project) throws IOException {
    String pom = Files.readString(project.resolve("pom.xml"));
    Matcher version =
        Pattern.compile("<artifactId>imr-workbench</artifactId>\\s*<version>([^<]+)<").matcher(pom);
    if (!version.find()) {
      throw new Trouble("pom.xml does not state the version of imr-workbench.");
    }
    return withVersion(version.group(1));
  }

  static Product withVersion(String version) {
    if (!version.matches("[0-9]{1,3}(\\.[0-9]{1,3}){2}")) {
      throw new Trouble(
          "The version must be three numbers such as 1.2.3, since Windows and macOS want that; it"
              + " is "
              + version
              + ".");
    }
    return new Product(version);
  }

  /**
   * A template with what stands between {@code @} signs replaced; refused when it names something
   * that is not known.
   */
  String filled(Path template, Map<String, String> more) throws IOException {
    Map<String, String> values = new TreeMap<>(more);
    values.put("name", NAME);
    values.put("id", ID);
    values.put("version", version);
    values.put("bundle", BUNDLE);
    values.put("ending", ENDING);
    values.put("mime", MIME);
    values.put("upgrade-code", UPGRADE_CODE);
    return Pattern.compile("@([a-z-]+)@")
        .matcher(Files.readString(template))
        .replaceAll(word -> Matcher.quoteReplacement(value(values, word.group(1), template)));
  }

  private static String value(Map<String, String> values, String word, Path template) {
    if (!values.containsKey(word)) {
      throw new Trouble("%s asks for “%s”, which nobody gives.".formatted(template, word));
    }
    return values.get(word);
  }
}
