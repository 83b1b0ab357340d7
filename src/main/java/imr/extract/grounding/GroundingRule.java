package imr.extract.grounding;

/** How a claim was located. Becomes the {@code rule} of its provenance. */
public enum GroundingRule {
  /**
   * The offsets in the file, where the quote matches exactly. Also used for claims that need no
   * location.
   */
  GIVEN("given"),
  /** As {@link #GIVEN}, with offsets in UTF-16 units instead of code points. */
  GIVEN_UTF16("given-utf16"),
  /** As {@link #GIVEN}, with offsets in UTF-8 bytes instead of code points. */
  GIVEN_BYTES("given-bytes"),
  /** The literal quote. */
  EXACT("exact"),
  /**
   * The quote apart from case, white space, line-end hyphens, quotation marks, dashes, and
   * ligatures.
   */
  NORMALISED("normalised"),
  /** Other text with the same value: a date, number, page list, pain score, or code. */
  TYPE("type"),
  /** The location of the value that it classifies. */
  SAME_SPAN("same-span"),
  /** At least three quarters of its words, in order. */
  TOKENS("tokens");

  private final String word;

  GroundingRule(String word) {
    this.word = word;
  }

  /** Returns the name used in the provenance. */
  public String word() {
    return word;
  }
}
