package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
  @TempDir private Path folder;

  @Test
  void nothingIsMadeBeforeTheFirstLine() {
    new LogFile(folder.resolve("log")).close();
    assertFalse(Files.exists(folder.resolve("log")));
  }

  @Test
  void anAccidentIsWrittenWithItsPlacesAndWithoutItsWords() throws IOException {
    LogRecord line = line("imr.store.Store", "a gesture was not kept");
    line.setThrown(new IllegalStateException("Mr Zebedee", new IOException("sixty-one")));
    String text = written(line);
    assertEquals(
        "2026-01-02T03:04:05.678Z SEVERE imr.store.Store: a gesture was not kept",
        text.lines().findFirst().orElseThrow());
    assertTrue(text.contains("\n  java.lang.IllegalStateException\n    at imr.app.LogFileTest"));
    assertTrue(text.contains("\n  java.io.IOException\n"));
    assertFalse(text.contains("Zebedee") || text.contains("sixty"));
  }

  @Test
  void ofALibrarysLineOnlyThatThereWasOneIsWritten() throws IOException {
    assertEquals(
        "2026-01-02T03:04:05.678Z SEVERE org.apache.pdfbox: (a library's own message)\n",
        written(line("org.apache.pdfbox", "odd operator near Mr Zebedee")));
  }

  @Test
  void theLogNeverGrowsBeyondThreeFilesOfAMegabyte() throws IOException {
    LogFile log = new LogFile(folder);
    for (int i = 0; i < 5000; i++) {
      log.publish(line("imr.app", "x".repeat(1000)));
    }
    log.close();
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
    assertTrue(Files.size(log.newest()) <= (1 << 20) + 2000);
  }

  @Test
  void aLogThatCannotBeWrittenSaysNothingAndGoesOnOnceItCan() throws IOException {
    Path place = folder.resolve("log");
    Files.writeString(place, "in the way");
    PrintStream console = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      LogFile log = new LogFile(place);
      log.publish(line("imr.app", "lost"));
      Files.delete(place);
      log.publish(line("imr.app", "kept"));
      assertTrue(Files.readString(log.newest()).endsWith("imr.app: kept\n"));
    } finally {
      System.setErr(console);
    }
    assertEquals("", told.toString(StandardCharsets.UTF_8));
  }

  private String written(LogRecord line) throws IOException {
    LogFile log = new LogFile(folder);
    log.publish(line);
    log.close();
    return Files.readString(log.newest()).replace("\r\n", "\n");
  }

  private static LogRecord line(String logger, String words) {
    LogRecord line = new LogRecord(Level.SEVERE, words);
    line.setLoggerName(logger);
    line.setInstant(java.time.Instant.parse("2026-01-02T03:04:05.678Z"));
    return line;
  }
}
