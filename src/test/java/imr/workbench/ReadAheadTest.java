package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that other threads work out, while this one takes those before. */
final class ReadAheadTest {
  private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

  @Test
  void valuesComeInOrderWhicheverIsReadyFirst() {
    List<Integer> taken = new ArrayList<>();
    try (ReadAhead<Integer> ahead = ReadAhead.of(1_000, ReadAheadTest::slowly, 3, THREADS)) {
      for (int i = 0; i < 1_000; i++) {
        taken.add(ahead.next());
      }
      assertThrows(IllegalStateException.class, ahead::next);
    }
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), taken);
  }

  /** The first of eight takes longer than those after it. */
  private static int slowly(int at) {
    LockSupport.parkNanos(at % 8 == 0 ? 200_000 : 0);
    return at;
  }

  @Test
  void othersAndTheOneWhoWaitsWorkAtOnce() {
    CyclicBarrier all = new CyclicBarrier(3);
    try (ReadAhead<Integer> ahead =
        ReadAhead.of(
            3,
            at -> {
              meet(all);
              return at;
            },
            2,
            THREADS)) {
      assertEquals(0, ahead.next());
      assertEquals(1, ahead.next());
      assertEquals(2, ahead.next());
    }
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new AssertionError(alone);
    }
  }

  @Test
  void readersAreFewValuesAheadAndEndWhenItIsClosed() throws InterruptedException {
    AtomicInteger read = new AtomicInteger();
    CountDownLatch some = new CountDownLatch(32);
    try (ReadAhead<Integer> ahead =
        ReadAhead.of(
            1_000_000,
            at -> {
              some.countDown();
              read.incrementAndGet();
              return at;
            },
            2,
            THREADS)) {
      assertTrue(some.await(30, TimeUnit.SECONDS));
      assertEquals(0, ahead.next());
      assertTrue(read.get() <= 33, read + " were read");
    }
    int last = read.get();
    assertTrue(last <= 33, last + " were read");
    Thread.sleep(20);
    assertEquals(last, read.get(), "nothing is read any more");
  }

  @Test
  void whatReadingThrowsIsThrownInItsPlace() {
    try (ReadAhead<Integer> ahead = ReadAhead.of(3, at -> List.of(7, 8).get(at), 2, THREADS)) {
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
