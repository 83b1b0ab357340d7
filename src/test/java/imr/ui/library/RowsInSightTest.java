package imr.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Headline;
import imr.store.LetterRow;
import imr.workbench.Background;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RowsInSightTest {
  private final List<String> read = new ArrayList<>();
  private final Background background = Background.onCallersThread();
  private final RowsInSight<String> rows = new RowsInSight<>(background, this::read);

  private String read(LetterRow row) {
    read.add(row.id());
    return row.id() + " after " + row.gestures();
  }

  private static LetterRow row(int gestures) {
    Headline headline = new Headline("CM99-1", "Kites", 1, 7, 9, Headline.State.NEW, false);
    return new LetterRow("a", "a.pdf", headline, true, Instant.EPOCH, gestures);
  }

  @Test
  void aLetterIsReadOnceUntilItChanges() {
    assertEquals(Optional.empty(), rows.of(row(1)));
    assertEquals(Optional.of("a after 1"), rows.of(row(1)));
    assertEquals(Optional.of("a after 1"), rows.of(row(2)), "until it is read again");
    assertEquals(Optional.of("a after 2"), rows.of(row(2)));
    assertEquals(List.of("a", "a"), read);
    rows.forget();
    assertEquals(Optional.empty(), rows.of(row(2)));
    assertEquals(3, read.size());
  }

  @Test
  void whenTheWindowClosesNothingIsReadAndNothingFails() {
    background.close();
    assertEquals(Optional.empty(), rows.of(row(1)));
    assertEquals(List.of(), read);
  }
}
