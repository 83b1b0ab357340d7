package imr.ui.adjudicate;

import imr.annotation.DisplayFormat;
import imr.annotation.DoubleRound;
import imr.workbench.Background;
import imr.workbench.DoubleAnnotation;
import imr.workbench.NewRound;
import imr.workbench.SecondRecord;
import imr.workbench.Workbench;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The rounds of double annotation, the letters of the chosen one, and what waits for whom. */
public final class DoubleModel {
  private final Workbench workbench;
  private final Background background;
  private final Supplier<String> person;
  private final Supplier<List<Scope>> scopes;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State(List.of(), 0, 0));
  private final ReadOnlyObjectWrapper<List<SecondRecord>> letters =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /**
   * @param mine how many letters wait for the person's second annotation
   * @param waiting how many wait to be adjudicated
   */
  record State(List<DoubleRound> rounds, int mine, int waiting) {}

  /** Letters that a round can be drawn from. */
  public record Scope(String label, List<String> letters) {}

  /**
   * @param person who is at the screen
   * @param scopes of which letters a round can be drawn, the likeliest first
   * @param failed told when the library can't be read or written
   */
  public DoubleModel(
      Workbench workbench,
      Background background,
      Supplier<String> person,
      Supplier<List<Scope>> scopes,
      Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.person = person;
    this.scopes = scopes;
    this.failed = failed;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** The letters of the chosen round. */
  ReadOnlyObjectProperty<List<SecondRecord>> letters() {
    return letters.getReadOnlyProperty();
  }

  /** A sentence about what was done or is the matter. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  List<Scope> scopes() {
    return scopes.get();
  }

  String person() {
    return person.get();
  }

  /** Reads the rounds again. */
  void refresh() {
    String me = person.get();
    background.run(
        _ -> {
          DoubleAnnotation doubles = workbench.doubles();
          return new State(
              doubles.rounds(),
              doubles.queue(me).size(),
              workbench.adjudications().waiting().size());
        },
        this::read,
        failed);
  }

  private void read(State now) {
    state.set(now);
    notice.set(
        now.rounds().isEmpty()
            ? "No rounds yet. Create one to have letters annotated by a second person, who doesn't"
                + " see the first one's decisions."
            : "");
  }

  void choose(DoubleRound round) {
    background.run(_ -> workbench.doubles().all(round), letters::set, failed);
  }

  /** {@code 3 waiting, 2 ready to adjudicate}. */
  static String progress(List<SecondRecord> letters) {
    Map<SecondRecord.State, Long> counts =
        letters.stream().collect(Collectors.groupingBy(SecondRecord::state, Collectors.counting()));
    return Arrays.stream(SecondRecord.State.values())
        .filter(counts::containsKey)
        .map(s -> "%,d %s".formatted(counts.get(s), s.words()))
        .collect(Collectors.joining(", "));
  }

  /** Forgets what was said: a form for a new round begins without it. */
  void quiet() {
    notice.set("");
  }

  /** Draws letters and makes a round of them; it is on disk when that is told. */
  void make(NewRound wanted, Consumer<DoubleRound> made) {
    String by = person.get();
    notice.set("Drawing letters…");
    background.run(
        task -> workbench.doubles().make(wanted, by, background, task),
        outcome -> {
          switch (outcome) {
            case NewRound.Outcome.Refused(String sentence) -> notice.set(sentence);
            case NewRound.Outcome.Made(DoubleRound round, int leftOut) -> {
              notice.set(sentence(round, leftOut));
              made.accept(round);
            }
          }
        },
        failed);
  }

  private static String sentence(DoubleRound round, int leftOut) {
    String in = DisplayFormat.count(round.letters().size(), "letter") + " in the round.";
    return leftOut == 0
        ? in
        : in
            + " %s left out: that person annotated them first, they're in such a round already, or"
                .formatted(DisplayFormat.count(leftOut, "letter"))
            + " they aren't finished.";
  }

  /** Whether a letter of the list can be adjudicated now. */
  static boolean canAdjudicate(Optional<SecondRecord> letter) {
    return letter.filter(l -> l.state().isComparable()).isPresent();
  }
}
