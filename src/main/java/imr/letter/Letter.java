package imr.letter;

/**
 * One determination letter: the file's name as the analyst knows it, and its frozen text. The
 * text's hash is the letter's identity: the same text twice is the same letter.
 *
 * @param id SHA-256 of the text, see {@link LetterText#sha256()}
 * @param recognised false when the file does not look like a determination letter and was taken in
 *     because the analyst said so
 */
public record Letter(String id, String name, LetterText text, boolean recognised) {

  public static Letter of(String name, String canonical, boolean recognised) {
    LetterText text = new LetterText(canonical);
    return new Letter(text.sha256(), name, text, recognised);
  }
}
