package imr.workbench;

import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.learn.LetterReading;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.review.Correction;
import imr.review.Corrections;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Goes through all letters for the {@link LearningSurvey}. */
final class LearningRun {
  /** The most letters that are named as doubtful. */
  private static final int MOST_DOUBTFUL = 20;

  /** Fewer likely errors than these aren't worth a line. */
  private static final double LEAST = 0.05;

  private final Store store;
  private final Schema schema;
  private final List<LetterRow> rows;
  private final Function<LoadedLetter, LetterReading> reader;
  private final Queue<LearningSurvey.Finished> finished = new ConcurrentLinkedQueue<>();
  private final Queue<LearningSurvey.Doubtful> doubtful = new ConcurrentLinkedQueue<>();

  /**
   * @param rows the letters that are looked at
   */
  LearningRun(
      Store store,
      Schema schema,
      List<LetterRow> rows,
      Function<LoadedLetter, LetterReading> reader) {
    this.rows = rows;
    this.store = store;
    this.schema = schema;
    this.reader = reader;
  }

  /** After a stop, of the letters reached by then. */
  LearningSurvey survey(Background background, Task task) {

    background.each(rows.size(), task, at -> look(rows.get(at)));
    return new LearningSurvey(
        List.copyOf(finished),
        doubtful.stream()
            .sorted(
                Comparator.comparingDouble(LearningSurvey.Doubtful::errors)
                    .reversed()
                    .thenComparing(LearningSurvey.Doubtful::title)
                    .thenComparing(LearningSurvey.Doubtful::letter))
            .limit(MOST_DOUBTFUL)
            .toList());
  }

  private void look(LetterRow row) {
    try {
      LoadedLetter kept = store.kept(row.id());
      if (row.headline().state() == State.FINISHED) {
        finished.addAll(finished(kept.ledger()));
      } else {
        double errors = reader.apply(kept).expectedErrors();
        if (errors >= LEAST) {
          doubtful.add(new LearningSurvey.Doubtful(row.id(), row.headline().title(), errors));
        }
      }
    } catch (StoreDamagedException leftToTheCheck) {
      return;
    }
  }

  private List<LearningSurvey.Finished> finished(Ledger ledger) {
    List<Gesture> ends = ledger.revisions();
    if (ends.isEmpty()) {
      return List.of();
    }
    long wrong =
        Corrections.of(schema, ledger).stream()
            .filter(c -> c.kind() != Correction.Kind.KEPT)
            .count();
    return List.of(new LearningSurvey.Finished(ends.getLast().at(), (int) wrong));
  }
}
