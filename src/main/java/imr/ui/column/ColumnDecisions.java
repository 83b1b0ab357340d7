package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.report.BatchWording;
import imr.review.ColumnLine;
import imr.review.ColumnRow;
import imr.review.ValueDecision;
import imr.workbench.Background;
import imr.workbench.ColumnReview;
import imr.workbench.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The decisions that are made on the list, written one after the other in the background, and their
 * undo. Used by the window's thread.
 */
final class ColumnDecisions {
  private final ColumnReview column;
  private final Background background;
  private final Supplier<String> person;
  private final Listener listener;
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final Set<ColumnRow.Key> pending = new HashSet<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Deque<ColumnReview.Decided> done = new ArrayDeque<>();
  private boolean working;

  /**
   * @param changed told the ids of letters whose values are to be read again
   * @param again told that the list is to be shown again
   * @param failed told when the library can't be read or written
   */
  record Listener(Consumer<List<String>> changed, Runnable again, Consumer<Throwable> failed) {}

  /**
   * @param person who decides, asked at each decision
   */
  ColumnDecisions(
      ColumnReview column, Background background, Supplier<String> person, Listener listener) {
    this.column = column;
    this.background = background;
    this.person = person;
    this.listener = listener;
  }

  /** What the last decision did. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  void say(String words) {
    notice.set(words);
  }

  /** The values on which a decision is being written; a copy. */
  Set<ColumnRow.Key> pending() {
    return Set.copyOf(pending);
  }

  void forgetPending() {
    pending.clear();
  }

  /** True while a decision on the value is being written. */
  boolean isPending(ColumnLine line) {
    return line instanceof ColumnLine.Single(ColumnRow row)
        ? pending.contains(row.key())
        : !pending.isEmpty() && line.rows().stream().allMatch(r -> pending.contains(r.key()));
  }

  /** Decides on some values; they count as decided from now on. */
  void decide(List<ColumnRow> rows, ValueDecision decision) {
    rows.forEach(r -> pending.add(r.key()));
    write(() -> rows, decision);
  }

  /** Decides on values that are gathered in the background; those in finished letters are left. */
  void decideLater(Supplier<List<ColumnRow>> rows, ValueDecision decision) {
    write(() -> open(rows.get()), decision);
  }

  private void write(Supplier<List<ColumnRow>> chosen, ValueDecision decision) {
    notice.set("Saving…");
    String by = person.get();
    enqueue(
        task -> {
          List<ColumnRow> rows = chosen.get();
          return new Written(rows, column.decide(rows, decision, by, background, task));
        },
        written -> decided(written, decision));
  }

  private record Written(List<ColumnRow> rows, ColumnReview.Decided decided) {}

  /** Those that can be decided: not in finished letters. */
  static List<ColumnRow> open(List<ColumnRow> rows) {
    return rows.stream().filter(r -> !r.finished()).toList();
  }

  private void decided(Written written, ValueDecision decision) {
    ColumnReview.Decided decided = written.decided();
    written.rows().forEach(r -> pending.remove(r.key()));
    if (!(decided instanceof ColumnReview.Decided.Nothing)) {
      done.push(decided);
    }
    notice.set(sentence(written.rows(), decision, decided));
    listener.changed().accept(decided.touched());
  }

  /** In how many of some rows nothing is said. */
  static int missing(List<ColumnRow> rows) {
    return (int) rows.stream().filter(r -> r.state() == ColumnRow.State.MISSING).count();
  }

  private static String sentence(
      List<ColumnRow> rows, ValueDecision decision, ColumnReview.Decided decided) {
    int empty = missing(rows);
    String values = DisplayFormat.count(rows.size() - empty, "value");
    String fields = DisplayFormat.count(empty, "field");
    return switch (decided) {
      case ColumnReview.Decided.Nothing _ ->
          "Nothing changed. Someone may have edited the letter since.";
      case ColumnReview.Decided.InLetter _ -> did(rows, decision, values, fields) + ".";
      case ColumnReview.Decided.InMany(_, _, var report) -> {
        String in = " in " + DisplayFormat.count(report.changed(), "letter") + ".";
        yield report.left().isEmpty() && report.brokenOff().isEmpty()
            ? did(rows, decision, values, fields) + in
            : did(rows, decision, "values", "fields")
                + in
                + " "
                + report.brokenOff().orElse(String.join(" ", BatchWording.reasons(report)));
      }
    };
  }

  /**
   * {@code Confirmed 12 values and marked 3 fields as not stated}.
   *
   * @param values the ones that were there, as words
   * @param fields the empty ones, as words
   */
  private static String did(
      List<ColumnRow> rows, ValueDecision decision, String values, String fields) {
    int empty = missing(rows);
    boolean enters = decision instanceof ValueDecision.Correct;
    if (empty == rows.size()) {
      return enters ? "Filled " + fields : "Marked " + fields + " as not stated";
    }
    String did =
        switch (decision) {
          case ValueDecision.Confirm(), ValueDecision.NotStated() -> "Confirmed ";
          case ValueDecision.Reject() -> "Rejected ";
          case ValueDecision.Correct _ -> "Corrected ";
        };
    String also = enters ? " and filled " + fields : " and marked " + fields + " as not stated";
    return did + values + (empty == 0 ? "" : also);
  }

  /** True where a decision was made here that isn't undone yet. */
  boolean canUndo() {
    return !done.isEmpty();
  }

  /** Undoes the last decision that was made here. */
  void undo() {
    if (done.isEmpty()) {
      notice.set("Nothing to undo here.");
      return;
    }
    ColumnReview.Decided last = done.pop();
    notice.set("Undoing…");
    String by = person.get();
    enqueue(
        task -> column.undo(last, by, background, task),
        letters -> {
          notice.set(
              letters == last.letters()
                  ? "Undone in " + DisplayFormat.count(letters, "letter") + "."
                  : "Undone in %s of %s. The others were edited since."
                      .formatted(
                          DisplayFormat.number(letters),
                          DisplayFormat.count(last.letters(), "letter")));
          listener.changed().accept(last.touched());
        });
  }

  /** Does something once every decision is on disk. */
  void whenWritten(Runnable then) {
    if (working) {
      waiting.add(
          () -> {
            working = false;
            then.run();
            next();
          });
    } else {
      then.run();
    }
  }

  private <T> void enqueue(Function<Task, T> work, Consumer<T> then) {
    waiting.add(
        () ->
            background.run(
                work,
                result -> {
                  working = false;
                  then.accept(result);
                  next();
                },
                accident -> {
                  working = false;
                  pending.clear();
                  notice.set("Couldn't save the decision. Check the drive, and then try again.");
                  listener.failed().accept(accident);
                  listener.again().run();
                  next();
                }));
    next();
  }

  private void next() {
    if (!working && !waiting.isEmpty()) {
      working = true;
      waiting.removeFirst().run();
    }
  }
}
