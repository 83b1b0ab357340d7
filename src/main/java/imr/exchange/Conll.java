package imr.exchange;

import imr.annotation.Schema;

/**
 * Formats a letter as CoNLL-2003: one token per line with part of speech and chunk (unknown, so
 * {@code -X-}) and its tag ({@link BioTags}), a blank line after each sentence, and {@code
 * -DOCSTART-} before the letter.
 */
final class Conll {
  private static final String START = "-DOCSTART- -X- -X- O\n\n";

  private Conll() {}

  /** Returns the letter's lines including line ends. */
  static String of(AnnotatedLetter letter, Schema schema) {
    String text = letter.letter().text().canonical();
    StringBuilder lines = new StringBuilder(START);
    for (BioTags.Token token : BioTags.of(letter, schema)) {
      lines.append(token.begins() && lines.length() > START.length() ? "\n" : "");
      lines.append(text, token.span().start(), token.span().end());
      lines.append(" -X- -X- ").append(token.tag()).append('\n');
    }
    return lines.append('\n').toString();
  }
}
