package imr.workbench;

import imr.ledger.Act;
import imr.ledger.BatchId;
import imr.review.ValueDecision;
import imr.store.Store;
import imr.store.StoredBatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The batch actions that the ledger tells of, with whether they were undone. */
final class BatchHistory {
  private final Store store;

  BatchHistory(Store store) {
    this.store = store;
  }

  /** The last one first; goes through all gestures. */
  List<BatchRecord> all() {
    LegacyBatches first = LegacyBatches.in(store);
    Reading reading = new Reading(first);
    store.batches().forEach(reading::take);
    return List.copyOf(reading.all.values()).reversed();
  }

  /** The batches read so far. */
  private static final class Reading {
    private final Map<BatchRecord.Key, BatchRecord> all = new LinkedHashMap<>();
    private final Map<BatchRecord.Key, BatchRecord.Key> about = new HashMap<>();

    Reading(LegacyBatches first) {
      first.all().forEach(batch -> all.put(batch.key(), batch));
      about.putAll(first.about());
    }

    void take(StoredBatch batch) {
      switch (batch.act()) {
        case Act.Finish() -> put(batch, new BatchAction.Finish());
        case Act.Flag _ -> put(batch, new BatchAction.Flag());
        case Act.Unflag _ -> put(batch, new BatchAction.Unflag());
        case Act.Assign(Optional<String> person) -> put(batch, new BatchAction.AssignTo(person));
        case Act.ReExtract() -> put(batch, new BatchAction.ExtractAgain());
        case Act.UseRun(_, String source) ->
            put(batch, new BatchAction.UseRun(source, source, batch.author()));
        case Act.Confirm _, Act.AcceptMany _ -> decided(batch, new ValueDecision.Confirm());
        case Act.MarkNotStated _ -> decided(batch, new ValueDecision.NotStated());
        case Act.Reject _ -> decided(batch, new ValueDecision.Reject());
        case Act.Correct _, Act.SelectText _ -> decided(batch, new ValueDecision.Correct("…"));
        case Act.Propagate(_, String from) ->
            put(batch, new BatchAction.Propagate(Optional.empty(), from));
        case Act.Undo _ -> later(batch, true);
        case Act.Redo _ -> later(batch, false);
        case Act _ -> {
          // A later version can do more to many letters.
        }
      }
    }

    private void decided(StoredBatch batch, ValueDecision decision) {
      put(batch, new BatchAction.DecideValues(decision, Map.of(), batch.counts()));
    }

    private void put(StoredBatch batch, BatchAction action) {
      BatchRecord.Key key = new BatchRecord.Key.Id(batch.id());
      all.put(
          key,
          new BatchRecord(
              key,
              action,
              batch.id().letters(),
              Optional.of(batch.gestures()),
              batch.id().by(),
              batch.at(),
              Optional.empty()));
    }

    /** What undoes a redo undoes what that did again. */
    private void later(StoredBatch batch, boolean back) {
      batch
          .about()
          .map(BatchHistory::key)
          .map(key -> about.getOrDefault(key, key))
          .ifPresent(
              key -> {
                about.put(new BatchRecord.Key.Id(batch.id()), key);
                all.computeIfPresent(
                    key, (_, was) -> was.later(later(batch.id(), back, batch.at())));
              });
    }

    private static BatchRecord.Later later(BatchId id, boolean back, Instant at) {
      return new BatchRecord.Later(back, id.letters(), id.by(), at);
    }
  }

  private static BatchRecord.Key key(StoredBatch.Origin of) {
    return of.batch()
        .<BatchRecord.Key>map(BatchRecord.Key.Id::new)
        .orElseGet(() -> new BatchRecord.Key.First(of.author(), of.at()));
  }

  /** The letters that a batch changed, in the library's order; goes through all gestures. */
  List<String> letters(BatchRecord of) {
    return switch (of.key()) {
      case BatchRecord.Key.Id(var batch) -> store.lettersOf(batch);
      case BatchRecord.Key.First(String author, var at) -> store.lettersOf(author, at);
    };
  }
}
