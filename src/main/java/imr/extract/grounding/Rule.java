package imr.extract.grounding;

/** How a claim came to its place; the {@code rule} of its provenance. */
public enum Rule {
  /** The claim's own offsets, where its words stand exactly; and what needs no place. */
  GIVEN("given"),
  /** As {@link #GIVEN}, the offsets being UTF-16 units in place of code points. */
  GIVEN_UTF16("given-utf16"),
  /** As {@link #GIVEN}, the offsets being bytes of UTF-8 in place of code points. */
  GIVEN_BYTES("given-bytes"),
  /** Its words, character by character. */
  EXACT("exact"),
  /** Its words but for case, white space, hyphens at line ends, quotes, dashes and ligatures. */
  NORMALISED("normalised"),
  /** Other words that mean its value: a date, a number, pages, a rating, a code. */
  TYPE("type"),
  /** The same place as the value that it judges. */
  SAME_SPAN("same-span"),
  /** At least three quarters of its words, in order. */
  TOKENS("tokens");

  private final String word;

  Rule(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
