package imr.exchange;

import imr.letter.Letter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives each letter of one export a file name of its own, without ending: the name of the file that
 * the letter came from, made fit for every system. A second letter of the same name gets a part of
 * its hash too; upper and lower case are the same.
 */
final class FileNames {
  private static final int LONGEST = 120;
  private final Set<String> given = new HashSet<>();

  String next(Letter letter) {
    String name = fit(letter.name());
    String own = given.add(name.toLowerCase(Locale.ROOT)) ? name : name + "-" + part(letter);
    given.add(own.toLowerCase(Locale.ROOT));
    return own;
  }

  private static String part(Letter letter) {
    return letter.id().substring(0, 12);
  }

  private static String fit(String name) {
    String base =
        name.replaceFirst("(?<=.)\\.[^.]*$", "")
            .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-")
            .replaceAll("^[. ]+|[. ]+$", "");
    String shorter = base.substring(0, base.offsetByCodePoints(0, Math.min(LONGEST, points(base))));
    return shorter.isEmpty() || shorter.matches("(?i)con|prn|aux|nul|com\\d|lpt\\d")
        ? "letter-" + shorter
        : shorter;
  }

  private static int points(String words) {
    return words.codePointCount(0, words.length());
  }
}
