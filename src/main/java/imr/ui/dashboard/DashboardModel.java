package imr.ui.dashboard;

import imr.report.Chart;
import imr.report.Charts;
import imr.search.LetterQuery;
import imr.search.ParsedQuery;
import imr.workbench.Background;
import imr.workbench.Latest;
import imr.workbench.LetterSearch;
import imr.workbench.Overview;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;

/** What the dashboard shows of which letters; counted in the background. */
public final class DashboardModel {
  private final Workbench workbench;
  private final Background background;
  private final Latest<LetterQuery, DashboardData> counting;
  private final Supplier<String> me;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<DashboardData>> seen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private LetterQuery query = LetterQuery.ALL;
  private Optional<String> misread = Optional.empty();

  /** Where nothing is missing in the end, nobody says that something has changed. */
  private final PauseTransition again = new PauseTransition(Duration.millis(500));

  private boolean shown;
  private boolean stale;

  /**
   * @param me who the query's word “me” means
   * @param failed told when nothing can be counted
   */
  public DashboardModel(
      Workbench workbench, Background background, Supplier<String> me, Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.counting = new Latest<>(background, (of, _) -> seen(of));
    this.me = me;
    this.failed = failed;
    again.setOnFinished(e -> changed());
    workbench.finding().whenChanged(() -> Platform.runLater(this::changed));
  }

  /**
   * What is shown of a query.
   *
   * @param letters how many it finds
   */
  record DashboardData(int letters, List<Chart> charts) {}

  /** Whether somebody looks; while nobody does, nothing is counted. */
  void show(boolean now) {
    shown = now;
    if (now) {
      refresh();
    }
  }

  /** Counts again, but once for many changes in a row. */
  private void changed() {
    stale = counting.isWaiting();
    if (shown && !stale) {
      refresh();
    }
  }

  /** Empty until the first figures are there. */
  ReadOnlyObjectProperty<Optional<DashboardData>> seen() {
    return seen.getReadOnlyProperty();
  }

  /** What is to be known about the figures: what was misread, what is still missing. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** Counts the letters that typed words find; where they cannot be read, what is shown stays. */
  void search(String written) {
    switch (LetterQuery.read(written, workbench.schema())) {
      case LetterQuery read -> {
        misread = Optional.empty();
        query = read;
        refresh();
      }
      case ParsedQuery.QuerySyntaxError(String sentence, int _, int _) -> {
        misread = Optional.of(sentence);
        notice.set(sentence);
      }
    }
  }

  private void refresh() {
    stale = false;
    if (workbench.finding().standing() instanceof LetterSearch.SearchStatus.NotStarted) {
      workbench.finding().start(background);
    }
    counting.ask(query.as(me.get()), this::counted, failed);
  }

  private DashboardData seen(LetterQuery of) {
    Overview.OverviewData counted = workbench.overview().of(of);
    return new DashboardData(
        counted.figures().letters(),
        new Charts(workbench.schema()).of(counted.figures(), counted.effort()));
  }

  private void counted(DashboardData counted) {
    LetterSearch.SearchStatus standing = workbench.finding().standing();
    notice.set(misread.orElseGet(() -> words(standing)));
    if (standing instanceof LetterSearch.SearchStatus.CatchingUp) {
      again.playFromStart();
    }
    seen.set(Optional.of(counted));
    if (stale && shown) {
      refresh();
    }
  }

  private static String words(LetterSearch.SearchStatus standing) {
    return switch (standing) {
      case LetterSearch.SearchStatus.NotStarted _, LetterSearch.SearchStatus.Ready _ -> "";
      case LetterSearch.SearchStatus.CatchingUp(var progress) ->
          progress.total() == 0
              ? "Indexing… These statistics don't include all letters yet."
              : "Indexing… These statistics include %,d of %,d letters."
                  .formatted(progress.done(), progress.total());
      case LetterSearch.SearchStatus.Unavailable(String sentence) -> sentence;
    };
  }
}
