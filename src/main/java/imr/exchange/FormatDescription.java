package imr.exchange;

/**
 * How an export format is named and presented.
 *
 * @param id the name on the command line, such as {@code doccano}
 * @param label the name on the screen, such as {@code doccano (JSON Lines)}
 * @param purpose what the format is for, in one sentence
 * @param ending the file extension with the dot, such as {@code .jsonl}; empty for a folder
 * @param needsText false if the format can omit the letters' texts
 */
public record FormatDescription(
    String id, String label, String purpose, String ending, boolean needsText) {

  /** A format that writes one file. */
  public static FormatDescription file(String id, String label, String purpose, String ending) {
    return new FormatDescription(id, label, purpose, ending, true);
  }

  /** A format that writes a folder. */
  public static FormatDescription folder(String id, String label, String purpose) {
    return new FormatDescription(id, label, purpose, "", true);
  }

  /** The same format, which can omit the letters' texts. */
  FormatDescription textOptional() {
    return new FormatDescription(id, label, purpose, ending, false);
  }
}
