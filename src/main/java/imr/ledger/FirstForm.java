package imr.ledger;

/**
 * What a gesture of the first format said instead of an act and a typed author. Kept as it was,
 * because its hash covers it; see the package's decisions.
 *
 * @param what the sentence, with the label that the field had: {@code confirm age}
 * @param author a person's name, or a program's name and version
 * @param undoes the number of the gesture that it undoes, or 0
 * @param redoes the number of the gesture that it does again, or 0
 */
public record FirstForm(String what, String author, int undoes, int redoes) {
  public FirstForm {
    if (undoes < 0 || redoes < 0 || (undoes > 0 && redoes > 0)) {
      throw new IllegalArgumentException("not a gesture: " + undoes + ", " + redoes);
    }
  }
}
