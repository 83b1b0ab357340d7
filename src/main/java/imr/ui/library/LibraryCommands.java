package imr.ui.library;

import imr.letter.Span;
import imr.review.ReviewSession;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.ui.kit.Command;
import imr.ui.kit.SearchableList;
import imr.ui.kit.TextPrompt;
import imr.ui.shell.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/** The commands that find letters among many, keep filters, and annotate the hits of a search. */
public final class LibraryCommands {
  private static final String GROUP = "Library";

  private final Shell shell;
  private final LibraryScreen screen;
  private final SearchModel search;
  private final HitsModel hits;
  private final Command find;
  private final Command filter;
  private final Command again;
  private final Command annotate;
  private final Command next;
  private final Command back;
  private final Command stop;
  private final ObservableBooleanValue always;
  private final LibraryView list;

  public LibraryCommands(Shell shell, ObservableBooleanValue always, Consumer<Throwable> accident) {
    this.shell = shell;
    this.always = always;
    this.screen =
        new LibraryScreen(
            shell.library(), shell.workbench(), shell.background(), shell.settings(), accident);
    this.search = screen.search();
    this.hits =
        new HitsModel(
            shell.library(),
            shell.workbench(),
            shell.background(),
            () -> shell.review().session().get(),
            this::select,
            accident);
    BooleanBinding words =
        Bindings.createBooleanBinding(() -> search.found().get().hasWords(), search.found());
    this.find = Command.of("find-letters", GROUP, "Find letters", "F4", always, this::find);
    this.filter =
        Command.of("filter-letters", GROUP, "Filter letters…", "Shift+F4", always, this::filter);
    this.again = Command.of("refresh-search", GROUP, "Refresh search", "F5", always, search::again);
    this.annotate =
        Command.of(
            "review-search-hits",
            GROUP,
            "Review search hits",
            "Shortcut+F3",
            words,
            this::annotate);
    this.next =
        Command.of("next-hit", GROUP, "Next hit", "F3", hits.running(), committed(hits::next));
    this.back =
        Command.of(
            "previous-hit",
            GROUP,
            "Previous hit",
            "Shift+F3",
            hits.running(),
            committed(hits::back));
    this.stop =
        Command.of(
            "stop-search-review", GROUP, "Stop reviewing hits", "", hits.running(), this::stop);
    this.list = screen.view(filter, again);
    shell.review().session().addListener((o, was, is) -> changed(is));
  }

  public List<Command> verbs() {
    return List.of(
        find,
        filter,
        Command.of("show-all-letters", GROUP, "Show all letters", "", always, search::clear),
        again,
        Command.of("sort-letters", GROUP, "Sort letters…", "", always, this::sort),
        Command.of("save-filter", GROUP, "Save filter…", "", screen.filtered(), this::save),
        annotate,
        next,
        back,
        Command.of(
            "advance-automatically",
            GROUP,
            "Advance automatically",
            "",
            hits.running(),
            this::turnByItself),
        stop,
        Command.of("widen-library", "View", "Widen library", "", always, () -> screen.widen(80)),
        Command.of(
            "narrow-library", "View", "Narrow library", "", always, () -> screen.widen(-80)));
  }

  public LibraryView list() {
    return list;
  }

  /** Stands over the review screen while hits are annotated. */
  public HitStrip strip() {
    return screen.strip(hits, next, back, stop);
  }

  /** Shows again how many values of each letter are doubtful. */
  public void refreshDoubts() {
    screen.refreshDoubts();
  }

  public SearchModel search() {
    return search;
  }

  public HitsModel hits() {
    return hits;
  }

  /** The saved filters, for the list of commands. */
  public Stream<SearchableList.Entry> saved() {
    return screen.saved().entrySet().stream()
        .map(
            f ->
                new SearchableList.Entry(
                    "Filter", f.getKey(), f.getValue(), () -> search.setWritten(f.getValue())));
  }

  /** Opens the next letter of the list, and says where there is none, or where it starts over. */
  public void openNext() {
    int before = screen.stands(shell.library().wanted());
    if (!shell.library().openNext(() -> opened(before))) {
      shell.review().say(noneLeft());
    }
  }

  private void opened(int before) {
    shell.view().focus();
    if (search.isQueue() && screen.stands(shell.library().opened().get()) < before) {
      shell
          .review()
          .say("That was the last letter in the search results. Continuing from the top.");
    }
  }

  private String noneLeft() {
    int found = shell.library().shown().size();
    if (!search.isQueue()) {
      return "There are no other unfinished letters.";
    }
    return (found == 1
            ? "There are no other unfinished letters in the search results."
            : "None of the other %,d letters in the search results is unfinished.".formatted(found))
        + " Press %s to search for others, or press Escape in the search box to see all letters."
            .formatted(find.keyText());
  }

  private void find() {
    shell.view().commit();
    screen.focusSearch();
  }

  private void filter() {
    shell.view().commit();
    screen.showFilters(shell.overlay());
  }

  private void sort() {
    shell.view().commit();
    SearchableList.show(
        shell.overlay(),
        "Sort letters",
        Arrays.stream(SearchSort.By.values())
            .map(
                by ->
                    new SearchableList.Entry(
                        "Sort", screen.label(by), "", () -> search.sortBy(SearchSort.by(by))))
            .toList());
  }

  private void save() {
    shell.view().commit();
    TextPrompt.show(
        shell.overlay(),
        "Save filter",
        "Name the filter “%s”. Saved filters appear in the command palette and in the filter dialog."
            .formatted(search.written().get()),
        "",
        screen::save);
  }

  /** Begins with the letter under review where it is among those found, else with the first. */
  private void annotate() {
    shell.view().commit();
    LetterQuery query = search.found().get();
    hits.start(query, screen.stands(shell.library().opened().get()));
  }

  private void stop() {
    hits.stop();
    shell.view().focus();
  }

  private void turnByItself() {
    hits.byItself().set(!hits.byItself().get());
    shell
        .review()
        .say(
            hits.byItself().get()
                ? "After you use a hit for a field, the next hit opens automatically."
                : "Each hit stays open until you go to the next one.");
  }

  private Runnable committed(Runnable verb) {
    return () -> {
      shell.view().commit();
      verb.run();
    };
  }

  private void select(Span words) {
    shell.view().showPlace(words);
  }

  /** After whatever the gesture does besides, such as choosing the next field. */
  private void changed(Optional<ReviewSession> session) {
    if (hits.running().get() && hits.look(session) && hits.byItself().get()) {
      Platform.runLater(hits::next);
    }
  }
}
