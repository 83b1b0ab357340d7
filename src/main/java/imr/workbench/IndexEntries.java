package imr.workbench;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.ledger.Ledger;
import imr.review.Correction.Kind;
import imr.review.CorrectionCounts;
import imr.review.Corrections;
import imr.search.IndexEntry;
import imr.store.StoredLetter;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalogue's card of a letter, from what the store has of it. */
final class IndexEntries {
  private IndexEntries() {}

  static IndexEntry of(StoredLetter filed, Schema schema, Clock clock) {
    Ledger ledger = filed.kept().ledger();
    return IndexEntry.of(
        filed.kept().letter(),
        schema,
        ledger,
        filed.numbered().row().headline(),
        corrected(schema, ledger),
        filed.numbered().number(),
        filed.numbered().row().archived(),
        ZonedDateTime.now(clock));
  }

  /** Nothing is corrected where only a program has spoken. */
  private static Map<FieldId, Map<String, Integer>> corrected(Schema schema, Ledger ledger) {
    return ledger.last() < 2
        ? Map.of()
        : CorrectionCounts.of(Corrections.of(schema, ledger)).byField().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> words(e.getValue())));
  }

  private static Map<String, Integer> words(Map<Kind, Integer> counts) {
    Map<String, Integer> words = new TreeMap<>();
    counts.forEach(
        (kind, count) -> {
          if (kind != Kind.KEPT) {
            words.put(kind.words(), count);
          }
        });
    return words;
  }
}
