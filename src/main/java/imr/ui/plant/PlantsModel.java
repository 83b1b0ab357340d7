package imr.ui.plant;

import imr.annotation.DisplayFormat;
import imr.annotation.Schema;
import imr.evaluate.CatchRate;
import imr.evaluate.ConfidenceInterval;
import imr.workbench.Background;
import imr.workbench.PlantLog;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How planted errors are set, and what the dialog's tables show; read in the background. */
public final class PlantsModel {
  private final Workbench workbench;
  private final Background background;
  private final Supplier<String> me;
  private final Consumer<PlantLog.Setting> changed;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<State>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** How it is. */
  record State(PlantLog.Setting setting, List<Line> fields, List<Line> persons) {}

  /** A line of a table: a field, a person, or all. */
  record Line(String name, CatchRate rate) {
    String share() {
      return rate.share().map(DisplayFormat::percent).orElse("");
    }

    /** {@code 61–93%}. */
    String interval() {
      return rate.interval().map(Line::words).orElse("");
    }

    private static String words(ConfidenceInterval interval) {
      return DisplayFormat.percent(interval.low()).replace("%", "")
          + "–"
          + DisplayFormat.percent(interval.high());
    }
  }

  /**
   * @param changed told when errors are planted in another way
   * @param failed told when the library can't be read or written
   */
  public PlantsModel(
      Workbench workbench,
      Background background,
      Supplier<String> me,
      Consumer<PlantLog.Setting> changed,
      Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.me = me;
    this.changed = changed;
    this.failed = failed;
  }

  /** Empty until it was read. */
  ReadOnlyObjectProperty<Optional<State>> state() {
    return state.getReadOnlyProperty();
  }

  /** Reads everything again. */
  void read() {
    background.run(task -> now(), s -> state.set(Optional.of(s)), failed);
  }

  /** Plants another share of errors from now on, 0 for none. */
  void set(double share) {
    String by = me.get();
    background.run(
        task -> {
          workbench.plants().set(share, by);
          return now();
        },
        s -> {
          state.set(Optional.of(s));
          changed.accept(s.setting());
        },
        failed);
  }

  private State now() {
    Schema schema = workbench.schema();
    PlantLog.Report report = workbench.plantReport();
    List<Line> fields = new ArrayList<>();
    report
        .fields()
        .forEach((id, rate) -> fields.add(new Line(schema.fullLabel(schema.field(id)), rate)));
    if (report.all().all() > 0) {
      fields.addFirst(new Line("All fields", report.all()));
    }
    List<Line> persons = new ArrayList<>();
    report.persons().forEach((name, rate) -> persons.add(new Line(name, rate)));
    return new State(workbench.plants().setting(), fields, persons);
  }
}
