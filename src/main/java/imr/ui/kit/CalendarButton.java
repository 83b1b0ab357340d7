package imr.ui.kit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A calendar beside a text field, which a click opens, and Alt+Down or F4 from the field. The
 * arrows go through the days, Enter picks one, and Escape leaves the field as it is; the field has
 * the keyboard again then.
 */
public final class CalendarButton extends DatePicker {
  private boolean opening;

  /**
   * @param reads the day that the field's text names, at which the calendar opens; empty for today
   * @param picked told the day that was picked, once the field has the keyboard
   */
  public CalendarButton(
      TextField field, Function<String, Optional<LocalDate>> reads, Consumer<LocalDate> picked) {
    setEditable(false);
    getStyleClass().add("calendar-button");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip("Calendar (Alt+Down or F4)"));
    setOnShowing(
        e -> {
          opening = true;
          setValue(reads.apply(field.getText()).orElse(null));
          opening = false;
        });
    setOnHidden(e -> field.requestFocus());
    valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !opening) {
                field.requestFocus();
                picked.accept(is);
              }
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInField);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressedHere);
    // a picker would close again once the F4 that opened it from the field is let go
    addEventFilter(KeyEvent.KEY_RELEASED, e -> consumeIf(e, e.getCode() == KeyCode.F4));
  }

  private static void consumeIf(KeyEvent event, boolean wanted) {
    if (wanted) {
      event.consume();
    }
  }

  private void pressedHere(KeyEvent event) {
    boolean f4 = event.getCode() == KeyCode.F4;
    boolean opens = f4 || event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    if (opens && !isShowing()) {
      event.consume();
      show();
    } else if (f4) {
      event.consume();
      hide();
    }
  }

  private void pressedInField(KeyEvent event) {
    boolean down = event.getCode() == KeyCode.DOWN && event.isAltDown();
    boolean f4 = event.getCode() == KeyCode.F4 && !event.isAltDown() && !event.isShortcutDown();
    if (down || f4) {
      event.consume();
      // its keys are its own while it is open, and none is the field's
      requestFocus();
      show();
    }
  }

  /** The day that a date as it is stored names; empty for a month, a year, and other words. */
  public static Optional<LocalDate> day(String stored) {
    try {
      return Optional.of(LocalDate.parse(stored.strip()));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }
}
