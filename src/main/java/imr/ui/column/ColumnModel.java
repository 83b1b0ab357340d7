package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.report.BatchWording;
import imr.review.ColumnLine;
import imr.review.ColumnQuery;
import imr.review.ColumnRow;
import imr.review.ValueDecision;
import imr.workbench.Background;
import imr.workbench.ColumnReview;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * One field over all letters: which lines are shown, which are selected, and what becomes of them.
 * Reading, sorting and deciding run in the background, decisions one after the other.
 *
 * <p>While lines are selected, the list stays as it is, so that they never move. It is updated when
 * the selection is cleared.
 */
public final class ColumnModel {
  /** More values than these are gathered in the background. */
  private static final int AT_ONCE = 2_000;

  private final Workbench workbench;
  private final ColumnReview column;
  private final Background background;
  private final Supplier<String> person;
  private final Consumer<Throwable> failed;
  private final SentencesModel sentences;
  private final ReadOnlyObjectWrapper<View> view =
      new ReadOnlyObjectWrapper<>(new View(List.of(), 0, -1));
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(Preview.NOTHING);
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final Set<ColumnRow.Key> pending = new HashSet<>();
  private final BitSet selected = new BitSet();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Deque<ColumnReview.Decided> done = new ArrayDeque<>();
  private ColumnTable table = new ColumnTable();
  private Optional<Field> field = Optional.empty();
  private ColumnQuery query = ColumnQuery.FIRST;
  private Optional<Task> reading = Optional.empty();
  private int current = -1;
  private int fields;
  private int previews;
  private boolean working;
  private boolean sorting;
  private boolean stale;
  private boolean gone;

  /**
   * The list as it is shown.
   *
   * @param values how many values its lines have
   * @param current the line that the keys are about; negative where there is none
   */
  record View(List<ColumnLine> lines, int values, int current) {}

  /**
   * What a decision now would be about.
   *
   * @param rows the values that would be decided
   * @param letters how many letters they are in
   * @param finished how many more are in finished letters
   */
  record Preview(List<ColumnRow> rows, int letters, int finished) {
    static final Preview NOTHING = new Preview(List.of(), 0, 0);

    static Preview of(List<ColumnRow> all) {
      List<ColumnRow> rows = all.stream().filter(r -> !r.finished()).toList();
      int letters = (int) rows.stream().map(ColumnRow::letter).distinct().count();
      return new Preview(rows, letters, all.size() - rows.size());
    }
  }

  /**
   * @param person who decides, asked at each decision
   * @param failed told when the library can't be read or written
   */
  public ColumnModel(
      Workbench workbench,
      Background background,
      Supplier<String> person,
      Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.column = workbench.column();
    this.background = background;
    this.person = person;
    this.failed = failed;
    this.sentences = new SentencesModel(column::sentence, background, failed);
  }

  SentencesModel sentences() {
    return sentences;
  }

  ReadOnlyObjectProperty<View> view() {
    return view.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Preview> preview() {
    return preview.getReadOnlyProperty();
  }

  /** What the last decision did. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** What is being read; empty when all is. */
  ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  ColumnQuery query() {
    return query;
  }

  /** The fields that can be reviewed so, in the form's order. */
  List<Field> fields() {
    Schema schema = workbench.schema();
    return schema.all().filter(f -> !f.isGroup() && !schema.isHidden(f.id())).toList();
  }

  /** Fields of items and citations have labels that others have, too. */
  String label(Field of) {
    return workbench
        .schema()
        .parent(of.id())
        .map(owner -> owner.label() + " · " + of.label())
        .orElse(of.label());
  }

  /** A value as the list shows it. */
  String shown(ColumnRow row) {
    return switch (row.state()) {
      case NOT_STATED -> "Not stated";
      case UNREVIEWED, CONFIRMED, CORRECTED, ADDED, REJECTED ->
          row.value().isEmpty() ? "(no value)" : words(row.value());
    };
  }

  private String words(String value) {
    return field.map(f -> f.labelOf(value)).orElse(value);
  }

  /** Reads another field. */
  void choose(Field of) {
    stopReading();
    field = Optional.of(of);
    table = new ColumnTable();
    query = query.withExpanded(Set.of());
    pending.clear();
    current = 0;
    clearSelection();
    int number = ++fields;
    ColumnTable into = table;
    notice.set("");
    reading =
        Optional.of(
            background.run(
                task -> {
                  column.read(of.id(), page -> took(into, page, task), task);
                  return task;
                },
                task -> doubt(number, into),
                failed));
  }

  private void took(ColumnTable into, List<ColumnRow> page, Task task) {
    into.add(page);
    String words = "Reading letters: " + task.progress().words();
    Platform.runLater(() -> onPage(into, words));
  }

  private void onPage(ColumnTable into, String words) {
    if (into.equals(table) && !gone) {
      progress.set(words);
      refresh();
    }
  }

  private void doubt(int number, ColumnTable of) {
    if (number != fields || gone) {
      return;
    }
    progress.set("Checking how sure each suggestion is…");
    refresh();
    reading =
        Optional.of(
            background.run(
                task -> {
                  column.doubts(of.rows(), of::chances, Background.onCallersThread(), task);
                  return task;
                },
                task -> doubted(number),
                failed));
  }

  private void doubted(int number) {
    if (number == fields) {
      progress.set("");
      refresh();
    }
  }

  /** Nobody looks any more; what is read stops, what is decided is written. */
  void stop() {
    gone = true;
    stopReading();
    sentences.stop();
  }

  private void stopReading() {
    reading.ifPresent(Task::stop);
    progress.set("");
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

  /** Shows other lines, or in another order. */
  void show(ColumnQuery other) {
    query = other;
    clearSelection();
    refresh();
  }

  private void refresh() {
    if (sorting || !selected.isEmpty()) {
      stale = true;
      return;
    }
    sorting = true;
    stale = false;
    ColumnTable of = table;
    ColumnQuery by = query;
    Optional<Object> at = currentLine().map(ColumnModel::identity);
    int fallback = Math.max(0, current);
    background.run(
        task -> view(of, by, at, fallback),
        now -> shown(of, by, now),
        accident -> {
          sorting = false;
          failed.accept(accident);
        });
  }

  private static View view(ColumnTable of, ColumnQuery by, Optional<Object> at, int fallback) {
    List<ColumnLine> lines = by.lines(of.rows());
    int values =
        lines.stream()
            .mapToInt(
                l ->
                    switch (l) {
                      case ColumnLine.Group g -> g.rows().size();
                      case ColumnLine.Single _ -> by.grouped() ? 0 : 1;
                    })
            .sum();
    int found = at.map(line -> indexOf(lines, line)).orElse(-1);
    return new View(lines, values, found >= 0 ? found : Math.min(fallback, lines.size() - 1));
  }

  private static int indexOf(List<ColumnLine> lines, Object line) {
    for (int i = 0; i < lines.size(); i++) {
      if (identity(lines.get(i)).equals(line)) {
        return i;
      }
    }
    return -1;
  }

  private static Object identity(ColumnLine line) {
    return switch (line) {
      case ColumnLine.Single(ColumnRow row) -> row.key();
      case ColumnLine.Group group -> group.key();
    };
  }

  private void shown(ColumnTable of, ColumnQuery by, View now) {
    sorting = false;
    if (gone || !selected.isEmpty()) {
      stale = true;
      return;
    }
    if (of.equals(table) && by.equals(query)) {
      // where the annotator went meanwhile, unless the list is another one there
      boolean moved = currentLine().isPresent() && current != view.get().current();
      int at = moved ? indexNear(now, current) : now.current();
      current = at;
      view.set(new View(now.lines(), now.values(), at));
      lookAhead();
    } else {
      stale = true;
    }
    if (stale) {
      refresh();
    }
  }

  private int indexNear(View now, int at) {
    Object line = identity(view.get().lines().get(at));
    int most = Math.min(now.lines().size() - 1, at);
    for (int i = most; i >= Math.max(0, at - 200); i--) {
      if (identity(now.lines().get(i)).equals(line)) {
        return i;
      }
    }
    return now.current();
  }

  /** The keys are about another line now. */
  void go(int line) {
    current = line;
    if (selected.isEmpty()) {
      lookAhead();
    }
  }

  private Optional<ColumnLine> currentLine() {
    List<ColumnLine> lines = view.get().lines();
    return current >= 0 && current < lines.size()
        ? Optional.of(lines.get(current))
        : Optional.empty();
  }

  boolean isSelected(int line) {
    return selected.get(line);
  }

  /** Selects a line, or no longer. */
  void toggle(int line) {
    selected.flip(line);
    selectionChanged();
  }

  /** Selects every line between two, both included. */
  void select(int from, int to) {
    selected.set(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
    selectionChanged();
  }

  void selectAll() {
    selected.set(0, view.get().lines().size());
    selectionChanged();
  }

  void clearSelection() {
    selected.clear();
    selectionChanged();
  }

  private void selectionChanged() {
    lookAhead();
    if (selected.isEmpty() && stale) {
      refresh();
    }
  }

  /**
   * The values that are chosen: what is selected, else the current line. Of several values, the
   * unreviewed ones, unless the list is of reviewed ones.
   */
  private Supplier<List<ColumnRow>> chosen() {
    List<ColumnLine> lines = chosenLines();
    boolean open =
        (lines.size() > 1 || lines.stream().anyMatch(ColumnLine.Group.class::isInstance))
            && query.show() != ColumnQuery.Show.REVIEWED;
    Set<ColumnRow.Key> without = Set.copyOf(pending);
    return () ->
        lines.stream()
            .flatMap(l -> l.rows().stream())
            .distinct()
            .filter(r -> !open || r.state() == ColumnRow.State.UNREVIEWED)
            .filter(r -> !without.contains(r.key()))
            .toList();
  }

  private List<ColumnLine> chosenLines() {
    List<ColumnLine> lines = view.get().lines();
    return selected.isEmpty()
        ? currentLine().stream().toList()
        : selected.stream().filter(i -> i < lines.size()).mapToObj(lines::get).toList();
  }

  /** Works out in the background what a decision would be about. */
  private void lookAhead() {
    int number = ++previews;
    Supplier<List<ColumnRow>> rows = chosen();
    background.run(
        task -> Preview.of(rows.get()),
        now -> {
          if (number == previews) {
            preview.set(now);
          }
        },
        failed);
  }

  /** True while a decision on the value is being written. */
  boolean isPending(ColumnLine line) {
    return line instanceof ColumnLine.Single(ColumnRow row)
        ? pending.contains(row.key())
        : !pending.isEmpty() && line.rows().stream().allMatch(r -> pending.contains(r.key()));
  }

  /**
   * Decides on what is selected, or else on the current line; of a group, on what is unreviewed in
   * it. What it decides is known at once, and on disk soon.
   */
  void decide(ValueDecision decision) {
    Supplier<List<ColumnRow>> chosen = chosen();
    boolean small = chosenLines().stream().mapToInt(l -> l.rows().size()).sum() <= AT_ONCE;
    List<ColumnRow> now = small ? open(chosen.get()) : List.of();
    if (small && now.isEmpty()) {
      notice.set("Nothing to decide here. Finished letters must be reopened first.");
      return;
    }
    now.forEach(r -> pending.add(r.key()));
    selected.clear();
    notice.set("Saving…");
    String by = person.get();
    enqueue(
        task -> {
          List<ColumnRow> rows = small ? now : open(chosen.get());
          return new Written(rows, column.decide(rows, decision, by, background, task));
        },
        written -> decided(written, decision));
  }

  private record Written(List<ColumnRow> rows, ColumnReview.Decided decided) {}

  private static List<ColumnRow> open(List<ColumnRow> rows) {
    return rows.stream().filter(r -> !r.finished()).toList();
  }

  private void decided(Written written, ValueDecision decision) {
    ColumnReview.Decided decided = written.decided();
    written.rows().forEach(r -> pending.remove(r.key()));
    if (!(decided instanceof ColumnReview.Decided.Nothing)) {
      done.push(decided);
    }
    notice.set(sentence(written.rows().size(), decision, decided));
    readAgain(decided.touched());
  }

  private static String sentence(int values, ValueDecision decision, ColumnReview.Decided decided) {
    String what =
        switch (decision) {
          case ValueDecision.Confirm() -> "Confirmed ";
          case ValueDecision.Reject() -> "Rejected ";
          case ValueDecision.Correct _ -> "Corrected ";
        };
    return switch (decided) {
      case ColumnReview.Decided.Nothing _ ->
          "Nothing changed. Someone may have edited the letter since.";
      case ColumnReview.Decided.InLetter _ -> what + DisplayFormat.count(values, "value") + ".";
      case ColumnReview.Decided.InMany(_, _, var report) ->
          report.left().isEmpty() && report.brokenOff().isEmpty()
              ? what
                  + DisplayFormat.count(values, "value")
                  + " in "
                  + DisplayFormat.count(report.changed(), "letter")
                  + "."
              : what
                  + "values in "
                  + DisplayFormat.count(report.changed(), "letter")
                  + ". "
                  + report.brokenOff().orElse(String.join(" ", BatchWording.reasons(report)));
    };
  }

  private void readAgain(List<String> letters) {
    ColumnTable into = table;
    field.ifPresent(
        f ->
            background.run(
                task -> {
                  into.replace(letters, column.read(f.id(), letters, task));
                  return task;
                },
                task -> refresh(),
                failed));
  }

  /** Undoes the last decision that was made here. */
  void undo() {
    if (done.isEmpty()) {
      notice.set("Nothing to undo here.");
      return;
    }
    ColumnReview.Decided last = done.pop();
    clearSelection();
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
          readAgain(last.touched());
        });
  }

  /** Shows the lines of a group, or hides them. */
  void expand(boolean open) {
    if (currentLine().orElse(null) instanceof ColumnLine.Group group && group.expanded() != open) {
      Set<String> expanded = new HashSet<>(query.expanded());
      if (open) {
        expanded.add(group.key());
      } else {
        expanded.remove(group.key());
      }
      show(query.withExpanded(expanded));
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
                  failed.accept(accident);
                  refresh();
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
