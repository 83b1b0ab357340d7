package imr.letter;

/**
 * A determination letter: its file name and its frozen text. The hash of the text is the letter's
 * identity, so importing the same text twice gives the same letter.
 *
 * @param id SHA-256 of the text, see {@link LetterText#sha256()}
 * @param name the file name, sanitized by {@link LetterName}
 * @param recognised false if the file doesn't look like a determination letter and was imported
 *     because the annotator said so
 */
public record Letter(String id, String name, LetterText text, boolean recognised) {

  /**
   * Creates a letter whose id is the hash of its text.
   *
   * @throws IllegalArgumentException if {@code canonical} contains {@code \r}
   */
  public static Letter of(String name, String canonical, boolean recognised) {
    LetterText text = new LetterText(canonical);
    return new Letter(text.sha256(), name, text, recognised);
  }
}
