/** What keeps an installer from being made, in a sentence for who makes it. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  Trouble(String sentence) {
    super(sentence);
  }
}
