package imr.exchange;

import imr.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Creates safe file names. A letter's name comes from someone else's file, so it may be a path,
 * contain control characters, or be reserved by the operating system.
 *
 * <p>An instance assigns unique file names without extension within one folder: the letter's name
 * without its extension, made safe. For a duplicate name, part of the hash is appended. Names that
 * differ only in case or Unicode normalization count as duplicates.
 */
public final class FileNames {
  /** In UTF-8, without the hash and the extension. Most file systems allow 255. */
  private static final int MOST_BYTES = 96;

  private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final Pattern EDGES = Pattern.compile("^[.\\s\\p{Z}]+|[.\\s\\p{Z}]+$");

  /** Names of devices in Windows, with or without an extension. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?is)(con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(com|lpt)[0-9¹²³])([ .].*)?");

  private final Set<String> given = new HashSet<>();

  /** Returns a file name that this instance hasn't returned before. */
  public String next(Letter letter) {
    return next(letter.name(), letter.id());
  }

  /**
   * Returns a file name that this instance hasn't returned before.
   *
   * @param name any text
   * @param id the letter's hash
   */
  public String next(String name, String id) {
    String safe = safe(name.replaceFirst("(?s)(?<=.)\\.[^./\\\\]*$", ""), "letter");
    String own = safe;
    for (int again = 1; !given.add(key(own)); again++) {
      String part = id.substring(0, Math.min(12, id.length()));
      own = safe + "-" + part + (again == 1 ? "" : "-" + again);
    }
    return own;
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /**
   * Makes a name safe for every file system: no separators, control characters, reserved device
   * names, or dots at its ends; at most 120 bytes in UTF-8; NFC.
   *
   * @param name any text
   * @param fallback used if nothing is left of the name, and as a prefix for reserved names
   */
  public static String safe(String name, String fallback) {
    String normal = Normalizer.normalize(shortened(name), Normalizer.Form.NFC);
    String plain = DOTS.matcher(UNSAFE.matcher(normal).replaceAll("-")).replaceAll(".");
    String trimmed = trimmed(shortened(trimmed(plain)));
    if (trimmed.isEmpty()) {
      return fallback;
    }
    return RESERVED.matcher(trimmed).matches() ? fallback + "-" + trimmed : trimmed;
  }

  private static String trimmed(String name) {
    return EDGES.matcher(name).replaceAll("");
  }

  /** Truncates between code points. */
  private static String shortened(String name) {
    int end = 0;
    for (int bytes = 0; end < name.length(); ) {
      String next = Character.toString(name.codePointAt(end));
      bytes += next.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        break;
      }
      end += next.length();
    }
    return name.substring(0, end);
  }
}
