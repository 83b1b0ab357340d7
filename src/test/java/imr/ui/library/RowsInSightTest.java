package imr.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Headline;
import imr.store.LetterRow;
import imr.workbench.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
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
    return row("a", gestures);
  }

  private static LetterRow row(String id, int gestures) {
    Headline headline = new Headline("CM99-1", "Kites", 1, 7, 9, Headline.State.NEW, false);
    return new LetterRow(id, id + ".pdf", headline, true, Instant.EPOCH, gestures);
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

  @Test
  void whatIsForgottenIsNotReadToItsEnd() throws Exception {
    BlockingQueue<Runnable> delivered = new LinkedBlockingQueue<>();
    SynchronousQueue<String> begun = new SynchronousQueue<>();
    Semaphore ended = new Semaphore(0);
    try (Background threads = Background.onAllCores(delivered::add)) {
      RowsInSight<String> slow =
          new RowsInSight<>(threads, Duration.ZERO, row -> handed(row.id(), begun, ended));
      slow.of(row("a", 1));
      assertEquals("a", begun.poll(10, TimeUnit.SECONDS));
      slow.of(row("b", 1));
      slow.of(row("c", 1));
      ended.release();
      Objects.requireNonNull(delivered.poll(10, TimeUnit.SECONDS)).run();
      assertEquals("c", begun.poll(10, TimeUnit.SECONDS));
      slow.forget();
      ended.release(2);
      Objects.requireNonNull(delivered.poll(10, TimeUnit.SECONDS)).run();
      slow.of(row("d", 1));
      assertEquals("d", begun.poll(10, TimeUnit.SECONDS), "not b");
    }
  }

  private static String handed(String id, SynchronousQueue<String> begun, Semaphore ended) {
    try {
      begun.put(id);
      ended.acquire();
      return id;
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }
}
