package imr.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Headline;
import imr.store.LetterRow;
import imr.workbench.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

final class RowsInSightTest {
  private final List<String> read = new ArrayList<>();
  private final Background background = Background.onCallersThread();
  private final RowsInSight<String> rows = new RowsInSight<>(background, Duration.ZERO, this::read);

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
  void whatIsAskedForDuringThePauseIsReadTogetherAfterIt() throws InterruptedException {
    BlockingQueue<Runnable> delivered = new LinkedBlockingQueue<>();
    try (Background threads = Background.onAllCores(delivered::add)) {
      RowsInSight<String> later = new RowsInSight<>(threads, Duration.ofMillis(1), this::read);
      assertEquals(Optional.empty(), later.of(row(1)));
      Runnable pauseIsOver = delivered.take();
      assertEquals(Optional.empty(), later.of(row(2)), "asked for again while it waits");
      assertEquals(List.of(), read);
      pauseIsOver.run();
      delivered.take().run(); // what was read
      assertEquals(Optional.of("a after 2"), later.of(row(2)));
      assertEquals(List.of("a"), read);
      later.of(row(3));
      delivered.take().run();
      delivered.take().run();
      assertEquals(Optional.of("a after 3"), later.of(row(3)));
    }
  }

  @Test
  void whenTheWindowClosesNothingIsReadAndNothingFails() {
    background.close();
    assertEquals(Optional.empty(), rows.of(row(1)));
    assertEquals(List.of(), read);
  }
}
