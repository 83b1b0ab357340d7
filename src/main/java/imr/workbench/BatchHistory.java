package imr.workbench;

import imr.store.Document;
import imr.store.Store;
import imr.store.StoreDamaged;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was done to many letters, as documents of the store: one before the first letter is touched,
 * so that a kill in the midst leaves it known; one with the count at the end; one each time that it
 * is taken back or done again. A document is some lines of a word and what it stands for.
 */
final class BatchHistory {
  private static final Duration APART = Duration.ofMillis(1);

  private final Store store;

  BatchHistory(Store store) {
    this.store = store;
  }

  /** The last first. Damaged papers hide all; the check of the store names them. */
  List<BatchRecord> all() {
    Map<String, BatchRecord> all = new LinkedHashMap<>();
    papers().forEach(paper -> read(paper, all));
    return List.copyOf(all.values()).reversed();
  }

  private List<Document> papers() {
    try {
      return store.documents(Document.Kind.BULK, "");
    } catch (StoreDamaged damaged) {
      return List.of();
    }
  }

  private static void read(Document paper, Map<String, BatchRecord> all) {
    Map<String, String> lines =
        paper
            .text()
            .lines()
            .map(line -> line.split(" ", 2))
            .filter(words -> words.length == 2)
            .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, _) -> one));
    String of = line(lines, "of");
    int letters = Integer.parseInt(line(lines, "letters"));
    String by = line(lines, "by");
    switch (line(lines, "what")) {
      case "ended" -> all.computeIfPresent(of, (_, bulk) -> bulk.endedWith(letters));
      case "back" -> later(all, of, new BatchRecord.Later(true, letters, by, paper.at()));
      case "again" -> later(all, of, new BatchRecord.Later(false, letters, by, paper.at()));
      default -> all.put(paper.name(), begun(paper, lines, letters, by));
    }
  }

  private static BatchRecord begun(
      Document paper, Map<String, String> lines, int letters, String by) {
    return new BatchRecord(
        paper.name(),
        line(lines, "what"),
        letters,
        by,
        line(lines, "author"),
        paper.at(),
        Optional.empty(),
        Optional.empty());
  }

  private static void later(Map<String, BatchRecord> all, String of, BatchRecord.Later later) {
    all.computeIfPresent(of, (_, bulk) -> bulk.later(later));
  }

  private static String line(Map<String, String> lines, String word) {
    return lines.getOrDefault(word, "0");
  }

  /** A time that no other paper has. */
  Instant next(Instant now) {
    return papers().stream()
        .map(p -> p.at().plus(APART))
        .filter(now::isBefore)
        .max(Instant::compareTo)
        .orElse(now);
  }

  /**
   * Notes that a verb begins; on disk when this returns. Gives what it will be known as: of a
   * taking back and a doing again, what it is about.
   *
   * @param author as the gestures will be signed
   */
  BatchRecord begin(BatchAction verb, int letters, String by, String author, Instant at) {
    return switch (verb) {
      case BatchAction.TakeBack(BatchRecord of) -> {
        later(of, "back", letters, by, at);
        yield of;
      }
      case BatchAction.DoAgain(BatchRecord of) -> {
        later(of, "again", letters, by, at);
        yield of;
      }
      case BatchAction.Finish _,
          BatchAction.Flag _,
          BatchAction.Unflag _,
          BatchAction.AssignTo _,
          BatchAction.ExtractAgain _ -> {
        String name = verb.done() + " " + at;
        keep(name, at, "what " + verb.done(), "letters " + letters, "by " + by, "author " + author);
        yield new BatchRecord(
            name, verb.done(), letters, by, author, at, Optional.empty(), Optional.empty());
      }
    };
  }

  private void later(BatchRecord of, String what, int letters, String by, Instant at) {
    keep(
        "%s, %s %s".formatted(of.name(), what, at),
        at,
        "what " + what,
        "of " + of.name(),
        "letters " + letters,
        "by " + by);
  }

  /** Notes how many letters were changed; does nothing for a taking back and a doing again. */
  void end(BatchAction verb, BatchRecord done, int changed, Instant at) {
    if (!(verb instanceof BatchAction.TakeBack || verb instanceof BatchAction.DoAgain)) {
      keep(done.name() + ", ended", at, "what ended", "of " + done.name(), "letters " + changed);
    }
  }

  private void keep(String name, Instant at, String... lines) {
    String text = Arrays.stream(lines).collect(Collectors.joining("\n", "", "\n"));
    store.keep(new Document(Document.Kind.BULK, "", name, at, text));
  }
}
