package imr.annotation;

/**
 * Which second record of a letter: a person's, made for a round of double annotation.
 *
 * @param round the name of the {@link DoubleRound}
 * @param person who makes it
 */
public record PassId(String round, String person) {
  public PassId {
    if (round.isBlank() || person.isBlank() || holdsControl(round) || holdsControl(person)) {
      throw new IllegalArgumentException("no round or no person");
    }
  }

  private static boolean holdsControl(String name) {
    return name.chars().anyMatch(Character::isISOControl);
  }

  /** As a person reads it: {@code Ben (September sample)}. */
  public String shown() {
    return "%s (%s)".formatted(person, round);
  }
}
