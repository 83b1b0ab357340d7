package imr.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Letters that are annotated once more, blind: who does it sees the suggestions, but nothing of
 * what the first person decided. Made once and never changed.
 *
 * @param name as people say it: {@code September sample}; unique, not blank, one line
 * @param by the person who made it
 * @param person who annotates the letters again; empty for anyone but each letter's first annotator
 * @param from when the letters come up for it
 * @param letters in the order in which they come up; no letter twice
 */
public record DoubleRound(
    String name,
    String by,
    Instant at,
    Purpose purpose,
    Optional<String> person,
    Instant from,
    List<Member> letters) {
  public DoubleRound {
    letters = List.copyOf(letters);
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a round needs a name of one line");
    }
    if (letters.stream().map(Member::letter).distinct().count() < letters.size()) {
      throw new IllegalArgumentException("a letter twice in a round");
    }
  }

  /** Why letters are annotated again. */
  public enum Purpose {
    /** To compare two people and decide between them. */
    DOUBLE("double annotation"),
    /** To estimate how many errors finished letters have. */
    RECHECK("re-check");

    private final String words;

    Purpose(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * A letter of a round.
   *
   * @param letter its id
   * @param first who annotated it first, as far as that was known when the round was made
   */
  public record Member(String letter, Optional<String> first) {}

  /** The letter's entry in the round; empty where it isn't in it. */
  public Optional<Member> member(String letter) {
    return letters.stream().filter(m -> m.letter().equals(letter)).findFirst();
  }
}
