package imr.ui.dashboard;

import imr.catalogue.Query;
import imr.catalogue.Reading;
import imr.workbench.Background;
import imr.workbench.Finding;
import imr.workbench.Overview;
import imr.workbench.Workbench;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the dashboard shows of which letters; counted in the background. */
public final class DashboardModel {
  private final Workbench workbench;
  private final Background background;
  private final Supplier<String> me;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<Overview.Seen>> seen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private Query query = Query.ALL;
  private int asked;

  /**
   * @param me who the query's word “me” means
   * @param failed told when nothing can be counted
   */
  public DashboardModel(
      Workbench workbench, Background background, Supplier<String> me, Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.me = me;
    this.failed = failed;
  }

  /** Empty until the first figures are there. */
  ReadOnlyObjectProperty<Optional<Overview.Seen>> seen() {
    return seen.getReadOnlyProperty();
  }

  /** What is to be known about the figures: what was misread, what is still missing. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** Counts the letters that typed words find; where they cannot be read, what is shown stays. */
  void search(String written) {
    switch (Query.read(written, workbench.schema())) {
      case Query read -> {
        query = read;
        refresh();
      }
      case Reading.Misread misread -> {
        asked++;
        notice.set(misread.sentence());
      }
    }
  }

  /** Counts anew. */
  public void refresh() {
    int number = ++asked;
    Query of = query.as(me.get());
    if (workbench.finding().standing() instanceof Finding.Standing.NotStarted) {
      workbench.finding().start(background);
    }
    background.run(
        task -> workbench.overview().of(of),
        counted -> {
          if (number == asked) {
            seen.set(Optional.of(counted));
            notice.set(words(workbench.finding().standing()));
          }
        },
        failed);
  }

  private static String words(Finding.Standing standing) {
    return switch (standing) {
      case Finding.Standing.NotStarted _, Finding.Standing.Ready _ -> "";
      case Finding.Standing.CatchingUp(var progress) ->
          progress.total() == 0
              ? "Letters are still being read in: these figures are not of all of them yet."
              : "Letters are still being read in (%,d of %,d): these figures are of those."
                  .formatted(progress.done(), progress.total());
      case Finding.Standing.Unavailable(String sentence) -> sentence;
    };
  }
}
