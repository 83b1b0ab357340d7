package imr.ui.column;

import imr.review.CorrectionPattern;
import imr.workbench.Background;
import imr.workbench.Propagation.Fit;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The letters in which a correction fits, looked for once more when the dialog opens. */
public final class PropagateModel {
  private final ReadOnlyObjectWrapper<Optional<List<Fit>>> fits =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Consumer<List<Fit>> apply;
  private final Task search;

  /**
   * @param from the id of the letter in which the correction was made
   * @param apply makes the correction in letters; the dialog is gone by then
   * @param failed told when the library can't be read
   */
  public PropagateModel(
      Workbench workbench,
      Background background,
      CorrectionPattern pattern,
      String from,
      Consumer<List<Fit>> apply,
      Consumer<Throwable> failed) {
    this.apply = apply;
    this.search =
        background.run(
            task -> workbench.propagation().find(pattern, from, task),
            found -> fits.set(Optional.of(found)),
            failed);
  }

  /** Empty while they are looked for. */
  ReadOnlyObjectProperty<Optional<List<Fit>>> fits() {
    return fits.getReadOnlyProperty();
  }

  void apply() {
    fits.get().filter(f -> !f.isEmpty()).ifPresent(apply);
  }

  void stop() {
    search.stop();
  }
}
