package imr.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The type of a file, detected from its content, so that a letter with the wrong extension can be
 * imported.
 */
enum FileKind {
  PDF,
  TEXT,
  HTML,
  RTF,
  DOCX,
  UNKNOWN;

  /** The maximum offset of a PDF's header (PDF 1.7, appendix H.3, note 13). */
  private static final int HEADER_WITHIN = 1024;

  private static final int LOOKED_AT = 8192;

  /** In text, at most one of this many characters may be a stray control character. */
  private static final int STRAY = 50;

  private static final Pattern HTML_START =
      Pattern.compile(
          "\\W{0,4}(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--.{0,2000}?-->\\s*+)*+"
              + "<(?:!doctype\\s+html|html|head|body|pre|div|table|p)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A mail or a web archive whose text is encoded, or one of several parts. */
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[\\w-]{1,70}:[^\\n]{0,1000}\\r?\\n(?:[ \\t][^\\n]{0,1000}\\r?\\n){0,20}){0,100}?"
              + "(?:content-type:\\s*(?:multipart/|text/html)"
              + "|content-transfer-encoding:\\s*(?:base64|quoted-printable)).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static FileKind of(byte[] file, String name) {
    String start =
        new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    int header = start.indexOf("%PDF-");
    boolean headed = header >= 0 && header < HEADER_WITHIN && isNoText(start.substring(0, header));
    if (headed) {
      return PDF;
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return DocxText.isDocx(file) ? DOCX : UNKNOWN;
    }
    if (start.startsWith("{\\rtf")) {
      return RTF;
    }
    if (!isText(file, start)) {
      return named(name, ".pdf") ? PDF : UNKNOWN;
    }
    String words = start.replace("\u0000", "");
    boolean html = HTML_START.matcher(words).matches();
    return html || (named(name, ".htm", ".html") && words.contains("</")) ? HTML : TEXT;
  }

  private static boolean named(String name, String... endings) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (lower.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNoText(String start) {
    return start.isBlank() || controls(start) > 0;
  }

  private static boolean isText(byte[] file, String start) {
    boolean plain = TextFile.isWide(file) || controls(start) <= 1 + start.length() / STRAY;
    return plain && !magic(start) && !MAIL.matcher(start).matches();
  }

  /** Counts control characters other than white space. Text has hardly any; binary formats do. */
  private static long controls(String start) {
    return start.chars().filter(c -> c < ' ' && !Character.isWhitespace(c)).count();
  }

  /** Returns whether the file has the signature of an image, archive, or similar format. */
  private static boolean magic(String start) {
    return start.startsWith("\u0089PNG")
        || start.startsWith("\u00FF\u00D8\u00FF")
        || start.startsWith("GIF8")
        || start.startsWith("\u00D0\u00CF\u0011\u00E0")
        || start.startsWith("\u001F\u008B")
        || start.startsWith("II*\u0000")
        || start.startsWith("MM\u0000*")
        || start.startsWith("RIFF")
        || start.startsWith("MZ");
  }
}
