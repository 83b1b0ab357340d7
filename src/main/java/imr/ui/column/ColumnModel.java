package imr.ui.column;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.review.ColumnLine;
import imr.review.ColumnQuery;
import imr.review.ColumnRow;
import imr.review.ValueDecision;
import imr.workbench.Background;
import imr.workbench.ColumnReview;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.BitSet;
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
 * One field over all letters: which lines are shown, which are selected, and what is decided on
 * them. Reading and sorting run in the background.
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
  private final Consumer<Throwable> failed;
  private final SentencesModel sentences;
  private final ColumnDecisions decisions;
  private final ReadOnlyObjectWrapper<View> view =
      new ReadOnlyObjectWrapper<>(new View(List.of(), 0, 0, -1));
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(Preview.NOTHING);
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final BitSet selected = new BitSet();
  private ColumnTable table = new ColumnTable();
  private Optional<Field> field = Optional.empty();
  private ColumnQuery query = ColumnQuery.FIRST;
  private Optional<Task> reading = Optional.empty();
  private int current = -1;
  private int fields;

  /** So many letters read are worth showing the list again. */
  private int enough;

  private int previews;
  private boolean sorting;
  private boolean stale;
  private boolean gone;

  /**
   * The list as it is shown.
   *
   * @param values how many values its lines have
   * @param groups how many of its lines are of equal values
   * @param current the line that the keys are about; negative where there is none
   */
  record View(List<ColumnLine> lines, int values, int groups, int current) {}

  /**
   * What a decision now would be about.
   *
   * @param rows the values that would be decided
   * @param missing in how many of them nothing is said
   * @param letters how many letters they are in
   * @param finished how many more are in finished letters
   */
  record Preview(List<ColumnRow> rows, int missing, int letters, int finished) {
    static final Preview NOTHING = new Preview(List.of(), 0, 0, 0);

    static Preview of(List<ColumnRow> all) {
      List<ColumnRow> rows = all.stream().filter(r -> !r.finished()).toList();
      int letters = (int) rows.stream().map(ColumnRow::letter).distinct().count();
      return new Preview(rows, ColumnDecisions.missing(rows), letters, all.size() - rows.size());
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
    this.failed = failed;
    this.sentences = new SentencesModel(column::sentence, background, failed);
    this.decisions =
        new ColumnDecisions(
            column,
            background,
            person,
            new ColumnDecisions.Listener(this::readAgain, this::refresh, failed));
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
    return decisions.notice();
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
    return workbench.schema().fullLabel(of);
  }

  /** A value as the list shows it. */
  String shown(ColumnRow row) {
    return switch (row.state()) {
      case NOT_STATED -> "Not stated";
      case MISSING -> "(no suggestion)";
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
    enough = 0;
    query = query.withExpanded(Set.of());
    decisions.forgetPending();
    current = 0;
    clearSelection();
    int number = ++fields;
    ColumnTable into = table;
    decisions.say("");
    reading =
        inBackground(
            task -> {
              column.read(of.id(), page -> took(into, page, task), task);
              return task;
            },
            task -> doubt(number, into),
            failed);
  }

  private void took(ColumnTable into, List<ColumnRow> page, Task task) {
    int letters = into.add(page);
    String words = "Reading letters: " + task.progress().words();
    Platform.runLater(() -> onPage(into, letters, words));
  }

  /** Rebuilds the list only after reading a quarter more values, because rebuilding is slow. */
  private void onPage(ColumnTable into, int letters, String words) {
    if (into.equals(table) && !gone) {
      progress.set(words);
      if (letters >= enough) {
        enough = letters + letters / 4;
        refresh();
      }
    }
  }

  private void doubt(int number, ColumnTable of) {
    if (number != fields || gone) {
      return;
    }
    progress.set("Checking how sure each suggestion is…");
    refresh();
    reading =
        inBackground(
            task -> {
              column.doubts(of.rows(), of::chances, Background.onCallersThread(), task);
              return task;
            },
            task -> doubted(number),
            failed);
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

  /** Does nothing once the window is closing: nobody looks any more. */
  private <T> Optional<Task> inBackground(
      Function<Task, T> work, Consumer<T> done, Consumer<Throwable> wrong) {
    try {
      return Optional.of(background.run(work, done, wrong));
    } catch (Background.Closed over) {
      gone = true;
      return Optional.empty();
    }
  }

  private void stopReading() {
    reading.ifPresent(Task::stop);
    progress.set("");
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
    inBackground(
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
    int groups = (int) lines.stream().filter(ColumnLine.Group.class::isInstance).count();
    return new View(
        lines, values, groups, found >= 0 ? found : Math.min(fallback, lines.size() - 1));
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
      view.set(new View(now.lines(), now.values(), now.groups(), at));
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
    List<ColumnLine> all = view.get().lines();
    BitSet lines = chosenLines();
    boolean several =
        lines.cardinality() > 1
            || lines.stream().mapToObj(all::get).anyMatch(ColumnLine.Group.class::isInstance);
    boolean open = several && query.show() != ColumnQuery.Show.REVIEWED;
    Set<ColumnRow.Key> without = decisions.pending();
    return () ->
        lines.stream()
            .mapToObj(all::get)
            .flatMap(l -> l.rows().stream())
            .distinct()
            .filter(r -> !open || r.isUndecided())
            .filter(r -> !without.contains(r.key()))
            .toList();
  }

  /** What is selected, else the current line; a copy. */
  private BitSet chosenLines() {
    BitSet lines = (BitSet) selected.clone();
    if (lines.isEmpty() && currentLine().isPresent()) {
      lines.set(current);
    }
    lines.clear(view.get().lines().size(), Math.max(view.get().lines().size(), lines.length()));
    return lines;
  }

  /** True for so few values that they can be gathered at once. */
  private boolean isSmall(BitSet chosen) {
    return chosen.cardinality() <= AT_ONCE
        && chosen.stream().mapToObj(view.get().lines()::get).mapToInt(l -> l.rows().size()).sum()
            <= AT_ONCE;
  }

  /** Works out in the background what a decision would be about. */
  private void lookAhead() {
    int number = ++previews;
    Supplier<List<ColumnRow>> rows = chosen();
    inBackground(
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
    return decisions.isPending(line);
  }

  /**
   * Decides on what is selected, or else on the current line; of a group, on what is undecided in
   * it. What it decides is known at once, and on disk soon.
   */
  void decide(ValueDecision decision) {
    Supplier<List<ColumnRow>> chosen = chosen();
    boolean small = isSmall(chosenLines());
    List<ColumnRow> now = small ? ColumnDecisions.open(chosen.get()) : List.of();
    if (small && now.isEmpty()) {
      decisions.say("Nothing to decide here. Finished letters must be reopened first.");
      return;
    }
    selected.clear();
    if (small) {
      decisions.decide(now, decision);
    } else {
      decisions.decideLater(chosen, decision);
    }
  }

  /** Undoes the last decision that was made here. */
  void undo() {
    if (decisions.canUndo()) {
      clearSelection();
    }
    decisions.undo();
  }

  /** Does something once every decision is on disk. */
  void whenWritten(Runnable then) {
    decisions.whenWritten(then);
  }

  private void readAgain(List<String> letters) {
    ColumnTable into = table;
    field.ifPresent(
        f ->
            inBackground(
                task -> {
                  into.replace(letters, column.read(f.id(), letters, task));
                  return task;
                },
                task -> refresh(),
                failed));
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
}
