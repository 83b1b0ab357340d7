package imr.letter;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Turns an arbitrary file name into a letter name. */
public final class LetterName {
  /** The longest name in code points. No common file system allows more. */
  private static final int LONGEST = 255;

  private static final Pattern FOLDERS = Pattern.compile("(?s)^.*[/\\\\]");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private LetterName() {}

  /**
   * Sanitizes a name: no folders, one line, no control characters or characters that change the
   * writing direction, at most 255 code points, NFC. A plain file name is returned unchanged.
   *
   * @param foreign a name from a file, project file, or prediction file; may be anything
   * @return {@code letter} if nothing else is left
   */
  public static String of(String foreign) {
    String file = FOLDERS.matcher(foreign).replaceFirst("");
    String printable = UNPRINTABLE.matcher(file).replaceAll("-").strip();
    String name =
        shortened(Normalizer.normalize(shortened(printable), Normalizer.Form.NFC)).strip();
    return name.isBlank() || name.matches("\\.+") ? "letter" : name;
  }

  /** Shortens a name to the maximum length, keeping its extension. */
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
