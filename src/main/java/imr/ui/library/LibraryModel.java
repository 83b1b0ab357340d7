package imr.ui.library;

import imr.annotation.Headline;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.StoreDamaged;
import imr.store.StoreFailed;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The letters of the store as the list shows them, what is selected in it, and which letter is on
 * the desk.
 */
public final class LibraryModel {
  private final ObservableList<LetterRow> letters = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> shown = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> chosen = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> lettersSeen =
      FXCollections.unmodifiableObservableList(letters);
  private final ObservableList<LetterRow> shownSeen =
      FXCollections.unmodifiableObservableList(shown);
  private final ObservableList<LetterRow> chosenSeen =
      FXCollections.unmodifiableObservableList(chosen);
  private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Workbench workbench;
  private final Background background;
  private final Function<String, ReviewSession> opener;
  private final Consumer<ReviewSession> desk;
  private final BiConsumer<String, Throwable> trouble;
  private final List<Runnable> replaced = new ArrayList<>();
  private final List<Consumer<LetterRow>> changed = new ArrayList<>();
  private Listing listing = Listing.NONE;
  private Order order = Order.all(Listing.NONE);
  private boolean everything = true;
  private boolean updating;
  private boolean resting;

  /**
   * The list over a workbench's letters, empty until it is read.
   *
   * @param background reads the list where nobody may wait
   * @param opener reads a letter by its id
   * @param desk takes the letter that is opened
   * @param trouble told in a sentence when a letter cannot be opened, or the list not be read, with
   *     what went wrong
   */
  public LibraryModel(
      Workbench workbench,
      Background background,
      Function<String, ReviewSession> opener,
      Consumer<ReviewSession> desk,
      BiConsumer<String, Throwable> trouble) {
    this.workbench = workbench;
    this.background = background;
    this.opener = opener;
    this.desk = desk;
    this.trouble = trouble;
  }

  /** Every letter of the store, in order of arrival. */
  public ObservableList<LetterRow> letters() {
    return lettersSeen;
  }

  /** The rows that the list shows now, in its order: all, or those that were found. */
  public ObservableList<LetterRow> shown() {
    return shownSeen;
  }

  /** What is selected in the list, in its order; one row as a rule, several with Shift or Ctrl. */
  public ObservableList<LetterRow> chosen() {
    return chosenSeen;
  }

  /** True once the store's letters were read for the first time. */
  public ReadOnlyBooleanProperty read() {
    return read.getReadOnlyProperty();
  }

  /** How many letters nobody has finished; archived ones aren't counted. */
  ReadOnlyIntegerProperty openLetters() {
    return open.getReadOnlyProperty();
  }

  /** The id of the letter on the desk. */
  public ReadOnlyObjectProperty<Optional<String>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** The place of a letter among those shown, or -1. */
  int placeShown(String id) {
    return order.place(id);
  }

  /** The letters as they were read last; not as they are now. */
  Listing listing() {
    return listing;
  }

  /** Which letters are shown, in which order. */
  Order order() {
    return order;
  }

  /** True while the list itself changes, not the analyst's choice in it. */
  boolean updating() {
    return updating;
  }

  /** Called when the list's rows were all replaced: what is selected in it is to be set again. */
  void onReplaced(Runnable listener) {
    replaced.add(listener);
  }

  /** Called with a row after a gesture in its letter. */
  void onChanged(Consumer<LetterRow> listener) {
    changed.add(listener);
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

  /** Reads the list again from the store, while the caller waits. */
  public void refresh() {
    take(new Listing(workbench.letters()));
  }

  /**
   * Reads the list again from the store in the background.
   *
   * @param then done once the list shows it, or cannot be read
   */
  public void refreshSoon(Runnable then) {
    background.run(
        t -> new Listing(workbench.letters()),
        now -> {
          take(now);
          then.run();
        },
        unreadable -> {
          trouble.accept(
              "Couldn't read the list of letters. Your saved work is safe. Check the drive, and"
                  + " then restart the program.",
              unreadable);
          then.run();
        });
  }

  /** What was found stays; letters that are new come at the end of the list of all letters. */
  private void take(Listing now) {
    Order kept =
        listing == Listing.NONE
            ? Order.all(now)
            : Order.of(now, shown.stream().map(LetterRow::id).toList());
    listing = now;
    updating = true;
    letters.setAll(now.rows());
    open.set((int) now.rows().stream().filter(LibraryModel::wantsReview).count());
    read.set(true);
    updating = false;
    put(everything ? kept.withoutArchive().withTheRest() : kept);
  }

  /**
   * Shows these letters alone, in their order.
   *
   * @param all whether that is every letter, so that letters that arrive are shown, too
   * @return false where the letters were read again meanwhile: look again
   */
  boolean show(Order found, boolean all) {
    if (found.isOf(listing)) {
      everything = all;
      put(found);
    }
    return found.isOf(listing);
  }

  private void put(Order now) {
    Set<String> ids = chosen.stream().map(LetterRow::id).collect(Collectors.toSet());
    order = now;
    updating = true;
    shown.setAll(
        IntStream.range(0, now.count()).mapToObj(i -> letters.get(now.letter(i))).toList());
    chosen.setAll(
        ids.isEmpty() ? List.of() : shown.stream().filter(r -> ids.contains(r.id())).toList());
    replaced.forEach(Runnable::run);
    updating = false;
  }

  /** Shows a letter's headline as it now is. */
  public void update(ReviewSession session) {
    find(session.letter().id()).ifPresent(was -> replace(was, with(was, session.headline())));
  }

  private Optional<LetterRow> find(String id) {
    int at = listing.place(id);
    return at < 0 ? Optional.empty() : Optional.of(letters.get(at));
  }

  private void replace(LetterRow was, LetterRow is) {
    updating = true;
    open.set(open.get() + (wantsReview(is) ? 1 : 0) - (wantsReview(was) ? 1 : 0));
    letters.set(listing.place(is.id()), is);
    set(shown, order.place(is.id()), is);
    set(chosen, chosen.indexOf(was), is);
    updating = false;
    changed.forEach(listener -> listener.accept(is));
  }

  private static void set(ObservableList<LetterRow> rows, int at, LetterRow row) {
    if (at >= 0) {
      rows.set(at, row);
    }
  }

  private static boolean wantsReview(LetterRow row) {
    return row.headline().state() != Headline.State.FINISHED && !row.archived();
  }

  private static LetterRow with(LetterRow row, Headline headline) {
    return row.after(headline);
  }

  /**
   * Lays a letter on the desk; nothing where it lies there already, or where the store has it no
   * more, and while letters rest.
   */
  public void open(String id) {
    if (!resting && !opened.get().equals(Optional.of(id))) {
      find(id).ifPresent(this::lay);
    }
  }

  private void lay(LetterRow row) {
    try {
      desk.accept(opener.apply(row.id()));
      opened.set(Optional.of(row.id()));
    } catch (StoreDamaged damaged) {
      trouble.accept(
          ("Couldn't open “%s”: its stored text is damaged. You can keep working on all other"
                  + " letters. To see the text, import the original file into another library.")
              .formatted(row.headline().title()),
          damaged);
    } catch (StoreFailed failed) {
      trouble.accept(
          "Couldn't read “%s”. Check the drive, and then open the letter again."
              .formatted(row.headline().title()),
          failed);
    }
  }

  /**
   * Opens the next letter of the list that is not finished, after the one on the desk and then from
   * the top; false where all are, and while letters rest.
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

  /**
   * Reads the list again, in the background, and lays a letter on the desk again.
   *
   * @param then done once it lies there, or cannot be read
   */
  public void wake(Optional<String> letter, Runnable then) {
    refreshSoon(
        () -> {
          resting = false;
          letter.ifPresent(this::open);
          then.run();
        });
  }

  private Optional<LetterRow> next() {
    int at = place();
    return firstOpen(at + 1, shown.size()).or(() -> firstOpen(0, Math.max(at, 0)));
  }

  private Optional<LetterRow> firstOpen(int from, int to) {
    return shown.subList(Math.min(from, to), to).stream()
        .filter(LibraryModel::wantsReview)
        .findFirst();
  }

  /** Opens the letter that stands before the one on the desk in the list. */
  public void openPrevious() {
    int at = place();
    if (at > 0) {
      open(shown.get(at - 1).id());
    }
  }

  /** Where the letter on the desk stands in the list, or -1. */
  private int place() {
    return opened.get().map(order::place).orElse(-1);
  }
}
