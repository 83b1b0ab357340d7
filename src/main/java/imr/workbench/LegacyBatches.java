package imr.workbench;

import imr.store.Document;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The batch actions from before batches had ids, as documents of the store tell of them: one for
 * the beginning, one with the count at the end, one each time that it was undone or redone. Nothing
 * writes such documents now. Each line of one is a key and a value.
 */
final class LegacyBatches {
  private final Map<String, BatchRecord> byName = new LinkedHashMap<>();
  private final Map<BatchRecord.Key, BatchRecord.Key> about = new HashMap<>();

  private LegacyBatches() {}

  /** A damaged document hides all; the check of the store names it. */
  static LegacyBatches in(Store store) {
    LegacyBatches batches = new LegacyBatches();
    try {
      store.documents(Document.Kind.BULK, "").forEach(batches::read);
      return batches;
    } catch (StoreDamagedException damaged) {
      return new LegacyBatches();
    }
  }

  /** The first one first. */
  List<BatchRecord> all() {
    return List.copyOf(byName.values());
  }

  /** Of each undo and each redo, which batch it was about. */
  Map<BatchRecord.Key, BatchRecord.Key> about() {
    return Map.copyOf(about);
  }

  private void read(Document document) {
    Map<String, String> lines =
        document
            .text()
            .lines()
            .map(line -> line.split(" ", 2))
            .filter(words -> words.length == 2)
            .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, _) -> one));
    String of = value(lines, "of");
    int letters = Integer.parseInt(value(lines, "letters"));
    String by = value(lines, "by");
    switch (value(lines, "what")) {
      case "ended" -> byName.computeIfPresent(of, (_, batch) -> batch.changed(letters));
      case "back" -> later(of, later(document, true, letters, by));
      case "again" -> later(of, later(document, false, letters, by));
      case String what ->
          byName.put(
              document.name(),
              new BatchRecord(
                  new BatchRecord.Key.First(value(lines, "author"), document.at()),
                  action(what),
                  letters,
                  Optional.empty(),
                  by,
                  document.at(),
                  Optional.empty()));
    }
  }

  private void later(String of, BatchRecord.Later later) {
    byName.computeIfPresent(
        of,
        (_, batch) -> {
          about.put(new BatchRecord.Key.First(later.by(), later.at()), batch.key());
          return batch.later(later);
        });
  }

  private static BatchRecord.Later later(Document document, boolean back, int letters, String by) {
    return new BatchRecord.Later(back, letters, by, document.at());
  }

  private static BatchAction action(String what) {
    return switch (what) {
      case "finished" -> new BatchAction.Finish();
      case "freed of their flag" -> new BatchAction.Unflag();
      case "extracted again" -> new BatchAction.ExtractAgain();
      case "assigned to nobody" -> new BatchAction.AssignTo(Optional.empty());
      case String assigned when assigned.startsWith("assigned to ") ->
          new BatchAction.AssignTo(Optional.of(assigned.substring("assigned to ".length())));
      case String _ -> new BatchAction.Flag();
    };
  }

  private static String value(Map<String, String> lines, String key) {
    return lines.getOrDefault(key, "0");
  }
}
