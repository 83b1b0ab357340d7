package imr.ui.shell;

import imr.annotation.Headline;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.workbench.Background;
import imr.workbench.Latest;
import imr.workbench.Workbench;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The letters of the store as the list shows them, what is selected in it, and which letter is
 * open.
 */
public final class LibraryModel {
  private static final System.Logger LOG = System.getLogger(LibraryModel.class.getName());

  /** More letters than these are read again with the whole list. */
  private static final int FEW = 1_000;

  private final ObservableList<LetterRow> letters = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> chosen = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> lettersSeen =
      FXCollections.unmodifiableObservableList(letters);
  private final ObservableList<LetterRow> chosenSeen =
      FXCollections.unmodifiableObservableList(chosen);
  private final ReadOnlyObjectWrapper<ObservableList<LetterRow>> shownRows =
      new ReadOnlyObjectWrapper<>(FXCollections.observableArrayList());
  private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final Latest<Boolean, LetterList> reading;
  private final List<Runnable> whenRead = new ArrayList<>();
  private final Map<String, Headline> changedSince = new HashMap<>();
  private final Rows rows;
  private final ReviewedLetter review;
  private final LetterOpener opener;
  private final BiConsumer<String, Throwable> trouble;
  private final List<Runnable> replaced = new ArrayList<>();
  private LetterList listing = LetterList.NONE;
  private ListOrder order = ListOrder.all(LetterList.NONE);
  private ObservableList<LetterRow> shown = FXCollections.observableArrayList();
  private boolean everything = true;
  private boolean updating;

  /**
   * The list over a workbench's letters, empty until it is read.
   *
   * @param background reads the list, and the letters that are opened
   * @param review the letter under review
   * @param trouble told in a sentence when a letter cannot be opened, or the list not be read, with
   *     what went wrong
   */
  public LibraryModel(
      Workbench workbench,
      Background background,
      ReviewedLetter review,
      BiConsumer<String, Throwable> trouble) {
    this.reading = new Latest<>(background, (_, _) -> new LetterList(workbench.letters()));
    this.rows =
        (ids, then) ->
            background.run(
                _ -> workbench.letters(ids),
                then,
                unread -> LOG.log(Level.WARNING, "others' changes could not be read", unread));
    this.review = review;
    this.opener =
        new LetterOpener(
            new Latest<>(background, (id, _) -> workbench.openForReview(id)), review, trouble);
    this.trouble = trouble;
    opened().subscribe(letter -> workbench.letterIsOpen(letter.isPresent()));
  }

  /** Every letter of the store, in order of arrival. */
  public ObservableList<LetterRow> letters() {
    return lettersSeen;
  }

  /** The rows that the list shows now, in its order: all, or those that were found. */
  public List<LetterRow> shown() {
    return shownRows.get();
  }

  /**
   * As {@link #shown()}: another list whenever all rows are replaced, so that nobody is told of
   * each of a hundred thousand; the same list where some of its letters change.
   */
  public ReadOnlyObjectProperty<ObservableList<LetterRow>> shownRows() {
    return shownRows.getReadOnlyProperty();
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
  public ReadOnlyIntegerProperty openLetters() {
    return open.getReadOnlyProperty();
  }

  /** The id of the letter under review. */
  public ReadOnlyObjectProperty<Optional<String>> opened() {
    return opener.opened();
  }

  /** The id of the letter that is being read to be opened; empty most of the time. */
  public ReadOnlyObjectProperty<Optional<String>> opening() {
    return opener.opening();
  }

  /** The id of the letter that is being opened, or else of the one that is open. */
  public Optional<String> wanted() {
    return opener.wanted();
  }

  /** The place of a letter among those shown, or -1. */
  public int placeShown(String id) {
    return order.place(id);
  }

  /** The letters as they were read last; not as they are now. */
  public LetterList listing() {
    return listing;
  }

  /** Which letters are shown, in which order. */
  public ListOrder order() {
    return order;
  }

  /** True while the list itself changes, not the analyst's choice in it. */
  public boolean updating() {
    return updating;
  }

  /**
   * Called when the list's rows were all replaced: they're to be shown, and selected in them what
   * is {@link #chosen()}.
   */
  public void onReplaced(Runnable listener) {
    replaced.add(listener);
  }

  /** Told by the list: what is selected in it. A single letter is opened. */
  public void choose(List<LetterRow> rows) {
    if (!updating && !rows.equals(chosen)) {
      chosen.setAll(rows);
      if (rows.size() == 1) {
        open(rows.getFirst().id());
      }
    }
  }

  /** True while the list is read. */
  public boolean isReading() {
    return reading.isWaiting();
  }

  /**
   * Reads the list again from the store in the background.
   *
   * @param then done once the list shows it, or cannot be read
   */
  public void refresh(Runnable then) {
    whenRead.add(then);
    if (!review.anyUnsaved()) {
      changedSince.clear();
    }
    reading.ask(
        true,
        now -> {
          take(asChanged(now));
          told();
        },
        unreadable -> {
          trouble.accept(
              "Couldn't read the list of letters. Your saved work is safe. Check the drive, and"
                  + " then restart the program.",
              unreadable);
          told();
        });
  }

  /**
   * Reads some letters again, in the background, since others wrote them; the whole list where one
   * of them came or went.
   *
   * @param ids of letters of the library
   */
  public void readAgain(Set<String> ids) {
    boolean few = ids.size() <= FEW && !reading.isWaiting();
    if (few && ids.stream().allMatch(id -> listing.place(id) >= 0)) {
      rows.read(
          ids,
          now -> {
            if (now.size() < ids.size() || reading.isWaiting()) {
              refresh(() -> {});
            } else {
              now.forEach(row -> find(row.id()).ifPresent(was -> replace(was, asChanged(row))));
            }
          });
    } else {
      refresh(() -> {});
    }
  }

  private interface Rows {
    void read(Set<String> ids, Consumer<List<LetterRow>> then);
  }

  /** What was changed while the list was read is newer than what was read. */
  private LetterList asChanged(LetterList now) {
    return changedSince.isEmpty()
        ? now
        : new LetterList(now.rows().stream().map(this::asChanged).toList());
  }

  private LetterRow asChanged(LetterRow row) {
    Headline now = changedSince.getOrDefault(row.id(), row.headline());
    return now.equals(row.headline()) ? row : row.after(now);
  }

  private void told() {
    List<Runnable> waiting = List.copyOf(whenRead);
    whenRead.clear();
    waiting.forEach(Runnable::run);
  }

  /** What was found stays; letters that are new come at the end of the list of all letters. */
  private void take(LetterList now) {
    ListOrder kept = listing == LetterList.NONE ? ListOrder.all(now) : order.in(now);
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
  public boolean show(ListOrder found, boolean all) {
    if (found.isOf(listing)) {
      everything = all;
      put(found);
    }
    return found.isOf(listing);
  }

  private void put(ListOrder now) {
    List<LetterRow> rowsNow = now.rows(letters);
    order = now;
    updating = true;
    shown = FXCollections.observableList(rowsNow);
    shownRows.set(FXCollections.unmodifiableObservableList(shown));
    chosen.setAll(
        chosen.stream()
            .mapToInt(row -> now.place(row.id()))
            .filter(place -> place >= 0)
            .sorted()
            .mapToObj(rowsNow::get)
            .toList());
    replaced.forEach(Runnable::run);
    updating = false;
  }

  /** Shows a letter's headline as it now is. */
  public void update(ReviewSession session) {
    changedSince.put(session.letter().id(), session.headline());
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

  /** As {@link #open(String, Runnable)}. */
  public void open(String id) {
    open(id, () -> {});
  }

  /**
   * Opens a letter: it's read in the background, and put under review. Nothing where the library
   * doesn't have it, and while no letter may be open.
   *
   * @param then done once it's open, at once where it is, or once it can't be opened; not done
   *     where another letter is asked for meanwhile
   * @return false where the library doesn't have the letter
   */
  public boolean open(String id, Runnable then) {
    Optional<LetterRow> row = find(id);
    row.ifPresent(r -> opener.open(r, then));
    return row.isPresent();
  }

  /**
   * Opens the next letter of the list that is not finished, after the one that is open or being
   * opened, and then from the top.
   *
   * @param then as in {@link #open(String, Runnable)}
   * @return false where every other letter is finished
   */
  public boolean openNext(Runnable then) {
    return next().filter(row -> open(row.id(), then)).isPresent();
  }

  /**
   * Lets no letter be opened until {@link #allowOpening}, since a program writes into all of them;
   * the one under review must be closed with it.
   *
   * @return the letter that was open
   */
  public Optional<String> keepClosed() {
    return opener.keepClosed();
  }

  /**
   * Reads the list again, in the background, and opens a letter again.
   *
   * @param then done once it's open, or can't be opened, and where the library doesn't have it
   */
  public void allowOpening(Optional<String> letter, Runnable then) {
    refresh(
        () -> {
          opener.allow();
          if (letter.filter(id -> open(id, then)).isEmpty()) {
            then.run();
          }
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

  /**
   * Opens the letter that is before the one that is open or being opened in the list.
   *
   * @param then as in {@link #open(String, Runnable)}
   * @return false where it's the first one
   */
  public boolean openPrevious(Runnable then) {
    int at = place();
    return at > 0 && open(shown.get(at - 1).id(), then);
  }

  /** The place in the list of the letter that is open or being opened, or -1. */
  private int place() {
    return opener.wanted().map(order::place).orElse(-1);
  }
}
