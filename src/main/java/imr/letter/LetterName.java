package imr.letter;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes a letter's name out of whatever a file calls it. */
public final class LetterName {
  /** In code points; no file system allows more. */
  private static final int LONGEST = 255;

  private static final Pattern FOLDERS = Pattern.compile("(?s)^.*[/\\\\]");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private LetterName() {}

  /**
   * The name as a letter may keep it: without folders, on one line, without control characters and
   * characters that change the direction of writing, at most 255 code points, in NFC; {@code
   * letter} where nothing else is left. A plain file name comes back unchanged.
   *
   * @param foreign from a file name, a project file or a prediction file; may be anything
   */
  public static String of(String foreign) {
    String file = FOLDERS.matcher(foreign).replaceFirst("");
    String printable = UNPRINTABLE.matcher(file).replaceAll("-").strip();
    String name =
        shortened(Normalizer.normalize(shortened(printable), Normalizer.Form.NFC)).strip();
    return name.isBlank() || name.matches("\\.+") ? "letter" : name;
  }

  /** Cut in front of the ending. */
  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    if (length <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    int kept = LONGEST - ending.codePointCount(0, ending.length());
    return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
  }
}
