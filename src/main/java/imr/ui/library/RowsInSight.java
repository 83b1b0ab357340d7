package imr.ui.library;

import imr.store.LetterRow;
import imr.workbench.Background;
import imr.workbench.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * Something about each letter of the list, read in the background for the rows in sight alone. For
 * the JavaFX thread.
 */
final class RowsInSight<T> {
  /** No more are kept than a few screens show. */
  private static final int MOST = 2_000;

  /** Of those asked for while others are read, the latest are in sight. */
  private static final int BATCH = 40;

  private final Background background;
  private final Duration pause;
  private final Function<LetterRow, T> reader;
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final Map<String, Known<T>> known = new HashMap<>();
  private final LinkedHashMap<String, LetterRow> wanted = new LinkedHashMap<>();
  private Optional<Task> task = Optional.empty();
  private boolean reading;
  private boolean resting;
  private long question;

  /** What was read of a letter as it was then. */
  private record Known<T>(LetterRow row, T value) {}

  /**
   * @param pause how long to wait before reading, so that it holds up nothing an analyst does
   * @param reader called in the background; what it throws is as if it had not been asked
   */
  RowsInSight(Background background, Duration pause, Function<LetterRow, T> reader) {
    this.background = background;
    this.pause = pause;
    this.reader = reader;
  }

  /** Another number whenever something was read or forgotten. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  /**
   * Forgets everything, since the reader answers another question from now on; what is being read
   * isn't read to its end.
   */
  void forget() {
    question++;
    task.ifPresent(Task::stop);
    known.clear();
    wanted.clear();
    version.set(version.get() + 1);
  }

  /**
   * What was read of a letter; empty until it is. Of a letter that has changed since, what was read
   * before, until it is read again.
   */
  Optional<T> of(LetterRow row) {
    Optional<Known<T>> read = Optional.ofNullable(known.get(row.id()));
    if (read.filter(k -> k.row().equals(row)).isEmpty()) {
      wanted.remove(row.id());
      wanted.put(row.id(), row);
      readSoon();
    }
    return read.map(Known::value);
  }

  private void readSoon() {
    if (pause.isZero()) {
      read();
    } else if (!resting) {
      resting = true;
      background.after(pause, this::rested);
    }
  }

  private void rested() {
    resting = false;
    read();
  }

  private void read() {
    if (reading || wanted.isEmpty()) {
      return;
    }
    reading = true;
    List<LetterRow> next = wanted.sequencedValues().reversed().stream().limit(BATCH).toList();
    wanted.clear();
    long asked = question;
    try {
      task =
          Optional.of(
              background.run(
                  t -> read(next, t),
                  read -> took(asked, read),
                  unreadable -> took(asked, Map.of())));
    } catch (Background.Closed over) {
      reading = false; // the window is closing, and nobody looks any more
    }
  }

  private Map<String, Known<T>> read(List<LetterRow> letters, Task asked) {
    Map<String, Known<T>> read = new HashMap<>();
    letters.stream()
        .takeWhile(row -> !asked.stopped())
        .forEach(row -> read.put(row.id(), new Known<>(row, reader.apply(row))));
    return read;
  }

  private void took(long asked, Map<String, Known<T>> read) {
    reading = false;
    if (asked == question) {
      if (known.size() > MOST) {
        known.clear();
      }
      known.putAll(read);
      version.set(version.get() + 1);
    }
    read();
  }
}
