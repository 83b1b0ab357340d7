package imr.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, told by its content: a letter saved under a wrong ending opens as well. */
enum FileKind {
  PDF,
  TEXT,
  UNKNOWN;

  /**
   * How far a PDF's first line may stand from the file's start (PDF 1.7, appendix H.3, note 13).
   */
  private static final int HEADER_WITHIN = 1024;

  private static final int LOOKED_AT = 8192;

  static FileKind of(byte[] file, String name) {
    String start =
        new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    int header = start.indexOf("%PDF-");
    boolean headed = header >= 0 && header < HEADER_WITHIN && isNoText(start.substring(0, header));
    if (headed || name.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
      return PDF;
    }
    boolean text = TextFile.isUtf16(file) || !(hasControls(start) || start.startsWith("{\\rtf"));
    return text ? TEXT : UNKNOWN;
  }

  private static boolean isNoText(String start) {
    return start.isBlank() || hasControls(start);
  }

  /** Text has no control characters but white space; the rest is some program's own format. */
  private static boolean hasControls(String start) {
    return start.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c));
  }
}
