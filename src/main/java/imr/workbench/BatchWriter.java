package imr.workbench;

import imr.annotation.DisplayFormat;
import imr.ledger.BatchId;
import imr.review.SessionStep;
import imr.store.LoadedLetter;
import imr.store.NextGesture;
import imr.store.Store;
import imr.store.StoreFailedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gestures of many letters on their way to the disk, some hundred at a time; for any threads. */
final class BatchWriter {
  private static final System.Logger LOG = System.getLogger(BatchWriter.class.getName());

  /** More at once are hardly faster, and whoever else writes waits for one lot. */
  private static final int LOT = 200;

  private final Store store;
  private final BatchId batch;
  private final List<NextGesture> waiting = new ArrayList<>(LOT);
  private final Map<String, Written> letters = new HashMap<>();

  /** What is known of a letter that was to be written. */
  sealed interface Written {
    record OnDisk() implements Written {}

    /** The store failed: the letter may be on disk anyway. */
    record Unsure() implements Written {}

    /**
     * Not on disk.
     *
     * @param accident its kind alone; its message may hold words of the letter
     */
    record Refused(String accident) implements Written {}
  }

  BatchWriter(Store store, BatchId batch) {
    this.store = store;
    this.batch = batch;
  }

  synchronized void add(LoadedLetter on, SessionStep step) {
    waiting.add(new NextGesture(on, step.gesture().in(batch), step.after().headline()));
    if (waiting.size() >= LOT) {
      flush();
    }
  }

  /**
   * Writes what waits; it is on disk when this returns, but for letters that {@link #of} names.
   *
   * @throws StoreFailedException if the store can't be written any more
   */
  synchronized void flush() {
    List<NextGesture> lot = List.copyOf(waiting);
    waiting.clear();
    lot.forEach(next -> letters.put(id(next), new Written.Unsure()));
    try {
      write(lot);
    } catch (StoreFailedException broken) {
      throw broken;
    } catch (RuntimeException accident) {
      // why: one letter refuses the lot, and none of it is written; each alone shows which it is.
      LOG.log(System.Logger.Level.WARNING, "letters are written one by one", accident);
      lot.forEach(this::writeAlone);
    }
  }

  private void writeAlone(NextGesture next) {
    try {
      write(List.of(next));
    } catch (StoreFailedException broken) {
      throw broken;
    } catch (RuntimeException accident) {
      // why: whatever is wrong with a letter, the others are written, and it is named.
      LOG.log(System.Logger.Level.ERROR, "a letter could not be written", accident);
      letters.put(id(next), new Written.Refused(accident.getClass().getSimpleName()));
    }
  }

  private void write(List<NextGesture> lot) {
    store.appendAll(lot);
    lot.forEach(next -> letters.put(id(next), new Written.OnDisk()));
  }

  private static String id(NextGesture next) {
    return next.on().letter().id();
  }

  /** What became of a letter; empty where it never came to be written. */
  synchronized Optional<Written> of(String id) {
    return Optional.ofNullable(letters.get(id));
  }

  /** How many gestures are on disk for certain. */
  synchronized int written() {
    return (int) letters.values().stream().filter(Written.OnDisk.class::isInstance).count();
  }

  /** What is to be said where a lot could not be written: it may be on disk anyway. */
  String sentence() {
    return "Couldn't write to the library. "
        + DisplayFormat.count(written(), "letter")
        + " were changed, and up to "
        + LOT
        + " more may have been. No letter is changed halfway. Free up disk space or check the"
        + " drive, and then start again for the rest or undo what was done.";
  }
}
