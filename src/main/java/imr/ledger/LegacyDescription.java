package imr.ledger;

/**
 * The description and author of a gesture in the first storage format, before acts and authors were
 * typed. Kept unchanged because the gesture's hash covers it; see the decisions in the package
 * documentation.
 *
 * @param what the description, including the field label of that time: {@code confirm age}
 * @param author a person's name, or a program's name and version
 * @param undoes the number of the gesture that it undoes, or 0
 * @param redoes the number of the gesture that it redoes, or 0
 */
public record LegacyDescription(String what, String author, int undoes, int redoes) {
  /**
   * @throws IllegalArgumentException if a number is negative, or both are positive
   */
  public LegacyDescription {
    if (undoes < 0 || redoes < 0 || (undoes > 0 && redoes > 0)) {
      throw new IllegalArgumentException("not a gesture: " + undoes + ", " + redoes);
    }
  }
}
