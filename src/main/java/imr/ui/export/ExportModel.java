package imr.ui.export;

import imr.annotation.GoldSet;
import imr.annotation.Headline.State;
import imr.exchange.Format;
import imr.exchange.Formats;
import imr.store.LetterRow;
import imr.workbench.Background;
import imr.workbench.ExportReport;
import imr.workbench.ExportScope;
import imr.workbench.Exports;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What is to be exported, and what its format cannot hold: that is worked out again, in the
 * background, whenever something else is chosen.
 */
public final class ExportModel {
  private final Workbench workbench;
  private final Background background;
  private final Optional<String> onTheDesk;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<List<Choice>> scopes = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<ExportReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Choice> offered = new ArrayList<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private Optional<ExportScope> scope = Optional.empty();
  private Format format = formats().getFirst();
  private boolean withText = true;
  private Exports.Selection selection = Exports.Selection.ALL;
  private Optional<Task> task = Optional.empty();

  /**
   * @param onTheDesk the id of the letter that lies there
   * @param failed told when the library cannot be read
   */
  public ExportModel(
      Workbench workbench,
      Background background,
      Optional<String> onTheDesk,
      Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.onTheDesk = onTheDesk;
    this.failed = failed;
  }

  /** Some letters, as the analyst chooses them. */
  record Choice(String label, ExportScope scope) {}

  static List<Format> formats() {
    return Formats.all();
  }

  ReadOnlyObjectProperty<List<Choice>> scopes() {
    return scopes.getReadOnlyProperty();
  }

  /** Of what is chosen; empty while it is worked out. */
  ReadOnlyObjectProperty<Optional<ExportReport>> report() {
    return report.getReadOnlyProperty();
  }

  /** A sentence about what goes on. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** Offers some letters before all others; to be called before the first look. */
  public void offer(String label, List<String> ids) {
    offered.add(new Choice(label, new ExportScope.SelectedLetters(ids)));
  }

  /** Reads which letters there are to choose from. */
  void refresh() {
    notice.set("Loading…");
    background.run(t -> choices(), this::read, failed);
  }

  private List<Choice> choices() {
    List<LetterRow> letters = workbench.letters();
    long finished = letters.stream().filter(l -> l.headline().state() == State.FINISHED).count();
    List<Choice> all = new ArrayList<>(offered);
    Choice every = new Choice("All letters (%,d)".formatted(letters.size()), new ExportScope.All());
    Choice done =
        new Choice("Finished letters (%,d)".formatted(finished), new ExportScope.Finished());
    // Finished letters are what a gold standard is made of; without any, the first choice has some.
    all.addAll(finished > 0 ? List.of(done, every) : List.of(every, done));
    all.add(new Choice("All finished revisions", new ExportScope.NewestRevisions()));
    for (GoldSet set : workbench.gold().sets()) {
      String label = "Gold set “%s” (%,d)".formatted(set.name(), set.members().size());
      all.add(new Choice(label, new ExportScope.OfGoldSet(set)));
    }
    letters.stream()
        .filter(l -> onTheDesk.filter(l.id()::equals).isPresent())
        .forEach(l -> all.add(onDesk(l)));
    return all;
  }

  private static Choice onDesk(LetterRow letter) {
    return new Choice(
        "Current letter (%s)".formatted(letter.headline().title()),
        new ExportScope.SelectedLetters(List.of(letter.id())));
  }

  private void read(List<Choice> all) {
    notice.set("");
    scopes.set(all);
  }

  void choose(ExportScope letters) {
    scope = Optional.of(letters);
    look();
  }

  void choose(Format other) {
    format = other;
    look();
  }

  void withText(boolean with) {
    withText = with;
    look();
  }

  void select(Exports.Selection chosen) {
    selection = chosen;
    look();
  }

  Format format() {
    return format;
  }

  /** What is chosen; empty until the letters are. */
  Optional<Exports.Order> order() {
    return scope.map(s -> new Exports.Order(s, format, withText, selection));
  }

  private void look() {
    stop();
    report.set(Optional.empty());
    order().ifPresent(this::look);
  }

  private void look(Exports.Order order) {
    notice.set("Checking letters…");
    task =
        Optional.of(
            background.run(
                t -> whole(order, t), found -> found.ifPresent(r -> looked(order, r)), failed));
  }

  /** Empty after a stop: then it is of some of the letters alone. */
  private Optional<ExportReport> whole(Exports.Order order, Task run) {
    ExportReport found = workbench.exports().report(order, background, run);
    return run.stopped() ? Optional.empty() : Optional.of(found);
  }

  private void looked(Exports.Order order, ExportReport found) {
    if (order().equals(Optional.of(order))) {
      notice.set(found.letters() == 0 ? "There are no letters to export." : "");
      report.set(Optional.of(found));
    }
  }

  /** Stops what goes through letters. */
  void stop() {
    task.ifPresent(Task::stop);
  }
}
