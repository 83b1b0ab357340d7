package imr.ui.library;

import imr.search.Condition;
import imr.search.LetterProperty;
import imr.search.LetterQuery;
import imr.search.Match;
import imr.search.ParsedQuery;
import imr.search.QueryCompletion;
import imr.search.QuerySubject;
import imr.search.SearchSort;
import imr.ui.settings.Settings;
import imr.ui.shell.LetterList;
import imr.ui.shell.LibraryModel;
import imr.ui.shell.ListOrder;
import imr.workbench.Background;
import imr.workbench.Latest;
import imr.workbench.LetterSearch;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;

/**
 * What is looked for in the library. While somebody types, one search at a time runs in the
 * background, with what is there by then, and an answer to a question that has changed meanwhile is
 * dropped. The results stay listed until the next search: letters that no longer match are counted,
 * not removed.
 */
public final class SearchModel {
  /** After a key, so that two quick ones are one search. */
  private static final Duration PAUSE = Duration.millis(40);

  /** A query that is half typed is no mistake yet. */
  private static final Duration THINKING = Duration.millis(900);

  private static final Duration SETTLING = Duration.millis(500);

  private final LibraryModel library;
  private final Workbench workbench;
  private final LetterSearch finding;
  private final Background background;
  private final Latest<Question, Answer> searching;
  private final Latest<Question, ResultChanges> comparing;
  private final Settings settings;
  private final Consumer<Throwable> accident;
  private final ReadOnlyStringWrapper written = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<LetterQuery> query =
      new ReadOnlyObjectWrapper<>(LetterQuery.ALL);
  private final ReadOnlyObjectWrapper<LetterQuery> found =
      new ReadOnlyObjectWrapper<>(LetterQuery.ALL);
  private final ReadOnlyObjectWrapper<SearchSort> sort;
  private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<ResultChanges> drift =
      new ReadOnlyObjectWrapper<>(ResultChanges.NONE);
  private final ReadOnlyObjectWrapper<LetterSearch.SearchStatus> standing =
      new ReadOnlyObjectWrapper<>(new LetterSearch.SearchStatus.NotStarted());
  private final Timeline watching = new Timeline(new KeyFrame(Duration.millis(300), e -> watch()));
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObservableList<QueryCompletion> suggestions = FXCollections.observableArrayList();
  private final ObservableList<QueryCompletion> suggestionsSeen =
      FXCollections.unmodifiableObservableList(suggestions);
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final PauseTransition thinking = new PauseTransition(THINKING);
  private final PauseTransition settling = new PauseTransition(SETTLING);
  private final AtomicBoolean told = new AtomicBoolean();
  private Optional<ParsedQuery.QuerySyntaxError> misread = Optional.empty();
  private int caret = -1;

  /** How what is shown differs by now from what would be found. */
  public record ResultChanges(int gone, int come) {
    static final ResultChanges NONE = new ResultChanges(0, 0);

    /** {@code 3 no longer match, 2 new}; empty where nothing differs. */
    public String words() {
      String left = gone == 0 ? "" : "%,d no longer match".formatted(gone);
      String came = come == 0 ? "" : "%,d new".formatted(come);
      return left.isEmpty() || came.isEmpty() ? left + came : left + ", " + came;
    }
  }

  /**
   * What is asked of the background.
   *
   * @param query empty where the words say nothing that can be looked for
   */
  private record Question(
      String written,
      int caret,
      Optional<LetterQuery> query,
      SearchSort sort,
      LetterList listing,
      ListOrder shown) {}

  private record Answer(
      Question to, Optional<ListOrder> order, List<QueryCompletion> suggestions) {}

  /**
   * @param accident told what nobody expected
   */
  public SearchModel(
      LibraryModel library,
      Workbench workbench,
      Background background,
      Settings settings,
      Consumer<Throwable> accident) {
    this.library = library;
    this.workbench = workbench;
    this.finding = workbench.finding();
    this.background = background;
    this.searching = new Latest<>(background, (question, _) -> answer(question));
    this.comparing = new Latest<>(background, (question, _) -> drift(question));
    this.settings = settings;
    this.accident = accident;
    watching.setCycleCount(Animation.INDEFINITE);
    this.sort = new ReadOnlyObjectWrapper<>(SortOptions.read(settings.current().library().sort()));
    pause.setOnFinished(e -> ask());
    thinking.setOnFinished(e -> tellUnlessItCanGoOn());
    settling.setOnFinished(e -> compare());
    finding.whenChanged(this::mayHaveChanged);
    library.onReplaced(this::settle);
  }

  /** Begins to find: to be called once the window is open. */
  public void start() {
    finding.start(background);
    watch();
  }

  /** How far finding can be relied on. */
  public ReadOnlyObjectProperty<LetterSearch.SearchStatus> standing() {
    return standing.getReadOnlyProperty();
  }

  /** Looks at it while it is not ready; what is sorted by the catalogue is sorted once it is. */
  private void watch() {
    boolean wasReady = ready();
    standing.set(finding.standing());
    if (ready()) {
      watching.stop();
      if (!wasReady && !isQueue() && !sort.get().equals(SortOptions.ARRIVAL)) {
        ask();
      }
    } else {
      watching.play();
    }
  }

  private boolean ready() {
    return standing.get() instanceof LetterSearch.SearchStatus.Ready;
  }

  /** What is in the search box. */
  public ReadOnlyStringProperty written() {
    return written.getReadOnlyProperty();
  }

  /** What is looked for; the last that could be read while words say nothing yet. */
  public ReadOnlyObjectProperty<LetterQuery> query() {
    return query.getReadOnlyProperty();
  }

  /** What the letters shown were found by. */
  public ReadOnlyObjectProperty<LetterQuery> found() {
    return found.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SearchSort> sort() {
    return sort.getReadOnlyProperty();
  }

  /** What is wrong with what is in the box, in a sentence; empty where nothing is. */
  public ReadOnlyStringProperty mistake() {
    return mistake.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<ResultChanges> drift() {
    return drift.getReadOnlyProperty();
  }

  /** True from a question to its answer. */
  public ReadOnlyBooleanProperty searching() {
    return busy.getReadOnlyProperty();
  }

  /** How what is being typed could go on. */
  public ObservableList<QueryCompletion> suggestions() {
    return suggestionsSeen;
  }

  /**
   * Takes what is in the box after a key.
   *
   * @param at where the caret is, in UTF-16 units
   */
  public void type(String words, int at) {
    written.set(words);
    caret = at;
    read(words);
    if (misread.isEmpty() && at == words.length()) {
      query.set(unfinished(query.get()));
    }
    thinking.playFromStart();
    busy.set(true);
    pause.playFromStart();
  }

  /** A word that is still being typed may go on. */
  private static LetterQuery unfinished(LetterQuery typed) {
    List<Condition> conditions = new ArrayList<>(typed.conditions());
    if (!conditions.isEmpty()
        && conditions.getLast()
            instanceof Condition(boolean not, QuerySubject.TextSubject words, List<Match> any)
        && !not
        && any.size() == 1
        && any.getFirst() instanceof Match.Word(String word)) {
      conditions.set(conditions.size() - 1, Condition.of(words, new Match.Start(word)));
    }
    return new LetterQuery(conditions);
  }

  private void read(String words) {
    mistake.set("");
    misread = Optional.empty();
    switch (LetterQuery.read(words, workbench.schema())) {
      case LetterQuery right -> query.set(right);
      case ParsedQuery.QuerySyntaxError wrong -> {
        misread = Optional.of(wrong);
        query.set(found.get());
      }
    }
  }

  private void tellUnlessItCanGoOn() {
    if (suggestions.isEmpty()) {
      tellMistake();
    }
  }

  private void tellMistake() {
    misread.ifPresent(m -> mistake.set(m.sentence()));
  }

  /** Ends the typing: no suggestions any more, and what is wrong is said at once. */
  public void enter() {
    hideSuggestions();
    read(written.get());
    tellMistake();
    if (misread.isEmpty() && !query.get().equals(found.get())) {
      ask();
    }
  }

  /** Takes the suggestions away until something is typed again. */
  public void hideSuggestions() {
    caret = -1;
    suggestions.clear();
  }

  /** Puts a suggestion in its place, and gives where the caret is to stand behind it. */
  public int take(QueryCompletion suggestion) {
    String before = written.get().substring(0, suggestion.start());
    String after =
        written.get().substring(Math.min(suggestion.end(), written.get().length())).stripLeading();
    boolean goesOn = suggestion.words().endsWith(":");
    String words = before + suggestion.words() + (goesOn ? "" : " ");
    type(words + after, words.length());
    return words.length();
  }

  /** Looks for something else, at once. */
  public void set(LetterQuery other) {
    written.set(other.written());
    hideSuggestions();
    read(other.written());
    ask();
  }

  /** Looks for what somebody saved, which may say nothing any more. */
  public void setWritten(String words) {
    written.set(words);
    hideSuggestions();
    read(words);
    tellMistake();
    ask();
  }

  /** Shows all letters again. */
  public void clear() {
    set(LetterQuery.ALL);
  }

  /** Looks without one of the conditions. */
  public void without(Condition condition) {
    set(
        new LetterQuery(
            query.get().conditions().stream().filter(c -> !c.equals(condition)).toList()));
  }

  public void sortBy(SearchSort other) {
    sort.set(other);
    settings.change(p -> p.withLibrary(p.library().withSort(SortOptions.written(other))));
    ask();
  }

  /** Looks for the same again: letters that no longer fit go, new ones come. */
  public void again() {
    ask();
  }

  /** True while the list is what was found, not every letter. */
  public boolean isQueue() {
    return !found.get().equals(LetterQuery.ALL);
  }

  /** True where the box says something that can be looked for. */
  boolean isAnything() {
    return misread.isEmpty() && !query.get().equals(LetterQuery.ALL);
  }

  private void ask() {
    busy.set(true);
    Optional<LetterQuery> readable =
        misread.isPresent() ? Optional.empty() : Optional.of(query.get());
    searching.ask(question(written.get(), caret, readable), this::answered, this::failed);
  }

  private Question question(String words, int at, Optional<LetterQuery> what) {
    return new Question(words, at, what, sort.get(), library.listing(), library.order());
  }

  private Answer answer(Question to) {
    Optional<ListOrder> order = to.query().map(q -> order(q, to.sort(), to.listing()));
    List<QueryCompletion> next =
        to.caret() < 0 ? List.of() : finding.completions(to.written(), to.caret());
    return new Answer(to, order, next);
  }

  private ListOrder order(LetterQuery some, SearchSort by, LetterList listing) {
    boolean all = some.equals(LetterQuery.ALL);
    if (all && by.equals(SortOptions.ARRIVAL)) {
      return ListOrder.all(listing);
    }
    ListOrder found =
        ListOrder.of(listing, finding.find(some.as(settings.current().annotator()), by).letters());
    ListOrder order = asksForArchive(some) ? found : found.withoutArchive();
    return all ? order.withTheRest() : order;
  }

  private static boolean asksForArchive(LetterQuery query) {
    return query.conditions().stream()
        .anyMatch(c -> c.about().equals(new QuerySubject.PropertySubject(LetterProperty.ARCHIVED)));
  }

  private void answered(Answer answer) {
    suggestions.setAll(caret < 0 ? List.of() : answer.suggestions());
    boolean shown =
        answer
            .order()
            .filter(o -> !isHalfAName(answer, o))
            .map(o -> show(answer.to().query().orElseThrow(), o))
            .orElse(true);
    busy.set(!shown);
    if (!shown) {
      ask();
    }
  }

  /** The beginning of a condition's name is no word that letters must have. */
  private boolean isHalfAName(Answer answer, ListOrder found) {
    return caret >= 0
        && found.count() == 0
        && answer.suggestions().stream().anyMatch(s -> s.words().endsWith(":"));
  }

  private boolean show(LetterQuery by, ListOrder order) {
    drift.set(ResultChanges.NONE);
    if (!order.isOf(library.listing())) {
      return false;
    }
    found.set(by);
    return library.show(order, by.equals(LetterQuery.ALL));
  }

  /** Looks for nothing more, since the window goes away. */
  public void stop() {
    List.of(pause, thinking, settling, watching).forEach(Animation::stop);
    searching.drop();
    comparing.drop();
  }

  private void failed(Throwable unexpected) {
    busy.set(false);
    accident.accept(unexpected);
  }

  /** Told on any thread, perhaps many times a second. */
  private void mayHaveChanged() {
    if (told.compareAndSet(false, true)) {
      Platform.runLater(
          () -> {
            told.set(false);
            watch();
            settle();
          });
    }
  }

  private void settle() {
    if (settling.getStatus() != Animation.Status.RUNNING) {
      settling.playFromStart();
    }
  }

  /** Counts what would be found by now; of every letter, only the order could differ. */
  private void compare() {
    if (searching.isWaiting() || !isQueue()) {
      return;
    }
    Question question = question("", -1, Optional.of(found.get()));
    comparing.ask(
        question,
        now -> {
          if (library.order() == question.shown()) {
            drift.set(now);
          }
        },
        accident);
  }

  private ResultChanges drift(Question to) {
    ListOrder now = order(to.query().orElseThrow(), to.sort(), to.listing());
    return new ResultChanges(now.lacksOf(to.shown()), to.shown().lacksOf(now));
  }
}
