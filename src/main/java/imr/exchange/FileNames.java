package imr.exchange;

import imr.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one way from a name to a file name. A letter's name comes from a file somebody else made, so
 * it can be a path, hold control characters, or be a name that an operating system reserves.
 *
 * <p>An instance gives each letter of one folder a file name of its own, without an ending: the
 * letter's name without its ending, made safe. A second letter of the same name gets a part of its
 * hash, too. Names that differ only in case, or in how accents are encoded, count as the same.
 */
public final class FileNames {
  /** In UTF-8, without the part of the hash and the ending; most file systems allow 255. */
  private static final int MOST_BYTES = 96;

  private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final Pattern EDGES = Pattern.compile("^[.\\s\\p{Z}]+|[.\\s\\p{Z}]+$");

  /** Devices, in Windows, whatever follows a dot. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?is)(con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(com|lpt)[0-9¹²³])([ .].*)?");

  private final Set<String> given = new HashSet<>();

  /** A file name that this instance hasn't given yet. */
  public String next(Letter letter) {
    return next(letter.name(), letter.id());
  }

  /**
   * A file name that this instance hasn't given yet.
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
   * A name that is safe as a file's in every file system: no separators, control characters,
   * reserved device names, or dots at its ends; at most 120 bytes in UTF-8, in NFC.
   *
   * @param name any text
   * @param fallback used where nothing of the name is left, and in front of reserved names
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

  /** Cut between code points. */
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
