package imr.store;

import java.time.LocalDate;

/**
 * What a letter cost a person on a day.
 *
 * @param letter the letter's id; the letter need not be in the store any more
 * @param annotator who worked on it
 * @param day where the annotator was
 * @param keys pressed while the letter was on the desk; never negative
 * @param seconds on the desk, pauses left out; never negative
 */
public record Effort(String letter, String annotator, LocalDate day, int keys, int seconds) {
  public Effort {
    if (keys < 0 || seconds < 0) {
      throw new IllegalArgumentException("nobody gives work back");
    }
  }
}
