package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work beside the window's thread: results, progress, stop, and an end that is orderly. */
@Timeout(20)
final class BackgroundTest {

  @Test
  void resultsAreDeliveredWhereTheCallerSaysAndNotBefore() throws InterruptedException {
    BlockingQueue<Runnable> windowsThread = new LinkedBlockingQueue<>();
    List<Object> seen = new ArrayList<>();
    try (Background background = Background.onAllCores(windowsThread::add)) {
      background.run(task -> 6 * 7, seen::add, seen::add);
      Runnable delivery = windowsThread.take();
      assertEquals(List.of(), seen);
      delivery.run();
      assertEquals(List.of(42), seen);
    }
  }

  @Test
  void whatGoesWrongIsDeliveredTooAlsoAnError() throws InterruptedException {
    BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    AssertionError error = new AssertionError("wrong");
    try (Background background = Background.onAllCores(Runnable::run)) {
      background.run(
          task -> {
            throw error;
          },
          result -> {},
          failures::add);
      assertSame(error, failures.take());
    }
  }

  @Test
  void onTheCallersThreadEverythingHasHappenedWhenRunComesBack() {
    List<String> seen = new ArrayList<>();
    try (Background background = Background.onCallersThread()) {
      Task task =
          background.run(
              running -> {
                background.each(3, running, at -> seen.add("piece " + at));
                return Thread.currentThread();
              },
              thread -> seen.add(thread.equals(Thread.currentThread()) ? "here" : "elsewhere"),
              accident -> seen.add("accident"));
      assertEquals(List.of("piece 0", "piece 1", "piece 2", "here"), seen);
      assertEquals(new Task.Progress(3, 3, Optional.empty()), task.progress());
    }
  }

  @Test
  void everyPieceIsDoneOnceAndAllCoresTakePart() {
    try (Background background = Background.onAllCores(Runnable::run)) {
      AtomicInteger[] done = new AtomicInteger[1000];
      Arrays.setAll(done, at -> new AtomicInteger());
      CountDownLatch allThere = new CountDownLatch(background.workers());
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      background.each(
          1000,
          new Task(System::nanoTime),
          at -> {
            if (threads.add(Thread.currentThread())) {
              allThere.countDown();
              await(allThere);
            }
            done[at].incrementAndGet();
          });
      assertEquals(background.workers(), threads.size());
      for (AtomicInteger piece : done) {
        assertEquals(1, piece.get());
      }
    }
  }

  @Test
  void anExceptionOfOnePieceEndsTheRestAndComesOutAsItIs() {
    IllegalStateException accident = new IllegalStateException("piece 3");
    AtomicInteger done = new AtomicInteger();
    try (Background background = Background.onAllCores(Runnable::run)) {
      IllegalStateException seen =
          assertThrows(
              IllegalStateException.class,
              () ->
                  background.each(
                      1_000_000,
                      new Task(System::nanoTime),
                      at -> {
                        done.incrementAndGet();
                        if (at == 3) {
                          throw accident;
                        }
                      }));
      assertSame(accident, seen);
      assertTrue(done.get() < 1_000_000);
    }
  }

  @Test
  void aStopEndsThePiecesAndStillGivesTheResultSoFar() throws InterruptedException {
    BlockingQueue<Integer> results = new LinkedBlockingQueue<>();
    CountDownLatch begun = new CountDownLatch(1);
    try (Background background = Background.onAllCores(Runnable::run)) {
      Task task =
          background.run(
              running -> {
                AtomicInteger done = new AtomicInteger();
                background.each(
                    Integer.MAX_VALUE,
                    running,
                    at -> {
                      done.incrementAndGet();
                      begun.countDown();
                    });
                return done.get();
              },
              results::add,
              accident -> results.add(-1));
      await(begun);
      task.stop();
      int done = results.poll(1, TimeUnit.SECONDS);
      assertTrue(done > 0 && done < Integer.MAX_VALUE, "done: " + done);
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void closingStopsWhatRunsWaitsForItsEndAndRefusesMore() {
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Background background = Background.onAllCores(Runnable::run);
    background.run(
        task -> {
          begun.countDown();
          while (!task.stopped()) {
            Thread.onSpinWait();
          }
          return ended.incrementAndGet();
        },
        result -> {},
        accident -> {});
    await(begun);
    background.close();
    assertEquals(1, ended.get());
    assertThrows(
        IllegalStateException.class, () -> background.run(task -> 1, one -> {}, accident -> {}));
  }

  @Test
  void theRestIsEstimatedFromThePaceSoFar() {
    AtomicLong clock = new AtomicLong();
    Task task = new Task(clock::get);
    assertEquals(new Task.Progress(0, 0, Optional.empty()), task.progress());
    clock.set(Duration.ofSeconds(5).toNanos());
    task.begin(100);
    for (int step = 0; step < 25; step++) {
      task.step();
    }
    assertEquals(new Task.Progress(25, 100, Optional.empty()), task.progress());
    clock.set(Duration.ofSeconds(15).toNanos());
    Duration rest = Duration.ofSeconds(30);
    assertEquals(new Task.Progress(25, 100, Optional.of(rest)), task.progress());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
