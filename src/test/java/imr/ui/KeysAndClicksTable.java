package imr.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys, clicks, and drags by action, one column for each way to work; with what is allowed. */
final class KeysAndClicksTable {

  /** What had to be done, and how much it may take. */
  enum Action {
    RIGHT("Right value", "1 key or 1 click", c -> c.gestures() == 1),
    NOT_STATED("Not stated", "1 key or 1 click", c -> c.gestures() == 1),
    SPURIOUS("Value to reject", "1 key or 1 click", c -> c.gestures() == 1),
    WRONG_VALUE("Wrong value", "at most 3", c -> c.gestures() <= 3),
    WRONG_END("Highlight that ends wrong", "at most 3", c -> c.gestures() <= 3),
    MISSING_VALUE("Missing value", "at most 3", c -> c.gestures() <= 3),
    NEW_ENTRY(
        "New list entry",
        "at most 3 keys, or 1 drag and 1 click",
        c -> c.drags() > 0 ? c.gestures() <= 2 : c.keys() <= 3),
    CITATION(
        "Citation",
        "at most 12 keys, or 1 drag and 1 click",
        c -> c.drags() > 0 ? c.gestures() <= 2 : c.keys() <= 12),
    FINISH("Finish", "1", c -> c.gestures() == 1),
    FINISH_WITH_WARNINGS("Finish with warnings", "2", c -> c.gestures() == 2),
    EASY_LETTER("Easy letter", "at most 12", c -> c.gestures() <= 12),
    SOUND_LETTER("Other letter without errors", "", c -> true),
    LETTER("Letter with errors of each kind", "", c -> true);

    private final String words;
    private final String goal;

    @SuppressWarnings("ImmutableEnumChecker") // Predicates here keep no state.
    private final Predicate<Hands.Count> fine;

    Action(String words, String goal, Predicate<Hands.Count> fine) {
      this.words = words;
      this.goal = goal;
      this.fine = fine;
    }
  }

  /** What one way to work takes. */
  static final class Column {
    private final String title;
    private final Map<Action, List<Hands.Count>> counts = new EnumMap<>(Action.class);

    private Column(String title) {
      this.title = title;
    }

    void add(Action action, Hands.Count count) {
      counts.computeIfAbsent(action, a -> new ArrayList<>()).add(count);
    }

    private List<Hands.Count> of(Action action) {
      return counts.getOrDefault(action, List.of());
    }

    /** The most that it took; how often; the mean where it differs. */
    private String cell(Action action) {
      List<Hands.Count> all = of(action);
      return all.stream()
          .max(java.util.Comparator.comparingInt(Hands.Count::gestures))
          .map(most -> most + " (%s, %d times)".formatted(mean(all), all.size()))
          .orElse("–");
    }

    private static String mean(List<Hands.Count> all) {
      double mean = all.stream().mapToInt(Hands.Count::gestures).average().orElse(0);
      return "mean %.1f".formatted(mean);
    }
  }

  private final List<Column> columns = new ArrayList<>();

  Column column(String title) {
    Column column = new Column(title);
    columns.add(column);
    return column;
  }

  /** What took more than it may. */
  List<String> excesses() {
    return columns.stream()
        .flatMap(
            column ->
                Stream.of(Action.values())
                    .flatMap(
                        a ->
                            column.of(a).stream()
                                .filter(a.fine.negate())
                                .map(c -> column.title + ": " + a.words + " took " + c)))
        .toList();
  }

  /** The actions that some way to work never had to do. */
  List<String> untried(List<Action> actions) {
    return columns.stream()
        .flatMap(
            column ->
                actions.stream()
                    .filter(a -> column.of(a).isEmpty())
                    .map(a -> column.title + ": " + a.words))
        .toList();
  }

  @Override
  public String toString() {
    String titles =
        columns.stream().map(c -> "%-44s".formatted(c.title)).collect(Collectors.joining());
    String rows =
        Stream.of(Action.values())
            .filter(a -> columns.stream().anyMatch(c -> !c.of(a).isEmpty()))
            .map(this::row)
            .collect(Collectors.joining("\n"));
    return "%-34s%-44s%s%n%s".formatted("most", "allowed", titles, rows);
  }

  private String row(Action action) {
    return "%-34s%-44s%s"
        .formatted(
            action.words,
            action.goal,
            columns.stream()
                .map(c -> "%-44s".formatted(c.cell(action)))
                .collect(Collectors.joining()))
        .stripTrailing();
  }
}
