package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that another thread reads, while this one takes those before. */
final class ReadAheadTest {
  private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

  @Test
  void valuesComeInOrderFromAnotherThread() {
    List<Integer> taken = new ArrayList<>();
    List<Thread> readers = new ArrayList<>();
    try (ReadAhead<Integer> ahead =
        ReadAhead.of(
            1_000,
            at -> {
              readers.add(Thread.currentThread());
              return at;
            },
            THREADS)) {
      for (int i = 0; i < 1_000; i++) {
        taken.add(ahead.next());
      }
      assertThrows(IllegalStateException.class, ahead::next);
    }
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), taken);
    assertEquals(1, readers.stream().distinct().count());
    assertNotEquals(Thread.currentThread(), readers.getFirst());
  }

  @Test
  void theReaderIsFewValuesAheadAndEndsWhenItIsClosed() throws InterruptedException {
    AtomicInteger read = new AtomicInteger();
    CountDownLatch some = new CountDownLatch(32);
    try (ReadAhead<Integer> ahead =
        ReadAhead.of(
            1_000_000,
            at -> {
              some.countDown();
              return read.incrementAndGet();
            },
            THREADS)) {
      assertTrue(some.await(30, TimeUnit.SECONDS));
      assertEquals(1, ahead.next());
      assertTrue(read.get() <= 34, read + " were read");
    }
    int last = read.get();
    assertTrue(last <= 36, last + " were read");
    Thread.sleep(20);
    assertEquals(last, read.get(), "nothing is read any more");
  }

  @Test
  void whatReadingThrowsIsThrownInItsPlace() {
    try (ReadAhead<Integer> ahead = ReadAhead.of(3, at -> List.of(7, 8).get(at), THREADS)) {
      assertEquals(7, ahead.next());
      assertEquals(8, ahead.next());
      assertThrows(IndexOutOfBoundsException.class, ahead::next);
    }
  }

  @Test
  void aMachineWithOneCoreReadsEachValueWhenItIsAskedFor() {
    AtomicInteger read = new AtomicInteger();
    try (ReadAhead<Integer> ahead =
        Background.onCallersThread().ahead(100, at -> read.incrementAndGet())) {
      assertEquals(1, ahead.next());
      assertEquals(1, read.get());
      assertEquals(2, ahead.next());
    }
    assertEquals(2, read.get());
  }
}
