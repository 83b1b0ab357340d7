package imr;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names that somebody could give a letter to make the program write where it shouldn't. */
public final class HostileNames {
  private static final List<String> PIECES =
      List.of(
          "..",
          "/",
          "\\",
          ".",
          " ",
          ":",
          "C:",
          "~",
          "\u0000",
          "\n",
          "\r",
          "\u001b[31m",
          "\u202e",
          "\u200b",
          "\ufeff",
          "\u0085",
          "\u2028",
          "\ud800",
          "con",
          "NUL",
          "lpt1",
          "a",
          "A",
          "e\u0301",
          "\u00e9",
          "ß",
          "\ud83d\ude00",
          "x".repeat(300),
          "../".repeat(40),
          ".json",
          ".txt",
          "%2e%2e",
          "$(x)",
          "*",
          "?",
          "\"",
          "<",
          ">",
          "|",
          "\uff0e\uff0e\uff0f",
          "-",
          "\u007f",
          "\t",
          "\uffff");

  /** Those that have done harm, or would elsewhere. */
  public static final List<String> LISTED =
      List.of(
          "../../x.txt",
          "..\\..\\x.txt",
          "..",
          ".",
          "",
          " ",
          "/",
          "a/../../../victim/settings.properties",
          "victim/settings.properties",
          "C:\\Windows\\x.txt",
          "\\\\server\\share\\x.txt",
          "nul\u0000byte.txt",
          "two\nlines.txt",
          "esc\u001b[2Jape.txt",
          "con.txt",
          "NUL",
          "com1.tar.gz",
          "trailing.txt...",
          "trailing ",
          "x".repeat(5000) + ".txt",
          "\ud83d\ude00".repeat(500),
          "letter.TXT",
          "LETTER.txt",
          "andre\u0301.txt",
          "andr\u00e9.txt",
          "txt.exe\u202etxt.",
          ".imr-export",
          "TypeSystem.xml",
          "annotation.conf",
          "schema/evil.json");

  private HostileNames() {}

  /** Names made of random pieces. */
  public static List<String> seeded(long seed, int count) {
    Random random = new Random(seed);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder name = new StringBuilder();
      for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
        name.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      names.add(name.toString());
    }
    return names;
  }
}
