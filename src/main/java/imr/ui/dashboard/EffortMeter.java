package imr.ui.dashboard;

import java.time.Duration;
import java.util.Optional;

/**
 * Counts keys and time at one letter. Whatever somebody does tells that they are there; a pause in
 * which nothing is done for over a minute counts not at all.
 */
final class EffortMeter {
  static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Optional<String> letter = Optional.empty();
  private long last;
  private long nanos;
  private int keys;

  /**
   * What was counted.
   *
   * @param letter its id
   */
  record MeasuredEffort(String letter, int keys, int seconds) {}

  /**
   * A letter is opened in place of another; gives what the other one cost since the last time that
   * was asked.
   *
   * @param now nanoseconds from any fixed point
   */
  Optional<MeasuredEffort> lay(Optional<String> other, long now) {
    if (other.equals(letter)) {
      return Optional.empty();
    }
    act(now);
    Optional<MeasuredEffort> spent = take();
    letter = other;
    nanos = 0;
    keys = 0;
    last = now;
    return spent;
  }

  /** Somebody did something. */
  void act(long now) {
    long since = now - last;
    nanos += letter.isPresent() && since <= LONGEST_PAUSE ? since : 0;
    last = now;
  }

  /** Somebody pressed a key. */
  void press(long now) {
    act(now);
    keys += letter.isPresent() ? 1 : 0;
  }

  /** What was counted and not yet given; parts of a second wait. */
  Optional<MeasuredEffort> take() {
    int seconds = (int) (nanos / SECOND);
    int pressed = keys;
    nanos %= SECOND;
    keys = 0;
    return letter
        .filter(l -> seconds > 0 || pressed > 0)
        .map(l -> new MeasuredEffort(l, pressed, seconds));
  }
}
