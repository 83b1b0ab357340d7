package imr.ui.library;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.letter.LetterText;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.search.LetterQuery;
import imr.search.Passage;
import imr.store.LetterRow;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import imr.ui.shell.LibraryModel;
import imr.workbench.Background;
import imr.workbench.Latest;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The hits of a search, one after another across the letters that were found: each letter is laid
 * on the review screen with the hit selected, so that a field's own key gives it the words.
 */
public final class HitsModel {
  private final LibraryModel library;
  private final Workbench workbench;
  private final Latest<Search, Optional<InLetter>> searching;
  private final Supplier<Optional<ReviewSession>> desk;
  private final Consumer<Span> select;
  private final Consumer<Throwable> accident;
  private final ReadOnlyObjectWrapper<Optional<Hit>> hit =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> marks = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<HitFilter> skip = new SimpleObjectProperty<>(HitFilter.NOTHING);
  private final BooleanProperty byItself = new SimpleBooleanProperty();
  private final Deque<Place> trail = new ArrayDeque<>();
  private LetterQuery query = LetterQuery.ALL;
  private List<String> letters = List.of();

  private interface Search {
    Optional<InLetter> with(Task task);
  }

  /** Which hits are passed over: none, those that are evidence of anything, or of one field. */
  public record HitFilter(boolean evidence, Optional<FieldId> field) {
    public static final HitFilter NOTHING = new HitFilter(false, Optional.empty());
    public static final HitFilter EVIDENCE = new HitFilter(true, Optional.empty());

    public static HitFilter evidenceOf(FieldId field) {
      return new HitFilter(true, Optional.of(field));
    }

    private boolean passes(ReviewSession session, Span words) {
      return evidence
          && evidenceAt(session, words)
              .anyMatch(a -> field.map(f -> f.equals(a.target().field())).orElse(true));
    }
  }

  /**
   * A hit under review.
   *
   * @param letterPlace which of the letters, from 1
   * @param place which of the letter's hits, from 1
   * @param sentence with this hit alone marked
   */
  public record Hit(
      String letter,
      String title,
      int letterPlace,
      int letters,
      int place,
      int hits,
      Span words,
      Excerpt sentence) {}

  /** Where in the letters; {@code hit} counts from 0. */
  private record Place(int letter, int hit) {}

  /** A letter's hits, as the background found them. */
  private record InLetter(int letter, LetterText text, List<Found> hits, int first) {}

  private record Found(Passage passage, Span words) {}

  /**
   * @param desk the letter under review
   * @param select selects words of the letter under review and gives its text the keyboard
   */
  public HitsModel(
      LibraryModel library,
      Workbench workbench,
      Background background,
      Supplier<Optional<ReviewSession>> desk,
      Consumer<Span> select,
      Consumer<Throwable> accident) {
    this.library = library;
    this.workbench = workbench;
    this.searching = new Latest<>(background, Search::with);
    this.desk = desk;
    this.select = select;
    this.accident = accident;
  }

  /** The hit that is selected on the review screen. */
  public ReadOnlyObjectProperty<Optional<Hit>> hit() {
    return hit.getReadOnlyProperty();
  }

  /** True from the start until it is stopped. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** That there is no further hit, and what to do. */
  public ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** The fields whose evidence the hit is already. */
  public ReadOnlyObjectProperty<List<String>> marks() {
    return marks.getReadOnlyProperty();
  }

  /** Which hits are passed over; set by the analyst. */
  public ObjectProperty<HitFilter> skip() {
    return skip;
  }

  /** Whether the next hit comes as soon as this one was given to a field. */
  public BooleanProperty byItself() {
    return byItself;
  }

  /** Begins with the first hit of the letters that the list shows, from the given one on. */
  public void start(LetterQuery words, int from) {
    query = words;
    letters = library.shown().stream().map(LetterRow::id).toList();
    trail.clear();
    hit.set(Optional.empty());
    running.set(true);
    look(Math.max(from, 0), 0);
  }

  public void stop() {
    searching.drop();
    running.set(false);
    notice.set("");
    hit.set(Optional.empty());
    marks.set(List.of());
  }

  /** Goes on to the next hit that is not passed over; says so where there is none. */
  public void next() {
    hit.get()
        .ifPresent(
            now -> {
              trail.push(new Place(now.letterPlace() - 1, now.place() - 1));
              look(now.letterPlace() - 1, now.place());
            });
  }

  /** Goes back to the hit before, whatever it is evidence of. */
  public void back() {
    if (!trail.isEmpty()) {
      Place before = trail.pop();
      run(task -> read(before.letter()).map(l -> at(l, before.hit())));
    }
  }

  private static InLetter at(InLetter letter, int hit) {
    return new InLetter(letter.letter(), letter.text(), letter.hits(), hit);
  }

  private void look(int letter, int firstHit) {
    HitFilter passedOver = skip.get();
    Optional<ReviewSession> onDesk = desk.get();
    run(
        task -> {
          int from = firstHit;
          for (int at = letter; at < letters.size() && !task.stopped(); at++) {
            Optional<InLetter> found = read(at);
            Optional<InLetter> first = found.flatMap(firstOf(passedOver, onDesk, from)::of);
            if (first.isPresent()) {
              return first;
            }
            from = 0;
          }
          return Optional.empty();
        });
  }

  private interface First {
    Optional<InLetter> of(InLetter letter);
  }

  /** The letter at its first hit that is not passed over, from one on. */
  private First firstOf(HitFilter skipped, Optional<ReviewSession> onDesk, int from) {
    return letter ->
        IntStream.range(from, letter.hits().size())
            .filter(i -> !passes(skipped, onDesk, letter, i))
            .mapToObj(i -> at(letter, i))
            .findFirst();
  }

  private boolean passes(
      HitFilter skipped, Optional<ReviewSession> onDesk, InLetter letter, int hit) {
    String id = letters.get(letter.letter());
    return skipped.evidence()
        && skipped.passes(
            onDesk
                .filter(s -> s.letter().id().equals(id))
                .orElseGet(() -> workbench.openForViewer(id)),
            letter.hits().get(hit).words());
  }

  private void run(Search search) {
    notice.set("");
    searching.ask(search, found -> found.ifPresentOrElse(this::open, this::ended), accident);
  }

  /** A letter that cannot be read is passed over; opening it says why. */
  private Optional<InLetter> read(int letter) {
    try {
      LetterText text = workbench.letter(letters.get(letter)).text();
      List<Found> hits =
          Passage.of(query, text).stream()
              .flatMap(p -> FoundWords.joined(text, p.words()).stream().map(w -> new Found(p, w)))
              .toList();
      return Optional.of(new InLetter(letter, text, hits, 0));
    } catch (StoreDamagedException | StoreFailedException unreadable) {
      return Optional.empty();
    }
  }

  private void open(InLetter letter) {
    library.open(letters.get(letter.letter()), () -> show(letter));
  }

  private void show(InLetter letter) {
    String id = letters.get(letter.letter());
    if (!running.get()) {
      return;
    }
    if (desk.get().filter(s -> s.letter().id().equals(id)).isEmpty()) {
      notice.set("Couldn't open this letter. Go to the next hit, or stop.");
      return;
    }
    Found found = letter.hits().get(letter.first());
    Passage marked = new Passage(found.passage().sentence(), List.of(found.words()));
    hit.set(
        Optional.of(
            new Hit(
                id,
                desk.get().orElseThrow().headline().title(),
                letter.letter() + 1,
                letters.size(),
                letter.first() + 1,
                letter.hits().size(),
                found.words(),
                Excerpt.of(letter.text(), marked, found.words()))));
    look(desk.get());
    select.accept(found.words());
  }

  private void ended() {
    notice.set(
        hit.get().isPresent()
            ? "That was the last hit. Stop, or go back."
            : "No hits to show. All hits are skipped or appear only in titles.");
  }

  /**
   * Told what is under review after each change: what the hit is evidence of by now. True where
   * that is more than before.
   */
  public boolean look(Optional<ReviewSession> session) {
    List<String> now =
        hit.get()
            .flatMap(
                h -> session.filter(s -> s.letter().id().equals(h.letter())).map(s -> named(s, h)))
            .orElse(List.of());
    boolean more = now.size() > marks.get().size();
    marks.set(now);
    return more;
  }

  private static List<String> named(ReviewSession session, Hit hit) {
    return evidenceAt(session, hit.words())
        .map(a -> session.schema().field(a.target().field()).label())
        .toList();
  }

  /** What counts and has these words, or some of them, as its place; passages left out. */
  private static java.util.stream.Stream<Annotation> evidenceAt(ReviewSession session, Span words) {
    Predicate<Evidence> there =
        e -> e.span().start() < words.end() && words.start() < e.span().end();
    return session.annotations().all().stream()
        .filter(Annotation::counts)
        .filter(a -> a.evidence().filter(there).isPresent())
        .filter(
            a ->
                session
                    .schema()
                    .find(a.target().field())
                    .filter(f -> !f.longText() && !f.isGroup())
                    .isPresent());
  }
}
