package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch told = new CountDownLatch(1);
  private final Progress progress =
      new Progress(
          new Console(
              new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8) {
                @Override
                public void println(String line) {
                  super.println(line);
                  told.countDown();
                }
              }));

  @Test
  void howFarItIsStandsOnStandardErrorWhileItTakesLong() {
    boolean seen =
        progress.of(
            "Exporting",
            (_, task) -> {
              task.begin(1_200);
              task.step();
              return awaited();
            });
    assertTrue(seen);
    String first = err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    assertTrue(first.matches("Exporting: 1 of 1,200(, about [0-9,]+ s left)?"), first);
  }

  private boolean awaited() {
    try {
      return told.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsDoneAtOnceIsNotTold() {
    assertEquals("done", progress.of("Exporting", (_, _) -> "done"));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFilesTroubleComesOut() {
    IOException full = new IOException("full");
    UncheckedIOException told =
        assertThrows(
            UncheckedIOException.class,
            () ->
                progress.of(
                    "Exporting",
                    (_, _) -> {
                      throw full;
                    }));
    assertEquals(full, told.getCause());
  }
}
