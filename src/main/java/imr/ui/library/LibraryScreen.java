package imr.ui.library;

import imr.search.SearchSort;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.settings.Settings;
import imr.ui.shell.LibraryModel;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The library's screen as the window uses it: the list, the search, the dialog of filters. */
public final class LibraryScreen {
  private final LibraryModel library;
  private final Workbench workbench;
  private final Background background;
  private final Settings settings;
  private final Consumer<Throwable> accident;
  private final SearchModel search;
  private final DoubtfulModel doubtful;
  private Optional<LibraryView> view = Optional.empty();

  /**
   * @param accident told what nobody expected
   */
  public LibraryScreen(
      LibraryModel library,
      Workbench workbench,
      Background background,
      Settings settings,
      Consumer<Throwable> accident) {
    this.library = library;
    this.workbench = workbench;
    this.background = background;
    this.settings = settings;
    this.accident = accident;
    this.doubtful = new DoubtfulModel(workbench, background);
    this.search = new SearchModel(library, workbench, background, settings, accident);
  }

  public SearchModel search() {
    return search;
  }

  /** The list with its search box, made once. */
  public LibraryView view(Command filter, Command again) {
    LibraryView list =
        new LibraryView(
            library,
            search,
            new PassageModel(workbench, background),
            doubtful,
            workbench::schema,
            settings,
            filter,
            again);
    view = Optional.of(list);
    return list;
  }

  public HitStrip strip(HitsModel hits, Command next, Command back, Command stop) {
    return new HitStrip(hits, workbench::schema, next, back, stop);
  }

  /** Reads again how many values are doubtful, since something was learned or forgotten. */
  public void refreshDoubts() {
    doubtful.refresh();
  }

  /** Gives the keyboard to the search box. */
  public void focusSearch() {
    view.ifPresent(LibraryView::focusSearch);
  }

  /** Makes the list wider or, with a negative number, narrower; in pixels. */
  public void widen(double by) {
    view.ifPresent(v -> v.widen(by));
  }

  public void showFilters(Overlay overlay) {
    FilterDialog.show(overlay, filters(), library);
  }

  private FilterModel filters() {
    return new FilterModel(search, workbench, background, settings, accident);
  }

  /** True while some letters are looked for, so that there is something to save. */
  public BooleanBinding filtered() {
    return Bindings.createBooleanBinding(
        () -> !search.query().get().conditions().isEmpty(), search.query());
  }

  /** Keeps what is looked for under a name; nothing without one. */
  public void save(String name) {
    filters().save(name);
  }

  /** The saved filters by name, as they are written. */
  public Map<String, String> saved() {
    return settings.current().library().filters();
  }

  /** Where a letter stands in the list, from 0; -1 where it does not. */
  public int stands(Optional<String> letter) {
    return letter.map(library::placeShown).orElse(-1);
  }

  /** As an analyst reads it. */
  public String label(SearchSort.By by) {
    return SortOptions.label(by);
  }
}
