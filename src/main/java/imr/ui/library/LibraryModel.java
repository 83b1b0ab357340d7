package imr.ui.library;

import imr.annotation.Headline;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.StoreDamaged;
import imr.store.StoreFailed;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The letters of the store as the list shows them, and which one is on the desk. */
public final class LibraryModel {
  private final Rows letters = new Rows();
  private final Rows shown = new Rows();
  private final ObservableList<LetterRow> chosen = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> readOnlyChosen =
      FXCollections.unmodifiableObservableList(chosen);
  private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Workbench workbench;
  private final Function<String, ReviewSession> opener;
  private final Consumer<ReviewSession> desk;
  private final BiConsumer<String, RuntimeException> trouble;
  private Runnable replaced = () -> {};
  private boolean updating;
  private boolean resting;

  /**
   * The list over a workbench's letters, empty until {@link #refresh}.
   *
   * @param opener reads a letter by its id
   * @param desk takes the letter that is opened
   * @param trouble told in a sentence when a letter cannot be opened, with what went wrong
   */
  public LibraryModel(
      Workbench workbench,
      Function<String, ReviewSession> opener,
      Consumer<ReviewSession> desk,
      BiConsumer<String, RuntimeException> trouble) {
    this.workbench = workbench;
    this.opener = opener;
    this.desk = desk;
    this.trouble = trouble;
  }

  /** Every letter of the store, in order of arrival. */
  public ObservableList<LetterRow> letters() {
    return letters.list();
  }

  /** The rows that the list shows now, in its order: all, or those that were found. */
  public ObservableList<LetterRow> shown() {
    return shown.list();
  }

  /** What is selected in the list, in its order; one row as a rule, several with Shift or Ctrl. */
  public ObservableList<LetterRow> chosen() {
    return readOnlyChosen;
  }

  /** How many letters of the store nobody has finished. */
  ReadOnlyIntegerProperty openLetters() {
    return open.getReadOnlyProperty();
  }

  /** The place of a letter among those shown, or -1. */
  int placeShown(String id) {
    return shown.place(id);
  }

  /** Told by the list: what is selected in it. A single letter is laid on the desk. */
  void choose(List<LetterRow> rows) {
    if (!updating && !rows.equals(chosen)) {
      chosen.setAll(rows);
      if (rows.size() == 1) {
        open(rows.getFirst().id());
      }
    }
  }

  /** The id of the letter on the desk. */
  public ReadOnlyObjectProperty<Optional<String>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** True while the list itself changes, not the analyst's choice in it. */
  boolean updating() {
    return updating;
  }

  /** Called when the list's rows were all replaced: what is selected in it is to be set again. */
  void onReplaced(Runnable listener) {
    replaced = listener;
  }

  /** Reads the list anew from the store. */
  public void refresh() {
    show(workbench.letters());
  }

  private void show(List<LetterRow> rows) {
    Set<String> ids = chosen.stream().map(LetterRow::id).collect(Collectors.toSet());
    updating = true;
    letters.setAll(rows);
    open.set((int) rows.stream().filter(LibraryModel::wantsReview).count());
    shown.setAll(rows);
    chosen.setAll(ids.isEmpty() ? List.of() : shown.filtered(r -> ids.contains(r.id())));
    replaced.run();
    updating = false;
  }

  /** Shows a letter's headline as it now is. */
  public void update(ReviewSession session) {
    letters
        .find(session.letter().id())
        .ifPresent(was -> replace(was, with(was, session.headline())));
  }

  private void replace(LetterRow was, LetterRow is) {
    updating = true;
    open.set(open.get() + (wantsReview(is) ? 1 : 0) - (wantsReview(was) ? 1 : 0));
    letters.replace(is);
    shown.replace(is);
    chosen.replaceAll(r -> r.id().equals(is.id()) ? is : r);
    updating = false;
  }

  private static boolean wantsReview(LetterRow row) {
    return row.headline().state() != Headline.State.FINISHED;
  }

  private static LetterRow with(LetterRow row, Headline headline) {
    return new LetterRow(
        row.id(), row.name(), headline, row.recognised(), row.added(), row.gestures() + 1);
  }

  /**
   * Lays a letter on the desk; nothing where it lies there already, or where the store has it no
   * more, and while letters rest.
   */
  public void open(String id) {
    if (!resting && !opened.get().equals(Optional.of(id))) {
      letters.find(id).ifPresent(this::lay);
    }
  }

  private void lay(LetterRow row) {
    try {
      desk.accept(opener.apply(row.id()));
      opened.set(Optional.of(row.id()));
    } catch (StoreDamaged damaged) {
      trouble.accept(
          "“%s” cannot be shown: what the store holds of it is not what was written to it. All other letters can be"
                  .formatted(row.headline().title())
              + " worked on; import the letter's file into another store to see its text.",
          damaged);
    } catch (StoreFailed failed) {
      trouble.accept(
          "“%s” cannot be read from the disk now. Check the drive, then open it again."
              .formatted(row.headline().title()),
          failed);
    }
  }

  /**
   * Opens the next letter that is not finished, after the one on the desk and then from the top;
   * false where all are, and while letters rest.
   */
  public boolean openNext() {
    Optional<LetterRow> next = resting ? Optional.empty() : next();
    next.map(LetterRow::id).ifPresent(this::open);
    return next.isPresent();
  }

  /**
   * Lets no letter be laid on the desk until {@link #wake}, since a program writes into all of
   * them; the desk must be cleared with it. Gives the letter that lay there.
   */
  public Optional<String> rest() {
    Optional<String> lay = opened.get();
    resting = true;
    opened.set(Optional.empty());
    return lay;
  }

  /** Reads the list anew, and lays a letter on the desk again. */
  public void wake(Optional<String> letter) {
    resting = false;
    refresh();
    letter.ifPresent(this::open);
  }

  private Optional<LetterRow> next() {
    int at = place();
    return shown
        .first(at + 1, LibraryModel::wantsReview)
        .or(() -> shown.first(0, LibraryModel::wantsReview))
        .filter(r -> !opened.get().equals(Optional.of(r.id())));
  }

  /** Opens the letter that stands before the one on the desk in the list. */
  public void openPrevious() {
    int at = place();
    if (at > 0) {
      open(shown.list().get(at - 1).id());
    }
  }

  /** Where the letter on the desk stands in the list, or -1. */
  private int place() {
    return opened.get().map(shown::place).orElse(-1);
  }
}
