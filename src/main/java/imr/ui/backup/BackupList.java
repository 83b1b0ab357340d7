package imr.ui.backup;

import imr.annotation.DisplayFormat;
import imr.store.Backup;
import imr.ui.kit.Overlay;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The dialog that lists the backups, and how a backup is described. */
public final class BackupList {
  private static final double ROW = 30;
  private static final int MOST_ROWS = 10;

  private final ZoneId zone;

  /**
   * @param zone the time zone that times are shown in
   */
  public BackupList(ZoneId zone) {
    this.zone = zone;
  }

  /** When the backup was created: {@code Nov 21, 2026, 9:05:10 AM}. */
  public String time(Backup backup) {
    return DisplayFormat.exactDateTime(backup.made(), zone);
  }

  /** What is in it: {@code 60 letters, 412 changes, 3.1 MB}. */
  public String words(Backup backup) {
    return "%s, %s, %.1f MB"
        .formatted(
            DisplayFormat.count(backup.letters(), "letter"),
            DisplayFormat.count(backup.gestures(), "change"),
            backup.bytes() / 1e6);
  }

  /**
   * Lists them; the one that is chosen can be restored in two ways.
   *
   * @param restore gets true for everything since, false for the store as it was then
   */
  public void show(Overlay overlay, List<Backup> newestFirst, BiConsumer<Backup, Boolean> restore) {
    ListView<Backup> list = new ListView<>();
    list.setId("backups");
    list.setAccessibleText("Backups, newest first");
    list.getItems().setAll(newestFirst);
    list.setFixedCellSize(ROW);
    list.setPrefHeight(4 + ROW * Math.min(newestFirst.size(), MOST_ROWS));
    list.setCellFactory(l -> new Line());
    list.getSelectionModel().selectFirst();
    Choice since = new Choice("Restore and keep later changes…", () -> give(list, true, restore));
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            overlay.hide();
            since.action().run();
          }
        });
    OverlayDialog.showAt(
        overlay,
        list,
        "Backups",
        "Choose a backup. You can keep the changes made since then, or roll back to the backup's"
            + " exact state.",
        List.of(list),
        since,
        new Choice("Roll back to this backup…", () -> give(list, false, restore)),
        new Choice("Close", () -> {}));
  }

  private static void give(
      ListView<Backup> list, boolean since, BiConsumer<Backup, Boolean> restore) {
    Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .ifPresent(chosen -> restore.accept(chosen, since));
  }

  /** A backup as its time and, at the right, what is in it. */
  private final class Line extends ListCell<Backup> {
    private final Label made = new Label();
    private final Label holds = new Label();
    private final HBox line = new HBox(16, made, holds);

    Line() {
      made.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(made, Priority.ALWAYS);
      holds.getStyleClass().add("muted");
      holds.setMinWidth(USE_PREF_SIZE);
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Backup backup, boolean empty) {
      super.updateItem(backup, empty);
      if (empty || backup == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        made.setText(time(backup));
        holds.setText(words(backup));
        setAccessibleText(time(backup) + ": " + words(backup));
        setGraphic(line);
      }
    }
  }
}
