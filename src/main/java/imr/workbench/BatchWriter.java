package imr.workbench;

import imr.ledger.BatchId;
import imr.review.Step;
import imr.store.KeptLetter;
import imr.store.NextGesture;
import imr.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Gestures of many letters on their way to the disk, some hundred in one go; for any threads. */
final class BatchWriter {
  /** More at once are hardly faster, and whoever else writes waits for one lot. */
  private static final int LOT = 200;

  private final Store store;
  private final BatchId batch;
  private final List<NextGesture> waiting = new ArrayList<>(LOT);
  private int written;

  BatchWriter(Store store, BatchId batch) {
    this.store = store;
    this.batch = batch;
  }

  synchronized void add(KeptLetter on, Step step) {
    waiting.add(new NextGesture(on, step.gesture().in(batch), step.after().headline()));
    if (waiting.size() >= LOT) {
      flush();
    }
  }

  /** Writes what waits; it is on disk when this returns. */
  synchronized void flush() {
    List<NextGesture> lot = List.copyOf(waiting);
    waiting.clear();
    store.appendAll(lot);
    written += lot.size();
  }

  /** How many gestures are on disk for certain. */
  synchronized int written() {
    return written;
  }

  /** What is to be said where a lot could not be written: it may be on disk anyway. */
  String sentence() {
    return "Couldn't write to the library. "
        + BatchAction.letters(written())
        + " were changed, and up to "
        + LOT
        + " more may have been. No letter is changed halfway. Free up disk space or check the"
        + " drive, and then start again for the rest or undo what was done.";
  }
}
