package imr.ui.library;

import imr.annotation.Headline;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.StoreDamaged;
import imr.store.StoreFailed;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The letters of the store as the list shows them, and which one is on the desk. */
public final class LibraryModel {
  private final ObservableList<LetterRow> letters = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<String>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Workbench workbench;
  private final Function<String, ReviewSession> opener;
  private final Consumer<ReviewSession> desk;
  private final BiConsumer<String, RuntimeException> trouble;
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

  public ObservableList<LetterRow> letters() {
    return FXCollections.unmodifiableObservableList(letters);
  }

  /** The id of the letter on the desk. */
  public ReadOnlyObjectProperty<Optional<String>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** True while the list itself changes, not the analyst's choice in it. */
  boolean updating() {
    return updating;
  }

  /** Reads the list anew from the store. */
  public void refresh() {
    updating = true;
    letters.setAll(workbench.letters());
    updating = false;
  }

  /** Shows a letter's headline as it now is. */
  public void update(ReviewSession session) {
    for (int i = 0; i < letters.size(); i++) {
      LetterRow row = letters.get(i);
      if (row.id().equals(session.letter().id())) {
        updating = true;
        letters.set(i, with(row, session.headline()));
        updating = false;
      }
    }
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
    letters.stream()
        .filter(r -> !resting && r.id().equals(id) && !opened.get().equals(Optional.of(id)))
        .findFirst()
        .ifPresent(this::lay);
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
    List<LetterRow> open =
        letters.stream().filter(r -> r.headline().state() != Headline.State.FINISHED).toList();
    return open.stream()
        .filter(r -> letters.indexOf(r) > at)
        .findFirst()
        .or(() -> open.stream().filter(r -> letters.indexOf(r) != at).findFirst());
  }

  /** Opens the letter that stands before the one on the desk in the list. */
  public void openPrevious() {
    int at = place();
    if (at > 0) {
      open(letters.get(at - 1).id());
    }
  }

  private int place() {
    for (int i = 0; i < letters.size(); i++) {
      if (opened.get().equals(Optional.of(letters.get(i).id()))) {
        return i;
      }
    }
    return -1;
  }
}
