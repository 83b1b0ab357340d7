package imr.ui.review;

import imr.intake.IntakeResult;
import imr.intake.LetterPages;
import imr.intake.PageImage;
import imr.intake.PdfLetter;
import imr.review.ReviewSession;
import imr.workbench.Background;
import imr.workbench.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * The printed pages of the letter under review. The original file is opened while the page view is
 * shown only, in the background, and one picture is drawn at a time: the visible pages' first, then
 * those of one page on each side. No other pictures are kept.
 */
public final class PageModel {
  private static final System.Logger LOG = System.getLogger(PageModel.class.getName());

  private final Source source;
  private final Background background;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Closed());
  private final ObservableMap<Integer, Drawn> pictures = FXCollections.observableHashMap();

  /** Held, since a map that only shows another's content hears of it as long as it is held. */
  private final ObservableMap<Integer, Drawn> seenPictures =
      FXCollections.unmodifiableObservableMap(pictures);

  private Optional<String> letter = Optional.empty();
  private boolean shown;
  private Wanted wanted = new Wanted(1, 0, 1);
  private Optional<AtomicBoolean> opening = Optional.empty();
  private Optional<Drawing> drawing = Optional.empty();

  /** Where the pages come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens a letter's original file.
     *
     * @param password for a PDF that opens with one
     * @param stopped asked many times a second; true ends it
     */
    LetterPages open(String letter, Optional<String> password, BooleanSupplier stopped);
  }

  /** What the page view shows. */
  sealed interface State {}

  /** Nothing: it is not shown, or no letter is on the review screen. */
  record Closed() implements State {}

  /** The file is being read. */
  record Opening() implements State {}

  /** The pages. */
  record Shown(PdfLetter letter) implements State {}

  /**
   * Why there are no pages.
   *
   * @param asksPassword true where a (better) password would help
   */
  record Sentence(String words, boolean asksPassword) implements State {}

  /**
   * A page's picture; none where it could not be drawn.
   *
   * @param scale pixels a point, as asked for
   */
  record Drawn(Optional<PageImage> picture, double scale) {}

  /** The visible pages, from 1, both included, and the scale in pixels a point. */
  private record Wanted(int first, int last, double scale) {
    boolean isNear(int page) {
      return page >= first - 1 && page <= last + 1;
    }
  }

  private record Drawing(PdfLetter letter, int page, double scale, AtomicBoolean stopped) {}

  /**
   * What came of a piece of work.
   *
   * @param closing true where the program's end stopped it
   */
  private record Done<T>(T result, boolean closing) {}

  public PageModel(ReviewModel review, Source source, Background background) {
    this.source = source;
    this.background = background;
    review.session().addListener((o, was, is) -> lay(is.map(PageModel::idOf)));
    lay(review.session().get().map(PageModel::idOf));
  }

  private static String idOf(ReviewSession session) {
    return session.letter().id();
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** By page, from 1; of the visible pages and their neighbors only. */
  ObservableMap<Integer, Drawn> pictures() {
    return seenPictures;
  }

  /** Told when the page view comes into sight and when it leaves. */
  void show(boolean inSight) {
    shown = inSight;
    if (!shown) {
      opening.ifPresent(o -> o.set(true));
      forget();
    }
    openIfWanted(Optional.empty());
  }

  /** Opens the letter's file with a password. */
  void open(String password) {
    state.set(new Closed());
    openIfWanted(Optional.of(password));
  }

  /**
   * Draws pages, the visible ones first; what is no longer wanted is stopped and forgotten.
   *
   * @param first the first visible page, from 1
   * @param last the last visible page
   * @param scale pixels a point
   */
  void want(int first, int last, double scale) {
    wanted = new Wanted(first, last, scale);
    pictures.keySet().removeIf(page -> !wanted.isNear(page));
    drawing
        .filter(d -> !wanted.isNear(d.page()) || d.scale() != scale)
        .ifPresent(d -> d.stopped().set(true));
    drawNext();
  }

  private void lay(Optional<String> now) {
    if (!now.equals(letter)) {
      letter = now;
      opening.ifPresent(o -> o.set(true));
      opening = Optional.empty();
      forget();
      state.set(new Closed());
      openIfWanted(Optional.empty());
    }
  }

  private void forget() {
    wanted = new Wanted(1, 0, 1);
    drawing.ifPresent(d -> d.stopped().set(true));
    pictures.clear();
  }

  private void openIfWanted(Optional<String> password) {
    if (shown && state.get() instanceof Closed) {
      letter.ifPresent(id -> open(id, password));
    }
  }

  private void open(String id, Optional<String> password) {
    AtomicBoolean stopped = new AtomicBoolean();
    opening = Optional.of(stopped);
    state.set(new Opening());
    background.run(
        task -> source.open(id, password, () -> stopped.get() || task.stopped()),
        pages -> opened(stopped, stateOf(pages)),
        accident -> {
          LOG.log(System.Logger.Level.ERROR, "a letter's pages could not be opened", accident);
          opened(
              stopped,
              new Sentence("The letter's original file couldn't be read. Run Check data.", false));
        });
  }

  private void opened(AtomicBoolean stopped, State now) {
    if (opening.filter(stopped::equals).isPresent()) {
      opening = Optional.empty();
      state.set(stopped.get() ? new Closed() : now);
      openIfWanted(Optional.empty());
    }
  }

  private static State stateOf(LetterPages pages) {
    return switch (pages) {
      case LetterPages.Printed printed -> new Shown(printed.letter());
      case LetterPages.TextOnly text -> new Sentence(text.sentence(), false);
      case LetterPages.Refused refused ->
          new Sentence(refused.sentence(), refused.reason() == IntakeResult.Reason.PASSWORD);
    };
  }

  private void drawNext() {
    if (drawing.isEmpty() && shown && state.get() instanceof Shown open) {
      byUrgency(open.letter().sheets().size()).stream()
          .filter(p -> !pictures.containsKey(p) || pictures.get(p).scale() != wanted.scale())
          .findFirst()
          .ifPresent(p -> draw(open.letter(), p));
    }
  }

  private List<Integer> byUrgency(int pages) {
    List<Integer> near = new ArrayList<>();
    for (int page = wanted.first(); page <= wanted.last(); page++) {
      near.add(page);
    }
    if (!near.isEmpty()) {
      near.add(wanted.last() + 1);
      near.add(wanted.first() - 1);
    }
    near.removeIf(p -> p < 1 || p > pages);
    return near;
  }

  private void draw(PdfLetter of, int page) {
    Drawing now = new Drawing(of, page, wanted.scale(), new AtomicBoolean());
    drawing = Optional.of(now);
    background.run(
        task -> new Done<>(picture(now, task), task.stopped()),
        done -> drawn(now, done),
        accident -> {
          LOG.log(System.Logger.Level.ERROR, "a page could not be drawn", accident);
          drawn(now, new Done<>(Optional.empty(), false));
        });
  }

  /** Empty also where drawing takes too long: the next page doesn't wait for it. */
  private Optional<PageImage> picture(Drawing now, Task task) {
    BooleanSupplier stopped = () -> now.stopped().get() || task.stopped();
    return background
        .foreign()
        .of(() -> now.letter().picture(now.page(), now.scale(), stopped), stopped, () -> {})
        .flatMap(drawn -> drawn);
  }

  private void drawn(Drawing was, Done<Optional<PageImage>> done) {
    drawing = Optional.empty();
    if (!was.stopped().get() && !done.closing()) {
      pictures.put(was.page(), new Drawn(done.result(), was.scale()));
    }
    if (!done.closing()) {
      drawNext();
    }
  }
}
